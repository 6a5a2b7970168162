/** From what sheets say to a PDF file or to pictures of pages: the same pages, drawn by either drawer. */
import type { Page } from '../core/paper/drawing.ts';
import { layOut, type PaperModel } from '../core/paper/layout.ts';
import { ENGLISH } from '../core/paper/words.ts';
import { drawPdf } from './draw-pdf.ts';
import { drawSvg } from './draw-svg.ts';
import type { Fonts } from './fonts.ts';
import { otherWork } from './other-work.ts';
import { checkSigns } from './runs.ts';
import { veilPage } from './veil.ts';

/** A PDF file and its number of pages. */
export interface DrawnPdf {
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly pages: number;
}

/** @throws SheetError `glyph-missing`, `too-large`. */
export async function drawModelsAsPdf(models: readonly PaperModel[], fonts: Fonts): Promise<DrawnPdf> {
  const pages = await layOutAll(models, fonts);
  const pdf = await drawPdf(pages, fonts, { language: ENGLISH.language, actualText: true });
  return { pdf: new Uint8Array(pdf), pages: pages.length };
}

/**
 * One SVG document a page.
 *
 * @param isVeiled dots stand for the codes: no text of a code comes near the drawer
 * @throws SheetError `glyph-missing`, `too-large`.
 */
export async function* drawModelsAsSvg(
  models: readonly PaperModel[],
  fonts: Fonts,
  isVeiled: boolean,
): AsyncGenerator<{ readonly svg: string; readonly pages: number }> {
  const pages = await layOutAll(models, fonts);
  // Veiled as well: a sheet that could not be printed has no preview.
  checkSigns(pages, fonts);
  for (const page of pages) {
    yield { svg: drawSvg(isVeiled ? veilPage(page) : page, fonts), pages: pages.length };
    await otherWork();
  }
}

async function layOutAll(models: readonly PaperModel[], fonts: Fonts): Promise<Page[]> {
  const pages: Page[] = [];
  for (const model of models) {
    pages.push(...layOut(model, fonts.measure, ENGLISH));
    await otherWork();
  }
  return pages;
}
