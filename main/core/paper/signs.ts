/** Says which signs can occur on a sheet, so that a reader can rule out the other half of a pair. True of the codes printed. */
import type { SetNoun, Words } from './words.ts';

/** @returns A sentence such as "These codes use only 0 to 9 and a to f.", or null where signs beyond letters and digits occur. */
export function signsSentence(codes: readonly string[], noun: SetNoun, words: Words): string | null {
  const signs = Array.from(new Set(codes.join('').replace(/[- ._:–—]/gu, '')));
  if (signs.length === 0 || !signs.every((sign) => /[0-9a-zA-Z]/u.test(sign))) return null;
  const digits = signs.filter((sign) => /[0-9]/u.test(sign));
  if (digits.length === signs.length) return words.signs.onlyDigits(noun, codes.length > 1);
  const ranges = [
    digits.length > 0 ? words.signs.range('0', '9') : null,
    letters(signs, 'a', 'f', 'z', words),
    letters(signs, 'A', 'F', 'Z', words),
  ];
  return words.signs.only(
    noun,
    codes.length > 1,
    ranges.filter((range) => range !== null),
  );
}

function letters(signs: readonly string[], from: string, hex: string, to: string, words: Words): string | null {
  const found = signs.filter((sign) => sign >= from && sign <= to);
  if (found.length === 0) return null;
  return words.signs.range(from, found.every((sign) => sign <= hex) ? hex : to);
}
