/** Enpass's JSON export: notes, named fields and attachments of its items; section 6 of the import facts. */
import { fieldTalk } from '../../core/importers/field-words.ts';
import { plainWords } from '../../core/importers/words.ts';
import type { ContainerReader, EntryField, EntryFile } from '../entry.ts';
import { bitwardenContents } from './bitwarden-json.ts';
import { Gathered, type PutAway } from './gathered.ts';
import { accountOf, isObject, type JsonObject, listOf, objectOf, parseObject, textOf } from './json-value.ts';
import { isPasswordName } from './other-secrets.ts';

/** Types of fields that hold neither codes nor anything that looks like them. */
const NO_CODES =
  /^(?:section|username|email|url|\.android#|phone|date|cctype|ccname|ccexpiry|ccvalidfrom|ccbankname)$/i;
const NUMBER = /^ccnumber$/i;
const PIN = /^(?:pin|ccpin|cccvc)$/i;
const SECRET = /^(?:password|cctxnpassword)$/i;

/** Older exports of Bitwarden have the same two lists, and do not say whose they are. */
const isBitwardenItem = (item: JsonObject): boolean =>
  !('template_type' in item) && ['login', 'secureNote', 'card', 'identity'].some((part) => isObject(item[part]));

/**
 * Reads the export, or an old one of Bitwarden.
 * @throws UnpackError `unsupported-format` for what is no JSON object.
 */
export const readEnpass: ContainerReader = async ({ text }) => {
  const file = parseObject(text, 'a damaged export of Enpass (JSON)');
  const items = listOf(file['items']).map(objectOf);
  if (items.some(isBitwardenItem)) return bitwardenContents(file);
  const gathered = new Gathered();
  items.forEach((item, at) => {
    addItem(gathered, item, `items[${at}]`);
  });
  return gathered.contents();
};

function addItem(gathered: Gathered, item: JsonObject, path: string): void {
  const fields = fieldsOf(item, path);
  const valuesOf = (type: RegExp): string[] => fields.filter((field) => type.test(field.type)).map(({ text }) => text);
  const putAway = putAwayOf(item);
  if (putAway === null) {
    valuesOf(/^totp$/i).forEach((seed) => {
      gathered.ignoreSeed(seed);
    });
    [...valuesOf(NUMBER), ...valuesOf(/^(?:pin|ccpin)$/i)].forEach((text) => {
      gathered.ignore(text);
    });
  }
  gathered.add(
    {
      title: textOf(item['title']),
      addresses: valuesOf(/^url$/i),
      account: accountOf(...valuesOf(/^username$/i), ...valuesOf(/^email$/i)),
      notes: [{ source: `${path}.note`, label: null, text: textOf(item['note']) }],
      custom: isIdentity(item) ? [] : fields.filter(mayHoldCodes),
      customSource: `${path}.fields`,
      files: attachmentsOf(item, path),
    },
    putAway,
  );
}

const isIdentity = (item: JsonObject): boolean => /^identity\b/i.test(textOf(item['template_type']));

/** Versions write 0 and 1, or false and true. */
const isSet = (flag: unknown): boolean => flag === true || Number(flag) > 0;

function putAwayOf(item: JsonObject): PutAway | null {
  if (isSet(item['trashed'])) return 'trashed-items-skipped';
  return isSet(item['archived']) ? 'archived-items-skipped' : null;
}

interface EnpassField extends EntryField {
  readonly type: string;
}

/** Those that are not deleted; one whose name is a number is named by its section. */
function fieldsOf(item: JsonObject, path: string): EnpassField[] {
  let section = '';
  return listOf(item['fields']).flatMap((value, at) => {
    const field = objectOf(value);
    const type = textOf(field['type']).trim();
    const name = textOf(field['label']).trim();
    if (type === 'section') section = name;
    if (isSet(field['deleted'])) return [];
    const label = !/\p{L}/u.test(name) ? `${section} ${name}`.trim() : name;
    return [{ source: `${path}.fields[${at}]`, label: label || null, text: textOf(field['value']), type }];
  });
}

/** A field of the kind for passwords counts where its name speaks of recovery codes: it is how people hide them. */
function mayHoldCodes({ type, label }: EnpassField): boolean {
  if (NO_CODES.test(type) || NUMBER.test(type) || PIN.test(type) || /^totp$/i.test(type)) return false;
  if (!SECRET.test(type)) return true;
  return label !== null && !isPasswordName(label) && fieldTalk(plainWords(label)) === 'strong';
}

function attachmentsOf(item: JsonObject, path: string): EntryFile[] {
  return listOf(item['attachments']).flatMap((value, at) => {
    const { name, data } = objectOf(value);
    const bytes = new Uint8Array(Buffer.from(textOf(data), 'base64'));
    if (bytes.length === 0) return [];
    return [{ source: `${path}.attachments[${at}]`, name: textOf(name).replace(/^.*[\\/]/s, ''), bytes }];
  });
}
