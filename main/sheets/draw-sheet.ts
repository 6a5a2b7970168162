/** The one door to printed sheets. Heavy: load it by `await import()` when a sheet is asked for. */
import type { Page } from '../core/paper/drawing.ts';
import { layOut } from '../core/paper/layout.ts';
import type { SheetModel } from '../core/paper/sheet.ts';
import { ENGLISH } from '../core/paper/words.ts';
import { drawPdf } from './draw-pdf.ts';
import { FONT_FILES } from './font-files.ts';
import { openFonts } from './fonts.ts';
import { otherWork } from './other-work.ts';

/**
 * Draws sheets, or several copies of one, into one PDF file.
 *
 * @returns The file and its number of pages.
 * @throws SheetError `glyph-missing` for a sign that no face has, `too-large` where one code needs more than a page.
 */
export async function drawSheet(
  models: readonly SheetModel[],
): Promise<{ readonly pdf: Uint8Array; readonly pages: number }> {
  const fonts = await openFonts(FONT_FILES);
  const pages: Page[] = [];
  for (const model of models) {
    pages.push(...layOut(model, fonts.measure, ENGLISH));
    await otherWork();
  }
  const pdf = await drawPdf(pages, fonts, { language: ENGLISH.language, actualText: true });
  return { pdf, pages: pages.length };
}
