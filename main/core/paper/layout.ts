/** From what a sheet says to what is drawn: the one door of the layouts. */
import type { Measure, Page } from './drawing.ts';
import { type KitModel, layOutKit } from './kit.ts';
import { layOutPacked } from './packed.ts';
import { layOutRecovery } from './recovery.ts';
import type { SheetModel } from './sheet.ts';
import { ENGLISH, type Words } from './words.ts';

/** What one paper says: a copy of a sheet, or the kit page of a vault. */
export type PaperModel = SheetModel | KitModel;

/**
 * Lays out one copy of a sheet, or a kit page. Pure: same model, same pages. A model of several sets is packed, whatever it asks for.
 *
 * @throws SheetError `too-large` where one code needs more than a page.
 */
export function layOut(model: PaperModel, measure: Measure, words: Words = ENGLISH): Page[] {
  if (model.layout === 'kit') return layOutKit(model, measure, words);
  const [set] = model.sets;
  if (model.layout === 'recovery' && model.sets.length === 1 && set !== undefined) {
    return layOutRecovery(model, set, measure, words);
  }
  return layOutPacked(model, measure, words);
}
