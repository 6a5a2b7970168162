/** Precision and recall of what was found, by set and by code. */
import type { FoundSet } from '../../../../main/core/importers/draft.ts';
import type { ExpectedSet } from './dressed-set.ts';

export interface Score {
  readonly expected: number;
  readonly found: number;
  readonly right: number;
}

export interface Scores {
  readonly sets: Score;
  readonly codes: Score;
}

export const NOTHING: Scores = {
  sets: { expected: 0, found: 0, right: 0 },
  codes: { expected: 0, found: 0, right: 0 },
};

const plus = (one: Score, other: Score): Score => ({
  expected: one.expected + other.expected,
  found: one.found + other.found,
  right: one.right + other.right,
});

export const add = (one: Scores, other: Scores): Scores => ({
  sets: plus(one.sets, other.sets),
  codes: plus(one.codes, other.codes),
});

export const precision = ({ found, right }: Score): number => (found === 0 ? 1 : right / found);
export const recall = ({ expected, right }: Score): number => (expected === 0 ? 1 : right / expected);

type Told = Pick<FoundSet, 'service' | 'codes'>;

const lineOf = (service: string | null, code: { readonly text: string; readonly used: boolean }): string =>
  JSON.stringify([service, code.text, code.used]);

function isWhole(expected: ExpectedSet, found: Told): boolean {
  const wanted = expected.codes.map((code) => lineOf(expected.service, code));
  const told = found.codes.map((code) => lineOf(found.service, code));
  return (expected.ordered ? wanted : wanted.sort()).join() === (expected.ordered ? told : told.sort()).join();
}

/** A set is right where service, codes, their order and their marks are; a code where its service and its mark are. */
export function scoreOf(expected: readonly ExpectedSet[], found: readonly Told[]): Scores {
  const wanted = new Set(expected.flatMap(({ service, codes }) => codes.map((code) => lineOf(service, code))));
  const told = found.flatMap(({ service, codes }) => codes.map((code) => lineOf(service, code)));
  const whole = expected.filter((each) => found.some((set) => isWhole(each, set)));
  return {
    sets: { expected: expected.length, found: found.length, right: whole.length },
    codes: { expected: wanted.size, found: told.length, right: told.filter((line) => wanted.has(line)).length },
  };
}
