/** What all pages share: head, title, look-alikes and the strip at the foot. */
import { AXIS_MM, BLOCK_MM, DATE_MM, FACT_MM, footMm, MARGIN_MM, TEXT_PT, TEXT_WIDTH_MM } from './grid.ts';
import type { Pen } from './pen.ts';
import type { SheetModel } from './sheet.ts';
import { MODULE_SIDE_PT, qrPayload, qrRuns } from './sheet-qr.ts';
import { LOOK_ALIKES, type Words } from './words.ts';
import { wrapName } from './wrap.ts';
import { writtenDate } from './written-date.ts';

/** Baseline of the head. */
const HEAD_MM = 23.25;

/** Two small texts side by side keep this distance. */
const APART_MM = 3;

/** What stands in the head of one page. */
export interface Head {
  readonly kind: string;
  readonly page: number;
  readonly pages: number;
}

export function drawHead(pen: Pen, { number }: Pick<SheetModel, 'number'>, head: Head, words: Words): void {
  pen.heavyRule(0, BLOCK_MM, MARGIN_MM);
  pen.label(HEAD_MM, head.kind);
  pen.text('text', TEXT_PT, AXIS_MM, HEAD_MM, words.keep);
  pen.textRight('strong', TEXT_PT, BLOCK_MM, HEAD_MM, number);
  pen.text('text', TEXT_PT, FACT_MM, HEAD_MM, words.pageOf(head.page, head.pages));
}

const TITLE_PT = [40, 34, 28, 24] as const;
const TITLE_TRACKING_EM = -0.022;

/** Large letters start a little left of the axis, so that their stems stand on it. */
const TITLE_HANG_MM_PER_PT = 0.02;

/** The title on one line as large as fits; at 24 pt on two lines, then with an ellipsis. The axis never moves. */
export function drawTitle(pen: Pen, title: string): void {
  const widthMm = (sizePt: number) => (text: string) =>
    pen.widthMm('strong', text, sizePt) + (Array.from(text).length * TITLE_TRACKING_EM * sizePt * 25.4) / 72;
  const sizePt = TITLE_PT.find((size) => widthMm(size)(title) <= TEXT_WIDTH_MM) ?? 24;
  const lines = wrapName(title, TEXT_WIDTH_MM, 2, widthMm(sizePt));
  const baselines = lines.length === 1 ? [40.5] : [33.25, 42.25];
  lines.forEach((line, index) => {
    const yMm = baselines[index] ?? 40.5;
    pen.text('strong', sizePt, AXIS_MM - TITLE_HANG_MM_PER_PT * sizePt, yMm, line, TITLE_TRACKING_EM);
  });
}

const LOOK_ALIKE_PT = 16;
const PAIR_MM = 10;
const GROUP_MM = 16;

/** The signs that are mistaken for each other, large and named, with one line below. */
export function drawLookAlikes(pen: Pen, model: SheetModel, note: string, words: Words): void {
  const yMm = footMm(model.paper) - 37;
  pen.label(yMm, words.labels.lookAlikes);
  let xMm = AXIS_MM;
  for (const group of LOOK_ALIKES) {
    for (const sign of group) {
      pen.text('code', LOOK_ALIKE_PT, xMm, yMm, sign);
      pen.small(xMm, yMm + 4.5, words.signs.names[sign]);
      xMm += PAIR_MM;
    }
    xMm += GROUP_MM - PAIR_MM;
  }
  pen.text('text', TEXT_PT, AXIS_MM, yMm + 9.75, note);
}

/** Columns of the strip: wide enough for a sheet number with two letters. */
const STRIP_MM = { sheet: AXIS_MM, replaces: 78, copy: 100, change: FACT_MM, readBack: DATE_MM } as const;

/** The square at the right end: the strip's facts keep clear of it. */
const READ_BACK_END_MM = 143;
const SQUARE_MM = 145;

export function drawStrip(pen: Pen, model: SheetModel, words: Words): void {
  const foot = footMm(model.paper);
  const top = foot - 20.5;
  const fact = (xMm: number, yMm: number, label: string, value: string): void => {
    pen.small(xMm, yMm, label);
    pen.text('strong', TEXT_PT, xMm, yMm + 4.2, value);
  };
  pen.rule('thin', 0, BLOCK_MM, top);
  pen.label(top + 5.25, words.labels.thisSheet);
  fact(STRIP_MM.sheet, top + 5.25, words.strip.sheet, model.number);
  fact(STRIP_MM.replaces, top + 5.25, words.strip.replaces, model.replaces ?? words.strip.nothing);
  fact(STRIP_MM.copy, top + 5.25, words.strip.copy, words.copyOf(model.copy, model.copies));
  fact(STRIP_MM.change, top + 5.25, words.strip.change, String(model.changeNumber));
  pen.small(STRIP_MM.readBack, top + 5.25, words.strip.readBackOn);
  pen.rule('hair', STRIP_MM.readBack, READ_BACK_END_MM, top + 10.65);
  drawFingerprint(pen, model, top + 16.3, words);
  const { modules, runs } = qrRuns(qrPayload(model));
  pen.modules(runs, modules, MODULE_SIDE_PT, BLOCK_MM, foot);
}

/** Long words push the date of printing to the right, as far as the square. */
function drawFingerprint(pen: Pen, model: SheetModel, yMm: number, words: Words): void {
  const fingerprint = model.fingerprint.join(' ');
  const printed = writtenDate(model.printedOn, words);
  const endMm = AXIS_MM + pen.widthMm('strong', fingerprint, TEXT_PT);
  const latestMm = SQUARE_MM - pen.widthMm('strong', printed, TEXT_PT);
  const wide = endMm + APART_MM > latestMm;
  const printedMm = endMm + APART_MM <= FACT_MM ? FACT_MM : latestMm;
  pen.small(AXIS_MM, yMm, words.strip.fingerprint);
  if (wide) pen.small(AXIS_MM, yMm + 4.2, fingerprint);
  else pen.text('strong', TEXT_PT, AXIS_MM, yMm + 4.2, fingerprint);
  pen.small(printedMm, yMm, words.strip.printed);
  pen.text('strong', TEXT_PT, printedMm, yMm + 4.2, printed);
}
