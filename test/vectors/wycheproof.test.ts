/** Project Wycheproof's vectors for the cipher and the key derivation of the file, through what the product calls. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { expect, it } from 'vitest';

interface Vectors<T> {
  readonly numberOfTests: number;
  readonly testGroups: readonly { readonly tests: readonly (T & Result)[] }[];
}

interface Result {
  readonly tcId: number;
  readonly result: 'valid' | 'invalid';
}

type Aead = Readonly<Record<'key' | 'iv' | 'aad' | 'msg' | 'ct' | 'tag', string>>;
type Hkdf = Readonly<Record<'ikm' | 'salt' | 'info' | 'okm', string>> & { readonly size: number };

function read<T>(file: string): Vectors<T> {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'wycheproof', file), 'utf8'));
}

/** The numbers of the vectors that do not come to what they say, and how many were tried. */
function failing<T>(vectors: Vectors<T>, holds: (vector: T & Result) => boolean): { tried: number; failed: number[] } {
  const all = vectors.testGroups.flatMap((group) => group.tests);
  return { tried: all.length, failed: all.filter((vector) => !holds(vector)).map(({ tcId }) => tcId) };
}

function attempt(call: () => Uint8Array): string | null {
  try {
    return bytesToHex(call());
  } catch {
    return null;
  }
}

it('XChaCha20-Poly1305: 315 vectors open as they say, or not at all', () => {
  const outcome = failing(read<Aead>('xchacha20_poly1305_test.json'), ({ key, iv, aad, msg, ct, tag, result }) => {
    const cipher = () => xchacha20poly1305(hexToBytes(key), hexToBytes(iv), hexToBytes(aad));
    const opened = attempt(() => cipher().decrypt(concatBytes(hexToBytes(ct), hexToBytes(tag))));
    const sealed = attempt(() => cipher().encrypt(hexToBytes(msg)));
    return result === 'valid' ? opened === msg && sealed === ct + tag : opened === null && sealed !== ct + tag;
  });
  expect(outcome).toEqual({ tried: 315, failed: [] });
});

it('HKDF-SHA-256: 86 vectors come to what they say, or to nothing', () => {
  const outcome = failing(read<Hkdf>('hkdf_sha256_test.json'), ({ ikm, salt, info, size, okm, result }) => {
    const derived = attempt(() => hkdf(sha256, hexToBytes(ikm), hexToBytes(salt), hexToBytes(info), size));
    return derived === (result === 'valid' ? okm : null);
  });
  expect(outcome).toEqual({ tried: 86, failed: [] });
});
