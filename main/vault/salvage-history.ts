/** The history of a salvaged vault: whole up to the first gap, and beyond it no more than what was found. FORMAT.md 14.3. */

import { bytesToHex } from '@noble/hashes/utils.js';
import type { EventBody, Fork, UnknownEvent, VaultEvent } from '../core/custody/events.ts';
import { historyBefore, LogFold } from '../core/custody/log-fold.ts';
import { encodeEvent, isKnown, parseEvent } from '../core/custody/parse-event.ts';
import { equalBytes } from '../core/format/bytes.ts';
import { type Mark, verifyMark } from '../core/format/mark.ts';
import {
  FINGERPRINT_KEY_ID,
  isEntryOf,
  KEY_BYTES,
  NO_PAYLOAD_HASH,
  NONCE_BYTES,
  sealFingerprintKey,
} from '../core/format/payload.ts';
import {
  type HistoryPoint,
  parseTransaction,
  type ReadTransaction,
  readStated,
  type StatedTransaction,
} from '../core/format/transaction.ts';
import { newestOf, shortPoint } from './branches.ts';
import type { Ports } from './ports.ts';
import type { FoundFrame } from './salvage-frames.ts';
import type { SalvagedKeys } from './salvage-keys.ts';
import { stampEvent } from './stamp-event.ts';
import { StorageError } from './storage-error.ts';
import { systemHash } from './system-hash.ts';

/** What the new vault is written from. */
export interface Gathered {
  /** The log up to the first gap, with its history. */
  readonly fold: LogFold;
  readonly prefix: readonly Uint8Array[];
  /** The beginning is lost, and the log begins with `LogCondensed`. */
  readonly begunAnew: boolean;
  /** Null where nothing is missing. */
  readonly restored: VaultEvent | null;
  /** What was found after a gap: its events, each once, and all its parts. */
  readonly later: readonly Uint8Array[];
  readonly laterParts: readonly StatedTransaction[];
  readonly missingChanges: number;
  /** This computer saw changes after the last one that is there. */
  readonly isCutOff: boolean;
  readonly hasNewFingerprintKey: boolean;
}

/** @throws StorageError `record-damaged` where nothing was found, `unsupported-feature`. */
export function gather(ports: Ports, keys: SalvagedKeys, frames: readonly FoundFrame[], seen: Mark | null): Gathered {
  const mark = seen !== null && verifyMark(seen, keys.vaultKey, keys.vaultId) ? seen : null;
  const fold = new LogFold(keys.vaultId, mark === null ? [] : [mark.change]);
  const prefix: Uint8Array[] = [];
  let next = 0;
  for (const { seq, transaction } of frames) {
    const read = seq === next ? foldInPlace(fold, transaction, seq) : null;
    if (read === null) break;
    prefix.push(...read.events);
    next += 1;
  }
  const laterParts = frames.filter(({ seq }) => seq >= next).flatMap((frame) => readStated(frame.transaction) ?? []);
  const begunAnew = next === 0;
  const gap = lookOver(begunAnew ? null : fold.point, laterParts);
  const isMarkHere = mark !== null && isSameHash(fold.hashes.get(mark.change), mark.hash);
  const fork = begunAnew ? beginAnew(ports, keys, fold, laterParts, prefix) : fold.point;
  const beyond = mark === null || isMarkHere ? [] : [shortPoint(mark)];
  const last = laterParts.at(-1)?.stated.change ?? fork.change;
  const unseen = Math.max(0, (beyond[0]?.change ?? 0) - last);
  const givenUp = newestOf([...gap.points, ...beyond].filter((point) => point.change !== fork.change));
  const isWhole = laterParts.length === 0 && beyond.length === 0;
  const later = eventsOnce(laterParts, prefix);
  if (fold.state.mustNotWrite || later.some(isForbidding)) throw new StorageError('unsupported-feature');
  return {
    fold,
    prefix,
    begunAnew,
    restored: isWhole ? null : stamped(ports, keys, { t: 'VaultRestored', d: { fork: fork.change, givenUp } }),
    later,
    laterParts,
    missingChanges: gap.missing + unseen,
    isCutOff: unseen > 0,
    hasNewFingerprintKey: keepFingerprintKey(ports, keys, fold, laterParts),
  };
}

/** Folds the next frame of the log, or gives null where it does not go on from what stands before it (R21, R23, R26). */
function foldInPlace(fold: LogFold, transaction: Uint8Array, seq: number): ReadTransaction | null {
  try {
    if (seq === 0) fold.startAt(historyBefore(transaction, fold.point));
    const read = parseTransaction(transaction, fold.point, systemHash);
    const [first] = read?.events ?? [];
    if (read === null || (seq === 0 && (first === undefined || !BEGINS.has(parseEvent(first).t)))) return null;
    fold.add(read);
    return read;
  } catch {
    return null;
  }
}

const BEGINS: ReadonlySet<string> = new Set(['VaultCreated', 'LogCondensed']);

/** The points of the old history that are known after a gap, and how many changes are missing between them. */
function lookOver(
  from: HistoryPoint | null,
  parts: readonly StatedTransaction[],
): { readonly points: Fork['givenUp']; readonly missing: number } {
  const points: HistoryPoint[] = [];
  let missing = 0;
  let last = from;
  for (const { events, stated } of parts) {
    const before = stated.change - events.length;
    const gap = before - (last?.change ?? 0);
    missing += Math.max(0, gap);
    if (last !== null && gap === 0) points.push(...pointsBetween(last, events, stated));
    points.push(stated);
    last = stated;
  }
  return { points: points.map(shortPoint), missing };
}

/** The history after each event, where they lead from one point to the other. */
function pointsBetween(from: HistoryPoint, events: readonly Uint8Array[], to: HistoryPoint): HistoryPoint[] {
  const points: HistoryPoint[] = [];
  let point = from;
  for (const event of events) {
    point = { change: point.change + 1, hash: systemHash(point.hash, event) };
    points.push(point);
  }
  return equalBytes(point.hash, to.hash) ? points : [];
}

/** The beginning is lost: the new log says so, and counts on from the first point that is known. */
function beginAnew(
  ports: Ports,
  keys: SalvagedKeys,
  fold: LogFold,
  [first]: readonly StatedTransaction[],
  prefix: Uint8Array[],
): HistoryPoint {
  const earliest = first?.events.map(parsed).find((event) => event !== null);
  if (first === undefined || !earliest) throw new StorageError('record-damaged', 'no record opens', { record: 0 });
  const { change, hash } = first.stated;
  const body: EventBody = {
    t: 'LogCondensed',
    d: { change, hash: bytesToHex(hash), createdAt: earliest.at, fingerprints: 1 },
  };
  const bytes = encodeEvent(stamped(ports, keys, body));
  fold.startAt(first.stated);
  const points = [{ change: change + 1, hash: systemHash(hash, bytes) }];
  fold.add({ events: [bytes], payloads: [], keyring: [], points });
  prefix.push(bytes);
  return first.stated;
}

/** Null for an event that breaks its table (R23). */
function parsed(bytes: Uint8Array): VaultEvent | UnknownEvent | null {
  try {
    return parseEvent(bytes);
  } catch {
    return null;
  }
}

function isForbidding(bytes: Uint8Array): boolean {
  const event = parseEvent(bytes);
  return !isKnown(event) && event.crit;
}

/** In the order of the frames, and none that stands before the gap already. */
function eventsOnce(parts: readonly StatedTransaction[], prefix: readonly Uint8Array[]): readonly Uint8Array[] {
  const seen = new Set(prefix.map((bytes) => parseEvent(bytes).id));
  return parts.flatMap(({ events }) =>
    events.filter((bytes) => {
      const event = parsed(bytes);
      if (event === null || seen.has(event.id)) return false;
      seen.add(event.id);
      return true;
    }),
  );
}

function isSameHash(there: Uint8Array | undefined, hash: Uint8Array): boolean {
  return there !== undefined && equalBytes(there, hash);
}

function stamped({ random, clock }: Ports, { slot }: SalvagedKeys, body: EventBody): VaultEvent {
  return stampEvent(random, body, { at: clock.now(), by: bytesToHex(slot.id) });
}

/** Puts the key for fingerprints into the keyring that is written; true when it is a new one. */
function keepFingerprintKey(
  { random }: Ports,
  { vaultKey, vaultId }: SalvagedKeys,
  fold: LogFold,
  parts: readonly StatedTransaction[],
): boolean {
  const keys = { vaultId, old: vaultKey, new: vaultKey };
  const later = parts.flatMap(({ keyring }) => keyring.filter(({ setId }) => setId === FINGERPRINT_KEY_ID));
  const there = [fold.keyring.get(FINGERPRINT_KEY_ID), ...later.map(({ bytes }) => bytes)];
  const good = there.find((entry) => entry && isEntryOf(keys, entry, FINGERPRINT_KEY_ID, NO_PAYLOAD_HASH));
  if (good !== undefined) {
    fold.keyring.set(FINGERPRINT_KEY_ID, good.slice());
    return false;
  }
  const fingerprintKey = random.bytes(KEY_BYTES);
  const entry = sealFingerprintKey({ vaultKey, fingerprintKey, vaultId }, random.bytes(NONCE_BYTES));
  fingerprintKey.fill(0);
  fold.keyring.set(FINGERPRINT_KEY_ID, entry);
  return true;
}
