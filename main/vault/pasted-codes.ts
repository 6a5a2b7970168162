/** Codes that come to a set that is there: read from a text as the importers read a list, whatever stands around them. */
import { CodedError } from '../core/errors.ts';
import { cleanLine, cleanTyped, linesOf } from '../core/importers/clean.ts';
import { readCodeLine } from '../core/importers/code-line.ts';
import type { FieldText } from '../core/importers/draft.ts';
import { readTexts } from '../core/importers/read-texts.ts';

/** What was pasted is not what was asked for; codes `nothing-found` and `usage`. */
export class PasteError extends CodedError {
  override name = 'PasteError';
}

/** A code as it is to be stored. */
export interface PastedCode {
  /** Cleaned like one that was imported. */
  readonly text: string;
  /** Its source says that it is spent. */
  readonly used: boolean;
}

/**
 * The codes of one set. Where the importers see no set, as in one code without a word, every line that is not empty has to be a
 * code or a row of codes.
 *
 * @param documents - what a file holds; of a text that was pasted, the text under no name
 * @param service - catalogue id of the service of the set, or null
 * @throws PasteError `nothing-found`, `usage` for texts with more than one set; ImportError `too-large`.
 */
export function pastedCodes(documents: readonly FieldText[], service: string | null): readonly PastedCode[] {
  const named = documents.map((document) => ({ ...document, name: `${service ?? ''} recovery codes.txt` }));
  const [set, second] = readTexts(named).sets;
  if (second !== undefined) throw new PasteError('usage', 'there is more than one set of codes in it');
  if (set !== undefined) return set.codes.map(({ text, used }) => ({ text, used }));
  const codes = documents.flatMap(({ text }) => [...linesOf(text)].flatMap(bareCodes));
  if (codes.length === 0) throw new PasteError('nothing-found');
  return [...new Map(codes.map((code) => [code.text, code])).values()];
}

function bareCodes(line: string): readonly PastedCode[] {
  const cleaned = cleanLine(line).trim();
  if (cleaned === '') return [];
  const read = readCodeLine(cleaned);
  if (read === null || read.strays.length > 0) throw new PasteError('nothing-found', 'a line is no code');
  return read.cells.map(({ text, used }) => ({ text, used }));
}

/**
 * The one code of a text, cleaned; a number before it, and marks of a list, are not part of it.
 * @throws PasteError `nothing-found` for more than one line, or for what can be no code.
 */
export function pastedCode(text: string): string {
  const lines = [...linesOf(text)].filter((line) => cleanLine(line).trim() !== '');
  const [line, second] = lines;
  if (line === undefined || second !== undefined)
    throw new PasteError('nothing-found', 'one code on one line is needed');
  const cells = readCodeLine(cleanLine(line).trim())?.cells ?? [];
  const only = cells.length === 1 ? cells[0]?.text : undefined;
  const code = cleanTyped(only ?? line);
  if (code === null) throw new PasteError('nothing-found', 'that can be no code');
  return code;
}
