/** Whether a frame that fails is the torn tail of an append that never finished. FORMAT.md section 12. */
import { isZero } from './bytes.ts';
import { openFrame, statedSize } from './frame.ts';
import { SECTOR_BYTES } from './header.ts';

/** `at` is where the failing frame starts; `key` is K_rec. */
export function isTornTail(key: Uint8Array, file: Uint8Array, at: number): boolean {
  if (!looksTorn(file, at)) return false;
  for (let later = at + SECTOR_BYTES; later < file.length; later += SECTOR_BYTES) {
    if (openFrame(key, file, later, null) !== null) return false;
  }
  return true;
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
