/** Strings of prose that look like codes and were left out, so that the review can show them; bounded. */
import { compact, isCodeShaped } from './shape.ts';

const CANDIDATE =
  /(?<![\p{L}\p{N}@.:/#+-])(?:\d{3,5} \d{3,5}(?! \d)|[A-Za-z0-9]{3,64}(?:-[A-Za-z0-9]{2,64}){0,12})(?![\p{L}\p{N}@/:-]|\.\p{L})/gu;
const MOST = 200;
const LONGEST_LINE = 2_000;
const DATE = /^\d{4}-\d{2}(?:-\d{2})?$|^\d{1,2}-\d{1,2}-\d{4}$/;

export class Ignored {
  readonly #seen = new Set<string>();

  add(text: string): void {
    if (this.#seen.size < MOST) this.#seen.add(text);
  }

  /** Notes what looks like a code on a line of prose. */
  fromProse(line: string): void {
    if (this.#seen.size >= MOST || !/\d/.test(line)) return;
    for (const [found] of line.slice(0, LONGEST_LINE).matchAll(CANDIDATE)) {
      const signs = compact(found);
      if (signs.length >= 5 && signs.length <= 64 && /\d/.test(found) && !DATE.test(found)) this.add(found);
    }
  }

  /** What was left out, without anything that came in after all. */
  except(taken: ReadonlySet<string>): string[] {
    return [...this.#seen].filter((text) => !taken.has(text) && (isCodeShaped(text) || text.length >= 5));
  }
}
