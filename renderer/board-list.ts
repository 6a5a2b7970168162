/** The rows of the board in the order and the choice that the user asked for. Pure; nothing here looks at a code. */
import type { AccountGroup, AccountState, BoardRow, Finding } from '../preload/views/custody.ts';

export type BoardSort = 'urgency' | 'name' | 'left' | 'issued' | 'proof';
export type BoardFilter = 'all' | AccountState;

/** A row with what comparing and searching need, made once for each row. */
export interface Entry {
  readonly row: BoardRow;
  /** What search looks at, folded. */
  readonly text: string;
  /** Service, instance, login: folded, numbers in it so that 2 comes before 10. */
  readonly name: string;
}

export type BoardItem =
  | { readonly kind: 'group'; readonly group: AccountGroup; readonly count: number }
  | { readonly kind: 'row'; readonly row: BoardRow };

/** What is drawn one under the other: rows, and where they are by urgency, the names of their groups between them. */
export interface BoardList {
  readonly entries: readonly Entry[];
  /** Ascending; `at` is the place in the list. */
  readonly groups: readonly { readonly at: number; readonly group: AccountGroup; readonly count: number }[];
  readonly length: number;
}

/** As in the core: the first that applies is the state of the row. */
export const urgency: Readonly<Record<AccountState, number>> = {
  'no-codes': 0,
  empty: 1,
  unconfirmed: 2,
  'open-reveal': 3,
  low: 4,
  'plaintext-out': 5,
  unproven: 6,
  'old-sheet-out': 7,
  'no-paper': 8,
  'one-place': 9,
  'old-proof': 10,
  stale: 11,
  ready: 12,
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const onlyAscii = /^[\u0000-\u007f]*$/u;

/** Without capitals, accents and compatibility forms: `Ångström` and `angstrom` are one. */
export function fold(text: string): string {
  if (onlyAscii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}

const entries = new WeakMap<BoardRow, Entry>();

export function entryOf(row: BoardRow): Entry {
  const known = entries.get(row);
  if (known !== undefined) return known;
  const { service, instance, account, places } = row;
  const text = fold([service, instance ?? '', account ?? '', ...places].join('\n'));
  const name = fold([service, instance ?? '', account ?? ''].join('\n')).replace(/\d+/gu, (run) =>
    run.padStart(9, '0'),
  );
  const entry = { row, text, name };
  entries.set(row, entry);
  return entry;
}

type Compare = (one: Entry, other: Entry) => number;

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byName: Compare = (one, other) => byText(one.name, other.name);
const byUrgency: Compare = (one, other) => urgency[one.row.state] - urgency[other.row.state] || byName(one, other);
/** Nothing comes before or after all dates. */
const byDate =
  (of: (row: BoardRow) => string | null, nothing: string): Compare =>
  (one, other) =>
    byText(of(one.row) ?? nothing, of(other.row) ?? nothing) || byName(one, other);

const compares: Readonly<Record<BoardSort, Compare>> = {
  urgency: byUrgency,
  name: byName,
  left: (one, other) => one.row.unused - other.row.unused || byName(one, other),
  issued: byDate((row) => row.sets[0]?.issuedAt ?? null, '9'),
  proof: byDate((row) => row.provenAt, ''),
};

/** Both are in order; so is the whole. */
function merged(some: readonly Entry[], others: readonly Entry[], compare: Compare): readonly Entry[] {
  const all: Entry[] = [];
  let at = 0;
  for (const entry of some) {
    for (let other = others[at]; other !== undefined && compare(other, entry) < 0; other = others[at]) {
      all.push(other);
      at += 1;
    }
    all.push(entry);
  }
  return all.concat(others.slice(at));
}

/** Puts rows in order and remembers it, so that a changed row costs one look at the others and no sorting of them. */
export function createBoardOrder(): (rows: ReadonlyMap<string, BoardRow>, sort: BoardSort) => readonly Entry[] {
  let last: {
    readonly rows: ReadonlyMap<string, BoardRow>;
    readonly sort: BoardSort;
    readonly order: readonly Entry[];
  } | null = null;
  return (rows, sort) => {
    if (last !== null && last.rows === rows && last.sort === sort) return last.order;
    const compare = compares[sort];
    const kept = last?.sort === sort ? last.order.filter(({ row }) => rows.get(row.id) === row) : [];
    const before = kept.length === 0 ? null : last?.rows;
    const fresh: Entry[] = [];
    for (const row of rows.values()) if (before?.get(row.id) !== row) fresh.push(entryOf(row));
    fresh.sort(compare);
    const order = kept.length === 0 ? fresh : merged(kept, fresh, compare);
    last = { rows, sort, order };
    return order;
  };
}

/** The words of a search, each of which has to be there somewhere. */
export const wordsOf = (query: string): readonly string[] =>
  fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '');

/** A state means all accounts to which it applies, not only those that have nothing more urgent. */
function isIn(row: BoardRow, filter: Exclude<BoardFilter, 'all'>): boolean {
  return filter === 'ready' ? row.state === 'ready' : row.findings.some((finding: Finding) => finding === filter);
}

type Choose = (order: readonly Entry[], query: string, filter: BoardFilter) => readonly Entry[];

export const chosenEntries: Choose = (order, query, filter) => {
  const words = wordsOf(query);
  if (words.length === 0 && filter === 'all') return order;
  const chosen = order.filter(
    ({ row, text }) => (filter === 'all' || isIn(row, filter)) && words.every((word) => text.includes(word)),
  );
  return chosen.length === order.length ? order : chosen;
};

/** The same, and remembers it: a question that only asks for more looks at what the one before left. */
export function createBoardChoice(): Choose {
  let last: { readonly order: readonly Entry[]; readonly query: string; readonly filter: BoardFilter } | null = null;
  let chosen: readonly Entry[] = [];
  return (order, query, filter) => {
    const isMore =
      last?.order === order &&
      last.filter === filter &&
      wordsOf(last.query).every((before) => wordsOf(query).some((word) => word.includes(before)));
    chosen = chosenEntries(isMore ? chosen : order, query, filter);
    last = { order, query, filter };
    return chosen;
  };
}

/** The first entry from which on all are of that group or a later one; the entries are in the order of urgency. */
function firstOf(entries: readonly Entry[], group: AccountGroup): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && groupOrder[entry.row.group] < groupOrder[group]) low = middle + 1;
    else high = middle;
  }
  return low;
}

const groupOrder: Readonly<Record<AccountGroup, number>> = { 'no-way-in': 0, 'one-step': 1, ready: 2 };
const groupsInOrder = ['no-way-in', 'one-step', 'ready'] as const satisfies readonly AccountGroup[];

/** By urgency the groups stand between the rows; any other order is one list. */
export function boardList(entries: readonly Entry[], sort: BoardSort): BoardList {
  if (sort !== 'urgency') return { entries, groups: [], length: entries.length };
  const groups: BoardList['groups'][number][] = [];
  groupsInOrder.forEach((group, place) => {
    const next = groupsInOrder[place + 1];
    const from = firstOf(entries, group);
    const count = (next === undefined ? entries.length : firstOf(entries, next)) - from;
    if (count > 0) groups.push({ at: from + groups.length, group, count });
  });
  return { entries, groups, length: entries.length + groups.length };
}

export function itemAt({ entries, groups }: BoardList, place: number): BoardItem | undefined {
  let before = 0;
  for (const { at, group, count } of groups) {
    if (at === place) return { kind: 'group', group, count };
    if (at < place) before += 1;
  }
  const entry = entries[place - before];
  return entry === undefined ? undefined : { kind: 'row', row: entry.row };
}

/** The place of a row in the list, or -1. */
export function placeOf({ entries, groups }: BoardList, account: string | null): number {
  const at = account === null ? -1 : entries.findIndex(({ row }) => row.id === account);
  if (at < 0) return -1;
  // The name of a group stands before its rows.
  return groups.reduce((place, group) => (group.at <= place ? place + 1 : place), at);
}
