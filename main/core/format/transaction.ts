/** Transactions: the content of one frame. FORMAT.md section 7. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { ByteReader, equalBytes, u64, writeU32 } from './bytes.ts';
import { FormatError } from './format-error.ts';
import { type Hash, portableHash } from './hash.ts';

export const MOST_EVENT_BYTES = 1024 * 1024;

/** A point in a vault's history: change number c and H(c), 32 bytes. */
export interface HistoryPoint {
  readonly change: number;
  readonly hash: Uint8Array;
}

export interface KeyringEntry {
  /** 32 hex digits. */
  readonly setId: string;
  /** Empty to drop the entry. */
  readonly bytes: Uint8Array;
}

export interface Transaction {
  /** Events as first written. */
  readonly events: readonly Uint8Array[];
  /** Sealed codes; each stands in the file under its SHA-256. */
  readonly payloads: readonly Uint8Array[];
  readonly keyring: readonly KeyringEntry[];
}

/** A transaction as read: views into the frame's plaintext; payloads by hash in hex. */
export interface ReadTransaction {
  readonly events: readonly Uint8Array[];
  readonly payloads: readonly { readonly hash: string; readonly bytes: Uint8Array }[];
  readonly keyring: readonly KeyringEntry[];
  /** The history after each event of this transaction, in order. */
  readonly points: readonly HistoryPoint[];
}

/** The history after these events. */
export function advance(from: HistoryPoint, events: readonly Uint8Array[]): HistoryPoint {
  return events.reduce<HistoryPoint>(
    (point, event) => ({ change: point.change + 1, hash: portableHash(point.hash, event) }),
    from,
  );
}

/** @throws FormatError `too-large` for an event of more than 1 MiB. */
export function encodeTransaction(transaction: Transaction, before: HistoryPoint): Uint8Array {
  if (transaction.events.some((event) => event.length > MOST_EVENT_BYTES))
    throw new FormatError('too-large', 'one event');
  const after = advance(before, transaction.events);
  return join([
    u32(transaction.events.length),
    ...transaction.events.flatMap((bytes) => [u32(bytes.length), bytes]),
    u32(transaction.payloads.length),
    ...transaction.payloads.flatMap((bytes) => [sha256(bytes), u32(bytes.length), bytes]),
    u32(transaction.keyring.length),
    ...transaction.keyring.flatMap(({ setId, bytes }) => [hexToBytes(setId), u32(bytes.length), bytes]),
    u64(after.change),
    after.hash,
  ]);
}

/** `concatBytes` takes its parts as arguments, of which an engine allows some hundred thousand at most. */
function join(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  writeU32(bytes, 0, value);
  return bytes;
}

/** A transaction before its place in the history was checked, with the point that it says it ends at. */
export interface StatedTransaction extends Omit<ReadTransaction, 'points'> {
  readonly stated: HistoryPoint;
}

/** All of R21 but the history, for salvage: what came before may be lost. Null when the bytes break it. */
export function readStated(bytes: Uint8Array, hash: Hash = portableHash): StatedTransaction | null {
  const reader = new ByteReader(bytes);
  const events = readList(reader, readEvent);
  const payloads = events && readList(reader, (each) => readPayload(each, hash));
  const keyring = payloads && readList(reader, readKeyringEntry);
  const change = reader.u64();
  const last = reader.take(32);
  if (!events || !payloads || !keyring || change === null || last === null || reader.left !== 0) return null;
  return { events, payloads, keyring, stated: { change, hash: last } };
}

/** Null when the bytes break R21. */
export function parseTransaction(
  bytes: Uint8Array,
  before: HistoryPoint,
  hash: Hash = portableHash,
): ReadTransaction | null {
  const read = readStated(bytes, hash);
  if (read === null) return null;
  const { stated, ...lists } = read;
  const points: HistoryPoint[] = [];
  let point = before;
  for (const event of lists.events) {
    point = { change: point.change + 1, hash: hash(point.hash, event) };
    points.push(point);
  }
  return point.change === stated.change && equalBytes(point.hash, stated.hash) ? { ...lists, points } : null;
}

/** The bytes of the first event, before anything of the transaction is checked; null where there is none. */
export function firstEvent(transaction: Uint8Array): Uint8Array | null {
  const reader = new ByteReader(transaction);
  const count = reader.u32();
  return count === null || count === 0 ? null : readEvent(reader);
}

/** Every item of the three lists takes 4 bytes at least, which bounds an impossible count before anything is allocated. */
function readList<T>(reader: ByteReader, readItem: (reader: ByteReader) => T | null): T[] | null {
  const count = reader.u32();
  if (count === null || count * 4 > reader.left) return null;
  const items: T[] = [];
  for (let i = 0; i < count; i++) {
    const item = readItem(reader);
    if (item === null) return null;
    items.push(item);
  }
  return items;
}

function readEvent(reader: ByteReader): Uint8Array | null {
  const length = reader.u32();
  return length === null || length > MOST_EVENT_BYTES ? null : reader.take(length);
}

function readPayload(reader: ByteReader, hash: Hash): { hash: string; bytes: Uint8Array } | null {
  const stated = reader.take(32);
  const length = reader.u32();
  const bytes = length === null ? null : reader.take(length);
  if (stated === null || bytes === null || !equalBytes(hash(bytes), stated)) return null;
  return { hash: bytesToHex(stated), bytes };
}

function readKeyringEntry(reader: ByteReader): KeyringEntry | null {
  const setId = reader.take(16);
  const length = reader.u32();
  const bytes = length === null ? null : reader.take(length);
  return setId === null || bytes === null ? null : { setId: bytesToHex(setId), bytes };
}
