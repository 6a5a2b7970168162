/** Slots: one way each to open a vault. FORMAT.md section 4. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { asSecret, equalBytes, isZero, readU32, writeU32 } from './bytes.ts';
import { FormatError } from './format-error.ts';
import { slotKeys } from './keys.ts';

export const SLOT_BYTES = 224;
const PUBLIC_BYTES = 96;
const ZERO_NONCE = new Uint8Array(24);

/** What it costs to derive a key from a passphrase. Memory in KiB. */
export type WorkFactor =
  | { readonly kdf: 'none' }
  | { readonly kdf: 'argon2id'; readonly memoryKib: number; readonly passes: number }
  | { readonly kdf: 'scrypt'; readonly log2N: number };

export type SlotType = 'passphrase' | 'recovery-key' | 'shares' | 'passphrase-and-key-file';

/** A slot as parsed. `type` is null for a kind of slot that this version skips. */
export interface Slot {
  readonly type: SlotType | null;
  readonly work: WorkFactor;
  /** 16 bytes. */
  readonly id: Uint8Array;
  /** 32 bytes. */
  readonly salt: Uint8Array;
  /** All 224 bytes as they stand in the header. */
  readonly bytes: Uint8Array;
}

const TYPE_NUMBERS = {
  passphrase: 1,
  'recovery-key': 2,
  shares: 4,
  'passphrase-and-key-file': 6,
} as const satisfies Record<SlotType, number>;
/** Whether a passphrase is part of the secret, which then takes a key derivation (R9). */
const HAS_PASSPHRASE: Readonly<Record<SlotType, boolean>> = {
  passphrase: true,
  'recovery-key': false,
  shares: false,
  'passphrase-and-key-file': true,
};
const KDF_NUMBERS = { none: 0, argon2id: 1, scrypt: 2 } as const satisfies Record<WorkFactor['kdf'], number>;

/** Bounds of R11; a reader refuses above them before it allocates anything. */
const LEAST_MEMORY_KIB = 8;
export const MOST_MEMORY_KIB = 1024 * 1024;
const MOST_PASSES = 10;
const MOST_LOG2_N = 20;

/**
 * Parses one slot out of a header whose checksum was good. Of a slot that is skipped nothing else is read: what its bytes mean
 * is for a later version to say.
 * @throws FormatError `unsupported-feature` (R1, R11) or `excessive-work-factor` (R11).
 */
export function parseSlot(bytes: Uint8Array): Slot {
  const type = nameOf(TYPE_NUMBERS, bytes[0]);
  const kdf = nameOf(KDF_NUMBERS, bytes[1]);
  const known = type !== null && kdf !== null && HAS_PASSPHRASE[type] === (kdf !== 'none');
  if (known && (!isZero(bytes.subarray(2, 4)) || !isZero(bytes.subarray(64, 96)) || !isZero(bytes.subarray(176)))) {
    throw new FormatError('unsupported-feature', 'a reserved byte of a slot is not zero');
  }
  return {
    type: known ? type : null,
    work: known ? parseWork(bytes, kdf) : { kdf: 'none' },
    id: bytes.slice(16, 32),
    salt: bytes.slice(32, 64),
    bytes: bytes.slice(0, SLOT_BYTES),
  };
}

function nameOf<T extends string>(numbers: Readonly<Record<T, number>>, wanted: number | undefined): T | null {
  // `as`: keys of a closed table.
  return (Object.keys(numbers) as T[]).find((name) => numbers[name] === wanted) ?? null;
}

function parseWork(bytes: Uint8Array, kdf: WorkFactor['kdf']): WorkFactor {
  const [a, b, c] = [readU32(bytes, 4), readU32(bytes, 8), readU32(bytes, 12)];
  switch (kdf) {
    case 'none':
      if (a !== 0 || b !== 0 || c !== 0) throw new FormatError('unsupported-feature', 'a cost without a kdf');
      return { kdf };
    case 'argon2id':
      if (c !== 1) throw new FormatError('unsupported-feature', 'lanes of Argon2id');
      return checkedWork({ kdf, memoryKib: a, passes: b });
    case 'scrypt':
      if (b !== 8 || c !== 1) throw new FormatError('unsupported-feature', 'parameters of scrypt');
      return checkedWork({ kdf, log2N: a });
  }
}

/**
 * The same cost, when it is within the bounds of R11.
 * @throws FormatError `excessive-work-factor` above them, `unsupported-feature` below.
 */
export function checkedWork<T extends WorkFactor>(work: T): T {
  if (work.kdf === 'none') return work;
  const costs =
    work.kdf === 'argon2id'
      ? ([
          [work.memoryKib, LEAST_MEMORY_KIB, MOST_MEMORY_KIB],
          [work.passes, 1, MOST_PASSES],
        ] as const)
      : ([[work.log2N, 1, MOST_LOG2_N]] as const);
  if (costs.some(([cost, , most]) => cost > most)) throw new FormatError('excessive-work-factor');
  if (costs.some(([cost, least]) => !Number.isInteger(cost) || cost < least)) {
    throw new FormatError('unsupported-feature', 'a cost below its least');
  }
  return work;
}

/** What a new slot is made of; id 16 bytes, salt 32 random bytes, secret as FORMAT.md 4.1 says. */
export interface NewSlot {
  readonly type: SlotType;
  readonly work: WorkFactor;
  readonly id: Uint8Array;
  readonly salt: Uint8Array;
  readonly secret: Uint8Array;
}

/** The 224 bytes of a slot that wraps the vault key under a secret. */
export function sealSlot(slot: NewSlot, vaultId: Uint8Array, vaultKey: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(SLOT_BYTES);
  bytes[0] = TYPE_NUMBERS[slot.type];
  bytes[1] = KDF_NUMBERS[slot.work.kdf];
  if (slot.work.kdf === 'argon2id') writeCosts(bytes, slot.work.memoryKib, slot.work.passes, 1);
  if (slot.work.kdf === 'scrypt') writeCosts(bytes, slot.work.log2N, 8, 1);
  bytes.set(slot.id, 16);
  bytes.set(slot.salt, 32);
  const slotPublic = bytes.slice(0, PUBLIC_BYTES);
  const { kek, commitment } = slotKeys(slot.secret, slot.salt, vaultId, slotPublic);
  bytes.set(commitment, 96);
  bytes.set(xchacha20poly1305(kek, ZERO_NONCE, slotPublic).encrypt(vaultKey), 128);
  kek.fill(0);
  return bytes;
}

function writeCosts(bytes: Uint8Array, a: number, b: number, c: number): void {
  writeU32(bytes, 4, a);
  writeU32(bytes, 8, b);
  writeU32(bytes, 12, c);
}

/**
 * The vault key, or null when this secret is not the slot's (R15).
 * @throws FormatError `header-tampered` when the commitment fits and the key does not unwrap (R16).
 */
export function openSlot(slot: Slot, secret: Uint8Array, vaultId: Uint8Array): Uint8Array | null {
  const slotPublic = slot.bytes.slice(0, PUBLIC_BYTES);
  const { kek, commitment } = slotKeys(secret, slot.salt, vaultId, slotPublic);
  try {
    if (!equalBytes(commitment, slot.bytes.subarray(96, 128))) return null;
    return asSecret(xchacha20poly1305(kek, ZERO_NONCE, slotPublic).decrypt(slot.bytes.subarray(128, 176)));
  } catch {
    throw new FormatError('header-tampered', 'a wrapped key does not open');
  } finally {
    kek.fill(0);
  }
}
