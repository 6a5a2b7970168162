/** Cleaning of a line, sign by sign. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanTyped, linesOf, visibleLine } from '../../../main/core/importers/clean.ts';

const DASHES = [...'\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\uFE58\uFE63\uFF0D'];
const INVISIBLE = [
  ...'\u00AD\u061C\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2061\u2066\u2067\u2068\u2069\uFEFF\uFE0F\u034F',
];
const BLANKS = [...'\u00A0\u1680\u2000\u2003\u2009\u202F\u205F\u3000'];
const ZEROS = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0e50, 0x0f20, 0x1040, 0x17e0, 0x1810, 0xff10, 0x104a0, 0x1d7ce, 0x1d7f6,
  0x1e950,
];

const named = (sign: string) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;

describe('cleanLine', () => {
  it.each(DASHES.map((sign) => [named(sign), sign]))('%s is a dash', (_name, sign) => {
    expect(cleanLine(`ab${sign}cd`)).toBe('ab-cd');
  });

  it.each(INVISIBLE.map((sign) => [named(sign), sign]))('%s goes', (_name, sign) => {
    expect(cleanLine(`${sign}12${sign}34${sign}`)).toBe('1234');
  });

  it.each(BLANKS.map((sign) => [named(sign), sign]))('%s is a blank', (_name, sign) => {
    expect(cleanLine(`12${sign}34`)).toBe('12 34');
  });

  it.each(ZEROS.map((zero) => [zero.toString(16), zero]))('ten digits from %s', (_name, zero) => {
    expect(cleanLine(String.fromCodePoint(...Array.from({ length: 10 }, (_each, at) => Number(zero) + at)))).toBe(
      '0123456789',
    );
  });

  it.each([
    ['a stroke through a word', 'a\u0336b\u03361\u0336', '~~ab1~~'],
    ['a stroke that leaves the blank out', '1\u03362\u0336 3\u03364\u0336', '~~12 34~~'],
    ['a stroke through one of two', '1\u03362\u0336 34', '~~12~~ 34'],
    ['a stroke that hangs in the air', '\u0336 12', ' 12'],
    ['numbers in rings', '①1234 ⑩5678', '1) 1234 10) 5678'],
    ['wide letters', 'ａｂ１', 'ab1'],
    ['colours of a terminal', '\u001B[1;31m1234\u001B[0m', '1234'],
    ['letters that only look alike stay', '5d4\u0430', '5d4\u0430'],
    ['case stays', 'aBc', 'aBc'],
  ])('%s', (_title, line, cleaned) => {
    expect(cleanLine(line)).toBe(cleaned);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (line) => {
        const once = cleanLine(line.replace(/\p{Cc}|[\u2460-\u249B]/gu, ''));
        expect(cleanLine(once)).toBe(once);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('linesOf', () => {
  it.each(['\n', '\r\n', '\r', '\f', '\v', '\u0085', '\u2028', '\u2029'])('%j ends a line', (end) => {
    expect([...linesOf(`a${end}b${end}`)]).toEqual(['a', 'b', '']);
  });

  it('an empty text is one empty line', () => {
    expect([...linesOf('')]).toEqual(['']);
  });
});

describe('cleanTyped', () => {
  it.each<[what: string, typed: string, cleaned: string | null]>([
    ['as it is', '61ec3-8091f', '61ec3-8091f'],
    ['blanks around and runs of them', '  1234 \t 5678 ', '1234 5678'],
    ['another dash and signs that show nothing', '61ec3\u20108\u200b091f', '61ec3-8091f'],
    ['the case stays', 'aBcD', 'aBcD'],
    ['one sign', '7', '7'],
    ['200 signs', 'a'.repeat(200), 'a'.repeat(200)],
    ['201 signs', 'a'.repeat(201), null],
    ['nothing', '', null],
    ['blanks', ' \t ', null],
    ['signs that show nothing', '\u200b\u202e', null],
    ['a dash alone', '-', null],
    ['two lines', '61ec3\n8091f', null],
    ['a line end behind it', '61ec3-8091f\n', null],
    ['a paragraph separator', 'a\u2029b', null],
    ['far too long to look at', ' '.repeat(100_000), null],
  ])('%s', (_what, typed, cleaned) => {
    expect(cleanTyped(typed)).toBe(cleaned);
  });
});

describe('visibleLine', () => {
  it.each([
    ['a\tb', 'a\tb'],
    ['37\u200b30\u202e 7991\u0000', '3730 7991'],
    ['59cca\u20101e986', '59cca\u20101e986'],
  ])('%j', (line, shown) => {
    expect(visibleLine(line)).toBe(shown);
  });
});
