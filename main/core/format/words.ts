/** The list of 7,776 words: generated passphrases and fingerprints for the eye. FORMAT.md 4.1 and 8. */
import words from '../../../assets/words/diceware.json' with { type: 'json' };
import { readU32 } from './bytes.ts';

export const WORDS: readonly string[] = words;
const isWord: ReadonlySet<string> = new Set(words);
const PASSPHRASE_WORDS = 6;

/** Six words; `draw(n)` gives an even random number from 0 to n − 1. */
export function generatePassphrase(draw: (below: number) => number): string {
  return Array.from({ length: PASSPHRASE_WORDS }, () => WORDS[draw(WORDS.length)]).join(' ');
}

/**
 * Lower case and single blanks, when every piece of the text between signs that are neither letters nor digits is a word of
 * the list and there are two at least (R14); null too when the text is spelled so already.
 */
export function canonicalSpelling(text: string): string | null {
  const pieces = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((piece) => piece !== '');
  const canonical = pieces.join(' ');
  return pieces.length >= 2 && pieces.every((piece) => isWord.has(piece)) && canonical !== text ? canonical : null;
}

/** Four words from the first 8 bytes of H(c). */
export function fingerprintWords(hash: Uint8Array): [string, string, string, string] {
  const base = BigInt(WORDS.length);
  let rest = (BigInt(readU32(hash, 0)) << 32n) | BigInt(readU32(hash, 4));
  rest %= base ** 4n;
  const digits: number[] = [];
  for (let i = 0; i < 4; i++) {
    digits.unshift(Number(rest % base));
    rest /= base;
  }
  const [a, b, c, d] = digits.map((digit) => WORDS[digit] ?? '');
  return [a ?? '', b ?? '', c ?? '', d ?? ''];
}
