/** The outer header of a KeePass database, format 3 and 4: which cipher, which key derivation at which cost; keepass.info "KDBX 4". */
import { bytesToHex } from '@noble/hashes/utils.js';
import { refuse } from './refuse.ts';

export const DAMAGED_KDBX = 'a damaged KeePass database (KDBX)';

/** A key derivation as the header asks for it, which may be more than anyone should do. */
export type Kdf =
  | { readonly kind: 'aes'; readonly seed: Uint8Array; readonly rounds: number }
  | {
      readonly kind: 'argon2d' | 'argon2id';
      readonly salt: Uint8Array;
      readonly memoryKib: number;
      readonly passes: number;
      readonly lanes: number;
      readonly version: number;
      /** Empty where there is none, as everywhere so far. */
      readonly secret: Uint8Array;
      readonly associated: Uint8Array;
    };

/** The stream that protected values are hidden with. */
export interface StreamChoice {
  readonly id: number;
  readonly key: Uint8Array;
}

interface AnyHeader {
  /** As the file has it, from its first byte on: what its hashes cover. */
  readonly bytes: Uint8Array;
  readonly cipher: 'aes' | 'chacha20';
  readonly isCompressed: boolean;
  readonly masterSeed: Uint8Array;
  readonly iv: Uint8Array;
  readonly kdf: Kdf;
}

export interface Kdbx3Header extends AnyHeader {
  readonly format: 3;
  /** What the decrypted body begins with. */
  readonly start: Uint8Array;
  readonly stream: StreamChoice;
}

export interface Kdbx4Header extends AnyHeader {
  readonly format: 4;
}

export type KdbxHeader = Kdbx3Header | Kdbx4Header;

const KDBX = '03d9a29a67fb4bb5';
const KDB = '03d9a29a65fb4bb5';
const VERSION_AT = 8;
const FIELDS_AT = 12;
const FIELD = {
  end: 0,
  cipher: 2,
  compression: 3,
  masterSeed: 4,
  aesSeed: 5,
  aesRounds: 6,
  iv: 7,
  streamKey: 8,
  start: 9,
  streamId: 10,
  kdf: 11,
} as const;

const CIPHERS: Readonly<Record<string, 'aes' | 'chacha20'>> = {
  '31c1f2e6bf714350be5805216afc5aff': 'aes',
  d6038a2b8b6f4cb5a524339a31dbb59a: 'chacha20',
};
const TWOFISH = 'ad68f29f576f4bb9a36ad47af965346c';

const KDFS: Readonly<Record<string, Kdf['kind']>> = {
  c9d9f39a628a4460bf740d08c18a4fea: 'aes',
  '7c02bb8279a74ac0927d114a00648238': 'aes',
  ef636ddf8c29444b91f7a9a403e30a0c: 'argon2d',
  '9e298b1956db4773b23dfc3ec6f0a1e6': 'argon2id',
};

const SEED_BYTES = 32;
const IV_BYTES = { aes: 16, chacha20: 12 } as const;

/**
 * Reads the header; nothing in it is proven as yet.
 * @throws UnpackError `unsupported-format` for one that is damaged, or asks for a cipher that is not known here.
 */
export function readKdbxHeader(file: Uint8Array): KdbxHeader {
  if (file.length < FIELDS_AT) refuse(DAMAGED_KDBX);
  const signature = bytesToHex(file.subarray(0, VERSION_AT));
  if (signature === KDB) refuse('a KeePass 1 database (KDB), which KeePass and KeePassXC can save in the newer format');
  if (signature !== KDBX) refuse(DAMAGED_KDBX);
  const major = viewOf(file).getUint16(VERSION_AT + 2, true);
  if (major < 2 || major > 4) refuse(`a KeePass database of format ${major} (KDBX)`);
  const { fields, end } = readFields(file, major === 4 ? 4 : 2);
  const field = (id: number): Uint8Array => fields.get(id) ?? refuse(DAMAGED_KDBX);
  const cipher = cipherOf(field(FIELD.cipher));
  const header = {
    bytes: file.subarray(0, end),
    cipher,
    isCompressed: flagOf(field(FIELD.compression)),
    masterSeed: ofLength(field(FIELD.masterSeed), SEED_BYTES),
    iv: ofLength(field(FIELD.iv), IV_BYTES[cipher]),
  };
  if (major === 4) return { ...header, format: 4, kdf: kdfOf(readVariants(field(FIELD.kdf))) };
  const rounds = uint(field(FIELD.aesRounds));
  return {
    ...header,
    format: 3,
    kdf: { kind: 'aes', seed: ofLength(field(FIELD.aesSeed), SEED_BYTES), rounds },
    start: ofLength(field(FIELD.start), SEED_BYTES),
    stream: { id: uint(field(FIELD.streamId)), key: field(FIELD.streamKey) },
  };
}

function readFields(file: Uint8Array, lengthBytes: 2 | 4): { fields: Map<number, Uint8Array>; end: number } {
  const fields = new Map<number, Uint8Array>();
  const view = viewOf(file);
  let at = FIELDS_AT;
  for (;;) {
    const from = at + 1 + lengthBytes;
    if (from > file.length) refuse(DAMAGED_KDBX);
    const id = view.getUint8(at);
    const length = lengthBytes === 2 ? view.getUint16(at + 1, true) : view.getUint32(at + 1, true);
    at = from + length;
    if (at > file.length) refuse(DAMAGED_KDBX);
    if (id === FIELD.end) return { fields, end: at };
    fields.set(id, file.subarray(from, at));
  }
}

function cipherOf(id: Uint8Array): 'aes' | 'chacha20' {
  const hex = bytesToHex(id);
  if (hex === TWOFISH) refuse('a KeePass database that is encrypted with Twofish (save it with AES or ChaCha20)');
  return CIPHERS[hex] ?? refuse('a KeePass database that is encrypted with an unknown cipher');
}

function kdfOf(variants: ReadonlyMap<string, Uint8Array>): Kdf {
  const bytes = (key: string): Uint8Array => variants.get(key) ?? refuse(DAMAGED_KDBX);
  const kind = KDFS[bytesToHex(bytes('$UUID'))] ?? refuse('a KeePass database with an unknown key derivation');
  const salt = bytes('S');
  if (kind === 'aes') return { kind, seed: ofLength(salt, SEED_BYTES), rounds: uint(bytes('R')) };
  return {
    kind,
    salt,
    memoryKib: Math.floor(uint(bytes('M')) / 1024),
    passes: uint(bytes('I')),
    lanes: uint(bytes('P')),
    version: uint(bytes('V')),
    secret: variants.get('K') ?? new Uint8Array(),
    associated: variants.get('A') ?? new Uint8Array(),
  };
}

/** A dictionary of named values; their types are told by who asks for them. */
function readVariants(bytes: Uint8Array): Map<string, Uint8Array> {
  const variants = new Map<string, Uint8Array>();
  const view = viewOf(bytes);
  // A version of two bytes stands in front.
  let at = 2;
  const take = (length: number): Uint8Array => {
    if (length > bytes.length - at) refuse(DAMAGED_KDBX);
    at += length;
    return bytes.subarray(at - length, at);
  };
  const takeLengthed = (): Uint8Array => {
    take(4);
    return take(view.getUint32(at - 4, true));
  };
  if (bytes.length < at) refuse(DAMAGED_KDBX);
  while (take(1)[0] !== 0) {
    const name = new TextDecoder().decode(takeLengthed());
    variants.set(name, takeLengthed());
  }
  return variants;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function ofLength(bytes: Uint8Array, length: number): Uint8Array {
  return bytes.length === length ? bytes : refuse(DAMAGED_KDBX);
}

const flagOf = (bytes: Uint8Array): boolean => {
  const value = uint(bytes);
  return value <= 1 ? value === 1 : refuse('a KeePass database with an unknown compression');
};

/** An unsigned number of 4 or 8 bytes, little end first; one that is too large for a number comes out large. */
function uint(bytes: Uint8Array): number {
  if (bytes.length === 4) return viewOf(bytes).getUint32(0, true);
  if (bytes.length === 8) return Number(viewOf(bytes).getBigUint64(0, true));
  return refuse(DAMAGED_KDBX);
}
