/**
 * Draws a page as an SVG document from the same operations as the PDF: outlines of the faces, so that no font is asked for.
 *
 * Five elements, each with plain attributes: `svg`, `defs`, `g`, `path` and `use`. A glyph has the same id on every page.
 */
import type { Face, Operation, Page, Point, TextRun } from '../core/paper/drawing.ts';
import { PT_PER_MM } from '../core/paper/grid.ts';
import type { Fonts } from './fonts.ts';

const FACE_IDS: Readonly<Record<Face, string>> = { text: 't', strong: 's', code: 'c', 'code-light': 'l' };

/** Collects the outlines that a page uses, by id. */
interface Ink {
  readonly fonts: Fonts;
  readonly outlines: Map<string, string>;
}

/**
 * One document, sized in millimetres as the paper is. It holds no text: neither a title nor the signs of a code.
 *
 * @throws SheetError `glyph-missing`.
 */
export function drawSvg(page: Page, fonts: Fonts): string {
  const ink: Ink = { fonts, outlines: new Map() };
  const content = page.operations.map((operation) => draw(operation, ink)).join('');
  const defs = Array.from(ink.outlines, ([id, path]) => `<path id="${id}" d="${path}"/>`).join('');
  const { widthPt, heightPt } = page;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${millimetres(widthPt)}" height="${millimetres(heightPt)}"` +
    ` viewBox="0 0 ${numbers(widthPt, heightPt)}"><defs>${defs}</defs>` +
    `<g transform="matrix(1 0 0 -1 0 ${numbers(heightPt)})">${content}</g></svg>`
  );
}

function draw(operation: Operation, ink: Ink): string {
  switch (operation.op) {
    case 'text':
      return drawRun(operation.run, false, ink);
    case 'code':
      return operation.runs.map((run) => drawRun(run, true, ink)).join('');
    case 'line':
      return stroke(`M${numbers(...operation.from)}L${numbers(...operation.to)}`, operation.weightPt);
    case 'box': {
      const [x, y, width, height] = operation.bar;
      return stroke(rectangle(x, y, width, height), operation.weightPt);
    }
    case 'bars':
      return fill(operation.bars.map((bar) => rectangle(...bar)).join(''));
    case 'triangle':
      return fill(`M${operation.points.map((point: Point) => numbers(...point)).join('L')}Z`);
    default:
      return operation satisfies never;
  }
}

/** The signs of one run, with kerning and tracking between them, in the units of their font. */
function drawRun(run: TextRun, secret: boolean, { fonts, outlines }: Ink): string {
  const units = fonts.unitsPerEm(run.face);
  let x = 0;
  let uses = '';
  for (const { sign, advanceEm } of fonts.shape(run.face, run.text, secret)) {
    const { glyph, path } = fonts.outline(run.face, sign);
    if (path !== '') {
      const id = `${FACE_IDS[run.face]}${glyph}`;
      outlines.set(id, path);
      uses += `<use href="#${id}" x="${numbers(x)}"/>`;
    }
    x += (advanceEm + run.trackingEm) * units;
  }
  const scale = Number((run.sizePt / units).toFixed(9));
  return `<g transform="matrix(${scale} 0 0 ${scale} ${numbers(run.x, run.y)})">${uses}</g>`;
}

function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${numbers(x, y)}h${numbers(width)}v${numbers(height)}h${numbers(-width)}Z`;
}

function fill(path: string): string {
  return `<path d="${path}"/>`;
}

function stroke(path: string, weightPt: number): string {
  return `<path d="${path}" fill="none" stroke="#000" stroke-width="${numbers(weightPt)}"/>`;
}

/** At most three decimals, as in the PDF. */
function numbers(...values: readonly number[]): string {
  return values.map((value) => String(Number(value.toFixed(3)))).join(' ');
}

function millimetres(pt: number): string {
  return `${Number((pt / PT_PER_MM).toFixed(3))}mm`;
}
