/** The three times that main counts down (desktop.md, "Behaviour"): the idle lock, the code on show, the clipboard. */
import type { Countdowns } from '../../../preload/views/codes.ts';
import type { WatchPort } from './watch.ts';

/** The window says that the vault is about to lock during this last stretch. */
const WARNING_SECONDS = 30;
/** Two clocks that part by more than this, or a timer that comes later than this: the computer slept, or somebody set the clock. */
const JUMP_MS = 5_000;
const SECOND_MS = 1_000;

/** What is done when a time is over. */
interface Endings {
  lock(): void;
  hide(): void;
  /** May fail: it is tried again every second until {@link CountdownService.stop} or a new start. */
  clearClipboard(): void;
}

interface Surroundings {
  readonly watch: WatchPort;
  readonly endings: Endings;
  readonly tell: (countdowns: Countdowns) => void;
  /** Whether a clock that jumped forward locks, as a sleep does; otherwise the time that it skipped counts as time that passed. */
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

const secondsLeft = (endMs: number, nowMs: number): number => Math.max(0, Math.ceil((endMs - nowMs) / SECOND_MS));

export function createCountdowns({ watch, endings, tell, locksOnSleep, idleMinutes }: Surroundings): CountdownService {
  const ends: { reveal: number | null; clipboard: number | null } = { reveal: null, clipboard: null };
  let lastActMs: number | null = null;
  let callOff: (() => void) | null = null;
  /** What both clocks showed at the last look. */
  let seen = { monotonicMs: 0, wallMs: 0 };
  /** Time that the steady clock did not count while the computer slept. */
  let skippedMs = 0;
  let hasTold = false;

  const nowMs = (): number => watch.monotonicMs() + skippedMs;
  const lockMs = (): number | null => (lastActMs === null ? null : lastActMs + idleMinutes() * 60 * SECOND_MS);
  const isRunning = (): boolean => lastActMs !== null || ends.reveal !== null || ends.clipboard !== null;

  const countdowns = (): Countdowns => {
    const now = nowMs();
    const lock = lockMs();
    const untilLock = lock === null ? null : secondsLeft(lock, now);
    return {
      reveal: ends.reveal === null ? null : secondsLeft(ends.reveal, now),
      lock: untilLock !== null && untilLock <= WARNING_SECONDS ? untilLock : null,
      clipboard: ends.clipboard === null ? null : secondsLeft(ends.clipboard, now),
    };
  };
  const tellNow = (): void => {
    const now = countdowns();
    const hasAny = now.reveal !== null || now.lock !== null || now.clipboard !== null;
    if (hasAny || hasTold) tell(now);
    hasTold = hasAny;
  };

  const see = (): void => {
    seen = { monotonicMs: watch.monotonicMs(), wallMs: watch.wallMs() };
  };
  /** True where the vault must lock because of what the clocks did since the last look. */
  const hasJumped = (): boolean => {
    const before = seen;
    see();
    const steady = seen.monotonicMs - before.monotonicMs;
    const wall = seen.wallMs - before.wallMs;
    const isBack = wall - steady < -JUMP_MS;
    const isForward = wall - steady > JUMP_MS;
    // Some systems count sleep on the steady clock as well: the timer is then late by both.
    const isLate = steady > SECOND_MS + JUMP_MS;
    if (isForward) skippedMs += wall - steady;
    return isBack || ((isForward || isLate) && locksOnSleep());
  };

  const lockNow = (): void => {
    lastActMs = null;
    endings.lock();
  };
  const end = (): void => {
    const now = nowMs();
    const lock = lockMs();
    if (lock !== null && lock <= now) lockNow();
    if (ends.reveal !== null && ends.reveal <= now) {
      ends.reveal = null;
      endings.hide();
    }
    if (ends.clipboard !== null && ends.clipboard <= now) endings.clearClipboard();
  };
  /** To the next moment at which one of the numbers changes, so that none is skipped. */
  const untilNextMs = (): number => {
    const now = nowMs();
    const parts = [ends.reveal, ends.clipboard, lockMs()].map((at) =>
      at === null || at <= now ? SECOND_MS : (at - now) % SECOND_MS || SECOND_MS,
    );
    return Math.max(1, Math.min(...parts));
  };

  const run = (): void => {
    callOff?.();
    callOff = isRunning() ? watch.after(untilNextMs(), look) : null;
  };
  function look(): void {
    if (callOff !== null && hasJumped() && lastActMs !== null) lockNow();
    end();
    tellNow();
    run();
  }
  /** Begins to look where nothing ran before: the clocks may have done what they liked meanwhile. */
  const begin = (): void => {
    if (callOff === null) see();
  };

  return {
    open: () => {
      begin();
      lastActMs = nowMs();
      look();
    },
    close: () => {
      lastActMs = null;
      ends.reveal = null;
      look();
    },
    act: () => {
      if (lastActMs === null) return;
      look();
      if (lastActMs === null) return;
      lastActMs = nowMs();
      look();
    },
    start: (which, seconds) => {
      begin();
      ends[which] = nowMs() + seconds * SECOND_MS;
      look();
    },
    stop: (which) => {
      ends[which] = null;
      look();
    },
    look,
  };
}
