/** The secret between a preview and its yes: overwritten when it is over, and in any case after a few minutes. */
import { expect, test } from 'vitest';
import { createHeldSecret } from '../../main/desktop/held-secret.ts';

/** Timers that a test runs out by hand. */
function handTimers(): { after(ms: number, task: () => void): () => void; readonly waiting: Map<() => void, number> } {
  const waiting = new Map<() => void, number>();
  return {
    waiting,
    after: (ms, task) => {
      waiting.set(task, ms);
      return () => waiting.delete(task);
    },
  };
}

const bytes = (): Uint8Array => new Uint8Array([1, 2, 3]);

test('gives copies of it until it is forgotten, and then it is overwritten', () => {
  const held = createHeldSecret(handTimers());
  const given = bytes();
  expect(held.copy()).toBeNull();
  held.keep(given);
  expect(held.copy()).toEqual(bytes());
  held.copy()?.fill(0);
  expect(held.copy()).toEqual(bytes());
  held.forget();
  expect(held.copy()).toBeNull();
  expect(given).toEqual(new Uint8Array(3));
});

test('another one overwrites the one before', () => {
  const held = createHeldSecret(handTimers());
  const first = bytes();
  held.keep(first);
  held.keep(new Uint8Array([4]));
  expect(first).toEqual(new Uint8Array(3));
  expect(held.copy()).toEqual(new Uint8Array([4]));
});

test('five minutes are the end of it; a new one has its own', () => {
  const timers = handTimers();
  const held = createHeldSecret(timers);
  held.keep(bytes());
  held.keep(bytes());
  expect([...timers.waiting.values()]).toEqual([5 * 60_000]);
  for (const task of timers.waiting.keys()) task();
  expect(held.copy()).toBeNull();
});
