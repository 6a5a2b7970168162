/** Backups of a vault: whole copies of its file, each opened once it is written, beside the vault and in a second place. vault.md 14. */
import { dirname, join } from 'node:path';
import type { ErrorCode } from '../core/errors.ts';
import { isUnfinishedBackup, writeBackupName } from './backup-name.ts';
import {
  type BackupPlace,
  forgetWritten,
  isThere,
  noteWritten,
  type Places,
  readPlaces,
  vaultName,
  type WrittenCopy,
} from './backup-places.ts';
import { placeFile } from './file-system.ts';
import {
  type BackedUp,
  type BackupFile,
  holdsAll,
  listPlace,
  newestIn,
  scanFolder,
  type Target,
  targetsOf,
} from './found-backups.ts';
import { keptBackups, newestFirst } from './kept-backups.ts';
import { unfinishedPath } from './leftovers.ts';
import type { Ports } from './ports.ts';
import { writeReaders } from './rescue-kit.ts';
import type { CopyMade } from './session.ts';
import { StorageError, writeFailure } from './storage-error.ts';

export type { BackupFile } from './found-backups.ts';

export interface BackupFailure {
  readonly place: BackupPlace;
  readonly folder: string;
  readonly code: ErrorCode;
}

export interface BackupMade {
  /** The new ones; each was opened after it was written. */
  readonly made: readonly CopyMade[];
  /** The places that have no new one, and why. */
  readonly failed: readonly BackupFailure[];
  /** Older ones that were taken away. */
  readonly pruned: readonly string[];
}

/** Makes a backup in each place, and takes away those of the place that are kept no longer. What fails is told, not thrown. */
export async function makeBackup(ports: Ports, session: BackedUp): Promise<BackupMade> {
  const places = await readPlaces(ports, session.vaultId);
  return backUpTo(ports, session, targetsOf(session.path, places), places);
}

/**
 * Makes what is due: a place has one of today (the day in UTC), unless its newest holds the last change. A second place that is not
 * there is told of once a day, with the backup beside the vault, and tried each time. Null: nothing was made, and nothing is to be said.
 */
export async function backUpIfDue(ports: Ports, session: BackedUp): Promise<BackupMade | null> {
  const places = await readPlaces(ports, session.vaultId);
  const due: Target[] = [];
  for (const target of targetsOf(session.path, places)) if (await isDueIn(ports, session, target)) due.push(target);
  if (due.length === 0) return null;
  const done = await backUpTo(ports, session, due, places);
  const isWorthSaying = done.made.length > 0 || done.failed.some(({ place }) => place === 'beside');
  return isWorthSaying ? done : null;
}

/**
 * What goes before a rewrite of the file: the backup beside the vault holds its last change afterwards.
 * @throws StorageError `backup-failed`.
 */
export async function backUpBeforeRewrite(ports: Ports, session: BackedUp): Promise<void> {
  const [beside] = targetsOf(session.path, null);
  const newest = beside && (await newestIn(ports, session, beside));
  if (newest && holdsAll(newest, session)) return;
  const { failed } = await makeBackup(ports, session);
  const own = failed.find(({ place }) => place === 'beside');
  if (own !== undefined) throw new StorageError('backup-failed', own.code);
}

/**
 * The backups of a vault, the newest first: those that are there, and those that this computer wrote to a second place that cannot
 * be reached now. Only files with the header of this vault count.
 * @param vaultId hex; null where the vault cannot be read: every vault's backups in the folder beside it are listed then
 */
export async function listBackups(ports: Ports, vaultPath: string, vaultId: string | null): Promise<BackupFile[]> {
  const path = await ports.files.realPath(vaultPath);
  const places = vaultId === null ? null : await readPlaces(ports, vaultId);
  const lists = await Promise.all(targetsOf(path, places).map((target) => listPlace(ports, target, vaultId, places)));
  return lists
    .flat()
    .sort(newestFirst)
    .map(({ serial: _, ...backup }) => backup);
}

export interface BackupStanding {
  readonly hasSecondPlace: boolean;
  readonly isSecondReachable: boolean;
  /** The user was asked for a second place. */
  readonly isAsked: boolean;
  readonly newest: Readonly<Record<BackupPlace, BackupFile | null>>;
  /** A place that can be reached has no backup of today that it should have. */
  readonly isDue: boolean;
}

/** How the backups of a vault stand, for the board and the settings. */
export async function backupStanding(ports: Ports, session: BackedUp): Promise<BackupStanding> {
  const places = await readPlaces(ports, session.vaultId);
  const backups = await listBackups(ports, session.path, session.vaultId);
  const isSecondReachable = places.second !== null && (await isThere(ports.files, places.second));
  let isDue = false;
  for (const target of targetsOf(session.path, places)) {
    if (target.place === 'beside' || isSecondReachable) isDue ||= await isDueIn(ports, session, target);
  }
  const newest = (place: BackupPlace): BackupFile | null => backups.find((each) => each.place === place) ?? null;
  return {
    hasSecondPlace: places.second !== null,
    isSecondReachable,
    isAsked: places.asked,
    newest: { beside: newest('beside'), second: newest('second') },
    isDue,
  };
}

async function backUpTo(
  ports: Ports,
  session: BackedUp,
  targets: readonly Target[],
  places: Places,
): Promise<BackupMade> {
  const made: CopyMade[] = [];
  const failed: BackupFailure[] = [];
  const pruned: string[] = [];
  for (const target of targets) {
    try {
      await reachFolder(ports, target, places);
      const copy = await copyInto(ports, session, target);
      made.push(copy);
      pruned.push(...(await prune(ports, session, target, copy.path)));
      await writeReaders(ports, target.folder);
    } catch (error) {
      failed.push({ ...target, code: writeFailure(error).code });
    }
  }
  await forgetWritten(ports, session.vaultId, pruned);
  return { made, failed, pruned };
}

/**
 * The folder of backups of a second place is made once. Where it is gone later, the stick is not in: an empty mount point must not
 * be taken for it.
 */
async function reachFolder({ files }: Ports, { place, folder }: Target, places: Places): Promise<void> {
  if (await isThere(files, folder)) return;
  const hasWritten = places.written.some(({ file }) => dirname(file) === folder);
  if (place === 'second' && (hasWritten || !(await isThere(files, dirname(folder))))) {
    throw new StorageError('no-such-file', 'the second place of backups');
  }
  await files.makeFolder(folder);
}

async function copyInto(ports: Ports, session: BackedUp, { place, folder }: Target): Promise<CopyMade> {
  const { files, random, clock } = ports;
  const at = clock.now();
  const { change } = session.point;
  const file = join(folder, await freeName(ports, session, folder, at));
  const entry: WrittenCopy = { file, change, epoch: session.epoch, at, sizeBytes: 0 };
  // Before it is written: a copy on a stick that nobody knows of cannot be told of when a secret is removed.
  const noted = noteWritten(ports, session.vaultId, [entry]);
  await (place === 'second' ? noted : noted.catch(() => undefined));
  const unfinished = unfinishedPath(file, random);
  try {
    const copy = await session.copyTo(unfinished);
    await placeFile(files, unfinished, file);
    await noteWritten(ports, session.vaultId, [{ ...entry, ...seen(copy) }]).catch(() => undefined);
    return { ...copy, path: file };
  } catch (error) {
    await files.unlink(unfinished).catch(() => undefined);
    await forgetWritten(ports, session.vaultId, [file]);
    throw error;
  }
}

function seen({ change, epoch, sizeBytes }: CopyMade): Pick<WrittenCopy, 'change' | 'epoch' | 'sizeBytes'> {
  return { change, epoch, sizeBytes };
}

async function freeName({ files }: Ports, { path, point }: BackedUp, folder: string, at: string): Promise<string> {
  const taken = new Set(await files.list(folder));
  for (let serial = 1; ; serial++) {
    const name = writeBackupName(vaultName(path), { at, change: point.change, serial });
    if (!taken.has(name)) return name;
  }
}

/** Takes away what is kept no longer, and what was never finished; what cannot be taken away stays and does no harm. */
async function prune(ports: Ports, session: BackedUp, target: Target, justMade: string): Promise<string[]> {
  const { files, clock } = ports;
  const backups = await scanFolder(ports, target, session.vaultId);
  const kept = keptBackups(
    backups.filter(({ change }) => change !== null),
    clock.now(),
  );
  const pruned: string[] = [];
  for (const backup of backups) {
    if (backup.change === null || kept.has(backup) || backup.file === justMade) continue;
    const isGone = await files.unlink(backup.file).then(
      () => true,
      () => false,
    );
    if (isGone) pruned.push(backup.file);
  }
  for (const name of await files.list(target.folder)) {
    if (isUnfinishedBackup(name)) await files.unlink(join(target.folder, name)).catch(() => undefined);
  }
  return pruned;
}

/** Whether a place has neither one of today nor one that holds the last change. */
async function isDueIn(ports: Ports, session: BackedUp, target: Target): Promise<boolean> {
  const newest = await newestIn(ports, session, target);
  if (newest === null) return true;
  return !holdsAll(newest, session) && newest.at.slice(0, 10) !== ports.clock.now().slice(0, 10);
}
