/** The directory of a ZIP, read from its end as the format demands: what is in it, where, and how it is packed; APPNOTE 4.3. */

import { MOST_ZIP_MEMBERS } from '../limits.ts';
import { UnpackError } from '../unpack-error.ts';
import { refuse } from './refuse.ts';

export const DAMAGED_ZIP = 'a damaged ZIP archive';

/** A file in a ZIP as its directory describes it; nothing of it is proven as yet. */
export interface ZipMember {
  /** As the archive has it, which may lead anywhere: to show, never to write to. */
  readonly path: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly isLink: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Where its local header begins. */
  readonly at: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const END64_LOCATOR = 0x07064b50;
const END64_LOCATOR_BYTES = 20;
const END64 = 0x06064b50;
const END64_BYTES = 56;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;

const IN_EXTRA_32 = 0xffff_ffff;
const EXTRA_ZIP64 = 0x0001;
const EXTRA_UNICODE_PATH = 0x7075;

const ENCRYPTED = 0x0001;
const UTF8 = 0x0800;
const MADE_ON_UNIX = 3;
const UNIX_KIND = 0o170000;
const UNIX_LINK = 0o120000;

/**
 * The members in the order of the directory; folders are none.
 * @throws UnpackError `unsupported-format` for a directory that is missing or damaged, `too-large` for more than 2,000 members.
 */
export function readZipDirectory(bytes: Uint8Array): ZipMember[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start, shift } = findDirectory(view);
  if (count > MOST_ZIP_MEMBERS) {
    throw new UnpackError('too-large', 'an archive of too many files', { limit: MOST_ZIP_MEMBERS });
  }
  const members: ZipMember[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    const { member, end } = readEntry(view, bytes, at, shift);
    at = end;
    if (!/[/\\]$/.test(member.path)) members.push(member);
  }
  return members;
}

/** The packed bytes of a member; null where they are not where the directory says. */
export function packedBytesOf(bytes: Uint8Array, { at, packedBytes }: ZipMember): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + LOCAL_BYTES > bytes.length || view.getUint32(at, true) !== LOCAL) return null;
  const from = at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return from + packedBytes > bytes.length ? null : bytes.subarray(from, from + packedBytes);
}

interface Directory {
  readonly count: number;
  readonly start: number;
  /** What stands in front of the archive, such as a program that unpacks it: all places are off by that. */
  readonly shift: number;
}

function findDirectory(view: DataView): Directory {
  const end = findEnd(view);
  const locator = end - END64_LOCATOR_BYTES;
  if (locator >= 0 && view.getUint32(locator, true) === END64_LOCATOR) return directory64(view, locator);
  const size = view.getUint32(end + 12, true);
  return directoryAt(view.getUint16(end + 10, true), size, view.getUint32(end + 16, true), end);
}

/** The last record that may be the end: a comment may follow it, and hold anything. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) <= view.byteLength)
      return at;
  }
  return refuse(DAMAGED_ZIP);
}

function directory64(view: DataView, locator: number): Directory {
  // Where something stands in front of the archive, the place in the locator is off, and the record is right before it.
  for (const end of [uint64(view, locator + 8), locator - END64_BYTES]) {
    if (end < 0 || end > locator - END64_BYTES || view.getUint32(end, true) !== END64) continue;
    return directoryAt(uint64(view, end + 32), uint64(view, end + 40), uint64(view, end + 48), end);
  }
  return refuse(DAMAGED_ZIP);
}

function directoryAt(count: number, size: number, offset: number, end: number): Directory {
  const start = end - size;
  const shift = start - offset;
  if (start < 0 || shift < 0 || count * ENTRY_BYTES > size) refuse(DAMAGED_ZIP);
  return { count, start, shift };
}

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  shift: number,
): { readonly member: ZipMember; readonly end: number } {
  if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY) refuse(DAMAGED_ZIP);
  const flags = view.getUint16(at + 8, true);
  const nameAt = at + ENTRY_BYTES;
  const extraAt = nameAt + view.getUint16(at + 28, true);
  const extraEnd = extraAt + view.getUint16(at + 30, true);
  const end = extraEnd + view.getUint16(at + 32, true);
  if (end > bytes.length) refuse(DAMAGED_ZIP);
  const extras = readExtras(bytes.subarray(extraAt, extraEnd));
  const attributes = view.getUint32(at + 38, true);
  const wide = wideNumbers(extras.get(EXTRA_ZIP64));
  const unpackedBytes = wide(view.getUint32(at + 24, true));
  const packedBytes = wide(view.getUint32(at + 20, true));
  const member = {
    path: pathOf(bytes.subarray(nameAt, extraAt), extras.get(EXTRA_UNICODE_PATH), (flags & UTF8) !== 0),
    method: view.getUint16(at + 10, true),
    isEncrypted: (flags & ENCRYPTED) !== 0,
    isLink: view.getUint8(at + 5) === MADE_ON_UNIX && ((attributes >>> 16) & UNIX_KIND) === UNIX_LINK,
    crc: view.getUint32(at + 16, true),
    packedBytes,
    unpackedBytes,
    at: wide(view.getUint32(at + 42, true)) + shift,
  };
  return { member, end };
}

function readExtras(bytes: Uint8Array): Map<number, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const extras = new Map<number, Uint8Array>();
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + view.getUint16(at + 2, true);
    extras.set(view.getUint16(at, true), bytes.subarray(at + 4, end));
    at = end;
  }
  return extras;
}

/** Gives a number back, or the next wide one where it stands for that; asked in the order that the format has them in. */
function wideNumbers(extra: Uint8Array = new Uint8Array()): (number: number) => number {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  let at = 0;
  return (number) => {
    if (number !== IN_EXTRA_32) return number;
    if (at + 8 > extra.length) return refuse(DAMAGED_ZIP);
    at += 8;
    return uint64(view, at - 8);
  };
}

/** The Unicode form where the archive has one, else strict UTF-8, else the code page that most such archives are made with. */
function pathOf(name: Uint8Array, unicode: Uint8Array | undefined, isUtf8: boolean): string {
  // A version and a checksum stand in front.
  if (unicode !== undefined && unicode.length > 5) return new TextDecoder().decode(unicode.subarray(5));
  if (isUtf8) return new TextDecoder().decode(name);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name);
  } catch {
    return new TextDecoder('windows-1252').decode(name);
  }
}

const uint64 = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));
