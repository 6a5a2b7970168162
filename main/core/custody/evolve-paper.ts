/** What events do to sheets and their copies (vault.md, "The domain in events"). */
import type { EventOf } from './events.ts';
import { addTo } from './index-map.ts';
import { placeKey } from './place-key.ts';
import type { Copy, State } from './state.ts';

/** A sheet number is never used twice: a second sheet under it is passed over. */
export function evolveSheetPrinted(state: State, { d, at }: EventOf<'SheetPrinted'>): void {
  const counter = Number(d.sheet.slice(2, -3));
  state.highestSheet = Math.max(state.highestSheet, counter);
  if (state.sheets.has(d.sheet)) return;
  const sets = new Map<string, readonly number[]>();
  for (const { set, numbers } of d.sets) {
    if (sets.has(set)) continue;
    sets.set(set, numbers);
    addTo(state.sheetsOfSet, set, d.sheet);
  }
  const { sheet: number, replaces, layout, paper, copies, way } = d;
  if (replaces !== null) state.sheets.get(replaces)?.replacedBy.push(number);
  const papers = Array.from({ length: copies }, (_, index) => unprovenCopy(number, index + 1));
  for (const copy of papers) state.copies.set(copy.id, copy);
  const sheet = { number, counter, replaces, layout, paper, copies, way, printedAt: at, sets, papers, replacedBy: [] };
  state.sheets.set(number, sheet);
}

function unprovenCopy(sheet: string, place: number): Copy {
  return {
    id: `${sheet}/${place}`,
    sheet,
    place: null,
    seal: null,
    provenAt: null,
    provenWay: null,
    endedAt: null,
    ended: null,
  };
}

export function evolveCopyProven(state: State, { d, at }: EventOf<'CopyProven'>): void {
  const copy = state.copies.get(d.copy);
  if (copy === undefined) return;
  copy.provenAt = at;
  copy.provenWay = d.way;
}

export function evolveCopyPlaced(state: State, { d }: EventOf<'CopyPlaced'>): void {
  const copy = state.copies.get(d.copy);
  if (copy === undefined) return;
  state.places.set(placeKey(d.place), d.place);
  copy.place = d.place;
  copy.seal = d.seal;
}

/** A file that is written again holds what was written last. */
export function evolvePlaintextWritten(state: State, { d, at }: EventOf<'PlaintextWritten'>): void {
  state.plaintexts.set(d.file, { ...d, writtenAt: at });
  if (d.sheet === null || state.sheetsOfFile.get(d.file)?.includes(d.sheet) === true) return;
  addTo(state.filesOfSheet, d.sheet, d.file);
  addTo(state.sheetsOfFile, d.file, d.sheet);
}

/** The first end of a copy stands. */
export function evolveCopyEnded(state: State, { d, at }: EventOf<'CopyEnded'>): void {
  const copy = state.copies.get(d.copy);
  if (copy === undefined || copy.ended !== null) return;
  copy.ended = d.reason;
  copy.endedAt = at;
}
