/** Time that passes, sleep of the computer included, told from two clocks that are set apart (desktop.md: "a clock that jumped locks"). */
import type { WatchPort } from './watch.ts';

/** Clocks that part by more than this between two looks: the steady one stood still, or somebody set the one on the wall. */
const MOST_APART_MS = 5_000;
/** Looks come every second. One that comes later than this was held up by more than a busy computer. */
const MOST_LATE_MS = 20_000;

export type Passed = 'steadily' | 'asleep' | 'backwards';

export interface PassingTime {
  /** Milliseconds from some moment on; sleep counts from the look that notices it. */
  nowMs(): number;
  /** Begins anew: what the clocks did before is of no interest. */
  begin(): void;
  /** How time passed since the look before. */
  look(): Passed;
}

export function createPassingTime(watch: Pick<WatchPort, 'monotonicMs' | 'wallMs'>): PassingTime {
  let seen = { steadyMs: 0, wallMs: 0 };
  let sleptMs = 0;

  const see = (): void => {
    seen = { steadyMs: watch.monotonicMs(), wallMs: watch.wallMs() };
  };
  return {
    nowMs: () => watch.monotonicMs() + sleptMs,
    begin: see,
    look: () => {
      const before = seen;
      see();
      const steadyMs = seen.steadyMs - before.steadyMs;
      const apartMs = seen.wallMs - before.wallMs - steadyMs;
      if (apartMs < -MOST_APART_MS) return 'backwards';
      if (apartMs > MOST_APART_MS) {
        sleptMs += apartMs;
        return 'asleep';
      }
      // Windows counts sleep on the steady clock as well: both are late.
      return steadyMs > MOST_LATE_MS ? 'asleep' : 'steadily';
    },
  };
}
