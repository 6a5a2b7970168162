/** Files named on the command line, read and looked through; one that cannot be read does not stop the others. */
import { basename } from 'node:path';
import { CodedError } from '../core/errors.ts';
import type { ImportResult } from '../core/importers/draft.ts';
import { readText } from '../core/importers/read-text.ts';
import { readDocument } from '../unpack/document.ts';
import { systemFiles } from '../vault/file-system.ts';
import { readFailure } from '../vault/storage-error.ts';
import { lineOf } from './sentences.ts';
import type { Terminal } from './terminal.ts';

export type FileFindings =
  | ({ readonly file: string; readonly encoding: string; readonly error: null } & ImportResult)
  | { readonly file: string; readonly error: CodedError };

const STANDARD_INPUT = '-';

/** What each file holds, in the order of the arguments. */
export async function readFiles(terminal: Terminal, files: readonly string[]): Promise<FileFindings[]> {
  const findings: FileFindings[] = [];
  for (const file of files) findings.push(await readOne(terminal, file));
  return findings;
}

async function readOne(terminal: Terminal, file: string): Promise<FileFindings> {
  try {
    const bytes = file === STANDARD_INPUT ? await terminal.input.rest() : await readBytes(file);
    const { document, encoding } = readDocument(file === STANDARD_INPUT ? '' : basename(file), bytes);
    return { file, encoding, error: null, ...readText(document) };
  } catch (error) {
    if (error instanceof CodedError) return { file, error };
    throw error;
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await systemFiles.readFile(file);
  } catch (error) {
    throw readFailure(error);
  }
}

/** Partly read is exit 5; when nothing could be read, the first error ends the command. */
const PARTLY_READ = 5;

/** @throws the first error when no file could be read. */
export function sayWhatWasNotRead(terminal: Terminal, findings: readonly FileFindings[]): void {
  const failed = findings.flatMap(({ file, error }) => (error === null ? [] : [{ file, error }]));
  const first = failed[0];
  if (first === undefined) return;
  if (failed.length === findings.length && failed.length === 1) throw first.error;
  for (const { file, error } of failed) terminal.say(`${file}: ${lineOf(error)}`);
  terminal.endWith(PARTLY_READ);
}
