/** The code that stands on the screen: main keeps its text while it is on show, and no longer. */

export interface CodeOnShow {
  readonly set: string;
  readonly number: number;
  readonly text: string;
}

export interface OnShow {
  /** Keeps a code for as long as the settings say, in place of an earlier one. How many seconds that is is returned. */
  show(code: CodeOnShow): number;
  /** Another full time. @returns false when nothing is on show. */
  keep(): boolean;
  /** Drops the text and its countdown; nothing on show: nothing happens. */
  hide(): void;
}
