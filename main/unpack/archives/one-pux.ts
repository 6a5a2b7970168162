/** 1Password's export, a ZIP of one JSON file and the documents: notes, own fields and files of its items; section 6 of the import facts. */
import type { ImportWarning } from '../../core/importers/draft.ts';
import type { ContainerReader, EntryField, EntryFile } from '../entry.ts';
import { Gathered } from '../managers/gathered.ts';
import { accountOf, isObject, type JsonObject, listOf, objectOf, parseObject, textOf } from '../managers/json-value.ts';
import { joinNumbered } from '../managers/numbered-fields.ts';
import { isPasswordName } from '../managers/other-secrets.ts';
import { OnePuxFiles } from './one-pux-files.ts';
import { refuse } from './refuse.ts';
import { openZip } from './unpack-zip.ts';

const DAMAGED = 'a damaged export of 1Password (1PUX)';
const KIND = 'an export of 1Password (1PUX)';
const DATA = 'export.data';

/** Cards, identities and papers: what their forms ask for is nobody's recovery code. */
const PERSONAL = new Set(['002', '004', '103', '104', '105', '106', '107', '108', '113']);
/** Fields that people add have such an id; those of a form have a name. */
const ADDED_ID = /^[a-z2-7]{26}$/;

/**
 * Reads an export. Archived items and such in the trash are counted, not read.
 *
 * @throws UnpackError `unsupported-format` for a damaged archive, `too-large` beyond a limit
 */
export const readOnePux: ContainerReader = async ({ bytes }) => {
  const zip = openZip(bytes);
  const data = zip.members.find(({ path }) => path === DATA);
  const json = data === undefined ? null : zip.unpack(data);
  if (json === null) refuse(DAMAGED);
  const files = new OnePuxFiles(zip);
  const gathered = new Gathered();
  const putAway = { archived: 0, trashed: 0 };
  for (const item of itemsOf(parseObject(new TextDecoder().decode(json), KIND))) {
    const state = stateOf(item);
    if (state === 'live') addItem(gathered, item, files);
    else {
      putAway[state]++;
      for (const { id } of documentsOf(item)) files.leave(id);
    }
  }
  const rest = files.rest();
  if (rest.length > 0) gathered.add({ title: '', addresses: [], account: null, notes: [], files: rest });
  const warnings: ImportWarning[] = [];
  if (putAway.archived > 0) warnings.push(`archived-items-skipped:${putAway.archived}`);
  if (putAway.trashed > 0) warnings.push(`trashed-items-skipped:${putAway.trashed}`);
  if (files.unread > 0) warnings.push(`files-not-read:${files.unread}`);
  return gathered.contents(...warnings);
};

/** The items of every vault of every account; early exports have them one level deeper. */
function itemsOf(data: JsonObject): JsonObject[] {
  const vaults = listOf(data['accounts']).flatMap((account) => listOf(objectOf(account)['vaults']));
  return vaults
    .flatMap((vault) => listOf(objectOf(vault)['items']))
    .map((item) => objectOf(isObject(objectOf(item)['item']) ? objectOf(item)['item'] : item));
}

function stateOf(item: JsonObject): 'live' | 'archived' | 'trashed' {
  if (item['trashed'] === true || /^(?:trashed|deleted)$/.test(textOf(item['state']))) return 'trashed';
  return textOf(item['state']) === 'archived' ? 'archived' : 'live';
}

function addItem(gathered: Gathered, item: JsonObject, files: OnePuxFiles): void {
  const overview = objectOf(item['overview']);
  const details = objectOf(item['details']);
  const title = textOf(overview['title']).trim();
  const at = (place: string): string => (title === '' ? place : `${title}.${place}`);
  const sections = listOf(details['sections']).map(objectOf);
  for (const field of sections.flatMap((section) => listOf(section['fields']))) ignoreOthers(gathered, objectOf(field));
  gathered.add({
    title,
    addresses: [overview['url'], ...listOf(overview['urls']).map((url) => objectOf(url)['url'])].map(textOf),
    account: usernameOf(details),
    notes: [{ source: at('notesPlain'), label: null, text: textOf(details['notesPlain']) }],
    custom: sections.flatMap((section, index) =>
      sectionFields(section, at(`sections[${index}]`), textOf(item['categoryUuid'])),
    ),
    files: documentsOf(item).flatMap(({ id, name }): EntryFile[] => files.take(id, name)),
  });
}

function usernameOf(details: JsonObject): string | null {
  const fields = listOf(details['loginFields']).map(objectOf);
  return accountOf(...fields.filter((field) => field['designation'] === 'username').map((field) => field['value']));
}

/** Seeds of authenticators and numbers of cards, which stand in places of their own. */
function ignoreOthers(gathered: Gathered, { value }: JsonObject): void {
  gathered.ignoreSeed(textOf(objectOf(value)['totp']));
  gathered.ignore(textOf(objectOf(value)['creditCardNumber']));
}

/** The texts of a section: codes in fields of their own that differ by a number become one list under the section's name. */
function sectionFields(section: JsonObject, source: string, category: string): EntryField[] {
  const heading = textOf(section['title']).trim();
  const fields = listOf(section['fields'])
    .map(objectOf)
    .filter((field) => !isOfForm(field, category))
    .map(
      (field): EntryField => ({
        source,
        label: textOf(field['title']).trim() || null,
        text: writtenIn(field['value']),
      }),
    )
    .filter(({ text }) => text.trim() !== '');
  const single = new Set(fields);
  return joinNumbered(fields).map((field) => ({ ...field, label: labelOf(heading, field, single.has(field)) }));
}

function labelOf(heading: string, { label }: EntryField, isSingle: boolean): string | null {
  if (heading === '' || label === null) return label ?? (heading || null);
  return isSingle ? `${heading}: ${label}` : heading;
}

function isOfForm(field: JsonObject, category: string): boolean {
  const id = textOf(field['id']);
  if (PERSONAL.has(category) && !ADDED_ID.test(id)) return true;
  return isPasswordName(textOf(field['title'])) || /(?:^|_)password$/.test(id);
}

/** Texts and hidden texts; addresses, dates, phones and the like have other names. */
function writtenIn(value: unknown): string {
  if (!isObject(value)) return textOf(value);
  return textOf(value['concealed']) || textOf(value['string']);
}

interface Document {
  readonly id: string;
  readonly name: string;
}

/** The documents that an item is, or has in its fields. */
function documentsOf(item: JsonObject): Document[] {
  const details = objectOf(item['details']);
  const fields = listOf(details['sections']).flatMap((section) => listOf(objectOf(section)['fields']));
  return [details['documentAttributes'], ...fields.map((field) => objectOf(objectOf(field)['value'])['file'])]
    .map(objectOf)
    .map((file) => ({ id: textOf(file['documentId']), name: textOf(file['fileName']) }))
    .filter(({ id }) => id !== '');
}
