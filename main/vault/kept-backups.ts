/** Which backups of one place are kept: the last five, and one a week for eight weeks (vault.md 14). */
import { daysBetween, isLater } from '../core/custody/days.ts';

/** What the choice is made by. */
export interface DatedBackup {
  /** RFC 3339 in UTC. */
  readonly at: string;
  /** 1, or more where several were made in one second. */
  readonly serial: number;
}

const LAST_KEPT = 5;
const WEEKS_KEPT = 8;
const DAYS_OF_WEEK = 7;
/** Any Monday: weeks are counted from it, in UTC. */
const A_MONDAY = '2024-01-01';

/**
 * Those of the list that stay. One whose date is still to come was made while a clock was wrong: it stays, too, and counts neither
 * among the five nor for its week.
 */
export function keptBackups<B extends DatedBackup>(backups: readonly B[], now: string): ReadonlySet<B> {
  const toCome = backups.filter(({ at }) => isLater(at, now));
  const past = backups.filter(({ at }) => !isLater(at, now)).sort(newestFirst);
  return new Set([...toCome, ...past.slice(0, LAST_KEPT), ...newestOfWeeks(past, now)]);
}

/** For sorting, the newest first. */
export function newestFirst(a: DatedBackup, b: DatedBackup): number {
  if (a.at !== b.at) return isLater(a.at, b.at) ? -1 : 1;
  return b.serial - a.serial;
}

/** This week and the seven before it have one each, as far as there is one. */
function newestOfWeeks<B extends DatedBackup>(sorted: readonly B[], now: string): readonly B[] {
  const thisWeek = weekOf(now);
  const newest = new Map<number, B>();
  for (const backup of sorted) {
    const week = weekOf(backup.at);
    if (week > thisWeek - WEEKS_KEPT && !newest.has(week)) newest.set(week, backup);
  }
  return [...newest.values()];
}

function weekOf(at: string): number {
  return Math.floor(daysBetween(A_MONDAY, at) / DAYS_OF_WEEK);
}
