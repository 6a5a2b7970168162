/** Numbers, plurals, dates and keys as the language of the app writes them. The language of sheets is chosen apart from it. */

const language = 'en';
const numbers = new Intl.NumberFormat(language);
const plurals = new Intl.PluralRules(language);
const month = new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });
const dayOfDate = new Intl.DateTimeFormat(language, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

export const number = (value: number): string => numbers.format(value);

/** `3 codes`, with the form that the number asks for. */
export const count = (value: number, one: string, other: string): string =>
  `${number(value)} ${plurals.select(value) === 'one' ? one : other}`;

/** The day first, which reads without a comma: `1 Mar 2024`. */
function dayFirst(format: Intl.DateTimeFormat, text: string): string {
  const parts = format.formatToParts(new Date(text));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('day')} ${part('month')} ${part('year')}`;
}

/** `1 Mar 2024`, `Mar 2024` or `2024` from `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or RFC 3339 (then where the user is). */
export function date(text: string): string {
  if (text.length > 10) return dayFirst(day, text);
  if (text.length === 10) return dayFirst(dayOfDate, `${text}T00:00:00Z`);
  return text.length === 7 ? month.format(new Date(`${text}-01T00:00:00Z`)) : text;
}

/** Whether RFC 3339 falls on the day that it is where the user is. */
export const isToday = (text: string): boolean => new Date(text).toDateString() === new Date().toDateString();

/** `2 years 8 months ago`, `3 months ago`, `12 days ago` or `today`, from a date as exact as it is known. */
export function ago(text: string): string {
  const then = new Date(text.length > 10 ? text : `${text}${'-01-01'.slice(text.length - 4)}T00:00:00Z`);
  const today = new Date();
  const days = Math.floor((today.getTime() - then.getTime()) / 86_400_000);
  if (days < 1) return 'today';
  if (days < 62) return `${count(days, 'day', 'days')} ago`;
  const isBefore = today.getUTCDate() < then.getUTCDate();
  const months =
    (today.getUTCFullYear() - then.getUTCFullYear()) * 12 +
    (today.getUTCMonth() - then.getUTCMonth()) -
    (isBefore ? 1 : 0);
  const years = Math.floor(months / 12);
  const parts = [
    ...(years > 0 ? [count(years, 'year', 'years')] : []),
    ...(months % 12 > 0 ? [count(months % 12, 'month', 'months')] : []),
  ];
  return `${parts.join(' ')} ago`;
}

/** `10:41` where the user is, from RFC 3339. */
export const time = (text: string): string => clock.format(new Date(text));

/** `Today, 08:12` or `2 Nov 2026`, where the user is, from RFC 3339. */
export const dayOrTime = (text: string): string => (isToday(text) ? `Today, ${time(text)}` : date(text));

const UNITS = ['kB', 'MB', 'GB'] as const;

/** `12 kB`, `1.4 MB`: in thousands, as systems show files. */
export function size(bytes: number): string {
  let value = bytes / 1000;
  let unit = 0;
  for (; value >= 999.5 && unit < UNITS.length - 1; unit += 1) value /= 1000;
  const digits = value < 10 && unit > 0 ? 1 : 0;
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })} ${UNITS[unit]}`;
}

/** `a, b and c`. */
export const list = (items: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(items);

const isMac = navigator.platform.startsWith('Mac');

/** As the keyboard in front of the user writes it. */
export const keys = {
  withControl: (key: string): string => (isMac ? `⌘ ${key}` : `Ctrl ${key}`),
  escape: 'Esc',
  enter: 'Enter',
  space: 'Space',
  up: '↑',
  down: '↓',
} as const;

/** For `aria-keyshortcuts`. */
export const controlShortcut = (key: string): string => (isMac ? `Meta+${key}` : `Control+${key}`);
