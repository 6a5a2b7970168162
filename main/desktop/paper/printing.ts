/** Sheets to the printer and into files, by the calls of the window (desktop.md, screen 7; paper.md 1 and 8). */
import { extname } from 'node:path';
import type { Progress } from '../../../preload/contract.ts';
import type { PrintedSheet, PrintOrder } from '../../../preload/views/paper.ts';
import type { PaperModel } from '../../core/paper/layout.ts';
import type { Paper, SheetModel } from '../../core/paper/sheet.ts';
import { copyNames, planSheet, printSheet, type Work } from '../../sheets/print-sheet.ts';
import type { SheetDrawer } from '../../sheets/sheet-drawer.ts';
import { checkSheetPlace, writeSheetFile } from '../../sheets/sheet-file.ts';
import type { Printed } from '../../sheets/sheet-models.ts';
import type { Custody } from '../custody.ts';
import { DesktopError } from '../desktop-error.ts';
import { MESSAGES } from '../messages.ts';
import type { WindowPort } from '../window-port.ts';
import type { PrintPort } from './print-port.ts';

export interface PrintingSurroundings {
  readonly custody: Custody;
  readonly askForPlace: WindowPort['askForPlace'];
  readonly print: PrintPort;
  readonly startDrawer: () => SheetDrawer;
  readonly tellProgress: (progress: Progress) => void;
}

export interface Printing {
  /** Null when the dialog was cancelled. */
  savePdf(order: PrintOrder): Promise<PrintedSheet | null>;
  printSheet(order: PrintOrder): Promise<PrintedSheet | null>;
  /** Draws and prints one page that nothing records; false when the dialog was cancelled. */
  printPage(make: () => Promise<PaperModel>): Promise<boolean>;
  /** Ends what is under way, the system's print dialog as well: whoever waits for it hears `cancelled`. */
  cancel(): void;
}

const pdfKinds = [{ name: MESSAGES.pdfFiles, extensions: ['pdf'] }];

export function createPrinting(surroundings: PrintingSurroundings): Printing {
  const { custody, askForPlace, print, startDrawer, tellProgress } = surroundings;
  const { files, clock, random } = custody.ports;
  const chance = { clock, random };
  let running: AbortController | null = null;

  /** One at a time: a second press of the button while the dialog is open must not make a second sheet. */
  const alone = async <T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    if (running !== null) throw new DesktopError('usage');
    running = new AbortController();
    try {
      return await task(running.signal);
    } finally {
      running = null;
    }
  };

  /** The drawer lives as long as the drawing. */
  const draw = async <T>(signal: AbortSignal, task: (drawer: SheetDrawer) => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    const drawer = startDrawer();
    const close = (): void => drawer.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      return await task(drawer);
    } finally {
      signal.removeEventListener('abort', close);
      close();
      signal.throwIfAborted();
    }
  };

  const writePdf = async (signal: AbortSignal, models: readonly SheetModel[], file: string): Promise<number> => {
    tellProgress({ step: 'drawing', done: null });
    const { pdf, pages } = await draw(signal, (drawer) => drawer.drawPdf(models));
    await writeSheetFile(files, file, pdf);
    return pages;
  };

  const giveToPrinter = async (signal: AbortSignal, models: readonly PaperModel[], paper: Paper): Promise<number> => {
    const onDrawn = (done: number): void => tellProgress({ step: 'drawing', done });
    const pages = await draw(signal, (drawer) => drawer.drawSvg({ models, isVeiled: false }, onDrawn));
    const outcome = await print({ pages, paper, signal });
    signal.throwIfAborted();
    if (outcome === 'cancelled') throw new DialogCancelled('cancelled');
    if (outcome === 'failed') throw new DesktopError('print-failed');
    return pages.length;
  };

  return {
    savePdf: (order) =>
      alone(async (signal) => {
        // Refused before anyone is asked for a name.
        const planned = await custody.work(async ({ state }) => planSheet(state, asPrinted(order), chance).sheet);
        const file = await askForPdf(askForPlace, planned);
        if (file === null) return null;
        await checkSheetPlace(files, file);
        // In one piece: a lock waits until there is either a sheet and its file, or neither.
        return custody.work(async (session) => {
          const work: Work = (task) => task(session);
          const deliver = (models: readonly SheetModel[]): Promise<number> => writePdf(signal, models, file);
          const printed = await printSheet(work, { ...order, way: 'pdf', file }, chance, deliver);
          return printedView(printed.sheet, printed.delivered, file);
        });
      }),
    printSheet: (order) =>
      alone(async (signal) => {
        // In pieces: nothing waits for the system's dialog. Locked meanwhile, the record stands, since the paper may exist.
        const work: Work = (task) => custody.work(task);
        const deliver = (models: readonly SheetModel[]): Promise<number> => giveToPrinter(signal, models, order.paper);
        try {
          const printed = await printSheet(work, asPrinted(order), chance, deliver);
          return printedView(printed.sheet, printed.delivered, null);
        } catch (error) {
          if (error instanceof DialogCancelled) return null;
          throw error;
        }
      }),
    printPage: (make) =>
      alone(async (signal) => {
        const model = await make();
        try {
          await giveToPrinter(signal, [model], model.paper);
          return true;
        } catch (error) {
          if (error instanceof DialogCancelled) return false;
          throw error;
        }
      }),
    cancel: () => running?.abort(new DesktopError('cancelled')),
  };
}

/** The user's own no, which the window does not call an error. */
class DialogCancelled extends DesktopError {
  override name = 'DialogCancelled';
}

function asPrinted(order: PrintOrder): PrintOrder & { readonly way: 'printer'; readonly file: null } {
  return { ...order, way: 'printer', file: null };
}

/** Some systems take the name as it was typed. */
async function askForPdf(askForPlace: WindowPort['askForPlace'], { sheet }: Printed): Promise<string | null> {
  const question = { title: MESSAGES.savePdfTitle, button: MESSAGES.saveButton, kinds: pdfKinds };
  const file = await askForPlace({ ...question, suggested: `${sheet.slice(0, -'-XX'.length)}.pdf` });
  if (file === null) return null;
  return extname(file).toLowerCase() === '.pdf' ? file : `${file}.pdf`;
}

function printedView(sheet: Printed, pages: number, file: string | null): PrintedSheet {
  return { sheet: sheet.sheet, copies: copyNames(sheet), pages, file };
}
