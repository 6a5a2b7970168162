/** Published answers for the password hashes, through the thread that the product derives in. */
import { argon2Sync } from 'node:crypto';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { afterAll, describe, expect, it } from 'vitest';
import type { Derivation } from '../../main/core/format/unlock.ts';
import { nobleArgon2id } from '../../main/vault/derive.ts';
import { startKdf } from '../../main/vault/kdf.ts';
import { numberedBytes } from '../core/format/numbered-bytes.ts';

const worker = startKdf();
afterAll(() => worker.close());

async function derived(work: Derivation['work'], passphrase: string, salt: Uint8Array): Promise<string> {
  const { key, engine } = await worker.derive({ work, passphrase: utf8ToBytes(passphrase), salt });
  expect(engine).toBe('libsodium');
  return bytesToHex(key);
}

describe('scrypt', () => {
  it('answers as RFC 7914, section 12, case 3, of whose 64 bytes it takes the first 32', async () => {
    const key = await derived({ kdf: 'scrypt', log2N: 14 }, 'pleaseletmein', utf8ToBytes('SodiumChloride'));
    expect(key).toBe('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2');
  });
});

describe('Argon2id', () => {
  // libsodium takes salts of 16 bytes and one lane only, and no published vector has both: OpenSSL is the third opinion.
  it.each([
    [8, 1, ''],
    [8, 3, 'a passphrase of some length'],
    [64, 10, 'caf\u00e9 \ud83d\udd11'],
    [1027, 2, 'x'.repeat(1000)],
    [65_536, 3, 'correct horse battery staple'],
  ])('agrees with OpenSSL in both engines: %i KiB, %i passes', async (memoryKib, passes, passphrase) => {
    const salt = numberedBytes(16, passes);
    const message = utf8ToBytes(passphrase);
    const expected = argon2Sync('argon2id', {
      message,
      nonce: salt,
      parallelism: 1,
      tagLength: 32,
      memory: memoryKib,
      passes,
    }).toString('hex');
    expect(await derived({ kdf: 'argon2id', memoryKib, passes }, passphrase, salt)).toBe(expected);
    if (memoryKib < 65_536) expect(bytesToHex(nobleArgon2id(message, salt, memoryKib, passes))).toBe(expected);
  });
});
