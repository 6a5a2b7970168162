/** Header copies with their checks made right again, wholly or in part, after a change: FORMAT.md section 3. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { headerMacKey } from '../../main/core/format/keys.ts';

/** A copy with its 4 check bytes made right. */
export function withCheckBytes(copy: Uint8Array): Uint8Array {
  const bytes = copy.slice();
  bytes.set(sha256(bytes.subarray(0, 16)).subarray(0, 4), 16);
  return bytes;
}

/** A copy with its checksum made right. */
export function withChecksum(copy: Uint8Array): Uint8Array {
  const bytes = copy.slice();
  bytes.set(sha256(bytes.subarray(0, bytes.length - 32)), bytes.length - 32);
  return bytes;
}

/** A copy with check bytes, MAC and checksum made right: what only a holder of the vault key can make. */
export function authenticated(copy: Uint8Array, vaultKey: Uint8Array): Uint8Array {
  const bytes = withCheckBytes(copy);
  const key = headerMacKey(vaultKey, bytes.slice(48, 80));
  bytes.set(hmac(sha256, key, bytes.subarray(0, bytes.length - 64)), bytes.length - 64);
  return withChecksum(bytes);
}
