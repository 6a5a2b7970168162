/** Puts the pieces of text of a PDF page into lines by where they stand: baselines make lines, wide gaps make columns. */

/** One run of glyphs; in points, y upwards. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** Pieces whose baselines differ by less than this part of their size share a line. */
const SAME_LINE = 0.4;
/** Gaps in parts of the size: less is none, more is a column. */
const BLANK_FROM = 0.15;
const COLUMN_FROM = 1.6;
/** A line further down than so many sizes begins a paragraph. */
const PARAGRAPH_FROM = 2.4;

interface Line {
  readonly y: number;
  readonly size: number;
  readonly pieces: PlacedText[];
}

/** Lines from top to bottom, columns apart by tabs. */
export function linesOfPage(pieces: readonly PlacedText[]): string[] {
  const lines: Line[] = [];
  const sorted = pieces
    .filter(({ text }) => text.trim() !== '')
    .sort((one, other) => other.y - one.y || one.x - other.x);
  for (const piece of sorted) {
    const last = lines.at(-1);
    const tolerance = SAME_LINE * Math.min(piece.size, last?.size ?? 0);
    if (last !== undefined && last.y - piece.y <= tolerance) last.pieces.push(piece);
    else lines.push({ y: piece.y, size: piece.size, pieces: [piece] });
  }
  return lines.flatMap((line, index) => {
    const above = lines[index - 1];
    const far = above !== undefined && above.y - line.y > PARAGRAPH_FROM * Math.max(line.size, above.size);
    return far ? ['', joined(line)] : [joined(line)];
  });
}

function joined({ pieces }: Line): string {
  const sorted = [...pieces].sort((one, other) => one.x - other.x);
  let text = '';
  let end: number | null = null;
  for (const piece of sorted) {
    const gap = end === null ? 0 : (piece.x - end) / Math.max(1, piece.size);
    if (end !== null) text += gap > COLUMN_FROM ? '\t' : gap > BLANK_FROM && !text.endsWith(' ') ? ' ' : '';
    text += piece.text;
    end = Math.max(end ?? piece.x, piece.x + piece.width);
  }
  return text.replace(/ *\t */g, '\t').trim();
}
