/** The code on show: its text stays here until its time is over, somebody hides it, or the vault locks. */
import type { CodeOnShow, OnShow } from '../on-show.ts';
import type { CountdownService } from './countdowns.ts';

export interface ShownCodeHolder extends OnShow {
  /** The text that stands on the screen, or null. */
  text(): string | null;
}

/** @param seconds how long a code stays, asked anew for each. */
export function createOnShow(
  countdowns: Pick<CountdownService, 'start' | 'stop'>,
  seconds: () => number,
): ShownCodeHolder {
  let shown: CodeOnShow | null = null;
  const begin = (): number => {
    const whole = seconds();
    countdowns.start('reveal', whole);
    return whole;
  };
  return {
    show: (code) => {
      shown = code;
      return begin();
    },
    keep: () => {
      if (shown === null) return false;
      begin();
      return true;
    },
    hide: () => {
      if (shown === null) return;
      shown = null;
      countdowns.stop('reveal');
    },
    text: () => shown?.text ?? null,
  };
}
