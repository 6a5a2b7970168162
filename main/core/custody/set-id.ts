/** Ids of sets as people see and type them: `s-` and 26 signs of Crockford's base 32 (FORMAT.md, section 9). */

const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
const SIGN_COUNT = 26;
/** Fewer signs are no id but a name. */
const PREFIX_SIGNS_MIN = 4;

/** Five hex digits are four signs. */
const GROUP_DIGITS = 5;

/** @param id - 32 lower-case hex digits */
export function formatSetId(id: string): string {
  let signs = '';
  for (let start = 0; start < id.length; start += GROUP_DIGITS) {
    const bits = Number.parseInt(id.slice(start, start + GROUP_DIGITS).padEnd(GROUP_DIGITS, '0'), 16);
    for (let shift = 15; shift >= 0; shift -= 5) signs += SIGNS.charAt((bits >> shift) & 31);
  }
  // 128 bits fill 25 signs and three bits of the last, whose other two are zero.
  return `s-${signs.slice(0, SIGN_COUNT)}`;
}

/**
 * The id that a word gives, or its beginning, in the one spelling of {@link formatSetId}; o reads as 0, i and l as 1.
 *
 * @returns null when the word has not the form of an id with at least four signs
 */
export function readSetIdPrefix(word: string): string | null {
  if (!/^s-/i.test(word)) return null;
  const signs = word.slice(2).toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1');
  if (signs.length < PREFIX_SIGNS_MIN || signs.length > SIGN_COUNT) return null;
  for (const sign of signs) if (!SIGNS.includes(sign)) return null;
  return `s-${signs}`;
}

/** The 32 hex digits of a whole id, or null when this is none: also when its last two bits are not zero. */
export function parseSetId(word: string): string | null {
  const canonical = readSetIdPrefix(word);
  if (canonical === null || canonical.length !== 2 + SIGN_COUNT) return null;
  let value = 0n;
  for (const sign of canonical.slice(2)) value = (value << 5n) | BigInt(SIGNS.indexOf(sign));
  return (value & 3n) === 0n ? (value >> 2n).toString(16).padStart(32, '0') : null;
}
