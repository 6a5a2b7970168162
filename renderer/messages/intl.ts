/** Numbers, plurals, dates and keys as the language of the app writes them. The language of sheets is chosen apart from it. */

const language = 'en';
const numbers = new Intl.NumberFormat(language);
const plurals = new Intl.PluralRules(language);
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const dayOfDate = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

export const number = (value: number): string => numbers.format(value);

/** `3 codes`, with the form that the number asks for. */
export const count = (value: number, one: string, other: string): string =>
  `${number(value)} ${plurals.select(value) === 'one' ? one : other}`;

/** `1 Mar 2024`, `Mar 2024` or `2024` from `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or RFC 3339 (then where the user is). */
export function date(text: string): string {
  if (text.length > 10) return day.format(new Date(text));
  if (text.length === 10) return dayOfDate.format(new Date(`${text}T00:00:00Z`));
  return text.length === 7 ? month.format(new Date(`${text}-01T00:00:00Z`)) : text;
}

/** `10:41` where the user is, from RFC 3339. */
export const time = (text: string): string => clock.format(new Date(text));

/** `Today, 08:12` or `2 Nov 2026`, where the user is, from RFC 3339. */
export function dayOrTime(text: string): string {
  const isToday = date(text) === day.format(new Date());
  return isToday ? `Today, ${time(text)}` : date(text);
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
} as const;

/** For `aria-keyshortcuts`. */
export const controlShortcut = (key: string): string => (isMac ? `Meta+${key}` : `Control+${key}`);
