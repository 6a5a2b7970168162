/** Made-up codes for tests: the same every time, of any alphabet and grouping. */

export const DIGITS = '0123456789';
export const HEX = '0123456789abcdef';
export const LOWER = 'abcdefghijklmnopqrstuvwxyz';
export const UPPER = LOWER.toUpperCase();
export const BASE32 = `${UPPER}234567`;

/** A generator of 32-bit numbers (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** `count` codes with groups of these lengths, apart by `separator`. */
export function makeCodes(
  count: number,
  alphabet: string,
  groups: readonly number[],
  separator = '',
  seed = 1,
): string[] {
  const next = numbers(seed * 7919 + count * 31 + groups.length);
  const sign = () => alphabet.charAt(next() % alphabet.length);
  return Array.from({ length: count }, () =>
    groups.map((length) => Array.from({ length }, sign).join('')).join(separator),
  );
}
