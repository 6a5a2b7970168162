/** Questions from a printed copy: paper.md 3. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildChallenge, type PrintedCode, type Question } from '../../../main/core/custody/challenge.ts';
import { OTHER, SET } from './sample.ts';

const code = (number: number, text: string, kind: PrintedCode['kind'] = 'recovery-codes', set = SET): PrintedCode => ({
  set,
  number,
  kind,
  text,
});
const ten = Array.from({ length: 10 }, (_, index) => code(index + 1, `a${index}b${index}-c${index}d${index}`));
const phrase = code(1, 'Apple  bridge\ncanyon dune', 'recovery-phrase');

/** Draws that a test chooses: each is taken modulo its bound. */
function draws(...numbers: readonly number[]): (bound: number) => number {
  let next = 0;
  return (bound) => (numbers[next++ % numbers.length] ?? 0) % bound;
}

const anyDraws = fc.array(fc.nat(), { minLength: 12, maxLength: 12 }).map((numbers) => draws(...numbers));

/** What someone reads off the paper. */
function answerOf(codes: readonly PrintedCode[], { set, number, unit, positions }: Question): string {
  const text = codes.find((candidate) => candidate.set === set && candidate.number === number)?.text ?? '';
  const parts = unit === 'word' ? text.split(/\s+/) : [...text.replaceAll(/[-\s.]/g, '')];
  return positions.map((position) => parts[position - 1]).join('');
}

describe('the questions', () => {
  test('ask for the same two signs of three codes', () => {
    const { questions } = buildChallenge(ten, draws(8, 4, 1, 3, 2));
    const asked = { set: SET, unit: 'sign', positions: [3, 4], shape: [4, 4] } as const;
    expect(questions).toEqual([
      { ...asked, number: 2 },
      { ...asked, number: 5 },
      { ...asked, number: 9 },
    ]);
  });
  test.each([
    [1, 3, 1],
    [2, 3, 2],
    [3, 3, 3],
    [4, 3, 3],
    [10, 3, 3],
  ])('of %i codes are %i, of %i of them', (count, questions, codes) => {
    const asked = buildChallenge(ten.slice(0, count), draws(0)).questions;
    expect(asked).toHaveLength(questions);
    expect(new Set(asked.map(({ number }) => number)).size).toBe(codes);
  });
  test.each([
    ['7', [[1]]],
    ['a-7', [[1, 2]]],
    ['abc', [[1, 2], [3]]],
    [
      'abcdefgh',
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ],
  ])('of the single code %s ask for no sign twice', (text, positions) => {
    expect(buildChallenge([code(1, text)], draws(0)).questions.map((question) => question.positions)).toEqual(
      positions,
    );
  });
  test('of a phrase ask for a word each', () => {
    const { questions } = buildChallenge([phrase], draws(0));
    expect(questions.map(({ unit, positions }) => [unit, positions])).toEqual([
      ['word', [1]],
      ['word', [3]],
    ]);
  });
  test('stand in the order of the sheet, set by set', () => {
    const sheet = [code(2, 'abcd', 'recovery-codes', OTHER), code(1, 'efgh'), code(3, 'ijkl')];
    const { questions } = buildChallenge(sheet, draws(2, 1, 0, 0, 0));
    expect(questions.map(({ set, number }) => [set, number])).toEqual([
      [OTHER, 2],
      [SET, 1],
      [SET, 3],
    ]);
  });
  test('never ask for a sign twice, nor for one that is not there', () => {
    fc.assert(
      fc.property(anyDraws, fc.integer({ min: 1, max: 10 }), (drawBelow, count) => {
        const codes = ten.slice(0, count);
        const { questions, check } = buildChallenge(codes, drawBelow);
        const seen = questions.flatMap(({ number, positions }) => positions.map((position) => `${number}/${position}`));
        expect(new Set(seen).size).toBe(seen.length);
        expect(Math.max(...questions.flatMap(({ positions }) => positions))).toBeLessThanOrEqual(8);
        expect(check(questions.map((question) => answerOf(codes, question)))).toBe(true);
      }),
      { seed: 9 },
    );
  });
  test.each([[[]], [[code(1, '--')]]])('need a code with a sign', (codes) => {
    expect(() => buildChallenge(codes, draws(0))).toThrow(RangeError);
  });
});

describe('the shape of a code', () => {
  test.each([
    ['abcd1234', [8]],
    ['ab-cd', [2, 2]],
    ['ABCD EFGH\n12', [4, 4, 2]],
    ['--a--bc--', [1, 2]],
    ['\u00e9a-e\u0301a', [2, 2]],
    ['\u0130b', [2]],
  ])('%j is %j', (text, shape) => {
    const { questions } = buildChallenge([code(1, text)], draws(0));
    expect(questions[0]?.shape).toEqual(shape);
  });
  test('of a phrase is the number of its words', () => {
    expect(buildChallenge([phrase], draws(0)).questions[0]?.shape).toEqual([4]);
  });
  test('is each code its own', () => {
    const { questions } = buildChallenge([code(1, 'abc-def'), code(2, 'abcdef')], draws(0));
    expect(questions.map(({ number, shape }) => [number, shape])).toEqual([
      [1, [3, 3]],
      [2, [6]],
      [1, [3, 3]],
    ]);
  });
  test('has every sign that can be asked for', () => {
    fc.assert(
      fc.property(anyDraws, fc.string({ unit: 'grapheme', minLength: 1 }), (drawBelow, text) => {
        fc.pre(/[\p{L}\p{N}]/u.test(text));
        for (const { shape, positions } of buildChallenge([code(1, text)], drawBelow).questions) {
          expect(Math.max(...positions)).toBeLessThanOrEqual(shape.reduce((sum, signs) => sum + signs, 0));
        }
      }),
      { seed: 9 },
    );
  });
});

describe('the answers', () => {
  const codes = [code(1, 'aB3d-eF6h')];
  // Signs 1 and 2, then 3 and 4, then 5 and 6.
  const { check, wrong } = buildChallenge(codes, draws(0));
  test.each([
    [['aB', '3d', 'eF'], []],
    [['aB', '3x', 'eF'], [1]],
    [
      ['', '3d', 'Fe'],
      [0, 2],
    ],
    [['aB'], [1, 2]],
    [[], [0, 1, 2]],
    [['aB', '3d', 'eF', ''], [3]],
  ])('%j are wrong at %j', (answers, places) => {
    expect(wrong(answers)).toEqual(places);
    expect(check(answers)).toBe(places.length === 0);
  });
  test.each([
    ['as printed', ['aB', '3d', 'eF']],
    ['in another case', ['AB', '3D', 'ef']],
    ['with blanks and dashes', [' a b', '3-d', 'e, f']],
  ])('%s are right', (_, answers) => expect(check(answers)).toBe(true));
  test.each([
    ['one wrong sign', ['aB', '3d', 'eE']],
    ['a look-alike', ['aB', 'Ed', 'eF']],
    ['signs in the wrong order', ['Ba', '3d', 'eF']],
    ['answers in the wrong order', ['3d', 'aB', 'eF']],
    ['a sign too many', ['aB', '3d', 'eF6']],
    ['an empty answer', ['aB', '3d', '']],
    ['one answer too few', ['aB', '3d']],
    ['one answer too many', ['aB', '3d', 'eF', '']],
    ['none', []],
  ])('%s are not', (_, answers) => expect(check(answers)).toBe(false));
  test('to a phrase are whole words', () => {
    const { check: checkPhrase } = buildChallenge([phrase], draws(0));
    expect(checkPhrase(['apple', 'CANYON '])).toBe(true);
    expect(checkPhrase(['appl', 'canyon'])).toBe(false);
  });
});
