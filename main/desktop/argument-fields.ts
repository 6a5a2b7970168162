/** Checks of single values that come from the window, beside those that the core has for events. */
import { type Field, list } from '../core/custody/fields.ts';
import { DesktopError } from './desktop-error.ts';

/** The longest text that anybody types into a field, in UTF-16 units. */
export const MOST_TEXT = 200;

/** @throws DesktopError `usage`; the same for everything that is not as it should be, since the window is our own. */
export function refuse(): never {
  throw new DesktopError('usage');
}

/** Text without control characters and halves of signs: it goes into JSON, the log and sentences. */
export function textUpTo(most: number, least = 0): Field<string> {
  return (value) => {
    if (typeof value !== 'string' || value.length < least || value.length > most) return refuse();
    return /[\p{Cc}\p{Cs}]/u.test(value) ? refuse() : value;
  };
}

/** The same in lines, as a paper has them: it is read here and goes nowhere else. */
export function linesUpTo(most: number, least = 0): Field<string> {
  return (value) => {
    if (typeof value !== 'string' || value.length < least || value.length > most) return refuse();
    return /[^\P{Cc}\t\n\r]|\p{Cs}/u.test(value) ? refuse() : value;
  };
}

export const anyText: Field<string> = textUpTo(MOST_TEXT);
export const someText: Field<string> = textUpTo(MOST_TEXT, 1);

/** Bytes and nothing that looks like them: no other view, no buffer, no list of numbers. */
export function bytesUpTo(most: number, least = 0): Field<Uint8Array> {
  return (value) => (value instanceof Uint8Array && value.length >= least && value.length <= most ? value : refuse());
}

export function listUpTo<T>(field: Field<T>, most: number, least = 0): Field<readonly T[]> {
  const all = list(field);
  return (value) => (Array.isArray(value) && value.length >= least && value.length <= most ? all(value) : refuse());
}

/** An object with exactly these keys. */
export function record<T extends object>(fields: { readonly [K in keyof T]: Field<T[K]> }): Field<T> {
  const entries = Object.entries<Field<unknown>>(fields);
  return (value) => {
    if (typeof value !== 'object' || value === null) return refuse();
    const given: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
    if (given.size !== entries.length) return refuse();
    const read: Record<string, unknown> = {};
    for (const [key, field] of entries) {
      if (!given.has(key)) return refuse();
      read[key] = field(given.get(key));
    }
    // `as`: the end of a parser; each field of T was read by its own check.
    return read as T;
  };
}
