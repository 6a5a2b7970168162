/** Stand-in for `BrowserWindow`, its web contents. */
import { readFileSync } from 'node:fs';
import type * as Electron from 'electron';
import type { FrameFacts, PrintAnswer, PrintFacts } from '../sides.ts';
import { appEvents, onQuit } from './app.ts';
import { partitionOf, session } from './session.ts';
import { KnownEvents, preventable, refuseUnknown, standIn } from './stand-in.ts';
import { browser, fireAndForget, ready } from './state.ts';

const knownOptions = [
  'width',
  'height',
  'minWidth',
  'minHeight',
  'show',
  'title',
  'backgroundColor',
  'autoHideMenuBar',
  'webPreferences',
];
const knownEvents = ['ready-to-show', 'show', 'closed', 'minimize', 'restore', 'page-title-updated', 'session-end'];
/** What the isolated world and the page have in any case, so that only these values can be had. */
const fixedPreferences: Readonly<Record<string, unknown>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
};
const freePreferences = [
  'preload',
  'session',
  'devTools',
  'spellcheck',
  'navigateOnDragDrop',
  'safeDialogs',
  'enableWebSQL',
  'javascript',
];
const knownPrintOptions = ['silent', 'printBackground', 'pageSize', 'margins'];

interface Frame {
  readonly url: string;
}

export interface Opened {
  readonly id: number;
  readonly window: Electron.BrowserWindow;
  readonly events: KnownEvents;
  readonly contentsEvents: KnownEvents;
  readonly contents: Electron.WebContents;
  readonly partition: string;
  readonly mainFrame: Electron.WebFrameMain;
  isProtected: boolean;
  isMinimised: boolean;
  openHandler: ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | null;
}

const windows = new Map<number, Opened>();
let made = 0;

/** @returns the source of the preload, or null. */
function checkOptions(options: Electron.BrowserWindowConstructorOptions): string | null {
  refuseUnknown('BrowserWindow', options, knownOptions);
  const preferences = options.webPreferences ?? {};
  refuseUnknown('webPreferences', preferences, [...Object.keys(fixedPreferences), ...freePreferences]);
  for (const [key, value] of Object.entries(preferences))
    if (key in fixedPreferences && value !== fixedPreferences[key])
      throw new Error(`The stand-in host can do ${key}: ${String(fixedPreferences[key])} only.`);
  return preferences.preload === undefined ? null : readFileSync(preferences.preload, 'utf8');
}

/** As Electron says it to whoever printed. */
const failureReasons: Readonly<Record<PrintAnswer, string>> = {
  printed: '',
  cancelled: 'Print job canceled',
  failed: 'Print job failed',
};

function printFacts(options: Electron.WebContentsPrintOptions): PrintFacts {
  refuseUnknown('WebContentsPrintOptions', options, knownPrintOptions);
  const { pageSize, margins, silent = false, printBackground = false } = options;
  if (pageSize !== 'A4' && pageSize !== 'Letter') throw new Error('The stand-in host prints on A4 and Letter only.');
  if (margins?.marginType !== 'none') throw new Error('The stand-in host prints without margins only.');
  return { pageSize, isSilent: silent, printsBackground: printBackground };
}

/** A window that is gone by the time that the dialog ends never calls back. */
async function print(
  id: number,
  options: Electron.WebContentsPrintOptions,
  callback: (isPrinted: boolean, reason: string) => void,
): Promise<void> {
  const answer = await browser().print(id, printFacts(options));
  if (windows.has(id)) callback(answer === 'printed', failureReasons[answer]);
}

function createContents(
  id: number,
  frame: Frame,
  used: Electron.Session,
): readonly [Electron.WebContents, KnownEvents, Electron.WebFrameMain] {
  const mainFrame = standIn<Electron.WebFrameMain>('webFrameMain', {
    get url() {
      return frame.url;
    },
    parent: null,
  } satisfies Pick<Electron.WebFrameMain, 'url' | 'parent'>);
  const events = new KnownEvents('webContents', [
    'did-finish-load',
    'page-title-updated',
    'render-process-gone',
    'will-attach-webview',
    'will-frame-navigate',
    'will-navigate',
    'will-redirect',
  ]);
  let webrtcPolicy = 'default';
  const members = {
    id,
    mainFrame,
    session: used,
    getURL: () => frame.url,
    isDestroyed: () => !windows.has(id),
    reload: () => {
      fireAndForget(browser().reload(id));
    },
    send: (channel: string, ...args: unknown[]) => {
      fireAndForget(browser().deliver(id, channel, structuredClone(args)));
    },
    print: (options = {}, callback = () => undefined) => {
      fireAndForget(print(id, options, callback));
    },
    getWebRTCIPHandlingPolicy: () => webrtcPolicy,
    setWebRTCIPHandlingPolicy: (policy) => {
      webrtcPolicy = policy;
    },
    setWindowOpenHandler: (handler) => {
      opened(id).openHandler = handler;
    },
  } satisfies Partial<Electron.WebContents>;
  return [standIn('webContents', Object.assign(events, members)), events, mainFrame];
}

export function opened(id: number): Opened {
  const found = windows.get(id);
  if (found === undefined) throw new Error('Object has been destroyed');
  return found;
}

class HostWindow extends KnownEvents {
  static getAllWindows(): Electron.BrowserWindow[] {
    return [...windows.values()].map(({ window }) => window);
  }

  static fromWebContents(contents: Electron.WebContents): Electron.BrowserWindow | null {
    return [...windows.values()].find((candidate) => candidate.contents === contents)?.window ?? null;
  }

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', knownEvents);
    if (!ready.is()) throw new Error('Cannot create BrowserWindow before app is ready');
    const preload = checkOptions(options);
    made += 1;
    const id = made;
    const frame = { url: '' };
    const used = options.webPreferences?.session ?? session.defaultSession;
    const [contents, contentsEvents, mainFrame] = createContents(id, frame, used);
    const members = {
      id,
      webContents: contents,
      isDestroyed: () => !windows.has(id),
      isMinimized: () => opened(id).isMinimised,
      restore: () => {
        opened(id).isMinimised = false;
        this.emit('restore');
      },
      setMenuBarVisibility: () => undefined,
      show: () => {
        this.emit('show');
      },
      focus: () => {
        fireAndForget(browser().focus(id));
      },
      close: () => {
        fireAndForget(browser().close(id));
      },
      destroy: () => {
        closed(id);
        fireAndForget(browser().close(id));
      },
      setContentProtection: (enable) => {
        opened(id).isProtected = enable;
      },
      loadURL: async (url) => {
        frame.url = url;
        await browser().load(id, url);
      },
    } satisfies Partial<Electron.BrowserWindow>;
    const window = standIn<Electron.BrowserWindow>('BrowserWindow', Object.assign(this, members));
    const partition = partitionOf(used);
    windows.set(id, {
      id,
      window,
      events: this,
      contentsEvents,
      contents,
      partition,
      mainFrame,
      isProtected: false,
      isMinimised: false,
      openHandler: null,
    });
    appEvents.emit('web-contents-created', preventable({}), contents);
    fireAndForget(
      browser().createWindow(id, {
        widthPx: options.width ?? 800,
        heightPx: options.height ?? 600,
        preload,
        partition,
        runsScripts: options.webPreferences?.javascript ?? true,
      }),
    );
    // A constructor that gives another object: whoever made the window holds the guarded one.
    // biome-ignore lint/correctness/noConstructorReturn: the guarded object is the window
    return window as unknown as this;
  }
}

export const BrowserWindow: typeof Electron.BrowserWindow = HostWindow satisfies Pick<
  typeof Electron.BrowserWindow,
  'getAllWindows' | 'fromWebContents'
> as unknown as typeof Electron.BrowserWindow;

export const webContents: typeof Electron.webContents = standIn('webContents', {
  getAllWebContents: () => [...windows.values()].map(({ contents }) => contents),
} satisfies Pick<typeof Electron.webContents, 'getAllWebContents'>);

onQuit(() => {
  for (const { window } of windows.values()) window.close();
});

/** True where a listener prevented it. */
export function navigate(id: number, url: string, frame: FrameFacts): boolean {
  const { contentsEvents, mainFrame } = opened(id);
  const event = preventable({ url, isMainFrame: frame.isMain, isSameDocument: false, frame: mainFrame });
  contentsEvents.emit('will-frame-navigate', event);
  if (frame.isMain) contentsEvents.emit('will-navigate', event, url);
  return event.defaultPrevented;
}

/** True where the app allows it: then the host gives up, it cannot make such a window. */
export function openWindow(id: number, url: string): boolean {
  const { openHandler } = opened(id);
  const details = {
    url,
    frameName: '',
    features: '',
    disposition: 'new-window',
    referrer: { url: '', policy: 'no-referrer' },
  };
  const answer: unknown = openHandler === null ? { action: 'allow' } : Reflect.apply(openHandler, undefined, [details]);
  return typeof answer === 'object' && answer !== null && 'action' in answer && answer.action === 'allow';
}

export function loaded(id: number): void {
  const { contentsEvents, events } = opened(id);
  contentsEvents.emit('did-finish-load');
  events.emit('ready-to-show');
}

/** A window that was destroyed is closed already when its page ends. */
export function closed(id: number): void {
  const found = windows.get(id);
  if (found === undefined) return;
  windows.delete(id);
  found.events.emit('closed');
  if (windows.size === 0) appEvents.emit('window-all-closed');
}

export const partitionOfWindow = (id: number): string => opened(id).partition;
export const isContentProtected = (id: number): boolean => opened(id).isProtected;

/** The user puts the window away. */
export function minimise(id: number): void {
  const window = opened(id);
  window.isMinimised = true;
  window.events.emit('minimize');
}
