/** Cuts the cells of a block into codes: pairs of groups, wrapped lines, one long key; as a form groups them, or as they look. */
import type { CodeForm } from './catalogue-entry.ts';
import type { Cell } from './code-cell.ts';
import { compact, isCodeShaped, isDigitsOnly, signature } from './shape.ts';

/** One code as it stands in the text, before anything is dropped. */
export interface ReadCode {
  readonly text: string;
  readonly number: number | null;
  readonly bareNumber: boolean;
  readonly used: boolean;
  /** The line of the block that the code begins on. */
  readonly line: number;
}

/** A cell with its place: cells of one line share `line`. */
export interface PlacedCell extends Cell {
  readonly line: number;
}

export interface Reading {
  readonly codes: readonly ReadCode[];
  /** Codes that ran over the end of a line without a dash there. */
  readonly joined: boolean;
}

/** Longest group that is read as half a code rather than as a code of its own. */
const LONGEST_HALF = 5;

/** How many groups make one code, of `count` groups of `length` signs; null for all of them. */
export function groupsPerCode(count: number, length: number, digits: boolean): number {
  if (length > LONGEST_HALF) return 1;
  if (digits && length === 4 && count % 2 === 0) return 2;
  if (digits && length === 3 && count > 3) return count % 3 === 0 ? 3 : 2;
  if (length === 5 && count % 2 === 0 && count > 2) return 2;
  return count;
}

function pieces(groups: readonly string[], size: number): string[] {
  const codes: string[] = [];
  for (let at = 0; at < groups.length; at += size) codes.push(groups.slice(at, at + size).join(' '));
  return codes;
}

/** Cuts one cell of blank-separated groups. Groups with dashes of their own never reach this. */
function cutCell(text: string, form: CodeForm | null): string[] {
  const groups = text.split(' ');
  const [first = ''] = groups;
  if (groups.length === 1) return [text];
  if (form?.groups !== null && form?.groups !== undefined) {
    const length = form.groups.reduce((sum, each) => sum + each, 0);
    if (first.length === length) return groups;
    const perCode = length / first.length;
    if (Number.isInteger(perCode) && groups.length % perCode === 0) return pieces(groups, perCode);
    if (form.kind === 'recovery-key') return [text];
  }
  return pieces(groups, groupsPerCode(groups.length, first.length, isDigitsOnly(text)));
}

function cut(cells: readonly PlacedCell[], form: CodeForm | null): ReadCode[] {
  return cells.flatMap((cell) => cutCell(cell.text, form).map((text) => ({ ...cell, text })));
}

/** Joins the pieces of one code with what stands between their groups. */
function glue(parts: readonly PlacedCell[]): ReadCode | null {
  const [first] = parts;
  if (first === undefined) return null;
  const between = first.text.includes('-') ? '-' : first.text.includes(' ') ? ' ' : '';
  const text = parts.map((part) => part.text).join(between);
  return { ...first, text, used: parts.every((part) => part.used) };
}

function joinEvery(cells: readonly PlacedCell[], size: number): ReadCode[] | null {
  if (size < 2 || cells.length % size !== 0) return null;
  const joined: ReadCode[] = [];
  for (let at = 0; at < cells.length; at += size) {
    const parts = cells.slice(at, at + size);
    const numbered = parts.slice(1).some((part) => part.number !== null);
    const apart = new Set(parts.map((part) => part.line)).size === size;
    const code = glue(parts);
    if (numbered || !apart || code === null || !isCodeShaped(code.text)) return null;
    joined.push(code);
  }
  return joined;
}

/** Most lines that one code runs over. */
const MOST_LINES = 8;

/** Lines that only together have the length of the form. */
function joinForForm(cells: readonly PlacedCell[], form: CodeForm): ReadCode[] | null {
  const length = form.groups?.reduce((sum, each) => sum + each, 0) ?? null;
  if (length === null || cells.some((cell) => compact(cell.text).length >= length)) return null;
  for (let size = 2; size <= MOST_LINES; size += 1) {
    const joined = joinEvery(cells, size);
    if (joined?.every((code) => compact(code.text).length === length) === true) return joined;
  }
  return null;
}

/** Long and short lines in turn, every pair of one length: codes cut by a narrow window. */
function joinPairs(cells: readonly PlacedCell[]): ReadCode[] | null {
  const [long, short] = cells;
  if (long === undefined || short === undefined || cells.length < 4) return null;
  const even = signature(long.text);
  const odd = signature(short.text);
  const inTurn = cells.every((cell, index) => signature(cell.text) === (index % 2 === 0 ? even : odd));
  if (!inTurn || compact(long.text).length <= compact(short.text).length) return null;
  return joinEvery(cells, 2);
}

/** Reads the cells of a block as codes, in reading order. */
export function readCells(cells: readonly PlacedCell[], form: CodeForm | null): Reading {
  const joined = (form === null ? null : joinForForm(cells, form)) ?? joinPairs(cells);
  return joined === null ? { codes: cut(cells, form), joined: false } : { codes: joined, joined: true };
}
