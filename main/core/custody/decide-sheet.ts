/** Sheets, and files that hold codes in clear (paper.md 1 to 3; cli.md, `print`). */
import { codeNumbers, codeState, countCodes, setStateOn } from './code-state.ts';
import type { DestroyPlaintext, ExportPlain, PrintSheet, UnprintSheet } from './command.ts';
import { setWithCodes } from './decide-set.ts';
import { accept, type Decision, type Rejected, reject } from './decision.ts';
import type { EventBody, EventData } from './events.ts';
import { COPIES_MAX, SHEET_LETTERS } from './fields.ts';
import { byAccount } from './order.ts';
import { formatSetId } from './set-id.ts';
import { copiesLeft, copiesOnPaper } from './sheet-copies.ts';
import type { DeepReadonly, ReadSet, ReadState, Sheet } from './state.ts';

type PrintedSets = EventData['SheetPrinted']['sets'];

/** Everything is recorded before anything is drawn: the sets are opened for it, and the sheet has its number. */
export function decidePrintSheet(command: PrintSheet, state: ReadState): Decision {
  const { copies, letters, file, layout, paper, way } = command;
  if (!Number.isInteger(copies) || copies < 1 || copies > COPIES_MAX) return reject('usage', { copiesMax: COPIES_MAX });
  if (letters.length !== 2 || ![...letters].every((letter) => SHEET_LETTERS.includes(letter)) || file === '') {
    return reject('usage');
  }
  const sets = command.sets.length === 0 ? everyPrintable(state, command.today) : namedSets(command, state);
  if ('ok' in sets) return sets;
  if (sets.length === 0) return reject('none-left');
  const sheet = `S-${String(state.highestSheet + 1).padStart(4, '0')}-${letters}`;
  const replaces = newestSheetOf(sets, state)?.number ?? null;
  const opened = sets.map(({ set }): EventBody => ({ t: 'SetOpened', d: { set, for: 'print' } }));
  const printed: EventBody = { t: 'SheetPrinted', d: { sheet, replaces, layout, paper, copies, way, sets } };
  return file === null
    ? accept(...opened, printed)
    : accept(...opened, printed, { t: 'PlaintextWritten', d: { file, sheet } });
}

function everyPrintable(state: ReadState, today: string): PrintedSets {
  return [...state.sets.values()]
    .filter((set) => setStateOn(set, today) === 'active' && countCodes(set, today).unused > 0)
    .sort(byAccount(state))
    .map((set) => printedSet(set, today));
}

/** A set that was named and cannot be printed stops the sheet: nobody may believe it is on the paper. */
function namedSets({ sets, today }: PrintSheet, state: ReadState): PrintedSets | Rejected {
  const printed: PrintedSets[number][] = [];
  for (const id of new Set(sets)) {
    const set = setWithCodes(id, state);
    if ('ok' in set) return set;
    const setState = setStateOn(set, today);
    if (setState !== 'active') return reject('set-not-active', { set: formatSetId(id), state: setState });
    const item = printedSet(set, today);
    if (item.numbers.length === 0) return reject('none-left', { set: formatSetId(id) });
    printed.push(item);
  }
  return printed;
}

function printedSet(set: ReadSet, today: string): PrintedSets[number] {
  return { set: set.id, numbers: codeNumbers(set).filter((number) => codeState(set, number, today) === 'unused') };
}

/** The last sheet with the same sets, of which at least one copy got onto paper as far as anyone knows. */
function newestSheetOf(sets: PrintedSets, state: ReadState): DeepReadonly<Sheet> | undefined {
  const first = sets[0];
  const candidates = first === undefined ? [] : (state.sheetsOfSet.get(first.set) ?? []);
  return candidates
    .map((number) => state.sheets.get(number))
    .filter((sheet) => sheet !== undefined)
    .filter((sheet) => sheet.sets.size === sets.length && sets.every(({ set }) => sheet.sets.has(set)))
    .findLast((sheet) => copiesOnPaper(state, sheet.number).length > 0);
}

/** The number stays taken; its copies end as never printed and its file as gone. */
export function decideUnprintSheet({ sheet: number }: UnprintSheet, state: ReadState): Decision {
  const sheet = state.sheets.get(number);
  if (sheet === undefined) return reject('copy-not-found');
  const events: EventBody[] = [];
  for (const { file, sheet: holder } of state.plaintexts.values()) {
    if (holder === number) events.push({ t: 'PlaintextDestroyed', d: { file } });
  }
  for (const { id: copy } of copiesLeft(state, number)) {
    events.push({ t: 'CopyEnded', d: { copy, reason: 'not-printed' } });
  }
  return accept(...events);
}

/** Every opening, and the file, are recorded before anything is written. */
export function decideExportPlain({ sets, file }: ExportPlain, state: ReadState): Decision {
  if (file === '') return reject('usage');
  const opened: string[] = [];
  for (const id of new Set(sets)) {
    const set = setWithCodes(id, state);
    if ('ok' in set) return set;
    opened.push(id);
  }
  if (sets.length === 0) for (const set of state.sets.values()) if (set.purgedAt === null) opened.push(set.id);
  if (opened.length === 0) return reject('nothing-found');
  return accept(...opened.map((set): EventBody => ({ t: 'SetOpened', d: { set, for: 'export' } })), {
    t: 'PlaintextWritten',
    d: { file, sheet: null },
  });
}

export function decideDestroyPlaintext({ file }: DestroyPlaintext, state: ReadState): Decision {
  return state.plaintexts.has(file) ? accept({ t: 'PlaintextDestroyed', d: { file } }) : reject('no-such-file');
}

/** The codes that a challenge for a copy may ask for: printed on its sheet, still among the codes of their set, not purged. */
export function askableCodes(sheet: DeepReadonly<Sheet>, state: ReadState): PrintedSets {
  const askable: PrintedSets[number][] = [];
  for (const [id, numbers] of sheet.sets) {
    const set = state.sets.get(id);
    if (set === undefined || set.purgedAt !== null) continue;
    const known = new Set(codeNumbers(set));
    askable.push({ set: id, numbers: numbers.filter((number) => known.has(number)) });
  }
  return askable.filter(({ numbers }) => numbers.length > 0);
}
