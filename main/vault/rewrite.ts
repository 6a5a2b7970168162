/** The bytes of a rewritten vault, part by part: the same history in new frames. FORMAT.md 14.1. */

import { historyBeforeEvent } from '../core/custody/log-fold.ts';
import { equalBytes } from '../core/format/bytes.ts';
import { FormatError } from '../core/format/format-error.ts';
import { sealFrame } from '../core/format/frame.ts';
import { historyStart } from '../core/format/keys.ts';
import {
  advance,
  encodeTransaction,
  type HistoryPoint,
  type KeyringEntry,
  type Transaction,
} from '../core/format/transaction.ts';
import type { LiveParts } from './live-parts.ts';
import { slices } from './slices.ts';
import { systemHash } from './system-hash.ts';

/** A frame of 256 KiB is sealed within a slice; FORMAT.md allows up to 1 MiB of events in one. */
const BATCH_BYTES = 4 * 65_536 - 256;
/** What lists and lengths add to an event, a payload and a keyring entry. */
const EVENT_EXTRA_BYTES = 4;
const PAYLOAD_EXTRA_BYTES = 36;
const ENTRY_EXTRA_BYTES = 20;

export interface RewriteParts {
  readonly vaultId: Uint8Array;
  /** One copy of the new header. */
  readonly header: Uint8Array;
  /** K_rec of the new file. */
  readonly recordKey: Uint8Array;
  /** All events of the log, in order, as first written. */
  readonly events: Iterable<Uint8Array>;
  /** What they must come to. */
  readonly point: HistoryPoint;
  /** Events of the change, which get a frame of their own; none for tidying alone. */
  readonly change: readonly Uint8Array[];
  /** Events of another copy, after those. */
  readonly foreign: readonly Uint8Array[];
  readonly live: LiveParts;
  /** 24 fresh random bytes a call. */
  readonly nonce: () => Uint8Array;
}

/** Collects what goes into one frame. */
class Batch implements Transaction {
  readonly events: Uint8Array[] = [];
  readonly payloads: Uint8Array[] = [];
  readonly keyring: KeyringEntry[];
  #bytes = 0;

  constructor(keyring: readonly KeyringEntry[] = []) {
    this.keyring = [...keyring];
  }

  /** Whether this much more belongs in another frame. An event and what it brought never part. */
  isFullWith(more: Transaction): boolean {
    return this.events.length > 0 && this.#bytes + bytesOf(more) > BATCH_BYTES;
  }

  add(more: Transaction): void {
    this.events.push(...more.events);
    this.payloads.push(...more.payloads);
    this.keyring.push(...more.keyring);
    this.#bytes += bytesOf(more);
  }
}

function bytesOf({ events, payloads, keyring }: Transaction): number {
  const sum = (lengths: readonly number[], extra: number): number =>
    lengths.reduce((total, length) => total + length + extra, 0);
  return (
    sum(
      events.map(({ length }) => length),
      EVENT_EXTRA_BYTES,
    ) +
    sum(
      payloads.map(({ length }) => length),
      PAYLOAD_EXTRA_BYTES,
    ) +
    sum(
      keyring.map(({ bytes }) => bytes.length),
      ENTRY_EXTRA_BYTES,
    )
  );
}

/**
 * Yields both header copies and every frame, and returns the history's new end.
 * @throws FormatError `record-damaged` when the events are not those of `point`, `too-large` for a change above 16 MiB.
 */
export async function* rewrittenFile(parts: RewriteParts): AsyncGenerator<Uint8Array, HistoryPoint> {
  const { live, header } = parts;
  const frames = new Frames(parts);
  yield header;
  yield header;
  yield* inBatches(parts.events, live, frames, live.fingerprintKey());
  if (!isSamePoint(frames.point, parts.point)) {
    throw new FormatError('record-damaged', 'the history read again is another one');
  }
  if (parts.change.length > 0) {
    const change = new Batch();
    for (const event of parts.change) change.add({ events: [event], ...live.broughtBy(event) });
    yield frames.seal(change);
  }
  yield* inBatches(parts.foreign, live, frames);
  live.refuseLeftovers();
  return frames.point;
}

async function* inBatches(
  events: Iterable<Uint8Array>,
  live: LiveParts,
  frames: Frames,
  first: readonly KeyringEntry[] = [],
): AsyncGenerator<Uint8Array, void> {
  const giveWay = slices();
  let batch = new Batch(first);
  for (const event of events) {
    const next = { events: [event], ...live.broughtBy(event) };
    if (batch.isFullWith(next)) {
      yield frames.seal(batch);
      batch = new Batch();
    }
    batch.add(next);
    await giveWay();
  }
  if (batch.events.length > 0) yield frames.seal(batch);
}

/** Seals one frame after the other, linked, with the history counted on. */
class Frames {
  point: HistoryPoint;
  readonly #parts: Pick<RewriteParts, 'recordKey' | 'nonce'>;
  #seq = 0;
  #link: Uint8Array;

  constructor(parts: RewriteParts) {
    this.#parts = parts;
    this.#link = systemHash(parts.header);
    this.point = { change: 0, hash: historyStart(parts.vaultId) };
  }

  seal(transaction: Transaction): Uint8Array {
    if (this.#seq === 0) this.point = historyBeforeEvent(transaction.events[0] ?? null, this.point);
    const bytes = encodeTransaction(transaction, this.point);
    const { recordKey, nonce } = this.#parts;
    const frame = sealFrame(recordKey, { seq: this.#seq, link: this.#link }, bytes, nonce());
    this.point = advance(this.point, transaction.events);
    this.#seq += 1;
    this.#link = systemHash(frame);
    return frame;
  }
}

export function isSamePoint(a: HistoryPoint, b: HistoryPoint): boolean {
  return a.change === b.change && equalBytes(a.hash, b.hash);
}
