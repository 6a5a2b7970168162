/** Where secrets come from: a file, standard input, or a prompt; never an argument (cli.md). */
import { checkNewPassphrase } from '../core/format/passphrase.ts';
import { systemFiles } from '../vault/file-system.ts';
import { readFailure } from '../vault/storage-error.ts';
import { CliError, type Terminal, UsageError } from './terminal.ts';

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
  const first = await askSecret('New passphrase, 15 characters at least; leave it empty to have one generated');
  if (first === '') return null;
  checkNewPassphrase(first);
  if ((await askSecret('The same once more')) !== first) throw new CliError('cancelled', 'the two entries differ');
  return first;
}

/** The text of a file without the line end at its end; nothing else is trimmed. */
async function readSecretFile(terminal: Terminal, file: string): Promise<string> {
  if (file === '-') return terminal.input.secret();
  const bytes = await systemFiles.readFile(file).catch((error: unknown) => {
    throw readFailure(error);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).replace(/\r?\n$/, '');
  } catch {
    throw new UsageError('the passphrase file is not UTF-8 text');
  } finally {
    bytes.fill(0);
  }
}

/** Asks on the terminal without showing what is typed. The prompt draws on standard error, so that a result can be piped. */
async function askSecret(message: string): Promise<string> {
  const { password } = await import('@inquirer/prompts');
  return password({ message, mask: false, toggleMask: false }, { output: process.stderr });
}
