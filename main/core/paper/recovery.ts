/** The recovery sheet: one set, its codes in the order of the service, as many pages as they need. */
import { planTable } from './code-plan.ts';
import { drawRow } from './code-rows.ts';
import { type Columns, recoveryStyle } from './columns.ts';
import type { Measure, Page } from './drawing.ts';
import { drawHead, drawLookAlikes, drawStrip, drawTitle } from './frame.ts';
import { AXIS_MM, BOX_MM, footMm, LABEL_WIDTH_MM, PAPERS, STEP_MM, TEXT_PT, TEXT_WIDTH_MM } from './grid.ts';
import { baselineBelowMiddleMm, Pen } from './pen.ts';
import type { Row } from './row.ts';
import type { Paper, SheetModel, SheetSet } from './sheet.ts';
import { SheetError } from './sheet-error.ts';
import { signsSentence } from './signs.ts';
import { composed, hostOf, notesOf, nounOf, openTexts, purposeOf, serviceOf, stepsOf } from './wording.ts';
import type { Words } from './words.ts';
import { shortenEnd, wrapLogin, wrapText } from './wrap.ts';

const ACCOUNT_MM = 49.5;
const HEADS_MM = 75.75;
const TABLE_MM = 78;

/** Rows grow with the room up to this height, and never get lower than the other. */
const HIGHEST_ROW_MM = 11.25;
const LOWEST_ROW_MM = 7;

/** The last baseline that notes may reach below a table: three steps and the look-alikes follow. */
const NOTES_ABOVE_FOOT_MM = 64;

/** Room for rows on one page. */
function tableRoomMm(paper: Paper): number {
  return PAPERS[paper].heightMm - 163.75;
}

interface PagePlan {
  readonly columns: Columns;
  readonly rows: readonly Row[];
  readonly even: boolean;
}

/** @throws SheetError `too-large` where one code needs more than a page. */
export function layOutRecovery(model: SheetModel, set: SheetSet, measure: Measure, words: Words): Page[] {
  const plans = planPages(model.paper, set);
  const first = plans.flatMap((plan) => plan.rows).find((row) => row.code.state === 'unused');
  return plans.map((plan, index) => {
    const pen = new Pen(model.paper, measure);
    const kind = words.kinds[nounOf(set)];
    drawHead(pen, model, { kind, page: index + 1, pages: plans.length }, words);
    drawTitle(pen, serviceOf(set));
    drawPurpose(pen, set, drawAccount(pen, set, words), words);
    drawTable(pen, model, set, plan, first, words);
    drawLookAlikes(pen, model, lookAlikesNote(pen, set, words), words);
    drawStrip(pen, model, words);
    return pen.page();
  });
}

function planPages(paper: Paper, set: SheetSet): PagePlan[] {
  const roomMm = tableRoomMm(paper);
  const pages = Math.max(1, Math.ceil(set.codes.length / Math.floor(roomMm / LOWEST_ROW_MM)));
  const rowsPerPage = Math.max(1, Math.ceil(set.codes.length / pages));
  const rowMm = Math.min(HIGHEST_ROW_MM, Math.floor((roomMm / rowsPerPage) * 4) / 4);
  const { columns, rows, even } = planTable(set, recoveryStyle(set, rowMm, roomMm));
  if (rows.length === 0) return [{ columns, rows, even }];
  const plans: Row[][] = [];
  let usedMm = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    if (row.heightMm > roomMm) throw new SheetError('too-large', 'one code needs more than a page');
    const last = plans.at(-1);
    if (last === undefined || usedMm + row.heightMm > roomMm || (even && last.length === rowsPerPage)) {
      plans.push([row]);
      usedMm = row.heightMm;
    } else {
      last.push(row);
      usedMm += row.heightMm;
    }
  }
  return plans.map((plan) => ({ columns, rows: plan, even }));
}

/** @returns Baseline of the purpose, below login and instance. */
function drawAccount(pen: Pen, set: SheetSet, words: Words): number {
  let yMm = ACCOUNT_MM;
  if (set.account !== null) {
    pen.label(yMm, words.labels.account);
    const account = composed(set.account);
    const widthMm = (sizePt: number) => (text: string) => pen.widthMm('code-light', text, sizePt);
    const sizePt = [13, 11].find((size) => widthMm(size)(account) <= TEXT_WIDTH_MM) ?? TEXT_PT;
    for (const line of wrapLogin(account, TEXT_WIDTH_MM, set.instance === null ? 2 : 1, widthMm(sizePt))) {
      pen.text('code-light', sizePt, AXIS_MM, yMm, line);
      yMm += STEP_MM;
    }
  }
  if (set.instance !== null) {
    const shown = shortenEnd(hostOf(set.instance), TEXT_WIDTH_MM, (text) => pen.widthMm('code-light', text, TEXT_PT));
    pen.label(yMm, words.labels.instance);
    pen.text('code-light', TEXT_PT, AXIS_MM, yMm, shown);
    yMm += STEP_MM;
  }
  const lines = Math.round((yMm - ACCOUNT_MM) / STEP_MM);
  return lines === 0 ? ACCOUNT_MM : yMm + (lines === 1 ? STEP_MM : STEP_MM / 2);
}

function drawPurpose(pen: Pen, set: SheetSet, yMm: number, words: Words): void {
  pen.label(yMm, words.labels.purpose);
  drawLines(pen, AXIS_MM, yMm, wrapText(purposeOf(set, words), TEXT_WIDTH_MM, textWidthMm(pen)));
}

function drawTable(
  pen: Pen,
  model: SheetModel,
  set: SheetSet,
  { columns, rows, even }: PagePlan,
  first: Row | undefined,
  words: Words,
): void {
  const noun = nounOf(set);
  pen.label(HEADS_MM, (set.codes.length > 1 ? words.labels.many : words.labels.one)[noun]);
  pen.small(columns.codeMm, HEADS_MM, words.labels.one[noun]);
  if (even && columns.dateMm !== null) pen.small(columns.dateMm, HEADS_MM, words.labels.usedOn);
  for (const [fromMm, toMm] of columns.rules) pen.rule('thin', fromMm, toMm, TABLE_MM);
  let yMm = TABLE_MM;
  let startMm: number | null = null;
  for (const row of rows) {
    drawRow(pen, columns, row, yMm, words);
    if (row === first) startMm = yMm + row.middleMm;
    yMm += row.heightMm;
  }
  const notesEndMm = startMm === null ? 0 : drawStart(pen, set, model.paper, startMm, yMm, words);
  drawSteps(pen, set, Math.max(yMm, notesEndMm) + 9, words);
}

/** "Start here" beside the first open row, with its notes below it, or above it where the table ends. @returns The notes' end. */
function drawStart(pen: Pen, set: SheetSet, paper: Paper, middleMm: number, tableEndMm: number, words: Words): number {
  const yMm = middleMm + baselineBelowMiddleMm('strong', TEXT_PT);
  pen.label(yMm, words.labels.startHere);
  pen.arrow(28, 30.4, middleMm, 2.8);
  const notes = notesOf(set, words).map((note) =>
    note.flatMap((sentence) => wrapText(sentence, LABEL_WIDTH_MM, textWidthMm(pen))),
  );
  const heightMm = (notes.flat().length - 1) * STEP_MM + (notes.length - 1) * (STEP_MM / 2);
  const below = yMm + 9 + heightMm <= Math.max(tableEndMm, footMm(paper) - NOTES_ABOVE_FOOT_MM);
  let noteMm = below ? yMm + 9 : yMm - 9 - heightMm;
  for (const note of notes) {
    noteMm = drawLines(pen, 0, noteMm, note) + STEP_MM / 2;
  }
  return below ? noteMm - STEP_MM * 1.5 : 0;
}

function drawSteps(pen: Pen, set: SheetSet, yMm: number, words: Words): void {
  pen.label(yMm, words.labels.afterUse);
  const widthMm = textWidthMm(pen);
  stepsOf(set, words, (step) => widthMm(step) <= TEXT_WIDTH_MM).forEach((step, index) => {
    pen.text('strong', TEXT_PT, BOX_MM, yMm + index * STEP_MM, String(index + 1));
    pen.text('text', TEXT_PT, AXIS_MM, yMm + index * STEP_MM, step);
  });
}

function lookAlikesNote(pen: Pen, set: SheetSet, words: Words): string {
  const sentence = signsSentence(openTexts(set), nounOf(set), words);
  const full = sentence === null ? words.signs.zeroHasADot : `${words.signs.zeroHasADot} ${sentence}`;
  return textWidthMm(pen)(full) <= TEXT_WIDTH_MM ? full : words.signs.zeroHasADot;
}

function textWidthMm(pen: Pen): (text: string) => number {
  return (text) => pen.widthMm('text', text, TEXT_PT);
}

/** @returns Baseline of the line that would follow. */
function drawLines(pen: Pen, xMm: number, yMm: number, lines: readonly string[]): number {
  lines.forEach((line, index) => {
    pen.text('text', TEXT_PT, xMm, yMm + index * STEP_MM, line);
  });
  return yMm + lines.length * STEP_MM;
}
