/** The runs of a page, and the check that each of their signs can be seen. */
import type { Page, TextRun } from '../core/paper/drawing.ts';
import type { Fonts } from './fonts.ts';

/** Every run of a page, and whether it shows a secret. */
export function* runsOf(page: Page): Generator<readonly [run: TextRun, secret: boolean]> {
  for (const operation of page.operations) {
    if (operation.op === 'text') yield [operation.run, false];
    if (operation.op === 'code') for (const run of operation.runs) yield [run, true];
  }
}

/** @throws SheetError `glyph-missing`. */
export function checkSigns(pages: readonly Page[], fonts: Fonts): void {
  for (const page of pages) {
    for (const [run, secret] of runsOf(page)) fonts.shape(run.face, run.text, secret);
  }
}
