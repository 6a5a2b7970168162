/** Copying the code on show: only when asked and allowed, for so many seconds, and gone at lock and at the end (desktop.md, "Behaviour"). */
import type { Settings } from '../../../preload/views/settings.ts';
import { DesktopError } from '../desktop-error.ts';
import type { CodeClipboard } from './clipboard.ts';
import type { CountdownService } from './countdowns.ts';
import type { WatchPort } from './watch.ts';

/** How long the end of the app waits for a clipboard that does not answer. */
const LAST_CLEAR_MS = 2_000;

interface Surroundings {
  readonly clipboard: CodeClipboard;
  readonly countdowns: Pick<CountdownService, 'start' | 'stop'>;
  readonly watch: Pick<WatchPort, 'after'>;
  readonly settings: () => Settings;
  /** The text of the code on show, or null. */
  readonly textOnShow: () => string | null;
}

export interface Copying {
  /** @throws DesktopError `usage` where nothing is on show or the settings forbid it, `clipboard-failed`. */
  copy(): Promise<void>;
  /** What is ours there goes; it is tried every second until it has gone. @throws DesktopError `clipboard-failed`. */
  clear(): Promise<void>;
  /** One more try, while {@link copy} or {@link clear} has left something there. */
  tryAgain(): void;
  /** Settles when nothing of ours is there, or after two seconds. */
  close(): Promise<void>;
}

export function createCopying({ clipboard, countdowns, watch, settings, textOnShow }: Surroundings): Copying {
  let isTrying = false;

  const clear = async (): Promise<void> => {
    if (await clipboard.clear()) {
      countdowns.stop('clipboard');
      return;
    }
    countdowns.start('clipboard', 1);
    throw new DesktopError('clipboard-failed');
  };

  return {
    copy: async () => {
      const text = textOnShow();
      if (text === null || !settings().allowsClipboard) throw new DesktopError('usage');
      if (!(await clipboard.put(text))) {
        await clear();
        throw new DesktopError('clipboard-failed');
      }
      // A lock that came meanwhile clears in its turn, and stops this again.
      countdowns.start('clipboard', settings().clipboardSeconds);
    },
    clear,
    tryAgain: () => {
      // A clipboard that does not answer is not asked once more on top.
      if (isTrying) return;
      isTrying = true;
      void clipboard.clear().then((isClear) => {
        isTrying = false;
        if (isClear) countdowns.stop('clipboard');
      });
    },
    close: () =>
      new Promise((resolve) => {
        const callOff = watch.after(LAST_CLEAR_MS, resolve);
        void clipboard.clear().then(() => {
          callOff();
          resolve();
        });
      }),
  };
}
