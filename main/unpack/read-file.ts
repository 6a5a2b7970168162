/** One file from its bytes to the sets in it; the way of the command line and of the window's worker. */
import type { FieldText } from '../core/importers/draft.ts';
import { readTexts, type TextsResult } from '../core/importers/read-texts.ts';
import { type FileSecrets, NO_SECRETS, type UnpackedFile, unpack } from './document.ts';

export interface FileContents extends TextsResult {
  readonly encoding: UnpackedFile['encoding'];
  /** The texts that were looked through. */
  readonly documents: readonly FieldText[];
}

/** What the user says of a file. */
export interface FileHelp extends Partial<FileSecrets> {
  /** Speaks for bare codes that nothing in the file speaks for. */
  readonly service?: string | null;
}

/**
 * What a file holds.
 *
 * @param name without its path; empty for what has none
 * @throws CodedError as `unpack`, and `too-large` as `readTexts`
 */
export async function readFileContents(name: string, bytes: Uint8Array, help: FileHelp = {}): Promise<FileContents> {
  const { service = null, ...secrets } = help;
  const { documents, encoding, ...unpacked } = await unpack(name, bytes, { ...NO_SECRETS, ...secrets });
  const asNamed = readTexts(documents, unpacked.warnings, unpacked.ignored);
  if (asNamed.sets.length > 0 || service === null) return { ...asNamed, encoding, documents };
  const asSaid = documents.map((document) => ({ ...document, name: `${service} recovery codes.txt` }));
  return { ...readTexts(asSaid, unpacked.warnings, unpacked.ignored), encoding, documents };
}
