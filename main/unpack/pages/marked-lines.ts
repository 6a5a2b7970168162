/** Gathers the lines of a page or document: runs of text with the marks that strike them, cells of tables, one blank for many. */
import { isCodeShaped, isLettersOnly } from '../../core/importers/shape.ts';

/**
 * What marks a text as spent. `struck` is seen by the eye; `said` stands in the markup (`class="used"`); `weak` may mean it
 * (`class="disabled"`).
 */
export type MarkKind = 'struck' | 'said' | 'weak';

export interface Mark {
  readonly id: number;
  readonly kind: MarkKind;
  /** Signs of text under it. */
  length: number;
}

/** Private signs that stand for bounds in a line until it is done. Foreign ones are icons and are dropped. */
const PRIVATE = /[\uE000-\uF8FF]/g;
const EDGE = '\uE000';
const OPEN = '\uE001';
const OPENED = '\uE002';
const CLOSE = '\uE003';

/** A list of spent codes may be marked as one; a page that is marked says nothing. */
const LONGEST_SAID = 4_000;
const LONGEST_WEAK = 200;
/** Longer lines hold no list of codes and are parted at a blank. */
const LONGEST_LINE = 16_000;
/** Tables inside of tables that keep their columns. */
const MOST_NESTED = 12;
const SHORTEST_UNIT = 6;

interface Sink {
  readonly lines: string[];
  /** Cells of the row that is being read. */
  row: Sink[] | null;
}

const newSink = (): Sink => ({ lines: [], row: null });

export class MarkedLines {
  readonly #sinks: Sink[] = [newSink()];
  readonly #marks: Mark[] = [];
  /** The line that is being read, in pieces, and its last sign; one string of millions of pieces is slow to look at. */
  #pieces: string[] = [];
  #lastSign = '';
  #verbatim = false;
  /** Number of a list item that waits for its text. */
  #prefix = '';
  #tooDeep = 0;

  newMark(kind: MarkKind): Mark {
    const mark = { id: this.#marks.length, kind, length: 0 };
    this.#marks.push(mark);
    return mark;
  }

  /** Text in running lines: its own ends of lines are blanks. */
  flow(text: string, mark: Mark | null = null): void {
    const plain = text.replace(PRIVATE, '').replace(/[ \t\n\r\f]+/g, ' ');
    if (plain === '' || (plain === ' ' && (this.#lastSign === '' || this.#lastSign === ' '))) return;
    this.#add(plain, mark);
  }

  /** Text whose blanks and ends of lines are its own. */
  verbatim(text: string, mark: Mark | null = null): void {
    const [first = '', ...others] = text.replace(PRIVATE, '').split(/\r\n|[\n\r]/);
    this.#verbatim = true;
    if (first !== '') this.#add(first, mark);
    for (const line of others) {
      this.end();
      this.#verbatim = true;
      if (line !== '') this.#add(line, mark);
    }
  }

  #add(text: string, mark: Mark | null): void {
    if (this.#prefix !== '' && text.trim() !== '') {
      this.#pieces.push(this.#prefix);
      this.#prefix = '';
    }
    if (mark !== null) mark.length += text.length;
    this.#pieces.push(mark === null ? text : `${OPEN}${mark.id}${OPENED}${text}${CLOSE}`);
    this.#lastSign = text.at(-1) ?? '';
  }

  /** The bound of an element within a line: what stands on both sides may be two things. */
  edge(): void {
    if (this.#lastSign === '' || this.#pieces.at(-1) === EDGE) return;
    this.#pieces.push(EDGE);
  }

  /** Heads the next text of this block, as the number of a list item does. */
  prefix(text: string): void {
    this.#prefix = text;
  }

  /** Ends the line, if it has begun. */
  end(): void {
    const isVerbatim = this.#verbatim;
    this.#verbatim = false;
    if (this.#lastSign === '') return;
    const written = this.#pieces.join('');
    const line = isVerbatim ? withoutEdges(written).trimEnd() : tidy(joinPieces(written));
    this.#pieces = [];
    this.#lastSign = '';
    if (line !== '') this.#push(line);
  }

  /** Ends the line and leaves a blank one. */
  gap(): void {
    this.end();
    this.#prefix = '';
    const { lines } = this.#sink;
    if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
  }

  get #sink(): Sink {
    return this.#sinks.at(-1) ?? newSink();
  }

  #push(line: string): void {
    for (let rest = line; rest !== ''; ) {
      const blank = rest.length > LONGEST_LINE ? rest.lastIndexOf(' ', LONGEST_LINE) : rest.length;
      const cut = blank > 0 ? blank : LONGEST_LINE;
      this.#sink.lines.push(rest.slice(0, cut));
      rest = rest.slice(cut);
    }
  }

  beginRow(): void {
    this.end();
    if (this.#sink.row === null) this.#sink.row = [];
    else this.endRow();
    this.#sink.row = [];
  }

  beginCell(): void {
    this.end();
    if (this.#sinks.length > MOST_NESTED) this.#tooDeep += 1;
    else {
      this.#sink.row ??= [];
      this.#sinks.push(newSink());
    }
  }

  endCell(): void {
    this.end();
    if (this.#tooDeep > 0) {
      this.#tooDeep -= 1;
      return;
    }
    if (this.#sinks.length === 1) return;
    const cell = this.#sinks.pop();
    if (cell !== undefined) this.#sink.row?.push(cell);
  }

  /** Cells of one line each stand side by side, all others below each other. */
  endRow(): void {
    this.end();
    const { row } = this.#sink;
    this.#sink.row = null;
    if (row === null || this.#tooDeep > 0) return;
    const lines = row.map((cell) => cell.lines.filter((line) => line !== ''));
    if (lines.every((cell) => cell.length === 0)) return;
    if (lines.every((cell) => cell.length <= 1)) this.#push(lines.map(([line = '']) => line).join('\t'));
    else for (const line of row.flatMap((cell) => cell.lines)) this.#sink.lines.push(line);
  }

  /** All lines, with what is struck between `~~`. */
  finish(): string {
    this.end();
    while (this.#sinks.length > 1) {
      this.endCell();
      this.endRow();
    }
    this.endRow();
    const { lines } = this.#sink;
    const hasWeak = this.#marks.some(({ kind }) => kind === 'weak');
    const sayWeak = hasWeak && lines.some((line) => isPlainCode(line, this.#marks));
    return lines.map((line) => this.#withMarks(line, sayWeak)).join('\n');
  }

  #withMarks(line: string, sayWeak: boolean): string {
    if (!line.includes(OPEN)) return line;
    return line
      .replace(MARKED, (_all, id: string, text: string) =>
        this.#counts(Number(id), text, sayWeak) ? strike(text) : text,
      )
      .replace(/~~([ -]*)~~/g, '$1');
  }

  #counts(id: number, text: string, sayWeak: boolean): boolean {
    const mark = this.#marks[id];
    if (mark === undefined || mark.kind === 'struck') return mark !== undefined;
    if (!/[\p{L}\p{N}]{4}/u.test(text) || !/\p{N}/u.test(text)) return false;
    return mark.kind === 'said' ? mark.length <= LONGEST_SAID : sayWeak && mark.length <= LONGEST_WEAK;
  }
}

const MARKED = /\uE001(\d+)\uE002([^\uE003]*)\uE003/g;
const BOUNDS = /\uE001\d+\uE002|\uE003/g;

function strike(text: string): string {
  const inner = text.trim();
  return inner === '' ? text : text.replace(inner, () => `~~${inner}~~`);
}

/** A code of its own on its line, or in a cell, that no mark calls disabled. */
function isPlainCode(line: string, marks: readonly Mark[]): boolean {
  const weak = [...line.matchAll(MARKED)].some(([, id]) => marks[Number(id)]?.kind === 'weak');
  return !weak && line.split('\t').some((cell) => isUnit(cell.replace(/^\d{1,3}[.)] /, '')));
}

const bare = (piece: string): string => piece.replace(BOUNDS, '').trim();
const withoutEdges = (line: string): string => line.replaceAll(EDGE, '');

function isUnit(piece: string): boolean {
  const text = bare(piece);
  return text.length >= SHORTEST_UNIT && isCodeShaped(text) && !isLettersOnly(text);
}

/** Blanks trimmed and single; a tab stays one. */
const tidy = (line: string): string =>
  line
    .replace(/ *\t[ \t]*/g, '\t')
    .replace(/ {2,}/g, ' ')
    .trim();

const EDGES = /(\uE000(?:[ \uE000]*\uE000)?)/;

/** Puts the pieces of a line together: two codes apart by a tab, a number and a code by a blank, parts of a word by nothing. */
function joinPieces(line: string): string {
  if (!line.includes(EDGE)) return line;
  const parts = line.split(EDGES);
  let joined = parts[0] ?? '';
  let left = joined;
  for (let at = 1; at < parts.length; at += 2) {
    const [edge = '', right = ''] = [parts[at], parts[at + 1]];
    joined += gapBetween(left, edge.includes(' ') ? ' ' : '', right) + right;
    if (bare(right) !== '') left = right;
  }
  return joined;
}

function gapBetween(left: string, gap: string, right: string): string {
  const [first, second] = [bare(left), bare(right)];
  if (isUnit(first) && isUnit(second) && first.length === second.length) return '\t';
  const touches = gap === '' && /[\p{L}\p{N}]$/u.test(first) && /^[\p{L}\p{N}]/u.test(second);
  if (!touches || /\s$/.test(left) || /^\s/.test(right)) return gap;
  const halves = first.length >= 4 && first.length === second.length && /\d/.test(first + second);
  const numbered = (/^\d{1,3}$/.test(first) && isUnit(second)) || (isUnit(first) && /^\d{1,3}$/.test(second));
  return halves || numbered || (isUnit(first) && second.length > 3) ? ' ' : gap;
}
