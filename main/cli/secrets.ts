/** Where secrets come from: a file, standard input, or a prompt; never an argument (cli.md). */
import { checkNewPassphrase } from '../core/format/passphrase.ts';
import { readFailure } from '../vault/storage-error.ts';
import { readFileUpTo, STANDARD_INPUT } from './read-up-to.ts';
import { CliError, decodeSecret, type Terminal, UsageError } from './terminal.ts';

export interface SecretOptions {
  /** A file, or `-` for the first line of standard input. */
  readonly passphraseFile?: string | undefined;
}

const ENVIRONMENT = 'COLDKEEP_PASSPHRASE_FILE';

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
  const first = await askSecret('New passphrase of 15 characters or more (empty: make one)');
  if (first === '') return null;
  checkNewPassphrase(first);
  if ((await askSecret('The same once more')) !== first) throw new CliError('cancelled', 'the two entries differ');
  return first;
}

const MOST_SECRET_BYTES = 64 * 1024;

/** The one line of a file, without the line end at its end; nothing else is trimmed. */
async function readSecretFile(terminal: Terminal, file: string): Promise<string> {
  if (file === STANDARD_INPUT) return terminal.input.secret();
  const bytes = await readFileUpTo(file, MOST_SECRET_BYTES + 1).catch((error: unknown) => {
    const { code, detail } = readFailure(error);
    throw new CliError(code, detail === null ? 'the passphrase file' : `the passphrase file, ${detail}`);
  });
  const text = bytes.length > MOST_SECRET_BYTES ? null : decodeSecret(bytes)?.replace(/\r?\n$/, '');
  bytes.fill(0);
  if (text === null || text === undefined) throw new UsageError('the passphrase file is not UTF-8 text');
  // Half of such a secret could be typed nowhere: most likely the file is another one.
  if (/[\r\n]/.test(text)) throw new UsageError('the passphrase file has more than one line');
  return text;
}

/** Asks on the terminal without showing what is typed. The prompt draws on standard error, so that a result can be piped. */
async function askSecret(message: string): Promise<string> {
  const { password } = await import('@inquirer/prompts');
  return password({ message, mask: false, toggleMask: false }, { output: process.stderr });
}
