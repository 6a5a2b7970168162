/** Divides the codes of a block into runs of one make: another shape, a new count from one, or a gap after a full list begins a new set. */
import type { ReadCode } from './reading.ts';
import { compact, isDigitsOnly, isHex, isLettersOnly, letterCase, signature } from './shape.ts';

/** So many of one make in a row begin a run of their own; fewer are strays within another. */
const ENOUGH_ALIKE = 3;
/** A list of this length is taken as whole where the catalogue knows no count. */
const USUAL_COUNT = 8;

/** Tells what codes of one make share: groups and separators, or only the length where the service is known for it. */
export type MakeOf = (code: string) => string;

/** Codes of a length that the catalogue gives are alike with and without their separators. */
export function makeOf(knownLength: number | null): MakeOf {
  return (code) => (compact(code).length === knownLength ? String(knownLength) : signature(code));
}

function alikeFrom(codes: readonly ReadCode[], start: number, make: MakeOf): number {
  const first = make(codes[start]?.text ?? '');
  let end = start;
  while (end < codes.length && make(codes[end]?.text ?? '') === first) end += 1;
  return end - start;
}

function byMake(codes: readonly ReadCode[], makeOfCode: MakeOf): ReadCode[][] {
  const runs: ReadCode[][] = [];
  let current: { readonly make: string; readonly codes: ReadCode[] } | undefined;
  let at = 0;
  while (at < codes.length) {
    const alike = alikeFrom(codes, at, makeOfCode);
    const next = codes.slice(at, at + alike);
    const make = makeOfCode(next[0]?.text ?? '');
    if (current?.make === make) current.codes.push(...next);
    else if (current === undefined || current.codes.length < 2 || alike >= ENOUGH_ALIKE) {
      current = { make, codes: next };
      runs.push(current.codes);
    } else runs.push(next);
    at += alike;
  }
  return runs;
}

/** Words among digits, or words among hexadecimal codes, are headings that happen to have the length of a code. */
function withoutWords(run: readonly ReadCode[]): { codes: readonly ReadCode[]; words: readonly ReadCode[] } {
  const real = run.filter((code) => !isLettersOnly(code.text));
  const digits = real.every((code) => isDigitsOnly(code.text));
  const hex = real.every((code) => isHex(code.text));
  if (real.length < 2 || real.length === run.length || !hex) return { codes: run, words: [] };
  const foreign = (code: ReadCode) => isLettersOnly(code.text) && (digits || !isHex(code.text));
  return { codes: run.filter((code) => !foreign(code)), words: run.filter(foreign) };
}

function caseBreak(run: readonly ReadCode[]): number | null {
  const cases = run.map((code) => letterCase(code.text));
  const at = cases.findIndex((each, index) => index > 0 && each !== 'd' && cases[0] !== 'd' && each !== cases[0]);
  if (at < ENOUGH_ALIKE || run.length - at < ENOUGH_ALIKE) return null;
  const [before] = cases;
  const after = cases[at];
  const pure = (part: readonly string[], only: string | undefined) =>
    part.every((each) => each === only || each === 'd');
  return before !== 'm' && after !== 'm' && pure(cases.slice(0, at), before) && pure(cases.slice(at), after)
    ? at
    : null;
}

export interface Division {
  /** Lines with a blank line or a rule above them. */
  readonly before: ReadonlySet<number>;
  /** How many the service issues, where that is known. */
  readonly count: number | null;
  readonly make: MakeOf;
}

/** True where a code begins another set than the codes before it. */
function beginsSet(set: readonly ReadCode[], sinceGap: number, rest: readonly ReadCode[], gaps: Division): boolean {
  const [code] = rest;
  const last = set.at(-1);
  if (code === undefined || last === undefined) return false;
  if (code.number !== null && last.number !== null) {
    return code.number <= 1 && set.some((each) => each.number === code.number) && set.length >= 2;
  }
  if (!gaps.before.has(code.line) || code.line === last.line || rest.length < ENOUGH_ALIKE) return false;
  if (gaps.count !== null) return set.length >= gaps.count;
  const together = rest.findIndex((each) => each.line !== code.line && gaps.before.has(each.line));
  return sinceGap >= 2 && set.length >= USUAL_COUNT && (together < 0 || together >= ENOUGH_ALIKE);
}

function bySet(run: readonly ReadCode[], gaps: Division): ReadCode[][] {
  const sets: ReadCode[][] = [];
  let set: ReadCode[] = [];
  let sinceGap = 0;
  for (const [index, code] of run.entries()) {
    if (beginsSet(set, sinceGap, run.slice(index, index + 2 * USUAL_COUNT), gaps)) {
      sets.push(set);
      set = [];
    }
    if (gaps.before.has(code.line)) sinceGap = 0;
    sinceGap += 1;
    set.push(code);
  }
  return [...sets, set];
}

/** Codes divided into sets of one make, and what stood among them without being a code. */
export interface Runs {
  readonly sets: readonly (readonly ReadCode[])[];
  readonly words: readonly string[];
}

export function divideRuns(codes: readonly ReadCode[], gaps: Division): Runs {
  const words: string[] = [];
  const sets = byMake(codes, gaps.make).flatMap((run) => {
    const real = withoutWords(run);
    words.push(...real.words.map((word) => word.text));
    const at = caseBreak(real.codes);
    const parts = at === null ? [real.codes] : [real.codes.slice(0, at), real.codes.slice(at)];
    return parts.flatMap((part) => bySet(part, gaps));
  });
  return { sets, words };
}
