/** The rows of the board, one account at a time, and what stands over them (desktop.md, "Board"). */
import { serviceOf } from './account-name.ts';
import {
  type AccountState,
  type BoardCounts,
  type BoardRow,
  type Card,
  FINDINGS,
  type SetChoice,
} from './board-row.ts';
import { codeNumbers, codeState, hasOpenReveal } from './code-state.ts';
import { findingsOf, groupOf, stepFor } from './findings.ts';
import { type ActiveSet, holdingsOf, issuedAt } from './holdings.ts';
import { copiesLeft } from './sheet-copies.ts';
import type { ReadSet, ReadState } from './state.ts';

/** A longer rack cannot be counted by eye. */
const CARDS_MAX = 16;

/** Ids of the accounts that have a row: those not closed, and those closed or missing that have sets. One by one: they may be many. */
export function* accountsOnBoard(state: ReadState): Generator<string> {
  for (const { id, closedAt } of state.accounts.values()) {
    // Closed in one copy and given a set in another: nothing that holds codes goes out of sight.
    if (closedAt === null || (state.setsOfAccount.get(id)?.length ?? 0) > 0) yield id;
  }
  for (const id of state.setsOfAccount.keys()) if (!state.accounts.has(id)) yield id;
}

/**
 * The row of one account. What it costs goes by what the account has, not by the size of the vault.
 *
 * @param today - the day where the user is, `YYYY-MM-DD`: on a new day every row can be another
 * @returns null for an account that is closed and has no set, or is not there
 */
export function boardRow(state: ReadState, accountId: string, today: string): BoardRow | null {
  const account = state.accounts.get(accountId);
  const sets = setsOf(state, accountId);
  const first = account ?? sets[0];
  if (first === undefined || (sets.length === 0 && account?.closedAt !== null)) return null;
  const holdings = holdingsOf(state, sets, today);
  const { active, unused, total, paper, oldCopy } = holdings;
  const findings = findingsOf(holdings, today);
  const [worst] = findings;
  return {
    id: accountId,
    service: serviceOf(account),
    instance: account?.instance ?? null,
    account: account?.name ?? null,
    state: worst ?? 'ready',
    group: groupOf(worst ?? 'ready'),
    findings,
    step: worst === undefined ? null : stepFor(worst, holdings),
    unused,
    total,
    rack: total > CARDS_MAX ? [] : active.flatMap((item) => rackOf(item, today)),
    sets: active.map((item) => setChoice(state, item)),
    addedAt: first.addedAt,
    sheets: paper.sheets,
    places: paper.places,
    provenAt: paper.provenAt,
    printedAt: paper.printedAt,
    oldCopy,
  };
}

/** In the order of coming in. */
export function setsOf(state: ReadState, accountId: string): readonly ReadSet[] {
  const sets: ReadSet[] = [];
  for (const id of state.setsOfAccount.get(accountId) ?? []) {
    const set = state.sets.get(id);
    if (set !== undefined) sets.push(set);
  }
  return sets;
}

/** @param rows - of all accounts; their groups are enough */
export function boardCounts(rows: Iterable<Pick<BoardRow, 'group'>>, state: ReadState): BoardCounts {
  let accounts = 0;
  let noWayIn = 0;
  let oneStep = 0;
  for (const { group } of rows) {
    accounts += 1;
    if (group === 'no-way-in') noWayIn += 1;
    else if (group === 'one-step') oneStep += 1;
  }
  let sheets = 0;
  for (const { papers } of state.sheets.values()) if (papers.some(({ ended }) => ended === null)) sheets += 1;
  return { accounts, noWayIn, oneStep, sheets };
}

const URGENCY: ReadonlyMap<AccountState, number> = new Map(
  [...FINDINGS, 'ready' as const].map((state, place) => [state, place]),
);

/** The most urgent first; then by service, instance and login, missing ones last, the same in every language of the system. */
export function compareRows(one: BoardRow, other: BoardRow): number {
  return (
    (URGENCY.get(one.state) ?? 0) - (URGENCY.get(other.state) ?? 0) ||
    compareWords(one.service || null, other.service || null) ||
    compareWords(one.instance ?? '', other.instance ?? '') ||
    compareWords(one.account, other.account) ||
    compareTexts(one.id, other.id)
  );
}

function compareWords(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return compareTexts(one.toLowerCase(), other.toLowerCase());
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function setChoice(state: ReadState, { set, counts }: ActiveSet): SetChoice {
  const sheets = state.sheetsOfSet.get(set.id) ?? [];
  return {
    set: set.id,
    unused: counts.unused,
    total: counts.total,
    issuedAt: issuedAt(set),
    sheet: sheets.findLast((number) => copiesLeft(state, number).length > 0) ?? null,
  };
}

function rackOf({ set, counts }: ActiveSet, today: string): readonly Card[] {
  const cards = codeNumbers(set).map((number): Card => {
    const state = codeState(set, number, today);
    if (state === 'refused') return 'refused';
    if (state !== 'unused') return 'gone';
    return hasOpenReveal(set, set.codes.get(number)) ? 'open' : 'there';
  });
  // Nobody knows which are spent; taken off at the end, they are not the one that is offered next.
  for (let spent = counts.spentUnknown, place = cards.length - 1; spent > 0 && place >= 0; place -= 1) {
    if (cards[place] !== 'there') continue;
    cards[place] = 'gone';
    spent -= 1;
  }
  return cards;
}
