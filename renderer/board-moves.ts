/** Where the keys of the board's grid lead, and which row an event came from. */
import type { KeyboardEvent } from 'react';
import type { BoardList } from './board-list.ts';

/** The account whose row, or whose step, an event came from; null: none. */
export function accountAt(target: EventTarget, attribute: 'row' | 'step'): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>(`[data-${attribute}]`)?.dataset[attribute] ?? null;
}

/** The row that lies so many rows from the one at that place, or as far as there are rows; null: there is none. */
export function rowFrom(list: BoardList, place: number, distance: number): string | null {
  const before = list.groups.filter(({ at }) => at < place).length;
  const from = place < 0 ? -1 : place - before;
  return list.entries[Math.max(0, Math.min(from + distance, list.entries.length - 1))]?.row.id ?? null;
}

/** How many rows a key moves by; null: the key moves nothing. */
export function distanceOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, page: number): number | null {
  if (ctrlKey || metaKey || altKey || shiftKey) return null;
  switch (key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'PageDown':
      return page;
    case 'PageUp':
      return -page;
    case 'Home':
      return Number.NEGATIVE_INFINITY;
    case 'End':
      return Number.POSITIVE_INFINITY;
    default:
      return null;
  }
}
