/** The copies of a sheet: every one, those that got onto paper, those that are still there. */
import type { Copy, DeepReadonly, ReadState } from './state.ts';

type ReadCopy = DeepReadonly<Copy>;

/** In order; none when there is no such sheet. */
export function copiesOfSheet(state: ReadState, sheet: string): readonly ReadCopy[] {
  return state.sheets.get(sheet)?.papers ?? [];
}

/** Without those that were never printed, as if they had not been. */
export function copiesOnPaper(state: ReadState, sheet: string): readonly ReadCopy[] {
  return copiesOfSheet(state, sheet).filter(({ ended }) => ended !== 'not-printed');
}

/** Those that exist, as far as anyone said. */
export function copiesLeft(state: ReadState, sheet: string): readonly ReadCopy[] {
  return copiesOfSheet(state, sheet).filter(({ ended }) => ended === null);
}

/** The copies that exist and list this code: its number is crossed off there once it is spent. */
export function copiesToCrossOff(state: ReadState, set: string, number: number): readonly ReadCopy[] {
  return (state.sheetsOfSet.get(set) ?? [])
    .filter((sheet) => state.sheets.get(sheet)?.sets.get(set)?.includes(number) === true)
    .flatMap((sheet) => copiesLeft(state, sheet));
}
