/** Draws sheets in a thread of its own: opening the faces alone would hold up a window for longer than anyone may notice. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Face } from '../core/paper/drawing.ts';
import type { PaperModel } from '../core/paper/layout.ts';
import { SheetError } from '../core/paper/sheet-error.ts';
import { drawModelsAsPdf, drawModelsAsSvg } from './draw-models.ts';
import { openFonts } from './fonts.ts';

/** Given at the start: paths of the faces. Only a bundler resolves them, and it does so for the thread that starts this one. */
export interface SheetWorkerData {
  readonly fontFiles: Readonly<Record<Face, string>>;
}

export interface SheetRequest {
  readonly models: readonly PaperModel[];
  readonly as: 'pdf' | 'svg' | 'veiled-svg';
}

/** A picture of each page in turn, then `end`; or one file; or an error with its code. */
export type SheetAnswer =
  | { readonly kind: 'page'; readonly svg: string; readonly pages: number }
  | { readonly kind: 'end' }
  | { readonly kind: 'pdf'; readonly pdf: Uint8Array; readonly pages: number }
  | { readonly kind: 'error'; readonly error: Pick<SheetError, 'code' | 'detail' | 'facts'> };

const port = parentPort;
if (port !== null) {
  const { fontFiles }: SheetWorkerData = workerData;
  const fonts = openFonts(fontFiles);
  const tell = (answer: SheetAnswer, moved: ArrayBuffer[] = []): void => port.postMessage(answer, moved);

  const draw = async ({ models, as }: SheetRequest): Promise<void> => {
    if (as === 'pdf') {
      const { pdf, pages } = await drawModelsAsPdf(models, await fonts);
      tell({ kind: 'pdf', pdf, pages }, [pdf.buffer]);
      return;
    }
    for await (const page of drawModelsAsSvg(models, await fonts, as === 'veiled-svg')) tell({ kind: 'page', ...page });
    tell({ kind: 'end' });
  };

  port.on('message', (request: SheetRequest) => {
    draw(request).catch((error: unknown) => {
      const { code, detail, facts } = error instanceof SheetError ? error : new SheetError('unforeseen');
      tell({ kind: 'error', error: { code, detail, facts } });
    });
  });
}
