/** The clock port: what time it is, how much of it passed, and waiting. */
import { setTimeout } from 'node:timers/promises';

export interface ClockPort {
  /** RFC 3339 in UTC with milliseconds. */
  now(): string;
  /** The day where the user is, `YYYY-MM-DD`. */
  today(): string;
  /** Milliseconds on a clock that never jumps. */
  monotonicMs(): number;
  pause(ms: number): Promise<void>;
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
  pause: (ms) => setTimeout(ms),
};
