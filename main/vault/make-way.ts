/** Makes a way into a vault: the secret, what a person keeps of it, and the slot that is sealed under it. FORMAT.md section 4. */
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import type { EventBody } from '../core/custody/events.ts';
import { KEY_FILE_BYTES, writeKeyFile } from '../core/format/key-file.ts';
import { checkNewPassphrase, passphraseBytes } from '../core/format/passphrase.ts';
import { RECOVERY_KEY_BYTES, writeRecoveryKey } from '../core/format/recovery-key.ts';
import { SHARED_KEY_BYTES } from '../core/format/share.ts';
import { checkedWork, type NewSlot } from '../core/format/slot.ts';
import { generatePassphrase } from '../core/format/words.ts';
import type { KdfEngine } from './derive.ts';
import { argon2id, chooseWorkFactor } from './kdf.ts';
import type { Ports } from './ports.ts';
import { drawBelow } from './random.ts';
import { dealShares, isDealable } from './shares.ts';
import { StorageError } from './storage-error.ts';

/** A way in that is to be made. Recovery keys and shares are always new ones. */
export type NewWay =
  | {
      readonly type: 'passphrase' | 'passphrase-and-key-file';
      /** The 32 bytes of a key file that goes on being used; without it a new one is made. */
      readonly keyFile?: Uint8Array | null;
      /** The user's own passphrase, or null for a generated one. */
      readonly passphrase: string | null;
      /** The passphrase given was generated before, and typed back. */
      readonly isGenerated?: boolean;
      /** Memory of the KDF in KiB, or null to choose it by a measurement. */
      readonly memoryKib: number | null;
    }
  | { readonly type: 'recovery-key' }
  | { readonly type: 'shares'; readonly needed: number; readonly of: number };

/** What a person keeps of a new way in: shown once, kept nowhere. Null or empty: nothing of that kind was made. */
export interface MadeSecrets {
  /** Only a generated one. */
  readonly passphrase: string | null;
  readonly recoveryKey: string | null;
  /** The text of the key file. */
  readonly keyFile: string | null;
  /** The texts of the shares, each with its heading. */
  readonly shares: readonly string[];
}

export interface MadeWay {
  /** Whoever seals it overwrites its secret. */
  readonly slot: NewSlot;
  readonly made: MadeSecrets;
  /** The event that goes with it. */
  readonly added: EventBody;
  /** What derived the key; null where nothing had to be derived. */
  readonly engine: KdfEngine | null;
}

const NOTHING_MADE: MadeSecrets = { passphrase: null, recoveryKey: null, keyFile: null, shares: [] };

/**
 * Refuses what cannot be made, before anything slow or secret happens.
 * @throws CodedError `passphrase-too-short`, `passphrase-unsuitable`, `excessive-work-factor` above 1 GiB of memory, `usage` for
 * numbers of shares outside 2 ≤ needed ≤ of ≤ 16.
 */
export function checkNewWay(way: NewWay): void {
  if (way.type === 'shares') {
    if (!isDealable(way.needed, way.of))
      throw new StorageError('usage', 'shares: 2 to 16, and no more needed than dealt');
  } else if (way.type !== 'recovery-key') {
    if (way.passphrase !== null) checkNewPassphrase(way.passphrase);
    if (way.memoryKib !== null) checkedWork(argon2id(way.memoryKib));
  }
}

/** @throws CodedError as {@link checkNewWay}, or `not-enough-memory`. */
export async function makeWay(ports: Ports, vaultId: Uint8Array, way: NewWay): Promise<MadeWay> {
  checkNewWay(way);
  switch (way.type) {
    case 'recovery-key':
      return recoveryKeyWay(ports);
    case 'shares':
      return sharesWay(ports, vaultId, way);
    default:
      return passphraseWay(ports, way);
  }
}

type Identity = Pick<NewSlot, 'id' | 'salt'>;

function newIdentity({ random }: Ports): Identity {
  return { id: random.bytes(16), salt: random.bytes(32) };
}

async function passphraseWay(
  ports: Ports,
  way: Extract<NewWay, { type: 'passphrase' | 'passphrase-and-key-file' }>,
): Promise<MadeWay> {
  const { random } = ports;
  const passphrase = way.passphrase ?? generatePassphrase((below) => drawBelow(random, below));
  const newKeyFile = way.type === 'passphrase' || way.keyFile ? null : random.bytes(KEY_FILE_BYTES);
  const keyFile = way.type === 'passphrase' ? null : (way.keyFile ?? newKeyFile);
  const identity = newIdentity(ports);
  const { slot, engine } = await passphraseSlot(ports, identity, { passphrase, keyFile, memoryKib: way.memoryKib });
  const keyFileText = newKeyFile === null ? null : writeKeyFile(newKeyFile);
  newKeyFile?.fill(0);
  return {
    slot,
    made: { ...NOTHING_MADE, passphrase: way.passphrase === null ? passphrase : null, keyFile: keyFileText },
    added: slotAdded(slot, way.passphrase === null || way.isGenerated === true),
    engine,
  };
}

/** A slot of a passphrase, with the 32 bytes of a key file or without, at a cost that is chosen now or given in KiB. */
export async function passphraseSlot(
  ports: Ports,
  { id, salt }: Identity,
  {
    passphrase,
    keyFile,
    memoryKib,
  }: { readonly passphrase: string; readonly keyFile: Uint8Array | null; readonly memoryKib: number | null },
): Promise<{ readonly slot: NewSlot; readonly engine: KdfEngine }> {
  const kdf = ports.startKdf();
  try {
    const work = memoryKib === null ? await chooseWorkFactor(kdf, ports.clock) : argon2id(memoryKib);
    const bytes = passphraseBytes(passphrase);
    const { key, engine } = await kdf.derive({ work, passphrase: bytes, salt: salt.slice(0, 16) });
    if (keyFile === null) return { slot: { type: 'passphrase', work, id, salt, secret: key }, engine };
    const secret = concatBytes(key, keyFile);
    key.fill(0);
    return { slot: { type: 'passphrase-and-key-file', work, id, salt, secret }, engine };
  } finally {
    await kdf.close();
  }
}

function recoveryKeyWay(ports: Ports): MadeWay {
  for (;;) {
    const secret = ports.random.bytes(RECOVERY_KEY_BYTES);
    const recoveryKey = writeRecoveryKey(secret);
    if (recoveryKey === null) continue;
    const slot: NewSlot = { type: 'recovery-key', work: { kdf: 'none' }, ...newIdentity(ports), secret };
    return { slot, made: { ...NOTHING_MADE, recoveryKey }, added: slotAdded(slot, true), engine: null };
  }
}

async function sharesWay(
  ports: Ports,
  vaultId: Uint8Array,
  { needed, of }: Extract<NewWay, { type: 'shares' }>,
): Promise<MadeWay> {
  const secret = ports.random.bytes(SHARED_KEY_BYTES);
  const slot: NewSlot = { type: 'shares', work: { kdf: 'none' }, ...newIdentity(ports), secret };
  const dealing = { needed, of, vault: vaultId.slice(0, 4), slot: slot.id.slice(0, 4) };
  const shares = await dealShares(secret, dealing);
  return { slot, made: { ...NOTHING_MADE, shares }, added: slotAdded(slot, true, { needed, of }), engine: null };
}

function slotAdded(
  { id, type }: NewSlot,
  generated: boolean,
  shares: { readonly needed: number; readonly of: number } | null = null,
): EventBody {
  return { t: 'SlotAdded', d: { slot: bytesToHex(id), type, generated, shares } };
}
