/** Starts the process that runs the app's main, and ends it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { connect } from './peer.ts';
import type { BrowserSide, MainSide } from './sides.ts';

const root = resolve(import.meta.dirname, '../..');

/** This process's environment, without the gaps that its type allows. */
export function cleanEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export interface MainProcess {
  readonly main: MainSide;
  readonly ended: Promise<number>;
  readonly errors: () => string;
  end(): Promise<void>;
}

interface MainOptions {
  /** Folder of the build. */
  readonly out: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What main writes to its standard error goes to this process's; else it is kept. */
  readonly isShown: boolean;
}

export function startMain({ out, args, env, isShown }: MainOptions, ours: BrowserSide): MainProcess {
  const child = fork(join(import.meta.dirname, 'main-process.ts'), [join(out, 'main/main.js'), ...args], {
    cwd: root,
    execArgv: [],
    serialization: 'advanced',
    env: { ...cleanEnv(), ...env },
    stdio: ['ignore', 'inherit', isShown ? 'inherit' : 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const peer = connect<MainSide>(
    {
      send: (message) => {
        if (child.connected) child.send(message, () => undefined);
      },
      listen: (heard) => child.on('message', heard),
    },
    ours,
  );
  const ended = once(child, 'exit').then(([code]: unknown[]) => {
    peer.close(new Error(`main has ended with ${String(code)}\n${errors}`));
    return Number(code ?? 1);
  });
  return {
    main: peer.theirs,
    ended,
    errors: () => errors,
    end: async () => {
      if (child.exitCode === null) child.kill();
      await ended;
    },
  };
}
