/** Finds strings that were read from a text in it again: on which line each stands, to compare what was read with what is written. */
import { cleanLine, linesOf, visibleLine } from './clean.ts';
import { withoutMarkup } from './markup.ts';
import { compact } from './shape.ts';

export interface Place {
  /** From 1; of a string that runs over several lines the first. */
  readonly line: number;
  /** The line as the eye sees it, shortened around the string; several lines where it runs over their ends. */
  readonly text: string;
}

interface NumberedLine {
  readonly number: number;
  readonly raw: string;
}

/** A long line is cut down to this many signs on both sides of the string. */
const SIGNS_BESIDE = 120;
/** A phrase of 24 words, one a line, is the longest that runs over ends of lines. */
const MOST_LINES = 24;

const RUN = /[\p{L}\p{N}]+/gu;
/** Numbers of a list between the words of a phrase that has one word a line. */
const LIST_NUMBER = /^\d{1,2}$/;

/** Enough signs to tell that hardly any run of a text begins one of the strings. */
const HEAD_SIGNS = 3;

/** Strings by what is left of them without separators. */
class Wanted {
  readonly #texts = new Map<string, string[]>();
  readonly #heads = new Set<string>();
  readonly #lengths: ReadonlySet<number>;
  readonly #longest: number;

  constructor(texts: Iterable<string>) {
    for (const text of new Set(texts)) {
      const key = compact(text);
      const same = this.#texts.get(key);
      if (same === undefined) this.#texts.set(key, [text]);
      else same.push(text);
      for (let length = 1; length <= HEAD_SIGNS; length += 1) this.#heads.add(key.slice(0, length));
    }
    this.#texts.delete('');
    this.#lengths = new Set([...this.#texts.keys()].map((key) => key.length));
    this.#longest = Math.max(...this.#lengths);
  }

  get isEmpty(): boolean {
    return this.#texts.size === 0;
  }

  /** False where no string begins with this run; true may be wrong. */
  mayBegin(run: string): boolean {
    return this.#heads.has(run.slice(0, HEAD_SIGNS));
  }

  /** Takes out the strings that begin with this run and end with another; `found` gets each with the place of that one. */
  take(runs: readonly string[], first: number, found: (text: string, last: number) => void): void {
    let key = '';
    for (let last = first; last < runs.length && key.length < this.#longest; last += 1) {
      key += runs[last] ?? '';
      if (!this.#lengths.has(key.length)) continue;
      for (const text of this.#texts.get(key) ?? []) found(text, last);
      this.#texts.delete(key);
    }
  }
}

/** Lines as an editor counts them. */
function* numberedLines(text: string): Generator<NumberedLine> {
  const end = /\r\n|[\n\r\u2028\u2029]/g;
  let start = 0;
  let number = 1;
  for (let found = end.exec(text); found !== null; found = end.exec(text)) {
    yield { number, raw: text.slice(start, found.index) };
    start = end.lastIndex;
    number += 1;
  }
  yield { number, raw: text.slice(start) };
}

function runsOf(raw: string): string[] {
  const cleaned = [...linesOf(raw)].map((line) => cleanLine(withoutMarkup(line))).join(' ');
  return cleaned.match(RUN) ?? [];
}

function shortened(line: string, text: string): string {
  const at = line.indexOf(text);
  if (line.length <= 2 * SIGNS_BESIDE) return line;
  const start = Math.max(0, at - SIGNS_BESIDE);
  const end = Math.min(line.length, Math.max(0, at) + text.length + SIGNS_BESIDE);
  return `${start > 0 ? '…' : ''}${line.slice(start, end)}${end < line.length ? '…' : ''}`;
}

interface Owned {
  readonly run: string;
  readonly line: NumberedLine;
}

/** The lines that some runs stand on, as one place. */
function placeOver(runs: readonly Owned[]): Place {
  const lines = [...new Set(runs.map(({ line }) => line))];
  return { line: lines[0]?.number ?? 0, text: lines.map(({ raw }) => visibleLine(raw)).join('\n') };
}

/** Looks for what begins on the first of some lines and runs over its end. */
function takeFromFirst(lines: readonly (readonly Owned[])[], wanted: Wanted, places: Map<string, Place>): void {
  for (const [at, { run }] of (lines[0] ?? []).entries()) {
    if (!wanted.mayBegin(run)) continue;
    const all = lines.flat().slice(at);
    for (const runs of [all, all.filter((each, index) => index === 0 || !LIST_NUMBER.test(each.run))]) {
      wanted.take(
        runs.map((each) => each.run),
        0,
        (text, last) => places.set(text, placeOver(runs.slice(0, last + 1))),
      );
    }
  }
}

/** What runs over ends of lines, in a window that moves down line by line. */
function takeWrapped(text: string, wanted: Wanted, places: Map<string, Place>): void {
  const window: Owned[][] = [];
  for (const line of numberedLines(text)) {
    const runs = runsOf(line.raw).map((run) => ({ run, line }));
    if (runs.length === 0) continue;
    window.push(runs);
    if (window.length < MOST_LINES) continue;
    takeFromFirst(window, wanted, places);
    if (wanted.isEmpty) return;
    window.shift();
  }
  for (; window.length > 0; window.shift()) takeFromFirst(window, wanted, places);
}

/**
 * Where strings that `readText` found stand in the same text. A string that was put together from signs which do not follow each
 * other in the text has no place.
 */
export function placesOf(text: string, strings: Iterable<string>): ReadonlyMap<string, Place> {
  const wanted = new Wanted(strings);
  const places = new Map<string, Place>();
  for (const { number, raw } of numberedLines(text)) {
    if (wanted.isEmpty) return places;
    const runs = runsOf(raw);
    for (const [at, run] of runs.entries()) {
      if (!wanted.mayBegin(run)) continue;
      wanted.take(runs, at, (found) => {
        places.set(found, { line: number, text: shortened(visibleLine(raw), found) });
      });
    }
  }
  if (!wanted.isEmpty) takeWrapped(text, wanted, places);
  return places;
}
