/** Bytes for tests: as good as random, the same every time, another string for every number. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { u64 } from '../../../main/core/format/bytes.ts';

export function numberedBytes(length: number, number: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, i) => sha256(concatBytes(u64(number), u64(i))));
  return concatBytes(...blocks).slice(0, length);
}

export function flipped(bytes: Uint8Array, at: number, mask = 1): Uint8Array {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ mask;
  return copy;
}
