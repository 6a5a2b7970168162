/** Looks at parsed JSON that anybody may have written: what it should be, or the nearest thing to nothing. */
import { UnpackError } from '../unpack-error.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The object, or one without fields. */
export function objectOf(value: unknown): JsonObject {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  // `as`: the end of a parser; an object's fields are looked at one by one.
  return isObject ? (value as JsonObject) : {};
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A name on one line; empty for anything else. */
export const nameOf = (value: unknown): string => textOf(value).replaceAll(/\s+/g, ' ').trim();

/** A whole number, or -1. */
export const countOf = (value: unknown): number => (Number.isSafeInteger(value) ? Number(value) : -1);

/**
 * @param kind what the text is called where it is none
 * @throws UnpackError `unsupported-format` for a text that is no JSON object
 */
export function parseObject(text: string, kind: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return objectOf(value);
  } catch {
    // Called by its name below.
  }
  return damaged(kind);
}

/** @throws UnpackError `unsupported-format` with the kind in its facts */
export function damaged(kind: string): never {
  throw new UnpackError('unsupported-format', `this is ${kind}`, { kind });
}
