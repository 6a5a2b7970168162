/** The kit page of a vault: what stands on it, where, and that all of it fits whatever the vault is called. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KitModel } from '../../../main/core/paper/kit.ts';
import { layOut } from '../../../main/core/paper/layout.ts';
import { wrapPath } from '../../../main/core/paper/wrap.ts';
import { KIT_KEY, kitOf } from './models.ts';
import { boxesOf, codesOf, measure, rulesOf, type SeenText, textOf, textsOf } from './read-page.ts';

const pageOf = (changes: Partial<KitModel> = {}) => {
  const [page, other] = layOut(kitOf(changes), measure);
  if (page === undefined || other !== undefined) throw new Error('not one page');
  return page;
};
const PAPERS = ['a4', 'letter'] as const;
const groupsOf = (texts: readonly SeenText[]) => texts.filter(({ secret }) => secret);

describe('what stands on it', () => {
  const page = pageOf();
  const expected: readonly (readonly [text: string, face: SeenText['face'], sizePt: number, x: number, y: number])[] = [
    ['Vault kit', 'strong', 9.5, 0, 23.25],
    ['Keep. Do not discard.', 'text', 9.5, 56, 23.25],
    ['Page 1 of 1', 'text', 9.5, 112, 23.25],
    ['personal', 'strong', 40, 55.2, 40.5],
    ['File', 'strong', 9.5, 0, 49.5],
    ['personal.coldkeep', 'code-light', 13, 56, 49.5],
    ['Folder', 'strong', 9.5, 0, 54],
    ['/home/sam/Documents', 'code-light', 9.5, 56, 54],
    ['This page', 'strong', 9.5, 0, 263.75],
    ['412', 'strong', 9.5, 90, 267.95],
    ['24 Nov 2026', 'strong', 9.5, 112, 267.95],
    ['Tried on', 'text', 7.5, 140, 263.75],
    ['cedar lantern orbit thistle', 'strong', 9.5, 56, 279],
  ];
  test.each(expected)('%s', (text, face, sizePt, xMm, yMm) => {
    expect(textOf(page, text)).toMatchObject({
      face,
      sizePt,
      xMm: expect.closeTo(xMm, 1),
      yMm: expect.closeTo(yMm, 1),
    });
  });

  test('the first groups of the vault id, in the head and in the strip, and no more of it', () => {
    const ids = textsOf(page).filter(({ text }) => text.startsWith('3f9a'));
    expect(ids.map(({ text, yMm }) => [text, yMm])).toEqual([
      ['3f9a 07c1 22d4', 23.25],
      ['3f9a 07c1 22d4', 267.95],
    ]);
  });

  test('the ways to read it without the app, numbered', () => {
    const steps = ['rescue.html', 'coldkeep_reader.py', 'FORMAT.md'].map((name) =>
      textsOf(page).filter(({ text }) => text.includes(name)),
    );
    expect(steps.map((step) => step.length)).toEqual([1, 1, 1]);
    for (const [index, [step]] of steps.entries()) {
      expect(
        textsOf(page).some(({ text, xMm, yMm }) => text === `${index + 1}` && xMm === 42 && yMm === step?.yMm),
      ).toBe(true);
    }
  });

  test('two lines over the whole width for a passphrase by hand', () => {
    const label = textOf(page, 'Passphrase').yMm;
    const hairs = rulesOf(page).filter(({ yMm }) => yMm > label && yMm < label + 23);
    expect(hairs.map(({ weightPt, fromMm, toMm }) => [weightPt, Math.round(fromMm), Math.round(toMm)])).toEqual([
      [0.48, 56, 164],
      [0.48, 56, 164],
    ]);
  });
});

describe.each(PAPERS)('the recovery key on %s', (paper) => {
  test('nine groups at 18 pt in the face of codes, line by line in three columns', () => {
    const page = pageOf({ paper });
    const groups = groupsOf(textsOf(page));
    expect(codesOf(page)).toEqual([KIT_KEY]);
    expect(groups.map(({ text }) => text)).toEqual(KIT_KEY.split('-'));
    expect(new Set(groups.map(({ face, sizePt }) => `${face} ${sizePt}`))).toEqual(new Set(['code 18']));
    expect(groups.map(({ xMm }) => xMm)).toEqual([56, 98, 140, 56, 98, 140, 56, 98, 140]);
    const rows = [...new Set(groups.map(({ yMm }) => yMm))];
    expect(rows.length).toBe(3);
    expect((rows[1] ?? 0) - (rows[0] ?? 0)).toBeCloseTo(11.25, 1);
    expect((rows[2] ?? 0) - (rows[1] ?? 0)).toBeCloseTo(11.25, 1);
    expect(boxesOf(page)).toEqual([]);
  });

  test('the numbers of the groups hang far left of them', () => {
    const texts = textsOf(pageOf({ paper }));
    const rows = [...new Set(groupsOf(texts).map(({ yMm }) => yMm))];
    for (const [index, numbers] of ['1–3', '4–6', '7–9'].entries()) {
      const found = texts.find(({ text }) => text === numbers);
      expect(found?.rightMm).toBeCloseTo(38, 1);
      expect(Math.abs((found?.yMm ?? 0) - (rows[index] ?? 0))).toBeLessThan(1);
    }
  });

  test('without one nine boxes of four signs in the same places, and nothing of a code', () => {
    const page = pageOf({ paper, recoveryKey: null });
    expect(codesOf(page)).toEqual([]);
    const boxes = page.operations.flatMap((operation) => (operation.op === 'box' ? [operation.bar] : []));
    expect(boxesOf(page).map(({ xMm }) => Math.round(xMm))).toEqual([56, 98, 140, 56, 98, 140, 56, 98, 140]);
    for (const [, , width, height] of boxes) {
      expect(((width + 0.96) * 25.4) / 72).toBeCloseTo(24, 0);
      // Room for a hand: never under 6 mm.
      expect((height * 25.4) / 72).toBeGreaterThan(7.5);
    }
    const upright = page.operations.filter(
      ({ op, ...line }) => op === 'line' && 'from' in line && line.from[0] === line.to[0],
    );
    expect(upright.length).toBe(9 * 3);
    textOf(page, 'Copy the key here while it is shown. It has no I, L, O or U.');
  });

  test('the same words stand in the same places with a key and without', () => {
    const places = (recoveryKey: string | null) =>
      textsOf(pageOf({ paper, recoveryKey }))
        .filter(({ secret, text }) => !secret && !/I, L, O/u.test(text))
        .map(({ text, xMm, yMm }) => [text, xMm, yMm]);
    expect(places(null)).toEqual(places(KIT_KEY));
  });
});

test('a vault without a recovery key says so beside its boxes', () => {
  const ways = { ...kitOf().ways, 'recovery-key': 0 };
  textOf(pageOf({ recoveryKey: null, ways }), 'There is no recovery key yet. A later one can be copied here.');
});

test.each([
  [{ passphrase: 1 }, 'Only this opens the vault: one passphrase.'],
  [{ passphrase: 1, 'recovery-key': 1 }, 'Any one of these opens the vault: one passphrase and one recovery key.'],
  [
    { 'passphrase-and-key-file': 1, shares: 2, other: 1 },
    'one passphrase with its key file, two sets of shares and one way of another kind.',
  ],
  [{ 'recovery-key': 12 }, 'twelve recovery keys.'],
  [{ 'recovery-key': 13 }, '13 recovery keys.'],
  [{ passphrase: 4, 'recovery-key': 12 }, 'four passphrases and twelve recovery keys.'],
] as const)('%j: %s', (counts, sentence) => {
  const none = { passphrase: 0, 'passphrase-and-key-file': 0, 'recovery-key': 0, shares: 0, other: 0 };
  const page = pageOf({ ways: { ...none, ...counts } });
  const from = textOf(page, 'Ways in').yMm;
  const to = textOf(page, 'Without the app').yMm;
  const said = textsOf(page).filter(({ xMm, yMm, face }) => xMm === 56 && yMm >= from && yMm < to && face === 'text');
  expect(said.map(({ text }) => text).join(' ')).toContain(sentence);
});

describe('a long folder', () => {
  const folderOf = (folder: string) => {
    const page = pageOf({ folder });
    const from = textOf(page, 'Folder').yMm;
    return textsOf(page)
      .filter(({ face, yMm, xMm }) => face === 'code-light' && yMm >= from && xMm === 56)
      .map(({ text }) => text);
  };
  test.each([
    ['/', ['/']],
    ['C:\\Users\\sam', ['C:\\Users\\sam']],
    ['/'.padEnd(53, 'a'), ['/'.padEnd(53, 'a')]],
    [`${'/'.padEnd(30, 'a')}/${'b'.repeat(30)}`, [`${'/'.padEnd(30, 'a')}/`, 'b'.repeat(30)]],
    [`/${'a'.repeat(60)}`, ['/', 'a'.repeat(53), 'a'.repeat(7)]],
  ])('%s is broken after its separators', (folder, lines) => {
    expect(folderOf(folder)).toEqual(lines);
  });

  test('one that is too long keeps its beginning and its end', () => {
    const lines = folderOf(`/first/${'middle/'.repeat(60)}last`);
    expect(lines.length).toBe(3);
    expect(lines[0]).toMatch(/^\/first\/middle\//u);
    expect(lines[2]).toMatch(/^….*\/last$/u);
  });

  test('lines are as wide as allowed at most, and are the path when there are few', () => {
    const step = fc.stringMatching(/^[a-z ]{1,60}$/);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (steps, most) => {
        const path = `/${steps.join('/')}`;
        const lines = wrapPath(path, 40, most, (text) => text.length);
        expect(lines.length).toBeLessThanOrEqual(most);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
        if (!lines.join('').includes('…')) expect(lines.join('')).toBe(path);
        else expect(path.endsWith(lines.at(-1)?.slice(1) ?? '-')).toBe(true);
      }),
    );
  });
});

test('whatever the vault is called, one page holds it, and nothing reaches the strip', () => {
  const name = fc.stringMatching(/^[A-Za-zÀ-ÿ0-9 ._-]{1,240}$/).filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(
      name,
      fc.array(name, { maxLength: 16 }),
      fc.constantFrom(...PAPERS),
      fc.boolean(),
      (file, path, paper, has) => {
        const ways = { passphrase: 2, 'passphrase-and-key-file': 2, 'recovery-key': 4, shares: 6, other: 2 };
        const recoveryKey = has ? KIT_KEY : null;
        const folder = `/${path.join('/')}`;
        const page = pageOf({ name: file, file: `${file}.coldkeep`, folder, paper, ways, recoveryKey });
        const strip = textOf(page, 'This page').yMm - 5.25;
        const inside = textsOf(page).filter(({ yMm }) => yMm < strip);
        expect(strip - Math.max(...inside.map(({ yMm }) => yMm))).toBeGreaterThanOrEqual(6 - 0.1);
        expect(Math.max(...textsOf(page).map(({ rightMm }) => rightMm))).toBeLessThanOrEqual(164.1);
      },
    ),
    { numRuns: 40 },
  );
});
