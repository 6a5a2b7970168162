/** The key schedule as bytes, beside the HKDF of OpenSSL (FORMAT.md 4.2, 5 and 10). */
import { hkdfSync } from 'node:crypto';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import {
  custodianKey,
  headerMacKey,
  lastSeenKey,
  recordKey,
  setCommitment,
  setKeysKey,
  slotKeys,
  unrecordedKey,
} from '../../../main/core/format/keys.ts';
import { numberedBytes } from './numbered-bytes.ts';

const secret = numberedBytes(32, 1);
const salt = numberedBytes(32, 2);
const vaultId = numberedBytes(16, 3);
const slotPublic = numberedBytes(96, 4);

const hkdf = (ikm: Uint8Array, with_: Uint8Array, info: Uint8Array, length: number): string =>
  Buffer.from(hkdfSync('sha256', ikm, with_, info, length)).toString('hex');
const label = (text: string): Uint8Array => utf8ToBytes(`coldkeep/v1 ${text}`);

describe('a key', () => {
  it.each([
    ['header mac', headerMacKey, salt],
    ['records', recordKey, salt],
    ['set keys', setKeysKey, vaultId],
    ['last seen', lastSeenKey, vaultId],
    ['unrecorded', unrecordedKey, vaultId],
    ['set commitment', setCommitment, vaultId],
  ] as const)('for "%s" is what section 5 says', (name, derive, under) => {
    expect(bytesToHex(derive(secret, under))).toBe(hkdf(secret, under, label(name), 32));
  });

  it('of a slot is followed by its commitment (section 4.2)', () => {
    const { kek, commitment } = slotKeys(secret, salt, vaultId, slotPublic);
    const info = concatBytes(label('slot'), vaultId, slotPublic);
    expect(bytesToHex(kek) + bytesToHex(commitment)).toBe(hkdf(secret, salt, info, 64));
  });

  it('of a custodian, reserved, is of the slot and no other key of it', () => {
    const key = bytesToHex(custodianKey(secret, salt, vaultId, slotPublic));
    expect(key).toBe(hkdf(secret, salt, concatBytes(label('custodian'), vaultId, slotPublic), 32));
    expect(key).not.toBe(bytesToHex(slotKeys(secret, salt, vaultId, slotPublic).kek));
  });
});
