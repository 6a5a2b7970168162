/** What a printed sheet says, before it is laid out: the model that the layouts of this folder take. */

export type Paper = 'a4' | 'letter';
export type LayoutName = 'recovery' | 'packed';

/** One row of a set. A code that is not unused has no text here: it cannot be printed by mistake. */
export type SheetCode =
  | { readonly number: number; readonly state: 'unused'; readonly text: string }
  | { readonly number: number; readonly state: 'used' | 'refused' | 'void'; readonly on: string | null };

export interface SheetSet {
  /** Display name of the service, such as `GitHub`. */
  readonly service: string;
  /** Login at the service, and the instance for a self-hosted one. */
  readonly account: string | null;
  readonly instance: string | null;
  readonly kind: 'recovery-codes' | 'recovery-key' | 'recovery-phrase';
  readonly use: 'single' | 'single-then-replaced' | 'disables-2fa' | 'reusable';
  /** In the order of the service; numbers as the service gives them. */
  readonly codes: readonly SheetCode[];
}

export interface SheetModel {
  readonly layout: LayoutName;
  readonly paper: Paper;
  /** `S-0012-KQ`. */
  readonly number: string;
  /** The sheet that this one replaces, or null. */
  readonly replaces: string | null;
  /** This copy, from 1, and how many are drawn. */
  readonly copy: number;
  readonly copies: number;
  /** Change number of the vault at the time of printing. */
  readonly changeNumber: number;
  /** H of that change, 64 lower-case hex digits. */
  readonly logHash: string;
  /** The four words for the eye. */
  readonly fingerprint: readonly [string, string, string, string];
  /** `YYYY-MM-DD`. */
  readonly printedOn: string;
  /** One set for `recovery`; one or more for `packed`. */
  readonly sets: readonly SheetSet[];
}
