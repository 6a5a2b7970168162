/** The three times that main counts down (desktop.md, "Behaviour"): the idle lock, the code on show, the clipboard. */
import type { Countdowns } from '../../../preload/views/codes.ts';
import { createPassingTime } from './passing-time.ts';
import type { WatchPort } from './watch.ts';

/** The window says that the vault is about to lock during this last stretch. */
const WARNING_SECONDS = 30;
const SECOND_MS = 1_000;

/** What is done when a time is over. */
interface Endings {
  lock(): void;
  hide(): void;
  /** Asked again every second until {@link CountdownService.stop} or a new start: it may fail. */
  clearClipboard(): void;
}

interface Surroundings {
  readonly watch: WatchPort;
  readonly endings: Endings;
  readonly tell: (countdowns: Countdowns) => void;
  /** Whether sleep locks; otherwise it counts as time in which nobody did anything. */
  readonly locksOnSleep: () => boolean;
  readonly idleMinutes: () => number;
}

export interface CountdownService {
  /** A vault is open from now on: the idle time runs. */
  open(): void;
  /** No vault is open: nothing runs but a clipboard that waits. */
  close(): void;
  /** Somebody pressed a key or moved the mouse. Too late is too late: it locks when the time was over. */
  act(): void;
  start(which: 'reveal' | 'clipboard', seconds: number): void;
  stop(which: 'reveal' | 'clipboard'): void;
  /** Looks at the clocks now and not at the next tick, as after a change of the idle time. */
  look(): void;
}

/** When each of them is over, by the time that passes; null where it does not run. */
type Ends = { -readonly [K in keyof Countdowns]: number | null };

/** Whole seconds left as the window is told them. */
function leftOf({ reveal, lock, clipboard }: Ends, nowMs: number): Countdowns {
  const seconds = (endMs: number | null): number | null =>
    endMs === null ? null : Math.max(0, Math.ceil((endMs - nowMs) / SECOND_MS));
  const untilLock = seconds(lock);
  return {
    reveal: seconds(reveal),
    lock: untilLock !== null && untilLock <= WARNING_SECONDS ? untilLock : null,
    clipboard: seconds(clipboard),
  };
}

/** Until one of the numbers changes, so that none is skipped; at most a second. */
function untilChangeMs({ reveal, lock, clipboard }: Ends, nowMs: number): number {
  const parts = [reveal, lock, clipboard].map((endMs) =>
    endMs === null || endMs <= nowMs ? SECOND_MS : (endMs - nowMs) % SECOND_MS || SECOND_MS,
  );
  return Math.max(1, Math.min(...parts));
}

const isAnyOf = ({ reveal, lock, clipboard }: Countdowns): boolean =>
  reveal !== null || lock !== null || clipboard !== null;

export function createCountdowns({ watch, endings, tell, locksOnSleep, idleMinutes }: Surroundings): CountdownService {
  const time = createPassingTime(watch);
  const ends: Ends = { reveal: null, lock: null, clipboard: null };
  let lastActMs = 0;
  let callOff: (() => void) | null = null;
  let hasTold = false;

  const lock = (): void => {
    ends.lock = null;
    endings.lock();
  };
  const endWhatIsOver = (): void => {
    const isOver = (endMs: number | null): boolean => endMs !== null && endMs <= time.nowMs();
    if (isOver(ends.lock)) lock();
    if (isOver(ends.reveal)) {
      ends.reveal = null;
      endings.hide();
    }
    if (isOver(ends.clipboard)) endings.clearClipboard();
  };
  const tellNow = (): void => {
    const left = leftOf(ends, time.nowMs());
    if (isAnyOf(left) || hasTold) tell(left);
    hasTold = isAnyOf(left);
  };
  const setLock = (): void => {
    if (ends.lock !== null) ends.lock = lastActMs + idleMinutes() * 60 * SECOND_MS;
  };
  const look = (): void => {
    if (callOff === null) time.begin();
    const passed = time.look();
    const isJump = passed === 'backwards' || (passed === 'asleep' && locksOnSleep());
    setLock();
    if (isJump && ends.lock !== null) lock();
    endWhatIsOver();
    tellNow();
    callOff?.();
    callOff = isAnyOf(ends) ? watch.after(untilChangeMs(ends, time.nowMs()), look) : null;
  };
  const acted = (): void => {
    lastActMs = time.nowMs();
    setLock();
  };

  return {
    open: () => {
      ends.lock = 0;
      acted();
      look();
    },
    close: () => {
      ends.lock = null;
      ends.reveal = null;
      look();
    },
    act: () => {
      look();
      acted();
      tellNow();
    },
    start: (which, seconds) => {
      ends[which] = time.nowMs() + seconds * SECOND_MS;
      look();
    },
    stop: (which) => {
      ends[which] = null;
      look();
    },
    look,
  };
}
