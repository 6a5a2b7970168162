/** The packed sheet: several sets on one page, short codes in half blocks side by side, longer ones across. */
import { type Block, blockOf, drawBlock, fitsHalf, splitBlock } from './block.ts';
import type { Measure, Page } from './drawing.ts';
import { drawHead, drawLookAlikes, drawStrip, drawTitle } from './frame.ts';
import { AXIS_MM, footMm, STEP_MM, TEXT_PT, TEXT_WIDTH_MM } from './grid.ts';
import { Pen } from './pen.ts';
import type { SheetModel, SheetSet } from './sheet.ts';
import { SheetError } from './sheet-error.ts';
import { signsSentence } from './signs.ts';
import { hasGaps, nounOf, openTexts } from './wording.ts';
import type { SetNoun, Words } from './words.ts';
import { wrapText } from './wrap.ts';

const PURPOSE_MM = 49.5;
const BLOCKS_MM = 69;
const BETWEEN_MM = 7.5;

/** Left edges of half blocks. */
const HALVES_MM = [0, 86] as const;

/** Where the last rule may stand, above the look-alikes. */
const ABOVE_FOOT_MM = 46;

/** One or two blocks beside each other. */
type Band = readonly Block[];

/** @throws SheetError `too-large` where one code needs more than a page. */
export function layOutPacked(model: SheetModel, measure: Measure, words: Words): Page[] {
  const roomMm = footMm(model.paper) - ABOVE_FOOT_MM - BLOCKS_MM;
  const bands = bandsOf(model, roomMm, new Pen(model.paper, measure), words);
  const pages = paginate(bands, roomMm);
  return pages.map((page, index) => {
    const pen = new Pen(model.paper, measure);
    drawHead(pen, model, { kind: words.kinds[commonNoun(model.sets)], page: index + 1, pages: pages.length }, words);
    drawTitle(pen, words.packed.accounts(accountsIn(model.sets)));
    drawPurpose(pen, model.sets, words);
    let topMm = BLOCKS_MM;
    for (const band of page) {
      for (const block of band) drawBlock(pen, block, topMm, words);
      topMm += heightOf(band) + BETWEEN_MM;
    }
    drawLookAlikes(pen, model, note(pen, model.sets, words), words);
    drawStrip(pen, model, words);
    return pen.page();
  });
}

function bandsOf(model: SheetModel, roomMm: number, pen: Pen, words: Words): Band[] {
  const bands: Band[] = [];
  let half: Block | null = null;
  for (const set of model.sets) {
    const short = fitsHalf(set);
    if (short && half !== null) {
      bands.push(level([half, blockOf(pen, set, HALVES_MM[1], roomMm, words)]));
      half = null;
      continue;
    }
    if (half !== null) bands.push([half]);
    half = null;
    const block = blockOf(pen, set, short ? HALVES_MM[0] : null, roomMm, words);
    if (short) half = block;
    else bands.push([block]);
  }
  return half === null ? bands : [...bands, [half]];
}

/** Gives blocks side by side one height of head, so that their rows line up. */
function level(band: readonly Block[]): Band {
  const headMm = Math.max(...band.map((block) => block.headMm));
  return band.map((block) => ({ ...block, headMm }));
}

function heightOf(band: Band): number {
  return Math.max(
    ...band.map((block) =>
      Math.max(block.leastMm, block.headMm + block.rows.reduce((sum, row) => sum + row.heightMm, 0)),
    ),
  );
}

/** Puts bands on pages; a band is split between rows only where it is higher than a page. */
function paginate(bands: readonly Band[], roomMm: number): Band[][] {
  const pages: Band[][] = [[]];
  let leftMm = roomMm;
  for (const band of bands) {
    for (let rest: Band = band; rest.length > 0; ) {
      const heightMm = heightOf(rest);
      if (heightMm <= leftMm) {
        pages.at(-1)?.push(rest);
        leftMm -= heightMm + BETWEEN_MM;
        break;
      }
      if (leftMm < roomMm) {
        pages.push([]);
        leftMm = roomMm;
        continue;
      }
      const parts = rest.map((block) => splitBlock(block, roomMm));
      if (parts.some(([head]) => head.rows.length === 0)) {
        throw new SheetError('too-large', 'one code needs more than a page');
      }
      pages.at(-1)?.push(parts.map(([head]) => head));
      leftMm = 0;
      rest = parts.flatMap(([, tail]) => (tail === null ? [] : [tail]));
    }
  }
  return pages;
}

function accountsIn(sets: readonly SheetSet[]): number {
  return new Set(sets.map((set) => JSON.stringify([set.service, set.account, set.instance]))).size;
}

/** What the head calls a sheet of several sets: by their kind where they share one. */
function commonNoun(sets: readonly SheetSet[]): SetNoun {
  const nouns = new Set(sets.map(nounOf));
  const [only] = nouns;
  return nouns.size === 1 && sets.length === 1 && only !== undefined ? only : 'code';
}

function drawPurpose(pen: Pen, sets: readonly SheetSet[], words: Words): void {
  const plain = sets.every((set) => set.use === 'single' && set.kind === 'recovery-codes');
  const text = `${plain ? words.purpose.packed : words.purpose.packedMixed} ${words.purpose.packedCare}`;
  pen.label(PURPOSE_MM, words.labels.purpose);
  wrapText(text, TEXT_WIDTH_MM, (line) => pen.widthMm('text', line, TEXT_PT)).forEach((line, index) => {
    pen.text('text', TEXT_PT, AXIS_MM, PURPOSE_MM + index * STEP_MM, line);
  });
}

function note(pen: Pen, sets: readonly SheetSet[], words: Words): string {
  const { zeroHasADot, gapIsForTheEye } = words.signs;
  if (sets.some(hasGaps)) return `${zeroHasADot} ${gapIsForTheEye}`;
  const sentence = signsSentence(sets.flatMap(openTexts), 'code', words);
  const full = sentence === null ? zeroHasADot : `${zeroHasADot} ${sentence}`;
  return pen.widthMm('text', full, TEXT_PT) <= TEXT_WIDTH_MM ? full : zeroHasADot;
}
