/** Key derivation in plain TypeScript that gives way to its host every few milliseconds, for a page without a worker. */
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { FormatError } from './format-error.ts';
import type { Derivation, Kdf } from './unlock.ts';

/** Told how much of one derivation is done, from 0 to 1. */
export type OnDerived = (done: number, work: Derivation['work']) => void;

/** Between two turns of the host, in milliseconds: a page redraws its progress, and takes a click. */
const SLICE_MS = 40;
const MOST_BYTES = 2 ** 31 - 1;

/** Its `derive` throws FormatError `not-enough-memory`, and overwrites the passphrase that it is given. */
export function patientKdf(onDerived: OnDerived): Kdf<'noble'> {
  return {
    derive: async (request) => {
      onDerived(0, request.work);
      try {
        return { key: await derive(request, (done) => onDerived(done, request.work)), engine: 'noble' };
      } catch (error) {
        // The parameters are within their bounds, so what fails is the allocation.
        if (error instanceof RangeError) throw new FormatError('not-enough-memory');
        throw error;
      } finally {
        request.passphrase.fill(0);
      }
    },
    close: async () => {},
  };
}

function derive({ work, passphrase, salt }: Derivation, onProgress: (done: number) => void): Promise<Uint8Array> {
  const options = { dkLen: 32, maxmem: MOST_BYTES, asyncTick: SLICE_MS, onProgress };
  return work.kdf === 'argon2id'
    ? argon2idAsync(passphrase, salt, { ...options, m: work.memoryKib, t: work.passes, p: 1 })
    : scryptAsync(passphrase, salt, { ...options, N: 2 ** work.log2N, r: 8, p: 1 });
}
