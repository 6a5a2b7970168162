/**
 * The process that runs the app's built main over the stand-in for `electron`.
 *
 * Started by launch.ts with the path of the main module. Keeps Electron's order: `ready` comes after the main module has
 * finished evaluating, so a top-level wait for it hangs here as it would there.
 */
import { registerHooks } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { appEvents, chromiumSwitches } from './electron/app.ts';
import { clipboardFacts, copyElsewhere, failClipboard } from './electron/clipboard.ts';
import { invoke, send } from './electron/ipc-main.ts';
import { chooseFromMenu } from './electron/menu.ts';
import { askPermissions, createDefaultSession, serve } from './electron/session.ts';
import { preventable } from './electron/stand-in.ts';
import { ready, setBrowser } from './electron/state.ts';
import { powerEvents } from './electron/system.ts';
import {
  closed,
  isContentProtected,
  loaded,
  minimise,
  navigate,
  opened,
  openWindow,
  partitionOfWindow,
} from './electron/window.ts';
import { connect } from './peer.ts';
import type { BrowserSide, MainSide } from './sides.ts';

const milliseconds = (nanoseconds: number): number => Math.round(nanoseconds / 1e5) / 10;

function start(main: string): void {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const ours: MainSide = {
    ready: async () => {
      createDefaultSession();
      ready.now();
      appEvents.emit('ready');
      delay.enable();
      await Promise.resolve();
    },
    request: (asked) => serve(partitionOfWindow(asked.window), asked),
    navigate: async (window, url, frame) => navigate(window, url, frame),
    openWindow: async (window, url) => openWindow(window, url),
    invoke,
    send: async (window, frame, channel, args) => {
      send(window, frame, channel, args);
    },
    loaded: async (window) => {
      loaded(window);
    },
    closed: async (window) => {
      closed(window);
    },
    eventLoopDelay: async () => {
      const { max, mean } = delay;
      const answer = {
        maxMs: milliseconds(max),
        meanMs: milliseconds(mean),
        p99Ms: milliseconds(delay.percentile(99)),
      };
      delay.reset();
      return answer;
    },
    secondInstance: async (args = [], workingFolder = process.cwd()) => {
      appEvents.emit('second-instance', {}, ['coldkeep', ...args], workingFolder, null);
    },
    openFile: async (path) => {
      const event = preventable({});
      appEvents.emit('open-file', event, path);
      return event.defaultPrevented;
    },
    power: async (event) => {
      powerEvents.emit(event);
    },
    minimise: async (window) => minimise(window),
    isMinimised: async (window) => opened(window).isMinimised,
    menu: async (path) => chooseFromMenu(path),
    clipboard: async () => clipboardFacts(),
    copyElsewhere: async (text) => copyElsewhere(text),
    failClipboard: async (what) => failClipboard(what),
    permissions: askPermissions,
    contentProtection: async (window) => isContentProtected(window),
    quit: async () => {
      process.exit(0);
    },
  };
  const peer = connect<BrowserSide>(
    {
      send: (message) => process.send?.(message),
      listen: (heard) => process.on('message', heard),
    },
    ours,
  );
  setBrowser(peer.theirs);
  process.once('disconnect', () => {
    process.exit(0);
  });
  const electron = new URL('./electron/electron.ts', import.meta.url).href;
  registerHooks({
    resolve: (name, context, next) =>
      name === 'electron' ? { url: electron, shortCircuit: true } : next(name, context),
  });
  import(pathToFileURL(main).href)
    .then(() => peer.theirs.evaluated(chromiumSwitches()))
    .catch((error: unknown) => {
      console.error(error);
      process.exit(70);
    });
}

const main = process.argv[2];
if (main === undefined) throw new Error('usage: main-process.ts MAIN');
start(main);
