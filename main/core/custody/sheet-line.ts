/** What the list of sheets shows. No code text is in it. Computed by sheet-lines.ts. */
import type { LayoutName, Paper } from '../paper/sheet.ts';
import type { CopyLine } from './account-page.ts';

export interface SheetLine {
  /** `S-0007-KQ`. */
  readonly sheet: string;
  readonly layout: LayoutName;
  readonly paper: Paper;
  readonly way: 'pdf' | 'printer';
  readonly printedAt: string;
  readonly replaces: string | null;
  /** The newest sheet that was printed in its stead, or null. */
  readonly replacedBy: string | null;
  /** What is on it: account id, service with its instance, login, and how many of its codes are still unused. */
  readonly holds: readonly {
    readonly account: string;
    readonly service: string;
    readonly login: string | null;
    readonly codes: number;
    readonly unused: number;
    readonly isActive: boolean;
  }[];
  /** Numbers that were used or refused since it was printed, by account id: to be crossed off, unless the sheet is to go. */
  readonly crossOff: readonly { readonly account: string; readonly numbers: readonly number[] }[];
  readonly copies: readonly CopyLine[];
}

export interface PlaintextLine {
  /** Absolute path. */
  readonly file: string;
  readonly sheet: string | null;
  readonly writtenAt: string;
}

export interface SheetsPage {
  /** Those that got onto paper, newest first. */
  readonly sheets: readonly SheetLine[];
  readonly files: readonly PlaintextLine[];
  /** Every place that a copy ever had, in alphabetical order. */
  readonly places: readonly string[];
}
