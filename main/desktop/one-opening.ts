/** One opening or creation at a time, which the user can end: what was ended is over before the next one begins. */
import type { Progress } from '../../preload/contract.ts';
import { DesktopError } from './desktop-error.ts';
import type { Opening } from './opener.ts';

interface Surroundings {
  /** Settles when nothing is open any more. */
  readonly lock: () => Promise<void>;
  readonly tellProgress: (progress: Progress) => void;
}

export interface OneOpening {
  readonly isUnderWay: boolean;
  /**
   * Locks what is open, then does `task`. The secret is overwritten, whatever becomes of it.
   * @throws DesktopError `usage` while another one is under way, `cancelled` as soon as it is ended; what the task throws.
   */
  run<T>(path: string, secret: Uint8Array, task: (opening: Opening) => Promise<T>): Promise<T>;
  /** Nothing under way: nothing happens. */
  end(): void;
  /** Settles when the last one, ended or not, is over. */
  settled(): Promise<void>;
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

export function createOneOpening({ lock, tellProgress }: Surroundings): OneOpening {
  let opening: AbortController | null = null;
  let running: Promise<unknown> = Promise.resolve();
  return {
    get isUnderWay() {
      return opening !== null;
    },
    run: async (path, secret, task) => {
      if (opening !== null) {
        secret.fill(0);
        throw new DesktopError('usage');
      }
      const mine = new AbortController();
      const { signal } = mine;
      opening = mine;
      const onProgress: Opening['onProgress'] = (progress) => {
        if (!signal.aborted) tellProgress(progress);
      };
      const result = running.then(async () => {
        await lock();
        signal.throwIfAborted();
        return task({ path, secret, onProgress, signal });
      });
      running = result.catch(() => undefined);
      try {
        return await Promise.race([result, whenAborted(signal)]);
      } finally {
        secret.fill(0);
        if (opening === mine) opening = null;
      }
    },
    end: () => {
      opening?.abort(new DesktopError('cancelled'));
      opening = null;
    },
    settled: async () => {
      await running;
    },
  };
}
