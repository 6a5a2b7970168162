/** The clock port: what time it is, and how much of it passed. */
export interface ClockPort {
  /** RFC 3339 in UTC with milliseconds. */
  now(): string;
  /** The day where the user is, `YYYY-MM-DD`. */
  today(): string;
  /** Milliseconds on a clock that never jumps. */
  monotonicMs(): number;
}

export const systemClock: ClockPort = {
  now: () => new Date().toISOString(),
  today: () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  },
  monotonicMs: () => performance.now(),
};
