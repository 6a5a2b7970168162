/** What the transactions of a vault come to: state, keyring, sealed payloads. FORMAT.md 7 to 9. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { historyStart } from '../format/keys.ts';
import { firstEvent, type HistoryPoint, type ReadTransaction } from '../format/transaction.ts';
import type { UnknownEvent, VaultEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { parseEvent } from './parse-event.ts';
import { initialState, type State } from './state.ts';

/** Folds transactions one after the other; what a session does after an append is the same as what reading does. */
export class LogFold {
  readonly state: State = initialState();
  /** By set id in hex. */
  readonly keyring = new Map<string, Uint8Array>();
  /** Sealed codes by SHA-256 in hex. */
  readonly payloads = new Map<string, Uint8Array>();
  /** The points that a `VaultRestored` gave up or a `VaultMerged` brought over, each as {@link givenUpPoint}. */
  readonly givenUp = new Set<string>();
  /** Ids of the openings in the log: one that was kept aside is not written twice. */
  readonly openings = new Set<string>();
  /** H at the watched changes, where the log reaches them. */
  readonly hashes = new Map<number, Uint8Array>();
  /** Every event in order, where they are wanted. */
  readonly events: (VaultEvent | UnknownEvent)[] = [];
  point: HistoryPoint;
  readonly watched: ReadonlySet<number>;
  readonly keepsEvents: boolean;

  /** `watched`: the change numbers whose H is wanted. */
  constructor(vaultId: Uint8Array, watched: readonly number[], keepsEvents = false) {
    this.keepsEvents = keepsEvents;
    this.point = { change: 0, hash: historyStart(vaultId) };
    this.watched = new Set(watched);
    if (this.watched.has(0)) this.hashes.set(0, this.point.hash);
  }

  /** Begins where a condensed log goes on from. */
  startAt(point: HistoryPoint): void {
    this.point = point;
    if (this.watched.has(point.change)) this.hashes.set(point.change, point.hash);
  }

  /** @throws CodedError `record-damaged` before anything of the transaction was folded. */
  add(transaction: ReadTransaction): void {
    this.addParsed(transaction, transaction.events.map(parseEvent));
  }

  /** As {@link add}, for events that were just written and need no parsing. */
  addParsed(transaction: ReadTransaction, events: readonly (VaultEvent | UnknownEvent)[]): void {
    for (const event of events) {
      evolve(this.state, event);
      if (this.keepsEvents) this.events.push(event);
      if ('unknown' in event) continue;
      if (event.t === 'CodeRevealed' || event.t === 'SetOpened') this.openings.add(event.id);
      if (event.t === 'VaultRestored' || event.t === 'VaultMerged') {
        for (const { change, hash } of event.d.givenUp) this.givenUp.add(givenUpPoint(change, hash));
      }
    }
    for (const { hash, bytes } of transaction.payloads) this.payloads.set(hash, bytes.slice());
    for (const { setId, bytes } of transaction.keyring) {
      if (bytes.length === 0) this.keyring.delete(setId);
      else this.keyring.set(setId, bytes.slice());
    }
    for (const { change, hash } of transaction.points) if (this.watched.has(change)) this.hashes.set(change, hash);
    this.point = transaction.points.at(-1) ?? this.point;
  }
}

/** A change number with the first 16 bytes of its H in hex: how a given-up point is told from others. */
export function givenUpPoint(change: number, shortHash: string): string {
  return `${change} ${shortHash}`;
}

/** Where the history stands before frame 0: at its start, or where a condensed log goes on from (FORMAT.md section 8). */
export function historyBefore(transaction: Uint8Array, start: HistoryPoint): HistoryPoint {
  return historyBeforeEvent(firstEvent(transaction), start);
}

/** The same by the bytes of the first event of the log. @throws CustodyError `record-damaged`. */
export function historyBeforeEvent(bytes: Uint8Array | null, start: HistoryPoint): HistoryPoint {
  const first = bytes && parseEvent(bytes);
  if (first === null || 'unknown' in first || first.t !== 'LogCondensed') return start;
  return { change: first.d.change, hash: hexToBytes(first.d.hash) };
}
