/** Shares of the key of a slot, k of which open it: their envelope as text, and putting them together. FORMAT.md 4.5. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { combine } from 'shamir-secret-sharing';
import { equalBytes } from './bytes.ts';
import { decodeCrockford, encodeCrockford, foldCrockford } from './crockford.ts';
import { FormatError } from './format-error.ts';
import { SHARE_LABEL } from './keys.ts';
import { MOST_SHARES } from './limits.ts';
import { inGroups, signsInLines } from './signs-in-lines.ts';

export const SHARED_KEY_BYTES = 32;
const VERSION = 1;
const PREFIX_BYTES = 4;
const BODY_BYTES = 3 + 2 * PREFIX_BYTES + SHARED_KEY_BYTES;
const CHECK_BYTES = 4;
const SIGNS = 76;

export interface Share {
  /** How many shares are needed. */
  readonly needed: number;
  /** Where the polynomials were evaluated, 1 to 255: no count of the shares. */
  readonly number: number;
  /** First 4 bytes of the vault id and of the slot id: shares of another dealing do not fit. */
  readonly vault: Uint8Array;
  readonly slot: Uint8Array;
  /** 32 bytes: the values of the polynomials at `number`. */
  readonly values: Uint8Array;
}

function encodeBody({ needed, number, vault, slot, values }: Share): Uint8Array {
  return concatBytes(Uint8Array.of(VERSION, needed, number), vault, slot, values);
}

const checkOf = (body: Uint8Array): Uint8Array => sha256(concatBytes(SHARE_LABEL, body)).slice(0, CHECK_BYTES);

/** The text of one share, with a heading that says which it is: `ordinal` of `of`, from 1. */
export function writeShare(share: Share, ordinal: number, of: number): string {
  const body = encodeBody(share);
  const heading = `Coldkeep share ${ordinal} of ${of}, ${share.needed} are needed`;
  return `${heading}\n${inGroups(encodeCrockford(concatBytes(body, checkOf(body))))}\n`;
}

/** @throws FormatError `share-mistyped` when length, alphabet, version, numbers or check bytes are wrong. */
export function readShare(text: string): Share {
  const signs = foldCrockford(signsInLines(text));
  const bytes = signs.length === SIGNS ? decodeCrockford(signs) : null;
  if (bytes === null) throw new FormatError('share-mistyped');
  const body = bytes.subarray(0, BODY_BYTES);
  const [version = 0, needed = 0, number = 0] = body;
  const fits = equalBytes(checkOf(body), bytes.subarray(BODY_BYTES, BODY_BYTES + CHECK_BYTES));
  if (!fits || version !== VERSION || needed < 2 || needed > MOST_SHARES || number === 0) {
    throw new FormatError('share-mistyped');
  }
  return {
    needed,
    number,
    vault: body.slice(3, 7),
    slot: body.slice(7, 11),
    values: body.slice(11, BODY_BYTES),
  };
}

/**
 * The 32 bytes that were dealt. That they are the right ones only the commitment of the slot can tell.
 * @throws FormatError `shares-mixed` when they are of different dealings, `shares-missing` with `have` and `needed`.
 */
export async function combineShares(shares: readonly Share[]): Promise<Uint8Array> {
  const [first, ...others] = shares;
  if (first === undefined) throw new FormatError('shares-missing', null, { have: 0, needed: 2 });
  const isOfFirst = ({ needed, vault, slot }: Share): boolean =>
    needed === first.needed && equalBytes(vault, first.vault) && equalBytes(slot, first.slot);
  if (!others.every(isOfFirst)) throw new FormatError('shares-mixed');
  const byNumber = new Map(shares.map((share) => [share.number, share]));
  for (const share of shares) {
    const same = byNumber.get(share.number);
    if (same !== undefined && !equalBytes(same.values, share.values)) throw new FormatError('shares-mixed');
  }
  if (byNumber.size < first.needed) {
    throw new FormatError('shares-missing', null, { have: byNumber.size, needed: first.needed });
  }
  const parts = [...byNumber.values()]
    .slice(0, first.needed)
    .map(({ number, values }) => concatBytes(values, Uint8Array.of(number)));
  try {
    return await combine(parts);
  } finally {
    for (const part of parts) part.fill(0);
  }
}
