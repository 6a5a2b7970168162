/** Keeper's JSON export: notes and custom fields of its records; section 6 of the import facts. */
import type { ContainerReader, EntryField } from '../entry.ts';
import { Gathered } from './gathered.ts';
import { accountOf, type JsonObject, listOf, objectOf, parseObject, textOf } from './json-value.ts';

/** Types of fields that hold what a user wrote; any other that Keeper has is about persons, places, cards, or secrets of another kind. */
const WRITTEN = new Set(['', 'text', 'multiline', 'secret', 'note']);

/**
 * Reads the export.
 * @throws UnpackError `unsupported-format` for what is no JSON object.
 */
export const readKeeper: ContainerReader = async ({ text }) => {
  const file = parseObject(text, 'a damaged export of Keeper (JSON)');
  const gathered = new Gathered();
  listOf(file['records']).forEach((record, at) => {
    addRecord(gathered, objectOf(record), `records[${at}]`);
  });
  return gathered.contents();
};

function addRecord(gathered: Gathered, record: JsonObject, path: string): void {
  const fields = customFields(record, path);
  const ofType = (...types: readonly string[]): CustomField[] => fields.filter(({ type }) => types.includes(type));
  for (const { text } of ofType('oneTimeCode')) gathered.ignoreSeed(text);
  for (const { text } of ofType('pinCode')) gathered.ignore(text);
  for (const { value } of ofType('paymentCard')) gathered.ignore(textOf(objectOf(value)['cardNumber']));
  gathered.add({
    title: textOf(record['title']),
    addresses: [textOf(record['login_url']), ...ofType('url').flatMap(({ text }) => text.split('\n'))],
    account: accountOf(record['login'], ...ofType('login', 'email').map(({ text }) => text)),
    notes: [{ source: `${path}.notes`, label: null, text: textOf(record['notes']) }],
    custom: fields.filter(({ type }) => WRITTEN.has(type)),
    customSource: `${path}.custom_fields`,
  });
}

interface CustomField extends EntryField {
  /** Empty where the key names none. */
  readonly type: string;
  readonly value: unknown;
}

/** Keys are `$type:label:number`, `$type`, or a label alone; a value may be one of several. */
function customFields(record: JsonObject, path: string): CustomField[] {
  return Object.entries(objectOf(record['custom_fields'])).flatMap(([key, written]) => {
    const { type, label } = parseKey(key);
    const values = Array.isArray(written) ? listOf(written) : [written];
    const source = `${path}.custom_fields.${label ?? type}`;
    const text = values
      .map(textOf)
      .filter((value) => value !== '')
      .join('\n');
    const value = values[0];
    return [{ source, label, text, type, value }];
  });
}

function parseKey(key: string): { readonly type: string; readonly label: string | null } {
  // What older versions wrote for the seed of an authenticator.
  if (/^TFC:Keeper/i.test(key)) return { type: 'oneTimeCode', label: null };
  const [, type = '', name = ''] = /^\$([^:]*):?(.*)$/s.exec(key) ?? ['', '', key];
  const label = name.replace(/:\d+$/, '').trim();
  // A number alone is which one of several it is.
  return { type: type.trim(), label: label === '' || /^\d+$/.test(label) ? null : label };
}
