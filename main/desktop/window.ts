/** The window: sandboxed, isolated, hidden from screen capture, and named Coldkeep whatever it shows. */
import { join } from 'node:path';
import { app, BrowserWindow, type Session } from 'electron';
import { HARDENED } from './hardened-preferences.ts';
import { MESSAGES } from './messages.ts';

interface Look {
  /** Kept out of screenshots and screen sharing from its first picture on, where the system can. */
  readonly hidesFromCapture: boolean;
}

/** The window, with nothing loaded into it yet. */
export function createWindow(session: Session, { hidesFromCapture }: Look): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: MESSAGES.appName,
    webPreferences: {
      session,
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      ...HARDENED,
      devTools: !app.isPackaged,
    },
  });
  window.setContentProtection(hidesFromCapture);
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  return window;
}
