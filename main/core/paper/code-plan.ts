/** Plans the table of one set before it is drawn: columns, size of the codes, and where each line of each code stands. */
import { linesOf, lineWidthEm, piecesOf, runsOf } from './code-text.ts';
import type { Columns, TableStyle } from './columns.ts';
import { PT_PER_MM } from './grid.ts';
import type { CodeSetting } from './pen.ts';
import { planPhrases } from './phrase-plan.ts';
import { LINE_MM, longRow, PAD_MM, type Row, type RowText, spentRow, type Table } from './row.ts';
import type { SheetCode, SheetSet } from './sheet.ts';
import { isCrossedOff, isGrouped, openTexts } from './wording.ts';

/** Plans a set: one line a row where every code fits, else as many lines as its longest code needs. */
export function planTable(set: SheetSet, style: TableStyle): Table {
  const table = planRows(set, style);
  const alone = set.codes.length === 1 && (set.kind === 'recovery-phrase' || !isCrossedOff(set));
  return alone ? { ...table, columns: { ...table.columns, numbered: false } } : table;
}

function planRows(set: SheetSet, style: TableStyle): Table {
  const texts = openTexts(set);
  if (set.kind === 'recovery-phrase' && texts.some((text) => text.includes(' '))) {
    const table = planPhrases(set, style);
    if (table !== null) return table;
  }
  const grouped = isGrouped(set);
  for (const { columns, fromPt } of style.columns) {
    const sizePt = style.sizesPt.find(
      (size) =>
        size >= fromPt &&
        texts.every((text) => lineWidthEm(piecesOf(text, grouped), style.trackingEm) <= limitEm(columns, size)),
    );
    if (sizePt === undefined) continue;
    const setting = { sizePt, trackingEm: style.trackingEm };
    return { columns, even: true, rows: set.codes.map((code) => lineRow(code, style.rowMm, setting, grouped)) };
  }
  return planStacked(set, style, grouped);
}

function limitEm(columns: Columns, sizePt: number): number {
  return (columns.codeWidthMm * PT_PER_MM) / sizePt;
}

function lineRow(code: SheetCode, heightMm: number, setting: CodeSetting, grouped: boolean): Row {
  const middleMm = heightMm / 2;
  const text =
    code.state === 'unused' ? lineText(code.text, [piecesOf(code.text, grouped)], setting, () => middleMm) : null;
  return { code, text, heightMm, middleMm, dateMiddleMm: middleMm, datedBelow: false };
}

function lineText(
  actual: string,
  lines: readonly ReturnType<typeof piecesOf>[],
  setting: CodeSetting,
  middleMm: (line: number) => number,
): RowText {
  const emMm = setting.sizePt / PT_PER_MM;
  const runs = lines.flatMap((line, index) =>
    runsOf(line, setting.trackingEm).map((run) => ({ xMm: run.atEm * emMm, yMm: middleMm(index), text: run.text })),
  );
  return { actual, setting, runs, wordNumbers: [] };
}

function planStacked(set: SheetSet, style: TableStyle, grouped: boolean): Table {
  const columns = style.stacked;
  const linesAt = (text: string, size: number) =>
    linesOf(piecesOf(text, grouped), limitEm(columns, size), style.trackingEm);
  const smallest = style.sizesPt.at(-1) ?? 13;
  const sizePt =
    style.sizesPt.find((size) => openTexts(set).every((text) => linesAt(text, size).length <= 2)) ?? smallest;
  const setting = { sizePt, trackingEm: style.trackingEm };
  const pitchMm = LINE_MM[sizePt] ?? 7;
  const rows = set.codes.map((code) => {
    if (code.state !== 'unused') return spentRow(code);
    const lines = linesAt(code.text, sizePt);
    const text = lineText(
      code.text,
      lines.map((line) => [...line]),
      setting,
      (line) => PAD_MM + (line + 0.5) * pitchMm,
    );
    return longRow(code, text, lines.length * pitchMm, PAD_MM + pitchMm / 2, columns);
  });
  return { columns, rows, even: false };
}
