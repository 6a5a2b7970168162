/** A clock that stands at the time it was set to. */
import type { ClockPort } from '../../main/vault/clock.ts';
import { fakeClock } from './fake-ports.ts';

export interface SettableClock extends ClockPort {
  set(now: string): void;
}

export function settableClock(start: string): SettableClock {
  let time = start;
  return {
    ...fakeClock(),
    now: () => time,
    today: () => time.slice(0, 10),
    set: (now) => {
      time = now;
    },
  };
}
