/** The questions that prove a printed copy readable, such as "characters 3 and 4 of code 2" (paper.md 3). */
import type { SetKind } from '../importers/draft.ts';

/** A code as it stands on the copy. */
export interface PrintedCode {
  readonly set: string;
  readonly number: number;
  readonly kind: SetKind;
  readonly text: string;
}

/** Asks for signs or words of one code. Signs are its letters and digits: blanks, dashes and other marks are not counted. */
export interface Question {
  readonly set: string;
  readonly number: number;
  readonly unit: 'sign' | 'word';
  /** From 1, ascending. */
  readonly positions: readonly number[];
  /** How many signs stand in each group of the code, such as [4, 4]; of a phrase the number of its words, such as [24]. */
  readonly shape: readonly number[];
}

export interface Challenge {
  readonly questions: readonly Question[];
  /** Places, from 0, of the answers that are missing, too many or not right; letter case, blanks and marks aside. */
  readonly wrong: (answers: readonly string[]) => readonly number[];
  /** Whether each question has its right answer, in order: none is {@link wrong}. */
  readonly check: (answers: readonly string[]) => boolean;
}

/** A uniformly random whole number from 0 up to, but not including, `bound`. */
export type DrawBelow = (bound: number) => number;

const QUESTIONS_MAX = 3;
const SIGNS_ASKED = 2;
const WORDS_ASKED = 1;

interface Asked {
  readonly question: Question;
  readonly expected: string;
}

/**
 * Draws up to three questions: of three codes where there are that many, each for the same two signs; else of all codes in turn,
 * each time for other signs. A recovery phrase is asked for by its words. What is not asked for is not kept.
 *
 * @param codes - the codes that may be asked, at least one, in the order of the sheet (`askableCodes`)
 * @throws RangeError when there is no code with a letter or digit to ask for
 */
export function buildChallenge(codes: readonly PrintedCode[], drawBelow: DrawBelow): Challenge {
  const chosen = draw(
    codes.map((code, place) => ({ code, place, parts: partsOf(code) })).filter(({ parts }) => parts.length > 0),
    QUESTIONS_MAX,
    drawBelow,
  ).sort((one, other) => one.place - other.place);
  if (chosen.length === 0) throw new RangeError('no code to ask for');
  const asked: Asked[] = [];
  const rounds = Math.ceil(QUESTIONS_MAX / chosen.length);
  const drawn = drawPositions(chosen, rounds, drawBelow);
  for (const positions of drawn) {
    for (const { code, parts } of chosen) {
      const unit = unitOf(code);
      const taken =
        unit === 'word' ? positions.slice(0, WORDS_ASKED) : [...positions].sort((one, other) => one - other);
      const expected = taken.map((position) => parts[position - 1] ?? '').join('');
      const { set, number } = code;
      asked.push({ question: { set, number, unit, positions: taken, shape: shapeOf(code) }, expected });
    }
  }
  const kept = asked.slice(0, QUESTIONS_MAX);
  const wrong = (answers: readonly string[]): readonly number[] => {
    const places = Array.from({ length: Math.max(kept.length, answers.length) }, (_, place) => place);
    return places.filter((place) => comparable(answers[place] ?? '') !== kept[place]?.expected);
  };
  return {
    questions: kept.map(({ question }) => question),
    wrong,
    check: (answers) => wrong(answers).length === 0,
  };
}

/** For each round some positions that all chosen codes have, no position twice; fewer rounds where the codes are too short. */
function drawPositions(
  chosen: readonly { readonly parts: readonly string[] }[],
  rounds: number,
  drawBelow: DrawBelow,
): readonly (readonly number[])[] {
  const shortest = Math.min(...chosen.map(({ parts }) => parts.length));
  const all = Array.from({ length: shortest }, (_, index) => index + 1);
  const drawn = draw(all, rounds * SIGNS_ASKED, drawBelow);
  const groups: number[][] = [];
  for (let start = 0; start < drawn.length; start += SIGNS_ASKED) groups.push(drawn.slice(start, start + SIGNS_ASKED));
  return groups;
}

/** Some items of a list, in random order, none twice. */
function draw<T>(items: readonly T[], count: number, drawBelow: DrawBelow): T[] {
  const left = [...items];
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(drawBelow(left.length), 1));
  return drawn;
}

function unitOf({ kind }: PrintedCode): Question['unit'] {
  return kind === 'recovery-phrase' ? 'word' : 'sign';
}

function partsOf(code: PrintedCode): readonly string[] {
  const parts = unitOf(code) === 'word' ? code.text.split(/\s+/).map(comparable) : Array.from(comparable(code.text));
  return parts.filter((part) => part !== '');
}

/** Whatever is no letter, digit or accent parts two groups. */
function shapeOf(code: PrintedCode): readonly number[] {
  if (unitOf(code) === 'word') return [partsOf(code).length];
  const groups = code.text.split(/[^\p{L}\p{M}\p{N}]+/u);
  return groups.map((group) => Array.from(comparable(group)).length).filter((signs) => signs > 0);
}

/** Letters and digits in one case. */
function comparable(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
