/** Ids of sets as people type them: FORMAT.md, section 9. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatSetId, parseSetId, readSetIdPrefix } from '../../../main/core/custody/set-id.ts';

const id = fc
  .array(fc.integer({ min: 0, max: 15 }), { minLength: 32, maxLength: 32 })
  .map((digits) => digits.map((digit) => digit.toString(16)).join(''));

describe('an id', () => {
  test.each([
    ['0'.repeat(32), `s-${'0'.repeat(26)}`],
    ['f'.repeat(32), `s-${'z'.repeat(25)}w`],
    ['8'.padEnd(32, '0'), `s-g${'0'.repeat(25)}`],
    ['1'.padStart(32, '0'), `s-${'0'.repeat(25)}4`],
    // 00443 214c7 42… are ten groups of five bits: 0 1 2 3 and so on, in Crockford's alphabet.
    ['00443214c74254b635cf84653a56d7c6', 's-0123456789abcdefghjkmnpqrr'],
  ])('%s is shown as %s', (hex, shown) => {
    expect(formatSetId(hex)).toBe(shown);
    expect(parseSetId(shown)).toBe(hex);
  });
  test('comes back from what is shown, in either case and with the letters that look like digits', () => {
    fc.assert(
      fc.property(id, fc.constantFrom('o', 'O', '0'), fc.constantFrom('i', 'I', 'l', 'L', '1'), (hex, zero, one) => {
        const shown = formatSetId(hex);
        expect(shown).toMatch(/^s-[0-9a-hjkmnp-tv-z]{26}$/);
        expect(parseSetId(shown)).toBe(hex);
        const typed = shown.slice(2).toUpperCase().replaceAll('0', zero).replaceAll('1', one);
        expect(parseSetId(`S-${typed}`)).toBe(hex);
      }),
      { seed: 3 },
    );
  });
  test.each([
    ['one sign short', `s-${'0'.repeat(25)}`],
    ['one sign long', `s-${'0'.repeat(27)}`],
    ['bits behind the last', `s-${'0'.repeat(25)}1`],
    ['a sign that is none', `s-${'0'.repeat(25)}u`],
    ['no s-', '0'.repeat(26)],
  ])('with %s is none', (_, word) => expect(parseSetId(word)).toBeNull());
});

describe('the beginning of an id', () => {
  test.each([
    ['s-abc', null],
    ['s-abcd', 's-abcd'],
    ['S-ABCD', 's-abcd'],
    ['s-oOiIlL', 's-001111'],
    [`s-${'z'.repeat(26)}`, `s-${'z'.repeat(26)}`],
    [`s-${'z'.repeat(27)}`, null],
    ['s-abcu', null],
    ['s-ab d', null],
    ['s', null],
    ['github', null],
  ])('%s reads as %s', (word, prefix) => expect(readSetIdPrefix(word)).toBe(prefix));
});
