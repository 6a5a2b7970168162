/** The calls of the window about paper: preview, printing, proofs, places (desktop.md, screens 7 and 8; paper.md 1 to 4). */

import type { Progress, Result } from '../../../preload/contract.ts';
import type { Command } from '../../core/custody/command.ts';
import { sheetsPage } from '../../core/custody/sheet-lines.ts';
import { type SheetDrawer, startDrawer } from '../../sheets/sheet-drawer.ts';
import { recordDestroyed } from '../../sheets/sheet-file.ts';
import { eventsOf } from '../../vault/events-of.ts';
import type { PaperCalls } from '../calls.ts';
import type { Custody } from '../custody.ts';
import { done } from '../done.ts';
import type { WindowPort } from '../window-port.ts';
import { createPreview } from './preview.ts';
import type { PrintPort } from './print-port.ts';
import { createPrinting, type Printing } from './printing.ts';
import { createProof } from './proof.ts';

export interface PaperSurroundings {
  readonly custody: Custody;
  readonly window: Pick<WindowPort, 'tell' | 'askForPlace'>;
  readonly print: PrintPort;
  /** Only tests give another one. */
  readonly startDrawer?: () => SheetDrawer;
}

export interface PaperDesk {
  readonly calls: PaperCalls;
  /** For a page that is no sheet of codes. */
  readonly printPage: Printing['printPage'];
  /** Ends a drawing or a printing that is under way: the call that waits for it answers `cancelled`. */
  readonly cancel: () => void;
}

/** Lets go of everything at every lock of `custody`. */
export function createPaperCalls({ custody, window, print, ...changes }: PaperSurroundings): PaperDesk {
  const tellProgress = (progress: Progress): void => window.tell('progress', progress);
  const askForPlace: WindowPort['askForPlace'] = (question) => window.askForPlace(question);
  const drawing = { custody, tellProgress, startDrawer: changes.startDrawer ?? startDrawer };
  const preview = createPreview(drawing);
  const printing = createPrinting({ ...drawing, askForPlace, print });
  const proof = createProof(custody);

  custody.onLock(() => {
    printing.cancel();
    preview.end();
    proof.end();
  });

  const record = async (command: Command): Promise<Result<null>> => {
    await custody.work(async (session) => {
      const events = eventsOf(command, session.state);
      if (events.length > 0) await session.commit(events);
    });
    return done(null);
  };

  /** The codes go with the preview as soon as there is paper. */
  const printed = <T>(sheet: T | null): Result<T | null> => {
    if (sheet !== null) preview.end();
    return done(sheet);
  };

  const calls: PaperCalls = {
    sheets: () => custody.work(async ({ state }) => done(sheetsPage(state, custody.ports.clock.today()))),
    previewSheet: async (order) => done(await preview.show(order)),
    endPreview: async () => {
      preview.end();
      return done(null);
    },
    savePdf: async (order) => printed(await printing.savePdf(order)),
    printSheet: async (order) => printed(await printing.printSheet(order)),
    challenge: async (copy) => done(await proof.ask(copy)),
    answerChallenge: async (answers) => done(await proof.answer(answers)),
    endChallenge: async () => {
      proof.end();
      return done(null);
    },
    placeCopy: (copy, place, seal) => record({ type: 'PlaceCopy', copy, place, seal }),
    endCopy: (copy, reason) => record({ type: 'EndCopy', copy, reason }),
    destroyPlaintext: (file) =>
      custody.work(async (session) => done(await recordDestroyed(session, custody.ports.files, file))),
  };
  const cancel = (): void => {
    printing.cancel();
    preview.cancel();
  };
  return { calls, printPage: (make) => printing.printPage(make), cancel };
}
