/** Long work that gives way to timers and the window after each slice of it. */
import { setImmediate } from 'node:timers/promises';

/** The house allows 30 ms; what comes at the end of a slice needs some of it. */
const SLICE_MS = 15;

/**
 * What long work asks again and again: null while a slice lasts, so that most steps cost nothing, then the turn of the others, to
 * be awaited.
 */
export function slices(): () => Promise<void> | null {
  let start = performance.now();
  return () => {
    if (performance.now() - start < SLICE_MS) return null;
    return setImmediate().then(() => {
      start = performance.now();
    });
  };
}
