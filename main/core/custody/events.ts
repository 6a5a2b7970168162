/**
 * The history of a vault: one type per event, in the past tense. FORMAT.md section 9 is the specification of these shapes.
 *
 * Ids are lower-case hex: 32 digits for events, accounts, sets and slots. Times are RFC 3339 in UTC. Numbers of codes are the
 * ones that the service prints. No event holds the text of a code.
 */
import type { SlotType } from '../format/slot.ts';
import type { SetKind, SetUse } from '../importers/draft.ts';
import type { LayoutName, Paper } from '../paper/sheet.ts';

/** Where the sealed codes of a set are: hash of the payload and the commitment to its key, 64 hex digits each. */
export interface PayloadRef {
  readonly hash: string;
  readonly commitment: string;
}

/** What a set was opened for. A single code is opened by `CodeRevealed`. */
export type OpeningPurpose = 'print' | 'proof' | 'correct' | 'add' | 'export';

export type OutcomeType = 'CodeUsed' | 'CodeRefused' | 'CodeNotTried';

export interface Outcome {
  readonly set: string;
  readonly number: number;
  /** When it happened, `YYYY-MM-DD` or RFC 3339, where it is told later; null: at the time of the event. */
  readonly when: string | null;
  /** The printed copy that the code was read from, `S-0007-KQ/2`, or null. */
  readonly from: string | null;
  readonly note: string | null;
}

/** Type and data of each event this version knows. */
export interface EventData {
  /** The version of the fingerprints in the keyring (FORMAT.md section 10). */
  VaultCreated: { readonly fingerprints: 1 };
  /** `shares`: how many of how many are needed, for a slot of that type; else null. */
  SlotAdded: {
    readonly slot: string;
    readonly type: SlotType;
    readonly generated: boolean;
    readonly shares: { readonly needed: number; readonly of: number } | null;
  };
  SlotRemoved: { readonly slot: string };
  /** The file of this epoch, and those after it, are under a new vault key. */
  VaultKeyChanged: { readonly epoch: number };
  AccountAdded: {
    readonly account: string;
    /** Catalogue id, or null for a service that the catalogue does not know; then `label` names it. */
    readonly service: string | null;
    readonly instance: string | null;
    readonly label: string | null;
    /** The login, or null where nobody said. */
    readonly name: string | null;
  };
  AccountRenamed: { readonly account: string; readonly name: string | null };
  AccountClosed: { readonly account: string };
  SetAdded: {
    readonly set: string;
    readonly account: string;
    readonly kind: SetKind;
    readonly use: SetUse;
    readonly usesPerCode: number;
    readonly state: 'active' | 'draft';
    readonly indexBase: number;
    readonly orderSure: boolean;
    /** How many codes the payload holds. */
    readonly count: number;
    /** Numbers of the codes that the source shows as used. */
    readonly used: readonly number[];
    /** How many more are spent without anyone knowing which. */
    readonly spentUnknown: number;
    readonly generatedAt: string | null;
    readonly expiresAt: string | null;
    readonly payload: PayloadRef;
  };
  /** The set belongs to another account, which is there. */
  SetMoved: { readonly set: string; readonly account: string };
  /** One code was mistyped or misread: all codes of the set are in a new payload, under a new set key. */
  CodeCorrected: { readonly set: string; readonly number: number; readonly payload: PayloadRef };
  /** Codes came to the end of the set: it has `count` now, in a new payload, under a new set key. */
  CodeAdded: { readonly set: string; readonly count: number; readonly payload: PayloadRef };
  /** The codes of the set are destroyed in this file and in every later one. */
  PayloadPurged: { readonly set: string };
  /** A later download of the same set shows these numbers as used, too. */
  MarksUpdated: { readonly set: string; readonly used: readonly number[] };
  /** `successor` is the set that replaced it, or null. */
  SetSuperseded: { readonly set: string; readonly successor: string | null };
  SetRevoked: { readonly set: string };
  SetCompromised: { readonly set: string };
  SetActivated: { readonly set: string };
  SetOpened: { readonly set: string; readonly for: OpeningPurpose };
  CodeRevealed: { readonly set: string; readonly number: number };
  CodeUsed: Outcome;
  CodeRefused: Outcome;
  CodeNotTried: Outcome;
  /** `event` is the id of the outcome that is taken back. */
  OutcomeTakenBack: { readonly event: string };
  SheetPrinted: {
    readonly sheet: string;
    readonly replaces: string | null;
    readonly layout: LayoutName;
    readonly paper: Paper;
    readonly copies: number;
    readonly way: 'pdf' | 'printer';
    /** What stands on it: numbers of the unused codes, by set. */
    readonly sets: readonly { readonly set: string; readonly numbers: readonly number[] }[];
  };
  CopyProven: { readonly copy: string; readonly way: 'typed' | 'scanned' };
  CopyPlaced: { readonly copy: string; readonly place: string; readonly seal: string | null };
  CopyEnded: { readonly copy: string; readonly reason: 'destroyed' | 'lost' | 'not-printed' };
  /** A file with codes in clear was written; it is open work until it is destroyed. `file` is an absolute path. */
  PlaintextWritten: { readonly file: string; readonly sheet: string | null };
  PlaintextDestroyed: { readonly file: string };
  /** The user went on with an older or diverged copy. */
  VaultRestored: Fork;
  /** The events after this one that have an id of the other branch were brought over from it, in its order. */
  VaultMerged: Fork;
  /**
   * What was before is left out: this event is number `change` + 1, and H goes on from `hash`. Stands only at the very
   * beginning, in the place of `VaultCreated`.
   */
  LogCondensed: {
    readonly change: number;
    readonly hash: string;
    readonly createdAt: string;
    readonly fingerprints: 1;
  };
  /** A copy of the vault outside the places of backups, such as the one in a rescue kit. `file` is an absolute path. */
  VaultCopyWritten: { readonly file: string };
  /** That copy, or an old one that was left, is gone. */
  VaultCopyDestroyed: { readonly file: string };
  /** A secret was removed, and these copies still open with it or still hold what was destroyed. */
  OldCopiesLeft: {
    readonly reason: 'passphrase-changed' | 'way-removed' | 'key-changed' | 'purged';
    readonly files: readonly string[];
  };
}

/**
 * Where two branches of a history part: the last change that they share, and what is known of the branch that is given up or
 * brought over: change numbers with the first 16 bytes of their H, 32 hex digits each.
 */
export interface Fork {
  readonly fork: number;
  readonly givenUp: readonly { readonly change: number; readonly hash: string }[];
}

export type EventType = keyof EventData;

/** What happened, before the session puts id, time and actor to it. */
export type EventBody = { readonly [T in EventType]: { readonly t: T; readonly d: EventData[T] } }[EventType];

/** The frame of every event, as it stands in the file. */
export interface Envelope {
  readonly v: 1;
  /** 128 random bits. */
  readonly id: string;
  readonly at: string;
  /** The slot that the vault was opened with; null for the events of creation. */
  readonly by: string | null;
  /** A reader that does not know the type must not write when this is true. */
  readonly crit: boolean;
}

export type VaultEvent = EventBody & Envelope;

/** The event or events of certain types, such as `EventOf<'CodeUsed'>`. */
export type EventOf<T extends EventType> = { [K in T]: { readonly t: K; readonly d: EventData[K] } & Envelope }[T];

/**
 * An event of a type, or of a version `v` of a type, that this version does not know: kept as bytes, its data not read.
 */
export interface UnknownEvent extends Omit<Envelope, 'v'> {
  readonly v: number;
  readonly t: string;
  readonly unknown: true;
}
