/** What a vault holds after its events were folded; no text of a code is in it (vault.md, "The domain in events"). */
import type { SlotType } from '../format/slot.ts';
import type { SetKind, SetUse } from '../importers/draft.ts';
import type { LayoutName, Paper } from '../paper/sheet.ts';
import type { EventData, OutcomeType, PayloadRef } from './events.ts';

/** Reads through maps, lists and objects, so that only the fold can write. */
export type DeepReadonly<T> =
  T extends ReadonlyMap<infer K, infer V>
    ? ReadonlyMap<K, DeepReadonly<V>>
    : T extends readonly (infer E)[]
      ? readonly DeepReadonly<E>[]
      : T extends object
        ? { readonly [P in keyof T]: DeepReadonly<T[P]> }
        : T;

export interface Account {
  readonly id: string;
  readonly service: string | null;
  readonly instance: string | null;
  readonly label: string | null;
  name: string | null;
  readonly addedAt: string;
  closedAt: string | null;
}

/** One try of a code as it was recorded. It stays here when it is taken back. */
export interface OutcomeRecord {
  /** Id of its event. */
  readonly event: string;
  readonly type: OutcomeType;
  readonly set: string;
  readonly number: number;
  /** When it was recorded, RFC 3339. */
  readonly at: string;
  /** When it happened, as told later, or null. */
  readonly when: string | null;
  readonly from: string | null;
  readonly note: string | null;
  /** Place in the order of all events, to tell it from reveals before and after. */
  readonly order: number;
  takenBack: boolean;
}

/** What is known of one code. Codes that nothing happened to have no record. */
export interface CodeRecord {
  readonly number: number;
  /** The source of the set, or a later download, shows it as used. */
  marked: boolean;
  /** The last time it was shown, and the place of that in the order of events; null and 0 when never. */
  revealedAt: string | null;
  revealOrder: number;
  readonly outcomes: OutcomeRecord[];
}

/** The states that events set. *Expired* is derived from the day (code-state.ts). */
export type RecordedSetState = 'draft' | 'active' | 'superseded' | 'revoked' | 'compromised';

export interface CodeSet {
  readonly id: string;
  account: string;
  readonly kind: SetKind;
  readonly use: SetUse;
  readonly usesPerCode: number;
  readonly indexBase: number;
  readonly orderSure: boolean;
  /** Its codes have the numbers from `indexBase` to `indexBase + count - 1`. */
  count: number;
  readonly spentUnknown: number;
  readonly generatedAt: string | null;
  readonly expiresAt: string | null;
  readonly addedAt: string;
  payload: PayloadRef;
  /** When its codes were destroyed, RFC 3339, or null. */
  purgedAt: string | null;
  state: RecordedSetState;
  /** The set that replaced this one, when it is superseded and that is known. */
  successor: string | null;
  /**
   * Place of the use that revoked the set, while it is revoked because a code that disables two-factor was used; else null. When
   * no use from there on is left, taking the last one back reactivates the set.
   */
  revokingUse: number | null;
  /** By number, only of codes that something happened to. */
  readonly codes: Map<number, CodeRecord>;
  /** All tries of its codes, in the order of recording. */
  readonly outcomes: OutcomeRecord[];
  /** Refusals before this place in the order of events no longer stop the offer. */
  runStart: number;
  /** Place of the last `CodeUsed`. */
  lastUseOrder: number;
}

export interface Sheet {
  /** `S-0007-KQ`. */
  readonly number: string;
  readonly counter: number;
  readonly replaces: string | null;
  readonly layout: LayoutName;
  readonly paper: Paper;
  readonly copies: number;
  readonly way: 'pdf' | 'printer';
  readonly printedAt: string;
  /** Numbers of the codes that stand on it, by set id. */
  readonly sets: ReadonlyMap<string, readonly number[]>;
  /** Each copy, in order; the same objects as in `copies` of the state. */
  readonly papers: readonly Copy[];
  /** Numbers of later sheets that name it in their `replaces`, in the order of printing. */
  readonly replacedBy: string[];
}

export interface Copy {
  /** `S-0007-KQ/2`. */
  readonly id: string;
  readonly sheet: string;
  place: string | null;
  seal: string | null;
  provenAt: string | null;
  provenWay: 'typed' | 'scanned' | null;
  endedAt: string | null;
  ended: 'destroyed' | 'lost' | 'not-printed' | null;
}

/** A file with codes in clear that is still there as far as anyone said. */
export interface PlaintextFile {
  readonly file: string;
  readonly sheet: string | null;
  readonly writtenAt: string;
}

export interface Slot {
  readonly id: string;
  readonly type: SlotType;
  readonly generated: boolean;
  readonly shares: { readonly needed: number; readonly of: number } | null;
  readonly addedAt: string;
  /** Kept after removal: `by` of older events names it. */
  removedAt: string | null;
}

export type OldCopyReason = EventData['OldCopiesLeft']['reason'];

/** Owned and changed by the fold alone; everyone else reads it as {@link ReadState}. */
export interface State {
  createdAt: string | null;
  /** Events folded so far, unknown ones too: the order of things. */
  eventCount: number;
  readonly accounts: Map<string, Account>;
  readonly sets: Map<string, CodeSet>;
  /** Set ids by account id, in the order of coming in; also for an account that is missing. */
  readonly setsOfAccount: Map<string, string[]>;
  /** Ids of the accounts that a set was moved away from, by set id. */
  readonly accountsLeft: Map<string, string[]>;
  /** Sheet ids by set id, in the order of printing. */
  readonly sheetsOfSet: Map<string, string[]>;
  readonly sheets: Map<string, Sheet>;
  readonly copies: Map<string, Copy>;
  /** The highest counter that a sheet ever had; 0 before the first. */
  highestSheet: number;
  /** By path; a destroyed file is gone from here. */
  readonly plaintexts: Map<string, PlaintextFile>;
  /** Paths by sheet, and sheets by path, of every file that was ever written; {@link plaintexts} says which are there. */
  readonly filesOfSheet: Map<string, string[]>;
  readonly sheetsOfFile: Map<string, string[]>;
  /** Every place that a copy ever had, as it was written last, by `placeKey`. */
  readonly places: Map<string, string>;
  /** By event id, in the order of recording. */
  readonly outcomes: Map<string, OutcomeRecord>;
  readonly slots: Map<string, Slot>;
  /** Paths of copies of the vault outside the places of backups, that nobody called gone, with when they were written. */
  readonly vaultCopies: Map<string, { readonly writtenAt: string }>;
  /** Paths of copies that still open with a removed secret or hold purged codes, as far as anyone said. */
  readonly oldCopies: Map<string, { readonly reason: OldCopyReason; readonly since: string }>;
  readonly restores: { readonly at: string; readonly fork: number }[];
  /** Types of the events that this version does not know, each with how many there are. */
  readonly unknown: Map<string, number>;
  /** An unknown event said that a reader that does not know it must not write. */
  mustNotWrite: boolean;
}

export type ReadState = DeepReadonly<State>;
export type ReadSet = DeepReadonly<CodeSet>;
export type ReadCode = DeepReadonly<CodeRecord>;

/** The state before the first event. */
export function initialState(): State {
  return {
    createdAt: null,
    eventCount: 0,
    accounts: new Map(),
    sets: new Map(),
    setsOfAccount: new Map(),
    accountsLeft: new Map(),
    sheetsOfSet: new Map(),
    sheets: new Map(),
    copies: new Map(),
    highestSheet: 0,
    plaintexts: new Map(),
    filesOfSheet: new Map(),
    sheetsOfFile: new Map(),
    places: new Map(),
    outcomes: new Map(),
    slots: new Map(),
    vaultCopies: new Map(),
    oldCopies: new Map(),
    restores: [],
    unknown: new Map(),
    mustNotWrite: false,
  };
}
