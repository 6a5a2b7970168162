/** The key schedule: FORMAT.md sections 4.2, 5, 8 and 10, one line per key. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { asSecret } from './bytes.ts';

const label = (text: string): Uint8Array => utf8ToBytes(`coldkeep/v1 ${text}`);

/** HKDF-SHA-256 into memory that overwriting clears. */
function derived(ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  return asSecret(hkdf(sha256, ikm, salt, info, length));
}

/** 64 bytes: the key that wraps the vault key, then the commitment of the slot. */
export function slotKeys(
  secret: Uint8Array,
  slotSalt: Uint8Array,
  vaultId: Uint8Array,
  slotPublic: Uint8Array,
): { readonly kek: Uint8Array; readonly commitment: Uint8Array } {
  const km = derived(secret, slotSalt, concatBytes(label('slot'), vaultId, slotPublic), 64);
  return { kek: km.subarray(0, 32), commitment: km.slice(32, 64) };
}

export function headerMacKey(vaultKey: Uint8Array, fileSalt: Uint8Array): Uint8Array {
  return derived(vaultKey, fileSalt, label('header mac'), 32);
}

export function recordKey(vaultKey: Uint8Array, fileSalt: Uint8Array): Uint8Array {
  return derived(vaultKey, fileSalt, label('records'), 32);
}

export function setKeysKey(vaultKey: Uint8Array, vaultId: Uint8Array): Uint8Array {
  return derived(vaultKey, vaultId, label('set keys'), 32);
}

export function lastSeenKey(vaultKey: Uint8Array, vaultId: Uint8Array): Uint8Array {
  return derived(vaultKey, vaultId, label('last seen'), 32);
}

export function unrecordedKey(vaultKey: Uint8Array, vaultId: Uint8Array): Uint8Array {
  return derived(vaultKey, vaultId, label('unrecorded'), 32);
}

/** Reserved for custodians: seals a custodian's private keys under the secret of their own slot. */
export function custodianKey(
  secret: Uint8Array,
  slotSalt: Uint8Array,
  vaultId: Uint8Array,
  slotPublic: Uint8Array,
): Uint8Array {
  return derived(secret, slotSalt, concatBytes(label('custodian'), vaultId, slotPublic), 32);
}

export function setCommitment(setKey: Uint8Array, vaultId: Uint8Array): Uint8Array {
  return derived(setKey, vaultId, label('set commitment'), 32);
}

/** H(0) of a vault's history. */
export function historyStart(vaultId: Uint8Array): Uint8Array {
  return sha256(concatBytes(label('log'), vaultId));
}

export const RECOVERY_KEY_LABEL = label('recovery key');
export const KEY_FILE_LABEL = label('key file');
export const SHARE_LABEL = label('share');
export const MARK_LABEL = label('mark');
