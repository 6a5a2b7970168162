/** The printed copy that a word means (cli.md, COPY). */
import type { Copy, DeepReadonly, ReadState } from './state.ts';

/** `S-0007-KQ/2` in either case; without the last part it means the only copy of a sheet. Null when there is none. */
export function findCopy(state: ReadState, word: string): DeepReadonly<Copy> | null {
  const name = word.trim().toUpperCase();
  const sheet = state.sheets.get(name);
  if (sheet !== undefined) return sheet.copies === 1 ? (state.copies.get(`${name}/1`) ?? null) : null;
  return state.copies.get(name) ?? null;
}
