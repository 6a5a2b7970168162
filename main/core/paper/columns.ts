/** Columns of code tables: of a sheet for one set, and of the blocks of a packed sheet. */
import { AXIS_MM, BLOCK_MM, BOX_MM, DATE_MM, ORDINAL_MM } from './grid.ts';
import type { SheetSet } from './sheet.ts';
import { isCrossedOff } from './wording.ts';

/** Where the columns of a table stand. */
export interface Columns {
  /** False for a single phrase or key, whose number would only be in the way. */
  readonly numbered: boolean;
  readonly ordinalMm: number;
  readonly ordinalSide: 'left' | 'right';
  readonly ordinalPt: number;
  /** Null where nothing is crossed off. */
  readonly boxMm: number | null;
  readonly boxSideMm: number;
  readonly codeMm: number;
  /** Room for a code, from `codeMm`. */
  readonly codeWidthMm: number;
  /** Null where nothing is dated. */
  readonly dateMm: number | null;
  /** The pieces that each rule is drawn in. */
  readonly rules: readonly (readonly [fromMm: number, toMm: number])[];
}

/** What differs between a sheet of its own and a block of a packed sheet. */
export interface TableStyle {
  readonly sizesPt: readonly number[];
  readonly trackingEm: number;
  readonly rowMm: number;
  /** In the order they are tried, each with the smallest size that is worth it there. */
  readonly columns: readonly { readonly columns: Columns; readonly fromPt: number }[];
  /** Columns of codes that take more than one line. */
  readonly stacked: Columns;
  /** Highest row that a page can hold. */
  readonly highestMm: number;
}

/** Air between the end of a code and the end of its rule. */
const AIR_MM = 2;

const FROM_AXIS = {
  numbered: true,
  codeMm: AXIS_MM,
  boxMm: BOX_MM,
  boxSideMm: 5,
  ordinalMm: ORDINAL_MM,
  ordinalSide: 'right',
  ordinalPt: 11,
} as const;

const NARROW: Columns = {
  ...FROM_AXIS,
  codeWidthMm: 122 - AXIS_MM - AIR_MM,
  dateMm: DATE_MM,
  rules: [
    [BOX_MM, 122],
    [DATE_MM, BLOCK_MM],
  ],
};
const WIDE: Columns = {
  ...FROM_AXIS,
  codeWidthMm: 138 - AXIS_MM - AIR_MM,
  dateMm: 142,
  rules: [
    [BOX_MM, 138],
    [142, BLOCK_MM],
  ],
};
const UNDATED: Columns = {
  ...FROM_AXIS,
  boxMm: null,
  codeWidthMm: BLOCK_MM - AXIS_MM,
  dateMm: null,
  rules: [[BOX_MM, BLOCK_MM]],
};
const STACKED: Columns = { ...NARROW, codeWidthMm: BLOCK_MM - AXIS_MM };

/** Style of a sheet for one set. */
export function recoveryStyle(set: SheetSet, rowMm: number, highestMm: number): TableStyle {
  const dated = isCrossedOff(set);
  return {
    sizesPt: rowMm < 8 ? [16, 14, 13] : [18, 16, 14, 13],
    trackingEm: 0.02,
    rowMm,
    columns: dated
      ? [
          { columns: NARROW, fromPt: 16 },
          { columns: WIDE, fromPt: 13 },
        ]
      : [{ columns: UNDATED, fromPt: 13 }],
    stacked: dated ? STACKED : UNDATED,
    highestMm,
  };
}

const PACKED = { sizesPt: [13], trackingEm: 0, rowMm: 7.5 } as const;
const BLOCK = { numbered: true, ordinalSide: 'left', ordinalPt: 9.5, boxSideMm: 4 } as const;

/** From an ordinal's left edge to its box: two digits, or three. */
function ordinalRoomMm(set: SheetSet): number {
  return set.codes.some((code) => code.number > 99) ? 6.75 : 5.5;
}

/** Style of a block over the whole width of a packed sheet. */
export function fullBlockStyle(set: SheetSet, highestMm: number): TableStyle {
  const style = recoveryStyle(set, PACKED.rowMm, highestMm);
  const block = (columns: Columns): Columns => ({
    ...columns,
    ...BLOCK,
    ordinalMm: BOX_MM,
    boxMm: columns.boxMm === null ? null : BOX_MM + ordinalRoomMm(set),
  });
  return {
    ...style,
    ...PACKED,
    columns: style.columns.map(({ columns }) => ({ columns: block(columns), fromPt: 13 })),
    stacked: block(style.stacked),
  };
}

/** Style of a block over half the width of a packed sheet, for codes of at most twelve signs. */
export function halfBlockStyle(set: SheetSet, leftMm: number, highestMm: number): TableStyle {
  const dated = isCrossedOff(set);
  const columns: Columns = {
    ...BLOCK,
    ordinalMm: leftMm,
    boxMm: dated ? leftMm + ordinalRoomMm(set) : null,
    codeMm: leftMm + 14,
    codeWidthMm: (dated ? 52 : 78) - 14,
    dateMm: dated ? leftMm + 56 : null,
    rules: dated
      ? [
          [leftMm, leftMm + 52],
          [leftMm + 56, leftMm + 78],
        ]
      : [[leftMm, leftMm + 78]],
  };
  return { ...PACKED, columns: [{ columns, fromPt: 13 }], stacked: columns, highestMm };
}
