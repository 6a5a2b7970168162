/** Words of a sheet: right for kind and use, and short enough for their places. */
import { describe, expect, test } from 'vitest';
import { layOut } from '../../../main/core/paper/layout.ts';
import type { SheetCode, SheetSet } from '../../../main/core/paper/sheet.ts';
import { signsSentence } from '../../../main/core/paper/signs.ts';
import { ENGLISH } from '../../../main/core/paper/words.ts';
import { writtenDate } from '../../../main/core/paper/written-date.ts';
import { manyUnused, modelOf, phraseOf, setOf, unused } from './models.ts';
import { boxesOf, measure, type SeenText, textsOf } from './read-page.ts';

function textsOfSheet(set: SheetSet): SeenText[] {
  return layOut(modelOf([set]), measure).flatMap(textsOf);
}

/** Lines from `fromMm` to `toMm`, joined. */
function passage(set: SheetSet, xMm: number, fromMm: number, toMm: number): string {
  return textsOfSheet(set)
    .filter((text) => text.xMm === xMm && text.yMm >= fromMm && text.yMm <= toMm && text.face === 'text')
    .map(({ text }) => text)
    .join(' ');
}
const purposeOf = (set: SheetSet): string => passage(set, 56, 58, 72);
const notesOf = (set: SheetSet): string => passage(set, 0, 80, 240);
const lastStepOf = (set: SheetSet): string =>
  textsOfSheet(set)
    .filter(({ text, xMm }) => xMm === 56 && / print |place\.|in Coldkeep/u.test(text))
    .at(-1)?.text ?? '';

const used = (from: number, count: number): SheetCode[] =>
  Array.from({ length: count }, (_, index) => ({ number: from + index, state: 'used', on: '2026-05-30' }));

const key = unused(['4TIC-BB2I-ONSP-TVSW']);

describe.each([
  [
    'sixteen codes',
    setOf(manyUnused(16)),
    'One of these codes signs in',
    '16 of 16 left. Each works once.',
    'At three left, make new codes at GitHub',
  ],
  [
    'four left',
    setOf([...used(1, 12), ...unused(['7f66e-6f648', '447f2-b3cec', 'b5f93-e03fb', '68bfa-32da2'], 13)]),
    'One of these codes',
    '4 of 16 left. Each works once.',
    'At three left, make new codes at GitHub',
  ],
  [
    'three left',
    setOf([...used(1, 13), ...unused(['7f66e-6f648', '447f2-b3cec', 'b5f93-e03fb'], 14)]),
    'One of these codes',
    '3 of 16 left. Each works once.',
    'Few are left: make new codes at GitHub',
  ],
  [
    'one left',
    setOf([...used(1, 15), ...unused(['7f66e-6f648'], 16)]),
    'One of these codes',
    '1 of 16 left. It works once.',
    'Make new codes at GitHub',
  ],
  ['none left', setOf(used(1, 16)), 'One of these codes', '', 'None is left: make new codes at GitHub'],
  [
    'one code in all',
    setOf(unused(['7f66e-6f648'])),
    'This code signs in to the account once',
    'It works once.',
    'Make a new code at GitHub',
  ],
  [
    'a key that is replaced',
    setOf(key, { kind: 'recovery-key', use: 'single-then-replaced' }),
    'This key signs in once',
    'It works once.',
    'Keep the new key from GitHub',
  ],
  [
    'a key that turns two-step off',
    setOf(key, { kind: 'recovery-key', use: 'disables-2fa' }),
    'Using this key turns two-step off: set it up again.',
    'Using it turns two-step off.',
    'Set two-step up again at GitHub',
  ],
  [
    'a key for good',
    setOf(key, { kind: 'recovery-key', use: 'reusable' }),
    'as often as needed',
    'It can be used again and again.',
    'If anyone else saw it, make a new key at GitHub',
  ],
  [
    'a phrase for good',
    setOf(unused([phraseOf(12)]), { kind: 'recovery-phrase', use: 'reusable' }),
    'This phrase opens the account',
    'It can be used again and again. Type the words in this order.',
    'make a new phrase at GitHub',
  ],
] as const)('%s', (_, set, purpose, notes, step) => {
  test('purpose in at most three lines', () => {
    expect(purposeOf(set)).toContain(purpose);
    expect(purposeOf(set)).toMatch(/give it back to its owner\.$/u);
    expect(textsOfSheet(set).filter(({ xMm, yMm }) => xMm === 56 && yMm > 58 && yMm < 75)).toHaveLength(3);
  });
  test('notes and last step', () => {
    expect(notesOf(set)).toMatch(notes === '' ? /^$/u : notes);
    expect(lastStepOf(set)).toContain(step);
  });
  test('"works once", boxes and dates only where a code is spent by using it', () => {
    const reusable = set.use === 'reusable';
    const words = textsOfSheet(set)
      .map(({ text }) => text)
      .join(' ');
    expect(layOut(modelOf([set]), measure).flatMap(boxesOf).length === 0).toBe(reusable);
    if (reusable) expect(words).not.toMatch(/once|Used on|Cross the box/u);
  });
});

describe('how to type it', () => {
  test.each([
    ['7f66e-6f648', 'Type the hyphen as well.'],
    ['7f66-6f64-8abc', 'Type the hyphens as well.'],
    ['123456', 'Type all digits.'],
    ['12345678', 'Type all digits, without a gap.'],
    ['fSSXaSsxNWt7xTDf', 'Type no gaps: they are for the eye.'],
    ['a1b2 c3d4', 'Type it exactly as printed.'],
  ])('%s', (code, note) => {
    expect(notesOf(setOf(unused([code])))).toContain(note);
  });
});

describe('signs that can occur', () => {
  test.each([
    [['12345678', '8382-4135'], 'These codes use only digits.'],
    [['7f66e-6f648', 'abcde-01234'], 'These codes use only 0 to 9 and a to f.'],
    [['ABCD', 'EF01'], 'These codes use only 0 to 9 and A to F.'],
    [['dery-smeg'], 'This code uses only a to z.'],
    [['fSSX', '1aZz'], 'These codes use only 0 to 9, a to z and A to Z.'],
    [['ab+cd/'], null],
    [[], null],
  ])('%j', (codes, sentence) => {
    expect(signsSentence(codes, 'code', ENGLISH)).toBe(sentence);
  });
});

describe('dates', () => {
  test.each([
    ['2026-09-03', '3 Sep 2026'],
    ['2026-12-31T23:59:59Z', '31 Dec 2026'],
    ['2024-02-29', '29 Feb 2024'],
    ['sometime', 'sometime'],
  ])('%s', (iso, written) => {
    expect(writtenDate(iso, ENGLISH)).toBe(written);
  });
});

test('a label typed as an address loses what makes it one', () => {
  const texts = textsOfSheet(setOf(manyUnused(2), { service: 'https://nas.example.org/login' })).map(
    ({ text }) => text,
  );
  expect(texts).toContain('nas.example.org');
  expect(texts.join(' ')).not.toContain('://');
});

test('an instance shows its host, never an address that one could follow', () => {
  const set = setOf(manyUnused(2), { instance: 'https://www.cloud.example.org:8443/login?x=1' });
  const texts = textsOfSheet(set).map(({ text }) => text);
  expect(texts).toContain('cloud.example.org:8443');
});

test('a name too long for its step gives way to "the service"', () => {
  const set = setOf(manyUnused(10), { service: 'Gesellschaft für wissenschaftliche Datenverarbeitung' });
  expect(lastStepOf(set)).toBe('At three left, make new codes at the service and print a new sheet.');
});
