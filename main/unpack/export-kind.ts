/** Tells exports of password managers and authenticators, and marked-up documents, from free text, by what they hold. */
import type { ContainerName, FileKind } from './file-kind.ts';
import { kindOfCsv } from './managers/csv-kind.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const has = (fields: Fields, ...names: string[]): boolean => names.every((name) => name in fields);

/** What a JSON object is, by the names of its fields. */
interface FieldsKind extends FileKind {
  /** Fields that are always there. */
  readonly has: readonly string[];
}

/** The first that fits is it. */
const JSON_KINDS: readonly FieldsKind[] = [
  kind('an encrypted export of Bitwarden (JSON)', 'bitwarden-locked', 'encrypted', 'encKeyValidation_DO_NOT_EDIT'),
  kind('an export of Proton Pass (JSON)', 'proton-pass', 'vaults', 'encrypted'),
  kind('an export of Bitwarden (JSON)', 'bitwarden-json', 'encrypted', 'items'),
  kind('an export of Aegis (JSON)', 'aegis', 'header', 'db', 'version'),
  kind('an export of 2FAS (JSON)', 'two-fas', 'services', 'schemaVersion'),
  kind('an encrypted export of Ente Auth (JSON)', 'ente-locked', 'kdfParams', 'encryptedData'),
  kind('an export of Keeper (JSON)', 'keeper', 'records'),
  kind('an export of Enpass (JSON)', 'enpass', 'folders', 'items'),
  kind('an export of Proton Authenticator (JSON)', 'proton-authenticator', 'version', 'entries'),
  kind('an encrypted export of Proton Authenticator (JSON)', 'proton-authenticator', 'version', 'salt', 'content'),
];
const OTHER_JSON: FileKind = { is: 'a JSON file', container: null };

function kind(is: string, container: ContainerName, ...fields: readonly string[]): FieldsKind {
  return { is, container, has: fields };
}

/** What a JSON object is, by the names of its fields. */
function kindOfFields(fields: Fields): FileKind {
  return JSON_KINDS.find((known) => has(fields, ...known.has)) ?? OTHER_JSON;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function kindOfJson(name: string, start: string, text: string): FileKind | null {
  if (!/^[{[]/.test(start)) return null;
  const value = parseJson(text);
  if (isFields(value)) return kindOfFields(value);
  if (Array.isArray(value) && value.some(isFields)) return OTHER_JSON;
  return /\.json$/i.test(name) && value === null ? { is: 'a damaged JSON file', container: null } : null;
}

function csvKind(start: string): FileKind | null {
  const is = kindOfCsv(start);
  return is === null ? null : { is, container: 'csv-export' };
}

const SVG: FileKind = { is: 'an SVG image', container: null };

function kindOfMarkup(start: string): FileKind | null {
  if (/^<\?xml[^>]*>\s*(?:<!--[\s\S]{0,500}?-->\s*)?<KeePassFile|^<KeePassFile/.test(start))
    return { is: 'an export of KeePass (XML)', container: 'keepass-xml' };
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<!doctype html|^<html[\s>]|^<head[\s>]|^<body[\s>]/i.test(start)
  )
    return { is: 'a web page (HTML)', container: 'html' };
  if (/^<\?xml/.test(start)) return /<svg[\s>]/.test(start) ? SVG : { is: 'an XML file', container: null };
  if (/^<svg[\s>]/.test(start)) return SVG;
  return null;
}

const AUTHENTICATOR_LIST: FileKind = {
  is: 'an export of an authenticator app (otpauth addresses)',
  container: 'ente-text',
};

/** A file of `otpauth://` lines and hardly anything else. */
function isAuthenticatorList(start: string): boolean {
  const lines = start
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const links = lines.filter((line) => /^otpauth(?:-migration)?:\/\//i.test(line)).length;
  return links > 0 && links * 2 > lines.length;
}

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/\.kdbx$/i, 'a damaged KeePass database (KDBX)'],
  [/\.1pux$/i, 'a damaged export of 1Password (1PUX)'],
  [/\.pdf$/i, 'a damaged PDF document'],
  [/\.(?:png|jpe?g|gif|webp|heic|tiff?|bmp)$/i, 'a damaged image'],
  [/\.(?:docx?|odt|pages)$/i, 'a damaged Office document'],
];

/** Its lines of base64 are no codes; Proton Pass writes its encrypted exports like this. */
const PGP = /^-----BEGIN PGP MESSAGE-----/;

const MAIL_START = /^(?:>?From [^\n]*\n)?[A-Za-z][\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*[A-Za-z][\w-]{1,60}:/;
const MAIL_HEADER = /^(?:mime-version|message-id|received|return-path|content-type|snapshot-content-location):/im;
/** Programs on the way add to the head of a message. */
const LONGEST_MAIL_HEAD = 1 << 16;

/** A saved message, or a page saved as one; a text with `From:` and `Subject:` that somebody typed is none. */
function isMail(text: string): boolean {
  if (!MAIL_START.test(text.slice(0, SNIFFED_SIGNS))) return false;
  const [head = ''] = text.slice(0, LONGEST_MAIL_HEAD).split(/\r?\n\r?\n/, 1);
  return MAIL_HEADER.test(head);
}

const SNIFFED_SIGNS = 8192;

/** What decoded text is, when it is not free text; null for free text. */
export function kindOfText(name: string, text: string): FileKind | null {
  const start = text.slice(0, SNIFFED_SIGNS).trimStart();
  if (start === '') return null;
  if (isAuthenticatorList(start)) return AUTHENTICATOR_LIST;
  if (isMail(text)) return { is: 'a saved message (MIME)', container: 'mail' };
  if (PGP.test(start)) return { is: 'a message that is encrypted with PGP', container: null };
  const known = kindOfMarkup(start) ?? kindOfJson(name, start, text) ?? csvKind(start);
  const damaged = ENDINGS.find(([pattern]) => pattern.test(name))?.[1];
  return known ?? (damaged === undefined ? null : { is: damaged, container: null });
}
