/** Proton Pass's JSON export: notes and named fields of the items of every vault; section 6 of the import facts. */
import type { ContainerReader, EntryField } from '../entry.ts';
import { UnpackError } from '../unpack-error.ts';
import { Gathered } from './gathered.ts';
import { accountOf, isObject, type JsonObject, listOf, objectOf, parseObject, textOf } from './json-value.ts';

const TRASHED = 2;
const PGP = /^\s*-----BEGIN PGP MESSAGE-----/;
const ENCRYPTED = 'an encrypted export of Proton Pass';

/**
 * Reads a plain export.
 * @throws UnpackError `unsupported-format`, also for one that is encrypted with PGP.
 */
export const readProtonPass: ContainerReader = async ({ text }) => {
  if (PGP.test(text)) return refuseEncrypted();
  const file = parseObject(text, 'a damaged export of Proton Pass (JSON)');
  if (file['encrypted'] === true) return refuseEncrypted();
  const gathered = new Gathered();
  for (const [id, value] of Object.entries(objectOf(file['vaults']))) {
    const vault = objectOf(value);
    const name = textOf(vault['name']).trim() || id;
    listOf(vault['items']).forEach((item, at) => {
      addItem(gathered, objectOf(item), `${name}.items[${at}]`);
    });
  }
  return gathered.contents();
};

function refuseEncrypted(): never {
  const advice = 'export it again without a passphrase';
  throw new UnpackError('unsupported-format', `this is ${ENCRYPTED}, which only Proton Pass opens; ${advice}`, {
    kind: ENCRYPTED,
  });
}

function addItem(gathered: Gathered, item: JsonObject, path: string): void {
  const data = objectOf(item['data']);
  const metadata = objectOf(data['metadata']);
  const content = objectOf(data['content']);
  const isIdentity = data['type'] === 'identity';
  const isTrashed = Number(item['state']) === TRASHED;
  const named = isIdentity ? [] : namedFields(data, content, path);
  if (!isTrashed) {
    gathered.ignoreSeed(textOf(content['totpUri']));
    for (const { seed } of named) gathered.ignoreSeed(seed);
    if (data['type'] === 'creditCard') gathered.ignore(textOf(content['number']));
  }
  gathered.add(
    {
      title: textOf(metadata['name']),
      addresses: listOf(content['urls']).map(textOf),
      account: accountOf(content['itemUsername'], content['username'], content['itemEmail'], item['aliasEmail']),
      notes: [{ source: `${path}.note`, label: null, text: textOf(metadata['note']) }],
      custom: named.map(({ field }) => field),
      customSource: `${path}.extraFields`,
    },
    isTrashed ? 'trashed-items-skipped' : null,
  );
}

interface NamedField {
  readonly field: EntryField;
  /** Empty where it is no seed. */
  readonly seed: string;
}

/** Fields that the user added, in the list of the item or in sections of items of their own make. */
function namedFields(data: JsonObject, content: JsonObject, path: string): NamedField[] {
  const extra = fieldsIn(data['extraFields'], `${path}.extraFields`);
  const sections = listOf(content['sections']).flatMap((section, at) =>
    fieldsIn(objectOf(section)['sectionFields'], `${path}.sections[${at}]`, textOf(objectOf(section)['sectionName'])),
  );
  return [...extra, ...sections];
}

function fieldsIn(list: unknown, path: string, section = ''): NamedField[] {
  return listOf(list).flatMap((value, at) => {
    const field = objectOf(value);
    const { totpUri, content, ...others } = objectOf(field['data']);
    // Times have neither; a value alone is from another version.
    const text = isObject(field['data']) ? textOf(content) : textOf(field['data']);
    const seed = textOf(totpUri) || (field['type'] === 'totp' ? text : '');
    const label = labelIn(section, textOf(field['fieldName']));
    if (seed === '' && text === '' && others['value'] === undefined) return [];
    return [
      { field: { source: `${path}[${at}]`, label, text: seed === '' ? text || textOf(others['value']) : '' }, seed },
    ];
  });
}

/** A bare number says nothing without the name of its section. */
function labelIn(section: string, name: string): string | null {
  const label = !/\p{L}/u.test(name) ? `${section} ${name}` : name;
  return label.trim() || null;
}
