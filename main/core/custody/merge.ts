/**
 * Two histories of one vault that parted: what one has that the other lacks, and where they do not agree (FORMAT.md 14.2).
 *
 * Every event of a log comes before the ones that name it. Putting one log after the other and leaving out what is there already
 * keeps that, so that an undo finds the outcome that it takes back.
 */
import { onlyAccountOf } from './about.ts';
import { serviceAndInstance } from './account-name.ts';
import { hasNumber } from './code-state.ts';
import type { EventType, UnknownEvent, VaultEvent } from './events.ts';
import { logLine } from './log-lines.ts';
import { isKnown } from './parse-event.ts';
import type { ReadState } from './state.ts';

type AnyEvent = VaultEvent | UnknownEvent;

/** An event with its bytes as first written. */
export interface LoggedEvent {
  readonly bytes: Uint8Array;
  readonly event: AnyEvent;
}

/** What these tell of is the header and the beginning of the other file, neither of which a merge takes. */
const STAYS: ReadonlySet<string> = new Set<EventType>([
  'VaultCreated',
  'LogCondensed',
  'SlotAdded',
  'SlotRemoved',
  'VaultKeyChanged',
]);

/**
 * The events that a merge brings into a log, in the order of the other one; one that was told there twice ({@link isPassedOver}), at
 * its last place.
 *
 * @param known - ids of the events that the log has
 */
export function eventsToBring<T extends LoggedEvent>(known: ReadonlySet<string>, other: readonly T[]): readonly T[] {
  const last = new Map(other.map((logged) => [logged.event.id, logged]));
  return other.filter(
    (logged) => !STAYS.has(logged.event.t) && !known.has(logged.event.id) && last.get(logged.event.id) === logged,
  );
}

/**
 * Whether the fold passes over an event because what it names is not there. In a log that was salvaged that may be in a gap; once
 * another copy has brought it, the event is told again, and counts from there.
 */
export function isPassedOver(event: AnyEvent, state: ReadState): boolean {
  if (!isKnown(event)) return false;
  switch (event.t) {
    case 'AccountRenamed':
    case 'AccountClosed':
      return !state.accounts.has(event.d.account);
    case 'SetMoved':
      return !state.sets.has(event.d.set) || !state.accounts.has(event.d.account);
    case 'CodeCorrected':
    case 'CodeAdded':
    case 'PayloadPurged':
    case 'SetSuperseded':
    case 'SetRevoked':
    case 'SetCompromised':
    case 'SetActivated':
      return !state.sets.has(event.d.set);
    case 'MarksUpdated':
      return event.d.used.some((number) => !hasCode(state, event.d.set, number));
    case 'CodeRevealed':
    case 'CodeUsed':
    case 'CodeRefused':
    case 'CodeNotTried':
      return !hasCode(state, event.d.set, event.d.number);
    case 'OutcomeTakenBack':
      return !state.outcomes.has(event.d.event);
    case 'CopyProven':
    case 'CopyPlaced':
    case 'CopyEnded':
      return !state.copies.has(event.d.copy);
    default:
      return false;
  }
}

function hasCode(state: ReadState, setId: string, number: number): boolean {
  const set = state.sets.get(setId);
  return set !== undefined && hasNumber(set, number);
}

/** How many events of one type a branch has about one account; `account` is null for what is about none, or about several. */
export interface BranchLine {
  readonly account: string | null;
  /** Service with its instance, and the login, for people. */
  readonly service: string | null;
  readonly login: string | null;
  readonly type: EventType | 'unknown';
  readonly count: number;
}

/**
 * A branch in counts: account by account, as they come up, and type by type.
 *
 * @param state - after these events, for what accounts are called
 */
export function branchLines(events: Iterable<AnyEvent>, state: ReadState): readonly BranchLine[] {
  const byAccount = new Map<string, Map<string, BranchLine>>();
  for (const event of events) {
    const { service, account: login, type } = logLine(event, state);
    const account = onlyAccountOf(event, state);
    const lines = byAccount.get(account ?? '') ?? new Map<string, BranchLine>();
    byAccount.set(account ?? '', lines);
    lines.set(type, { account, service, login, type, count: (lines.get(type)?.count ?? 0) + 1 });
  }
  return [...byAccount.values()].flatMap((lines) => [...lines.values()]);
}

/**
 * What both sides did to the same thing. `codes-on-both`: both gave the set other codes; `purged`: one side destroyed its codes,
 * and they stay so; `sheet-on-both`: both printed a sheet of the same number, and the one brought over is passed over.
 */
export type ConflictKind =
  | 'code-used-on-both'
  | 'codes-on-both'
  | 'purged'
  | 'state-on-both'
  | 'renamed-on-both'
  | 'sheet-on-both';

export interface MergeConflict {
  readonly about: ConflictKind;
  readonly account: string | null;
  readonly service: string | null;
  readonly login: string | null;
  /** Id of the set, 32 hex digits, where it is about one. */
  readonly set: string | null;
  /** Number of the code, where it is about one. */
  readonly number: number | null;
  /** Number of the sheet, where it is about one. */
  readonly sheet: string | null;
}

/** What one side did, and to what. */
interface Touch {
  readonly about: ConflictKind;
  readonly account?: string;
  readonly set?: string;
  readonly number?: number;
  readonly sheet?: string;
}

/** The same for the same thing on both sides. */
function keyOf({ about, account, set, number, sheet }: Touch): string {
  return JSON.stringify([about, account, set, number, sheet]);
}

/**
 * @param own - events that only the log has
 * @param brought - what {@link eventsToBring} gave
 * @param merged - the state after both
 */
export function conflictsOf(
  own: Iterable<AnyEvent>,
  brought: Iterable<AnyEvent>,
  merged: ReadState,
): readonly MergeConflict[] {
  const ours = touchesOf(own, merged);
  const theirs = touchesOf(brought, merged);
  const both = [...theirs].filter(([key]) => ours.has(key)).map(([, touch]) => touch);
  const purges = [
    ...[...theirs.values()].filter((touch) => touch.about === 'purged' && !ours.has(keyOf(touch))),
    ...[...ours.values()].filter(
      (touch) => touch.about === 'purged' && theirs.has(keyOf({ ...touch, about: 'codes-on-both' })),
    ),
  ];
  const purged = new Set(purges.map(({ set }) => set));
  const left = both.filter(({ about, set }) => about !== 'purged' && !(about === 'codes-on-both' && purged.has(set)));
  return [...left, ...purges].map((touch) => inWords(touch, merged));
}

/** By account, as the state tells it; a set of an account that is not there has none. */
function inWords({ about, account, set, number, sheet }: Touch, state: ReadState): MergeConflict {
  const id = account ?? state.sets.get(set ?? '')?.account ?? null;
  const known = state.accounts.get(id ?? '');
  return {
    about,
    account: known === undefined ? null : id,
    service: known === undefined ? null : serviceAndInstance(known) || null,
    login: known?.name ?? null,
    set: set ?? null,
    number: number ?? null,
    sheet: sheet ?? null,
  };
}

function touchesOf(events: Iterable<AnyEvent>, state: ReadState): Map<string, Touch> {
  const touches = new Map<string, Touch>();
  for (const event of events) {
    const touch = isKnown(event) ? touchOf(event, state) : null;
    if (touch !== null) touches.set(keyOf(touch), touch);
  }
  return touches;
}

function touchOf(event: VaultEvent, state: ReadState): Touch | null {
  switch (event.t) {
    case 'CodeUsed':
      if (state.outcomes.get(event.id)?.takenBack !== false) return null;
      return { about: 'code-used-on-both', set: event.d.set, number: event.d.number };
    case 'CodeCorrected':
    case 'CodeAdded':
      return { about: 'codes-on-both', set: event.d.set };
    case 'PayloadPurged':
      return { about: 'purged', set: event.d.set };
    case 'SetSuperseded':
    case 'SetRevoked':
    case 'SetCompromised':
    case 'SetActivated':
      return { about: 'state-on-both', set: event.d.set };
    case 'AccountRenamed':
      return { about: 'renamed-on-both', account: event.d.account };
    case 'SheetPrinted':
      return { about: 'sheet-on-both', sheet: event.d.sheet };
    default:
      return null;
  }
}
