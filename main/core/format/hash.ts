/** SHA-256 as a port: H of FORMAT.md section 1. A reader goes over every byte of a vault, and a shell may have a faster one. */
import { sha256 } from '@noble/hashes/sha2.js';

/** SHA-256 of the parts one after the other, 32 bytes. */
export type Hash = (...parts: readonly Uint8Array[]) => Uint8Array;

export const portableHash: Hash = (...parts) => {
  const hash = sha256.create();
  for (const part of parts) hash.update(part);
  return hash.digest();
};
