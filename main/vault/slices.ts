/** Long work that gives way to timers and the window after each slice of it. */
import { setImmediate } from 'node:timers/promises';

/** The house allows 30 ms; what comes at the end of a slice needs some of it. */
const SLICE_MS = 15;

/** What long work awaits again and again: nothing happens until a slice has passed, then others get their turn. */
export function slices(): () => Promise<void> {
  let start = performance.now();
  return async () => {
    if (performance.now() - start < SLICE_MS) return;
    await setImmediate();
    start = performance.now();
  };
}
