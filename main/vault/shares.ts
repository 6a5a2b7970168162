/** Deals the key of a slot into shares and puts them together once, before anyone relies on them. FORMAT.md 4.5. */
import { split } from 'shamir-secret-sharing';
import { equalBytes } from '../core/format/bytes.ts';
import { MOST_SHARES } from '../core/format/limits.ts';
import { combineShares, readShare, type Share, writeShare } from '../core/format/share.ts';
import { StorageError } from './storage-error.ts';

export interface Dealing {
  /** How many shares open the slot, 2 to `of`. */
  readonly needed: number;
  /** How many there are, up to 16. */
  readonly of: number;
  /** First 4 bytes of the vault id and of the slot id. */
  readonly vault: Uint8Array;
  readonly slot: Uint8Array;
}

/** Whether a key can be dealt so. */
export function isDealable(needed: number, of: number): boolean {
  return Number.isInteger(needed) && Number.isInteger(of) && needed >= 2 && needed <= of && of <= MOST_SHARES;
}

/**
 * The texts of the shares of a key of 32 bytes, in the order of their headings. The polynomials are drawn by the library, from the
 * randomness of the system.
 * @throws StorageError `unforeseen` when they do not give the key back.
 */
export async function dealShares(key: Uint8Array, { needed, of, vault, slot }: Dealing): Promise<string[]> {
  const parts = await split(key, of, needed);
  const texts = parts.map((part, i) => {
    const share: Share = { needed, number: part.at(-1) ?? 0, vault, slot, values: part.slice(0, -1) };
    const text = writeShare(share, i + 1, of);
    share.values.fill(0);
    part.fill(0);
    return text;
  });
  // Every share is in one of these.
  for (let first = 0; first < of; first++) {
    const some = Array.from({ length: needed }, (_, i) => texts[(first + i) % of] ?? '');
    if (!(await giveBack(some, key))) throw new StorageError('unforeseen', 'the shares do not give their key back');
  }
  return texts;
}

async function giveBack(texts: readonly string[], key: Uint8Array): Promise<boolean> {
  const shares = texts.map(readShare);
  const combined = await combineShares(shares);
  const same = equalBytes(combined, key);
  combined.fill(0);
  for (const { values } of shares) values.fill(0);
  return same;
}
