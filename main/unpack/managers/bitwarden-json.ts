/** Bitwarden's JSON export, of a person or an organisation: notes and named fields of its items; section 6 of the import facts. */
import type { ContainerReader, Contents, EntryField } from '../entry.ts';
import { Gathered, type PutAway } from './gathered.ts';
import { accountOf, type JsonObject, listOf, objectOf, parseObject, textOf } from './json-value.ts';

const IDENTITY = 4;
/** Types of named fields that hold what somebody wrote: text and hidden; the others are yes or no, and links. */
const TEXT = 0;
const HIDDEN = 1;

/**
 * Reads a plain export.
 * @throws UnpackError `unsupported-format` for what is no JSON object.
 */
export const readBitwardenJson: ContainerReader = async ({ text }) =>
  bitwardenContents(parseObject(text, 'a damaged export of Bitwarden (JSON)'));

/** The contents of the parsed export; an encrypted one has the same inside. */
export function bitwardenContents(vault: JsonObject): Contents {
  const gathered = new Gathered();
  listOf(vault['items']).forEach((item, at) => {
    addItem(gathered, objectOf(item), `items[${at}]`);
  });
  return gathered.contents();
}

function addItem(gathered: Gathered, item: JsonObject, path: string): void {
  const login = objectOf(item['login']);
  const putAway = putAwayOf(item);
  if (putAway === null) {
    gathered.ignoreSeed(textOf(login['totp']));
    gathered.ignore(textOf(objectOf(item['card'])['number']));
  }
  gathered.add(
    {
      title: textOf(item['name']),
      addresses: listOf(login['uris']).map((uri) => textOf(objectOf(uri)['uri'])),
      account: accountOf(login['username']),
      notes: [{ source: `${path}.notes`, label: null, text: textOf(item['notes']) }],
      custom: Number(item['type']) === IDENTITY ? [] : namedFields(item, path),
      customSource: `${path}.fields`,
    },
    putAway,
  );
}

function putAwayOf(item: JsonObject): PutAway | null {
  if (textOf(item['deletedDate']) !== '') return 'trashed-items-skipped';
  return textOf(item['archivedDate']) === '' ? null : 'archived-items-skipped';
}

function namedFields(item: JsonObject, path: string): EntryField[] {
  return listOf(item['fields']).flatMap((value, at) => {
    const field = objectOf(value);
    const type = Number(field['type'] ?? TEXT);
    if (type !== TEXT && type !== HIDDEN) return [];
    const label = textOf(field['name']).trim();
    return [{ source: `${path}.fields[${at}]`, label: label || null, text: textOf(field['value']) }];
  });
}
