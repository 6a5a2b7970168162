/** Which items of the board are drawn: those in sight, some around them, and the one that is the tab stop. */
import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { BoardItem } from './board-list.ts';
import { boardView } from './board-view.ts';

/** Heights until an item is measured, in rem: two lines with what is around them, and the name of a group. */
const ROW_REM = 3.375;
const GROUP_REM = 2.75;
const AROUND = 8;

/** The box that scrolls: the list itself, or all of the screen where that is small. The style sheet decides. */
function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let box = element?.parentElement ?? null; box !== null; box = box.parentElement) {
    if (['auto', 'scroll'].includes(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Pixels over the rows inside the box that scrolls. */
function marginOf(rows: HTMLElement | null, scroller: HTMLElement | null): number {
  if (rows === null || scroller === null) return 0;
  return rows.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
}

export interface VirtualBoard {
  readonly virtual: Virtualizer<Element, Element>;
  /** Where the rows begin in the box that scrolls, in pixels. */
  readonly margin: number;
}

/** @param at place of the item that is always drawn, or -1. */
export function useVirtualBoard(
  items: readonly BoardItem[],
  at: number,
  rows: RefObject<HTMLElement | null>,
): VirtualBoard {
  const scroller = useRef<HTMLElement | null>(null);
  const [margin, setMargin] = useState(0);
  const [unit, setUnit] = useState(rem);
  const virtual = useVirtualizer<Element, Element>({
    count: items.length,
    getScrollElement: () => {
      scroller.current ??= scrollerOf(rows.current);
      return scroller.current;
    },
    estimateSize: useCallback((index) => (items[index]?.kind === 'group' ? GROUP_REM : ROW_REM) * unit, [items, unit]),
    getItemKey: useCallback(
      (index) => {
        const item = items[index];
        return item === undefined ? index : item.kind === 'group' ? item.group : item.row.id;
      },
      [items],
    ),
    overscan: AROUND,
    scrollMargin: margin,
    initialOffset: () => boardView.offset,
    // So that the row that gets the focus back is there in the first picture.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    rangeExtractor: useCallback(
      (range) => {
        const seen = defaultRangeExtractor(range);
        if (at < 0 || seen.includes(at)) return seen;
        return [...seen, at].sort((one, other) => one - other);
      },
      [at],
    ),
  });

  useLayoutEffect(() => {
    const now = marginOf(rows.current, scroller.current);
    setMargin((before) => (Math.abs(before - now) < 1 ? before : now));
  });
  useEffect(() => {
    const list = rows.current;
    if (list === null) return undefined;
    const watch = new ResizeObserver(() => {
      const box = scrollerOf(list);
      const size = rem();
      if (box === scroller.current && size === unit) return;
      scroller.current = box;
      setUnit(size);
      virtual.measure();
    });
    watch.observe(list);
    return () => watch.disconnect();
  }, [rows, unit, virtual]);
  useEffect(
    () => () => {
      boardView.offset = virtual.scrollOffset ?? 0;
    },
    [virtual],
  );
  return { virtual, margin };
}
