/** Starts the built app over the stand-in host: a process for its main, a Chromium for its windows. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { BrowserWindow, type Refused, type Violation } from './browser-window.ts';
import { type Chromium, testChromium, windowChromium } from './chromium.ts';
import { connect } from './peer.ts';
import type { BrowserSide, EventLoopDelay, FrameFacts, MainSide, OpenDialogFacts } from './sides.ts';

const root = resolve(import.meta.dirname, '../..');
/** Electron waits for as long as main takes; nothing here takes longer than this unless it waits for `ready` at its top level. */
const EVALUATION_MS = 30_000;
const built = ['main/main.js', 'preload/preload.cjs', 'renderer/index.html'];

export interface LaunchOptions {
  /** Folder of the build. */
  readonly out?: string;
  /** Environment of main, on top of this process's. */
  readonly env?: Readonly<Record<string, string>>;
  /** A window of a system Chromium instead of a headless one. */
  readonly isShown?: boolean;
  /** How long the main module may take to be evaluated. */
  readonly evaluationMs?: number;
}

export interface RunningApp {
  /** The first window. */
  readonly page: Page;
  readonly main: MainSide;
  /** Which Chromium and version. */
  readonly from: string;
  /** What was asked for and refused: requests, navigations, windows. */
  readonly refused: readonly Refused[];
  /** What the content policy of the page refused, from the first line of the page on. */
  readonly violations: readonly Violation[];
  /** What main wrote to its standard error. */
  readonly mainErrors: () => string;
  /** The next `openFile` dialog answers with these paths; none: cancelled. */
  answerDialog(...paths: string[]): void;
  /** IPC that comes from `frame`, as the app's handlers would see it; null for a frame that is gone. */
  invokeFrom(frame: FrameFacts | null, channel: string, ...args: unknown[]): Promise<unknown>;
  eventLoopDelay(): Promise<EventLoopDelay>;
  /** Settles when the app has ended, with its exit status. */
  readonly ended: Promise<number>;
  close(): Promise<void>;
}

function checkBuild(out: string): void {
  const missing = built.find((file) => !existsSync(join(out, file)));
  if (missing !== undefined) throw new Error(`${join(out, missing)} is missing: run npm run build first`);
}

function chosenChromium(isShown: boolean): Promise<Chromium> {
  if (!isShown) return testChromium();
  const found = windowChromium();
  if (found === null) throw new Error('No Chromium, Chrome or Edge that can show a window.');
  return Promise.resolve(found);
}

async function openBrowser(found: Chromium, isShown: boolean, switches: readonly string[]): Promise<BrowserContext> {
  const shown = { headless: false, viewport: null, args: ['--app=data:text/html,', ...switches] };
  const hidden = { headless: true, viewport: { width: 1280, height: 800 }, args: [...switches] };
  const context = await chromium.launchPersistentContext('', {
    ...(isShown ? shown : hidden),
    executablePath: found.executablePath,
    env: { ...cleanEnv(), ...found.env },
    chromiumSandbox: found.hasSandbox,
    serviceWorkers: 'block',
    acceptDownloads: false,
  });
  // For pages that are no window of the app: they get nothing until they are closed.
  await context.route('**/*', (route) => route.abort('blockedbyclient'));
  return context;
}

function cleanEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

interface Dialogs {
  answer(paths: readonly string[]): void;
  next(): readonly string[];
}

function createDialogs(): Dialogs {
  const queue: (readonly string[])[] = [];
  return {
    answer: (paths) => queue.push(paths),
    next: () => {
      const paths = queue.shift();
      if (paths === undefined) throw new Error('A dialog was opened and no answer waits for it.');
      return paths;
    },
  };
}

interface MainProcess {
  readonly main: MainSide;
  readonly ended: Promise<number>;
  readonly errors: () => string;
  end(): Promise<void>;
}

function startMain(out: string, env: LaunchOptions['env'], isShown: boolean, ours: BrowserSide): MainProcess {
  const child = fork(join(import.meta.dirname, 'main-process.ts'), [join(out, 'main/main.js')], {
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

/** A promise with its ends outside. */
function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (reason: Error) => void } {
  let resolveIt: (value: T) => void = () => undefined;
  let rejectIt: (reason: Error) => void = () => undefined;
  const promise = new Promise<T>((settle, fail) => {
    resolveIt = settle;
    rejectIt = fail;
  });
  return { promise, resolve: resolveIt, reject: rejectIt };
}

/**
 * Launches the build in `out` and settles when its first window has loaded.
 *
 * @throws Error where the build is missing, where main fails or waits for `ready` at its top level, or without a Chromium.
 */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const out = resolve(root, options.out ?? process.env['COLDKEEP_OUT'] ?? 'out');
  const isShown = options.isShown ?? false;
  checkBuild(out);
  const found = await chosenChromium(isShown);
  const refused: Refused[] = [];
  const violations: Violation[] = [];
  const windows = new Map<number, BrowserWindow>();
  const dialogs = createDialogs();
  const evaluated = deferred<readonly string[]>();
  const firstLoad = deferred<Page>();
  let context: BrowserContext | null = null;

  const windowOf = (id: number): BrowserWindow => {
    const window = windows.get(id);
    if (window === undefined) throw new Error(`there is no window ${id}`);
    return window;
  };
  const opening = new Map<number, Promise<void>>();
  const ours: BrowserSide = {
    evaluated: async (switches) => evaluated.resolve(switches),
    createWindow: (id, facts) => {
      const open = async (): Promise<void> => {
        if (context === null) throw new Error('a window before ready');
        const first = windows.size === 0 ? context.pages()[0] : undefined;
        const page = first ?? (await context.newPage());
        windows.set(
          id,
          await BrowserWindow.open(id, { main: running.main, context, refused, violations }, facts, page),
        );
      };
      const opened = open();
      opening.set(id, opened);
      return opened;
    },
    load: async (id, url) => {
      await opening.get(id);
      const window = windowOf(id);
      await window.load(url);
      firstLoad.resolve(window.page);
    },
    reload: (id) => windowOf(id).reload(),
    focus: (id) => windowOf(id).page.bringToFront(),
    close: (id) => windowOf(id).page.close(),
    deliver: (id, channel, args) => windowOf(id).deliver(channel, args),
    openDialog: async (id: number | null, facts: OpenDialogFacts) =>
      isShown && id !== null ? windowOf(id).chooseFile(facts.extensions) : dialogs.next(),
    quitting: async () => {
      await context?.close();
      await running.main.quit().catch(() => undefined);
    },
  };
  const running = startMain(out, options.env, isShown, ours);
  const close = async (): Promise<void> => {
    await context?.close();
    await running.end();
  };
  const late = setTimeout(() => {
    evaluated.reject(
      new Error(
        'main never finished evaluating: Electron sends ready only after it, so nothing at its top level may wait',
      ),
    );
  }, options.evaluationMs ?? EVALUATION_MS);
  try {
    const died = running.ended.then((code) => {
      throw new Error(`main ended with ${code}\n${running.errors()}`);
    });
    died.catch(() => undefined);
    const switches = await Promise.race([evaluated.promise, died]);
    context = await openBrowser(found, isShown, switches);
    await running.main.ready();
    const page = await Promise.race([firstLoad.promise, died]);
    return {
      page,
      main: running.main,
      from: `${found.from}, ${context.browser()?.version() ?? 'of unknown version'}`,
      refused,
      violations,
      mainErrors: running.errors,
      answerDialog: (...paths) => dialogs.answer(paths),
      invokeFrom: (frame, channel, ...args) => running.main.invoke(1, frame, channel, args),
      eventLoopDelay: () => running.main.eventLoopDelay(),
      ended: running.ended,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  } finally {
    clearTimeout(late);
  }
}
