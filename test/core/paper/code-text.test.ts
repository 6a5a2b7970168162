/** How codes are cut into pieces, groups and lines. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf, lineWidthEm, piecesOf, runsOf } from '../../../main/core/paper/code-text.ts';

const shown = (code: string, grouped = true): string =>
  runsOf(piecesOf(code, grouped), 0)
    .map(({ text }) => text)
    .join('|');

describe('gaps only in runs of eight signs or more', () => {
  test.each([
    ['1234567', '1234567'],
    ['12345678', '1234|5678'],
    ['123456789', '1234|5678|9'],
    ['7f66e-6f648', '7f66e-6f648'],
    ['dery-smeg-fkjn', 'dery-smeg-fkjn'],
    ['4829 0806', '4829 0806'],
    ['ABCDEFGH-IJKLMNOP', 'ABCD|EFGH-IJKL|MNOP'],
    ['', ''],
  ])('%s', (code, runs) => {
    expect(shown(code)).toBe(runs);
  });
  test('a word of a phrase is never cut', () => {
    expect(shown('absolute abstract', false)).toBe('absolute abstract');
  });
});

test('pieces joined are the code', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.boolean(), (code, grouped) => {
      expect(
        piecesOf(code, grouped)
          .map(({ text }) => text)
          .join(''),
      ).toBe(code);
    }),
  );
});

test('no line is wider than the limit, none is lost, and the lines are evenly filled', () => {
  const code = fc.stringMatching(/^[0-9a-zA-Z]{1,12}(-[0-9a-zA-Z]{1,40}){0,8}$/);
  fc.assert(
    fc.property(code, fc.integer({ min: 10, max: 40 }), (text, limitEm) => {
      const lines = linesOf(piecesOf(text, true), limitEm, 0.02);
      expect(
        lines
          .flat()
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
      for (const line of lines) expect(lineWidthEm(line, 0.02)).toBeLessThanOrEqual(limitEm);
    }),
  );
});

test('a gap is 0.3 em and no sign', () => {
  const runs = runsOf(piecesOf('12345678', true), 0.02);
  expect(runs).toEqual([
    { atEm: 0, text: '1234' },
    { atEm: expect.closeTo(4 * 0.62 + 0.3, 10), text: '5678' },
  ]);
});
