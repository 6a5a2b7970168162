/** The packed sheet against the drawing data of the design. */
import { describe, expect, test } from 'vitest';
import { layOut } from '../../../main/core/paper/layout.ts';
import { manyUnused, modelOf, packedModel, phraseOf, setOf, unused } from './models.ts';
import { boxesOf, codesOf, measure, rulesOf, textOf, textsOf } from './read-page.ts';

const [page] = layOut(packedModel(), measure);
if (page === undefined) throw new Error('no page');

test.each([
  ['Six accounts', 40, 55.2, 40.5],
  ['What this is', 9.5, 0, 49.5],
  ['Discord', 13, 0, 75],
  ['GitHub', 13, 86, 75],
  ['sam-rivera', 9.5, 86, 79.5],
  ['a8da0-e7071', 13, 100, 90.76],
  ['Nextcloud', 13, 0, 129],
  ['sam', 9.5, 0, 133.5],
  ['2 May 2026', 9.5, 56, 97.97],
  ['Stripe', 13, 0, 219],
  ['dery-smeg-fkjn-ccpk-kbxx', 13, 56, 224.26],
] as const)('%s', (text, sizePt, xMm, yMm) => {
  expect(textOf(page, text)).toMatchObject({ sizePt, xMm: expect.closeTo(xMm, 1), yMm: expect.closeTo(yMm, 1) });
});

test('half blocks have a thin rule each, whole ones one over the block', () => {
  const thin = rulesOf(page).filter((rule) => rule.weightPt === 0.96 && rule.yMm < 250);
  const places = thin.map(({ fromMm, toMm, yMm }) => [fromMm, toMm, yMm].map((value) => Math.round(value)));
  expect(places).toEqual([
    [0, 78, 69],
    [86, 164, 69],
    [0, 164, 123],
    [0, 78, 167],
    [86, 164, 167],
    [0, 164, 213],
  ]);
});

test('every unused code stands there once, set by set, and counts say how many are left', () => {
  expect(codesOf(page)).toEqual(
    packedModel().sets.flatMap((set) => set.codes.flatMap((code) => (code.state === 'unused' ? [code.text] : []))),
  );
  expect(
    textsOf(page)
      .filter(({ text }) => / left$/u.test(text))
      .map(({ text }) => text),
  ).toEqual(['3 left', '4 left', '4 left', '3 left', '3 left']);
});

test('boxes of 4 mm at 5.5 from the edge of a half block and at 47.5 in a whole one', () => {
  expect(new Set(boxesOf(page).map(({ xMm }) => Math.round(xMm * 2) / 2))).toEqual(new Set([5.5, 91.5, 47.5]));
});

describe('titles count accounts, not sets', () => {
  const titleOf = (services: readonly string[]) => {
    const sets = services.map((service) => setOf(unused(['7f66e-6f648']), { service }));
    const [first] = layOut(modelOf(sets, { layout: 'packed' }), measure);
    return textsOf(first ?? page).find(({ text }) => / accounts?$/u.test(text))?.text;
  };
  test.each([
    [1, 'One account'],
    [2, 'Two accounts'],
    [12, 'Twelve accounts'],
    [13, '13 accounts'],
  ] as const)('%i', (count, title) => {
    expect(titleOf(Array.from({ length: count }, (_, index) => `Service ${index}`))).toBe(title);
  });
  test('two sets of one account', () => {
    expect(titleOf(['GitHub', 'GitHub'])).toBe('One account');
  });
});

describe('pages', () => {
  test('a set that does not fit goes to the next page whole', () => {
    const pages = layOut(
      modelOf([setOf(manyUnused(16)), setOf(unused(['fSSXaSsxNWt7xTDf']))], { layout: 'packed', paper: 'letter' }),
      measure,
    );
    expect(pages.map((one) => codesOf(one).length)).toEqual([16, 1]);
  });
  test('a set higher than a page goes on under its name', () => {
    const pages = layOut(modelOf([setOf(manyUnused(30))], { layout: 'packed' }), measure);
    expect(pages.map((one) => codesOf(one).length)).toEqual([19, 11]);
    expect(pages.map((one) => textsOf(one).filter(({ text }) => text === 'GitHub, continued').length)).toEqual([0, 1]);
  });
  test('a code that no page holds is refused', () => {
    const sets = [setOf(unused(['a1'.repeat(2000)]))];
    expect(() => layOut(modelOf(sets, { layout: 'packed' }), measure)).toThrow(
      expect.objectContaining({ code: 'too-large' }),
    );
  });
  test('a phrase keeps its columns', () => {
    const sets = [setOf(unused([phraseOf(24)]), { kind: 'recovery-phrase', use: 'reusable' }), setOf(manyUnused(2))];
    const [first] = layOut(modelOf(sets, { layout: 'packed' }), measure);
    expect(codesOf(first ?? page)).toEqual([phraseOf(24), 'a0000-7f66e', 'a0001-7f66e']);
  });
});
