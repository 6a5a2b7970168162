/** A file to the text that the importers read, or the name of what it is and cannot be read as yet. */
import type { TextDocument } from '../core/importers/draft.ts';
import { kindOfText } from './export-kind.ts';
import { isBinary, kindOfBytes } from './file-kind.ts';
import { checkLines, decodeText, type EncodingName } from './text.ts';
import { UnpackError } from './unpack-error.ts';

export interface UnpackedText {
  readonly document: TextDocument;
  readonly encoding: EncodingName;
}

function refuse(kind: string): never {
  throw new UnpackError('unsupported-format', `this is ${kind}, which cannot be read yet`, { kind });
}

/**
 * Opens one file of free text. An empty file is a text without lines.
 *
 * @param name the file's name, without its path; `-` for standard input
 * @throws UnpackError `unsupported-format` for containers, exports, documents and images, with the name of the kind in
 *   `facts.kind`; `too-large` above 25 MB, or where one line is longer than 64 KB.
 */
export function readDocument(name: string, bytes: Uint8Array): UnpackedText {
  const kind = kindOfBytes(bytes);
  if (kind !== null) refuse(kind);
  const { text, encoding } = decodeText(bytes);
  if (isBinary(text)) refuse('a binary file of an unknown kind');
  const container = kindOfText(name, text);
  if (container !== null) refuse(container);
  checkLines(text);
  return { document: { name, text }, encoding };
}
