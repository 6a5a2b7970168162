/** Reads laid-out pages back in the terms of the design: millimetres from the block's left edge and the paper's top. */
import { fileURLToPath } from 'node:url';
import type { Face, Measure, Page, TextRun } from '../../../main/core/paper/drawing.ts';
import { PAPERS, PT_PER_MM } from '../../../main/core/paper/grid.ts';
import { openFonts } from '../../../main/sheets/fonts.ts';

const font = (name: string): string => fileURLToPath(new URL(`../../../assets/fonts/${name}.ttf`, import.meta.url));

export const FONT_PATHS: Readonly<Record<Face, string>> = {
  text: font('Inter_400Regular'),
  strong: font('Inter_600SemiBold'),
  code: font('SourceCodePro-Medium'),
  'code-light': font('SourceCodePro-Regular'),
};

/** The real widths: layouts depend on them. */
export const measure: Measure = (await openFonts(FONT_PATHS)).measure;

export interface SeenText {
  readonly text: string;
  readonly face: Face;
  readonly sizePt: number;
  readonly xMm: number;
  readonly yMm: number;
  readonly rightMm: number;
  /** Belongs to a code. */
  readonly secret: boolean;
}

export interface SeenRule {
  readonly weightPt: number;
  readonly fromMm: number;
  readonly toMm: number;
  readonly yMm: number;
}

const round = (value: number): number => Math.round(value * 100) / 100;

function marginMm(page: Page): number {
  return page.widthPt === PAPERS.letter.widthPt ? PAPERS.letter.marginMm : PAPERS.a4.marginMm;
}

export const xMm = (page: Page, x: number): number => round(x / PT_PER_MM - marginMm(page));
export const yMm = (page: Page, y: number): number => round((page.heightPt - y) / PT_PER_MM);

function seen(page: Page, run: TextRun, secret: boolean): SeenText {
  const widthPt =
    measure(run.face, run.text, run.sizePt) + (Array.from(run.text).length - 1) * run.trackingEm * run.sizePt;
  return {
    text: run.text,
    face: run.face,
    sizePt: run.sizePt,
    xMm: xMm(page, run.x),
    yMm: yMm(page, run.y),
    rightMm: xMm(page, run.x + widthPt),
    secret,
  };
}

/** Every run of a page, codes included. */
export function textsOf(page: Page): SeenText[] {
  return page.operations.flatMap((operation) => {
    if (operation.op === 'text') return [seen(page, operation.run, false)];
    return operation.op === 'code' ? operation.runs.map((run) => seen(page, run, true)) : [];
  });
}

/** The one run with this text. */
export function textOf(page: Page, text: string): SeenText {
  const found = textsOf(page).filter((candidate) => candidate.text === text);
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`"${text}" stands ${found.length} times on the page`);
  return first;
}

/** Codes of a page, verbatim and in drawing order. */
export function codesOf(page: Page): string[] {
  return page.operations.flatMap((operation) => (operation.op === 'code' ? [operation.actual] : []));
}

/** Level lines. */
export function rulesOf(page: Page): SeenRule[] {
  return page.operations.flatMap((operation) =>
    operation.op === 'line' && operation.from[1] === operation.to[1]
      ? [
          {
            weightPt: operation.weightPt,
            fromMm: xMm(page, operation.from[0]),
            toMm: xMm(page, operation.to[0]),
            yMm: yMm(page, operation.from[1]),
          },
        ]
      : [],
  );
}

export interface SeenBox {
  readonly xMm: number;
  readonly middleMm: number;
}

export function boxesOf(page: Page): SeenBox[] {
  return page.operations.flatMap((operation) =>
    operation.op === 'box'
      ? [
          {
            xMm: xMm(page, operation.bar[0] - operation.weightPt / 2),
            middleMm: yMm(page, operation.bar[1] + operation.bar[3] / 2),
          },
        ]
      : [],
  );
}

/** Slanted strokes: two for each crossed box. */
export function crossesOf(page: Page): number {
  const slanted = page.operations.filter(
    (operation) => operation.op === 'line' && operation.from[1] !== operation.to[1],
  );
  return slanted.length / 2;
}
