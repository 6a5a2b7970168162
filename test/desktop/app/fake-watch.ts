/** Two clocks and a set of timers that move only when a test says so. */
import type { WatchPort } from '../../../main/desktop/app/watch.ts';

interface Timer {
  readonly atMs: number;
  readonly task: () => void;
}

export class FakeWatch implements WatchPort {
  #steadyMs = 1_000;
  #wallMs = Date.UTC(2026, 10, 24, 9, 30);
  readonly #timers = new Set<Timer>();

  monotonicMs(): number {
    return this.#steadyMs;
  }

  wallMs(): number {
    return this.#wallMs;
  }

  after(ms: number, task: () => void): () => void {
    const timer = { atMs: this.#steadyMs + ms, task };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Lets time pass on both clocks; every timer runs at its moment. */
  pass(ms: number): void {
    const end = this.#steadyMs + ms;
    for (;;) {
      const [next] = [...this.#timers].sort((one, other) => one.atMs - other.atMs);
      if (next === undefined || next.atMs > end) break;
      this.#move(Math.max(0, next.atMs - this.#steadyMs));
      this.#timers.delete(next);
      next.task();
    }
    this.#move(end - this.#steadyMs);
  }

  /** The computer sleeps: no timer runs, and the steady clock stands still or goes on, as the system has it. */
  sleep(ms: number, countsOnSteadyClock: boolean): void {
    this.#wallMs += ms;
    if (countsOnSteadyClock) this.#steadyMs += ms;
  }

  /** Somebody sets the clock on the wall. */
  setWall(byMs: number): void {
    this.#wallMs += byMs;
  }

  #move(ms: number): void {
    this.#steadyMs += ms;
    this.#wallMs += ms;
  }
}

/** Lets whatever waits for a promise that is already settled have its turn. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
