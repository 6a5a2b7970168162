/** The list of sheets, places and files in clear (sheet-line.ts). */
import { serviceAndInstance } from './account-name.ts';
import { codeState, isOver, recordedState, setStateOn } from './code-state.ts';
import { copyLines } from './copy-line.ts';
import { copiesLeft, copiesOnPaper } from './sheet-copies.ts';
import type { SheetLine, SheetsPage } from './sheet-line.ts';
import { sheetStanding } from './sheet-standing.ts';
import type { ReadState } from './state.ts';

/**
 * Every sheet that got onto paper. Whoever may not take long for it makes the lines by {@link sheetLine}, one by one.
 *
 * @param today - the day where the user is, `YYYY-MM-DD`
 */
export function sheetsPage(state: ReadState, today: string): SheetsPage {
  const lines = [...state.sheets.keys()].flatMap((number) => sheetLine(state, number, today) ?? []);
  return sheetsPageOf(lines, state);
}

/** @param lines - of all sheets that have one, in the order of printing */
export function sheetsPageOf(lines: readonly SheetLine[], state: ReadState): SheetsPage {
  return {
    sheets: [...lines].reverse(),
    files: [...state.plaintexts.values()],
    places: [...state.places].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, place]) => place),
  };
}

/** @returns null for a sheet that is not there or never got onto paper */
export function sheetLine(state: ReadState, number: string, today: string): SheetLine | null {
  const sheet = state.sheets.get(number);
  if (sheet === undefined || copiesOnPaper(state, number).length === 0) return null;
  const { layout, paper, way, printedAt, replaces } = sheet;
  const counts = copiesLeft(state, number).length > 0 && sheetStanding(state, sheet, today).is !== 'old';
  const replacedBy = sheet.replacedBy.findLast((newer) => copiesOnPaper(state, newer).length > 0) ?? null;
  const holds: SheetLine['holds'][number][] = [];
  const crossOff: SheetLine['crossOff'][number][] = [];
  for (const [id, numbers] of sheet.sets) {
    const set = state.sets.get(id);
    if (set === undefined) continue;
    const account = state.accounts.get(set.account);
    const gone = numbers.filter((code) => recordedState(set, set.codes.get(code)) !== 'unused');
    holds.push({
      account: set.account,
      service: serviceAndInstance(account),
      login: account?.name ?? null,
      codes: numbers.length,
      unused: numbers.filter((code) => codeState(set, code, today) === 'unused').length,
      isActive: setStateOn(set, today) === 'active',
    });
    if (counts && gone.length > 0 && !isOver(set, today)) crossOff.push({ account: set.account, numbers: gone });
  }
  const copies = copyLines(state, sheet, today);
  return { sheet: number, layout, paper, way, printedAt, replaces, replacedBy, holds, crossOff, copies };
}
