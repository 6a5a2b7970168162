/** Reads a vault's frames into state, keyring and sealed payloads: FORMAT.md 11, steps 4 and 5. */
import { setImmediate } from 'node:timers/promises';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { UnknownEvent, VaultEvent } from '../core/custody/events.ts';
import { evolve } from '../core/custody/evolve.ts';
import { parseEvent } from '../core/custody/parse-event.ts';
import { initialState, type State } from '../core/custody/state.ts';
import type { ErrorFacts } from '../core/errors.ts';
import { FormatError } from '../core/format/format-error.ts';
import { FRAME_HEADER_BYTES, openFrame } from '../core/format/frame.ts';
import type { Header } from '../core/format/header.ts';
import { historyStart } from '../core/format/keys.ts';
import { isTornTail } from '../core/format/tail.ts';
import { firstEvent, type HistoryPoint, parseTransaction, type ReadTransaction } from '../core/format/transaction.ts';
import { systemHash } from './system-hash.ts';

/** Reading gives way to other work after this long, so that a window stays alive. */
const SLICE_MS = 15;

/** Where the next frame goes, and how the last one begins, to recognise a file that changed meanwhile. */
export interface LogEnd {
  /** Offset of the end of the last good frame. */
  readonly offset: number;
  readonly seq: number;
  /** Hash of the last good frame. */
  readonly link: Uint8Array;
  readonly lastFrameAt: number;
  readonly lastFrameHead: Uint8Array;
}

export interface Log {
  readonly fold: LogFold;
  readonly end: LogEnd;
  /** What stands after the last good frame. */
  readonly rest: { readonly kind: 'none' } | { readonly kind: 'torn' | 'damaged'; readonly facts: ErrorFacts };
}

/** Folds transactions one after the other; what a session does after an append is the same as what reading does. */
export class LogFold {
  readonly state: State = initialState();
  /** By set id in hex. */
  readonly keyring = new Map<string, Uint8Array>();
  /** Sealed codes by SHA-256 in hex. */
  readonly payloads = new Map<string, Uint8Array>();
  /** The points that a `VaultRestored` gave up, each as {@link givenUpPoint}. */
  readonly givenUp = new Set<string>();
  /** Ids of the openings in the log: one that was kept aside is not written twice. */
  readonly openings = new Set<string>();
  /** H at the watched changes, where the log reaches them. */
  readonly hashes = new Map<number, Uint8Array>();
  /** Every event in order, where they are wanted. */
  readonly events: (VaultEvent | UnknownEvent)[] = [];
  point: HistoryPoint;
  readonly #watched: ReadonlySet<number>;
  readonly #keepsEvents: boolean;

  /** `watched`: the change numbers whose H is wanted. */
  constructor(vaultId: Uint8Array, watched: readonly number[], keepsEvents = false) {
    this.#keepsEvents = keepsEvents;
    this.point = { change: 0, hash: historyStart(vaultId) };
    this.#watched = new Set(watched);
    if (this.#watched.has(0)) this.hashes.set(0, this.point.hash);
  }

  /** Begins where a condensed log goes on from. */
  startAt(point: HistoryPoint): void {
    this.point = point;
    if (this.#watched.has(point.change)) this.hashes.set(point.change, point.hash);
  }

  /** @throws CodedError `record-damaged` before anything of the transaction was folded. */
  add(transaction: ReadTransaction): void {
    this.addParsed(transaction, transaction.events.map(parseEvent));
  }

  /** As {@link add}, for events that were just written and need no parsing. */
  addParsed(transaction: ReadTransaction, events: readonly (VaultEvent | UnknownEvent)[]): void {
    for (const event of events) {
      evolve(this.state, event);
      if (this.#keepsEvents) this.events.push(event);
      if ('unknown' in event) continue;
      if (event.t === 'CodeRevealed' || event.t === 'SetOpened') this.openings.add(event.id);
      if (event.t === 'VaultRestored') {
        for (const { change, hash } of event.d.givenUp) this.givenUp.add(givenUpPoint(change, hash));
      }
    }
    for (const { hash, bytes } of transaction.payloads) this.payloads.set(hash, bytes.slice());
    for (const { setId, bytes } of transaction.keyring) {
      if (bytes.length === 0) this.keyring.delete(setId);
      else this.keyring.set(setId, bytes.slice());
    }
    for (const { change, hash } of transaction.points) if (this.#watched.has(change)) this.hashes.set(change, hash);
    this.point = transaction.points.at(-1) ?? this.point;
  }
}

/** A change number with the first 16 bytes of its H in hex: how a given-up point is told from others. */
export function givenUpPoint(change: number, shortHash: string): string {
  return `${change} ${shortHash}`;
}

/** The end of the log once this frame stands at its old end. */
export function endAfter(end: LogEnd, frame: Uint8Array): LogEnd {
  return {
    offset: end.offset + frame.length,
    seq: end.seq + 1,
    link: systemHash(frame),
    lastFrameAt: end.offset,
    lastFrameHead: frame.slice(0, FRAME_HEADER_BYTES),
  };
}

export interface ReadingOptions {
  /** Keep every event in the fold. */
  readonly keepsEvents?: boolean | undefined;
  /** When it is aborted, reading ends with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads all frames of a file.
 * @throws FormatError `truncated` (R20) or `record-damaged` for frame 0 (R19, R26).
 */
export async function readLog(
  file: Uint8Array,
  header: Header,
  recordKey: Uint8Array,
  watched: readonly number[],
  { keepsEvents, signal }: ReadingOptions = {},
): Promise<Log> {
  const fold = new LogFold(header.vaultId, watched, keepsEvents);
  let end: LogEnd = {
    offset: header.framesAt,
    seq: 0,
    link: systemHash(header.bytes),
    lastFrameAt: header.framesAt,
    lastFrameHead: new Uint8Array(0),
  };
  let rest: Log['rest'] = { kind: 'none' };
  let sliceStart = performance.now();
  while (end.offset < file.length && rest.kind === 'none') {
    const next = readFrame(file, recordKey, end, fold);
    if (next !== null) end = next;
    else rest = failedFrame(file, recordKey, end);
    if (performance.now() - sliceStart > SLICE_MS) {
      await setImmediate();
      signal?.throwIfAborted();
      sliceStart = performance.now();
    }
  }
  if (end.seq === 0) {
    const torn = rest.kind === 'none' || rest.kind === 'torn';
    throw new FormatError(torn ? 'truncated' : 'record-damaged', 'record 0', { record: 0 });
  }
  return { fold, end, rest };
}

/** The end after the next frame, or null when it fails. */
function readFrame(file: Uint8Array, recordKey: Uint8Array, end: LogEnd, fold: LogFold): LogEnd | null {
  const opened = openFrame(recordKey, file, end.offset, { seq: end.seq, link: end.link });
  if (opened === null) return null;
  try {
    if (end.seq === 0) fold.startAt(historyBefore(opened.transaction, fold.point));
    const transaction = parseTransaction(opened.transaction, fold.point, systemHash);
    if (transaction === null || (end.seq === 0 && !startsHistory(transaction))) return null;
    fold.add(transaction);
  } catch {
    return null;
  }
  return endAfter(end, file.subarray(end.offset, end.offset + opened.size));
}

/** R26. */
function startsHistory(transaction: ReadTransaction): boolean {
  const first = transaction.events[0];
  const type = first === undefined ? null : parseEvent(first).t;
  return type === 'VaultCreated' || type === 'LogCondensed';
}

/** Where the history stands before frame 0: at its start, or where a condensed log goes on from (FORMAT.md section 8). */
function historyBefore(transaction: Uint8Array, start: HistoryPoint): HistoryPoint {
  const bytes = firstEvent(transaction);
  const first = bytes && parseEvent(bytes);
  if (first === null || 'unknown' in first || first.t !== 'LogCondensed') return start;
  return { change: first.d.change, hash: hexToBytes(first.d.hash) };
}

function failedFrame(file: Uint8Array, recordKey: Uint8Array, end: LogEnd): Log['rest'] {
  const facts = { record: end.seq };
  return { kind: isTornTail(recordKey, file, end.offset) ? 'torn' : 'damaged', facts };
}

/** The bytes of every event, frame by frame, up to an end that was read before. */
export function* eventBytes(
  file: Uint8Array,
  header: Header,
  recordKey: Uint8Array,
  end: LogEnd,
): Generator<Uint8Array> {
  let point: HistoryPoint = { change: 0, hash: historyStart(header.vaultId) };
  let place = { seq: 0, link: systemHash(header.bytes) };
  for (let at = header.framesAt; at < end.offset; ) {
    const opened = openFrame(recordKey, file, at, place);
    if (opened && place.seq === 0) point = historyBefore(opened.transaction, point);
    const transaction = opened && parseTransaction(opened.transaction, point, systemHash);
    if (!opened || !transaction) throw new FormatError('record-damaged', `record ${place.seq}`, { record: place.seq });
    yield* transaction.events;
    point = transaction.points.at(-1) ?? point;
    place = { seq: place.seq + 1, link: systemHash(file.subarray(at, at + opened.size)) };
    at += opened.size;
  }
}
