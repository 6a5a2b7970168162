/** Whether a frame that fails is the torn tail of an append that never finished. FORMAT.md section 12. */
import { isZero, writeU32 } from './bytes.ts';
import { openFrame, statedSize } from './frame.ts';
import { SECTOR_BYTES } from './header.ts';

/** Bytes of would-be frames that are tried before a tail counts as damaged: a crafted one could state 16 MiB in every sector. */
const MOST_TRIED_BYTES = 64 * 1024 * 1024;

/** `at` is where the failing frame starts; `key` is K_rec. */
export function isTornTail(key: Uint8Array, file: Uint8Array, at: number): boolean {
  if (!looksTorn(file, at) || hasWrongSize(key, file, at)) return false;
  let triedBytes = 0;
  for (let later = at + SECTOR_BYTES; later < file.length; later += SECTOR_BYTES) {
    const size = statedSize(file, later);
    if (size === null || later + size > file.length) continue;
    triedBytes += size;
    if (triedBytes > MOST_TRIED_BYTES || openFrame(key, file, later, null) !== null) return false;
  }
  return true;
}

/** A whole last frame whose size field was damaged states more bytes than there are, just as a cut one does. */
function hasWrongSize(key: Uint8Array, file: Uint8Array, at: number): boolean {
  const size = statedSize(file, at);
  if (size === null || size <= file.length - at) return false;
  const frame = file.slice(at);
  writeU32(frame, 4, frame.length);
  return openFrame(key, frame, 0, null) !== null;
}

function looksTorn(file: Uint8Array, at: number): boolean {
  const left = file.length - at;
  if (left < SECTOR_BYTES) return true;
  if (isZero(file.subarray(at, at + SECTOR_BYTES))) return true;
  const size = statedSize(file, at);
  if (size === null) return false;
  if (size > left) return true;
  return size === left && hasZeroSector(file.subarray(at));
}

function hasZeroSector(frame: Uint8Array): boolean {
  for (let offset = 0; offset < frame.length; offset += SECTOR_BYTES) {
    if (isZero(frame.subarray(offset, offset + SECTOR_BYTES))) return true;
  }
  return false;
}
