/** The drawer of sheets as a port: pages and files drawn in a thread that can be ended at any time, with all that it holds. */
import { Worker } from 'node:worker_threads';
import type { PaperModel } from '../core/paper/layout.ts';
import { SheetError } from '../core/paper/sheet-error.ts';
import { workerUrl } from '../worker-url.ts';
import type { DrawnPdf } from './draw-models.ts';
import { FONT_FILES } from './font-files.ts';
import type { SheetAnswer, SheetRequest, SheetWorkerData } from './sheet-worker.ts';

export interface SvgRequest {
  readonly models: readonly PaperModel[];
  /** Dots stand for the codes: no text of them is in a document. */
  readonly isVeiled: boolean;
}

/** The part that is done, from 0 to 1. */
export type OnDrawn = (done: number) => void;

/** All of it throws SheetError `glyph-missing`, `too-large`; `cancelled` once it was closed. */
export interface SheetDrawer {
  /** @returns SVG documents, one a page. */
  drawSvg(request: SvgRequest, onDrawn?: OnDrawn): Promise<readonly string[]>;
  drawPdf(models: readonly PaperModel[]): Promise<Pick<DrawnPdf, 'pages'> & { readonly pdf: Uint8Array }>;
  /** Ends the thread: what it was given is gone, and whoever waits for it hears `cancelled`. */
  close(): void;
}

export function startDrawer(): SheetDrawer {
  const worker = new Worker(workerUrl('sheet-worker', 'sheets'), {
    workerData: { fontFiles: FONT_FILES } satisfies SheetWorkerData,
  });
  const closing = new AbortController();
  let turn: Promise<unknown> = Promise.resolve();

  /** One drawing after the other, so that every answer belongs to the one that waits. */
  const inTurn = <T>(request: SheetRequest, take: (answer: SheetAnswer) => T | null): Promise<T> => {
    const drawn = turn.then(() => ask(worker, closing.signal, request, take));
    turn = drawn.catch(() => undefined);
    return drawn;
  };

  return {
    drawSvg: ({ models, isVeiled }, onDrawn) => {
      const pages: string[] = [];
      return inTurn({ models, as: isVeiled ? 'veiled-svg' : 'svg' }, (answer) => {
        if (answer.kind === 'page') {
          pages.push(answer.svg);
          onDrawn?.(pages.length / answer.pages);
        }
        return answer.kind === 'end' ? pages : null;
      });
    },
    drawPdf: (models) => inTurn({ models, as: 'pdf' }, (answer) => (answer.kind === 'pdf' ? answer : null)),
    close: () => {
      closing.abort();
      void worker.terminate();
    },
  };
}

/** Hands a request to the thread and takes its answers until `take` gives a result. */
function ask<T>(
  worker: Worker,
  closing: AbortSignal,
  request: SheetRequest,
  take: (answer: SheetAnswer) => T | null,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (closing.aborted) {
      reject(new SheetError('cancelled'));
      return;
    }
    const settle = (settled: () => void): void => {
      worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      closing.removeEventListener('abort', onEnd);
      settled();
    };
    const onMessage = (answer: SheetAnswer): void => {
      if (answer.kind === 'error') {
        const { code, detail, facts } = answer.error;
        settle(() => reject(new SheetError(code, detail, facts)));
        return;
      }
      const taken = take(answer);
      if (taken !== null) settle(() => resolve(taken));
    };
    const onEnd = (): void =>
      settle(() => reject(new SheetError(closing.aborted ? 'cancelled' : 'unforeseen', 'the drawing was ended')));
    worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
    closing.addEventListener('abort', onEnd);
    worker.postMessage(request);
  });
}
