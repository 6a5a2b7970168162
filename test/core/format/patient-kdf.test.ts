/** The derivation that gives way to its host: FORMAT.md 4.1. */
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { patientKdf } from '../../../main/core/format/patient-kdf.ts';
import type { Derivation } from '../../../main/core/format/unlock.ts';
import { derive, nobleArgon2id } from '../../../main/vault/derive.ts';

const salt = new Uint8Array(16).fill(7);
const works: readonly Derivation['work'][] = [
  { kdf: 'argon2id', memoryKib: 8, passes: 1 },
  { kdf: 'argon2id', memoryKib: 67, passes: 3 },
  { kdf: 'scrypt', log2N: 4 },
];
const request = (work: Derivation['work']): Derivation => ({ work, passphrase: utf8ToBytes('a passphrase'), salt });

describe('a patient derivation', () => {
  test.each(works)('gives the key of the other engines: %j', async (work) => {
    const { key, engine } = await patientKdf(() => {}).derive(request(work));
    expect([bytesToHex(key), engine]).toEqual([bytesToHex(derive(nobleArgon2id, request(work))), 'noble']);
  });

  test('tells how far it is, from 0 to 1, and overwrites the passphrase', async () => {
    const told: number[] = [];
    const asked = request({ kdf: 'argon2id', memoryKib: 64, passes: 1 });
    await patientKdf((done) => told.push(done)).derive(asked);
    expect([told[0], told.at(-1)]).toEqual([0, 1]);
    expect(told).toEqual([...told].sort((one, other) => one - other));
    expect(asked.passphrase).toEqual(new Uint8Array(12));
  });
});
