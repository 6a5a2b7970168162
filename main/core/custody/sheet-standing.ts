/** Whether the copies of a sheet still count, wait for a newer sheet to be proven, or are to be destroyed (product.md, promise 5). */
import { isOver, recordedState } from './code-state.ts';
import { copiesLeft } from './sheet-copies.ts';
import type { Copy, DeepReadonly, ReadState, Sheet } from './state.ts';

type ReadSheet = DeepReadonly<Sheet>;

/**
 * - `current`: it counts.
 * - `replaced`: a newer sheet with a copy left holds all that is of use on it, and has to be proven before this one goes.
 * - `old`: every set on it is over, or a copy of such a newer sheet is proven: its copies are to be destroyed.
 */
export interface SheetStanding {
  readonly is: 'current' | 'replaced' | 'old';
  /** The newer sheet, or null where none stands in for it. */
  readonly by: string | null;
}

/** @param today - the day where the user is, `YYYY-MM-DD` */
export function sheetStanding(state: ReadState, sheet: ReadSheet, today: string): SheetStanding {
  if (sheet.sets.size <= SETS_JUDGED_AT_ONCE) return judge(state, sheet, today);
  const { standings } = memoOf(state, today);
  const known = standings.get(sheet.number);
  if (known !== undefined) return known;
  const standing = judge(state, sheet, today);
  standings.set(sheet.number, standing);
  return standing;
}

/** To judge a sheet with so few sets costs less than to remember it. */
const SETS_JUDGED_AT_ONCE = 8;

interface Memo {
  readonly eventCount: number;
  readonly today: string;
  readonly standings: Map<string, SheetStanding>;
}

/**
 * A sheet can hold the sets of ten thousand accounts, and each of their rows asks for its standing: it is judged once until the
 * next event or day. Every change of a state counts up its `eventCount`.
 */
const memos = new WeakMap<ReadState, Memo>();

function memoOf(state: ReadState, today: string): Memo {
  const known = memos.get(state);
  if (known?.eventCount === state.eventCount && known.today === today) return known;
  const fresh = { eventCount: state.eventCount, today, standings: new Map() };
  memos.set(state, fresh);
  return fresh;
}

const CURRENT: SheetStanding = { is: 'current', by: null };

function judge(state: ReadState, sheet: ReadSheet, today: string): SheetStanding {
  let newest: ReadSheet | null = null;
  let isProven = false;
  for (const newer of successorsOf(state, sheet)) {
    const copies = copiesLeft(state, newer.number);
    if (copies.length === 0 || !holdsAllOfUse(state, newer, sheet, today)) continue;
    if (newest === null || newer.counter > newest.counter) newest = newer;
    isProven ||= copies.some(({ provenAt }) => provenAt !== null);
  }
  const by = newest?.number ?? null;
  if (isProven || isAllOver(state, sheet, today)) return { is: 'old', by };
  return by === null ? CURRENT : { is: 'replaced', by };
}

/** A set that is missing in the vault may be of use: its codes may be nowhere but on this paper. */
function isAllOver(state: ReadState, sheet: ReadSheet, today: string): boolean {
  for (const id of sheet.sets.keys()) {
    const set = state.sets.get(id);
    if (set === undefined || !isOver(set, today)) return false;
  }
  return true;
}

/** A code that was taken for used when the newer sheet was printed is not on it: taken back, it stands on the older one alone. */
function holdsAllOfUse(state: ReadState, newer: ReadSheet, older: ReadSheet, today: string): boolean {
  for (const [id, numbers] of older.sets) {
    const set = state.sets.get(id);
    if (set !== undefined && isOver(set, today)) continue;
    const there = newer.sets.get(id);
    for (const number of numbers) {
      const isOfUse = set === undefined || recordedState(set, set.codes.get(number)) === 'unused';
      if (isOfUse && there?.includes(number) !== true) return false;
    }
  }
  return true;
}

/** Every later sheet that replaces this one, or one that does. A sheet replaces one at most, so none comes twice. */
export function successorsOf(state: ReadState, sheet: ReadSheet): readonly ReadSheet[] {
  const found = directSuccessors(state, sheet);
  // What is added on the way is visited, too.
  for (const newer of found) found.push(...directSuccessors(state, newer));
  return found;
}

function directSuccessors(state: ReadState, sheet: ReadSheet): ReadSheet[] {
  if (sheet.replacedBy.length === 0) return [];
  return sheet.replacedBy.flatMap((number) => state.sheets.get(number) ?? []);
}

/** The sheets that this one replaces, one after the other, the newest first. */
export function predecessorsOf(state: ReadState, sheet: ReadSheet): readonly ReadSheet[] {
  const found: ReadSheet[] = [];
  for (let newer = sheet; newer.replaces !== null; ) {
    const older = state.sheets.get(newer.replaces);
    if (older?.replacedBy.includes(newer.number) !== true) break;
    found.push(older);
    newer = older;
  }
  return found;
}

/** Copies of the sheets that this one replaces which are to be destroyed now, such as after a proof of it. */
export function copiesToDestroy(state: ReadState, number: string, today: string): readonly DeepReadonly<Copy>[] {
  const sheet = state.sheets.get(number);
  if (sheet === undefined) return [];
  return predecessorsOf(state, sheet)
    .filter((older) => sheetStanding(state, older, today).is === 'old')
    .flatMap((older) => copiesLeft(state, older.number));
}
