/** One file from its bytes to the sets in it; the way of the command line and of the window's worker. */
import type { FieldText, ImportResult } from '../core/importers/draft.ts';
import { readTexts } from '../core/importers/read-texts.ts';
import { unpack } from './document.ts';
import type { EncodingName } from './text.ts';

export interface FileContents extends ImportResult {
  readonly encoding: EncodingName;
  /** The texts that were looked through. */
  readonly documents: readonly FieldText[];
}

/**
 * What a file holds. A service that the user names speaks for bare codes that nothing in the file speaks for.
 *
 * @param name without its path; empty for what has none
 * @throws CodedError `unsupported-format`, `too-large`
 */
export function readFileContents(name: string, bytes: Uint8Array, service: string | null = null): FileContents {
  const { documents, encoding, warnings } = unpack(name, bytes);
  const asNamed = readTexts(documents, warnings);
  if (asNamed.sets.length > 0 || service === null) return { ...asNamed, encoding, documents };
  const asSaid = documents.map((document) => ({ ...document, name: `${service} recovery codes.txt` }));
  return { ...readTexts(asSaid, warnings), encoding, documents };
}
