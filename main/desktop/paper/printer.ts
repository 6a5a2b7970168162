/** Printing by Electron: a window that nobody sees, without scripts, on a page that is served once; then the system's dialog (paper.md 8). */
import { BrowserWindow, type Session } from 'electron';
import type { Paper } from '../../core/paper/sheet.ts';
import { HARDENED } from '../hardened-preferences.ts';
import { MESSAGES } from '../messages.ts';
import { openPrintSession } from '../sessions.ts';
import { createPrintPages } from './print-pages.ts';
import type { PrintJob, PrintOutcome, PrintPort } from './print-port.ts';

const PAGE_SIZES = { a4: 'A4', letter: 'Letter' } as const satisfies Record<Paper, string>;

/** Other systems and versions spell it with one l or two. */
const CANCELLED = /cancel/i;

/** The session is opened with the first job. */
export function createPrinter(): PrintPort {
  const offered = createPrintPages();
  let session: Session | null = null;
  return async ({ pages, paper, signal }) => {
    if (signal.aborted) return 'cancelled';
    session ??= openPrintSession(offered.answer);
    const { url, drop } = offered.offer(pages, paper);
    const window = hiddenWindow(session);
    const close = (): void => {
      if (!window.isDestroyed()) window.destroy();
    };
    signal.addEventListener('abort', close, { once: true });
    try {
      return await printWindow(window, url, { paper, signal });
    } finally {
      signal.removeEventListener('abort', close);
      drop();
      close();
    }
  };
}

function hiddenWindow(session: Session): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    title: MESSAGES.appName,
    webPreferences: { ...HARDENED, session, javascript: false, devTools: false },
  });
  window.setContentProtection(true);
  return window;
}

/** A window that is closed meanwhile, by a lock or with the app, may never call back. */
function printWindow(
  window: BrowserWindow,
  url: string,
  { paper, signal }: Omit<PrintJob, 'pages'>,
): Promise<PrintOutcome> {
  const closed = new Promise<PrintOutcome>((resolve) => {
    window.once('closed', () => resolve('cancelled'));
  });
  const printed = async (): Promise<PrintOutcome> => {
    // Settles when the page has been loaded; a page that was not is never given to a printer.
    await window.loadURL(url);
    return askSystem(window, paper);
  };
  const failed = (): PrintOutcome => (signal.aborted ? 'cancelled' : 'failed');
  return Promise.race([closed, printed().catch(failed)]);
}

function askSystem(window: BrowserWindow, paper: Paper): Promise<PrintOutcome> {
  const options = {
    silent: false,
    printBackground: true,
    pageSize: PAGE_SIZES[paper],
    margins: { marginType: 'none' },
  } as const;
  return new Promise((resolve) => {
    window.webContents.print(options, (isPrinted, reason) => {
      if (isPrinted) resolve('printed');
      else resolve(CANCELLED.test(reason) ? 'cancelled' : 'failed');
    });
  });
}
