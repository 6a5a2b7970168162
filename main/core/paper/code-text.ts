/** How a code is set: pieces that are never broken, narrow gaps in long runs, lines. Separators of the service stay as they are. */

/** Signs that end a piece: a line may break after them. */
const SEPARATORS = new Set(['-', ' ', '.', '_', ':', '–', '—']);

/** A run of this many signs without a separator is set in fours. */
const LONG_RUN = 8;
const GROUP = 4;

/** Advance of every sign of Source Code Pro, and the gap between groups, in em. */
const ADVANCE_EM = 0.6;
export const GAP_EM = 0.3;

export interface Piece {
  readonly text: string;
  /** A narrow gap follows, which is no part of the code. */
  readonly gapAfter: boolean;
}

/** Pieces of one line; a space at the end of a line is not drawn. */
export type CodeLine = readonly Piece[];

/** Cuts a code into pieces; joined they are the code, sign for sign. Words of a phrase are never cut. */
export function piecesOf(code: string, grouped: boolean): Piece[] {
  const pieces: Piece[] = [];
  let run: string[] = [];
  const flush = (separator: string): void => {
    if (run.length < LONG_RUN || !grouped) {
      if (run.length > 0 || separator !== '') pieces.push({ text: run.join('') + separator, gapAfter: false });
    } else {
      for (let at = 0; at < run.length; at += GROUP) {
        const last = at + GROUP >= run.length;
        pieces.push({ text: run.slice(at, at + GROUP).join('') + (last ? separator : ''), gapAfter: !last });
      }
    }
    run = [];
  };
  for (const sign of Array.from(code)) {
    if (SEPARATORS.has(sign)) flush(sign);
    else run.push(sign);
  }
  flush('');
  return pieces;
}

/** Width of a line in em of the code face. */
export function lineWidthEm(line: CodeLine, trackingEm: number): number {
  const signs = line.reduce((sum, piece) => sum + Array.from(piece.text).length, 0);
  const gaps = line.slice(0, -1).filter((piece) => piece.gapAfter).length;
  const unseen = line.at(-1)?.text.endsWith(' ') ? 1 : 0;
  return Math.max(0, (signs - unseen) * (ADVANCE_EM + trackingEm) - trackingEm + gaps * GAP_EM);
}

/**
 * Breaks pieces into as few lines as fit, evenly filled. A piece wider than the limit is cut into fours, which always fit.
 */
export function linesOf(pieces: readonly Piece[], limitEm: number, trackingEm: number): CodeLine[] {
  const small = pieces.flatMap((piece) =>
    lineWidthEm([piece], trackingEm) > limitEm ? piecesOf(piece.text, true) : [piece],
  );
  const greedy = fill(small, limitEm, trackingEm);
  for (let limit = lineWidthEm(small, trackingEm) / greedy.length; limit < limitEm; limit += ADVANCE_EM) {
    const even = fill(small, limit, trackingEm);
    if (even.length <= greedy.length && even.every((line) => lineWidthEm(line, trackingEm) <= limitEm)) return even;
  }
  return greedy;
}

function fill(pieces: readonly Piece[], limitEm: number, trackingEm: number): CodeLine[] {
  const lines: Piece[][] = [];
  let line: Piece[] = [];
  for (const piece of pieces) {
    if (line.length > 0 && lineWidthEm([...line, piece], trackingEm) > limitEm) {
      lines.push(line);
      line = [];
    }
    line.push(piece);
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/** Runs of one line between its gaps, with the distance of each from the line's start in em. */
export function runsOf(line: CodeLine, trackingEm: number): { readonly atEm: number; readonly text: string }[] {
  const runs: { atEm: number; text: string }[] = [];
  let atEm = 0;
  let text = '';
  line.forEach((piece, index) => {
    const last = index === line.length - 1;
    text += last ? piece.text.replace(/ $/u, '') : piece.text;
    if (!last && !piece.gapAfter) return;
    if (text !== '') runs.push({ atEm, text });
    atEm += Array.from(text).length * (ADVANCE_EM + trackingEm) + GAP_EM;
    text = '';
  });
  return runs;
}
