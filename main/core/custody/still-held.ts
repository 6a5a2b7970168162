/** Where codes of a set still are once they are destroyed in the vault: on paper, and in files in clear (cli.md, `purge`). */
import { isLater } from './days.ts';
import { filesLeft } from './holdings.ts';
import { copiesLeft } from './sheet-copies.ts';
import type { ReadState } from './state.ts';

export interface StillHeld {
  /** Ids of copies on paper that nobody said are gone. */
  readonly copies: readonly string[];
  /** Files of sheets with codes of the set, and plain exports that may hold them, as far as nobody called them destroyed. */
  readonly files: readonly string[];
}

export function stillHeld(state: ReadState, setId: string): StillHeld {
  const sheets = state.sheetsOfSet.get(setId) ?? [];
  const addedAt = state.sets.get(setId)?.addedAt ?? null;
  const exports = [...state.plaintexts.values()].filter(
    ({ sheet, writtenAt }) => sheet === null && addedAt !== null && !isLater(addedAt, writtenAt),
  );
  return {
    copies: sheets.flatMap((sheet) => copiesLeft(state, sheet)).map(({ id }) => id),
    files: [...new Set([...sheets.flatMap((sheet) => filesLeft(state, sheet)), ...exports.map(({ file }) => file)])],
  };
}
