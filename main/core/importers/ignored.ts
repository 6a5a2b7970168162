/** Strings that look like codes and were left out, each with the reason, so that the review can show them; bounded. */
import type { IgnoredText, WhyIgnored } from './draft.ts';
import { compact, isCodeShaped, isDigitsOnly } from './shape.ts';

const CANDIDATE =
  /(?<![\p{L}\p{N}@.:/#+-])(?:\+\d{1,3}(?: \d{2,5}){1,4}|\d{3,5} \d{3,5}(?! \d)|[A-Za-z0-9]{3,64}(?:-[A-Za-z0-9]{2,64}){0,12})(?![\p{L}\p{N}@/:-]|\.\p{L})/gu;
const MOST = 200;
const LONGEST_LINE = 2_000;
const DATE = /^\d{4}-\d{2}(?:-\d{2})?$|^\d{1,2}-\d{1,2}-\d{4}$/;

export class Ignored {
  readonly #seen = new Map<string, WhyIgnored>();

  /** The first reason stays. What has no letter is called a number, unless its place says more. */
  add(text: string, why: WhyIgnored): void {
    if (this.#seen.size >= MOST || this.#seen.has(text)) return;
    this.#seen.set(text, why !== 'seed' && isDigitsOnly(text) ? 'number' : why);
  }

  /** Notes what looks like a code on a line of prose. */
  fromProse(line: string): void {
    if (this.#seen.size >= MOST || !/\d/.test(line)) return;
    for (const [found] of line.slice(0, LONGEST_LINE).matchAll(CANDIDATE)) {
      const signs = compact(found);
      if (signs.length >= 5 && signs.length <= 64 && /\d/.test(found) && !DATE.test(found)) this.add(found, 'single');
    }
  }

  /** What was left out, without anything that came in after all. */
  except(taken: ReadonlySet<string>): IgnoredText[] {
    const left = [...this.#seen].filter(([text]) => !taken.has(text) && (isCodeShaped(text) || text.length >= 5));
    return left.map(([text, why]) => ({ text, why }));
  }
}
