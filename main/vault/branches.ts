/** Two histories of one vault side by side: where they part, and what is given up where one ends. FORMAT.md 8 and 14.2. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Fork } from '../core/custody/events.ts';
import { givenUpPoint, historyBeforeEvent } from '../core/custody/log-fold.ts';
import type { LoggedEvent } from '../core/custody/merge.ts';
import { isKnown, parseEvent } from '../core/custody/parse-event.ts';
import { equalBytes } from '../core/format/bytes.ts';
import { historyStart } from '../core/format/keys.ts';
import type { HistoryPoint } from '../core/format/transaction.ts';
import { slices } from './slices.ts';
import { systemHash } from './system-hash.ts';

/** More points than this are not named: the event that names them has to fit in 1 MiB. The newest count. */
export const MOST_GIVEN_UP = 10_000;

/** An event of a log with the history after it. */
export interface BranchEvent extends LoggedEvent {
  readonly point: HistoryPoint;
}

/** A whole log. H does not depend on keys, salts and frames, so that two files of one vault can be compared by it. */
export interface Branch {
  /** Where the history stands before the first event: at 0, or where a condensed log goes on from. */
  readonly start: HistoryPoint;
  readonly events: readonly BranchEvent[];
}

/**
 * @param vaultId - 16 bytes
 * @param events - every event of a log in order, as first written
 * @throws CustodyError `record-damaged`
 */
export async function branchOf(vaultId: Uint8Array, events: Iterable<Uint8Array>): Promise<Branch> {
  const giveWay = slices();
  const read: BranchEvent[] = [];
  let start: HistoryPoint = { change: 0, hash: historyStart(vaultId) };
  let point = start;
  for (const bytes of events) {
    if (read.length === 0) {
      start = historyBeforeEvent(bytes, start);
      point = start;
    }
    point = { change: point.change + 1, hash: systemHash(point.hash, bytes) };
    read.push({ bytes, event: parseEvent(bytes), point });
    await giveWay();
  }
  return { start, events: read };
}

/** The last point of a history. */
export function endOf(branch: Branch): HistoryPoint {
  return branch.events.at(-1)?.point ?? branch.start;
}

/** A place in a history: a change, and when it was (RFC 3339; null where the log does not reach it). */
export interface BranchEnd {
  readonly change: number;
  readonly at: string | null;
}

export function branchEnd(branch: Branch): BranchEnd {
  const { change } = endOf(branch);
  return { change, at: timeAt(branch, change) };
}

/** When a change was made. */
export function timeAt({ start, events }: Branch, change: number): string | null {
  return events[change - start.change - 1]?.event.at ?? null;
}

/** The point at a change number, or null where the log does not reach it. */
export function pointAt({ start, events }: Branch, change: number): HistoryPoint | null {
  return change === start.change ? start : (events[change - start.change - 1]?.point ?? null);
}

/**
 * The last change that two histories of one vault are known to share: equal H at a change means equal histories up to it. Where
 * they share none that both logs reach, as a condensed one and a much older one may, it is 0, where every history begins.
 */
export function findFork(one: Branch, other: Branch): number {
  const first = Math.max(one.start.change, other.start.change);
  for (let change = Math.min(endOf(one).change, endOf(other).change); change >= first; change--) {
    const [a, b] = [pointAt(one, change), pointAt(other, change)];
    if (a !== null && b !== null && equalBytes(a.hash, b.hash)) return change;
  }
  return 0;
}

export function eventsAfter({ events }: Branch, fork: number): readonly BranchEvent[] {
  return events.filter(({ point }) => point.change > fork);
}

/** Whether a history passed through this point. */
export function isIn(branch: Branch, { change, hash }: GivenUp[number]): boolean {
  const there = pointAt(branch, change);
  return there !== null && shortPoint(there).hash === hash;
}

/** Whether a history passed through this point, or names it as given up or brought over. */
export function knowsPoint(branch: Branch, point: HistoryPoint): boolean {
  const { change, hash } = shortPoint(point);
  if (isIn(branch, { change, hash })) return true;
  return branch.events.some(
    ({ event }) =>
      isKnown(event) &&
      (event.t === 'VaultRestored' || event.t === 'VaultMerged') &&
      event.d.givenUp.some((each) => givenUpPoint(each.change, each.hash) === givenUpPoint(change, hash)),
  );
}

type GivenUp = Fork['givenUp'];

/** The change number with the first 16 bytes of H. */
export function shortPoint({ change, hash }: HistoryPoint): GivenUp[number] {
  return { change, hash: bytesToHex(hash.subarray(0, 16)) };
}

/** Every change of a branch after the fork, and those that it had given up itself; the newest {@link MOST_GIVEN_UP}. */
export function givenUpAfter(branch: Branch, fork: number): GivenUp {
  const after = eventsAfter(branch, fork);
  const before = after.flatMap(({ event }) =>
    isKnown(event) && (event.t === 'VaultRestored' || event.t === 'VaultMerged') ? event.d.givenUp : [],
  );
  return newestOf([...before, ...after.map(({ point }) => shortPoint(point))]);
}

/** The same points once each, in the order of their change numbers, and no more than an event may name. */
export function newestOf(points: GivenUp): GivenUp {
  const byName = new Map(points.map((point) => [givenUpPoint(point.change, point.hash), point]));
  return [...byName.values()].sort((a, b) => a.change - b.change).slice(-MOST_GIVEN_UP);
}
