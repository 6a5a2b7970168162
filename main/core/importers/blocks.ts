/** Gathers lines of codes into blocks, with the text lines above and below each; one pass, bounded memory. */
import type { CodeLine } from './code-line.ts';
import { type HeaderLine, readHeaderLine } from './header-line.ts';
import { sectionState } from './marks.ts';

/** A text line between blocks, read when somebody asks what it says. Blank lines and rules are the empty text. */
export class GapLine {
  readonly text: string;
  #header: HeaderLine | null = null;

  constructor(text: string) {
    this.text = text;
  }

  get header(): HeaderLine {
    this.#header ??= readHeaderLine(this.text);
    return this.#header;
  }
}

/** Lines between two blocks. Of a long stretch only the ends are kept. */
export type Gap = readonly GapLine[];

export interface BlockLine {
  readonly line: CodeLine;
  /** A blank line or a rule stands above it. */
  readonly gapBefore: boolean;
  /** A heading of its own within the block says that these are spent. */
  readonly spentSection: boolean;
}

export interface Block {
  readonly before: Gap;
  readonly lines: readonly BlockLine[];
  /** Lines beyond the limit, counted and not kept. */
  readonly dropped: number;
}

/** `github_code_1=` and `github_code_2=` lead the codes of one list. */
const withoutNumbers = (lead: string): string => lead.replace(/\d+/g, '#');
const sameBut = (lead: string, before: string | null | undefined): boolean =>
  typeof before === 'string' && withoutNumbers(lead) === withoutNumbers(before);

const KEPT_AT_START = 12;
const KEPT_AT_END = 24;
/** More lines than the largest set can need, wrapped and double-spaced. */
const MOST_LINES = 4_000;

/** A growing gap that keeps its first and last lines. */
class GapLines {
  #start: GapLine[] = [];
  #end: GapLine[] = [];

  push(text: string): void {
    if (text === '' && this.endsBlank) return;
    if (this.#start.length < KEPT_AT_START) this.#start.push(new GapLine(text));
    else {
      this.#end.push(new GapLine(text));
      if (this.#end.length > 2 * KEPT_AT_END) this.#end = this.#end.slice(-KEPT_AT_END);
    }
  }

  get isBlank(): boolean {
    return this.#start.every(({ text }) => text === '');
  }

  get endsBlank(): boolean {
    return (this.#end.at(-1) ?? this.#start.at(-1))?.text === '';
  }

  get lines(): Gap {
    return [...this.#start, ...this.#end];
  }
}

/** Takes a text line by line and gives each block as soon as the next one begins. */
export class BlockBuilder {
  #before: Gap = [];
  #lines: BlockLine[] = [];
  #dropped = 0;
  #gap = new GapLines();
  #spentSection = false;
  #inSection = false;

  /** A blank line or a rule. */
  blank(): void {
    this.#gap.push('');
  }

  text(line: string): void {
    const section = sectionState(line);
    if (section !== null) {
      this.#spentSection = section === 'spent';
      this.#inSection = true;
      if (this.#lines.length > 0 && this.#gap.isBlank) {
        this.#gap.push('');
        return;
      }
    } else {
      this.#inSection = false;
      this.#spentSection = false;
    }
    this.#gap.push(line);
  }

  /** Adds a line of codes; gives the block before it where this line begins a new one. */
  codes(line: CodeLine): Block | null {
    const goesOn = this.#lines.length > 0 && line.lead === null && (this.#gap.isBlank || this.#numberGoesOn(line));
    const sameLead = line.lead !== null && this.#gap.isBlank && sameBut(line.lead, this.#lines.at(-1)?.line.lead);
    const done = goesOn || sameLead || this.#lines.length === 0 ? null : this.#take();
    if (this.#lines.length === 0) this.#before = done === null ? this.#gap.lines : this.#before;
    const gapBefore = !this.#inSection && this.#gap.endsBlank;
    if (this.#lines.length < MOST_LINES) this.#lines.push({ line, gapBefore, spentSection: this.#spentSection });
    else this.#dropped += 1;
    this.#gap = new GapLines();
    return done;
  }

  /** The last code of the list that is going on, or null where text has ended it. */
  get lastCode(): string | null {
    return this.#gap.isBlank ? (this.#lines.at(-1)?.line.cells.at(-1)?.text ?? null) : null;
  }

  /** The last block and the text after it; what comes next begins anew. */
  end(): { block: Block | null; after: Gap } {
    const after = this.#gap.lines;
    const block = this.#lines.length === 0 ? null : this.#take();
    this.#before = [];
    this.#gap = new GapLines();
    return { block, after };
  }

  /** A page head or a remark between 5 and 6 does not end a list. */
  #numberGoesOn(line: CodeLine): boolean {
    const last = this.#lines.at(-1)?.line.cells.at(-1)?.number ?? null;
    const next = line.cells[0]?.number ?? null;
    return last !== null && next === last + 1 && last >= 1;
  }

  #take(): Block {
    const block = { before: this.#before, lines: this.#lines, dropped: this.#dropped };
    this.#before = this.#gap.lines;
    this.#lines = [];
    this.#dropped = 0;
    return block;
  }
}
