/** The order of a set: by the numbers in front where they count, otherwise as the lines run. */
import type { ReadCode } from './reading.ts';

export interface Ordered {
  readonly codes: readonly ReadCode[];
  /** The first number of the list, 0 or 1; null where nothing is numbered. */
  readonly indexBase: 0 | 1 | null;
  /** Every code carries a number of its own. */
  readonly numbered: boolean;
}

/** Sorts by number where all have one, no two the same. Spent codes may be missing, so gaps are no fault. */
export function orderCodes(codes: readonly ReadCode[]): Ordered {
  const numbers = codes.map((code) => code.number);
  const distinct = new Set(numbers).size === numbers.length && !numbers.includes(null);
  if (!distinct || codes.length < 2) return { codes, indexBase: null, numbered: false };
  const sorted = [...codes].sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  return { codes: sorted, indexBase: sorted[0]?.number === 0 ? 0 : 1, numbered: true };
}

/** True where numbers that only a blank sets apart count up by one from 0 or 1; else they are parts of something else. */
export function bareNumbersCount(codes: readonly ReadCode[]): boolean {
  const bare = codes.filter((code) => code.bareNumber);
  if (bare.length === 0) return true;
  const first = bare[0]?.number ?? -1;
  return (
    bare.length === codes.length &&
    bare.length >= 2 &&
    first <= 1 &&
    bare.every((code, index) => code.number === first + index)
  );
}
