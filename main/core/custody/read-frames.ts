/** Goes over the frames of a vault in memory, one at each step: FORMAT.md 11, steps 4 and 5. */
import type { ErrorFacts } from '../errors.ts';
import { FormatError } from '../format/format-error.ts';
import { FRAME_HEADER_BYTES, openFrame } from '../format/frame.ts';
import type { Hash } from '../format/hash.ts';
import type { Header } from '../format/header.ts';
import { historyStart } from '../format/keys.ts';
import { isTornTail } from '../format/tail.ts';
import { type HistoryPoint, parseTransaction, type ReadTransaction } from '../format/transaction.ts';
import { historyBefore, type LogFold } from './log-fold.ts';
import { parseEvent } from './parse-event.ts';

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

/** What stands after the last good frame. */
export type Rest = { readonly kind: 'none' } | { readonly kind: 'torn' | 'damaged'; readonly facts: ErrorFacts };

export interface FramesRead {
  readonly end: LogEnd;
  readonly rest: Rest;
}

/**
 * Folds all frames of a file. It yields the offset after each, so that its caller can give way to other work.
 * @throws FormatError `truncated` (R20) or `record-damaged` for frame 0 (R19, R26).
 */
export function* readFrames(
  file: Uint8Array,
  header: Header,
  recordKey: Uint8Array,
  fold: LogFold,
  hash: Hash,
): Generator<number, FramesRead, void> {
  let end: LogEnd = {
    offset: header.framesAt,
    seq: 0,
    link: hash(header.bytes),
    lastFrameAt: header.framesAt,
    lastFrameHead: new Uint8Array(0),
  };
  let rest: Rest = { kind: 'none' };
  while (end.offset < file.length && rest.kind === 'none') {
    const next = readFrame(file, recordKey, end, fold, hash);
    if (next !== null) end = next;
    else rest = failedFrame(file, recordKey, end);
    yield end.offset;
  }
  if (end.seq === 0) {
    const torn = rest.kind === 'none' || rest.kind === 'torn';
    throw new FormatError(torn ? 'truncated' : 'record-damaged', 'record 0', { record: 0 });
  }
  return { end, rest };
}

/** The end of the log once this frame stands at its old end. */
export function endAfter(end: LogEnd, frame: Uint8Array, hash: Hash): LogEnd {
  return {
    offset: end.offset + frame.length,
    seq: end.seq + 1,
    link: hash(frame),
    lastFrameAt: end.offset,
    lastFrameHead: frame.slice(0, FRAME_HEADER_BYTES),
  };
}

/** The end after the next frame, or null when it fails. */
function readFrame(file: Uint8Array, recordKey: Uint8Array, end: LogEnd, fold: LogFold, hash: Hash): LogEnd | null {
  const opened = openFrame(recordKey, file, end.offset, { seq: end.seq, link: end.link });
  if (opened === null) return null;
  try {
    if (end.seq === 0) fold.startAt(historyBefore(opened.transaction, fold.point));
    const transaction = parseTransaction(opened.transaction, fold.point, hash);
    if (transaction === null || (end.seq === 0 && !startsHistory(transaction))) return null;
    fold.add(transaction);
  } catch {
    return null;
  }
  return endAfter(end, file.subarray(end.offset, end.offset + opened.size), hash);
}

/** R26. */
function startsHistory(transaction: ReadTransaction): boolean {
  const first = transaction.events[0];
  const type = first === undefined ? null : parseEvent(first).t;
  return type === 'VaultCreated' || type === 'LogCondensed';
}

function failedFrame(file: Uint8Array, recordKey: Uint8Array, end: LogEnd): Rest {
  const facts = { record: end.seq };
  return { kind: isTornTail(recordKey, file, end.offset) ? 'torn' : 'damaged', facts };
}

/** The bytes of every event, frame by frame, up to an end that was read before. */
export function* eventBytes(
  file: Uint8Array,
  header: Header,
  recordKey: Uint8Array,
  end: LogEnd,
  hash: Hash,
): Generator<Uint8Array> {
  let point: HistoryPoint = { change: 0, hash: historyStart(header.vaultId) };
  let place = { seq: 0, link: hash(header.bytes) };
  for (let at = header.framesAt; at < end.offset; ) {
    const opened = openFrame(recordKey, file, at, place);
    if (opened && place.seq === 0) point = historyBefore(opened.transaction, point);
    const transaction = opened && parseTransaction(opened.transaction, point, hash);
    if (!opened || !transaction) throw new FormatError('record-damaged', `record ${place.seq}`, { record: place.seq });
    yield* transaction.events;
    point = transaction.points.at(-1) ?? point;
    place = { seq: place.seq + 1, link: hash(file.subarray(at, at + opened.size)) };
    at += opened.size;
  }
}
