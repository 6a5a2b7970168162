/** The watch port: timers that can be called off, and the clock on the wall, which jumps where the steady one does not. */

export interface WatchPort {
  /** Milliseconds on a clock that never jumps; it may stand still while the computer sleeps. */
  monotonicMs(): number;
  /** Milliseconds since 1970 by the clock that people and time servers set. */
  wallMs(): number;
  /** Runs `task` once, after `ms`. What it gives calls that off. */
  after(ms: number, task: () => void): () => void;
}

export const systemWatch: WatchPort = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
