/** Values of a JSON file that anybody may have written: each is looked at before it counts as what it should be. */
import { UnpackError } from '../unpack-error.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * @param kind what the file was taken for, in words that finish the sentence "This is …"
 * @throws UnpackError `unsupported-format` for what is no JSON object.
 */
export function parseObject(text: string, kind: string): JsonObject {
  const value = parseJson(text);
  if (isObject(value)) return value;
  return damaged(kind);
}

/** @throws UnpackError `unsupported-format` with the kind in its facts. */
export function damaged(kind: string): never {
  throw new UnpackError('unsupported-format', `this is ${kind}`, { kind });
}

/** Null where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object, or an empty one in place of anything else. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** The array, or an empty one in place of anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A string as it is, a number as it is written; empty in place of anything else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** A login as it is written, without blanks around it; null where there is none. */
export function accountOf(...values: readonly unknown[]): string | null {
  for (const value of values) {
    const text = textOf(value).trim();
    if (text !== '') return text;
  }
  return null;
}
