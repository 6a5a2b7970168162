/** Files named on the command line, read and looked through; one that cannot be read does not stop the others. */
import { basename, resolve } from 'node:path';
import { CodedError } from '../core/errors.ts';
import { plainAccountList } from '../unpack/account-csv.ts';
import { type FileContents, readFileContents } from '../unpack/read-file.ts';
import { LARGEST_FILE_BYTES } from '../unpack/text.ts';
import { systemFiles } from '../vault/file-system.ts';
import { type PlainSource, plainSource } from '../vault/plain-source.ts';
import { readFailure } from '../vault/storage-error.ts';
import { type ExportSecretOptions, type ExportSecrets, readExportSecrets } from './export-secrets.ts';
import { readFileUpTo, STANDARD_INPUT } from './read-up-to.ts';
import { lineOf } from './sentences.ts';
import { printable } from './table.ts';
import { CliError, type Terminal, UsageError } from './terminal.ts';

export interface ReadFindings extends FileContents {
  readonly file: string;
  readonly error: null;
  /** Null for what is no file that can be deleted: standard input, a pipe. */
  readonly source: PlainSource | null;
  /** It holds no codes and names accounts. */
  readonly isAccountList: boolean;
}

export type FileFindings = ReadFindings | { readonly file: string; readonly error: CodedError };

export interface ReadOptions extends ExportSecretOptions {
  /** The service of codes that nothing in a file speaks for. */
  readonly service?: string | undefined;
}

/**
 * What each file holds, in the order of the arguments.
 * @throws UsageError when standard input is asked for more than once.
 */
export async function readFiles(
  terminal: Terminal,
  files: readonly string[],
  options: ReadOptions = {},
): Promise<FileFindings[]> {
  if (files.filter((file) => file === STANDARD_INPUT).length > 1) {
    throw new UsageError('standard input can be read only once');
  }
  const secrets = await readExportSecrets(terminal, files, options);
  const findings: FileFindings[] = [];
  for (const file of files) findings.push(await readOne(terminal, file, secrets, options.service ?? null));
  return findings;
}

async function readOne(
  terminal: Terminal,
  file: string,
  secrets: ExportSecrets,
  service: string | null,
): Promise<FileFindings> {
  try {
    const bytes = file === STANDARD_INPUT ? await terminal.input.rest() : await readBytes(file);
    const source = await sourceOf(file, bytes);
    const name = file === STANDARD_INPUT ? '' : basename(file);
    const contents = await secrets.use(file, (given) => readFileContents(name, bytes, { ...given, service }));
    const isAccountList = contents.sets.length === 0 && plainAccountList(bytes) !== null;
    return { file, error: null, source, isAccountList, ...contents };
  } catch (error) {
    if (error instanceof CodedError) return { file, error };
    throw error;
  }
}

/** What stands below `/dev` is a pipe or a device, such as the `<(...)` of a shell. */
function sourceOf(file: string, bytes: Uint8Array): Promise<PlainSource | null> {
  const isFile = file !== STANDARD_INPUT && !/^\/(?:dev|proc)\//.test(resolve(file));
  return isFile ? plainSource(systemFiles, resolve(file), bytes) : Promise.resolve(null);
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFileUpTo(file, LARGEST_FILE_BYTES + 1);
  } catch (error) {
    throw readFailure(error);
  }
}

/** The exit status when some files were read and others not. */
const PARTLY_READ = 5;

/**
 * Lists the files that were not read.
 * @throws the first error when no file was read.
 */
export function sayWhatWasNotRead(terminal: Terminal, findings: readonly FileFindings[]): void {
  const failed = findings.flatMap(({ file, error }) => (error === null ? [] : [aboutFile(file, error)]));
  const [first, ...others] = failed;
  if (first === undefined) return;
  if (failed.length < findings.length) {
    terminal.say(lineOf(first));
    terminal.endWith(PARTLY_READ);
  }
  for (const error of others) terminal.say(lineOf(error));
  if (failed.length === findings.length) throw first;
}

function aboutFile(file: string, { code, detail }: CodedError): CliError {
  const name = file === STANDARD_INPUT ? 'standard input' : printable(file);
  return new CliError(code, detail === null ? name : `${name}: ${detail}`);
}
