/** One set on a packed sheet: half the width with its head above, or the whole width with its head in the label column. */
import { planTable } from './code-plan.ts';
import { drawRow } from './code-rows.ts';
import { type Columns, fullBlockStyle, halfBlockStyle } from './columns.ts';
import { BLOCK_MM, STEP_MM, TEXT_PT } from './grid.ts';
import type { Pen } from './pen.ts';
import type { Row } from './row.ts';
import type { SheetSet } from './sheet.ts';
import { composed, hostOf, isCrossedOff, openTexts, serviceOf } from './wording.ts';
import type { Words } from './words.ts';
import { wrapLogin, wrapName } from './wrap.ts';

/** Codes of more signs than this take the whole width. */
const HALF_SIGNS = 12;
const HALF_WIDTH_MM = 78;

/** Room for name and login beside a whole block, clear of the ordinals. */
const HEAD_WIDTH_MM = 39;

const NAME_PT = 13;

/** Distances from a block's top: name, head labels of a whole block, and its rows. */
const NAME_MM = 6;
const FULL_HEADS_MM = 3.9;
const FULL_ROWS_MM = 6;

export interface Block {
  /** Left edge of a half block; null for a whole one. */
  readonly halfMm: number | null;
  readonly nameLines: readonly string[];
  /** Login and instance. */
  readonly accountLines: readonly string[];
  /** How many are left, or what using it does; null for a single code, which is there or not. */
  readonly count: string | null;
  readonly columns: Columns;
  readonly rows: readonly Row[];
  /** Distance from the top to the first row. */
  readonly headMm: number;
  /** Height that the head alone takes. */
  readonly leastMm: number;
  readonly dateHead: boolean;
  /** Name for the part on the next page. */
  readonly continued: readonly string[];
}

export function fitsHalf(set: SheetSet): boolean {
  return set.kind !== 'recovery-phrase' && openTexts(set).every((text) => Array.from(text).length <= HALF_SIGNS);
}

/** Plans one set; `halfMm` is the left edge of a half block, null for a whole one. */
export function blockOf(pen: Pen, set: SheetSet, halfMm: number | null, roomMm: number, words: Words): Block {
  const count = countOf(set, words);
  const countMm = count === null || halfMm === null ? 0 : pen.widthMm('text', count, TEXT_PT) + 3;
  const widthMm = halfMm === null ? HEAD_WIDTH_MM : HALF_WIDTH_MM;
  const name = (text: string) => wrapName(text, widthMm - countMm, 2, (line) => strongMm(pen, line));
  const accountLines = [set.account, set.instance === null ? null : hostOf(set.instance)].flatMap((login) =>
    login === null
      ? []
      : wrapLogin(composed(login), widthMm, halfMm === null ? 3 : 2, (line) =>
          pen.widthMm('code-light', line, TEXT_PT),
        ),
  );
  const nameLines = name(serviceOf(set));
  const style = halfMm === null ? fullBlockStyle(set, roomMm - FULL_ROWS_MM) : halfBlockStyle(set, halfMm, roomMm);
  const { columns, rows, even } = planTable(set, style);
  const textMm = NAME_MM + (nameLines.length - 1 + accountLines.length) * STEP_MM;
  return {
    halfMm,
    nameLines,
    accountLines,
    count,
    columns,
    rows,
    headMm: halfMm === null ? FULL_ROWS_MM : textMm + 6,
    leastMm: halfMm === null ? textMm + (count === null ? 0 : STEP_MM) + 1.5 : 0,
    dateHead: even && columns.dateMm !== null,
    continued: name(words.packed.continued(serviceOf(set))),
  };
}

/** Cuts a block after as many rows as `roomMm` holds. */
export function splitBlock(block: Block, roomMm: number): readonly [head: Block, tail: Block | null] {
  let heightMm = block.headMm;
  const fitting = block.rows.findIndex((row) => {
    heightMm += row.heightMm;
    return heightMm > roomMm;
  });
  if (fitting === -1) return [block, null];
  const head = { ...block, rows: block.rows.slice(0, fitting) };
  const longer = (block.continued.length - block.nameLines.length) * STEP_MM;
  const headMm = block.halfMm === null ? block.headMm : block.headMm + Math.max(0, longer);
  return [head, { ...block, rows: block.rows.slice(fitting), nameLines: block.continued, headMm }];
}

export function drawBlock(pen: Pen, block: Block, topMm: number, words: Words): void {
  const { columns, halfMm } = block;
  const leftMm = halfMm ?? 0;
  const rightMm = halfMm === null ? BLOCK_MM : halfMm + HALF_WIDTH_MM;
  pen.rule('thin', leftMm, rightMm, topMm);
  let yMm = topMm + NAME_MM;
  block.nameLines.forEach((line, index) => {
    pen.text('strong', NAME_PT, leftMm, yMm + index * STEP_MM, line);
  });
  yMm += (block.nameLines.length - 1) * STEP_MM;
  for (const line of block.accountLines) {
    yMm += STEP_MM;
    pen.text('code-light', TEXT_PT, leftMm, yMm, line);
  }
  if (block.count !== null) {
    if (halfMm === null) pen.text('text', TEXT_PT, leftMm, yMm + STEP_MM, block.count);
    else pen.textRight('text', TEXT_PT, rightMm, topMm + NAME_MM, block.count);
  }
  const headsMm = topMm + (halfMm === null ? FULL_HEADS_MM : block.headMm - 1.5);
  if (block.dateHead && columns.dateMm !== null) pen.small(columns.dateMm, headsMm, words.labels.usedOn);
  let rowMm = topMm + block.headMm;
  for (const [fromMm, toMm] of columns.rules) pen.rule('hair', fromMm, toMm, rowMm);
  for (const row of block.rows) {
    drawRow(pen, columns, row, rowMm, words);
    rowMm += row.heightMm;
  }
}

function countOf(set: SheetSet, words: Words): string | null {
  if (set.use === 'disables-2fa') return words.packed.turnsOff;
  if (set.use === 'single-then-replaced') return words.packed.thenReplaced;
  if (!isCrossedOff(set)) return words.packed.again;
  return set.codes.length > 1 ? words.packed.left(openTexts(set).length) : null;
}

function strongMm(pen: Pen, text: string): number {
  return pen.widthMm('strong', text, NAME_PT);
}
