/** From what a person typed to the vault key: FORMAT.md 4, R14 to R17. */
import { concatBytes } from '@noble/hashes/utils.js';
import { equalBytes } from './bytes.ts';
import { FormatError } from './format-error.ts';
import type { Header } from './header.ts';
import { passphraseBytes } from './passphrase.ts';
import { looksLikeRecoveryKey, readRecoveryKey } from './recovery-key.ts';
import { combineShares, type Share } from './share.ts';
import { openSlot, type Slot, type WorkFactor } from './slot.ts';
import { canonicalSpelling } from './words.ts';

export interface Derivation {
  readonly work: Exclude<WorkFactor, { kdf: 'none' }>;
  readonly passphrase: Uint8Array;
  /** 16 bytes. */
  readonly salt: Uint8Array;
}

/** What derives a key of 32 bytes from a passphrase; E is what it says of how it did so. */
export interface Kdf<E> {
  derive(request: Derivation): Promise<{ readonly key: Uint8Array; readonly engine: E }>;
  close(): Promise<void>;
}

export interface Unlocked<E> {
  /** 32 bytes; whoever holds it overwrites it after use. */
  readonly vaultKey: Uint8Array;
  /** The slot that fitted. */
  readonly slot: Slot;
  /** What derived the key; null where nothing had to be derived. */
  readonly engine: E | null;
}

/** What a person gives to open a vault; see OpenRequest. */
export interface Credentials {
  readonly secret: string;
  readonly keyFile?: Uint8Array | null;
  readonly shares?: readonly Share[];
}

/** Overwrites what of them can be overwritten. */
export function forgetCredentials({ keyFile, shares = [] }: Credentials): void {
  keyFile?.fill(0);
  for (const { values } of shares) values.fill(0);
}

/**
 * Tries shares, a recovery key, or a passphrase with or without a key file on the slots of that type.
 * @throws FormatError `wrong-secret`, `recovery-key-mistyped`, `key-file-needed`, `shares-missing`, `shares-mixed`,
 * `header-tampered`.
 */
export async function unlock<E>(
  header: Header,
  credentials: Credentials,
  startKdf: () => Kdf<E>,
): Promise<Unlocked<E>> {
  const unlocked = await unlockWith(header, credentials, startKdf);
  if (unlocked === null) throw new FormatError('wrong-secret');
  return unlocked;
}

function unlockWith<E>(
  header: Header,
  { secret, keyFile = null, shares = [] }: Credentials,
  startKdf: () => Kdf<E>,
): Unlocked<E> | null | Promise<Unlocked<E> | null> {
  if (shares.length > 0) return unlockByShares(header, shares);
  if (looksLikeRecoveryKey(secret)) return unlockByRecoveryKey(header, secret);
  return unlockByPassphrase(header, secret, keyFile, startKdf);
}

/** R36: shares of another vault or of a dealing that is gone are told before they are put together. */
async function unlockByShares(header: Header, shares: readonly Share[]): Promise<Unlocked<never> | null> {
  const slots = new Set(shares.map((share) => slotOfShare(header, share)));
  const [slot = null] = slots;
  if (slots.size !== 1 || slot === null) throw new FormatError('shares-mixed');
  const key = await combineShares(shares);
  try {
    const vaultKey = openSlot(slot, key, header.vaultId);
    return vaultKey && { vaultKey, slot, engine: null };
  } finally {
    key.fill(0);
  }
}

/** The slot that a share was dealt for, or null where it is not in this header. */
function slotOfShare({ vaultId, slots }: Header, share: Share): Slot | null {
  if (!equalBytes(vaultId.subarray(0, 4), share.vault)) return null;
  return slots.find(({ type, id }) => type === 'shares' && equalBytes(id.subarray(0, 4), share.slot)) ?? null;
}

function unlockByRecoveryKey(header: Header, secret: string): Unlocked<never> | null {
  const key = readRecoveryKey(secret);
  if (key === null) throw new FormatError('recovery-key-mistyped');
  try {
    for (const slot of header.slots.filter((each) => each.type === 'recovery-key')) {
      const vaultKey = openSlot(slot, key, header.vaultId);
      if (vaultKey !== null) return { vaultKey, slot, engine: null };
    }
    return null;
  } finally {
    key.fill(0);
  }
}

/** A key file goes with the passphrase of a slot that has one; without it only passphrases that stand alone are tried. */
async function unlockByPassphrase<E>(
  header: Header,
  secret: string,
  keyFile: Uint8Array | null,
  startKdf: () => Kdf<E>,
): Promise<Unlocked<E> | null> {
  const wanted = keyFile === null ? 'passphrase' : 'passphrase-and-key-file';
  const slots = header.slots.filter((slot) => slot.type === wanted);
  if (slots.length === 0) {
    const needsFile = keyFile === null && header.slots.some((slot) => slot.type === 'passphrase-and-key-file');
    if (needsFile) throw new FormatError('key-file-needed');
    return null;
  }
  const kdf = startKdf();
  try {
    for (const spelling of spellingsOf(secret)) {
      for (const slot of slots) {
        const unlocked = await tryPassphrase(header.vaultId, slot, { spelling, keyFile }, kdf);
        if (unlocked !== null) return unlocked;
      }
    }
    return null;
  } finally {
    await kdf.close();
  }
}

/** R14. */
function spellingsOf(secret: string): string[] {
  return [secret, canonicalSpelling(secret)].filter((spelling) => spelling !== null);
}

/** The spelling of what was typed that opens this slot, or null where something else opened it. */
export async function openingSpelling<E>(
  vaultId: Uint8Array,
  slot: Slot,
  { secret, keyFile = null }: Credentials,
  startKdf: () => Kdf<E>,
): Promise<string | null> {
  const kdf = startKdf();
  try {
    for (const spelling of spellingsOf(secret)) {
      const unlocked = await tryPassphrase(vaultId, slot, { spelling, keyFile }, kdf);
      unlocked?.vaultKey.fill(0);
      if (unlocked !== null) return spelling;
    }
    return null;
  } finally {
    await kdf.close();
  }
}

async function tryPassphrase<E>(
  vaultId: Uint8Array,
  slot: Slot,
  { spelling, keyFile }: { readonly spelling: string; readonly keyFile: Uint8Array | null },
  kdf: Kdf<E>,
): Promise<Unlocked<E> | null> {
  if (slot.work.kdf === 'none') return null;
  const passphrase = passphraseBytes(spelling);
  const { key, engine } = await kdf.derive({ work: slot.work, passphrase, salt: slot.salt.slice(0, 16) });
  const both = keyFile === null ? key : concatBytes(key, keyFile);
  try {
    const vaultKey = openSlot(slot, both, vaultId);
    return vaultKey && { vaultKey, slot, engine };
  } finally {
    key.fill(0);
    both.fill(0);
  }
}
