/** All that is there of one account: its active sets that are not purged, its paper, and what lies about and should not (board-row.ts). */
import type { CodeCounts } from './code-state.ts';
import { countCodes, hasOpenReveal, isInUse, recordedState } from './code-state.ts';
import { isLater, lastDayOf } from './days.ts';
import { placeKey } from './place-key.ts';
import { copiesLeft } from './sheet-copies.ts';
import { sheetStanding } from './sheet-standing.ts';
import type { Copy, DeepReadonly, ReadSet, ReadState, Sheet } from './state.ts';

export interface ActiveSet {
  readonly set: ReadSet;
  readonly counts: CodeCounts;
}

export interface Holdings {
  /** Newest first. */
  readonly active: readonly ActiveSet[];
  /** Codes left, and codes in all, of the active sets. */
  readonly unused: number;
  readonly total: number;
  /** The newest draft that is not purged, or null. */
  readonly draft: string | null;
  /** The code of any of its sets that waits longest for its outcome. */
  readonly openReveal: { readonly set: string; readonly number: number } | null;
  /** A file with codes of any of its sets in clear. */
  readonly file: string | null;
  readonly oldCopy: string | null;
  readonly paper: Paper;
}

/** Copies that count: board-row.ts says which do. */
export interface Paper {
  /** Those of the newest sheet first. */
  readonly copies: readonly DeepReadonly<Copy>[];
  readonly sheets: number;
  /** Names, each once, and how many places there are: all copies that nobody placed count as one. */
  readonly places: readonly string[];
  readonly placeCount: number;
  readonly provenAt: string | null;
  readonly printedAt: string | null;
}

/** @param sets - all sets of the account, in the order of coming in */
export function holdingsOf(state: ReadState, sets: readonly ReadSet[], today: string): Holdings {
  const active = sets
    .filter((set) => isInUse(set, today))
    .map((set) => ({ set, counts: countCodes(set, today) }))
    .reverse()
    .sort((one, other) => compare(lastDayOf(issuedAt(other.set)), lastDayOf(issuedAt(one.set))));
  const unused = active.reduce((sum, { counts }) => sum + counts.unused, 0);
  const paper: ReadSheet[] = [];
  let file: string | null = null;
  let oldCopy: string | null = null;
  for (const sheet of sheetsOf(state, sets)) {
    file ??= filesLeft(state, sheet.number)[0] ?? null;
    const [first] = copiesLeft(state, sheet.number);
    if (first === undefined) continue;
    const { is } = sheetStanding(state, sheet, today);
    if (is === 'old') oldCopy ??= first.id;
    else if (is === 'current' && listsCodes(sheet, active, unused)) paper.push(sheet);
  }
  return {
    active,
    unused,
    total: active.reduce((sum, { counts }) => sum + counts.total, 0),
    draft: sets.findLast(({ state: is, purgedAt }) => is === 'draft' && purgedAt === null)?.id ?? null,
    openReveal: oldestOpenReveal(sets),
    file,
    oldCopy,
    paper: paperOf(state, paper.reverse()),
  };
}

/** When a set was generated, else when it was added, as exact as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function issuedAt({ generatedAt, addedAt }: ReadSet): string {
  return (generatedAt ?? addedAt).slice(0, 10);
}

/** The sheets that any of these sets was printed on, the oldest first. */
export function sheetsOf(state: ReadState, sets: readonly ReadSet[]): readonly ReadSheet[] {
  const sheets = new Set<ReadSheet>();
  for (const { id } of sets) {
    for (const number of state.sheetsOfSet.get(id) ?? []) {
      const sheet = state.sheets.get(number);
      if (sheet !== undefined) sheets.add(sheet);
    }
  }
  return [...sheets].sort((one, other) => one.counter - other.counter || compare(one.number, other.number));
}

/** Files that hold a sheet in clear as far as anyone said. */
export function filesLeft(state: ReadState, sheet: string): readonly string[] {
  return state.filesOfSheet.get(sheet)?.filter((file) => state.plaintexts.get(file)?.sheet === sheet) ?? [];
}

type ReadSheet = DeepReadonly<Sheet>;

/** Whether a code that is left stands on the sheet; where none is left at all, whether any ever did. */
function listsCodes(sheet: ReadSheet, active: readonly ActiveSet[], unused: number): boolean {
  return active.some(({ set, counts }) => {
    const numbers = sheet.sets.get(set.id) ?? [];
    if (unused === 0) return numbers.length > 0;
    return counts.unused > 0 && numbers.some((number) => recordedState(set, set.codes.get(number)) === 'unused');
  });
}

function oldestOpenReveal(sets: readonly ReadSet[]): Holdings['openReveal'] {
  let oldest: { readonly set: string; readonly number: number; readonly order: number } | null = null;
  for (const set of sets) {
    for (const code of set.codes.values()) {
      if (!hasOpenReveal(set, code) || (oldest !== null && oldest.order < code.revealOrder)) continue;
      oldest = { set: set.id, number: code.number, order: code.revealOrder };
    }
  }
  return oldest && { set: oldest.set, number: oldest.number };
}

function paperOf(state: ReadState, sheets: readonly ReadSheet[]): Paper {
  const copies = sheets.flatMap(({ number }) => copiesLeft(state, number));
  const places = new Map<string, string>();
  for (const { place } of copies) {
    if (place !== null && !places.has(placeKey(place))) places.set(placeKey(place), place);
  }
  const unplaced = copies.some(({ place }) => place === null) ? 1 : 0;
  return {
    copies,
    sheets: sheets.length,
    places: [...places.values()],
    placeCount: places.size + unplaced,
    provenAt: latest(copies.map(({ provenAt }) => provenAt)),
    printedAt: latest(sheets.map(({ printedAt }) => printedAt)),
  };
}

function latest(times: readonly (string | null)[]): string | null {
  let last: string | null = null;
  for (const time of times) if (time !== null && (last === null || isLater(time, last))) last = time;
  return last;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
