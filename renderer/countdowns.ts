/** Times that main counts down, as it tells them: a code on show, the clipboard, the idle lock. */
import { useSyncExternalStore } from 'react';
import type { Countdowns } from '../preload/views/codes.ts';

const listeners = new Set<() => void>();
let running: Countdowns = { reveal: null, lock: null, clipboard: null };

window.vault.onCountdowns((countdowns) => {
  running = countdowns;
  for (const changed of listeners) changed();
});

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** Whole seconds left; null where nothing runs. Draws again only when this one changes. */
export function useCountdown(which: keyof Countdowns): number | null {
  return useSyncExternalStore(subscribe, () => running[which]);
}
