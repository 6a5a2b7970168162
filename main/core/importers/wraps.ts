/** Joins codes that break after a dash at the end of a line: `SHQ3-NXRE-` and `RAP7-3TTI` in the next one. */
import { readCodeLine, tidy } from './code-line.ts';
import { withoutQuoteMarks } from './list-heads.ts';

/** Ends in a dash behind a group of a code. */
const OPEN = /(?<=[\p{L}\p{Nd}]{3})-$/u;
const GROUPS_ONLY = /^[\p{L}\p{Nd}]+(?:-[\p{L}\p{Nd}]+)*-?$/u;
const LONGEST_OPEN_LINE = 200;

export class WrapJoiner {
  #open: string[] = [];
  readonly #emit: (line: string) => void;

  constructor(emit: (line: string) => void) {
    this.#emit = emit;
  }

  line(line: string): void {
    if (this.#open.length > 0) {
      const next = withoutQuoteMarks(line).trim();
      if (GROUPS_ONLY.test(next)) {
        this.#open.push(line);
        if (!next.endsWith('-')) this.#close();
        return;
      }
      this.#close();
    }
    if (line.length < LONGEST_OPEN_LINE && line.includes('-') && OPEN.test(line.trimEnd())) this.#open = [line];
    else this.#emit(line);
  }

  end(): void {
    if (this.#open.length > 0) this.#close();
  }

  /** One line where the pieces make a code, otherwise the lines as they were. */
  #close(): void {
    const [first = '', ...others] = this.#open;
    const joined = first.trimEnd() + others.map((line) => withoutQuoteMarks(line).trim()).join('');
    const whole = others.length > 0 && readCodeLine(tidy(withoutQuoteMarks(joined))) !== null;
    const lines = whole ? [joined] : this.#open;
    this.#open = [];
    for (const line of lines) this.#emit(line);
  }
}
