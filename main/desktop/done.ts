/** The answer of a call that did what it was asked for. */
import type { Result } from '../../preload/contract.ts';

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}
