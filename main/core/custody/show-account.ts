/** The page of one account: its sets with masked codes, its papers, its history (account-page.ts). */
import { whereNewCodes } from '../importers/catalogue.ts';
import type { AccountPage, CodeLine, CopyLine, SetSection } from './account-page.ts';
import { boardRow, setsOf } from './board.ts';
import {
  codeNumbers,
  codeState,
  countCodes,
  hasOpenReveal,
  isInUse,
  isRefusedTwice,
  lastOutcome,
  nextCode,
  setStateOn,
  usesOf,
} from './code-state.ts';
import { copyLines } from './copy-line.ts';
import { lastDayOf } from './days.ts';
import { filesLeft, issuedAt, sheetsOf } from './holdings.ts';
import type { LogLine } from './log-line.ts';
import { formatSetId } from './set-id.ts';
import type { ReadSet, ReadState } from './state.ts';
import { outcomeTime } from './view.ts';

/**
 * @param today - the day where the user is, `YYYY-MM-DD`
 * @param lately - the last of its history, newest first
 * @returns null for an account that is closed and has no set, or is not there
 */
export function showAccount(
  state: ReadState,
  accountId: string,
  today: string,
  lately: readonly LogLine[],
): AccountPage | null {
  const row = boardRow(state, accountId, today);
  if (row === null) return null;
  const sets = setsOf(state, accountId);
  const sheets = [...sheetsOf(state, sets)].reverse();
  return {
    row,
    sets: newestFirst(sets, today).map((set) => setSection(set, today)),
    copies: livingFirst(sheets.flatMap((sheet) => copyLines(state, sheet, today))),
    files: sheets.flatMap(({ number }) => filesLeft(state, number)),
    whereToGetCodes: whereNewCodes(state.accounts.get(accountId)?.service ?? null),
    lately,
  };
}

function newestFirst(sets: readonly ReadSet[], today: string): readonly ReadSet[] {
  const keyOf = (set: ReadSet): string => `${isInUse(set, today) ? '1' : '0'}${lastDayOf(issuedAt(set))}`;
  return [...sets].reverse().sort((one, other) => {
    const [key, otherKey] = [keyOf(one), keyOf(other)];
    if (key === otherKey) return 0;
    return key > otherKey ? -1 : 1;
  });
}

function livingFirst(copies: readonly CopyLine[]): readonly CopyLine[] {
  return [...copies.filter(({ ended }) => ended === null), ...copies.filter(({ ended }) => ended !== null)];
}

function setSection(set: ReadSet, today: string): SetSection {
  const { total, unused, used } = countCodes(set, today);
  return {
    set: set.id,
    name: formatSetId(set.id),
    kind: set.kind,
    use: set.use,
    state: setStateOn(set, today),
    purgedAt: set.purgedAt,
    total,
    unused,
    used,
    usesPerCode: set.usesPerCode,
    issuedAt: issuedAt(set),
    addedAt: set.addedAt,
    expiresAt: set.expiresAt,
    next: nextCode(set, today),
    isRefusedTwice: isRefusedTwice(set),
    codes: codeNumbers(set).map((number) => codeLine(set, number, today)),
  };
}

function codeLine(set: ReadSet, number: number, today: string): CodeLine {
  const code = set.codes.get(number);
  return {
    number,
    state: codeState(set, number, today),
    at: outcomeTime(code),
    isOpenReveal: hasOpenReveal(set, code),
    uses: usesOf(code),
    outcome: lastOutcome(code)?.event ?? null,
  };
}
