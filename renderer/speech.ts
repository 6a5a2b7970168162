/** What is said to whoever listens: one polite and one assertive live region (components/LiveRegions.tsx). Never a code. */
import { useSyncExternalStore } from 'react';

export interface Said {
  readonly polite: string;
  readonly assertive: string;
}

const listeners = new Set<() => void>();
let said: Said = { polite: '', assertive: '' };

/** The same words twice are said twice: a sign without a sound tells them apart. */
function anew(before: string, text: string): string {
  return before === text ? `${text}\u00a0` : text;
}

/** @param how polite waits for a pause; assertive is for errors and for what is about to happen. */
export function say(text: string, how: keyof Said = 'polite'): void {
  // What was said before is over: whoever reads the page later must not find an old error in it.
  said = { polite: '', assertive: '', [how]: anew(said[how], text) };
  for (const changed of listeners) changed();
}

export function useSaid(): Said {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => said,
  );
}
