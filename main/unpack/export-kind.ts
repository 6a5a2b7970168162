/** Tells exports of password managers and authenticators, and marked-up documents, from free text, by what they hold. */
import type { FileKindName } from './file-kind.ts';

/** First columns of CSV exports, in lower case; section 6 of the import facts. */
const CSV_HEADERS: readonly (readonly [string, FileKindName])[] = [
  ['folder,favorite,type,name,notes,fields', 'an export of Bitwarden (CSV)'],
  ['collections,type,name,notes,fields', 'an export of a Bitwarden organisation (CSV)'],
  ['url,username,password,totp,extra,name,grouping,fav', 'an export of LastPass (CSV)'],
  ['url,username,password,extra,name,grouping', 'an export of LastPass (CSV)'],
  ['username,username2,username3,title,password,note', 'an export of Dashlane (CSV)'],
  ['title,note', 'an export of Dashlane (CSV)'],
  ['type,name,url,email,username,password,note,totp', 'an export of Proton Pass (CSV)'],
  ['type,name,url,username,password,note,totp', 'an export of Proton Pass (CSV)'],
  ['title,url,username,password,notes,otpauth', 'an export of Apple Passwords (CSV)'],
  ['name,url,username,password', 'an export of Chrome or Edge (CSV)'],
  ['url,username,password,httprealm', 'an export of Firefox (CSV)'],
  ['name,url,additional_urls,username,password', 'an export of NordPass (CSV)'],
  ['name,url,username,password,note,cardholdername', 'an export of NordPass (CSV)'],
  ['account,login name,password,web site,comments', 'an export of KeePass 1 (CSV)'],
  ['group,title,username,password,url,notes', 'an export of KeePassXC (CSV)'],
  ['title,website,username,password', 'an export of 1Password (CSV)'],
  ['title,url,username,password,otpauth', 'an export of 1Password (CSV)'],
  ['login,password,url', 'an export of a password manager (CSV)'],
];

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const has = (fields: Fields, ...names: string[]): boolean => names.every((name) => name in fields);

/** What a JSON object is, by the names of its fields. */
function kindOfFields(fields: Fields): FileKindName {
  if (fields['encrypted'] === true && has(fields, 'encKeyValidation_DO_NOT_EDIT'))
    return 'an encrypted export of Bitwarden (JSON)';
  if (has(fields, 'vaults', 'encrypted')) return 'an export of Proton Pass (JSON)';
  if (has(fields, 'encrypted', 'items')) return 'an export of Bitwarden (JSON)';
  if (has(fields, 'header', 'db', 'version')) return 'an export of Aegis (JSON)';
  if (has(fields, 'services', 'schemaVersion')) return 'an export of 2FAS (JSON)';
  if (has(fields, 'kdfParams', 'encryptedData')) return 'an encrypted export of Ente Auth (JSON)';
  if (has(fields, 'records')) return 'an export of Keeper (JSON)';
  if (has(fields, 'folders', 'items')) return 'an export of Enpass (JSON)';
  if (has(fields, 'version', 'entries')) return 'an export of Proton Authenticator (JSON)';
  return 'a JSON file';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function kindOfJson(name: string, start: string, text: string): FileKindName | null {
  if (!/^[{[]/.test(start)) return null;
  const value = parseJson(text);
  if (isFields(value)) return kindOfFields(value);
  if (Array.isArray(value) && value.some(isFields)) return 'a JSON file';
  return /\.json$/i.test(name) && value === null ? 'a damaged JSON file' : null;
}

function kindOfCsv(start: string): FileKindName | null {
  const [first = '', second = ''] = start.split(/\r\n|\n|\r/, 2);
  const header = (/^sep=.$/i.test(first) ? second : first).toLowerCase().replace(/"/g, '').replace(/;/g, ',');
  const plain = header
    .split(',')
    .map((column) => column.trim())
    .join(',');
  return CSV_HEADERS.find(([columns]) => plain === columns || plain.startsWith(`${columns},`))?.[1] ?? null;
}

function kindOfMarkup(start: string): FileKindName | null {
  if (/^<\?xml[^>]*>\s*(?:<!--[\s\S]{0,500}?-->\s*)?<KeePassFile|^<KeePassFile/.test(start))
    return 'an export of KeePass (XML)';
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<!doctype html|^<html[\s>]|^<head[\s>]|^<body[\s>]/i.test(start)
  )
    return 'a web page (HTML)';
  if (/^<\?xml/.test(start)) return /<svg[\s>]/.test(start) ? 'an SVG image' : 'an XML file';
  if (/^<svg[\s>]/.test(start)) return 'an SVG image';
  return null;
}

export const AUTHENTICATOR_LIST = 'an export of an authenticator app (otpauth addresses)';

/** A file of `otpauth://` lines and hardly anything else. */
function isAuthenticatorList(start: string): boolean {
  const lines = start
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const links = lines.filter((line) => /^otpauth(?:-migration)?:\/\//i.test(line)).length;
  return links > 0 && links * 2 > lines.length;
}

const ENDINGS: readonly (readonly [RegExp, FileKindName])[] = [
  [/\.kdbx$/i, 'a damaged KeePass database (KDBX)'],
  [/\.1pux$/i, 'a damaged export of 1Password (1PUX)'],
  [/\.pdf$/i, 'a damaged PDF document'],
  [/\.(?:png|jpe?g|gif|webp|heic|tiff?|bmp)$/i, 'a damaged image'],
  [/\.(?:docx?|odt|pages)$/i, 'a damaged Office document'],
];

const SNIFFED_SIGNS = 8192;

/** What decoded text is, when it is not free text; null for free text. */
export function kindOfText(name: string, text: string): FileKindName | null {
  const start = text.slice(0, SNIFFED_SIGNS).trimStart();
  if (start === '') return null;
  if (isAuthenticatorList(start)) return AUTHENTICATOR_LIST;
  const ending = ENDINGS.find(([pattern]) => pattern.test(name));
  return kindOfMarkup(start) ?? kindOfJson(name, start, text) ?? kindOfCsv(start) ?? ending?.[1] ?? null;
}
