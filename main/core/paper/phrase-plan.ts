/** Plans recovery phrases: numbered words in columns, as the services that give them out show them. */
import { lineWidthEm } from './code-text.ts';
import type { TableStyle } from './columns.ts';
import { AXIS_MM, BLOCK_MM, PT_PER_MM } from './grid.ts';
import { DATE_LINE_MM, longRow, PAD_MM, type RowText, spentRow, type Table } from './row.ts';
import type { SheetSet } from './sheet.ts';
import { openTexts } from './wording.ts';

interface PhraseGrid {
  readonly columns: number;
  readonly sizePt: number;
  readonly stepMm: number;
}

/** Tried in this order: the first that holds the phrase is the most legible one. */
const PHRASE_GRIDS: readonly PhraseGrid[] = [
  { columns: 2, sizePt: 18, stepMm: 8.5 },
  { columns: 2, sizePt: 16, stepMm: 7.5 },
  { columns: 3, sizePt: 16, stepMm: 8 },
  { columns: 2, sizePt: 13, stepMm: 6.75 },
  { columns: 3, sizePt: 13, stepMm: 6.75 },
  { columns: 1, sizePt: 13, stepMm: 6.75 },
];

/** Words stand this far from the column before, with their numbers hanging left of them. */
const WORD_GUTTER_MM = 9;
const NUMBER_GAP_MM = 3;

/** Words of a phrase in numbered columns, read downwards; null where no grid holds them. */
export function planPhrases(set: SheetSet, style: TableStyle): Table | null {
  const columns = style.stacked;
  const phrases = openTexts(set).map((text) => text.split(' ').filter((word) => word !== ''));
  const datedMm = columns.dateMm === null ? 0 : DATE_LINE_MM;
  const fits = (grid: PhraseGrid): boolean =>
    grid.sizePt <= (style.sizesPt[0] ?? 13) &&
    phrases.every(
      (words) =>
        Math.ceil(words.length / grid.columns) * grid.stepMm + 2 * PAD_MM + datedMm <= style.highestMm &&
        words.every((word) => lineWidthEm([{ text: word, gapAfter: false }], style.trackingEm) <= wordLimitEm(grid)),
    );
  const grid = PHRASE_GRIDS.find(fits);
  if (grid === undefined) return null;
  const rows = set.codes.map((code) => {
    if (code.state !== 'unused') return spentRow(code);
    const words = code.text.split(' ').filter((word) => word !== '');
    const down = Math.ceil(words.length / grid.columns);
    const text = phraseText(code.text, words, down, grid, style.trackingEm);
    return longRow(code, text, down * grid.stepMm, PAD_MM + grid.stepMm / 2, columns);
  });
  return { columns, rows, even: false };
}

function wordLimitEm(grid: PhraseGrid): number {
  return (((BLOCK_MM - AXIS_MM) / grid.columns - WORD_GUTTER_MM) * PT_PER_MM) / grid.sizePt;
}

function phraseText(
  actual: string,
  words: readonly string[],
  down: number,
  grid: PhraseGrid,
  trackingEm: number,
): RowText {
  const acrossMm = (BLOCK_MM - AXIS_MM + WORD_GUTTER_MM / 2) / grid.columns;
  const place = (index: number) => ({
    xMm: Math.floor(index / down) * acrossMm,
    yMm: PAD_MM + ((index % down) + 0.5) * grid.stepMm,
  });
  return {
    actual,
    setting: { sizePt: grid.sizePt, trackingEm },
    runs: words.map((text, index) => ({ ...place(index), text })),
    wordNumbers: words.map((_, index) => {
      const { xMm, yMm } = place(index);
      return { xMm: xMm - NUMBER_GAP_MM, yMm, text: String(index + 1) };
    }),
  };
}
