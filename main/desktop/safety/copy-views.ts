/** Backups, old copies and other files as the window sees them: names and ids, and no path that could come back. */
import { basename, dirname } from 'node:path';
import type { BackupFile, BackupPlace, BackupsPage, KnownFile, OldCopyView } from '../../../preload/views/safety.ts';
import { backupFolder, isThere, readPlaces } from '../../vault/backup-places.ts';
import { type BackupFile as Backup, listBackups } from '../../vault/backups.ts';
import { type OldCopy, oldCopiesLeft } from '../../vault/old-copies.ts';
import type { Ports } from '../../vault/ports.ts';
import type { Session } from '../../vault/session.ts';
import type { PathIds } from '../path-ids.ts';

export function backupView(ids: PathIds, { file, place, at, change, sizeBytes, isReachable }: Backup): BackupFile {
  return { id: ids.of(file), name: basename(file), place, at, change, sizeBytes, isReachable };
}

export function oldCopyView(ids: PathIds, { file, kind, isOurs, isReachable, why }: OldCopy): OldCopyView {
  return { id: ids.of(file), file, kind, isOurs, isReachable, why };
}

export function fileView(ids: PathIds, path: string): KnownFile {
  return { id: ids.of(path), name: basename(path), folder: dirname(path) };
}

/** Everything that the page of backups shows. */
export async function backupsPage(ports: Ports, session: Session, ids: PathIds): Promise<BackupsPage> {
  const { second } = await readPlaces(ports, session.vaultId);
  const backups = await listBackups(ports, session.path, session.vaultId);
  const left = await oldCopiesLeft(ports, session);
  const place = async (name: Backup['place'], folder: string, isReachable: boolean): Promise<BackupPlace> => {
    const newest = backups.find((backup) => backup.place === name);
    return { folder, isReachable, newest: newest === undefined ? null : { at: newest.at, change: newest.change } };
  };
  return {
    beside: await place('beside', backupFolder(session.path), true),
    second: second === null ? null : await place('second', second, await isThere(ports.files, second)),
    backups: backups.map((backup) => backupView(ids, backup)),
    oldCopies: left.map((copy) => oldCopyView(ids, copy)),
  };
}
