/** The ways in of the vectors: a slot of each type, and what opens it. FORMAT.md section 4. */
import { concatBytes } from '@noble/hashes/utils.js';
import { writeKeyFile } from '../../main/core/format/key-file.ts';
import { passphraseBytes } from '../../main/core/format/passphrase.ts';
import { RECOVERY_KEY_BYTES, writeRecoveryKey } from '../../main/core/format/recovery-key.ts';
import type { Share } from '../../main/core/format/share.ts';
import type { WorkFactor } from '../../main/core/format/slot.ts';
import { derive, nobleArgon2id } from '../../main/vault/derive.ts';
import { seededRandom, TINY_KIB } from '../vault/fake-ports.ts';
import type { Keys, SlotPlan } from './small-file.ts';

const RECOVERY_KEY = seededRandom('coldkeep vectors, recovery key').bytes(RECOVERY_KEY_BYTES);
export const RECOVERY_TEXT = writeRecoveryKey(RECOVERY_KEY) ?? '';
export const PASSPHRASE = 'a passphrase of some length';
export const ARGON2ID: WorkFactor = { kdf: 'argon2id', memoryKib: TINY_KIB, passes: 1 };
export const SCRYPT: WorkFactor = { kdf: 'scrypt', log2N: 1 };

export const recoverySlot: SlotPlan = { type: 'recovery-key', secret: () => RECOVERY_KEY };

/** A slot of type 1, or of type 6 where 32 bytes of a key file go with it. */
export function passphraseSlot(passphrase = PASSPHRASE, work = ARGON2ID, keyFile?: Uint8Array): SlotPlan {
  const secret = (salt: Uint8Array): Uint8Array => {
    if (work.kdf === 'none') throw new TypeError('a passphrase takes a kdf');
    const key = derive(nobleArgon2id, { work, passphrase: passphraseBytes(passphrase), salt: salt.slice(0, 16) });
    return keyFile === undefined ? key : concatBytes(key, keyFile);
  };
  return { type: keyFile === undefined ? 'passphrase' : 'passphrase-and-key-file', work, secret };
}

const random = seededRandom('coldkeep vectors, shares');
export const KEY_FILE = random.bytes(32);
export const KEY_TEXT = writeKeyFile(KEY_FILE);
const DEALT = random.bytes(32);
const COEFFICIENTS = [random.bytes(32), random.bytes(32)];

export const byKeyFile = passphraseSlot(PASSPHRASE, undefined, KEY_FILE);
export const byShares: SlotPlan = { type: 'shares', secret: () => DEALT };

/** The product of two elements of GF(2^8) modulo x^8 + x^4 + x^3 + x + 1. */
function times(a: number, b: number): number {
  let product = 0;
  let shifted = a;
  for (let bit = 0; bit < 8; bit++) {
    if ((b >> bit) & 1) product ^= shifted;
    shifted = (shifted << 1) ^ (shifted & 0x80 ? 0x11b : 0);
  }
  return product;
}

/** One share of the dealing of a file's slot of shares, by the formula of FORMAT.md 4.5 and no library. */
export function dealt(file: Pick<Keys, 'vaultId' | 'slotId'>, needed: number, number: number): Share {
  const values = DEALT.map((byte, at) => {
    let value = byte;
    let power = 1;
    for (const coefficients of COEFFICIENTS.slice(0, needed - 1)) {
      power = times(power, number);
      value ^= times(coefficients[at] ?? 0, power);
    }
    return value;
  });
  return { needed, number, vault: file.vaultId.slice(0, 4), slot: file.slotId.slice(0, 4), values };
}
