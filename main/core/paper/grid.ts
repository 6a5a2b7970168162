/** The grid of every sheet: papers, columns, steps and line weights. Millimetres from the left of the block and the top of the paper. */
import type { Paper } from './sheet.ts';

export const PT_PER_MM = 72 / 25.4;

/** Width of the block, the same on both papers. */
export const BLOCK_MM = 164;

/** The one axis: the name of the service and every code start here. */
export const AXIS_MM = 56;

/** Text from the axis to the right edge, and text in the label column. */
export const TEXT_WIDTH_MM = BLOCK_MM - AXIS_MM;
export const LABEL_WIDTH_MM = 31;

/** Column of small facts and column of dates. */
export const FACT_MM = 112;
export const DATE_MM = 126;

/** Right edge of hanging ordinals, and the column of boxes and step numbers. */
export const ORDINAL_MM = 38;
export const BOX_MM = 42;

/** One baseline step, and the size that is set on it. */
export const STEP_MM = 4.5;
export const TEXT_PT = 9.5;
export const SMALL_PT = 7.5;

/** Top edge of the heavy rule; the last baseline is as far from the bottom. */
export const MARGIN_MM = 18;

/** Hair 2 dots at 300 dpi, thin 4, strike 5, heavy 10: every line prints equally thick. */
export const WEIGHT_PT = { hair: 0.48, thin: 0.96, strike: 1.2, heavy: 2.4 } as const;

/** Half of the capitals' height, in em: what centres a line of text on a row. */
export const HALF_CAPITAL_EM = { inter: 0.727 / 2, code: 0.66 / 2 } as const;

interface PaperSize {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly heightMm: number;
  readonly marginMm: number;
}

export const PAPERS = {
  a4: { widthPt: 210 * PT_PER_MM, heightPt: 297 * PT_PER_MM, heightMm: 297, marginMm: 23 },
  letter: { widthPt: 612, heightPt: 792, heightMm: 279.4, marginMm: 25.95 },
} as const satisfies Record<Paper, PaperSize>;

/** Baseline of the last line of a page, F of the tables. */
export function footMm(paper: Paper): number {
  return PAPERS[paper].heightMm - MARGIN_MM;
}

/** Rounds to 0.24 pt, one dot at 300 dpi, so that lines of one weight never differ by a dot. */
export function snap(pt: number): number {
  return Number((Math.round(pt / 0.24) * 0.24).toFixed(2));
}
