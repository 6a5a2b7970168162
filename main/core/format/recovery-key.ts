/** The recovery key as people write and type it: FORMAT.md 4.3. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { decodeCrockford, encodeCrockford, foldCrockford } from './crockford.ts';
import { RECOVERY_KEY_LABEL } from './keys.ts';

export const RECOVERY_KEY_BYTES = 20;
const KEY_SIGNS = 32;
const CHECK_SIGNS = 4;

function checkSigns(key: Uint8Array): string {
  return encodeCrockford(sha256(concatBytes(RECOVERY_KEY_LABEL, key))).slice(0, CHECK_SIGNS);
}

/** 20 bytes as nine groups of four, such as `7K3Q-…`. Null when it holds no digit: then draw again. */
export function writeRecoveryKey(key: Uint8Array): string | null {
  const text = encodeCrockford(key) + checkSigns(key);
  return /\d/.test(text) ? (text.match(/.{4}/g) ?? []).join('-') : null;
}

/** Whether a text has the shape of a recovery key, right or mistyped (R17). */
export function looksLikeRecoveryKey(text: string): boolean {
  const groups = text.trim().split(/[\s-]+/);
  const signs = groups.join('');
  return (groups.length === 9 || groups.length === 1) && /^[0-9A-Za-z]{34,38}$/.test(signs) && /\d/.test(signs);
}

/** The 20 bytes, or null when length, alphabet or check signs are wrong (`recovery-key-mistyped`). */
export function readRecoveryKey(text: string): Uint8Array | null {
  const signs = foldCrockford(text.replaceAll(/[\s-]+/g, ''));
  if (signs.length !== KEY_SIGNS + CHECK_SIGNS) return null;
  const key = decodeCrockford(signs.slice(0, KEY_SIGNS));
  return key !== null && checkSigns(key) === signs.slice(KEY_SIGNS) ? key : null;
}
