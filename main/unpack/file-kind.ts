/** Names what a file is when it is not free text: containers, documents, images, exports of password managers. */

/** What a file is, in words that finish the sentence "This is …". */
export type FileKindName = string;

/** Kinds that there is a reader for. */
export type ContainerName =
  | 'bitwarden-json'
  | 'bitwarden-locked'
  | 'csv-export'
  | 'proton-pass'
  | 'enpass'
  | 'keeper'
  | 'kdbx'
  | 'keepass-xml'
  | 'one-pux'
  | 'zip'
  | 'aegis'
  | 'two-fas'
  | 'ente-text'
  | 'ente-locked'
  | 'proton-authenticator'
  | 'html'
  | 'pdf'
  | 'image'
  | 'mail'
  | 'rtf'
  | 'docx';

export interface FileKind {
  readonly is: FileKindName;
  /** Null for what cannot be read. */
  readonly container: ContainerName | null;
}

interface Magic {
  readonly bytes: readonly number[];
  readonly at?: number;
  readonly is: FileKindName;
  readonly container?: ContainerName;
}

const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));

const MAGIC: readonly Magic[] = [
  { bytes: [0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5], is: 'a KeePass database (KDBX)', container: 'kdbx' },
  { bytes: [0x03, 0xd9, 0xa2, 0x9a, 0x65, 0xfb, 0x4b, 0xb5], is: 'a KeePass 1 database (KDB)' },
  { bytes: ascii('%PDF-'), is: 'a PDF document', container: 'pdf' },
  { bytes: [0x89, ...ascii('PNG')], is: 'a PNG image', container: 'image' },
  { bytes: [0xff, 0xd8, 0xff], is: 'a JPEG image', container: 'image' },
  { bytes: ascii('GIF8'), is: 'a GIF image', container: 'image' },
  { bytes: ascii('RIFF'), is: 'a RIFF file (a WebP image or a recording)', container: 'image' },
  { bytes: ascii('BM'), is: 'a BMP image', container: 'image' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], is: 'a TIFF image', container: 'image' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], is: 'a TIFF image', container: 'image' },
  { bytes: ascii('ftyp'), at: 4, is: 'a picture or film of a phone (HEIC, MP4)' },
  { bytes: ascii('{\\rtf'), is: 'an RTF document', container: 'rtf' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], is: 'an old Office document' },
  { bytes: ascii('bplist'), is: 'a binary property list' },
  { bytes: ascii('SQLite format 3'), is: 'an SQLite database' },
  { bytes: [0x1f, 0x8b], is: 'a gzip archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], is: 'a 7-Zip archive' },
  { bytes: ascii('Rar!'), is: 'a RAR archive' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], is: 'an xz archive' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], is: 'a Zstandard archive' },
  { bytes: [0x7f, ...ascii('ELF')], is: 'a program' },
  { bytes: ascii('MZ'), is: 'a program' },
  { bytes: ascii('age-encryption.org/'), is: 'an encrypted file (age)' },
  { bytes: ascii('Salted__'), is: 'an encrypted file (OpenSSL)' },
];

const ZIP: readonly number[] = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP: readonly number[] = [0x50, 0x4b, 0x05, 0x06];

/** Short marks that text may begin with too: only with signs that no text has. */
const SHORT_MARK = 3;
const SNIFFED_BYTES = 4096;

function hasBytes(bytes: Uint8Array, mark: readonly number[], at = 0): boolean {
  return bytes.length >= at + mark.length && mark.every((byte, index) => bytes[at + index] === byte);
}

function hasControlBytes(bytes: Uint8Array): boolean {
  return bytes.subarray(0, SNIFFED_BYTES).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}

const ZIP_SNIFFED_BYTES = 64 * 1024;
/** The names in local headers, and in the directory at the end. */
const LOCAL_NAME = /PK[\s\S]{28}([ -~]{1,120})/g;
const DIRECTORY_NAME = /PK[\s\S]{44}([ -~]{1,120})/g;

/** What an archive is, by the names at its beginning and its end; a name may have a few signs too many. */
function zipKind(bytes: Uint8Array): FileKind {
  const latin1 = new TextDecoder('latin1');
  const start = latin1.decode(bytes.subarray(0, ZIP_SNIFFED_BYTES));
  const end = latin1.decode(bytes.subarray(-ZIP_SNIFFED_BYTES));
  const names = [...start.matchAll(LOCAL_NAME), ...end.matchAll(DIRECTORY_NAME)].map(([, name = '']) => name);
  const has = (beginning: string): boolean => names.some((name) => name.startsWith(beginning));
  if (has('export.data') || has('export.attributes'))
    return { is: 'an export of 1Password (1PUX)', container: 'one-pux' };
  if (has('Proton Pass/')) return { is: 'an export of Proton Pass', container: 'zip' };
  if (has('[Content_Types].xml')) return { is: 'an Office document', container: has('word/') ? 'docx' : null };
  if (has('mimetypeapplication/vnd.oasis')) return { is: 'an OpenDocument file', container: null };
  return { is: 'a ZIP archive', container: 'zip' };
}

/** What the bytes say before any decoding; null where they may be text. */
export function kindOfBytes(bytes: Uint8Array): FileKind | null {
  if (hasBytes(bytes, ZIP) || hasBytes(bytes, EMPTY_ZIP)) return zipKind(bytes);
  for (const { bytes: mark, at = 0, is, container = null } of MAGIC) {
    if (hasBytes(bytes, mark, at) && (mark.length > SHORT_MARK || hasControlBytes(bytes))) return { is, container };
  }
  return null;
}

/** True for what a KeePass key file opens. */
export const takesKeyFile = (bytes: Uint8Array): boolean => kindOfBytes(bytes)?.container === 'kdbx';

/** Decoded as one byte a sign, binary files show control signs that no text has. */
export function isBinary(text: string): boolean {
  let control = 0;
  const sample = text.slice(0, SNIFFED_BYTES);
  for (let at = 0; at < sample.length; at += 1) {
    const unit = sample.charCodeAt(at);
    if (unit < 9 || (unit > 13 && unit < 27) || unit === 0xfffd) control += 1;
  }
  return control > 0 && control * 50 > sample.length;
}
