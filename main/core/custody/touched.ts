/** Which rows of the board events change, so that only those are computed anew. */
import { aboutOf, sheetOfCopy } from './about.ts';
import type { UnknownEvent, VaultEvent } from './events.ts';
import { isKnown } from './parse-event.ts';
import { predecessorsOf, successorsOf } from './sheet-standing.ts';
import type { DeepReadonly, ReadState, Sheet } from './state.ts';

/**
 * Ids of the accounts whose rows may differ from what they were before these events: never one too few, rarely one too many.
 * A sheet ties accounts together, since its copies are old only when nothing on it is of use to any of them.
 *
 * @param state - after all of the events
 */
export function accountsTouchedBy(
  events: readonly (VaultEvent | UnknownEvent)[],
  state: ReadState,
): ReadonlySet<string> {
  const accounts = new Set<string>();
  const sheets = new Set<string>();
  const changed = changedSets(events, state);
  for (const event of events) {
    if (isKnown(event) && event.t === 'SetOpened') continue;
    const about = aboutOf(event, state);
    if (about.account !== null) accounts.add(about.account);
    for (const account of accountsLeftBy(event, state)) accounts.add(account);
    for (const number of [...about.sheets, ...sheetsBehind(event, state)]) sheets.add(number);
  }
  for (const number of sheetsUnsettledBy(changed, state)) sheets.add(number);
  for (const number of sheets) {
    for (const set of state.sheets.get(number)?.sets.keys() ?? []) {
      const account = state.sets.get(set)?.account;
      if (account !== undefined) accounts.add(account);
    }
  }
  return accounts;
}

/** Accounts that a moved set was of before; where it was moved often, those of earlier times, too. */
function accountsLeftBy(event: VaultEvent | UnknownEvent, state: ReadState): readonly string[] {
  return isKnown(event) && event.t === 'SetMoved' ? (state.accountsLeft.get(event.d.set) ?? []) : [];
}

/** Sheets that an event reaches beside the one that it names: those that it replaces, and those that a file held before. */
function sheetsBehind(event: VaultEvent | UnknownEvent, state: ReadState): readonly string[] {
  if (!isKnown(event)) return [];
  switch (event.t) {
    case 'SheetPrinted':
      return numbersBefore(event.d.sheet, state);
    case 'CopyProven':
    case 'CopyEnded':
      return numbersBefore(sheetOfCopy(event.d.copy), state);
    case 'PlaintextWritten':
      return state.sheetsOfFile.get(event.d.file) ?? [];
    default:
      return [];
  }
}

function numbersBefore(number: string, state: ReadState): readonly string[] {
  const sheet = state.sheets.get(number);
  return sheet === undefined ? [] : predecessorsOf(state, sheet).map((older) => older.number);
}

interface ChangedSets {
  /** Their state may have changed. */
  readonly states: ReadonlySet<string>;
  /** Their state, or that of one of their codes. */
  readonly any: ReadonlySet<string>;
}

function changedSets(events: readonly (VaultEvent | UnknownEvent)[], state: ReadState): ChangedSets {
  const states = new Set<string>();
  const any = new Set<string>();
  for (const event of events) {
    if (!isKnown(event)) continue;
    switch (event.t) {
      case 'SetAdded':
      case 'SetSuperseded':
      case 'SetRevoked':
      case 'SetCompromised':
      case 'SetActivated':
        states.add(event.d.set);
        any.add(event.d.set);
        break;
      case 'MarksUpdated':
      case 'CodeUsed':
      case 'CodeRefused':
        any.add(event.d.set);
        break;
      case 'OutcomeTakenBack': {
        const set = state.outcomes.get(event.d.event)?.set;
        if (set !== undefined) any.add(set);
        break;
      }
    }
  }
  return { states, any };
}

/** Sheets that may have become old, or stopped being so, by what happened to these sets. */
function sheetsUnsettledBy({ states, any }: ChangedSets, state: ReadState): ReadonlySet<string> {
  const unsettled = new Set<string>();
  const settled = new Set<string>();
  for (const set of any) {
    for (const number of state.sheetsOfSet.get(set) ?? []) {
      const sheet = state.sheets.get(number);
      if (sheet === undefined || unsettled.has(number)) continue;
      if (isOnOlderAlone(set, sheet, state)) unsettled.add(number);
      if (!states.has(set) || settled.has(number)) continue;
      if (isHeldByAnother(sheet, states, state)) settled.add(number);
      else unsettled.add(number);
    }
  }
  return unsettled;
}

/** Whether a set that did not change keeps the sheet of use whatever the day; one that may expire is not counted on. */
function isHeldByAnother(sheet: DeepReadonly<Sheet>, changed: ReadonlySet<string>, state: ReadState): boolean {
  for (const id of sheet.sets.keys()) {
    if (changed.has(id)) continue;
    const set = state.sets.get(id);
    if (set === undefined || set.state === 'draft' || (set.state === 'active' && set.expiresAt === null)) return true;
  }
  return false;
}

/** Whether the sheet lists a code of the set that a newer sheet in its stead does not list. */
function isOnOlderAlone(set: string, sheet: DeepReadonly<Sheet>, state: ReadState): boolean {
  if (sheet.replacedBy.length === 0) return false;
  const numbers = sheet.sets.get(set) ?? [];
  return successorsOf(state, sheet).some((newer) => {
    const there = newer.sets.get(set);
    return numbers.some((number) => there?.includes(number) !== true);
  });
}
