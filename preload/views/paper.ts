/** Sheets before and after printing: what is printed, the preview, the proof. */
import type { LayoutName, Paper } from '../../main/core/paper/sheet.ts';

export interface PrintOrder {
  /** In the order of printing; at least one, exactly one for the layout `recovery`. */
  readonly sets: readonly string[];
  readonly layout: LayoutName;
  readonly paper: Paper;
  /** 1 to 9. */
  readonly copies: number;
}

export interface PreviewOrder extends PrintOrder {
  /** The codes are drawn; false: dots of equal width stand for them. */
  readonly isShown: boolean;
}

export interface SheetPreview {
  /** SVG documents, one for each page of the first copy, as they will be on paper. */
  readonly pages: readonly string[];
  /** The number that the next sheet gets, without its letters. */
  readonly number: string;
  readonly replaces: string | null;
  readonly isShown: boolean;
}

export interface PrintedSheet {
  readonly sheet: string;
  readonly copies: readonly string[];
  readonly pages: number;
  /** The file that holds the codes in clear, or null when it went to a printer. */
  readonly file: string | null;
}

export interface QuestionView {
  readonly service: string;
  readonly account: string | null;
  readonly number: number;
  readonly unit: 'sign' | 'word';
  /** From 1, ascending. */
  readonly positions: readonly number[];
  /** Lengths of the groups of the code, such as [4, 4]; for words their number, such as [24]. */
  readonly shape: readonly number[];
}

export interface ChallengeView {
  readonly copy: string;
  readonly place: string | null;
  readonly printedAt: string;
  readonly codes: number;
  readonly questions: readonly QuestionView[];
}

export type Answered =
  | {
      readonly isProven: false /** Places of the questions whose answers do not fit. */;
      readonly wrong: readonly number[];
    }
  | {
      readonly isProven: true;
      readonly copy: string;
      readonly provenAt: string;
      /** The day from which the proof counts as old, `YYYY-MM-DD`. */
      readonly provenUntil: string;
      /** Copies of the sheet that it replaces: to be destroyed now. */
      readonly destroy: readonly { readonly copy: string; readonly place: string | null }[];
    };
