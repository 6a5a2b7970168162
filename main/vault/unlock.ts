/** From what a person typed to the vault key: FORMAT.md 4, R14 to R17. */
import { FormatError } from '../core/format/format-error.ts';
import type { Header } from '../core/format/header.ts';
import { passphraseBytes } from '../core/format/passphrase.ts';
import { looksLikeRecoveryKey, readRecoveryKey } from '../core/format/recovery-key.ts';
import { openSlot, type Slot } from '../core/format/slot.ts';
import { canonicalSpelling } from '../core/format/words.ts';
import type { KdfEngine } from './derive.ts';
import type { KdfPort } from './kdf.ts';

export interface Unlocked {
  /** 32 bytes; whoever holds it overwrites it after use. */
  readonly vaultKey: Uint8Array;
  /** The slot that fitted. */
  readonly slot: Slot;
  /** What derived the key; null where nothing had to be derived. */
  readonly engine: KdfEngine | null;
}

/**
 * Tries a passphrase or a recovery key on the slots of its type.
 * @throws FormatError `wrong-secret`, `recovery-key-mistyped`, `header-tampered`.
 */
export async function unlock(header: Header, secret: string, startKdf: () => KdfPort): Promise<Unlocked> {
  const unlocked = looksLikeRecoveryKey(secret)
    ? unlockByRecoveryKey(header, secret)
    : await unlockByPassphrase(header, secret, startKdf);
  if (unlocked === null) throw new FormatError('wrong-secret');
  return unlocked;
}

function unlockByRecoveryKey(header: Header, secret: string): Unlocked | null {
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

async function unlockByPassphrase(header: Header, secret: string, startKdf: () => KdfPort): Promise<Unlocked | null> {
  const slots = header.slots.filter((slot) => slot.type === 'passphrase');
  if (slots.length === 0) return null;
  const spellings = [secret, canonicalSpelling(secret)].filter((spelling) => spelling !== null);
  const kdf = startKdf();
  try {
    for (const spelling of spellings) {
      for (const slot of slots) {
        const unlocked = await tryPassphrase(header, slot, spelling, kdf);
        if (unlocked !== null) return unlocked;
      }
    }
    return null;
  } finally {
    await kdf.close();
  }
}

async function tryPassphrase(header: Header, slot: Slot, spelling: string, kdf: KdfPort): Promise<Unlocked | null> {
  if (slot.work.kdf === 'none') return null;
  const passphrase = passphraseBytes(spelling);
  const { key, engine } = await kdf.derive({ work: slot.work, passphrase, salt: slot.salt.slice(0, 16) });
  try {
    const vaultKey = openSlot(slot, key, header.vaultId);
    return vaultKey && { vaultKey, slot, engine };
  } finally {
    key.fill(0);
  }
}
