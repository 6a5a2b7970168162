/** The recovery sheet against the drawing data of the design: places, sizes, rows, pages. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut } from '../../../main/core/paper/layout.ts';
import type { SheetCode } from '../../../main/core/paper/sheet.ts';
import { designModel, manyUnused, modelOf, phraseOf, setOf, unused } from './models.ts';
import { boxesOf, codesOf, crossesOf, measure, rulesOf, type SeenText, textOf, textsOf } from './read-page.ts';

const only = (pages: ReturnType<typeof layOut>) => {
  const [page] = pages;
  if (page === undefined || pages.length !== 1) throw new Error(`${pages.length} pages`);
  return page;
};
const pageWith = (codes: readonly SheetCode[], paper: 'a4' | 'letter' = 'a4') =>
  layOut(modelOf([setOf(codes)], { paper }), measure);

/** Within half of the 0.24 pt that rules are rounded to, 0.042 mm. */
const near = (value: number) => expect.closeTo(value, 1);

describe('places on A4', () => {
  const page = only(layOut(designModel(), measure));
  const expected: readonly (readonly [text: string, face: SeenText['face'], sizePt: number, x: number, y: number])[] = [
    ['Recovery codes', 'strong', 9.5, 0, 23.25],
    ['Keep. Do not discard.', 'text', 9.5, 56, 23.25],
    ['Page 1 of 1', 'text', 9.5, 112, 23.25],
    ['GitHub', 'strong', 40, 55.2, 40.5],
    ['Account', 'strong', 9.5, 0, 49.5],
    ['sam-rivera', 'code-light', 13, 56, 49.5],
    ['What this is', 'strong', 9.5, 0, 58.5],
    ['found it, please give it back to its owner.', 'text', 9.5, 56, 67.5],
    ['Codes', 'strong', 9.5, 0, 75.75],
    ['Code', 'text', 7.5, 56, 75.75],
    ['Used on', 'text', 7.5, 126, 75.75],
    ['After use', 'strong', 9.5, 0, 219],
    ['Cross the box and write the date on its line.', 'text', 9.5, 56, 219],
    ['At three left, make new codes at GitHub and print a new sheet.', 'text', 9.5, 56, 228],
    ['Look-alikes', 'strong', 9.5, 0, 242],
    ['O', 'code', 16, 66, 242],
    ['B', 'code', 16, 154, 242],
    ['bee', 'text', 7.5, 154, 246.5],
    ['Zero has a dot. These codes use only 0 to 9 and a to f.', 'text', 9.5, 56, 251.75],
    ['This sheet', 'strong', 9.5, 0, 263.75],
    ['Sheet', 'text', 7.5, 56, 263.75],
    ['S-0007-MT', 'strong', 9.5, 78, 267.95],
    ['1 of 2', 'strong', 9.5, 100, 267.95],
    ['412', 'strong', 9.5, 112, 267.95],
    ['Read back on', 'text', 7.5, 126, 263.75],
    ['cedar lantern orbit thistle', 'strong', 9.5, 56, 279],
    ['24 Nov 2026', 'strong', 9.5, 112, 279],
  ];
  test.each(expected)('%s', (text, face, sizePt, xMm, yMm) => {
    expect(textOf(page, text)).toMatchObject({
      face,
      sizePt,
      xMm: expect.closeTo(xMm, 1),
      yMm: expect.closeTo(yMm, 1),
    });
  });

  test('the sheet number stands in the head, at its right end, and in the strip', () => {
    const numbers = textsOf(page).filter(({ text }) => text === 'S-0012-KQ');
    expect(numbers.map(({ rightMm, yMm }) => [Math.round(rightMm), yMm])).toEqual([
      [164, 23.25],
      [74, 267.95],
    ]);
  });

  test('rows of 8.25 mm, each with two hairs below it', () => {
    const hairs = rulesOf(page).filter((rule) => rule.weightPt === 0.48 && rule.yMm < 215);
    expect(hairs).toHaveLength(32);
    hairs.forEach((hair, index) => {
      const [fromMm, toMm] = index % 2 === 0 ? [42, 122] : [126, 164];
      const yMm = 78 + (Math.floor(index / 2) + 1) * 8.25;
      expect(hair).toMatchObject({ fromMm: near(fromMm), toMm: near(toMm), yMm: near(yMm) });
    });
  });

  test('codes at 18 pt on the axis, boxes at 42, both centred on their row', () => {
    const codes = textsOf(page).filter(({ secret }) => secret);
    codes.forEach((code, index) => {
      const middleMm = 78 + (index + 2.5) * 8.25;
      expect(code).toMatchObject({ sizePt: 18, xMm: 56, face: 'code' });
      expect(code.yMm - middleMm).toBeCloseTo((0.33 * 18 * 25.4) / 72, 1);
      expect(boxesOf(page)[index + 2]).toEqual({ xMm: near(42), middleMm: near(middleMm) });
    });
    expect(codes).toHaveLength(14);
  });

  test('a used row shows crossed box, struck ordinal and date, and no code', () => {
    expect(crossesOf(page)).toBe(2);
    const strikes = rulesOf(page).filter((rule) => rule.weightPt === 1.2);
    expect(strikes.map(({ yMm }) => yMm)).toEqual([near(82.125), near(90.375)]);
    for (const [text, rowMiddleMm] of [
      ['11 Feb 2026', 82.125],
      ['3 Sep 2026', 90.375],
    ] as const) {
      const date = textOf(page, text);
      expect(date).toMatchObject({ face: 'text', sizePt: 9.5, xMm: 126 });
      expect(date.yMm - rowMiddleMm).toBeCloseTo((0.3635 * 9.5 * 25.4) / 72, 1);
    }
    expect(textsOf(page).filter(({ yMm, xMm }) => yMm < 94 && yMm > 79 && xMm >= 42 && xMm < 126)).toEqual([]);
  });

  test('"Start here" stands at the first open row only, its notes 9 mm below', () => {
    const start = textOf(page, 'Start here');
    expect(start.yMm).toBeCloseTo(98.625 + (0.3635 * 9.5 * 25.4) / 72, 1);
    expect(textOf(page, '14 of 16 left.').yMm - start.yMm).toBeCloseTo(9, 1);
    expect(textOf(page, 'Type the hyphen').yMm - start.yMm).toBeCloseTo(9 + 2.5 * 4.5, 1);
    expect(page.operations.filter(({ op }) => op === 'triangle')).toHaveLength(1);
  });
});

describe('rows and pages', () => {
  test.each([
    ['a4', 0, [0], null],
    ['a4', 1, [1], 11.25],
    ['a4', 10, [10], 11.25],
    ['a4', 11, [11], 11.25],
    ['a4', 12, [12], 11],
    ['a4', 16, [16], 8.25],
    ['a4', 17, [17], 7.75],
    ['a4', 19, [19], 7],
    ['a4', 20, [10, 10], 11.25],
    ['a4', 40, [14, 14, 12], 9.5],
    ['letter', 10, [10], 11.25],
    ['letter', 16, [16], 7],
    ['letter', 17, [9, 8], 11.25],
  ] as const)('%s, %i codes', (paper, count, rows, heightMm) => {
    const pages = pageWith(manyUnused(count), paper);
    expect(pages.map((page) => codesOf(page).length)).toEqual(rows);
    const codes = textsOf(pages[0] ?? only([])).filter(({ secret }) => secret);
    if (heightMm !== null && codes.length > 1) {
      expect((codes[1]?.yMm ?? 0) - (codes[0]?.yMm ?? 0)).toBeCloseTo(heightMm, 1);
    }
    expect(new Set(codes.map(({ sizePt }) => sizePt))).toEqual(
      new Set(count === 0 ? [] : [(heightMm ?? 0) < 8 ? 16 : 18]),
    );
  });

  test('every page has its number, the sheet number, the title and the strip', () => {
    const pages = pageWith(manyUnused(40));
    pages.forEach((page, index) => {
      textOf(page, `Page ${index + 1} of 3`);
      textOf(page, 'GitHub');
      textOf(page, 'cedar lantern orbit thistle');
      expect(textsOf(page).filter(({ text }) => text === 'S-0012-KQ')).toHaveLength(2);
    });
    expect(pages.map((page) => textsOf(page).filter(({ text }) => text === 'Start here').length)).toEqual([1, 0, 0]);
  });

  test('"Start here" moves to the page of the first open row', () => {
    const used = Array.from({ length: 12 }, (_, index): SheetCode => ({ number: index + 1, state: 'used', on: null }));
    const pages = pageWith([
      ...used,
      ...unused(['7f66e-6f648', '447f2-b3cec'], 13),
      ...used.map((code) => ({ ...code, number: code.number + 14 })),
    ]);
    expect(pages.map((page) => textsOf(page).filter(({ text }) => text === 'Start here').length)).toEqual([1, 0]);
    expect(
      pageWith(used)
        .flatMap(textsOf)
        .filter(({ text }) => text === 'Start here'),
    ).toEqual([]);
  });
});

describe('long codes', () => {
  const hex64 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
  test.each([
    ['11 signs', '7f66e-6f648', 18, 1],
    ['16 signs in fours', 'fSSXaSsxNWt7xTDf', 16, 1],
    ['24 signs', 'dery-smeg-fkjn-ccpk-kbxx', 14, 1],
    ['34 signs', '4TIC-BB2I-ONSP-TVSW-MQF0-FMKR-QSNE', 18, 2],
    ['64 hex digits', hex64, 13, 2],
  ] as const)('%s', (_, code, sizePt, lines) => {
    const runs = textsOf(only(pageWith(unused([code])))).filter(({ secret }) => secret);
    expect(new Set(runs.map((run) => run.sizePt))).toEqual(new Set([sizePt]));
    expect(new Set(runs.map((run) => run.yMm)).size).toBe(lines);
    expect(runs.map((run) => run.text).join('')).toBe(code);
    expect(Math.max(...runs.map(({ rightMm }) => rightMm))).toBeLessThanOrEqual(164);
    expect(runs[0]?.xMm).toBe(56);
  });

  test('64 hex digits are set in fours that no line breaks', () => {
    const runs = textsOf(only(pageWith(unused([hex64])))).filter(({ secret }) => secret);
    expect(runs.map(({ text }) => text.length)).toEqual(Array.from({ length: 16 }, () => 4));
  });

  test('a code that no page holds is refused', () => {
    expect(() => pageWith(unused(['a1'.repeat(2000)]))).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  test.each([12, 24])('a phrase of %i words stands in numbered columns', (count) => {
    const phrase = phraseOf(count);
    const set = setOf(unused([phrase]), { kind: 'recovery-phrase', use: 'reusable' });
    for (const paper of ['a4', 'letter'] as const) {
      const page = only(layOut(modelOf([set], { paper }), measure));
      const words = textsOf(page).filter(({ secret }) => secret);
      expect(words.map(({ text }) => text)).toEqual(phrase.split(' '));
      expect(Math.min(...words.map(({ sizePt }) => sizePt))).toBeGreaterThanOrEqual(16);
      expect(codesOf(page)).toEqual([phrase]);
      words.forEach((word, index) => {
        const number = textsOf(page).find(
          ({ text, yMm, rightMm }) =>
            text === String(index + 1) &&
            Math.abs(yMm - word.yMm) < 1 &&
            word.xMm - rightMm > 2 &&
            word.xMm - rightMm < 4,
        );
        expect(number, `number of word ${index + 1}`).toBeDefined();
      });
    }
  });
});

test('every unused code is drawn exactly once, in order, and no page shows anything of a used one', () => {
  const code = fc.oneof(
    fc.stringMatching(/^[0-9a-f]{5}-[0-9a-f]{5}$/),
    fc.stringMatching(/^[0-9]{8}$/),
    fc.stringMatching(/^[A-Za-z0-9]{4,40}$/),
    fc.stringMatching(/^[a-z]{3,8}( [a-z]{3,8}){1,23}$/),
  );
  const row = fc.record({ text: code, state: fc.constantFrom('unused', 'used', 'refused', 'void') });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 45 }), fc.constantFrom('a4', 'letter'), (rows, paper) => {
      const codes = rows.map(
        ({ text, state }, index): SheetCode =>
          state === 'unused' ? { number: index, state, text } : { number: index, state, on: '2026-01-31' },
      );
      const pages = layOut(modelOf([setOf(codes)], { paper }), measure);
      const open = rows.filter(({ state }) => state === 'unused').map(({ text }) => text);
      expect(pages.flatMap(codesOf)).toEqual(open);
      const drawn = pages.flatMap(textsOf).filter(({ secret }) => secret);
      // Line ends and the places between the words of a phrase draw no space; all else is drawn sign for sign.
      const solid = (texts: readonly string[]) => texts.join('').replaceAll(' ', '');
      expect(solid(drawn.map(({ text }) => text))).toBe(solid(open));
      expect(drawn.every(({ sizePt }) => sizePt >= 13)).toBe(true);
      expect(pages.map(crossesOf).reduce((sum, crosses) => sum + crosses, 0)).toBe(rows.length - open.length);
    }),
    { numRuns: 60 },
  );
});
