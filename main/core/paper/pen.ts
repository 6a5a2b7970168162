/** The pen: takes millimetres from the top of the paper and collects drawing operations in points from its bottom. */
import type { Bar, Face, Measure, Operation, Page, TextRun } from './drawing.ts';
import { HALF_CAPITAL_EM, PAPERS, PT_PER_MM, SMALL_PT, snap, TEXT_PT, WEIGHT_PT } from './grid.ts';
import type { Paper } from './sheet.ts';

/** A run in millimetres, relative to a place that is known later. */
export interface PlacedRun {
  readonly xMm: number;
  readonly yMm: number;
  readonly text: string;
}

/** How a code is set: face Source Code Pro 500, one size and one tracking for all its runs. */
export interface CodeSetting {
  readonly sizePt: number;
  readonly trackingEm: number;
}

/** Distance from the middle of a row down to the baseline that centres capitals on it. */
export function baselineBelowMiddleMm(face: Face, sizePt: number): number {
  const em = face === 'code' || face === 'code-light' ? HALF_CAPITAL_EM.code : HALF_CAPITAL_EM.inter;
  return (em * sizePt) / PT_PER_MM;
}

export class Pen {
  readonly #paper: Paper;
  readonly #measure: Measure;
  readonly #operations: Operation[] = [];

  constructor(paper: Paper, measure: Measure) {
    this.#paper = paper;
    this.#measure = measure;
  }

  page(): Page {
    const { widthPt, heightPt } = PAPERS[this.#paper];
    return { widthPt, heightPt, operations: this.#operations };
  }

  /** @returns The width of the text in millimetres. */
  widthMm(face: Face, text: string, sizePt: number): number {
    return this.#measure(face, text, sizePt) / PT_PER_MM;
  }

  text(face: Face, sizePt: number, xMm: number, yMm: number, text: string, trackingEm = 0): void {
    this.#operations.push({ op: 'text', run: this.#run(face, sizePt, xMm, yMm, text, trackingEm) });
  }

  textRight(face: Face, sizePt: number, rightMm: number, yMm: number, text: string): void {
    this.text(face, sizePt, rightMm - this.widthMm(face, text, sizePt), yMm, text);
  }

  /** Label of a zone, hung in the left column. */
  label(yMm: number, text: string): void {
    this.text('strong', TEXT_PT, 0, yMm, text);
  }

  small(xMm: number, yMm: number, text: string): void {
    this.text('text', SMALL_PT, xMm, yMm, text);
  }

  code(actual: string, setting: CodeSetting, runs: readonly PlacedRun[]): void {
    this.#operations.push({
      op: 'code',
      actual,
      runs: runs.map((run) => this.#run('code', setting.sizePt, run.xMm, run.yMm, run.text, setting.trackingEm)),
    });
  }

  /** A level rule, both ends and its height rounded to dots. */
  rule(weight: 'hair' | 'thin' | 'strike', fromMm: number, toMm: number, yMm: number): void {
    const y = snap(this.#y(yMm));
    this.#line(WEIGHT_PT[weight], [snap(this.#x(fromMm)), y], [snap(this.#x(toMm)), y]);
  }

  heavyRule(fromMm: number, toMm: number, topMm: number): void {
    const x = snap(this.#x(fromMm));
    const top = snap(this.#y(topMm));
    const width = snap((toMm - fromMm) * PT_PER_MM);
    this.#operations.push({ op: 'bars', bars: [[x, snap(top - WEIGHT_PT.heavy), width, WEIGHT_PT.heavy]] });
  }

  /** An empty box to cross off: left edge at `xMm`, centred on `middleMm`. */
  box(xMm: number, middleMm: number, sideMm: number): void {
    const side = Math.floor((sideMm * PT_PER_MM) / 0.24) * 0.24;
    const half = WEIGHT_PT.thin / 2;
    const x = snap(snap(this.#x(xMm)) + half);
    const y = snap(snap(this.#y(middleMm) - side / 2) + half);
    const inner = snap(side - WEIGHT_PT.thin);
    this.#operations.push({ op: 'box', weightPt: WEIGHT_PT.thin, bar: [x, y, inner, inner] });
  }

  /** An empty field for handwriting: left and top edge, width and height, all outside its line. */
  field(xMm: number, topMm: number, widthMm: number, heightMm: number): void {
    const half = WEIGHT_PT.thin / 2;
    const [left, right] = [snap(this.#x(xMm)), snap(this.#x(xMm + widthMm))];
    const [bottom, top] = [snap(this.#y(topMm + heightMm)), snap(this.#y(topMm))];
    const inner = [snap(right - left - WEIGHT_PT.thin), snap(top - bottom - WEIGHT_PT.thin)] as const;
    this.#operations.push({ op: 'box', weightPt: WEIGHT_PT.thin, bar: [left + half, bottom + half, ...inner] });
  }

  /** A short upright hair, both ends and its place rounded to dots. */
  tick(xMm: number, fromMm: number, toMm: number): void {
    const x = snap(this.#x(xMm));
    this.#line(WEIGHT_PT.hair, [x, snap(this.#y(fromMm))], [x, snap(this.#y(toMm))]);
  }

  /** The cross of a spent code, inside its box. */
  cross(xMm: number, middleMm: number, sideMm: number): void {
    const insetMm = 0.42;
    const [left, right] = [this.#x(xMm + insetMm), this.#x(xMm + sideMm - insetMm)];
    const [top, bottom] = [this.#y(middleMm - sideMm / 2 + insetMm), this.#y(middleMm + sideMm / 2 - insetMm)];
    this.#line(WEIGHT_PT.strike, [left, top], [right, bottom]);
    this.#line(WEIGHT_PT.strike, [right, top], [left, bottom]);
  }

  /** The arrow of "start here": points right, centred on `middleMm`. */
  arrow(fromMm: number, toMm: number, middleMm: number, heightMm: number): void {
    const [x, tip] = [this.#x(fromMm), this.#x(toMm)];
    const y = this.#y(middleMm);
    const half = (heightMm / 2) * PT_PER_MM;
    const points = [
      [x, y + half],
      [tip, y],
      [x, y - half],
    ] as const;
    this.#operations.push({ op: 'triangle', points });
  }

  /** Bars of modules as one path: `cells` are columns, rows from the top, and widths; the lower right corner is given. */
  modules(
    cells: readonly (readonly [column: number, row: number, width: number])[],
    modules: number,
    moduleSidePt: number,
    rightMm: number,
    bottomMm: number,
  ): void {
    const left = snap(this.#x(rightMm) - modules * moduleSidePt);
    const bottom = snap(this.#y(bottomMm));
    const bars = cells.map(
      ([column, row, width]): Bar => [
        snap(left + column * moduleSidePt),
        snap(bottom + (modules - 1 - row) * moduleSidePt),
        snap(width * moduleSidePt),
        moduleSidePt,
      ],
    );
    this.#operations.push({ op: 'bars', bars });
  }

  #run(face: Face, sizePt: number, xMm: number, yMm: number, text: string, trackingEm: number): TextRun {
    return { face, sizePt, x: this.#x(xMm), y: this.#y(yMm), text, trackingEm };
  }

  #line(weightPt: number, from: readonly [number, number], to: readonly [number, number]): void {
    this.#operations.push({ op: 'line', weightPt, from, to });
  }

  #x(mm: number): number {
    return (PAPERS[this.#paper].marginMm + mm) * PT_PER_MM;
  }

  #y(mm: number): number {
    return PAPERS[this.#paper].heightPt - mm * PT_PER_MM;
  }
}
