/** Where secrets come from: a file, standard input, or a prompt; never an argument (cli.md). */
import { MOST_KEY_FILE_BYTES, readKeyFile } from '../core/format/key-file.ts';
import { checkNewPassphrase } from '../core/format/passphrase.ts';
import { readShare } from '../core/format/share.ts';
import type { Credentials } from '../core/format/unlock.ts';
import { readFailure } from '../vault/storage-error.ts';
import { readFileUpTo, STANDARD_INPUT } from './read-up-to.ts';
import { CliError, decodeSecret, type Terminal, UsageError } from './terminal.ts';

export interface SecretOptions {
  /** A file, or `-` for the first line of standard input. */
  readonly passphraseFile?: string | undefined;
  /** The key file that goes with the passphrase. */
  readonly keyFile?: string | undefined;
  /** Files of shares, which open a vault instead of a passphrase. */
  readonly shareFile?: readonly string[] | undefined;
}

const ENVIRONMENT = 'COLDKEEP_PASSPHRASE_FILE';

/**
 * What opens a vault: shares, or a passphrase or recovery key, with a key file or without.
 * @throws CodedError `no-such-file`, `key-file-damaged`, `share-mistyped`, or what {@link readSecret} throws.
 */
export async function readCredentials(terminal: Terminal, options: SecretOptions): Promise<Credentials> {
  const { keyFile, shareFile = [] } = options;
  if (shareFile.length > 0) {
    if (keyFile !== undefined || options.passphraseFile !== undefined) {
      throw new UsageError('shares open a vault alone, without a passphrase or a key file');
    }
    const texts = await Promise.all(shareFile.map((file) => readTextOf(file, 'share', MOST_SHARE_BYTES)));
    return { secret: '', shares: texts.map((text) => readShare(text ?? '')) };
  }
  // Before the passphrase: nobody types one for a key file that is not there.
  const text = keyFile === undefined ? null : await readTextOf(keyFile, 'key file', MOST_KEY_FILE_BYTES);
  const key = keyFile === undefined ? null : readKeyFile(text ?? '');
  return { secret: await readSecret(terminal, options), keyFile: key };
}

/** A share is some hundred bytes, with whatever was noted beside it. */
const MOST_SHARE_BYTES = 4096;

/** Null for a file that is too large or no text. */
async function readTextOf(file: string, what: string, mostBytes: number): Promise<string | null> {
  if (file === STANDARD_INPUT) throw new UsageError(`a ${what} comes from a file`);
  const bytes = await readFileUpTo(file, mostBytes + 1).catch((error: unknown) => {
    const { code, detail } = readFailure(error);
    throw new CliError(code, detail === null ? `the ${what}` : `the ${what}, ${detail}`);
  });
  const text = bytes.length > mostBytes ? null : decodeSecret(bytes);
  bytes.fill(0);
  return text;
}

/** The passphrase or recovery key that opens a vault. */
export async function readSecret(terminal: Terminal, { passphraseFile }: SecretOptions): Promise<string> {
  const file = passphraseFile ?? terminal.env[ENVIRONMENT];
  if (file) return readSecretFile(terminal, file);
  if (terminal.canAsk) return askSecret('Passphrase or recovery key');
  throw new UsageError('no terminal to ask on; give the passphrase with --passphrase-file');
}

/** Whether the secret is the first line of standard input, which then holds no document. */
export function secretOnStandardInput(terminal: Terminal, { passphraseFile }: SecretOptions): boolean {
  return (passphraseFile ?? terminal.env[ENVIRONMENT]) === STANDARD_INPUT;
}

export interface NewSecretOptions extends SecretOptions {
  readonly newPassphraseFile?: string | undefined;
  readonly generate?: boolean | undefined;
}

/** The passphrase of a new vault, or null when one is to be generated. An explicit `--generate` wins over the environment. */
export async function readNewSecret(terminal: Terminal, options: NewSecretOptions): Promise<string | null> {
  const named = options.passphraseFile ?? options.newPassphraseFile;
  if (options.generate) {
    if (named) throw new UsageError('--generate and a passphrase file exclude each other');
    return null;
  }
  const file = options.passphraseFile ?? terminal.env[ENVIRONMENT] ?? options.newPassphraseFile;
  if (file) return readSecretFile(terminal, file);
  if (!terminal.canAsk) throw new UsageError('no terminal to ask on; give --passphrase-file or --generate');
  return askNewSecret();
}

export interface ReplacementOptions {
  readonly newPassphraseFile?: string | undefined;
  readonly generate?: boolean | undefined;
}

/** @throws UsageError where a new passphrase can come from nowhere: said before the old one is asked for. */
export function refuseWithoutReplacement(
  terminal: Terminal,
  { newPassphraseFile, generate }: ReplacementOptions,
): void {
  if (generate && newPassphraseFile !== undefined) {
    throw new UsageError('--generate and a passphrase file exclude each other');
  }
  if (generate || newPassphraseFile !== undefined || terminal.canAsk) return;
  throw new UsageError('no terminal to ask on; give --new-passphrase-file or --generate');
}

/** A new passphrase for a vault that is there, or null when one is to be generated. */
export async function readReplacement(
  terminal: Terminal,
  { newPassphraseFile, generate }: ReplacementOptions,
): Promise<string | null> {
  if (generate) return null;
  return newPassphraseFile === undefined ? askNewSecret() : readSecretFile(terminal, newPassphraseFile);
}

async function askNewSecret(): Promise<string | null> {
  const first = await askSecret('New passphrase of 15 characters or more (empty: make one)');
  if (first === '') return null;
  checkNewPassphrase(first);
  if ((await askSecret('The same once more')) !== first) throw new CliError('cancelled', 'the two entries differ');
  return first;
}

const MOST_SECRET_BYTES = 64 * 1024;

/** The one line of a file, without the line end at its end; nothing else is trimmed. */
export async function readSecretFile(terminal: Terminal, file: string, what = 'passphrase'): Promise<string> {
  if (file === STANDARD_INPUT) return terminal.input.secret();
  const bytes = await readFileUpTo(file, MOST_SECRET_BYTES + 1).catch((error: unknown) => {
    const { code, detail } = readFailure(error);
    throw new CliError(code, detail === null ? `the ${what} file` : `the ${what} file, ${detail}`);
  });
  const text = bytes.length > MOST_SECRET_BYTES ? null : decodeSecret(bytes)?.replace(/\r?\n$/, '');
  bytes.fill(0);
  if (text === null || text === undefined) throw new UsageError(`the ${what} file is not UTF-8 text`);
  // Half of such a secret could be typed nowhere: most likely the file is another one.
  if (/[\r\n]/.test(text)) throw new UsageError(`the ${what} file has more than one line`);
  return text;
}

/** Asks on the terminal without showing what is typed. The prompt draws on standard error, so that a result can be piped. */
export async function askSecret(message: string): Promise<string> {
  const { password } = await import('@inquirer/prompts');
  return password({ message, mask: false, toggleMask: false }, { output: process.stderr });
}
