/** Aegis Authenticator's export, plain or encrypted: the notes of its entries; section 6 and 7 of the import facts. */
import type { ContainerFile, Contents, Entry } from '../entry.ts';
import { openAegis } from './aegis-locked.ts';
import { damaged, type JsonObject, listOf, nameOf, objectOf, parseObject, textOf } from './json-values.ts';
import { SeedsLeftOut } from './seeds-left-out.ts';

const DAMAGED = 'a damaged export of Aegis (JSON)';

/** A {@link ContainerReader}; the name of an entry is its login, its issuer the service. */
export async function readAegis({ text, password }: ContainerFile): Promise<Contents> {
  const { header, db } = parseObject(text, DAMAGED);
  const isPlain = objectOf(header)['slots'] === null || objectOf(header)['slots'] === undefined;
  const database = isPlain ? objectOf(db) : parseObject(openAegis(objectOf(header), textOf(db), password), DAMAGED);
  if (!Array.isArray(database['entries'])) damaged(DAMAGED);
  const seeds = new SeedsLeftOut();
  const entries = listOf(database['entries']).flatMap((each, index) => {
    const entry = objectOf(each);
    seeds.add(textOf(objectOf(entry['info'])['secret']));
    return readEntry(entry, `entries[${index}].note`) ?? [];
  });
  return { entries, warnings: [], ignored: seeds.list() };
}

/** Null for an entry without a note. */
function readEntry(entry: JsonObject, source: string): Entry | null {
  const note = textOf(entry['note']);
  if (note.trim() === '') return null;
  const [issuer, name] = [nameOf(entry['issuer']), nameOf(entry['name'])];
  // Without an issuer the name is all there is: `GitHub:octo-sam`, or only `GitHub`.
  const [first = '', ...rest] = name.split(':');
  const account = issuer === '' ? rest.join(':').trim() : name;
  return {
    title: issuer === '' ? first.trim() : issuer,
    addresses: [],
    account: account === '' ? null : account,
    fields: [{ source, label: null, text: note }],
    files: [],
  };
}
