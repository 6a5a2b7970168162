/** The side with the browser: windows as pages, dialogs as a test answers them, and what was asked and refused. */
import type { BrowserContext, Page } from 'playwright-core';
import type { BrowserSide, DialogFacts, MainSide, PrintAnswer, PrintFacts, QuestionFacts } from './sides.ts';
import { type Refused, type Violation, WindowPage } from './window-page.ts';

/** Answers that a test has laid out, one queue for each kind of dialog, and what the app asked for. */
interface Dialogs {
  readonly asked: DialogFacts[];
  readonly open: (readonly string[])[];
  readonly save: (string | null)[];
  readonly questions: QuestionFacts[];
  /** Words of the buttons to press. */
  readonly pressed: string[];
}

function nextAnswer<T>(queue: T[], { title }: DialogFacts): T {
  const answer = queue.shift();
  if (answer === undefined) throw new Error(`The dialog "${title}" was opened and no answer waits for it.`);
  return answer;
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

/** The pages of one print job, and what the app asked for. */
export interface PrintedPages {
  readonly pdf: Uint8Array;
  readonly options: PrintFacts;
  /** Title of the page: the name of the job in Electron. */
  readonly title: string;
}

interface Printers {
  readonly answers: (PrintAnswer | Promise<PrintAnswer>)[];
  readonly printed: PrintedPages[];
}

type AskForPlace = (facts: DialogFacts) => Promise<string | null>;
type AskQuestion = (facts: QuestionFacts) => Promise<number>;
type Theme = 'system' | 'light' | 'dark';

/** The windows of one app and the Chromium that shows them. */
export interface Stage {
  readonly windows: Map<number, Promise<WindowPage>>;
  readonly refused: Refused[];
  readonly violations: Violation[];
  readonly dialogs: Dialogs;
  readonly printers: Printers;
  readonly isShown: boolean;
  /** Null: tests answer. */
  readonly askForPlace: AskForPlace | null;
  readonly askQuestion: AskQuestion | null;
  readonly evaluated: Deferred<readonly string[]>;
  readonly firstLoad: Deferred<Page>;
  context: BrowserContext | null;
  theme: Theme;
}

async function openPage({ context, windows }: Stage): Promise<Page> {
  if (context === null) throw new Error('a window before ready');
  const first = windows.size === 0 ? context.pages()[0] : undefined;
  return first ?? context.newPage();
}

async function showTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme === 'system' ? null : theme });
}

async function askOpen(stage: Stage, window: WindowPage | null, facts: DialogFacts): Promise<readonly string[]> {
  stage.dialogs.asked.push(facts);
  if (!stage.isShown || window === null) return nextAnswer(stage.dialogs.open, facts);
  if (!facts.isFolder) return window.chooseFiles(facts);
  // Chromium's chooser gives a page the files of a folder and not the folder.
  const folder = (await stage.askForPlace?.(facts)) ?? null;
  return folder === null ? [] : [folder];
}

async function askSave({ dialogs, askForPlace }: Stage, facts: DialogFacts): Promise<string | null> {
  dialogs.asked.push(facts);
  return askForPlace === null ? nextAnswer(dialogs.save, facts) : askForPlace(facts);
}

/** A button that is not there is none that a test can have pressed. */
async function askBox({ dialogs, askQuestion }: Stage, facts: QuestionFacts): Promise<number> {
  dialogs.questions.push(facts);
  if (askQuestion !== null) return askQuestion(facts);
  const pressed = dialogs.pressed.shift();
  const place = pressed === undefined ? -1 : facts.buttons.indexOf(pressed);
  if (place < 0) throw new Error(`The question "${facts.message}" was put and no answer of it waits.`);
  return place;
}

async function askPrint({ printers, isShown }: Stage, window: WindowPage, facts: PrintFacts): Promise<PrintAnswer> {
  if (isShown) {
    await window.showPrintDialog();
    return 'printed';
  }
  const next = printers.answers.shift();
  if (next === undefined) throw new Error('A print dialog was opened and no answer waits for it.');
  const answer = await next;
  if (answer === 'printed')
    printers.printed.push({
      pdf: await window.printToPdf(facts),
      options: facts,
      title: await window.page.title(),
    });
  return answer;
}

export function createStage({
  isShown,
  askForPlace,
  askQuestion,
}: {
  isShown?: boolean;
  askForPlace?: AskForPlace;
  askQuestion?: AskQuestion;
}): Stage {
  return {
    windows: new Map(),
    refused: [],
    violations: [],
    dialogs: { asked: [], open: [], save: [], questions: [], pressed: [] },
    printers: { answers: [], printed: [] },
    isShown: isShown ?? false,
    askForPlace: askForPlace ?? null,
    askQuestion: askQuestion ?? null,
    evaluated: deferred(),
    firstLoad: deferred(),
    context: null,
    theme: 'system',
  };
}

/** @param mainNow the other side, which is not there yet when this one is made. */
export function createBrowserSide(stage: Stage, mainNow: () => MainSide): BrowserSide {
  const { windows, refused, violations } = stage;
  const windowOf = (id: number): Promise<WindowPage> =>
    windows.get(id) ?? Promise.reject(new Error(`there is no window ${id}`));
  return {
    evaluated: async (switches) => stage.evaluated.resolve(switches),
    createWindow: async (id, facts) => {
      const opened = openPage(stage).then(async (page) => {
        if (stage.theme !== 'system') await showTheme(page, stage.theme);
        return WindowPage.open(id, { main: mainNow(), refused, violations }, facts, page);
      });
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
    openDialog: async (id, facts) => askOpen(stage, id === null ? null : await windowOf(id), facts),
    saveDialog: (_id, facts) => askSave(stage, facts),
    messageBox: (_id, facts) => askBox(stage, facts),
    print: async (id, facts) => askPrint(stage, await windowOf(id), facts),
    showTheme: async (theme) => {
      const isNew = theme !== stage.theme;
      stage.theme = theme;
      if (isNew) for (const opened of windows.values()) await showTheme((await opened).page, theme);
    },
    quitting: async () => {
      await stage.context?.close();
      await mainNow()
        .quit()
        .catch(() => undefined);
    },
  };
}
