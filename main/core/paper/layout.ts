/** From what a sheet says to what is drawn: the one door of the layouts. */
import type { Measure, Page } from './drawing.ts';
import { layOutPacked } from './packed.ts';
import { layOutRecovery } from './recovery.ts';
import type { SheetModel } from './sheet.ts';
import { ENGLISH, type Words } from './words.ts';

/**
 * Lays out one copy of a sheet. Pure: same model, same pages. A model of several sets is packed, whatever it asks for.
 *
 * @throws SheetError `too-large` where one code needs more than a page.
 */
export function layOut(model: SheetModel, measure: Measure, words: Words = ENGLISH): Page[] {
  const [set] = model.sets;
  if (model.layout === 'recovery' && model.sets.length === 1 && set !== undefined) {
    return layOutRecovery(model, set, measure, words);
  }
  return layOutPacked(model, measure, words);
}
