/** AES-256-GCM as the exports of authenticators use it: a nonce of 12 bytes, a tag of 16. */
import { createDecipheriv } from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface GcmSealed {
  readonly nonce: Uint8Array;
  readonly sealed: Uint8Array;
  readonly tag: Uint8Array;
}

/** Nonce, sealed bytes and tag that lie behind each other. */
export const gcmParts = (nonce: Uint8Array, sealedAndTag: Uint8Array): GcmSealed => ({
  nonce,
  sealed: sealedAndTag.subarray(0, Math.max(0, sealedAndTag.length - TAG_BYTES)),
  tag: sealedAndTag.subarray(Math.max(0, sealedAndTag.length - TAG_BYTES)),
});

/** The plain bytes; null where the key does not fit, or what is sealed was changed. */
export function openGcm(key: Uint8Array, { nonce, sealed, tag }: GcmSealed, bound?: Uint8Array): Uint8Array | null {
  if (key.length !== KEY_BYTES || nonce.length !== NONCE_BYTES || tag.length !== TAG_BYTES) return null;
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAuthTag(tag);
  if (bound !== undefined) cipher.setAAD(bound);
  const plain = cipher.update(sealed);
  try {
    cipher.final();
    return new Uint8Array(plain);
  } catch {
    plain.fill(0);
    return null;
  }
}
