/** The app: what must stand before Electron is ready, then the window and the vault wired together. Nothing imports this file. */
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, protocol } from 'electron';
import { hardenContents } from './desktop/contents.ts';
import { createDesk } from './desktop/desk.ts';
import { listenToWindow } from './desktop/ipc.ts';
import { setMenu } from './desktop/menu.ts';
import { MESSAGES } from './desktop/messages.ts';
import { SCHEME } from './desktop/scheme.ts';
import { listServedFiles } from './desktop/served-files.ts';
import { createSessionVault } from './desktop/session-vault.ts';
import { hardenSessions, openVaultSession } from './desktop/sessions.ts';
import { appendSwitches } from './desktop/switches.ts';
import { openWindow } from './desktop/window.ts';
import { dataFolder } from './vault/data-folder.ts';
import { systemPorts } from './vault/ports.ts';

process.umask(0o077);
appendSwitches();
app.enableSandbox();
hardenSessions();
hardenContents();
protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);
app.setPath('userData', dataFolder());

const vault = createSessionVault(systemPorts());
const theWindow = (): BrowserWindow | null => BrowserWindow.getAllWindows()[0] ?? null;

async function askForFile(): Promise<string | null> {
  const window = theWindow();
  if (window === null) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: MESSAGES.openTitle,
    buttonLabel: MESSAGES.openButton,
    filters: [{ name: MESSAGES.vaultFiles, extensions: ['coldkeep'] }],
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

async function boot(): Promise<void> {
  setMenu(process.platform, (item) => theWindow()?.webContents.send('menu', item));
  const session = openVaultSession(await listServedFiles(join(import.meta.dirname, '../renderer')));
  const desk = createDesk({
    vault,
    askForFile,
    appInfo: async () => ({
      ok: true,
      value: {
        version: app.getVersion(),
        versions: {
          electron: process.versions['electron'] ?? '',
          chromium: process.versions['chrome'] ?? '',
          node: process.versions.node,
        },
      },
    }),
    sendProgress: (progress) => theWindow()?.webContents.send('progress', progress),
    clearWindow: () => {
      theWindow()?.webContents.send('locked');
      theWindow()?.webContents.reload();
    },
  });
  listenToWindow(ipcMain, desk, () => theWindow()?.webContents ?? null);
  const window = await openWindow(session, { hidesFromCapture: true });
  window.webContents.on('render-process-gone', () => void desk.lock());
}

function quitLocked(): void {
  let isLocked = false;
  app.on('will-quit', (event) => {
    if (isLocked) return;
    event.preventDefault();
    isLocked = true;
    const quit = (): void => app.quit();
    vault.lock().then(quit, quit);
  });
  app.on('window-all-closed', () => app.quit());
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const window = theWindow();
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  quitLocked();
  // Not awaited: Electron sends `ready` only after this module has been evaluated.
  app
    .whenReady()
    .then(boot)
    .catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      app.exit(1);
    });
} else app.quit();
