/** Long work in slices: everything is done, in order, and other work gets its turn in between. */
import { describe, expect, test } from 'vitest';
import { inSlices } from '../../main/desktop/slices.ts';

/** Keeps the thread busy for so long. */
function burn(ms: number): void {
  const start = performance.now();
  while (performance.now() - start < ms);
}

describe('work in slices', () => {
  test('does every item once, in order', async () => {
    const done: number[] = [];
    await inSlices([1, 2, 3], (item) => done.push(item));
    expect(done).toEqual([1, 2, 3]);
  });

  test.each([0, 1])('of %i short items is done without a break', async (count) => {
    let breaks = 0;
    await inSlices(
      Array.from({ length: count }, () => 0),
      () => undefined,
      () => {
        breaks += 1;
      },
    );
    expect(breaks).toBe(0);
  });

  test('gives way to other work after 30 ms at most', async () => {
    let isOver = false;
    let turns = 0;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const parts: number[] = [];
    await inSlices(
      Array.from({ length: 40 }, () => 0),
      () => burn(3),
      (done) => parts.push(done),
    );
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(parts.length);
    expect(parts.length).toBeGreaterThanOrEqual(6);
    expect(parts).toEqual([...parts].sort((one, other) => one - other));
    // Each slice has at most as many items of 3 ms as fit into 30.
    expect(Math.max(...parts.map((part, i) => part - (parts[i - 1] ?? 0)))).toBeLessThanOrEqual(10);
  });

  test('ends with what is thrown in a break', async () => {
    const done: number[] = [];
    const stop = (): never => {
      throw new Error('enough');
    };
    const work = inSlices(
      [1, 2, 3],
      (item) => {
        done.push(item);
        burn(20);
      },
      stop,
    );
    await expect(work).rejects.toThrow('enough');
    expect(done).toEqual([1]);
  });
});
