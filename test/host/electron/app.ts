/** Stand-in for `electron.app`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { KnownEvents, preventable, standIn } from './stand-in.ts';
import { browser, fireAndForget, ready } from './state.ts';

const paths = new Map<string, string>();
const switches = new Map<string, string>();

const commandLine = {
  appendSwitch: (name, value = '') => {
    if (ready.is()) throw new Error('A switch after ready has no effect in Electron.');
    switches.set(name, value);
  },
  hasSwitch: (name) => switches.has(name),
  getSwitchValue: (name) => switches.get(name) ?? '',
} satisfies Pick<Electron.CommandLine, 'appendSwitch' | 'hasSwitch' | 'getSwitchValue'>;

/** As Chromium takes them: `--name=value`. */
export function chromiumSwitches(): readonly string[] {
  return [...switches].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
}

export const appEvents: KnownEvents = new KnownEvents('app', [
  'ready',
  'activate',
  'before-quit',
  'will-quit',
  'open-file',
  'second-instance',
  'session-created',
  'web-contents-created',
  'window-all-closed',
]);

let closeAllWindows = (): void => undefined;

/** The window part says how, so that the two modules do not import each other. */
export function onQuit(close: () => void): void {
  closeAllWindows = close;
}

function exit(code = 0): void {
  fireAndForget(browser().quitting(code));
}

function quit(): void {
  const event = preventable({});
  appEvents.emit('before-quit', event);
  if (event.defaultPrevented) return;
  closeAllWindows();
  const last = preventable({});
  appEvents.emit('will-quit', last);
  if (!last.defaultPrevented) exit();
}

const members = {
  isPackaged: false,
  commandLine: standIn<Electron.CommandLine>('app.commandLine', commandLine),
  whenReady: () => ready.promise,
  isReady: () => ready.is(),
  enableSandbox: () => {
    if (ready.is()) throw new Error('app.enableSandbox() can only be called before app is ready');
  },
  getVersion: () => {
    const text: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'));
    return typeof text === 'object' && text !== null && 'version' in text ? String(text.version) : '';
  },
  setPath: (name, path) => {
    paths.set(name, path);
  },
  getPath: (name) => {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`The stand-in host has no path for '${name}'; set it first.`);
    return path;
  },
  requestSingleInstanceLock: () => true,
  quit,
  exit,
} satisfies Pick<
  Electron.App,
  | 'isPackaged'
  | 'commandLine'
  | 'whenReady'
  | 'isReady'
  | 'enableSandbox'
  | 'getVersion'
  | 'setPath'
  | 'getPath'
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'
>;

export const app: Electron.App = standIn('app', Object.assign(appEvents, members));
