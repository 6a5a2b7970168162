/** Vaults that the system asks the app to open: a path in its arguments, or an event of macOS (desktop.md, "Behaviour"). */
import { resolve } from 'node:path';
import type { App } from 'electron';

const EXTENSION = '.coldkeep';

/** The last vault that the arguments name, or null. A switch is none, whatever it ends in, unless it stands after `--`. */
export function vaultAmong(args: readonly string[], workingFolder: string): string | null {
  const end = args.indexOf('--');
  const isPath = (arg: string, index: number): boolean => !arg.startsWith('-') || (end >= 0 && index > end);
  const found = args.findLast((arg, index) => isPath(arg, index) && arg.toLowerCase().endsWith(EXTENSION));
  return found === undefined ? null : resolve(workingFolder, found);
}

export interface OpenedFiles {
  /** The one that waits, or null: it is taken out. */
  take(): string | null;
  /** From now on each path is given to `open`, first of all the one that waits. */
  deliver(open: (path: string) => void): void;
}

/** Call before `ready`: macOS says it that early. The last one of several counts. */
export function listenForFiles(
  app: Pick<App, 'on'>,
  args: readonly string[] = process.argv.slice(1),
  workingFolder: string = process.cwd(),
): OpenedFiles {
  let waiting = vaultAmong(args, workingFolder);
  let deliver = (path: string): void => {
    waiting = path;
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (path.toLowerCase().endsWith(EXTENSION)) deliver(path);
  });
  app.on('second-instance', (_event, itsArgs, itsFolder) => {
    const path = vaultAmong(itsArgs.slice(1), itsFolder);
    if (path !== null) deliver(path);
  });
  const take = (): string | null => {
    const taken = waiting;
    waiting = null;
    return taken;
  };
  return {
    take,
    deliver: (open) => {
      deliver = open;
      const first = take();
      if (first !== null) open(first);
    },
  };
}
