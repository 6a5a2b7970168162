/** The hash that links each frame to what stands before it: FORMAT.md section 6. */
import { createHash } from 'node:crypto';

/**
 * SHA-256, 32 bytes. It runs over every byte of a vault at each opening, so it is the one hash that is taken from the system:
 * three times as fast as the portable one, and equal to it by test.
 */
export function linkOf(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(createHash('sha256').update(bytes).digest());
}
