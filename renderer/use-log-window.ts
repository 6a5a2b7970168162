/** Which lines of the log are drawn: those in sight and some around. They stand in the flow, with space for the others between. */
import { type RefObject, useCallback, useLayoutEffect, useMemo, useReducer, useRef } from 'react';
import { layRows, type RowHeights } from './row-heights.ts';

/** Height of a line of the log until it is measured, in rem: one line of text with what is around it. */
const ROW_REM = 2.4375;
/** Lines drawn over and under those in sight, and how many of them stay before others are drawn. */
const AROUND = 20;
const LEAST = 6;
/** What a user moves away from the end with. */
const SIGNS = ['wheel', 'pointerdown', 'keydown'] as const;

export interface LogWindow {
  /** Places from the first to the last that is drawn; `to` is below `from` when there is none. */
  readonly from: number;
  readonly to: number;
  readonly heights: RowHeights;
  readonly jumpTo: (end: 'start' | 'end') => void;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** @returns whether a line is of another height than was thought. */
function measure(box: HTMLElement, heights: RowHeights, others: Map<number, number>): boolean {
  let isOther = false;
  for (const row of box.querySelectorAll<HTMLElement>('[data-index]')) {
    const place = Number(row.dataset['index']);
    const { height } = row.getBoundingClientRect();
    if (Math.abs(height - heights.heightOf(place)) < 0.5) continue;
    others.set(place, height);
    isOther = true;
  }
  return isOther;
}

function isEnough(span: Span, seen: Span, count: number): boolean {
  if (span.to >= count) return false;
  return (span.from === 0 || seen.from - span.from >= LEAST) && (span.to === count - 1 || span.to - seen.to >= LEAST);
}

interface Heard {
  readonly box: RefObject<HTMLElement | null>;
  /** It scrolled, or is of another height. */
  readonly look: () => void;
  /** The user moves in it. */
  readonly unpin: () => void;
  /** With another width or another size of text nothing that was measured holds. */
  readonly renew: (unit: number, width: number) => void;
}

/** Listens to the box that scrolls. */
function useBox({ box, look, unpin, renew }: Heard): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    element.addEventListener('scroll', look, { passive: true });
    for (const sign of SIGNS) element.addEventListener(sign, unpin, { passive: true });
    const watch = new ResizeObserver(() => {
      look();
      renew(rem(), element.clientWidth);
    });
    watch.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      for (const sign of SIGNS) element.removeEventListener(sign, unpin);
      watch.disconnect();
    };
  }, [box, look, unpin, renew]);
}

export function useLogWindow(count: number, box: RefObject<HTMLElement | null>): LogWindow {
  const [measured, remeasure] = useReducer((times: number) => times + 1, 0);
  const [, draw] = useReducer((times: number) => times + 1, 0);
  const known = useRef({ unit: rem(), width: 0, others: new Map<number, number>() });
  const sight = useRef({ top: 0, height: window.innerHeight });
  const span = useRef<Span>({ from: 0, to: -1 });
  /** The end was asked for: it moves on as lines are fetched and measured there, until the user moves away. */
  const isPinned = useRef(false);

  const { unit, others } = known.current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: measuring writes to the map, and counts
  const heights = useMemo(() => layRows(count, unit * ROW_REM, others), [count, unit, others, measured]);
  const inSight = (): Span => {
    const { top, height } = sight.current;
    return { from: heights.indexAt(top), to: heights.indexAt(top + height) };
  };
  const seen = inSight();
  if (!isEnough(span.current, seen, count))
    span.current = { from: Math.max(0, seen.from - AROUND), to: Math.min(count - 1, seen.to + AROUND) };

  const latest = useRef({ inSight, count });
  latest.current = { inSight, count };
  const look = useCallback((): void => {
    if (box.current === null) return;
    sight.current = { top: box.current.scrollTop, height: box.current.clientHeight };
    if (!isEnough(span.current, latest.current.inSight(), latest.current.count)) draw();
  }, [box]);

  const unpin = useCallback((): void => {
    isPinned.current = false;
  }, []);
  const renew = useCallback((unit: number, width: number): void => {
    if (unit === known.current.unit && width === known.current.width) return;
    known.current = { unit, width, others: new Map() };
    remeasure();
  }, []);
  useBox({ box, look, unpin, renew });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    if (measure(element, heights, known.current.others)) remeasure();
    if (!isPinned.current) return;
    element.scrollTop = element.scrollHeight;
    look();
  });
  return {
    ...span.current,
    heights,
    jumpTo: (end) => {
      if (box.current === null) return;
      isPinned.current = end === 'end';
      box.current.scrollTop = end === 'end' ? box.current.scrollHeight : 0;
      look();
    },
  };
}
