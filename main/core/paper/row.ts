/** Rows of a planned table: where each line of each code stands, before anything is drawn. */
import type { Columns } from './columns.ts';
import type { CodeSetting, PlacedRun } from './pen.ts';
import type { SheetCode } from './sheet.ts';

/** Code of one row: runs from the code column and from the row's top, baselines apart. */
export interface RowText {
  readonly actual: string;
  readonly setting: CodeSetting;
  /** `yMm` is the middle of the run's line. */
  readonly runs: readonly PlacedRun[];
  /** Numbers of the words of a phrase: `xMm` is their right edge. */
  readonly wordNumbers: readonly PlacedRun[];
}

export interface Row {
  readonly code: SheetCode;
  readonly text: RowText | null;
  readonly heightMm: number;
  /** Middle of the line that holds box and ordinal, and of the one that is dated. */
  readonly middleMm: number;
  readonly dateMiddleMm: number;
  /** The date has a line of its own below a long code. */
  readonly datedBelow: boolean;
}

export interface Table {
  readonly columns: Columns;
  readonly rows: readonly Row[];
  /** Rows of one height; else each is as high as its code needs. */
  readonly even: boolean;
}

/** Height of a line of a long code, by size. */
export const LINE_MM: Readonly<Record<number, number>> = { 18: 9, 16: 8, 14: 7.5, 13: 7 };
export const PAD_MM = 1.5;
export const DATE_LINE_MM = 7.5;

/** A row as high as its code needs, with a line for the date below the code. */
export function longRow(code: SheetCode, text: RowText, textMm: number, middleMm: number, columns: Columns): Row {
  const datedBelow = columns.dateMm !== null;
  const heightMm = textMm + 2 * PAD_MM + (datedBelow ? DATE_LINE_MM : 0);
  return { code, text, heightMm, middleMm, dateMiddleMm: heightMm - DATE_LINE_MM / 2, datedBelow };
}

/** A row among long ones whose code is spent: it holds ordinal, box and date only. */
export function spentRow(code: SheetCode): Row {
  return { code, text: null, heightMm: 8, middleMm: 4, dateMiddleMm: 4, datedBelow: false };
}
