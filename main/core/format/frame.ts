/** Frames: sealed, linked, in size classes. FORMAT.md section 6. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { equalBytes, isZero, readU32, readU64, writeU32, writeU64 } from './bytes.ts';
import { FormatError } from './format-error.ts';

export const FRAME_HEADER_BYTES = 80;
const MAGIC = Uint8Array.of(0x43, 0x4b, 0x46, 0x31);
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;
const STEP_BYTES = 65_536;
const MOST_FRAME_BYTES = 16 * 1024 * 1024;

/** Most bytes that one transaction can have. */
export const MOST_TRANSACTION_BYTES = MOST_FRAME_BYTES - FRAME_HEADER_BYTES - LENGTH_BYTES - TAG_BYTES;

/**
 * The size of the frame that holds a transaction of this length (R18).
 * @throws FormatError `too-large` above 16 MiB.
 */
export function frameSize(transactionBytes: number): number {
  const needed = FRAME_HEADER_BYTES + LENGTH_BYTES + transactionBytes + TAG_BYTES;
  if (needed > MOST_FRAME_BYTES) throw new FormatError('too-large', 'one change must fit in 16 MiB');
  if (needed > STEP_BYTES) return Math.ceil(needed / STEP_BYTES) * STEP_BYTES;
  let size = 512;
  while (size < needed) size *= 2;
  return size;
}

function isFrameSize(size: number): boolean {
  if (size > STEP_BYTES) return size % STEP_BYTES === 0 && size <= MOST_FRAME_BYTES;
  return size >= 512 && (size & (size - 1)) === 0;
}

/** Where a frame stands in the chain: its number and the hash of what stands before it (32 bytes). */
export interface FramePlace {
  readonly seq: number;
  readonly link: Uint8Array;
}

/** Seals one transaction. `nonce` is 24 fresh random bytes, never used again, not even to try the same frame once more. */
export function sealFrame(key: Uint8Array, place: FramePlace, transaction: Uint8Array, nonce: Uint8Array): Uint8Array {
  const size = frameSize(transaction.length);
  const frame = new Uint8Array(size);
  frame.set(MAGIC);
  writeU32(frame, 4, size);
  writeU64(frame, 8, place.seq);
  frame.set(place.link, 16);
  frame.set(nonce, 48);
  const plain = new Uint8Array(size - FRAME_HEADER_BYTES - TAG_BYTES);
  writeU32(plain, 0, transaction.length);
  plain.set(transaction, LENGTH_BYTES);
  const cipher = xchacha20poly1305(key, nonce, frame.slice(0, FRAME_HEADER_BYTES));
  frame.set(cipher.encrypt(plain), FRAME_HEADER_BYTES);
  plain.fill(0);
  return frame;
}

/** The size that the frame at this offset states, or null when its magic or its size field is not that of a frame. */
export function statedSize(file: Uint8Array, at: number): number | null {
  if (at + 8 > file.length || !equalBytes(file.subarray(at, at + 4), MAGIC)) return null;
  const size = readU32(file, at + 4);
  return isFrameSize(size) ? size : null;
}

/**
 * Opens the frame at an offset, or gives null when it fails by any of R19. Without a place only the tag decides, for salvage
 * and for telling a torn tail from a damaged size.
 */
export function openFrame(key: Uint8Array, file: Uint8Array, at: number, place: FramePlace | null): OpenedFrame | null {
  const size = statedSize(file, at);
  if (size === null || at + size > file.length) return null;
  const frame = file.subarray(at, at + size);
  if (place !== null && (readU64(frame, 8) !== place.seq || !equalBytes(frame.subarray(16, 48), place.link)))
    return null;
  if (!isZero(frame.subarray(72, 80))) return null;
  let plain: Uint8Array;
  try {
    const cipher = xchacha20poly1305(key, frame.slice(48, 72), frame.subarray(0, FRAME_HEADER_BYTES));
    plain = cipher.decrypt(frame.subarray(FRAME_HEADER_BYTES));
  } catch {
    return null;
  }
  const length = readU32(plain, 0);
  if (length > plain.length - LENGTH_BYTES || !isZero(plain.subarray(LENGTH_BYTES + length))) return null;
  return { size, transaction: plain.subarray(LENGTH_BYTES, LENGTH_BYTES + length) };
}

export interface OpenedFrame {
  readonly size: number;
  readonly transaction: Uint8Array;
}
