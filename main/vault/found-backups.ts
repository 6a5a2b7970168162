/** The backups of a vault that are there, by their names and headers, and those that are remembered. vault.md 14. */
import { basename, dirname, join } from 'node:path';
import { isLater } from '../core/custody/days.ts';
import { type BackupName, parseBackupName, parseReplacedName } from './backup-name.ts';
import { type BackupPlace, backupFolder, isThere, type Places } from './backup-places.ts';
import { headerOf, vaultIdOf } from './header-of.ts';
import { type DatedBackup, newestFirst } from './kept-backups.ts';
import type { Ports } from './ports.ts';
import type { Session } from './session.ts';

export interface BackupFile {
  /** Absolute path. */
  readonly file: string;
  readonly place: BackupPlace;
  /** RFC 3339 in UTC, to the second. */
  readonly at: string;
  /** The change number at its end, as its name tells it; null for a file that a restore replaced, which is kept. */
  readonly change: number | null;
  readonly epoch: number;
  /** 0 where it cannot be reached and was never found out. */
  readonly sizeBytes: number;
  /** False: this computer wrote it to a place that is not there now, such as a stick. */
  readonly isReachable: boolean;
}

/** A folder of backups. */
export interface Target {
  readonly place: BackupPlace;
  readonly folder: string;
}

/** What of a session a backup is made of. */
export type BackedUp = Pick<Session, 'path' | 'vaultId' | 'point' | 'epoch' | 'copyTo'>;

/** The folders that hold backups of a vault, or are to hold them. */
export function targetsOf(vaultPath: string, places: Places | null): Target[] {
  const beside: Target = { place: 'beside', folder: backupFolder(vaultPath) };
  const second = places?.second ?? null;
  if (second === null) return [beside];
  const folder = backupFolder(vaultPath, second);
  return folder === beside.folder ? [beside] : [beside, { place: 'second', folder }];
}

/** With what it is sorted and kept by. */
export type ListedBackup = BackupFile & DatedBackup;

/** The files of a folder that are backups of this vault (of any, where the id is null): by their name, and by their header. */
export async function scanFolder(
  { files }: Pick<Ports, 'files'>,
  { place, folder }: Target,
  vaultId: string | null,
): Promise<ListedBackup[]> {
  const found: ListedBackup[] = [];
  for (const name of await files.list(folder)) {
    const parsed = parseBackupName(name) ?? parseReplacedName(name);
    if (parsed === null) continue;
    const file = join(folder, name);
    const there = await headerOf(files, file).catch(() => null);
    if (there === null || (vaultId !== null && vaultIdOf(there.header) !== vaultId)) continue;
    found.push({
      file,
      place,
      change: null,
      ...parsed,
      epoch: there.header.epoch,
      sizeBytes: there.sizeBytes,
      isReachable: true,
    });
  }
  return found;
}

/** The same of a place that may be away: then what this computer wrote there. */
export async function listPlace(
  ports: Ports,
  target: Target,
  vaultId: string | null,
  places: Places | null,
): Promise<ListedBackup[]> {
  const isReachable = target.place === 'beside' || (await isThere(ports.files, target.folder));
  if (isReachable) return scanFolder(ports, target, vaultId).catch(() => []);
  const written = (places?.written ?? []).filter(({ file }) => dirname(file) === target.folder);
  return written.flatMap(({ file, epoch, sizeBytes }) => {
    const parsed = parseBackupName(basename(file));
    return parsed === null ? [] : [{ file, place: target.place, ...parsed, epoch, sizeBytes, isReachable: false }];
  });
}

/** The newest backup of a folder. */
export interface Newest extends BackupName {
  readonly epoch: number;
}

/** Whether nothing changed since. */
export function holdsAll(newest: Newest, { point, epoch }: BackedUp): boolean {
  return newest.change === point.change && newest.epoch === epoch;
}

/**
 * The newest backup in a folder, without those of a time to come. Only its header is read: this is asked whenever a vault is opened
 * for writing.
 */
export async function newestIn(
  { files, clock }: Ports,
  { vaultId }: BackedUp,
  { folder }: Target,
): Promise<Newest | null> {
  const now = clock.now();
  const named = (await files.list(folder).catch(() => [])).flatMap((name) => {
    const parsed = parseBackupName(name);
    return parsed === null || isLater(parsed.at, now) ? [] : [{ ...parsed, name }];
  });
  for (const { name, ...parsed } of named.sort(newestFirst)) {
    const there = await headerOf(files, join(folder, name)).catch(() => null);
    if (there !== null && vaultIdOf(there.header) === vaultId) return { ...parsed, epoch: there.header.epoch };
  }
  return null;
}
