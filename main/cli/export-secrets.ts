/** What opens a locked export or database: its own password and key file, which are other things than those of the vault. */
import type { CodedError } from '../core/errors.ts';
import type { FileSecrets } from '../unpack/document.ts';
import { readFailure } from '../vault/storage-error.ts';
import { readFileUpTo, STANDARD_INPUT } from './read-up-to.ts';
import { askSecret, readSecretFile } from './secrets.ts';
import { printable } from './table.ts';
import { CliError, type Terminal, UsageError } from './terminal.ts';

export interface ExportSecretOptions {
  /** The password of the files, in a file; `-` is the first line of standard input. */
  readonly passwordFile?: string | undefined;
  /** A KeePass key file. */
  readonly importKeyFile?: string | undefined;
}

/** Key files of KeePass are some hundred bytes; any file may be one. */
const MOST_KEY_BYTES = 25 * 1024 * 1024;
const MOST_TRIES = 3;

/** Opens each file with what was given, and asks where nothing was. */
export interface ExportSecrets {
  /** @param open is called again with a password that was typed. @throws CodedError as `open`. */
  use<T>(file: string, open: (secrets: FileSecrets) => Promise<T>): Promise<T>;
}

/** @throws UsageError where standard input is to be two things; CliError for files that cannot be read. */
export async function readExportSecrets(
  terminal: Terminal,
  files: readonly string[],
  { passwordFile, importKeyFile }: ExportSecretOptions,
): Promise<ExportSecrets> {
  if (passwordFile === STANDARD_INPUT && files.includes(STANDARD_INPUT)) {
    throw new UsageError('standard input cannot be both a file and a secret');
  }
  const keyFile = importKeyFile === undefined ? null : await readKey(importKeyFile);
  const password = passwordFile === undefined ? null : await readSecretFile(terminal, passwordFile, 'password');
  return {
    use: async (file, open) => {
      try {
        return await open({ password, keyFile });
      } catch (error) {
        if (passwordFile !== undefined || !terminal.canAsk || !isLocked(error)) throw error;
        return askAndOpen(terminal, file, (typed) => open({ password: typed, keyFile }));
      }
    },
  };
}

const isLocked = (error: unknown): boolean => hasCode(error, 'password-needed') || hasCode(error, 'wrong-secret');
const hasCode = (error: unknown, code: CodedError['code']): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

async function askAndOpen<T>(terminal: Terminal, file: string, open: (password: string) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const password = await askSecret(`Password of ${file === STANDARD_INPUT ? 'standard input' : printable(file)}`);
    try {
      return await open(password);
    } catch (error) {
      if (tries >= MOST_TRIES || !hasCode(error, 'wrong-secret')) throw error;
      terminal.say('This password does not fit.\n');
    }
  }
}

async function readKey(file: string): Promise<Uint8Array> {
  if (file === STANDARD_INPUT) throw new UsageError('a key file comes from a file');
  const bytes = await readFileUpTo(file, MOST_KEY_BYTES + 1).catch((error: unknown) => {
    const { code, detail } = readFailure(error);
    throw new CliError(code, detail === null ? 'the key file' : `the key file, ${detail}`);
  });
  if (bytes.length > MOST_KEY_BYTES) throw new CliError('too-large', 'the key file');
  return bytes;
}
