/** Tells main that somebody is there: a key, a movement, the wheel; at most one call in a few seconds. */
import type { VaultApi } from '../preload/contract.ts';

const PAUSE_MILLISECONDS = 5000;
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/** @returns stops listening. */
export function reportActivityOf(window: Window, api: Pick<VaultApi, 'reportActivity'>): () => void {
  let last = Number.NEGATIVE_INFINITY;
  const report = (event: Event): void => {
    if (event.timeStamp - last < PAUSE_MILLISECONDS) return;
    last = event.timeStamp;
    void api.reportActivity();
  };
  for (const sign of SIGNS) window.addEventListener(sign, report, { capture: true, passive: true });
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, report, { capture: true });
  };
}
