/** Starts the built app over the stand-in host: a process for its main, a Chromium for its windows. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Chromium, testChromium, windowChromium } from './chromium.ts';
import { cleanEnv, startMain } from './main-child.ts';
import type {
  ClipboardFacts,
  DialogFacts,
  EventLoopDelay,
  FrameFacts,
  MainSide,
  PowerEvent,
  PrintAnswer,
  QuestionFacts,
} from './sides.ts';
import { createBrowserSide, createStage, type PrintedPages, type Stage } from './stage.ts';
import type { Refused, Violation } from './window-page.ts';

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
  /** What the app is started with, after its name. */
  readonly args?: readonly string[];
  /** Asks for the place of a new file where no test answers; null for cancelled. */
  readonly askForPlace?: (facts: DialogFacts) => Promise<string | null>;
  /** Puts a question where no test answers; gives the place of the button. */
  readonly askQuestion?: (facts: QuestionFacts) => Promise<number>;
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
  /** The next dialog for files to open answers with these paths; none: cancelled. */
  answerDialog(...paths: string[]): void;
  /** The next dialog for a file to save answers with this path; null: cancelled. */
  answerSaveDialog(path: string | null): void;
  /** The next question is answered by the button with these words. */
  answerQuestion(button: string): void;
  /** What was asked with buttons so far, oldest first. */
  readonly questions: readonly QuestionFacts[];
  /** What every dialog so far was asked for, oldest first. */
  readonly dialogs: readonly DialogFacts[];
  /** The next print dialog ends so; a promise leaves it open until then. */
  answerPrint(answer: PrintAnswer | Promise<PrintAnswer>): void;
  /** What printers got so far, oldest first. */
  printed(): readonly PrintedPages[];
  /** Windows that are open now, hidden ones as well. */
  pages(): readonly Page[];
  /** What the system does. */
  power(event: PowerEvent): Promise<void>;
  minimise(): Promise<void>;
  /** Chooses from the app's menu by the labels that lead to an item. */
  menu(...path: string[]): Promise<void>;
  clipboard(): Promise<ClipboardFacts>;
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
  const stage = createStage(options);
  const found = await chosenChromium(stage.isShown);
  const { main, ended, errors, end } = startMain(
    { out, args: options.args ?? [], env: options.env ?? {}, isShown: stage.isShown },
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
      answerDialog: (...paths) => void stage.dialogs.open.push(paths),
      answerSaveDialog: (path) => void stage.dialogs.save.push(path),
      answerQuestion: (button) => void stage.dialogs.pressed.push(button),
      questions: stage.dialogs.questions,
      dialogs: stage.dialogs.asked,
      answerPrint: (answer) => void stage.printers.answers.push(answer),
      printed: () => stage.printers.printed,
      pages: () => context.pages(),
      power: (event) => main.power(event),
      minimise: () => main.minimise(1),
      menu: (...path) => main.menu(path),
      clipboard: () => main.clipboard(),
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
