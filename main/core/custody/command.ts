/** What can be asked of a vault, in the imperative: each command brings along everything that comes from outside. */
import type { SetKind, SetUse } from '../importers/draft.ts';
import type { LayoutName, Paper } from '../paper/sheet.ts';
import type { OpeningPurpose, PayloadRef } from './events.ts';

/** A set as it is taken in, its codes already sealed. */
export interface IncomingSet {
  /** Fresh ids, 32 hex digits each; that of the account is used when none fits. */
  readonly set: string;
  readonly newAccount: string;
  readonly service: string | null;
  readonly instance: string | null;
  readonly label: string | null;
  /** The login, or null where nobody said. */
  readonly account: string | null;
  readonly kind: SetKind;
  readonly use: SetUse;
  readonly usesPerCode: number;
  readonly indexBase: number;
  readonly orderSure: boolean;
  readonly count: number;
  /** Numbers of the codes that the source shows as used. */
  readonly used: readonly number[];
  readonly spentUnknown: number;
  /** `draft`: the service counts the new set only once it was confirmed there. */
  readonly state: 'active' | 'draft';
  readonly generatedAt: string | null;
  readonly expiresAt: string | null;
  /** The source calls it old, dead or replaced: it comes in superseded, unless it `replaces` one. */
  readonly retired: boolean;
  /** Id of the set that it stands in for, or null. */
  readonly replaces: string | null;
  readonly payload: PayloadRef;
}

export type CodeOutcome = 'used' | 'refused' | 'not-tried';

/** One transaction, however many sets. */
export interface ImportSets {
  readonly type: 'ImportSets';
  readonly sets: readonly IncomingSet[];
}

/** A later download of the set shows these numbers as used. */
export interface UpdateMarks {
  readonly type: 'UpdateMarks';
  readonly set: string;
  readonly used: readonly number[];
}

/** Show the next code to try. */
export interface RevealNext {
  readonly type: 'RevealNext';
  readonly set: string;
  /** The day where the user is, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Show a named code. */
export interface RevealCode {
  readonly type: 'RevealCode';
  readonly set: string;
  readonly number: number;
}

/** Record how a try went. */
export interface MarkCode {
  readonly type: 'MarkCode';
  readonly set: string;
  readonly number: number;
  readonly outcome: CodeOutcome;
  /** As the user told it, `YYYY-MM-DD` or RFC 3339, or null for now. */
  readonly when: string | null;
  /** The copy it was read from, as the user typed it, or null. */
  readonly from: string | null;
  readonly note: string | null;
  /** RFC 3339 in UTC, and the day where the user is. */
  readonly now: string;
  readonly today: string;
}

export interface TakeBack {
  readonly type: 'TakeBack';
  /** The id of the outcome, or its first eight hex digits or more; null: the last outcome that is not taken back. */
  readonly event: string | null;
}

export interface ChangeSetState {
  readonly type: 'ChangeSetState';
  readonly set: string;
  readonly to: 'superseded' | 'revoked' | 'compromised' | 'active';
}

/** Open all codes of a set; the record of it. */
export interface OpenSet {
  readonly type: 'OpenSet';
  readonly set: string;
  readonly for: OpeningPurpose;
}

/** Open the sets of a sheet and record the sheet, before anything is drawn. */
export interface PrintSheet {
  readonly type: 'PrintSheet';
  /** In the order of printing; empty: every active set with unused codes. */
  readonly sets: readonly string[];
  readonly copies: number;
  readonly paper: Paper;
  readonly layout: LayoutName;
  /** Two random letters of SHEET_LETTERS. */
  readonly letters: string;
  readonly way: 'pdf' | 'printer';
  /** Absolute path of the file that will hold the codes in clear, or null when none is written. */
  readonly file: string | null;
  readonly today: string;
}

/** Drawing, writing or printing failed after the record: there is no such paper and no such file. */
export interface UnprintSheet {
  readonly type: 'UnprintSheet';
  readonly sheet: string;
}

/** The user says that the file with codes in clear is gone. */
export interface DestroyPlaintext {
  readonly type: 'DestroyPlaintext';
  readonly file: string;
}

/** The challenge was answered from this copy. */
export interface ProveCopy {
  readonly type: 'ProveCopy';
  /** As the user typed it. */
  readonly copy: string;
  readonly way: 'typed' | 'scanned';
}

/** Where a copy lies, and under which seal. It may be told again. */
export interface PlaceCopy {
  readonly type: 'PlaceCopy';
  /** As the user typed it. */
  readonly copy: string;
  readonly place: string;
  readonly seal: string | null;
}

/** The paper is gone. */
export interface EndCopy {
  readonly type: 'EndCopy';
  /** As the user typed it. */
  readonly copy: string;
  readonly reason: 'destroyed' | 'lost';
}

/** Destroy the codes of a set, for good. */
export interface PurgeSet {
  readonly type: 'PurgeSet';
  readonly set: string;
}

/** One code is another than was written down. All codes of the set come sealed anew. */
export interface CorrectCode {
  readonly type: 'CorrectCode';
  readonly set: string;
  readonly number: number;
  /** Ids of the sets, this one too, that have the corrected code already in another place than its own. */
  readonly holders: readonly string[];
  readonly payload: PayloadRef;
}

/** Codes that belong to the end of a set. All codes of the set come sealed anew. */
export interface AddCodes {
  readonly type: 'AddCodes';
  readonly set: string;
  /** How many come. */
  readonly added: number;
  /** Places among those that come, from 0, of the ones that their source shows as used. */
  readonly used: readonly number[];
  /** Ids of the sets, this one too, that have one of them already. */
  readonly holders: readonly string[];
  readonly payload: PayloadRef;
}

/** An account as the user describes it. The id is fresh; it is used when none fits. */
export interface DescribedAccount {
  readonly newAccount: string;
  readonly service: string | null;
  readonly instance: string | null;
  readonly label: string | null;
  readonly name: string | null;
}

/** The set belongs to another account: one that is there, or one that is described. */
export interface MoveSet {
  readonly type: 'MoveSet';
  readonly set: string;
  readonly to: { readonly account: string } | DescribedAccount;
}

/** The login of the account is another; a blank one is none. */
export interface RenameAccount {
  readonly type: 'RenameAccount';
  readonly account: string;
  readonly name: string | null;
}

/** Accounts that have no codes yet, in one transaction; those that are there are passed over. */
export interface AddAccounts {
  readonly type: 'AddAccounts';
  readonly accounts: readonly DescribedAccount[];
}

/** Accounts that are no more, or never were: they go from the board, and none of them has a set. */
export interface CloseAccounts {
  readonly type: 'CloseAccounts';
  readonly accounts: readonly string[];
}

/** Open sets for a file with codes in clear and record the file, before it is written. */
export interface ExportPlain {
  readonly type: 'ExportPlain';
  /** Empty: every set, whatever its state. What is purged is passed over, unless it is named. */
  readonly sets: readonly string[];
  /** Absolute path. */
  readonly file: string;
}

export type Command =
  | ImportSets
  | UpdateMarks
  | RevealNext
  | RevealCode
  | MarkCode
  | TakeBack
  | ChangeSetState
  | OpenSet
  | PrintSheet
  | UnprintSheet
  | DestroyPlaintext
  | ProveCopy
  | PlaceCopy
  | EndCopy
  | PurgeSet
  | CorrectCode
  | AddCodes
  | MoveSet
  | RenameAccount
  | AddAccounts
  | CloseAccounts
  | ExportPlain;
