/** The one thing that is most urgent about backups and old copies: what the board says over its rows (vault.md 14). */
import type { BackupFailure, SafetyFinding } from '../../../preload/views/safety.ts';
import { daysBetween } from '../../core/custody/days.ts';
import type { BackupStanding } from '../../vault/backups.ts';

/** Days until a backup that lacks changes counts as old; a second place is often in a drawer. */
const OLD_AFTER_DAYS = { beside: 7, second: 30 } as const;

export interface SafetyFacts {
  readonly standing: BackupStanding;
  /** What the last try of this session could not do. */
  readonly failed: readonly BackupFailure[];
  /** Old copies that the log says were left. */
  readonly oldCopies: number;
  /** The last change of the vault, and the time, RFC 3339. */
  readonly change: number;
  readonly now: string;
}

/** That a stick is not in is no failure: it counts when its backup has become old. */
const isFailure = ({ place, code }: BackupFailure): boolean => !(place === 'second' && code === 'no-such-file');

/** From what leaves the vault without a backup to what only makes it weaker. Null: nothing is to be done. */
export function safetyFinding({ standing, failed, oldCopies, change, now }: SafetyFacts): SafetyFinding | null {
  const failure = failed.find(isFailure);
  if (failure !== undefined) return { finding: 'backup-failed', place: failure.place, code: failure.code };
  if (isOld(standing, 'beside', change, now))
    return { finding: 'backup-old', place: 'beside', ...newestOf(standing, 'beside') };
  if (oldCopies > 0) return { finding: 'old-copies', files: oldCopies };
  if (!standing.hasSecondPlace) return { finding: 'no-second-place' };
  if (isOld(standing, 'second', change, now))
    return { finding: 'backup-old', place: 'second', ...newestOf(standing, 'second') };
  return null;
}

type PlaceName = keyof typeof OLD_AFTER_DAYS;

function newestOf({ newest }: BackupStanding, place: PlaceName): { readonly newest: string | null } {
  return { newest: newest[place]?.at ?? null };
}

/** A backup that has every change is never old. */
function isOld({ newest }: BackupStanding, place: PlaceName, change: number, now: string): boolean {
  const backup = newest[place];
  if (backup === null) return true;
  return backup.change !== change && daysBetween(backup.at, now) > OLD_AFTER_DAYS[place];
}
