/** Where the keys of the board's grid lead, and which row an event came from. */
import type { KeyboardEvent } from 'react';
import type { BoardItem } from './board-list.ts';

/** The account whose row, or whose step, an event came from; null: none. */
export function accountAt(target: EventTarget, attribute: 'row' | 'step'): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>(`[data-${attribute}]`)?.dataset[attribute] ?? null;
}

export const indexOfRow = (items: readonly BoardItem[], account: string | null): number =>
  account === null ? -1 : items.findIndex((item) => item.kind === 'row' && item.row.id === account);

/** The row that lies so many rows from the place `at`, or as far as there are rows; groups are not counted. Null: none. */
export function rowFrom(items: readonly BoardItem[], at: number, distance: number): string | null {
  const step = Math.sign(distance);
  let left = Math.abs(distance);
  let found: string | null = null;
  for (let index = at + step; index >= 0 && index < items.length && left > 0; index += step) {
    const item = items[index];
    if (item?.kind !== 'row') continue;
    found = item.row.id;
    left -= 1;
  }
  return found;
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
