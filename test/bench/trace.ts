/** Reads a trace of Chromium: how long a page's main thread was held between two marks, and which of its pictures came late. */
import type { Buffer } from 'node:buffer';

export interface Scrolling {
  /** The longest task: as the clock goes, and what of it the thread was on a core. */
  readonly longestMs: number;
  readonly longestBusyMs: number;
  /** Pictures that should have changed, and those that were not there in time, or without what the page had to add. */
  readonly frames: number;
  readonly dropped: number;
  readonly partial: number;
  readonly seconds: number;
}

export const MARKS = { from: 'scrolling begins', to: 'scrolling ends' } as const;
export const CATEGORIES = [
  'blink.user_timing',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
] as const;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds, as all times. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly frame_reporter?: { readonly state?: string } };
}

function eventsOf(trace: Buffer): readonly TraceEvent[] {
  const parsed: unknown = JSON.parse(trace.toString('utf8'));
  const events: unknown =
    typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'traceEvents') : undefined;
  if (!Array.isArray(events)) throw new Error('no trace of Chromium');
  return events as readonly TraceEvent[];
}

const milliseconds = (microseconds: number): number => microseconds / 1e3;
const most = (values: readonly number[]): number => milliseconds(values.reduce((a, b) => Math.max(a, b), 0));

/** @throws Error where the marks, the tasks or the pictures between them are not in the trace. */
export function scrollingOf(trace: Buffer): Scrolling {
  const events = eventsOf(trace);
  const from = events.find(({ name }) => name === MARKS.from);
  const to = events.find(({ name }) => name === MARKS.to);
  if (from === undefined || to === undefined) throw new Error('the trace has no marks');
  const within = events.filter(({ pid, ts }) => pid === from.pid && ts >= from.ts && ts <= to.ts);
  const tasks = within.filter(({ name, ph, tid }) => name === 'RunTask' && ph === 'X' && tid === from.tid);
  const states = within
    .filter(({ name, ph }) => name === 'PipelineReporter' && ph === 'b')
    .map(({ args }) => args?.frame_reporter?.state);
  const count = (state: string): number => states.filter((each) => each === state).length;
  const dropped = count('STATE_DROPPED');
  const partial = count('STATE_PRESENTED_PARTIAL');
  const frames = dropped + partial + count('STATE_PRESENTED_ALL');
  if (tasks.length === 0 || frames === 0) throw new Error('the trace has no tasks or no pictures');
  return {
    longestMs: most(tasks.map(({ dur = 0 }) => dur)),
    longestBusyMs: most(tasks.map(({ tdur = 0 }) => tdur)),
    frames,
    dropped,
    partial,
    seconds: milliseconds(to.ts - from.ts) / 1e3,
  };
}
