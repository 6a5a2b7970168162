/** The key derivations of KeePass databases, and what they may cost: a hostile header can ask for hours and for all memory. */
import { createCipheriv } from 'node:crypto';
import { argon2d, argon2id } from '@noble/hashes/argon2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { argon2d as fastArgon2d, argon2id as fastArgon2id } from 'hash-wasm';
import { MOST_ARGON2_KIB, MOST_ARGON2_KIB_IN_ALL } from '../limits.ts';
import { UnpackError } from '../unpack-error.ts';
import { DAMAGED_KDBX, type Kdf } from './kdbx-header.ts';
import { refuse } from './refuse.ts';

/** About five seconds; KeePass takes 60,000 by default, KeePassXC's command line a million. */
export const MOST_AES_ROUNDS = 2 ** 26;
const MOST_LANES = 255;
const ARGON2_VERSIONS: readonly number[] = [0x10, 0x13];
const LEAST_SALT_BYTES = 8;

const AES_BLOCK = 16;
/** Blocks in one go: little enough for the processor's cache. */
const BLOCKS_AT_ONCE = 4096;

type Argon2Kdf = Exclude<Kdf, { kind: 'aes' }>;

/**
 * Looks at the costs before anything is derived.
 * @throws UnpackError `too-large` for costs beyond the limits, `unsupported-format` for such as do not exist.
 */
export function checkKdf(kdf: Kdf): void {
  if (kdf.kind === 'aes') {
    if (kdf.rounds < 1) refuse(DAMAGED_KDBX);
    if (kdf.rounds > MOST_AES_ROUNDS) tooCostly('rounds', MOST_AES_ROUNDS);
    return;
  }
  const { memoryKib, passes, lanes, version, salt } = kdf;
  const exists =
    passes >= 1 &&
    lanes >= 1 &&
    lanes <= MOST_LANES &&
    memoryKib >= 8 * lanes &&
    salt.length >= LEAST_SALT_BYTES &&
    ARGON2_VERSIONS.includes(version);
  if (!exists) refuse(DAMAGED_KDBX);
  if (memoryKib > MOST_ARGON2_KIB) tooCostly('memoryKib', MOST_ARGON2_KIB);
  if (memoryKib * passes > MOST_ARGON2_KIB_IN_ALL) tooCostly('memoryKib times passes', MOST_ARGON2_KIB_IN_ALL);
}

function tooCostly(what: string, limit: number): never {
  const detail = 'this database takes too long to unlock; export it as XML, or save it with a shorter unlock time';
  throw new UnpackError('too-large', detail, { what, limit });
}

/**
 * 32 bytes of key out of the composite key.
 * @throws UnpackError as {@link checkKdf}, and `too-large` where the memory does not suffice.
 */
export async function transformKey(compositeKey: Uint8Array, kdf: Kdf): Promise<Uint8Array> {
  checkKdf(kdf);
  return kdf.kind === 'aes' ? aesKey(compositeKey, kdf.seed, kdf.rounds) : argon2Key(compositeKey, kdf);
}

async function argon2Key(compositeKey: Uint8Array, kdf: Argon2Kdf): Promise<Uint8Array> {
  try {
    // hash-wasm is three times as fast; it knows neither the first version nor associated data.
    return await (kdf.version === 0x13 && kdf.associated.length === 0 ? fastKey : referenceKey)(compositeKey, kdf);
  } catch (error) {
    if (error instanceof RangeError)
      throw new UnpackError('too-large', 'this database needs more memory than there is');
    throw error;
  }
}

function fastKey(compositeKey: Uint8Array, kdf: Argon2Kdf): Promise<Uint8Array> {
  const { salt, memoryKib: memorySize, passes: iterations, lanes: parallelism, secret } = kdf;
  const argon2 = kdf.kind === 'argon2d' ? fastArgon2d : fastArgon2id;
  const optional = secret.length > 0 ? { secret } : {};
  const cost = { memorySize, iterations, parallelism, hashLength: 32 };
  return argon2({ password: compositeKey, salt, ...cost, ...optional, outputType: 'binary' });
}

function referenceKey(compositeKey: Uint8Array, kdf: Argon2Kdf): Uint8Array {
  const { salt, memoryKib: m, passes: t, lanes: p, version, secret, associated } = kdf;
  const argon2 = kdf.kind === 'argon2d' ? argon2d : argon2id;
  const optional = {
    ...(secret.length > 0 ? { key: secret } : {}),
    ...(associated.length > 0 ? { personalization: associated } : {}),
  };
  return argon2(compositeKey, salt, { m, t, p, version, dkLen: 32, maxmem: 2 ** 31 - 1, ...optional });
}

/** Both halves of the key, each encrypted by itself as often as `rounds` says, and hashed. */
function aesKey(compositeKey: Uint8Array, seed: Uint8Array, rounds: number): Uint8Array {
  const key = new Uint8Array(2 * AES_BLOCK);
  for (const at of [0, AES_BLOCK]) {
    key.set(encryptOften(compositeKey.subarray(at, at + AES_BLOCK), seed, rounds), at);
  }
  const hash = sha256(key);
  key.fill(0);
  return hash;
}

/** CBC over zeros encrypts each block's result once more, in one call for thousands of rounds. */
function encryptOften(block: Uint8Array, seed: Uint8Array, rounds: number): Uint8Array {
  const cipher = createCipheriv('aes-256-cbc', seed, block);
  const zeros = new Uint8Array(BLOCKS_AT_ONCE * AES_BLOCK);
  let last: Uint8Array = block;
  for (let left = rounds; left > 0; left -= BLOCKS_AT_ONCE) {
    last = cipher.update(left < BLOCKS_AT_ONCE ? zeros.subarray(0, left * AES_BLOCK) : zeros).subarray(-AES_BLOCK);
  }
  return last;
}
