/** Doubtful codes: which signs a service never uses, what they may have been meant to be, and its alphabet in words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SERVICES } from '../../../main/core/importers/catalogue.ts';
import type { CodeSigns } from '../../../main/core/importers/draft.ts';
import { readText } from '../../../main/core/importers/read-text.ts';
import { alphabetInWords, foreignSigns, inAlphabet, suggestTexts } from '../../../main/core/importers/signs.ts';

const HEX: CodeSigns = { alphabet: '0123456789abcdef', fold: 'lower' };
const DIGITS: CodeSigns = { alphabet: '0123456789', fold: null };
const LOWER: CodeSigns = { alphabet: 'abcdefghijklmnopqrstuvwxyz0123456789', fold: null };
const BASE32: CodeSigns = { alphabet: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', fold: 'upper' };
const LOWER_BASE32: CodeSigns = { alphabet: 'abcdefghijklmnopqrstuvwxyz234567', fold: null };
const NO_LOOK_ALIKES: CodeSigns = { alphabet: 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789', fold: null };
const UNKNOWN: CodeSigns = { alphabet: null, fold: null };

describe('a code against the alphabet of its service', () => {
  test.each<[what: string, code: string, signs: CodeSigns, at: number[], suggestions: string[]]>([
    ['all signs are of it', '61ec3-8091f', HEX, [], []],
    ['case that is folded', '61EC3-8091F', HEX, [], []],
    ['o for 0', '61ec3-8o91f', HEX, [7], ['61ec3-8091f']],
    ['O and l in capitals', '61EC3-8O9lF', HEX, [7, 9], ['61EC3-8091F']],
    ['case that is not folded', 'n55Z-vg78', LOWER, [3], ['n55z-vg78', 'n552-vg78']],
    ['digits alone', '12S4 56o8', DIGITS, [2, 7], ['1254 5608']],
    ['a digit that it does not have', 'ABC0', BASE32, [3], ['ABCO']],
    ['a digit that looks like two letters', 'abc1', LOWER_BASE32, [3], ['abci', 'abcl']],
    ['nothing that looks like it', '61ec3-8z91x', HEX, [7, 10], []],
    ['the service has none of those that look alike', 'ABCO2', NO_LOOK_ALIKES, [3], []],
    ['more than three texts', 'OOab-cdef', LOWER, [0, 1], []],
    ['behind a sign of two units', '𝟘\u{10400}8o91f', HEX, [0, 2, 5], []],
    ['a Cyrillic letter', '61ес3-80911', HEX, [2, 3], ['61ec3-80911']],
    ['nobody knows its alphabet', '61ec3-8o91f', UNKNOWN, [], []],
    ['nothing', '', HEX, [], []],
  ])('%s: %j', (_, code, signs, at, suggestions) => {
    expect(foreignSigns(code, signs)).toEqual(at);
    expect(suggestTexts(code, signs).sort()).toEqual(suggestions.sort());
  });

  test('a suggestion has signs of the service alone, and differs at the foreign places alone', () => {
    const code = fc.string({ unit: fc.constantFrom(...'0Oo1lI2Zz5Ss6Gb8B9gqaef-  xyz'), maxLength: 12 });
    fc.assert(
      fc.property(code, fc.constantFrom(HEX, DIGITS, LOWER, BASE32), (text, signs) => {
        const foreign = new Set(foreignSigns(text, signs));
        for (const suggestion of suggestTexts(text, signs)) {
          expect(inAlphabet(suggestion, signs)).toBe(true);
          expect(suggestion.length).toBe(text.length);
          expect([...text].every((sign, at) => foreign.has(at) || sign === suggestion[at])).toBe(true);
        }
      }),
    );
  });
});

describe('an alphabet in words', () => {
  test.each([
    ['0123456789abcdef', '0 to 9 and a to f'],
    ['0123456789', '0 to 9'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', '2 to 7 and A to Z'],
    ['ABCDEFGHJKLMNPQRSTUVWXYZ23456789', '2 to 9, A to H, J to N and P to Z'],
    ['R0123456789', '0 to 9 and R'],
    ['ab', 'a and b'],
    ['', ''],
  ])('%s: %s', (alphabet, words) => {
    expect(alphabetInWords(alphabet)).toBe(words);
  });

  const known = SERVICES.flatMap(({ id, forms }) => forms.map(({ alphabet }) => [id, alphabet] as const));

  test.each(known)('of %s names each sign and no other', (_, alphabet) => {
    const named = alphabetInWords(alphabet ?? '')
      .split(/, | and /)
      .flatMap((part) => {
        const [first = '', last = first] = part.split(' to ');
        const [from, to] = [first.codePointAt(0) ?? 0, last.codePointAt(0) ?? -1];
        return Array.from({ length: to - from + 1 }, (_each, index) => String.fromCodePoint(from + index));
      });
    expect(named.sort()).toEqual([...new Set(alphabet ?? '')].sort());
  });
});

describe('a file with one wrong sign', () => {
  const CODES = ['5d4a9-33e61', '6d64c-9453d', '7f66e-6f648', '447f2-b3cec', 'b5f93-e03fb', '68bfa-32da2'];

  test.each([
    ['none', CODES, []],
    ['a letter o among hexadecimal digits', [...CODES, '61ec3-8o91f'], [6]],
    ['in the first', ['61ec3-8o91f', ...CODES], [0]],
    ['in two', ['l1ec3-8091f', ...CODES, '61ec3-8o91f'], [0, 7]],
  ])('%s', (_, codes, doubtful) => {
    const { sets } = readText({ name: 'github-recovery-codes.txt', text: codes.join('\n') });
    expect(sets).toMatchObject([{ service: 'github', doubtful, signs: HEX }]);
    expect(sets[0]?.codes.map(({ text }) => text)).toEqual(codes);
    const foreign = codes.flatMap((code, index) => (foreignSigns(code, HEX).length > 0 ? [index] : []));
    expect(foreign).toEqual(doubtful);
  });
});
