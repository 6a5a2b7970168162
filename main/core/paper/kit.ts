/** The vault's own kit page: what opens the vault, where it is, and how to read it without the app (paper.md 10). */
import type { Measure, Page } from './drawing.ts';
import { drawHead, drawTitle } from './frame.ts';
import {
  AXIS_MM,
  BLOCK_MM,
  BOX_MM,
  FACT_MM,
  footMm,
  LABEL_WIDTH_MM,
  ORDINAL_MM,
  STEP_MM,
  TEXT_PT,
  TEXT_WIDTH_MM,
} from './grid.ts';
import { baselineBelowMiddleMm, Pen } from './pen.ts';
import type { Paper } from './sheet.ts';
import { SheetError } from './sheet-error.ts';
import type { KitWay, Words } from './words.ts';
import { wrapName, wrapPath, wrapText } from './wrap.ts';
import { writtenDate } from './written-date.ts';

/** What the page says. It names no person, and no way in by more than its kind. */
export interface KitModel {
  readonly layout: 'kit';
  readonly paper: Paper;
  /** Name of the vault, which is that of its file without the extension. */
  readonly name: string;
  readonly file: string;
  readonly folder: string;
  /** Hex; its first groups are printed. */
  readonly vaultId: string;
  /** Change number of the vault at the time of printing. */
  readonly changeNumber: number;
  /** The four words for the eye. */
  readonly fingerprint: readonly [string, string, string, string];
  /** How many ways in there are of each kind. */
  readonly ways: Readonly<Record<KitWay, number>>;
  /** Nine groups of four with hyphens between them; null: boxes to copy it into. */
  readonly recoveryKey: string | null;
  /** `YYYY-MM-DD`. */
  readonly printedOn: string;
}

const FILE_MM = 49.5;
const MOST_FOLDER_LINES = 3;

/** Air between two zones: as much as there is, within these bounds. */
const LEAST_AIR_MM = 8.25;
const MOST_AIR_MM = 14.25;

const ROW_MM = 11.25;

/** Groups of the key stand in three columns of the grid, each as wide as four boxes for one sign. */
const GROUPS = 9;
const COLUMNS_MM = [AXIS_MM, 98, 140] as const;
const SIGNS = 4;
const SIGN_MM = 6;
const FIELD_MM = 8.25;
const TICK_MM = 2.25;
const KEY = { sizePt: 18, trackingEm: 0.02 } as const;

/** From the top of the strip to the foot, and the least distance of the last line above it. */
const STRIP_MM = 20.5;
const ABOVE_STRIP_MM = 6;

/** Groups of four digits that are printed of the vault id. */
const ID_GROUPS = 3;

/** Draws a zone whose label stands on that baseline; gives its last baseline or rule. */
type Zone = (pen: Pen, model: KitModel, yMm: number, words: Words) => number;

const ZONES: readonly Zone[] = [drawPurpose, drawPassphrase, drawKey, drawWays, drawReaders, drawApart];

/** @throws SheetError `too-large`, which no name of a file can cause: they are shortened. */
export function layOutKit(model: KitModel, measure: Measure, words: Words): Page[] {
  const lastMm = footMm(model.paper) - STRIP_MM - ABOVE_STRIP_MM;
  const spareMm = lastMm - drawZones(new Pen(model.paper, measure), model, LEAST_AIR_MM, words);
  if (spareMm < 0) throw new SheetError('too-large', 'a kit page');
  const moreMm = Math.floor((spareMm / ZONES.length) * 4) / 4;
  const pen = new Pen(model.paper, measure);
  drawHead(pen, { number: groupsOf(model.vaultId) }, { kind: words.kit.kind, page: 1, pages: 1 }, words);
  drawTitle(pen, model.name.normalize('NFC'));
  drawZones(pen, model, Math.min(MOST_AIR_MM, LEAST_AIR_MM + moreMm), words);
  drawStrip(pen, model, words);
  return [pen.page()];
}

/** `3f9a 07c1 22d4`: enough to tell one vault from another. */
function groupsOf(vaultId: string): string {
  return (vaultId.match(/.{4}/gu) ?? []).slice(0, ID_GROUPS).join(' ');
}

function drawZones(pen: Pen, model: KitModel, airMm: number, words: Words): number {
  return ZONES.reduce((endMm, zone) => zone(pen, model, endMm + airMm, words), drawPlace(pen, model, words));
}

/** Name of the file and its folder, as the system spells them but for accents that stand beside their letters. */
function drawPlace(pen: Pen, model: KitModel, words: Words): number {
  const file = model.file.normalize('NFC');
  const widthMm = (sizePt: number) => (text: string) => pen.widthMm('code-light', text, sizePt);
  const sizePt = [13, 11].find((size) => widthMm(size)(file) <= TEXT_WIDTH_MM) ?? TEXT_PT;
  const fileLines = wrapName(file, TEXT_WIDTH_MM, 2, widthMm(sizePt));
  const folderLines = wrapPath(model.folder.normalize('NFC'), TEXT_WIDTH_MM, MOST_FOLDER_LINES, widthMm(TEXT_PT));
  const folderMm = FILE_MM + fileLines.length * STEP_MM;
  pen.label(FILE_MM, words.kit.labels.file);
  pen.label(folderMm, words.kit.labels.folder);
  drawLines(pen, 'code-light', sizePt, FILE_MM, fileLines);
  return drawLines(pen, 'code-light', TEXT_PT, folderMm, folderLines);
}

function drawPurpose(pen: Pen, _: KitModel, yMm: number, words: Words): number {
  pen.label(yMm, words.labels.purpose);
  return drawText(pen, yMm, words.kit.purpose);
}

/** Two lines for a pen: nothing of a passphrase is ever printed. */
function drawPassphrase(pen: Pen, _: KitModel, yMm: number, words: Words): number {
  pen.label(yMm, words.kit.labels.passphrase);
  drawNote(pen, yMm + 2 * STEP_MM, words.kit.passphraseNote);
  const endMm = yMm + 2 * ROW_MM;
  pen.rule('hair', AXIS_MM, BLOCK_MM, yMm + ROW_MM);
  pen.rule('hair', AXIS_MM, BLOCK_MM, endMm);
  return endMm;
}

/** A head, three rows of three groups or of boxes for them, and one line on what signs there can be. */
function drawKey(pen: Pen, model: KitModel, yMm: number, words: Words): number {
  const { kit } = words;
  pen.label(yMm, kit.labels.recoveryKey);
  pen.small(AXIS_MM, yMm, kit.nineGroups);
  const topMm = yMm + STEP_MM / 2;
  drawNote(pen, yMm + 2 * STEP_MM, kit.recoveryKeyNote);
  for (let row = 0; row < GROUPS / COLUMNS_MM.length; row += 1) {
    const middleMm = topMm + (row + 0.5) * ROW_MM;
    const first = row * COLUMNS_MM.length + 1;
    const numbers = kit.groups(first, first + COLUMNS_MM.length - 1);
    pen.textRight('strong', 11, ORDINAL_MM, middleMm + baselineBelowMiddleMm('strong', 11), numbers);
  }
  if (model.recoveryKey === null) drawFields(pen, topMm);
  else drawGroups(pen, model.recoveryKey, topMm);
  const noteMm = topMm + (GROUPS / COLUMNS_MM.length) * ROW_MM + STEP_MM + 1.5;
  const hasNone = model.ways['recovery-key'] === 0;
  return drawText(pen, noteMm, model.recoveryKey === null ? (hasNone ? kit.noKeyYet : kit.copyKey) : kit.signs);
}

function drawGroups(pen: Pen, recoveryKey: string, topMm: number): void {
  pen.rule('thin', BOX_MM, BLOCK_MM, topMm);
  for (let row = 1; row <= GROUPS / COLUMNS_MM.length; row += 1) {
    pen.rule('hair', BOX_MM, BLOCK_MM, topMm + row * ROW_MM);
  }
  const below = ROW_MM / 2 + baselineBelowMiddleMm('code', KEY.sizePt);
  const runs = recoveryKey.split('-').map((text, index) => {
    const place = placeOf(index);
    return { xMm: place.xMm, yMm: topMm + place.rowMm + below, text };
  });
  if (runs.length !== GROUPS) throw new TypeError('a recovery key has nine groups');
  pen.code(recoveryKey, KEY, runs);
}

function drawFields(pen: Pen, topMm: number): void {
  for (let index = 0; index < GROUPS; index += 1) {
    const { xMm, rowMm } = placeOf(index);
    const fieldMm = topMm + rowMm + (ROW_MM - FIELD_MM) / 2;
    const bottomMm = fieldMm + FIELD_MM;
    pen.field(xMm, fieldMm, SIGNS * SIGN_MM, FIELD_MM);
    for (let sign = 1; sign < SIGNS; sign += 1) pen.tick(xMm + sign * SIGN_MM, bottomMm - TICK_MM, bottomMm);
  }
}

/** Where a group stands, read line by line: its left edge, and the top of its row below the first. */
function placeOf(index: number): { readonly xMm: number; readonly rowMm: number } {
  const xMm = COLUMNS_MM[index % COLUMNS_MM.length] ?? AXIS_MM;
  return { xMm, rowMm: Math.floor(index / COLUMNS_MM.length) * ROW_MM };
}

function drawWays(pen: Pen, { ways }: KitModel, yMm: number, words: Words): number {
  pen.label(yMm, words.kit.labels.ways);
  return drawText(pen, yMm, words.kit.ways(ways));
}

function drawReaders(pen: Pen, _: KitModel, yMm: number, words: Words): number {
  pen.label(yMm, words.kit.labels.without);
  return (
    words.kit.without.reduce((lineMm, step, index) => {
      pen.text('strong', TEXT_PT, BOX_MM, lineMm, String(index + 1));
      return drawText(pen, lineMm, step) + STEP_MM;
    }, yMm) - STEP_MM
  );
}

function drawApart(pen: Pen, _: KitModel, yMm: number, words: Words): number {
  pen.label(yMm, words.kit.labels.apart);
  return drawText(pen, yMm, words.kit.apart);
}

/** Columns of the strip: the words of the fingerprint have its second row for themselves. */
const STRIP_COLUMNS_MM = { vault: AXIS_MM, change: 90, printed: FACT_MM, tried: 140 } as const;

function drawStrip(pen: Pen, model: KitModel, words: Words): void {
  const topMm = footMm(model.paper) - STRIP_MM;
  const rowMm = topMm + 5.25;
  const fact = (xMm: number, yMm: number, label: string, value: string): void => {
    pen.small(xMm, yMm, label);
    pen.text('strong', TEXT_PT, xMm, yMm + 4.2, value);
  };
  pen.rule('thin', 0, BLOCK_MM, topMm);
  pen.label(rowMm, words.kit.labels.thisPage);
  fact(STRIP_COLUMNS_MM.vault, rowMm, words.kit.vault, groupsOf(model.vaultId));
  fact(STRIP_COLUMNS_MM.change, rowMm, words.strip.change, String(model.changeNumber));
  fact(STRIP_COLUMNS_MM.printed, rowMm, words.strip.printed, writtenDate(model.printedOn, words));
  pen.small(STRIP_COLUMNS_MM.tried, rowMm, words.kit.triedOn);
  pen.rule('hair', STRIP_COLUMNS_MM.tried, BLOCK_MM, topMm + 10.65);
  fact(AXIS_MM, topMm + 16.3, words.strip.fingerprint, model.fingerprint.join(' '));
}

/** @returns Baseline of the last line. */
function drawText(pen: Pen, yMm: number, text: string): number {
  const widthMm = (line: string): number => pen.widthMm('text', line, TEXT_PT);
  return drawLines(pen, 'text', TEXT_PT, yMm, wrapText(text, TEXT_WIDTH_MM, widthMm));
}

function drawLines(
  pen: Pen,
  face: 'text' | 'code-light',
  sizePt: number,
  yMm: number,
  lines: readonly string[],
): number {
  lines.forEach((line, index) => {
    pen.text(face, sizePt, AXIS_MM, yMm + index * STEP_MM, line);
  });
  return yMm + (lines.length - 1) * STEP_MM;
}

/** Sentences of a few words in the label column. */
function drawNote(pen: Pen, yMm: number, sentences: readonly string[]): void {
  const widthMm = (line: string): number => pen.widthMm('text', line, TEXT_PT);
  const lines = sentences.flatMap((sentence) => wrapText(sentence, LABEL_WIDTH_MM, widthMm));
  lines.forEach((line, index) => {
    pen.text('text', TEXT_PT, 0, yMm + index * STEP_MM, line);
  });
}
