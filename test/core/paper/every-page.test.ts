/** What holds for every page of every sheet: nothing overlaps, nothing leaves the block, lines sit on whole dots. */
import { describe, expect, test } from 'vitest';
import type { Operation, Page } from '../../../main/core/paper/drawing.ts';
import { PT_PER_MM } from '../../../main/core/paper/grid.ts';
import { layOut, type PaperModel } from '../../../main/core/paper/layout.ts';
import type { SheetCode } from '../../../main/core/paper/sheet.ts';
import { designModel, kitOf, longKit, manyUnused, modelOf, packedModel, phraseOf, setOf, unused } from './models.ts';
import { measure, rulesOf, type SeenText, textsOf } from './read-page.ts';

const hex64 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const key = 'WWWW-MMMM-WWWW-MMMM-WWWW-MMMM-WWWW';
const longName = 'Gesellschaft für wissenschaftliche Datenverarbeitung mit beschränkter Haftung in Göttingen';
const longLogin = 'administrator.of.everything.for.emergencies@accounts.department.example.com';
const lastOpen: SheetCode[] = [
  ...Array.from({ length: 15 }, (_, index): SheetCode => ({ number: index + 1, state: 'used', on: '2026-05-30' })),
  ...unused(['0c343-b2c41'], 16),
];

const sheets: Readonly<Record<string, PaperModel>> = {
  'the design': designModel(),
  'the packed design': packedModel(),
  ...Object.fromEntries([0, 1, 16, 17, 19, 20, 40].map((n) => [`${n} codes`, modelOf([setOf(manyUnused(n))])])),
  'only the last code open': modelOf([setOf(lastOpen)]),
  'long codes': modelOf([setOf(unused([hex64, hex64, hex64, hex64, hex64, hex64, hex64]))]),
  'long codes, some used': modelOf([setOf([...lastOpen.slice(0, 3), ...unused([hex64], 4)])]),
  'a code of middle length, dated': modelOf([setOf([...lastOpen.slice(0, 3), ...unused([key.slice(0, 24)], 4)])]),
  'a key': modelOf([setOf(unused([key]), { kind: 'recovery-key', use: 'single-then-replaced' })]),
  'a key for good': modelOf([setOf(unused([hex64]), { kind: 'recovery-key', use: 'reusable' })]),
  'turns two-step off': modelOf([setOf(unused([hex64.slice(0, 24)]), { use: 'disables-2fa' })]),
  'a phrase of 12 words': modelOf([setOf(unused([phraseOf(12)]), { kind: 'recovery-phrase' })]),
  'a phrase of 24 words': modelOf([setOf(unused([phraseOf(24)]), { kind: 'recovery-phrase', use: 'reusable' })]),
  'long name and login': modelOf([setOf(manyUnused(10), { service: longName, account: longLogin })]),
  'one long word': modelOf([setOf(manyUnused(10), { service: 'W'.repeat(60) })]),
  'an instance': modelOf([setOf(manyUnused(19), { account: longLogin, instance: 'cloud.example.org' })]),
  'wide facts': modelOf([setOf(manyUnused(3))], {
    number: 'S-9999-WW',
    replaces: 'S-9998-WW',
    copy: 12,
    copies: 12,
    changeNumber: 888_888,
    fingerprint: ['commodore', 'womankind', 'wholesome', 'unwomanly'],
    printedOn: '2026-05-30',
  }),
  'packed: everything': modelOf(
    [
      setOf(manyUnused(10), { service: longName, account: longLogin, instance: 'cloud.example.org' }),
      setOf(lastOpen),
      setOf(unused(['fSSXaSsxNWt7xTDf'], 100), { service: longName, account: longLogin, instance: 'a.example.org' }),
      setOf(unused([phraseOf(24)]), { kind: 'recovery-phrase', use: 'reusable' }),
      setOf(unused([key]), { kind: 'recovery-key', use: 'single-then-replaced' }),
      setOf(unused([hex64, hex64])),
      setOf(manyUnused(50), { service: 'Many', use: 'disables-2fa' }),
      setOf(unused(['12345678'], 120), { use: 'reusable', account: null }),
    ],
    { layout: 'packed' },
  ),
  'a kit page': kitOf(),
  'a kit page without a key': kitOf({ recoveryKey: null }),
  'a long kit page': longKit(),
  'a long kit page without a key': longKit({ recoveryKey: null }),
};

const cases = Object.entries(sheets).flatMap(([name, model]) =>
  (['a4', 'letter'] as const).flatMap((paper) =>
    layOut({ ...model, paper }, measure).map((page, index) => [`${name}, ${paper}, page ${index + 1}`, page] as const),
  ),
);

interface Area {
  readonly what: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Ink of a line of text: capitals above the baseline, descenders below it. */
function areaOf({ text, xMm, rightMm, yMm, sizePt }: SeenText): Area {
  const em = sizePt / PT_PER_MM;
  return { what: text, left: xMm, right: rightMm, top: yMm - 0.73 * em, bottom: yMm + 0.21 * em };
}

const overlap = (a: Area, b: Area): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe.each(cases)('%s', (_, page) => {
  const texts = textsOf(page).map(areaOf);

  test('no two texts overlap, and no rule crosses a text except a strike', () => {
    texts.forEach((text, index) => {
      const others = texts.slice(index + 1).filter((other) => overlap(text, other));
      expect(others.map(({ what }) => `${text.what} / ${what}`)).toEqual([]);
    });
    const rules = rulesOf(page)
      .filter((rule) => rule.weightPt !== 1.2)
      .map(({ fromMm, toMm, yMm }) => ({ what: 'rule', left: fromMm, right: toMm, top: yMm - 0.1, bottom: yMm + 0.1 }));
    for (const rule of rules) expect(texts.filter((text) => overlap(text, rule)).map(({ what }) => what)).toEqual([]);
  });

  test('all ink is inside the block, and nothing but a title hangs left of it', () => {
    const margin = (page.widthPt - 164 * PT_PER_MM) / 2;
    for (const { what, left, right, top, bottom } of texts) {
      expect([what, left >= -0.01, right <= 164.01, top >= 18, bottom <= page.heightPt / PT_PER_MM - 18 + 0.8]).toEqual(
        [what, true, true, true, true],
      );
    }
    for (const [x, y] of page.operations.flatMap(cornersOf)) {
      expect(x).toBeGreaterThanOrEqual(margin - 0.13);
      expect(x).toBeLessThanOrEqual(page.widthPt - margin + 0.13);
      expect(y).toBeGreaterThanOrEqual(18 * PT_PER_MM - 0.13);
      expect(y).toBeLessThanOrEqual(page.heightPt - 18 * PT_PER_MM + 0.13);
    }
  });

  test('codes at 13 pt or more, nothing under 7.5, only sizes and weights of the design', () => {
    for (const { text, secret, sizePt } of textsOf(page)) {
      expect([text, [40, 34, 28, 24, 18, 16, 14, 13, 11, 9.5, 7.5]]).toEqual([text, expect.arrayContaining([sizePt])]);
      if (secret) expect(sizePt).toBeGreaterThanOrEqual(13);
    }
    for (const operation of page.operations) {
      if (operation.op === 'line' || operation.op === 'box') expect([0.48, 0.96, 1.2]).toContain(operation.weightPt);
    }
  });

  test('level lines, boxes and bars sit on whole dots of 300 dpi', () => {
    for (const value of page.operations.flatMap(dotsOf)) {
      expect(Math.abs(value / 0.24 - Math.round(value / 0.24))).toBeLessThan(1e-6);
    }
  });

  test('no web address, no word about a check', () => {
    const words = textsOf(page)
      .filter(({ secret }) => !secret)
      .map(({ text }) => text)
      .join(' ');
    expect(words).not.toMatch(/:\/\/|www\.|\bcheck\b/iu);
  });
});

function cornersOf(operation: Operation): (readonly [number, number])[] {
  switch (operation.op) {
    case 'line':
      return [operation.from, operation.to];
    case 'box':
      return barCorners([operation.bar]);
    case 'bars':
      return barCorners(operation.bars);
    case 'triangle':
      return [...operation.points];
    default:
      return [];
  }
}

const barCorners = (bars: readonly (readonly [number, number, number, number])[]): (readonly [number, number])[] =>
  bars.flatMap(([x, y, width, height]) => [
    [x, y],
    [x + width, y + height],
  ]);

function dotsOf(operation: Operation): number[] {
  if (operation.op === 'line' && operation.from[1] === operation.to[1]) return [...operation.from, operation.to[0]];
  if (operation.op === 'box') {
    const half = operation.weightPt / 2;
    return [operation.bar[0] - half, operation.bar[1] - half, operation.bar[2] + operation.weightPt];
  }
  return operation.op === 'bars' ? operation.bars.flat() : [];
}

test('the cases hold pages of both papers', () => {
  const widths = new Set(cases.map(([, page]: readonly [string, Page]) => Math.round(page.widthPt)));
  expect(widths).toEqual(new Set([595, 612]));
});
