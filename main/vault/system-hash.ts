/** SHA-256 of the system: two to three times as fast as the portable one, and equal to it by test. */
import { createHash } from 'node:crypto';
import type { Hash } from '../core/format/hash.ts';

export const systemHash: Hash = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const { buffer, byteOffset, length } = hash.digest();
  return new Uint8Array(buffer, byteOffset, length);
};
