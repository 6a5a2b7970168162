/** The header, twice: FORMAT.md sections 2 and 3. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { equalBytes, isZero, readU16, readU32, readU64, writeU16, writeU32, writeU64 } from './bytes.ts';
import { FormatError } from './format-error.ts';
import { headerMacKey } from './keys.ts';
import { parseSlot, SLOT_BYTES, type Slot } from './slot.ts';

export const MAGIC = Uint8Array.of(0x89, 0x43, 0x4b, 0x56, 0x0d, 0x0a, 0x1a, 0x0a);
export const MAJOR_VERSION = 1;
export const MINOR_VERSION = 0;
export const SECTOR_BYTES = 512;
const MOST_HEADER_BYTES = 8192;
const SLOTS_AT = 80;
export const MOST_SLOTS = 16;
export const MOST_KDF_SLOTS = 4;

export interface Header {
  /** 16 bytes. */
  readonly vaultId: Uint8Array;
  readonly epoch: number;
  /** 32 bytes. */
  readonly fileSalt: Uint8Array;
  readonly slots: readonly Slot[];
  /** The HL bytes of one good copy. */
  readonly bytes: Uint8Array;
  /** Where frame 0 starts. */
  readonly framesAt: number;
  /** `header-damaged` when one of the two copies is bad (R5), `newer-version` for a higher minor (R7), else null. */
  readonly readOnly: 'header-damaged' | 'newer-version' | null;
}

interface Copy {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/**
 * Finds and checks the header of a file.
 * @throws FormatError `empty-file`, `not-a-vault`, `header-damaged`, `header-tampered`, `newer-version`, `unsupported-feature`,
 * `excessive-work-factor` (R1 to R11).
 */
export function parseHeader(file: Uint8Array): Header {
  if (file.length === 0) throw new FormatError('empty-file');
  const first = soundLength(file, 0);
  const secondAt = first ?? findSecondCopy(file);
  if (secondAt === null) throw new FormatError(hasMagicAnywhere(file) ? 'header-damaged' : 'not-a-vault');
  const copies = [goodCopy(file, 0), goodCopy(file, secondAt)].filter((copy) => copy !== null);
  const good = copies[0];
  if (good === undefined) throw new FormatError('header-damaged', 'both copies');
  if (copies[1] !== undefined && !equalBytes(good.bytes, copies[1].bytes)) {
    throw new FormatError('header-tampered', 'the two copies differ');
  }
  return parseBody(good, copies.length === 2);
}

function hasMagic(file: Uint8Array, at: number): boolean {
  return at + MAGIC.length <= file.length && equalBytes(file.subarray(at, at + MAGIC.length), MAGIC);
}

function hasMagicAnywhere(file: Uint8Array): boolean {
  for (let at = 0; at <= MOST_HEADER_BYTES; at += SECTOR_BYTES) if (hasMagic(file, at)) return true;
  return false;
}

/**
 * HL when the prelude at this offset is sound, else null (FORMAT.md 3.3).
 * @throws FormatError `newer-version` for a sound prelude of an unknown major version (R7).
 */
function soundLength(file: Uint8Array, at: number): number | null {
  if (at + 20 > file.length || !hasMagic(file, at)) return null;
  const check = sha256(file.subarray(at, at + 16)).subarray(0, 4);
  if (!equalBytes(check, file.subarray(at + 16, at + 20))) return null;
  const length = readU32(file, at + 12);
  if (length % SECTOR_BYTES !== 0 || length < SECTOR_BYTES || length > MOST_HEADER_BYTES) return null;
  if (readU16(file, at + 8) !== MAJOR_VERSION) throw new FormatError('newer-version');
  return length;
}

function findSecondCopy(file: Uint8Array): number | null {
  for (let at = SECTOR_BYTES; at <= MOST_HEADER_BYTES; at += SECTOR_BYTES) {
    if (soundLength(file, at) === at) return at;
  }
  return null;
}

function goodCopy(file: Uint8Array, at: number): Copy | null {
  const length = soundLength(file, at);
  if (length === null || at + length > file.length || (at !== 0 && at !== length)) return null;
  const bytes = file.slice(at, at + length);
  return equalBytes(sha256(bytes.subarray(0, length - 32)), bytes.subarray(length - 32)) ? { at, bytes } : null;
}

function parseBody(copy: Copy, both: boolean): Header {
  const { bytes } = copy;
  const length = bytes.length;
  const count = readU16(bytes, 20);
  const slotsEnd = SLOTS_AT + SLOT_BYTES * count;
  if (count < 1 || count > MOST_SLOTS || slotsEnd > length - 64) {
    throw new FormatError('unsupported-feature', 'the number of slots');
  }
  if (!isZero(bytes.subarray(22, 24)) || !isZero(bytes.subarray(slotsEnd, length - 64))) {
    throw new FormatError('unsupported-feature', 'a reserved byte of the header is not zero');
  }
  const slots: Slot[] = [];
  for (let i = 0; i < count; i++) {
    slots.push(parseSlot(bytes.subarray(SLOTS_AT + SLOT_BYTES * i, SLOTS_AT + SLOT_BYTES * (i + 1))));
  }
  if (slots.filter((slot) => slot.work.kdf !== 'none').length > MOST_KDF_SLOTS) {
    throw new FormatError('excessive-work-factor', 'too many slots with a kdf');
  }
  if (slots.every((slot) => slot.type === null))
    throw new FormatError('unsupported-feature', 'no slot of a known type');
  const epoch = readU64(bytes, 40);
  if (epoch === null) throw new FormatError('unsupported-feature', 'the epoch is out of range');
  const newer = readU16(bytes, 10) > MINOR_VERSION;
  return {
    vaultId: bytes.slice(24, 40),
    epoch,
    fileSalt: bytes.slice(48, 80),
    slots,
    bytes,
    framesAt: 2 * length,
    readOnly: both ? (newer ? 'newer-version' : null) : 'header-damaged',
  };
}

/** @throws FormatError `header-tampered` (R16). */
export function verifyHeaderMac(header: Header, vaultKey: Uint8Array): void {
  const { bytes } = header;
  const key = headerMacKey(vaultKey, header.fileSalt);
  const mac = hmac(sha256, key, bytes.subarray(0, bytes.length - 64));
  key.fill(0);
  if (!equalBytes(mac, bytes.subarray(bytes.length - 64, bytes.length - 32))) {
    throw new FormatError('header-tampered', 'the MAC of the header does not fit');
  }
}

/** What a header is made of: vault id 16, file salt 32, each slot 224 bytes. */
export interface NewHeader {
  readonly vaultId: Uint8Array;
  readonly epoch: number;
  readonly fileSalt: Uint8Array;
  readonly slots: readonly Uint8Array[];
}

/** One header copy, HL bytes; the file begins with it twice. */
export function encodeHeader(header: NewHeader, vaultKey: Uint8Array): Uint8Array {
  const used = SLOTS_AT + SLOT_BYTES * header.slots.length + 64;
  const length = Math.ceil(used / SECTOR_BYTES) * SECTOR_BYTES;
  const bytes = new Uint8Array(length);
  bytes.set(MAGIC);
  writeU16(bytes, 8, MAJOR_VERSION);
  writeU16(bytes, 10, MINOR_VERSION);
  writeU32(bytes, 12, length);
  bytes.set(sha256(bytes.subarray(0, 16)).subarray(0, 4), 16);
  writeU16(bytes, 20, header.slots.length);
  bytes.set(header.vaultId, 24);
  writeU64(bytes, 40, header.epoch);
  bytes.set(header.fileSalt, 48);
  header.slots.forEach((slot, i) => {
    bytes.set(slot, SLOTS_AT + SLOT_BYTES * i);
  });
  const key = headerMacKey(vaultKey, header.fileSalt);
  bytes.set(hmac(sha256, key, bytes.subarray(0, length - 64)), length - 64);
  key.fill(0);
  bytes.set(sha256(bytes.subarray(0, length - 32)), length - 32);
  return bytes;
}
