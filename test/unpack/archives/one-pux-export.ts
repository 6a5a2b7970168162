/** Makes exports of 1Password, one item at a time. */
import { type WrittenMember, writeZip } from './write-zip.ts';

export const DOCUMENT_ID = 'docid1234567890abcdefghij2';

/** An item in the shape of a login; what matters is given. */
export const itemOf = (overview: object, details: object): object => ({
  uuid: 'csr6eey44vtaqdhdqnyerephng',
  state: 'active',
  categoryUuid: '001',
  overview: { title: '', url: '', tags: [], ...overview },
  details: { loginFields: [], notesPlain: '', sections: [], ...details },
});

/** A section whose fields people added; with another id, such as a form has them. */
export const sectionOf = (title: string, fields: Readonly<Record<string, unknown>>, id?: string): object => ({
  title,
  name: 'add more',
  fields: Object.entries(fields).map(([name, value]) => ({
    title: name,
    id: id ?? 'abevqzinqkeanacjmfheaslkpk',
    value,
    guarded: false,
  })),
});

export function onePuxOf(items: readonly object[], files: readonly WrittenMember[] = []): Uint8Array {
  const data = { accounts: [{ attrs: {}, vaults: [{ attrs: {}, items }] }] };
  const member = (path: string, value: object): WrittenMember => ({
    path,
    bytes: new TextEncoder().encode(JSON.stringify(value)),
  });
  return writeZip([member('export.attributes', { version: 3 }), member('export.data', data), ...files]);
}
