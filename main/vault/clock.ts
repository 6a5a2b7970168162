/** The clock port: what time it is, and how much of it passed. */
export interface ClockPort {
  /** RFC 3339 in UTC with milliseconds. */
  now(): string;
  /** Milliseconds on a clock that never jumps. */
  monotonicMs(): number;
}

export const systemClock: ClockPort = {
  now: () => new Date().toISOString(),
  monotonicMs: () => performance.now(),
};
