/** Drawing operations: what a layout gives to its drawers. Points, origin at the lower left of the paper, y upwards, black only. */

/** The four static faces of a sheet: what is read is set in Inter, what is typed in Source Code Pro. */
export type Face = 'text' | 'strong' | 'code' | 'code-light';

/** One run of signs on one baseline, from `x` to the right. `trackingEm` is added after each sign. */
export interface TextRun {
  readonly face: Face;
  readonly sizePt: number;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly text: string;
  readonly trackingEm: number;
}

export type Bar = readonly [x: number, y: number, width: number, height: number];
export type Point = readonly [x: number, y: number];

export type Operation =
  | { readonly op: 'text'; readonly run: TextRun }
  /** A secret: `actual` is the code verbatim; `runs` show it, with gaps and line ends that are only for the eye. */
  | { readonly op: 'code'; readonly actual: string; readonly runs: readonly TextRun[] }
  | { readonly op: 'line'; readonly weightPt: number; readonly from: Point; readonly to: Point }
  /** A stroked box; `bar` is the middle of its stroke. */
  | { readonly op: 'box'; readonly weightPt: number; readonly bar: Bar }
  /** Filled bars as one path. */
  | { readonly op: 'bars'; readonly bars: readonly Bar[] }
  | { readonly op: 'triangle'; readonly points: readonly [Point, Point, Point] };

export interface Page {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly operations: readonly Operation[];
}

/** Width of `text` in points, kerned, without tracking. The fonts live in the shell; this is their port. */
export type Measure = (face: Face, text: string, sizePt: number) => number;
