/** Dates as a sheet writes them, without a locale. */
import type { Words } from './words.ts';

/** `2026-09-03`, or a time that begins so, as `3 Sep 2026`. What is no date stays as it is. */
export function writtenDate(iso: string, words: Words): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/u.exec(iso) ?? [];
  if (year === undefined || month === undefined || day === undefined) return iso;
  return words.date(Number(day), Number(month), Number(year));
}
