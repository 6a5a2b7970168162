/**
 * Which rows of the board are drawn: those in sight, some around them, and the one that is the tab stop. The rows stand in the
 * flow of the page, with space for the others between them, so that the browser holds the picture still when a height turns out
 * to be another. A list that keeps the place of every row would be made anew for every key and every row that is measured: at
 * 100,000 rows that took 150 ms a key.
 */
import { type RefObject, useCallback, useLayoutEffect, useMemo, useReducer, useRef } from 'react';
import { flushSync } from 'react-dom';
import { type BoardList, itemAt } from './board-list.ts';
import { boardView } from './board-view.ts';
import { layRows, type RowHeights } from './row-heights.ts';

/** Heights until rows are measured, in rem: two lines with what is around them, and the name of a group. */
const ROW_REM = 3.375;
const GROUP_REM = 2.75;
/** Rows drawn over and under those in sight, and how many of them stay before others are drawn. */
const AROUND = 6;
const LEAST = 1;

export interface RowWindow {
  /** Places of the rows that are drawn, ascending. */
  readonly drawn: readonly number[];
  readonly heights: RowHeights;
  /** How many rows are in sight. */
  readonly rowsInSight: () => number;
}

/** Places from the first to the last. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is seen of the box that scrolls, in pixels; `margin` lies over the rows. */
interface Sight {
  top: number;
  height: number;
  margin: number;
}

/** What is known of the heights of a list. Measuring writes to it. */
interface Known {
  readonly list: BoardList;
  readonly epoch: number;
  readonly usual: number;
  readonly others: Map<number, number>;
}

/** The box that scrolls: the list itself, or all of the screen where that is small. The style sheet decides. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let box = element.parentElement; box !== null; box = box.parentElement) {
    if (['auto', 'scroll'].includes(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

function keyAt(list: BoardList, place: number): string | null {
  const item = itemAt(list, place);
  if (item === undefined) return null;
  return item.kind === 'row' ? item.row.id : item.group;
}

/** A height that was measured stays with a row that kept its place, or moved by one because another row came or went. */
function carried({ others, list: before }: Known, list: BoardList): Map<number, number> {
  const kept = new Map<number, number>();
  for (const [place, height] of others) {
    const key = keyAt(before, place);
    const now = [place, place + 1, place - 1].find((near) => keyAt(list, near) === key);
    if (now !== undefined && key !== null) kept.set(now, height);
  }
  return kept;
}

function knownOf(list: BoardList, epoch: number, before: Known | null): Known {
  const unit = rem();
  const others = before === null || before.epoch !== epoch ? new Map<number, number>() : carried(before, list);
  for (const { at } of list.groups) if (!others.has(at)) others.set(at, GROUP_REM * unit);
  return { list, epoch, usual: ROW_REM * unit, others };
}

/** @returns whether a row is of another height than was thought. */
function measure(rows: HTMLElement | null, { others }: Known, heights: RowHeights): boolean {
  let isOther = false;
  for (const row of rows?.querySelectorAll<HTMLElement>('[data-index]') ?? []) {
    const place = Number(row.dataset['index']);
    const { height } = row.getBoundingClientRect();
    if (Math.abs(height - heights.heightOf(place)) < 0.5) continue;
    others.set(place, height);
    isOther = true;
  }
  return isOther;
}

function inSight(heights: RowHeights, { top, height, margin }: Sight): Span {
  return { from: heights.indexAt(top - margin), to: heights.indexAt(top - margin + height) };
}

function isEnough(span: Span | null, { from, to }: Span, count: number): span is Span {
  if (span === null || span.to >= count) return false;
  return (span.from === 0 || from - span.from >= LEAST) && (span.to === count - 1 || span.to - to >= LEAST);
}

/** Whoever leaps waits for the rows in sight, and for few others: most of a leap is one of many. */
function around(before: Span | null, { from, to }: Span, count: number): Span {
  const isLeap = before === null || before.to < from || before.from > to;
  const more = isLeap ? LEAST : AROUND;
  return { from: Math.max(0, from - more), to: Math.min(count - 1, to + more) };
}

function placesOf({ from, to }: Span, at: number): readonly number[] {
  const places = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  if (at < 0 || (at >= from && at <= to)) return places;
  return at < from ? [at, ...places] : [...places, at];
}

interface Watched {
  readonly rows: RefObject<HTMLElement | null>;
  readonly box: RefObject<HTMLElement | null>;
  readonly sight: RefObject<Sight>;
  readonly onScroll: () => void;
  /** Another width or another size of text: nothing that was measured holds. */
  readonly onRenew: () => void;
}

/** Follows the box that scrolls, whichever it is, and comes back to where it was when the board was left. */
function useWatchedBox({ rows, box, sight, onScroll, onRenew }: Watched): void {
  useLayoutEffect(() => {
    const element = rows.current;
    if (element === null) return undefined;
    let width = element.clientWidth;
    let unit = rem();
    const hear = (): void => {
      if (box.current === null) return;
      sight.current.top = box.current.scrollTop;
      sight.current.height = box.current.clientHeight;
      onScroll();
    };
    const watch = new ResizeObserver(() => {
      settle();
      hear();
      const isOther = element.clientWidth !== width || rem() !== unit;
      width = element.clientWidth;
      unit = rem();
      if (isOther) onRenew();
    });
    const settle = (): void => {
      const now = scrollerOf(element);
      if (now === box.current) return;
      box.current?.removeEventListener('scroll', hear);
      now?.addEventListener('scroll', hear, { passive: true });
      if (now !== null) watch.observe(now);
      box.current = now;
    };
    settle();
    if (box.current !== null) box.current.scrollTop = boardView.offset;
    watch.observe(element);
    return () => {
      boardView.offset = sight.current.top;
      box.current?.removeEventListener('scroll', hear);
      box.current = null;
      watch.disconnect();
    };
  }, [rows, box, sight, onScroll, onRenew]);
}

/**
 * @param asked what the list is an answer to; with another one the list is shown from its top
 * @param at place of the row that is always drawn, or -1
 */
export function useRowWindow(
  list: BoardList,
  asked: string,
  at: number,
  rows: RefObject<HTMLElement | null>,
): RowWindow {
  const [epoch, renew] = useReducer((times: number) => times + 1, 0);
  const [measured, remeasure] = useReducer((times: number) => times + 1, 0);
  const [, draw] = useReducer((times: number) => times + 1, 0);
  const box = useRef<HTMLElement | null>(null);
  const sight = useRef<Sight>({ top: boardView.offset, height: window.innerHeight, margin: 0 });
  const known = useRef<Known | null>(null);
  const answered = useRef(asked);
  const span = useRef<Span | null>(null);

  if (answered.current !== asked) sight.current.top = 0;
  if (known.current?.list !== list || known.current.epoch !== epoch)
    known.current = knownOf(list, epoch, answered.current === asked ? known.current : null);
  const { usual, others } = known.current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: measuring writes to the map, and counts
  const heights = useMemo(() => layRows(list.length, usual, others), [list, usual, others, measured]);
  const seen = inSight(heights, sight.current);
  if (!isEnough(span.current, seen, list.length))
    span.current = around(answered.current === asked ? span.current : null, seen, list.length);

  const latest = useRef({ heights, count: list.length });
  latest.current = { heights, count: list.length };
  const hearScroll = useCallback(() => {
    const { heights: now, count } = latest.current;
    if (!isEnough(span.current, inSight(now, sight.current), count)) flushSync(draw);
  }, []);
  useWatchedBox({ rows, box, sight, onScroll: hearScroll, onRenew: renew });
  useLayoutEffect(() => {
    if (answered.current !== asked && box.current !== null) box.current.scrollTop = 0;
    answered.current = asked;
    if (rows.current !== null && box.current !== null) {
      const { top } = box.current.getBoundingClientRect();
      sight.current.margin = rows.current.getBoundingClientRect().top - top + box.current.scrollTop;
    }
    if (known.current !== null && measure(rows.current, known.current, heights)) remeasure();
  });
  return {
    drawn: placesOf(span.current, at),
    heights,
    rowsInSight: () => Math.max(1, Math.floor(sight.current.height / usual) - 3),
  };
}
