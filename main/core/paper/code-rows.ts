/** Draws planned rows: ordinal, box, code, rules, and the date of a spent one. */
import type { Columns } from './columns.ts';
import { DATE_MM, SMALL_PT, TEXT_PT } from './grid.ts';
import { baselineBelowMiddleMm, type Pen } from './pen.ts';
import type { Row } from './row.ts';
import type { Words } from './words.ts';
import { writtenDate } from './written-date.ts';

/** How far a strike reaches over an ordinal. */
const STRIKE_OVER_MM = 1;

/** Where the label of a date below a code ends: with the left piece of the rule. */
const LABEL_END_MM = 122;

/** Draws one row with its top at `topMm`, and the rule below it. */
export function drawRow(pen: Pen, columns: Columns, row: Row, topMm: number, words: Words): void {
  drawOrdinal(pen, columns, row, topMm);
  if (columns.boxMm !== null) {
    pen.box(columns.boxMm, topMm + row.middleMm, columns.boxSideMm);
    if (row.code.state !== 'unused') pen.cross(columns.boxMm, topMm + row.middleMm, columns.boxSideMm);
  }
  drawCode(pen, columns, row, topMm);
  drawDate(pen, columns, row, topMm, words);
  for (const [fromMm, toMm] of columns.rules) pen.rule('hair', fromMm, toMm, topMm + row.heightMm);
}

function drawOrdinal(pen: Pen, columns: Columns, row: Row, topMm: number): void {
  if (!columns.numbered) return;
  const spent = row.code.state !== 'unused';
  const face = spent ? 'text' : 'strong';
  const text = String(row.code.number);
  const widthMm = pen.widthMm(face, text, columns.ordinalPt);
  const left = columns.ordinalSide === 'left';
  const xMm = left ? columns.ordinalMm : columns.ordinalMm - widthMm;
  const middleMm = topMm + row.middleMm;
  pen.text(face, columns.ordinalPt, xMm, middleMm + baselineBelowMiddleMm(face, columns.ordinalPt), text);
  // On the left edge of a block a strike keeps inside the block.
  if (spent) pen.rule('strike', left ? xMm : xMm - STRIKE_OVER_MM, xMm + widthMm + STRIKE_OVER_MM, middleMm);
}

function drawCode(pen: Pen, columns: Columns, row: Row, topMm: number): void {
  if (row.text === null) return;
  const { actual, setting, runs, wordNumbers } = row.text;
  const below = baselineBelowMiddleMm('code', setting.sizePt);
  for (const number of wordNumbers) {
    const yMm = topMm + number.yMm + baselineBelowMiddleMm('text', TEXT_PT);
    pen.textRight('text', TEXT_PT, columns.codeMm + number.xMm, yMm, number.text);
  }
  const placed = runs.map((run) => ({ ...run, xMm: columns.codeMm + run.xMm, yMm: topMm + run.yMm + below }));
  pen.code(actual, setting, placed);
}

function drawDate(pen: Pen, columns: Columns, row: Row, topMm: number, words: Words): void {
  if (columns.dateMm === null) return;
  const yMm = topMm + row.dateMiddleMm + baselineBelowMiddleMm('text', TEXT_PT);
  if (row.datedBelow) pen.textRight('text', SMALL_PT, LABEL_END_MM, yMm, words.labels.usedOn);
  if (row.code.state === 'unused' || row.code.on === null) return;
  pen.text('text', TEXT_PT, row.datedBelow ? DATE_MM : columns.dateMm, yMm, writtenDate(row.code.on, words));
}
