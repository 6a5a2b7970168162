/** The boxes that a proof asks to fill, in the order of the page: one a sign or a word, and what is in each. */
import type { QuestionView } from '../preload/views/paper.ts';

export interface Box {
  /** Place of the question. */
  readonly question: number;
  readonly unit: QuestionView['unit'];
  /** Number of the code. */
  readonly code: number;
  /** Place in the code, from 1. */
  readonly position: number;
}

export function boxesOf(questions: readonly QuestionView[]): readonly Box[] {
  return questions.flatMap(({ unit, number, positions }, question) =>
    positions.map((position) => ({ question, unit, code: number, position })),
  );
}

/** What stands in each box. */
export type Filled = readonly string[];

/** Letters and digits; blanks, dashes and other marks are not counted on paper either. */
export function signsIn(text: string): readonly string[] {
  return Array.from(text.replaceAll(/[^\p{L}\p{N}]/gu, ''));
}

/**
 * Signs that were typed or pasted into a box: each goes into a box for a sign, from this one on; as many as there are boxes fill
 * them all, wherever they were pasted.
 *
 * @returns what stands in the boxes then, and the box that is next.
 */
export function fill(
  boxes: readonly Box[],
  filled: Filled,
  at: number,
  signs: readonly string[],
): { readonly filled: Filled; readonly next: number } {
  const forSigns = boxes.flatMap((box, place) => (box.unit === 'sign' ? [place] : []));
  const from = signs.length === forSigns.length ? 0 : forSigns.indexOf(at);
  const targets = forSigns.slice(from, from + signs.length);
  const last = targets.at(-1) ?? at;
  return {
    filled: filled.map((text, place) => {
      const index = targets.indexOf(place);
      return index === -1 ? text : (signs[index] ?? text);
    }),
    next: Math.min(last + 1, boxes.length - 1),
  };
}

/** The first box that is empty, or -1. */
export function firstEmpty(filled: Filled): number {
  return filled.findIndex((text) => text.trim() === '');
}

/** One answer for each question. */
export function answersOf(
  questions: readonly QuestionView[],
  boxes: readonly Box[],
  filled: Filled,
): readonly string[] {
  return questions.map(({ unit }, question) =>
    filled.filter((_, place) => boxes[place]?.question === question).join(unit === 'word' ? ' ' : ''),
  );
}

/** The answers that do not fit are taken out again; the others stay. */
export function without(boxes: readonly Box[], filled: Filled, wrong: readonly number[]): Filled {
  return filled.map((text, place) => (wrong.includes(boxes[place]?.question ?? -1) ? '' : text));
}
