/** Days and times as text, and the only place where they are reckoned with (architecture.md, "The house"). */

const MS_PER_DAY = 86_400_000;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const PARTIAL_DAY = /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/;
const UTC_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;
const ANY_TIME =
  /^\d{4}-\d\d-\d\d[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Whether this is the form `YYYY-MM-DD`; the 30th of February passes. Cheap, for reading events. */
export function hasDayForm(text: string): boolean {
  return DAY.test(text);
}

/** Whether this is a time in the form of the log, RFC 3339 in UTC; the 30th of February passes. Cheap, for reading events. */
export function hasUtcTimeForm(text: string): boolean {
  return UTC_TIME.test(text);
}

/** Whether this is `YYYY` or `YYYY-MM`. */
export function hasPartialDayForm(text: string): boolean {
  return PARTIAL_DAY.test(text);
}

/** Whether this is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  // Date.UTC moves the 30th of February into March; the day that comes back tells.
  const day = Number(text.slice(8));
  return new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, day)).getUTCDate() === day;
}

/** The same moment in UTC, without a fraction of zero; null when this is no RFC 3339 time. */
export function toUtc(text: string): string | null {
  if (!ANY_TIME.test(text) || !isDay(text.slice(0, 10))) return null;
  const utc = new Date(Date.parse(text.toUpperCase())).toISOString().replace('.000Z', 'Z');
  // An offset can lead out of the four-digit years.
  return UTC_TIME.test(utc) ? utc : null;
}

/** Whether one time is later than another; both RFC 3339. */
export function isLater(time: string, than: string): boolean {
  return Date.parse(time) > Date.parse(than);
}

/** The last day that a year, month, day or time can mean, `YYYY-MM-DD`; of a time its day in UTC. */
export function lastDayOf(rough: string): string {
  if (rough.length === 4) return `${rough}-12-31`;
  if (rough.length > 7) return rough.slice(0, 10);
  // Day 0 of the next month.
  const last = new Date(Date.UTC(Number(rough.slice(0, 4)), Number(rough.slice(5, 7)), 0)).getUTCDate();
  return `${rough}-${last}`;
}

/** The day that comes so many days after a day or UTC time, `YYYY-MM-DD`. */
export function dayAfter(from: string, days: number): string {
  return new Date(Date.parse(`${from.slice(0, 10)}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Whole days of the calendar from one day or UTC time to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / MS_PER_DAY;
}
