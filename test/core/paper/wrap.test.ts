/** Line breaks of running text, names and logins. */
import { describe, expect, test } from 'vitest';
import { shortenEnd, wrapLogin, wrapName, wrapText } from '../../../main/core/paper/wrap.ts';

const signs = (text: string): number => text.length;

describe('running text', () => {
  test.each([
    ['one two', 10, ['one two']],
    ['one two three', 7, ['one two', 'three']],
    ['aa bb cc dd', 8, ['aa bb', 'cc dd']],
    ['unbreakable x', 5, ['unbreakable', 'x']],
  ])('%s in %i', (text, limit, lines) => {
    expect(wrapText(text, limit, signs)).toEqual(lines);
  });
});

describe('names', () => {
  test.each([
    ['short', 10, ['short']],
    ['two words', 5, ['two', 'words']],
    ['abcdefghij', 5, ['abcde', 'fghij']],
    ['abcdefghijk', 5, ['abcde', 'fghi…']],
  ])('%s in two lines of %i', (name, limit, lines) => {
    expect(wrapName(name, limit, 2, signs)).toEqual(lines);
  });
});

describe('logins', () => {
  test.each([
    ['sam', 10, ['sam']],
    ['sam@example', 8, ['sam', '@example']],
    ['abcdefghijkl', 5, ['abcde', 'fghi…']],
  ])('%s in two lines of %i', (login, limit, lines) => {
    expect(wrapLogin(login, limit, 2, signs)).toEqual(lines);
  });
});

test('an ellipsis takes the place of what is cut', () => {
  expect(shortenEnd('abc', 3, signs)).toBe('abc');
  expect(shortenEnd('abcd', 3, signs)).toBe('ab…');
});

test('shortening measures what it keeps, however long the rest is', () => {
  let measured = 0;
  const counted = (text: string): number => {
    measured += 1;
    return text.length;
  };
  expect(shortenEnd('ab'.repeat(50_000), 5, counted)).toBe('abab…');
  expect(measured).toBeLessThan(10);
});
