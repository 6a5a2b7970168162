/** Makes a new vault of what still opens in a damaged file, and tells what is missing. FORMAT.md 14.2. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { serviceAndInstance } from '../core/custody/account-name.ts';
import type { EventBody, Fork, UnknownEvent, VaultEvent } from '../core/custody/events.ts';
import { historyBefore, LogFold } from '../core/custody/log-fold.ts';
import { encodeEvent, isKnown, parseEvent } from '../core/custody/parse-event.ts';
import { equalBytes } from '../core/format/bytes.ts';
import { recordKey } from '../core/format/keys.ts';
import { type Mark, verifyMark } from '../core/format/mark.ts';
import {
  checkSetKey,
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
import type { Credentials } from '../core/format/unlock.ts';
import { newestOf, shortPoint } from './branches.ts';
import { placeFile } from './file-system.ts';
import { acquireLock } from './lock-file.ts';
import { readMark } from './marks.ts';
import { readVault } from './open-vault.ts';
import { refuseToOverwrite } from './place-vault.ts';
import type { Ports } from './ports.ts';
import { type Rewritten, rewriteVault } from './rewrite-vault.ts';
import { type FoundFrame, findFrames } from './salvage-frames.ts';
import { type SalvagedKeys, salvageKeys } from './salvage-keys.ts';
import type { ForeignParts } from './session.ts';
import type { Notice } from './standing.ts';
import { StorageError, writeFailure } from './storage-error.ts';
import { systemHash } from './system-hash.ts';

export interface SalvageRequest {
  /** The damaged file. It is never changed. */
  readonly path: string;
  readonly credentials: Credentials;
  /** The new vault; nothing may be there. */
  readonly out: string;
  /** A backup whose header has the same file salt, where both copies in the file are gone. */
  readonly headerFrom?: string | null;
}

/** A set whose codes cannot be had any more from this file. */
export interface MissingSet {
  /** 32 hex digits. */
  readonly set: string;
  /** Service with its instance, and the login, where they are known. */
  readonly service: string | null;
  readonly login: string | null;
}

export interface Salvaged {
  readonly file: string;
  /** Events in the new vault that the old one had. */
  readonly events: number;
  /** Sets whose codes open. */
  readonly sets: number;
  readonly missingFrames: readonly number[];
  /** How many changes are missing, as far as what is there tells. */
  readonly missingChanges: number;
  readonly missingSets: readonly MissingSet[];
  /** True: the key that finds the same code in two sets was lost, and finds only those that come in from now on. */
  readonly hasNewFingerprintKey: boolean;
  readonly notices: readonly Notice[];
}

/**
 * @throws CodedError `would-overwrite`, `header-damaged` where no way in is left, `wrong-secret` and the like, `record-damaged`
 * where no frame opens, `disk-full`, `not-writable`. Nothing is at `out` then.
 */
export async function salvage(ports: Ports, request: SalvageRequest): Promise<Salvaged> {
  const { path, out, credentials } = request;
  await refuseToOverwrite(ports, out);
  const file = await readVault(ports, path);
  const backup = request.headerFrom ? await readVault(ports, request.headerFrom) : null;
  const keys = await salvageKeys(ports, file, backup, credentials);
  try {
    const found = await framesWith(file, keys);
    const log = gather(ports, keys, found.frames, await readMark({ ...ports, vaultId: keys.vaultId }));
    const rewritten = await writeOut(ports, out, keys, log);
    const missingSets = setsWithout(rewritten.log.fold, keys, log);
    return {
      file: out,
      events: log.prefix.length + log.later.length - (log.begunAnew ? 1 : 0),
      sets: setsThatOpen(rewritten.log.fold, keys).length,
      missingFrames: [...found.missing, ...(found.isDamagedThere || log.isCutOff ? [found.next] : [])],
      missingChanges: log.missingChanges,
      missingSets,
      hasNewFingerprintKey: log.hasNewFingerprintKey,
      notices: keys.engine === 'noble' ? ['slow-key-derivation'] : [],
    };
  } finally {
    keys.vaultKey.fill(0);
  }
}

async function framesWith(file: Uint8Array, keys: SalvagedKeys): ReturnType<typeof findFrames> {
  const recordKeys = keys.fileSalts.map((salt) => recordKey(keys.vaultKey, salt));
  try {
    return await findFrames(file, recordKeys);
  } finally {
    for (const key of recordKeys) key.fill(0);
  }
}

/** What the new vault is written from. */
interface Gathered {
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
function gather(ports: Ports, keys: SalvagedKeys, frames: readonly FoundFrame[], seen: Mark | null): Gathered {
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
  return { v: 1, id: bytesToHex(random.bytes(16)), at: clock.now(), by: bytesToHex(slot.id), crit: true, ...body };
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

async function writeOut(ports: Ports, out: string, keys: SalvagedKeys, log: Gathered): Promise<Rewritten> {
  const none = new Uint8Array(0);
  const { vaultId, vaultKey, epoch, slots } = keys;
  const lock = await acquireLock({ ...ports, vaultPath: out, breakLock: false });
  try {
    await refuseToOverwrite(ports, out);
    const rewritten = await rewriteVault(ports, {
      path: out,
      header: { vaultId, epoch, slots, fileSalt: none, bytes: none, framesAt: 0, readOnly: null },
      vaultKey,
      fold: log.fold,
      events: log.prefix,
      change: log.restored === null ? [] : [log.restored],
      order: { foreign: foreignOf(log) },
    });
    await placeFile(ports.files, rewritten.newFile.path, out).catch(async (error: unknown) => {
      await ports.files.unlink(rewritten.newFile.path).catch(() => undefined);
      throw error;
    });
    return rewritten;
  } catch (error) {
    throw writeFailure(error);
  } finally {
    await lock.release();
  }
}

function foreignOf({ later, laterParts }: Gathered): ForeignParts {
  return {
    events: later,
    payloads: laterParts.flatMap(({ payloads }) => payloads.map(({ bytes }) => bytes)),
    keyring: laterParts.flatMap(({ keyring }) => keyring.filter(({ setId }) => setId !== FINGERPRINT_KEY_ID)),
  };
}

function setsThatOpen({ state, payloads, keyring }: LogFold, { vaultKey, vaultId }: SalvagedKeys): string[] {
  return [...state.sets.values()].flatMap(({ id: setId, payload: ref }) => {
    const [payload, entry] = [payloads.get(ref.hash), keyring.get(setId)];
    if (payload === undefined || entry === undefined) return [];
    try {
      checkSetKey(vaultKey, vaultId, { setId, payload, commitment: ref.commitment, entry });
      return [setId];
    } catch {
      return [];
    }
  });
}

/** Sets that do not open, and sets that are only named: what brought them in is lost. */
function setsWithout(fold: LogFold, keys: SalvagedKeys, { prefix, later }: Gathered): MissingSet[] {
  const opening = new Set(setsThatOpen(fold, keys));
  const named = [...prefix, ...later].flatMap((bytes) => setsNamedBy(parseEvent(bytes)));
  return [...new Set([...fold.state.sets.keys(), ...named])]
    .filter((set) => !opening.has(set) && (fold.state.sets.get(set)?.purgedAt ?? null) === null)
    .map((set) => {
      const account = fold.state.accounts.get(fold.state.sets.get(set)?.account ?? '');
      return { set, service: serviceAndInstance(account) || null, login: account?.name ?? null };
    });
}

function setsNamedBy(event: VaultEvent | UnknownEvent): string[] {
  if (!isKnown(event)) return [];
  if (event.t === 'SheetPrinted') return event.d.sets.map(({ set }) => set);
  const d: object = event.d;
  return 'set' in d && typeof d.set === 'string' ? [d.set] : [];
}
