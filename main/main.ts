/** The app: what must stand before Electron is ready, then the window and the vault wired together. Nothing imports this file. */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { app, type BrowserWindow, ipcMain, powerMonitor, protocol } from 'electron';
import { holdQuit } from './desktop/app/last-deeds.ts';
import { listenForFiles } from './desktop/app/opened-files.ts';
import { startAppPart } from './desktop/app/over-electron.ts';
import { lockWithSystem, lockWithWindow } from './desktop/app/system-events.ts';
import { hardenContents } from './desktop/contents.ts';
import { createCalls } from './desktop/create-calls.ts';
import { createCustody } from './desktop/create-custody.ts';
import { electronWindow } from './desktop/electron-window.ts';
import { listenToWindow } from './desktop/ipc.ts';
import { setMenu } from './desktop/menu.ts';
import { createPrinter } from './desktop/paper/printer.ts';
import { SCHEME, START_URL } from './desktop/scheme.ts';
import { listServedFiles } from './desktop/served-files.ts';
import { hardenSessions, openVaultSession } from './desktop/sessions.ts';
import { appendSwitches } from './desktop/switches.ts';
import { endOnUnforeseen } from './desktop/unforeseen.ts';
import { createWindow } from './desktop/window.ts';
import { dataFolder } from './vault/data-folder.ts';
import { systemPorts } from './vault/ports.ts';

/** How long the end of the app waits for a medium that does not answer. */
const LAST_WAIT_MS = 2_000;

process.umask(0o077);
appendSwitches();
app.enableSandbox();
hardenSessions();
hardenContents();
protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);
app.setPath('userData', dataFolder());

let shown: BrowserWindow | null = null;
const theWindow = (): BrowserWindow | null => shown;
/** What has to come to an end before the app does. */
const lastDeeds: (() => Promise<unknown>)[] = [];

function finish(): Promise<unknown> {
  return Promise.race([Promise.allSettled(lastDeeds.map((deed) => deed())), setTimeout(LAST_WAIT_MS)]);
}

async function boot(): Promise<void> {
  const ports = systemPorts();
  const window = electronWindow(theWindow);
  const files = await listServedFiles(join(import.meta.dirname, '../renderer'));
  const session = openVaultSession(files);
  const custody = createCustody(ports, (change) => window.tell('rows', change));
  const lock = (): void => void desk.lock();
  const part = await startAppPart({ ports, files, window, theWindow, lock });
  const { calls, desk } = createCalls({ custody, window, app: part, print: createPrinter() });
  lastDeeds.push(
    () => desk.end(),
    () => part.close(),
  );
  setMenu(process.platform, (item) => window.tell('menu', item));
  lockWithSystem(powerMonitor, { settings: part.settings, lock });
  listenToWindow(ipcMain, calls, () => theWindow()?.webContents ?? null);
  const first = openedFiles.take();
  if (first !== null) await desk.chooseByPath(first);
  shown = createWindow(session, part.settings());
  shown.on('closed', () => {
    shown = null;
    // A page that waits for the system's print dialog is a window, too, and would keep the app without a face.
    app.quit();
  });
  lockWithWindow(shown, { settings: part.settings, lock });
  await shown.loadURL(START_URL);
  // Not earlier: the page is loaded anew for it, which would break off the first loading.
  openedFiles.deliver((path) => void desk.chooseByPath(path));
}

const openedFiles = listenForFiles(app);
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (shown?.isMinimized() === true) shown.restore();
    shown?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  holdQuit(app, finish);
  endOnUnforeseen({
    process,
    write: (text) => process.stderr.write(text),
    finish,
    exit: (status) => app.exit(status),
  });
  // Not awaited: Electron sends `ready` only after this module has been evaluated.
  void app.whenReady().then(boot);
} else app.quit();
