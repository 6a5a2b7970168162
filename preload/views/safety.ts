/** What keeps a vault safe from loss: backups and their places, old copies, a restore and a merge under way, a purge. */
import type { ConflictKind } from '../../main/core/custody/merge.ts';
import type { ErrorCode } from '../../main/core/errors.ts';
import type { SlotType } from '../../main/core/format/slot.ts';
import type { ChosenVault, VaultView } from '../contract.ts';

/** Where backups go: a folder beside the vault, and one more. */
export type BackupPlaceName = 'beside' | 'second';

/** What opens another copy of a vault: UTF-8 of a passphrase or recovery key, or shares as they are written on their papers. */
export type CopySecret = Uint8Array | readonly string[];

/** When and at which change a backup was made. */
export interface BackupPoint {
  /** RFC 3339. */
  readonly at: string;
  /** Null where only opening the file would tell. */
  readonly change: number | null;
}

export interface BackupPlace {
  readonly folder: string;
  readonly isReachable: boolean;
  readonly newest: BackupPoint | null;
}

export interface BackupFile extends BackupPoint {
  /** Of this listing; its path stays in main. */
  readonly id: string;
  readonly name: string;
  readonly place: BackupPlaceName;
  readonly sizeBytes: number;
  readonly isReachable: boolean;
}

/** A copy of the vault that still opens with a removed secret, or still holds codes that were destroyed. */
export interface OldCopyView {
  readonly id: string;
  /** Absolute path, to be read. */
  readonly file: string;
  readonly kind: 'backup' | 'kit' | 'tail' | 'unfinished' | 'other';
  /** Coldkeep made it and may delete it. */
  readonly isOurs: boolean;
  readonly isReachable: boolean;
  readonly why: readonly ('passphrase-changed' | 'way-removed' | 'key-changed' | 'purged')[];
}

export interface BackupsPage {
  readonly beside: BackupPlace;
  /** Null: there is none. */
  readonly second: BackupPlace | null;
  /** Newest first, both places together. */
  readonly backups: readonly BackupFile[];
  readonly oldCopies: readonly OldCopyView[];
}

export interface BackupFailure {
  readonly place: BackupPlaceName;
  readonly code: ErrorCode;
}

export interface BackupMade {
  /** The places that have a new one. */
  readonly places: readonly BackupPlaceName[];
  readonly failed: readonly BackupFailure[];
}

/** The one thing that is most urgent about backups and old copies; the board says it. */
export type SafetyFinding =
  | { readonly finding: 'backup-failed'; readonly place: BackupPlaceName; readonly code: ErrorCode }
  | { readonly finding: 'old-copies'; readonly files: number }
  | { readonly finding: 'no-second-place' }
  /** `newest` null: there is none at all. */
  | { readonly finding: 'backup-old'; readonly place: BackupPlaceName; readonly newest: string | null };

export interface DestroyedCopies {
  /** How many are gone. */
  readonly destroyed: number;
  readonly failed: readonly { readonly file: string; readonly code: ErrorCode }[];
  /** What is left after it. */
  readonly left: readonly OldCopyView[];
}

/** A vault file that stands in a dialog of ours: its path stays in main. */
export interface KnownFile {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
}

/** What is to be restored from what. */
export interface RestoreChoice {
  /** Where the vault is, or is to be; null: nobody said yet. */
  readonly vault: KnownFile | null;
  /** The copy that takes its place; null: none is chosen yet. */
  readonly copy: KnownFile | null;
  /** Backups that lie beside the vault, newest first. */
  readonly known: readonly BackupFile[];
}

/** What happened to one account, as far as it matters here. */
export interface AccountChanges {
  readonly service: string;
  readonly login: string | null;
  /** Outcomes of codes: used, refused. */
  readonly outcomes: number;
  /** Sets of codes that came in. */
  readonly sets: number;
  /** Everything else: sheets, places, names, openings. */
  readonly others: number;
}

export interface RestorePreview {
  /** Last change in the copy. */
  readonly copy: { readonly change: number; readonly at: string | null };
  /** The file whose place it takes: last change, or why it cannot be compared. */
  readonly current:
    | { readonly is: 'readable'; readonly change: number; readonly at: string | null }
    | { readonly is: 'missing' }
    | { readonly is: 'unreadable'; readonly code: ErrorCode };
  /** How many changes of the current file the copy lacks. */
  readonly lostChanges: number;
  /** Those of them that are about accounts, most of them first. */
  readonly lost: readonly AccountChanges[];
  /** Ways in that open the copy and not the current file, and the other way round. */
  readonly waysBack: readonly SlotType[];
  readonly waysLost: readonly SlotType[];
  /** How many sets come back whose codes were destroyed since. */
  readonly purgedBack: number;
}

export interface Restored {
  readonly vault: ChosenVault;
  readonly view: VaultView;
  /** Where the file that was replaced is kept; null: there was none. */
  readonly keptAt: string | null;
}

export interface MergePreview {
  readonly copy: KnownFile;
  /** When the last change was that both share; null where nobody knows. */
  readonly forkedAt: string | null;
  /** How many changes of the copy come over. */
  readonly changes: number;
  readonly accounts: readonly AccountChanges[];
  /** What both changed, each account and kind once. */
  readonly conflicts: readonly MergeConflict[];
  /** How many sets of this vault get lost codes back. */
  readonly regained: number;
  /** The copy has other ways in than this vault; they do not come over. */
  readonly hasOtherWays: boolean;
}

export interface MergeConflict {
  /** Null: about the vault itself. */
  readonly service: string | null;
  readonly login: string | null;
  readonly about: ConflictKind;
}

export interface MergeDone {
  readonly changes: number;
  readonly accounts: number;
}

/** What a purge destroys, to be read before it is asked for. */
export interface PurgeView {
  readonly set: string;
  readonly service: string;
  readonly login: string | null;
  readonly issuedAt: string;
  readonly codes: number;
  readonly unused: number;
  /** Copies of sheets that hold these codes and were not called gone, `S-0007-KQ/2`. */
  readonly papers: readonly string[];
  /** Files with these codes in clear, as absolute paths. */
  readonly files: readonly string[];
}

export type PlainFormat = 'json' | 'csv' | 'txt';

export interface PlainExport {
  readonly file: string;
  readonly sets: number;
  readonly codes: number;
  /** Sets that are in it without their codes, because those are damaged. */
  readonly damaged: number;
}
