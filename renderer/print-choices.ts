/** Sets that can be printed, as rows of a picker: active ones that have a code left. */
import type { BoardRow, SetChoice } from '../preload/views/custody.ts';

export interface Printable {
  readonly row: BoardRow;
  readonly choice: SetChoice;
}

function printableOf(row: BoardRow): readonly Printable[] {
  return row.sets.filter(({ unused }) => unused > 0).map((choice) => ({ row, choice }));
}

/** How many are offered at first. */
const OFFERED = 3;

/** First the sets that were asked for, with the other sets of their accounts, then some that no sheet holds yet. */
export function offeredFirst(rows: Iterable<BoardRow>, asked: readonly string[]): readonly Printable[] {
  const all = [...rows];
  const meant = all.filter((row) => row.sets.some(({ set }) => asked.includes(set))).flatMap(printableOf);
  const without = all
    .filter((row) => row.sets.every(({ set }) => !asked.includes(set)))
    .flatMap(printableOf)
    .filter(({ choice }) => choice.sheet === null);
  return [...meant, ...without.slice(0, Math.max(0, OFFERED - meant.length))];
}

/** Sets of accounts whose service, host, login or place has all the words. */
export function searched(rows: Iterable<BoardRow>, text: string): readonly Printable[] {
  const wanted = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return [...rows]
    .filter((row) => {
      const known = [row.service, row.instance, row.account, ...row.places].join('\n').toLowerCase();
      return wanted.every((word) => known.includes(word));
    })
    .flatMap(printableOf)
    .sort((one, other) => one.row.service.localeCompare(other.row.service));
}
