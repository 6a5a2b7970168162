/** An import under review: what was found in the files, and what the user decides about it. */
import type { RowTrouble } from '../../main/core/custody/account-list.ts';
import type { ErrorCode, ErrorFacts } from '../../main/core/errors.ts';

export type { Predecessor } from '../../main/core/custody/predecessors.ts';

import type { ImportWarning, SetKind, SetUse, WhyIgnored } from '../../main/core/importers/draft.ts';
import type { DraftEdit } from '../../main/core/importers/edit-draft.ts';
import type { SourceFile } from './strays.ts';

/** A file as it comes into the window by drop or paste: bytes and a name, never a path. */
export interface GivenFile {
  /** Without a folder; empty for what was pasted. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What opens a file of the review that is locked. */
export interface FileOpener {
  readonly lock: string;
  /** UTF-8; empty where a key file opens it alone. */
  readonly password: Uint8Array;
  /** The bytes of a KeePass key file. */
  readonly keyFile: Uint8Array | null;
}

/** A code that has a sign which the service never uses. The one kind of code that a review shows. */
export interface DoubtfulCode {
  /** Place in the draft, from 0. */
  readonly index: number;
  /** Of the code, as in {@link DraftCodeView}. */
  readonly id: number;
  readonly number: number;
  /** As it stands in the file. */
  readonly text: string;
  /** Places of the doubtful signs in `text`, in UTF-16 units. */
  readonly at: readonly number[];
  /** The signs that the service uses, in words for people such as `0 to 9 and a to f`. */
  readonly alphabet: string;
  /** Texts that it may have been meant to be. None of them is taken unless it is chosen. */
  readonly suggestions: readonly string[];
}

/** One code of a draft, without its text. */
export interface DraftCodeView {
  /** Tells the code from all others of the review, also when it moves; a code that was typed anew is another one. */
  readonly id: number;
  readonly number: number;
  readonly isUsed: boolean;
  readonly isDoubtful: boolean;
}

/** A set of the vault that has codes of a draft. */
export interface KnownSetView {
  readonly set: string;
  /** The names to show; null where the vault has none. */
  readonly service: string | null;
  readonly account: string | null;
}

export interface DraftView {
  /** Names the draft as long as the review lasts. */
  readonly draft: string;
  /** The file that it came from; empty for what was pasted. */
  readonly file: string;
  /** Catalogue id, or null where no service could be told. */
  readonly service: string | null;
  /** The name to show and to edit. */
  readonly serviceName: string;
  readonly instance: string | null;
  readonly account: string | null;
  readonly kind: SetKind;
  readonly use: SetUse;
  readonly generatedAt: string | null;
  readonly expiresAt: string | null;
  readonly isRetired: boolean;
  readonly orderSure: boolean;
  /** Lengths of the groups when all codes have the same shape, such as [5, 5]; else empty. */
  readonly shape: readonly number[];
  readonly codes: readonly DraftCodeView[];
  readonly doubtful: readonly DoubtfulCode[];
  /** Path of the field in an export. */
  readonly source: string | null;
  /** The first and the last line of the file that its codes stand on; null where a file has none. */
  readonly lines: readonly [first: number, last: number] | null;
  /** The draft that it was divided from. */
  readonly splitFrom: string | null;
  /** The codes are in the vault already, all of them in this set; `newlyUsed` more are marked as used here. */
  readonly alreadyThere: (KnownSetView & { readonly newlyUsed: number }) | null;
  /** Sets of the vault that have some of the codes and not all, the most first. */
  readonly overlaps: readonly (KnownSetView & { readonly shared: number })[];
  /** An earlier draft of the review that has all codes of this one. */
  readonly repeats: string | null;
}

/** One change of a draft before it is stored; `join` puts the codes of another draft behind those of this one. */
export type ReviewEdit = DraftEdit | { readonly edit: 'join'; readonly with: string };

/** A string that looks like a code and was left out. */
export interface IgnoredText {
  readonly file: string;
  /** Line from 1, or null where a file has none. */
  readonly line: number | null;
  /** Its length in signs; the text itself is not shown. */
  readonly length: number;
  readonly why: WhyIgnored;
}

export interface ReadFileView {
  readonly name: string;
  /** Null when it was read. */
  readonly error: { readonly code: ErrorCode; readonly facts: ErrorFacts } | null;
  /** Names a locked file, which opens with its password, as long as the review lasts; null for all others. */
  readonly lock: { readonly id: string; readonly takesKeyFile: boolean } | null;
  readonly warnings: readonly ImportWarning[];
}

/** An account as a list names it. */
export interface ListedAccountView {
  readonly service: string;
  readonly instance: string | null;
  readonly account: string | null;
}

/** A list of accounts without codes, such as a table of everything that has a login. */
export interface AccountListView {
  /** Names the list as long as the review lasts. */
  readonly list: string;
  readonly file: string;
  /** How many the vault does not have, and the first of them. */
  readonly fresh: number;
  readonly first: readonly ListedAccountView[];
  /** How many are there already, and how many rows say the same as one before. */
  readonly known: number;
  readonly repeated: number;
  /** Rows that are no account: how many, and the first of them. */
  readonly unread: number;
  readonly firstUnread: readonly { readonly row: number; readonly why: RowTrouble }[];
  /** Columns that nothing is taken from. */
  readonly ignoredColumns: readonly string[];
}

/** What came of a list. */
export interface StoredAccounts {
  /** Ids of the new ones. */
  readonly accounts: readonly string[];
  /** What is left under review. */
  readonly review: ImportReview;
}

export interface ImportReview {
  readonly accountLists: readonly AccountListView[];
  /** There is an edit that can be taken back. */
  readonly canUndo: boolean;
  readonly files: readonly ReadFileView[];
  readonly drafts: readonly DraftView[];
  readonly ignored: readonly IgnoredText[];
  /** Services of the catalogue, by name, for the picker. */
  readonly services: readonly { readonly id: string; readonly name: string }[];
}

/** What the user says of one draft. */
export interface DraftDecision {
  readonly draft: string;
  /** Catalogue id, or null with a `label`. */
  readonly service: string | null;
  readonly label: string | null;
  readonly account: string | null;
  /** The set that it replaces, or null: it stands beside the others. */
  readonly replaces: string | null;
  /** One per doubtful code: the text to store, as it stands in the file, as suggested or as typed. */
  readonly settled: readonly { readonly index: number; readonly text: string }[];
  /** For a set that is there already: take over which codes are used. */
  readonly updatesMarks: boolean;
  /** For codes that stand under another account: they are stored under this one, too. */
  readonly keepsBoth: boolean;
  /** It is no longer in force and comes in superseded; null: as the file says. */
  readonly isOld: boolean | null;
}

export interface Stored {
  /** Accounts that got a set. */
  readonly accounts: readonly string[];
  readonly sets: number;
  readonly codes: number;
  /** Drafts that were in the vault already. */
  readonly skipped: number;
  readonly sources: readonly SourceFile[];
}
