/** What the page of one account shows: its sets with masked codes, its papers, its history. No code text is in it. */
import type { SetKind, SetUse } from '../importers/draft.ts';
import type { BoardRow } from './board-row.ts';
import type { CodeState, SetState } from './code-state.ts';
import type { LogLine } from './log-line.ts';

export interface CodeLine {
  readonly number: number;
  readonly state: CodeState;
  /** When the last outcome happened, as exact as it was told; null when there is none. */
  readonly at: string | null;
  readonly isOpenReveal: boolean;
  /** How often it worked. */
  readonly uses: number;
  /** Id of the outcome that undo would take back, or null. */
  readonly outcome: string | null;
}

export interface SetSection {
  /** 32 hex digits. */
  readonly set: string;
  /** As people write it, `s-7k3q…`. */
  readonly name: string;
  readonly kind: SetKind;
  readonly use: SetUse;
  readonly state: SetState;
  /** When its codes were destroyed, RFC 3339, or null. */
  readonly purgedAt: string | null;
  readonly total: number;
  readonly unused: number;
  readonly used: number;
  /** How often one code works. */
  readonly usesPerCode: number;
  readonly issuedAt: string;
  readonly addedAt: string;
  readonly expiresAt: string | null;
  /** The code that a reveal would offer, or null: none is left, or the service refused two in a row. */
  readonly next: number | null;
  readonly isRefusedTwice: boolean;
  readonly codes: readonly CodeLine[];
}

/** One paper. */
export interface CopyLine {
  /** `S-0007-KQ/2`. */
  readonly copy: string;
  /** `S-0007-KQ`. */
  readonly sheet: string;
  /** `old-sheet`: it holds nothing of use any more, or a newer sheet replaces it. */
  readonly state: 'unproven' | 'proven' | 'old-proof' | 'old-sheet' | 'ended';
  /** Of an old sheet: the newer sheet that has to be proven before this copy is destroyed; null: destroy it now. */
  readonly destroyAfter: string | null;
  readonly place: string | null;
  readonly seal: string | null;
  readonly printedAt: string;
  readonly provenAt: string | null;
  readonly endedAt: string | null;
  readonly ended: 'destroyed' | 'lost' | 'not-printed' | null;
  readonly replaces: string | null;
}

export interface AccountPage {
  readonly row: BoardRow;
  /** Active sets that are not purged first, then newest first. */
  readonly sets: readonly SetSection[];
  /** Papers that hold codes of any of its sets, those that still exist first. */
  readonly copies: readonly CopyLine[];
  /** Files with codes of its sets in clear, as absolute paths. */
  readonly files: readonly string[];
  /** Where in the service a new set is made, in words, or null where nobody knows. */
  readonly whereToGetCodes: string | null;
  /** The last of its history, newest first. */
  readonly lately: readonly LogLine[];
}
