/** The two engines that derive a key from a passphrase: libsodium for speed, noble as reference and fallback. FORMAT.md 4. */
import { argon2id } from '@noble/hashes/argon2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { asSecret, equalBytes } from '../core/format/bytes.ts';
import type { Derivation } from '../core/format/unlock.ts';

export type KdfEngine = 'libsodium' | 'noble';

export type Argon2id = (passphrase: Uint8Array, salt: Uint8Array, memoryKib: number, passes: number) => Uint8Array;

export const nobleArgon2id: Argon2id = (passphrase, salt, memoryKib, passes) =>
  argon2id(passphrase, salt, { m: memoryKib, t: passes, p: 1, dkLen: 32, maxmem: 2 ** 31 - 1 });

/** @throws where the WebAssembly does not load. */
export async function loadSodiumArgon2id(): Promise<Argon2id> {
  const { default: sodium } = await import('libsodium-wrappers-sumo');
  await sodium.ready;
  return (passphrase, salt, memoryKib, passes) =>
    sodium.crypto_pwhash(32, passphrase, salt, passes, memoryKib * 1024, sodium.crypto_pwhash_ALG_ARGON2ID13);
}

/** A case that takes milliseconds; an engine that differs from the reference on it is not used. */
const PROBE = { passphrase: Uint8Array.of(1, 2, 3), salt: new Uint8Array(16).fill(7), memoryKib: 64, passes: 2 };

export interface ChosenEngine {
  readonly engine: KdfEngine;
  readonly argon2id: Argon2id;
}

const REFERENCE: ChosenEngine = { engine: 'noble', argon2id: nobleArgon2id };

/** The fast engine when it loads and agrees with the reference, else the reference. */
export async function chooseEngine(load: () => Promise<Argon2id> = loadSodiumArgon2id): Promise<ChosenEngine> {
  try {
    const fast = await load();
    const { passphrase, salt, memoryKib, passes } = PROBE;
    const expected = nobleArgon2id(passphrase, salt, memoryKib, passes);
    if (equalBytes(fast(passphrase, salt, memoryKib, passes), expected)) return { engine: 'libsodium', argon2id: fast };
  } catch {
    // Said to the user by the engine that is returned.
  }
  return REFERENCE;
}

/**
 * Derives with the chosen engine, and with the reference where that one fails on this request. The key is in memory of its
 * own, which can be handed to another thread. Null when the memory does not suffice for either.
 */
export function deriveWithFallback(
  chosen: ChosenEngine,
  request: Derivation,
): { readonly key: Uint8Array<ArrayBuffer>; readonly engine: KdfEngine } | null {
  for (const { engine, argon2id: argon2 } of [chosen, REFERENCE]) {
    try {
      return { key: asSecret(derive(argon2, request)), engine };
    } catch {
      // The parameters are within their bounds, so what fails is the allocation.
    }
  }
  return null;
}

/** 32 bytes. */
export function derive(argon2: Argon2id, { work, passphrase, salt }: Derivation): Uint8Array {
  return work.kdf === 'argon2id'
    ? argon2(passphrase, salt, work.memoryKib, work.passes)
    : scrypt(passphrase, salt, { N: 2 ** work.log2N, r: 8, p: 1, dkLen: 32, maxmem: 2 ** 31 - 1 });
}
