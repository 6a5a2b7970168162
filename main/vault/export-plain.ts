/** The way out: everything that a vault knows, with the codes in clear, in a file that needs no Coldkeep (product.md, promise 6). */
import { dirname } from 'node:path';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { byAccount } from '../core/custody/order.ts';
import { type PlainFormat, plainExport } from '../core/custody/plain-export.ts';
import { type PlainSet, plainSet } from '../core/custody/plain-set.ts';
import { CodedError } from '../core/errors.ts';
import { eventsOf } from './events-of.ts';
import { createFileOf, type FileSystemPort } from './file-system.ts';
import { refuseToOverwrite } from './place-vault.ts';
import type { Ports } from './ports.ts';
import type { Receipt } from './receipt.ts';
import type { Session } from './session.ts';
import { slices } from './slices.ts';
import { StorageError, writeFailure } from './storage-error.ts';

export interface PlainOrder {
  readonly format: PlainFormat;
  /** Absolute path of a file that is not there yet. */
  readonly file: string;
  /** Ids; left out: every set, whatever its state, and those that are purged without their codes. */
  readonly sets?: readonly string[];
  /** When it is aborted before the file is made, none is; its reason is thrown. */
  readonly signal?: AbortSignal;
}

export interface PlainDone {
  /** Sets and codes whose text is in the file. */
  readonly sets: number;
  readonly codes: number;
  /** Sets that are in it without their codes: purged, or damaged. */
  readonly purged: number;
  readonly damaged: number;
}

type ExportPorts = Pick<Ports, 'files' | 'clock'>;

/**
 * Writes a plain export, for its owner only, never over a file. Every opening and the file are recorded before a code is opened;
 * when the file cannot be written it is recorded as gone. Sets that are damaged do not hold up the others.
 *
 * @throws RefusedError `set-not-found`, `purged` for a set that is named, `nothing-found`; StorageError `would-overwrite`,
 * `no-such-file` for a folder that is not there, `disk-full`, `not-writable`, and what `Session.commit` throws. Nothing of the
 * file stays then.
 */
export async function exportPlain(ports: ExportPorts, session: Session, order: PlainOrder): Promise<PlainDone> {
  const { format, file, sets: wanted = [] } = order;
  await checkExportPlace(ports.files, file);
  const events = eventsOf({ type: 'ExportPlain', sets: wanted, file }, session.state);
  const receipts = await session.recordOpening(events);
  try {
    const sets = await openAll(session, receipts, wanted, ports.clock.today());
    const source = { vault: session.vaultId, change: session.point.change, exportedAt: ports.clock.now() };
    order.signal?.throwIfAborted();
    await createFileOf(ports.files, file, bytesOf(plainExport(format, source, sets))).catch((error: unknown) => {
      throw writeFailure(error);
    });
    return summaryOf(sets);
  } catch (error) {
    await takeBack(ports.files, session, file, error);
    throw error;
  }
}

/** A file that is still there, and is not somebody else's, stays on the list of what is to be destroyed. */
async function takeBack(files: FileSystemPort, session: Session, file: string, error: unknown): Promise<void> {
  const isOther = error instanceof CodedError && error.code === 'would-overwrite';
  const isGone = isOther || (await files.identity(file).catch(() => undefined)) === null;
  if (!isGone) return;
  await session.commit(eventsOf({ type: 'DestroyPlaintext', file }, session.state)).catch(() => undefined);
}

/**
 * Finds out before a code is opened that the file could not be written.
 * @throws StorageError `would-overwrite`, `no-such-file` for a folder that is not there.
 */
export async function checkExportPlace(files: FileSystemPort, file: string): Promise<void> {
  await refuseToOverwrite({ files }, file);
  const folder = await files.identity(dirname(file)).catch((error: unknown) => {
    throw writeFailure(error);
  });
  if (folder === null) throw new StorageError('no-such-file', 'the folder of the export');
}

async function openAll(
  session: Session,
  receipts: readonly Receipt[],
  wanted: readonly string[],
  today: string,
): Promise<readonly PlainSet[]> {
  const { state } = session;
  const giveWay = slices();
  const codes = new Map<string, ReadonlyMap<number, string> | null>();
  for (const receipt of receipts) {
    codes.set(receipt.setId, openOrNull(session, receipt));
    await giveWay();
  }
  const all = wanted.length === 0 ? [...state.sets.values()] : wanted.flatMap((id) => state.sets.get(id) ?? []);
  const sets: PlainSet[] = [];
  for (const set of [...new Set(all)].sort(byAccount(state))) {
    sets.push(plainSet(state, set, codes.get(set.id) ?? null, today));
    await giveWay();
  }
  return sets;
}

function openOrNull(session: Session, receipt: Receipt): ReadonlyMap<number, string> | null {
  try {
    return new Map(session.openSet(receipt).map(({ number, text }) => [number, text]));
  } catch (error) {
    if (error instanceof CodedError && error.code === 'record-damaged') return null;
    throw error;
  }
}

function* bytesOf(parts: Iterable<string>): Generator<Uint8Array> {
  for (const part of parts) yield utf8ToBytes(part);
}

function summaryOf(sets: readonly PlainSet[]): PlainDone {
  const there = sets.filter(({ purgedAt, isDamaged }) => purgedAt === null && !isDamaged);
  return {
    sets: there.length,
    codes: there.reduce((sum, set) => sum + set.codes.length, 0),
    purged: sets.filter(({ purgedAt }) => purgedAt !== null).length,
    damaged: sets.filter(({ isDamaged }) => isDamaged).length,
  };
}
