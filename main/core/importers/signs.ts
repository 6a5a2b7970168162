/** The signs of codes against the alphabet of their service: which ones it never uses, and what they may have been meant to be. */
import type { CodeSigns } from './draft.ts';

/** In the case that the service compares in. */
export function foldSigns(code: string, { fold }: CodeSigns): string {
  if (fold === 'lower') return code.toLowerCase();
  return fold === 'upper' ? code.toUpperCase() : code;
}

const isSeparator = (sign: string): boolean => !/[\p{L}\p{N}]/u.test(sign);

function isUsed(sign: string, alphabet: string, signs: CodeSigns): boolean {
  return alphabet.includes(sign) || [...foldSigns(sign, signs)].every((each) => alphabet.includes(each));
}

/** Places of the letters and digits that the service never uses, in UTF-16 units; none where nobody knows its alphabet. */
export function foreignSigns(code: string, signs: CodeSigns): number[] {
  const { alphabet } = signs;
  if (alphabet === null) return [];
  const found: number[] = [];
  let at = 0;
  for (const sign of code) {
    if (!isUsed(sign, alphabet, signs) && !isSeparator(sign)) found.push(at);
    at += sign.length;
  }
  return found;
}

/** True where a code has only signs that the service uses; case counts only where the service does not fold it. */
export function inAlphabet(code: string, signs: CodeSigns): boolean {
  return foreignSigns(code, signs).length === 0;
}

/** Signs that are taken for each other when a code is written down, read aloud or scanned. The last of some are Cyrillic. */
const LOOK_ALIKES: readonly string[] = ['0Ooо', '1lIi|', '2Zz', '5Ss', '6G', '8B', '9gq', 'aа', 'cс', 'eе', 'pр', 'xх'];

/** More texts than this that a code may have been meant to be, and nobody can tell. */
const MOST_SUGGESTIONS = 3;

/** What one sign may have been meant to be: its other case first. */
function meantSigns(sign: string, alphabet: string): string[] {
  const likes = LOOK_ALIKES.filter((group) => group.includes(sign)).flatMap((group) => [...group]);
  const all = new Set([sign.toLowerCase(), sign.toUpperCase(), ...likes]);
  return [...all].filter((each) => each !== sign && alphabet.includes(each));
}

/**
 * Texts that a code with foreign signs may have been meant to be: each of these signs replaced by one that looks like it and
 * that the service uses. Empty where a sign looks like none, or where there are too many to choose from.
 */
export function suggestTexts(code: string, signs: CodeSigns): string[] {
  const { alphabet } = signs;
  const places = new Set(foreignSigns(code, signs));
  if (alphabet === null || places.size === 0) return [];
  let texts = [''];
  let at = 0;
  for (const sign of code) {
    const meant = places.has(at) ? meantSigns(sign, alphabet) : [sign];
    texts = texts.flatMap((text) => meant.map((each) => text + each));
    if (texts.length > MOST_SUGGESTIONS) return [];
    at += sign.length;
  }
  return texts;
}

/** Shorter stretches of an alphabet are named sign by sign. */
const SHORTEST_STRETCH = 3;

function stretches(alphabet: string): string[] {
  const found: string[] = [];
  for (const sign of [...new Set(alphabet)].sort()) {
    const last = found.at(-1);
    const follows = last !== undefined && last.codePointAt(last.length - 1) === (sign.codePointAt(0) ?? 0) - 1;
    if (follows) found[found.length - 1] = last + sign;
    else found.push(sign);
  }
  return found;
}

/** An alphabet for people: `0 to 9 and a to f`. */
export function alphabetInWords(alphabet: string): string {
  const parts = stretches(alphabet).flatMap((stretch) =>
    stretch.length < SHORTEST_STRETCH ? [...stretch] : [`${stretch[0]} to ${stretch.at(-1)}`],
  );
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
