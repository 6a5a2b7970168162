/** Long work in main, done in slices: nothing holds up the window, the timers and the lock for longer than that. */
import { setImmediate } from 'node:timers/promises';

/** The house allows 30 ms; what comes at the end of a slice needs some of it. */
const SLICE_MS = 15;

/**
 * Does `task` for each item.
 * @param between called after each slice, with how many items are done; what it throws ends the work.
 */
export async function inSlices<T>(
  items: Iterable<T>,
  task: (item: T) => void,
  between: (done: number) => void = () => undefined,
): Promise<void> {
  let done = 0;
  let start = performance.now();
  for (const item of items) {
    task(item);
    done += 1;
    if (performance.now() - start < SLICE_MS) continue;
    await setImmediate();
    between(done);
    start = performance.now();
  }
}
