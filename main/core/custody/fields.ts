/** Checks of single values of an event: types, ranges and forms (FORMAT.md, section 9). */

import { MOST_CODES } from '../format/limits.ts';
import { CustodyError } from './custody-error.ts';
import { hasDayForm, hasPartialDayForm, hasUtcTimeForm } from './days.ts';

/** Takes what JSON gave and returns it typed, or throws `record-damaged`. */
export type Field<T> = (value: unknown) => T;

/** The most uses that a code may have. */
export const USES_PER_CODE_MAX = 1_000;
/** The highest number that a service may give to its first code. */
export const INDEX_BASE_MAX = 1_000_000;
/** The most copies of one sheet. */
export const COPIES_MAX = 99;
/** Letters of a sheet number: no I, L, O, U, which are read as something else. */
export const SHEET_LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ';

const ID = /^[0-9a-f]{32}$/;
const HASH = /^[0-9a-f]{64}$/;
const SHEET = /^S-(?:\d{4}|[1-9]\d{4,8})-[A-HJKMNP-TV-Z]{2}$/;
const COPY = /^S-(?:\d{4}|[1-9]\d{4,8})-[A-HJKMNP-TV-Z]{2}\/[1-9]\d?$/;

function refuse(what: string): never {
  throw new CustodyError('record-damaged', `an event holds a bad ${what}`);
}

function matching(form: (text: string) => boolean, what: string): Field<string> {
  return (value) => (typeof value === 'string' && form(value) ? value : refuse(what));
}

export const text = matching(() => true, 'text');
export const someText = matching((value) => value !== '', 'text');
export const id = matching((value) => ID.test(value), 'id');
export const hash = matching((value) => HASH.test(value), 'hash');
/** The first 16 bytes of a hash. */
export const shortHash = matching((value) => ID.test(value), 'hash');
export const sheetNumber = matching((value) => SHEET.test(value), 'sheet number');
export const copyId = matching((value) => COPY.test(value), 'copy');
export const utcTime = matching(hasUtcTimeForm, 'time');
export const dayOrTime = matching((value) => hasDayForm(value) || hasUtcTimeForm(value), 'day');
/** As exact as the source was: year, month, day or time. */
export const roughDay = matching(
  (value) => hasPartialDayForm(value) || hasDayForm(value) || hasUtcTimeForm(value),
  'day',
);

export const truth: Field<boolean> = (value) => (typeof value === 'boolean' ? value : refuse('truth value'));

export function integer(min: number, max: number): Field<number> {
  return (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ? value : refuse('number');
}

/** Numbers of codes, as services print them. */
export const codeNumber = integer(0, INDEX_BASE_MAX + MOST_CODES);

export function orNull<T>(field: Field<T>): Field<T | null> {
  return (value) => (value === null ? null : field(value));
}

export function list<T>(field: Field<T>): Field<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return refuse('list');
    const items: T[] = [];
    for (const item of value) items.push(field(item));
    return items;
  };
}

/** One of a closed list of words. Written as a table, so that a word that the type gains fails to compile here. */
export function oneOf<T extends string>(words: Readonly<Record<T, true>>): Field<T> {
  const known = new Set<string>(Object.keys(words));
  // `as`: the end of a parser; membership was just checked.
  return (value) => (typeof value === 'string' && known.has(value) ? (value as T) : refuse('word'));
}

export function exactly<T extends number>(only: T): Field<T> {
  return (value) => (value === only ? only : refuse('number'));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON object: the named fields are read in this order, other keys are left out. */
export function shape<T extends object>(fields: { readonly [K in keyof T]: Field<T[K]> }): Field<T> {
  const entries = Object.entries<Field<unknown>>(fields);
  return (value) => {
    if (!isObject(value)) return refuse('object');
    const read: Record<string, unknown> = {};
    for (const [key, field] of entries) read[key] = field(value[key]);
    // `as`: the end of a parser; each field of T was read by its own check.
    return read as T;
  };
}

/** Whether a value passes a check. */
export function passes<T>(field: Field<T>, value: unknown): value is T {
  try {
    field(value);
    return true;
  } catch {
    return false;
  }
}
