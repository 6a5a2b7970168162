/** Takes a message apart: RFC 5322 headers, MIME parts of RFC 2045 and 2046, encoded words of RFC 2047 and 2231. */
import { UnpackError } from '../unpack-error.ts';

export interface MimePart {
  /** Lower case, such as `text/plain`. */
  readonly type: string;
  readonly charset: string | null;
  /** Without a path; null for a part that is no file. */
  readonly fileName: string | null;
  readonly isAttachment: boolean;
  /** Where a saved page had it from. */
  readonly location: string | null;
  /** Decoded; empty for a part of parts. */
  readonly body: Uint8Array;
  readonly parts: readonly MimePart[];
}

export interface MimeMessage {
  readonly subject: string;
  /** Of a saved page. */
  readonly location: string | null;
  readonly root: MimePart;
}

const DEEPEST = 10;
const MOST_PARTS = 1_000;

type Headers = ReadonlyMap<string, string>;
interface Budget {
  parts: number;
}

/** @throws UnpackError `too-large` for more than 1,000 parts */
export function readMessage(bytes: Uint8Array): MimeMessage {
  const raw = new TextDecoder('latin1').decode(bytes);
  const { headers } = headAndBody(raw);
  return {
    subject: decodeWords(headers.get('subject') ?? ''),
    location: headers.get('snapshot-content-location') ?? null,
    root: readPart(raw, 'text/plain', 0, { parts: MOST_PARTS }),
  };
}

/** `latin1` in windows-1252 clothes: every byte is one sign, which `Buffer` gives back. */
const bytesOf = (raw: string): Uint8Array => {
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at += 1) bytes[at] = WINDOWS.get(raw.charCodeAt(at)) ?? raw.charCodeAt(at);
  return bytes;
};
/** What TextDecoder's `latin1` makes of the bytes from 80 to 9F, turned round. */
const WINDOWS: ReadonlyMap<number, number> = new Map(
  Array.from(
    new TextDecoder('latin1').decode(Uint8Array.from({ length: 32 }, (_each, at) => 0x80 + at)),
    (sign, at) => [sign.charCodeAt(0), 0x80 + at],
  ),
);

function headAndBody(raw: string): { headers: Headers; body: string } {
  const end = /\r?\n\r?\n|\r\r/.exec(raw);
  const head = end === null ? raw : raw.slice(0, end.index);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n|\r/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).toLowerCase();
    if (/^[!-9;-~]+$/.test(name) && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: end === null ? '' : raw.slice(end.index + end[0].length) };
}

function readPart(raw: string, usual: string, depth: number, budget: Budget): MimePart {
  budget.parts -= 1;
  if (budget.parts < 0) throw new UnpackError('too-large', 'a message of too many parts', { limit: MOST_PARTS });
  const { headers, body } = headAndBody(raw);
  const type = parametersOf(headers.get('content-type') ?? usual);
  const disposition = parametersOf(headers.get('content-disposition') ?? '');
  const name = disposition.get('filename') ?? type.get('name') ?? null;
  const kind = (type.get('') || usual).toLowerCase();
  const boundary = type.get('boundary') ?? '';
  const holdsParts = kind.startsWith('multipart/') && boundary !== '' && depth < DEEPEST;
  const plain = holdsParts ? new Uint8Array() : decodeBody(body, headers.get('content-transfer-encoding') ?? '');
  const parts = holdsParts
    ? splitParts(body, boundary).map((part) => readPart(part, 'text/plain', depth + 1, budget))
    : kind === 'message/rfc822' && depth < DEEPEST
      ? [readPart(new TextDecoder('latin1').decode(plain), 'text/plain', depth + 1, budget)]
      : [];
  return {
    type: kind,
    charset: type.get('charset') ?? null,
    fileName: name === null ? null : (decodeWords(name).split(/[/\\]/).at(-1) ?? ''),
    isAttachment: disposition.get('')?.toLowerCase() === 'attachment',
    location: headers.get('content-location') ?? null,
    body: parts.length > 0 ? new Uint8Array() : plain,
    parts,
  };
}

/** The parts between the lines of a boundary; what is cut off counts to its end. */
function splitParts(body: string, boundary: string): string[] {
  const mark = `--${boundary}`;
  const parts: string[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    const begins = at === 0 || body[at - 1] === '\n' || body[at - 1] === '\r';
    const rest = /^(--)?[ \t]*(\r\n|\n|\r|$)/.exec(body.slice(at + mark.length, at + mark.length + 80));
    if (!begins || rest === null) continue;
    if (start >= 0) parts.push(body.slice(start, at).replace(/\r?\n$/, ''));
    start = rest[1] === '--' ? -1 : at + mark.length + rest[0].length;
    if (rest[1] === '--' || parts.length > MOST_PARTS) return parts;
  }
  if (start >= 0) parts.push(body.slice(start));
  return parts;
}

/** The value under the empty name, and the parameters behind it, those of RFC 2231 put together. */
function parametersOf(header: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>([['', header.split(';', 1)[0]?.trim() ?? '']]);
  const extended = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of header.matchAll(
    /;\s*([\w*.-]{1,60})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g,
  )) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    const [base = '', ...marks] = name.toLowerCase().split('*');
    if (marks.length === 0) found.set(base, value);
    else extended.set(base, (extended.get(base) ?? '') + value);
  }
  for (const [name, value] of extended) found.set(name, decodeExtended(value));
  return found;
}

/** `utf-8'en'na%C3%AFve.txt` */
function decodeExtended(value: string): string {
  const [, charset = 'utf-8', text = value] = /^([\w-]{0,40})'[^']{0,40}'(.*)$/s.exec(value) ?? [];
  const raw = text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decodeText(bytesOf(raw), charset || 'utf-8');
}

/** `=?utf-8?Q?Wiederherstellungscodes?=`, and headers that are 8 bit against the rules. */
function decodeWords(header: string): string {
  const whole = header.replace(/(\?=)\s+(?==\?)/g, '$1');
  const decoded = whole.replace(
    /=\?([\w-]{1,40})(?:\*[\w-]*)?\?([bq])\?([^?]*)\?=/gi,
    (_all, charset: string, kind: string, text: string) =>
      decodeText(/b/i.test(kind) ? base64(text) : bytesOf(unquote(text.replaceAll('_', ' '))), charset),
  );
  return /[^\0-\x7f]/.test(whole) ? decodeText(bytesOf(whole), null) : decoded;
}

const base64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

const unquote = (text: string): string =>
  text.replace(/=([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function decodeBody(body: string, encoding: string): Uint8Array {
  if (/base64/i.test(encoding)) return base64(body);
  if (!/quoted-printable/i.test(encoding)) return bytesOf(body);
  return bytesOf(unquote(body.replace(/[ \t]{0,200}(?=\r?\n)/g, '').replace(/=(?:\r\n|\n|\r)/g, '')));
}

/** Text in a named encoding; UTF-8 or windows-1252 where it is not named or not known. */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  for (const label of [charset ?? 'utf-8', 'utf-8']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}
