/** Makes an old copy the current vault, and tells before what is lost by it. FORMAT.md 14.2. */

import { bytesToHex } from '@noble/hashes/utils.js';
import type { EventBody, UnknownEvent, VaultEvent } from '../core/custody/events.ts';
import { type BranchLine, branchLines } from '../core/custody/merge.ts';
import { isKnown } from '../core/custody/parse-event.ts';
import type { ErrorCode } from '../core/errors.ts';
import { equalBytes } from '../core/format/bytes.ts';
import type { Header } from '../core/format/header.ts';
import { verifyMark } from '../core/format/mark.ts';
import type { SlotType } from '../core/format/slot.ts';
import type { Credentials } from '../core/format/unlock.ts';
import { noteWritten } from './backup-places.ts';
import {
  type BranchEnd,
  branchEnd,
  endOf,
  eventsAfter,
  findFork,
  givenUpAfter,
  isIn,
  newestOf,
  shortPoint,
  timeAt,
} from './branches.ts';
import { isSameFile } from './file-system.ts';
import { keepAside, putAside } from './keep-aside.ts';
import { removeLeftovers } from './leftovers.ts';
import { acquireLock } from './lock-file.ts';
import { readMark, writeMark } from './marks.ts';
import type { NewFile } from './new-file.ts';
import type { Ports } from './ports.ts';
import type { VaultCopy } from './read-copy.ts';
import { renameOver } from './rename-over.ts';
import { type Current, type From, forget, headerIn, readCurrent, readFrom, refuseItself } from './restore-sides.ts';
import { rewriteVault } from './rewrite-vault.ts';
import { stampEvent } from './stamp-event.ts';
import type { Notice } from './standing.ts';
import { StorageError, writeFailure } from './storage-error.ts';

export interface RestoreRequest {
  /** The vault that the copy takes the place of; the file may be missing or damaged. */
  readonly path: string;
  /** The copy or backup. It is never changed. */
  readonly from: string;
  /** They open the copy, and the current file where they can. */
  readonly credentials: Credentials;
  readonly breakLock?: boolean;
}

/** Why not all of a file could be read; what stands before that is good. */
export type Trouble = VaultCopy['trouble'];

export interface RestorePreview {
  readonly copy: BranchEnd & { readonly trouble: Trouble };
  /** What stands at the path now. An `unreadable` one is kept and cannot be compared. */
  readonly current:
    | ({ readonly is: 'readable'; readonly trouble: Trouble } & BranchEnd)
    | { readonly is: 'missing' }
    | { readonly is: 'unreadable'; readonly code: ErrorCode };
  /** The last change that both share, and when it was; null where they cannot be compared. */
  readonly fork: BranchEnd | null;
  /** How many changes of the current file the copy lacks. */
  readonly lostChanges: number;
  readonly lost: readonly BranchLine[];
  /** Ways in that open the copy and not the current file: a passphrase that was changed since opens the vault again. */
  readonly waysBack: readonly SlotType[];
  /** Ways in that open the current file and not the copy. */
  readonly waysLost: readonly SlotType[];
  /** Sets whose codes were destroyed since and come back, 32 hex digits each. */
  readonly purgedBack: readonly string[];
}

export interface Restored {
  /** Where the file that was replaced is kept; null where there was none. */
  readonly keptAt: string | null;
  /** The last change of the restored vault: `VaultRestored`. */
  readonly change: number;
  /** `mark-not-written`, `rename-not-synced`, `slow-key-derivation`, as far as they apply. */
  readonly notices: readonly Notice[];
}

/** Opens both files and compares them; nothing is written. @throws as {@link restoreVault}. */
export async function previewRestore(ports: Ports, request: RestoreRequest): Promise<RestorePreview> {
  const path = await ports.files.realPath(request.path);
  await refuseItself(ports, path, request.from);
  const { copy } = await readFrom(ports, request);
  let current: Current | null = null;
  try {
    current = await readCurrent(ports, path, copy, request.credentials);
    return compared(copy, current);
  } finally {
    copy.vaultKey.fill(0);
    forget(current);
  }
}

/**
 * Puts the history of the copy, ended by `VaultRestored`, in the place of the current file, which is kept aside before.
 * @throws CodedError `usage` for a file restored from itself, `other-vault`, `locked`, `newer-version`, `unsupported-feature`, what
 * opening the copy throws, and `disk-full`, `not-writable`, `changed-on-disk`: then the current file is as it was.
 */
export async function restoreVault(ports: Ports, request: RestoreRequest): Promise<Restored> {
  const path = await ports.files.realPath(request.path);
  await refuseItself(ports, path, request.from);
  const from = await readFrom(ports, request);
  try {
    const lock = await acquireLock({ ...ports, vaultPath: path, breakLock: request.breakLock === true });
    try {
      return await restoreUnderLock(ports, path, from, request.credentials);
    } finally {
      await lock.release();
    }
  } catch (error) {
    throw writeFailure(error);
  } finally {
    from.copy.vaultKey.fill(0);
  }
}

async function restoreUnderLock(ports: Ports, path: string, from: From, credentials: Credentials): Promise<Restored> {
  const { copy, slotId, notices } = from;
  const { vaultId } = copy.header;
  const current = await readCurrent(ports, path, copy, credentials);
  try {
    await removeLeftovers(ports, path, vaultId);
    const body = await vaultRestored(ports, copy, current);
    const epoch = Math.max(copy.header.epoch, headerIn(current)?.epoch ?? 0);
    const rewritten = await rewriteVault(ports, {
      path,
      header: { ...copy.header, epoch },
      vaultKey: copy.vaultKey,
      fold: copy.log.fold,
      events: copy.branch.events.map(({ bytes }) => bytes),
      change: [stampEvent(ports.random, body, { at: ports.clock.now(), by: slotId })],
      order: {},
    });
    const { keptAt, isSynced } = await replaceCurrent(ports, path, current, rewritten.newFile);
    if (keptAt !== null) await noteKept(ports, bytesToHex(vaultId), keptAt, current);
    const point = rewritten.log.fold.point;
    const isMarkWritten = await writeMark({ ...ports, vaultId }, point, copy.vaultKey);
    const more: Notice[] = [
      ...(isSynced ? [] : (['rename-not-synced'] as const)),
      ...(isMarkWritten ? [] : (['mark-not-written'] as const)),
    ];
    return { keptAt, change: point.change, notices: [...notices, ...more] };
  } finally {
    forget(current);
  }
}

/** Until the rename the old file stands as it was; on failure the new one is taken away again. */
async function replaceCurrent(
  ports: Ports,
  path: string,
  current: Current,
  newFile: NewFile,
): Promise<{ readonly keptAt: string | null; readonly isSynced: boolean }> {
  const { files, clock } = ports;
  let keptAt: string | null = null;
  const isUnread = current.is !== 'missing' && current.bytes === null;
  try {
    if (current.is !== 'missing' && current.bytes !== null) keptAt = await keepAside(ports, path, current.bytes);
    await refuseIfChanged(ports, path, current);
    if (isUnread) keptAt = await putAside(ports, path);
    await renameOver(files, clock, newFile, path);
  } catch (error) {
    if (isUnread && keptAt !== null) await files.rename(keptAt, path).catch(() => undefined);
    await files.unlink(newFile.path).catch(() => undefined);
    throw error;
  }
  const isSynced = await files.syncFolderOf(path).then(
    () => true,
    () => false,
  );
  return { keptAt, isSynced };
}

/** @throws StorageError `changed-on-disk` when another program wrote there since it was read. */
async function refuseIfChanged({ files }: Ports, path: string, current: Current): Promise<void> {
  const there = await files.identity(path).catch(() => null);
  const before = current.is === 'missing' ? null : current.identity;
  if (before === null ? there !== null : !isSameFile(there, before)) throw new StorageError('changed-on-disk');
}

/** The list of copies that this computer wrote tells later which of them still open with an old secret. */
async function noteKept(ports: Ports, vaultId: string, file: string, current: Current): Promise<void> {
  if (current.is === 'missing') return;
  const change = current.is === 'readable' ? endOf(current.copy.branch).change : 0;
  const epoch = headerIn(current)?.epoch ?? 0;
  const sizeBytes = current.bytes?.length ?? 0;
  await noteWritten(ports, vaultId, [{ file, change, epoch, at: ports.clock.now(), sizeBytes }]).catch(() => undefined);
}

/** The last event of the restored log: what both share, and what is given up, as far as that can be known. */
async function vaultRestored(ports: Ports, copy: VaultCopy, current: Current): Promise<EventBody> {
  const { vaultId } = copy.header;
  const readable = current.is === 'readable' ? current.copy : null;
  const fork = readable === null ? endOf(copy.branch).change : findFork(copy.branch, readable.branch);
  const mark = await readMark({ ...ports, vaultId });
  const keys = [copy.vaultKey, ...(readable === null ? [] : [readable.vaultKey])];
  const isOurs = mark !== null && keys.some((key) => verifyMark(mark, key, vaultId));
  const branch = readable === null ? [] : givenUpAfter(readable.branch, fork);
  const points = [...branch, ...(mark !== null && isOurs ? [shortPoint(mark)] : [])];
  return { t: 'VaultRestored', d: { fork, givenUp: newestOf(points.filter((point) => !isIn(copy.branch, point))) } };
}

function compared(copy: VaultCopy, current: Current): RestorePreview {
  const waysBack = waysOnlyIn(copy.header, headerIn(current));
  const waysLost = waysOnlyIn(headerIn(current), copy.header);
  const ends = { copy: { ...branchEnd(copy.branch), trouble: copy.trouble }, waysBack, waysLost };
  if (current.is !== 'readable') {
    const there = current.is === 'missing' ? current : ({ is: 'unreadable', code: current.code } as const);
    return { ...ends, current: there, fork: null, lostChanges: 0, lost: [], purgedBack: [] };
  }
  const { branch, trouble, log } = current.copy;
  const change = findFork(copy.branch, branch);
  const lost = eventsAfter(branch, change).map(({ event }) => event);
  return {
    ...ends,
    current: { is: 'readable', ...branchEnd(branch), trouble },
    fork: { change, at: timeAt(branch, change) },
    lostChanges: lost.length,
    lost: branchLines(lost, log.fold.state),
    purgedBack: lost.flatMap((event) => purgedSet(event, copy)),
  };
}

/** A set that was destroyed since, whose codes the copy still holds. */
function purgedSet(event: VaultEvent | UnknownEvent, copy: VaultCopy): string[] {
  if (!isKnown(event) || event.t !== 'PayloadPurged') return [];
  const { fold } = copy.log;
  const set = fold.state.sets.get(event.d.set);
  return set?.purgedAt === null && fold.payloads.has(set.payload.hash) ? [set.id] : [];
}

/** Types of the slots of one header that the other does not have; none where the other cannot be read. */
function waysOnlyIn(one: Header | null, other: Header | null): SlotType[] {
  if (one === null || other === null) return [];
  return one.slots
    .filter(({ id }) => !other.slots.some((slot) => equalBytes(slot.id, id)))
    .flatMap(({ type }) => type ?? []);
}
