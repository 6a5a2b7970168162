/** The door to printed sheets for a process that has nothing else to do. Heavy: load it by `await import()` when a sheet is asked for. */
import type { PaperModel } from '../core/paper/layout.ts';
import { type DrawnPdf, drawModelsAsPdf } from './draw-models.ts';
import { FONT_FILES } from './font-files.ts';
import { openFonts } from './fonts.ts';

/**
 * Draws sheets, or several copies of one, into one PDF file, in this thread.
 *
 * @throws SheetError `glyph-missing` for a sign that no face has, `too-large` where one code needs more than a page.
 */
export async function drawSheet(models: readonly PaperModel[]): Promise<DrawnPdf> {
  return drawModelsAsPdf(models, await openFonts(FONT_FILES));
}
