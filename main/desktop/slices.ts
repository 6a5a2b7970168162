/** Long work in main, done in slices: nothing holds up the window, the timers and the lock for longer than that. */
import { slices } from '../vault/slices.ts';

/**
 * Does `task` for each item.
 * @param between called after each slice, with how many items are done; what it throws ends the work.
 */
export async function inSlices<T>(
  items: Iterable<T>,
  task: (item: T) => void,
  between: (done: number) => void = () => undefined,
): Promise<void> {
  const giveWay = slices();
  let done = 0;
  for (const item of items) {
    task(item);
    done += 1;
    const turn = giveWay();
    if (turn === null) continue;
    await turn;
    between(done);
  }
}
