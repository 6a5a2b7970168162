/** A Word document (DOCX), as text: paragraphs, tables, numbers of lists, struck text; ECMA-376 part 1, 17. */
import { openZip, type Zip } from '../archives/unpack-zip.ts';
import type { ContainerFile, Contents } from '../entry.ts';
import { UnpackError } from '../unpack-error.ts';
import { readNumbering } from './docx-numbering.ts';
import { readDocxText } from './docx-text.ts';

const DAMAGED = 'a damaged Office document';

/** A {@link ContainerReader}: one text. */
export async function readDocx({ bytes }: ContainerFile): Promise<Contents> {
  const zip = openZip(bytes);
  const document = memberOf(zip, 'word/document.xml');
  if (document === null) throw new UnpackError('unsupported-format', `this is ${DAMAGED}`, { kind: DAMAGED });
  const numbering = memberOf(zip, 'word/numbering.xml');
  const text = readDocxText(document, numbering === null ? new Map() : readNumbering(numbering));
  const fields = [{ source: '', label: null, text }];
  return { entries: [{ title: '', addresses: [], account: null, fields, files: [] }], warnings: [], ignored: [] };
}

function memberOf(zip: Zip, path: string): string | null {
  const member = zip.members.find((each) => each.path === path);
  const bytes = member === undefined ? null : zip.unpack(member);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}
