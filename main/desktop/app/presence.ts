/** Whether files are where they were, asked so that a medium that has gone away holds up nothing. */
import type { FileSystemPort } from '../../vault/file-system.ts';
import type { WatchPort } from './watch.ts';

/** How long the first screen waits for an answer. */
const PATIENCE_MS = 400;

/** Each question that hangs keeps one of the four threads that all of Node's file calls share. */
const MOST_AT_ONCE = 2;

export interface Presence {
  /** True for a file that was found in time. */
  look(paths: readonly string[]): Promise<ReadonlyMap<string, boolean>>;
}

export function createPresence(files: Pick<FileSystemPort, 'identity'>, watch: Pick<WatchPort, 'after'>): Presence {
  /** Questions that the system has not answered; they outlive the patience of whoever asked. */
  const hanging = new Set<string>();

  const ask = async (path: string, found: Map<string, boolean>): Promise<void> => {
    hanging.add(path);
    try {
      found.set(path, (await files.identity(path)) !== null);
    } catch {
      found.set(path, false);
    } finally {
      hanging.delete(path);
    }
  };

  return {
    look: (paths) => {
      const found = new Map<string, boolean>();
      const waiting = paths.filter((path) => !hanging.has(path));
      return new Promise((resolve) => {
        let isOver = false;
        let inHand = 0;
        const settle = (): void => {
          isOver = true;
          callOff();
          resolve(new Map(paths.map((path) => [path, found.get(path) ?? false])));
        };
        const callOff = watch.after(PATIENCE_MS, settle);
        const next = (): void => {
          if (isOver) return;
          while (hanging.size < MOST_AT_ONCE) {
            const path = waiting.shift();
            if (path === undefined) break;
            inHand += 1;
            void ask(path, found).then(() => {
              inHand -= 1;
              next();
            });
          }
          if (inHand === 0 && waiting.length === 0) settle();
        };
        next();
      });
    },
  };
}
