/** The names of backups, `personal 2026-11-24 093012 c000412.coldkeep`: when, in UTC, and at which change (vault.md 14). */
import { hasUtcTimeForm } from '../core/custody/days.ts';
import type { DatedBackup } from './kept-backups.ts';

export interface BackupName extends DatedBackup {
  readonly change: number;
}

const NAME = /^.+ (\d{4}-\d\d-\d\d) (\d\d)(\d\d)(\d\d) c(\d{6,15})(?:-([1-9]\d{0,3}))?\.coldkeep$/;
/** What a restore calls the file that it takes the place of; see keep-aside.ts. */
const REPLACED =
  /^.+(?: |\.replaced-)(\d{4}-\d\d-\d\d)[ -](\d\d)(\d\d)(\d\d)(?: replaced)?(?:-([1-9]\d{0,3}))?\.coldkeep$/;
/** What such a file is called until it was verified; see leftovers.ts. */
const UNFINISHED = /^(.+)\.[0-9a-f]{16}\.new$/;

/** The name of a backup of the vault `vault` (a file name without extension). Fractions of seconds are dropped. */
export function writeBackupName(vault: string, { at, change, serial }: BackupName): string {
  const stamp = `${at.slice(0, 10)} ${at.slice(11, 19).replaceAll(':', '')}`;
  const ofSecond = serial === 1 ? '' : `-${serial}`;
  return `${vault} ${stamp} c${String(change).padStart(6, '0')}${ofSecond}.coldkeep`;
}

/** Null for a name that is not of this form. */
export function parseBackupName(name: string): BackupName | null {
  const [, day, hours, minutes, seconds, change, serial = '1'] = NAME.exec(name) ?? [];
  const at = `${day}T${hours}:${minutes}:${seconds}Z`;
  return hasUtcTimeForm(at) ? { at, change: Number(change), serial: Number(serial) } : null;
}

/** The same for a vault that a restore has replaced, which is kept until its owner deletes it. */
export function parseReplacedName(name: string): DatedBackup | null {
  const [, day, hours, minutes, seconds, serial = '1'] = REPLACED.exec(name) ?? [];
  const at = `${day}T${hours}:${minutes}:${seconds}Z`;
  return hasUtcTimeForm(at) ? { at, serial: Number(serial) } : null;
}

/** Whether this is the name of a backup that was never finished. */
export function isUnfinishedBackup(name: string): boolean {
  const [, finished = ''] = UNFINISHED.exec(name) ?? [];
  return parseBackupName(finished) !== null;
}
