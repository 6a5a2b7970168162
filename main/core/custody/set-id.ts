/** Ids of sets as people see and type them: `s-` and 26 signs of Crockford's base 32 (FORMAT.md, section 9). */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { decodeCrockford, encodeCrockford, foldCrockford, isCrockford } from '../format/crockford.ts';

const SIGN_COUNT = 26;
/** Fewer signs are no id but a name. */
const PREFIX_SIGNS_MIN = 4;

/** @param id - 32 lower-case hex digits */
export function formatSetId(id: string): string {
  return `s-${encodeCrockford(hexToBytes(id)).toLowerCase()}`;
}

/**
 * The id that a word gives, or its beginning, in the one spelling of {@link formatSetId}; o reads as 0, i and l as 1.
 *
 * @returns null when the word has not the form of an id with at least four signs
 */
export function readSetIdPrefix(word: string): string | null {
  if (!/^s-/i.test(word)) return null;
  const signs = foldCrockford(word.slice(2));
  if (signs.length < PREFIX_SIGNS_MIN || signs.length > SIGN_COUNT || !isCrockford(signs)) return null;
  return `s-${signs.toLowerCase()}`;
}

/** The 32 hex digits of a whole id, or null when this is none: also when its last two bits are not zero. */
export function parseSetId(word: string): string | null {
  const canonical = readSetIdPrefix(word);
  if (canonical === null || canonical.length !== 2 + SIGN_COUNT) return null;
  const bytes = decodeCrockford(canonical.slice(2));
  return bytes && bytesToHex(bytes);
}
