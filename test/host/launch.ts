/** Starts the built app over the stand-in host: a process for its main, a Chromium for its windows. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Chromium, testChromium, windowChromium } from './chromium.ts';
import { cleanEnv, startMain } from './main-child.ts';
import type { BrowserSide, EventLoopDelay, FrameFacts, MainSide, OpenDialogFacts } from './sides.ts';
import { type Refused, type Violation, WindowPage } from './window-page.ts';

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
  /** What the app wants Chromium to be started with, and it was. */
  readonly switches: readonly string[];
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

/** A promise with its ends outside. */
interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(reason: Error): void;
}

function deferred<T>(): Deferred<T> {
  let resolveIt: (value: T) => void = () => undefined;
  let rejectIt: (reason: Error) => void = () => undefined;
  const promise = new Promise<T>((settle, fail) => {
    resolveIt = settle;
    rejectIt = fail;
  });
  return { promise, resolve: resolveIt, reject: rejectIt };
}

/** The windows of one app and the Chromium that shows them. */
interface Stage {
  readonly windows: Map<number, Promise<WindowPage>>;
  readonly refused: Refused[];
  readonly violations: Violation[];
  readonly dialogs: Dialogs;
  readonly isShown: boolean;
  readonly evaluated: Deferred<readonly string[]>;
  readonly firstLoad: Deferred<Page>;
  context: BrowserContext | null;
}

async function openPage({ context, windows }: Stage): Promise<Page> {
  if (context === null) throw new Error('a window before ready');
  const first = windows.size === 0 ? context.pages()[0] : undefined;
  return first ?? context.newPage();
}

function createBrowserSide(stage: Stage, mainNow: () => MainSide): BrowserSide {
  const { windows, refused, violations, dialogs } = stage;
  const windowOf = (id: number): Promise<WindowPage> =>
    windows.get(id) ?? Promise.reject(new Error(`there is no window ${id}`));
  return {
    evaluated: async (switches) => stage.evaluated.resolve(switches),
    createWindow: async (id, facts) => {
      const opened = openPage(stage).then((page) =>
        WindowPage.open(id, { main: mainNow(), refused, violations }, facts, page),
      );
      windows.set(id, opened);
      await opened;
    },
    load: async (id, url) => {
      const window = await windowOf(id);
      await window.load(url);
      stage.firstLoad.resolve(window.page);
    },
    reload: async (id) => (await windowOf(id)).reload(),
    focus: async (id) => (await windowOf(id)).page.bringToFront(),
    close: async (id) => (await windowOf(id)).page.close(),
    deliver: async (id, channel, args) => (await windowOf(id)).deliver(channel, args),
    openDialog: async (id: number | null, facts: OpenDialogFacts) =>
      stage.isShown && id !== null ? (await windowOf(id)).chooseFile(facts.extensions) : dialogs.next(),
    quitting: async () => {
      await stage.context?.close();
      await mainNow()
        .quit()
        .catch(() => undefined);
    },
  };
}

/** Rejects when main ends or takes too long before it has said what it wants of Chromium. */
async function untilEvaluated(
  { evaluated }: Stage,
  died: Promise<never>,
  patienceMs: number,
): Promise<readonly string[]> {
  const late = setTimeout(() => {
    evaluated.reject(
      new Error(
        'main never finished evaluating: Electron sends ready only after it, so nothing at its top level may wait',
      ),
    );
  }, patienceMs);
  try {
    return await Promise.race([evaluated.promise, died]);
  } finally {
    clearTimeout(late);
  }
}

/**
 * Launches the build in `out` and settles when its first window has loaded.
 *
 * @throws Error where the build is missing, where main fails or waits for `ready` at its top level, or without a Chromium.
 */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const out = resolve(root, options.out ?? process.env['COLDKEEP_OUT'] ?? 'out');
  checkBuild(out);
  const stage: Stage = {
    windows: new Map(),
    refused: [],
    violations: [],
    dialogs: createDialogs(),
    isShown: options.isShown ?? false,
    evaluated: deferred(),
    firstLoad: deferred(),
    context: null,
  };
  const found = await chosenChromium(stage.isShown);
  const { main, ended, errors, end } = startMain(
    out,
    options.env,
    stage.isShown,
    createBrowserSide(stage, () => main),
  );
  const close = async (): Promise<void> => {
    await stage.context?.close();
    await end();
  };
  try {
    const died = ended.then((code) => Promise.reject(new Error(`main ended with ${code}\n${errors()}`)));
    died.catch(() => undefined);
    const switches = await untilEvaluated(stage, died, options.evaluationMs ?? EVALUATION_MS);
    const context = await openBrowser(found, stage.isShown, switches);
    stage.context = context;
    await main.ready();
    return {
      page: await Promise.race([stage.firstLoad.promise, died]),
      main,
      from: `${found.from}, ${context.browser()?.version() ?? 'of unknown version'}`,
      switches,
      refused: stage.refused,
      violations: stage.violations,
      mainErrors: errors,
      answerDialog: (...paths) => stage.dialogs.answer(paths),
      invokeFrom: (frame, channel, ...args) => main.invoke(1, frame, channel, args),
      eventLoopDelay: () => main.eventLoopDelay(),
      ended,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
