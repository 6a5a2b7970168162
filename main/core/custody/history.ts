/** Reading the log: which of its events are about a set (cli.md, `show` and `log`). */
import type { UnknownEvent, VaultEvent } from './events.ts';
import { isKnown } from './parse-event.ts';
import type { ReadSet, ReadState } from './state.ts';

/** The events about a set, its account and the copies that hold its codes, in the order of the log. */
export function historyOf(
  events: Iterable<VaultEvent | UnknownEvent>,
  set: ReadSet,
  state: ReadState,
): readonly VaultEvent[] {
  const history: VaultEvent[] = [];
  for (const event of events) if (isKnown(event) && isAbout(event, set, state)) history.push(event);
  return history;
}

function isAbout(event: VaultEvent, set: ReadSet, state: ReadState): boolean {
  switch (event.t) {
    case 'AccountAdded':
    case 'AccountRenamed':
    case 'AccountClosed':
      return event.d.account === set.account;
    case 'SetAdded':
    case 'MarksUpdated':
    case 'SetRevoked':
    case 'SetCompromised':
    case 'SetActivated':
    case 'SetMoved':
    case 'CodeCorrected':
    case 'CodeAdded':
    case 'PayloadPurged':
    case 'SetOpened':
    case 'CodeRevealed':
    case 'CodeUsed':
    case 'CodeRefused':
    case 'CodeNotTried':
      return event.d.set === set.id;
    case 'SetSuperseded':
      return event.d.set === set.id || event.d.successor === set.id;
    case 'OutcomeTakenBack':
      return state.outcomes.get(event.d.event)?.set === set.id;
    case 'SheetPrinted':
      return event.d.sets.some((printed) => printed.set === set.id);
    case 'CopyProven':
    case 'CopyPlaced':
    case 'CopyEnded':
      return holds(state.copies.get(event.d.copy)?.sheet ?? null, set, state);
    case 'PlaintextWritten':
      return holds(event.d.sheet, set, state);
    case 'VaultCreated':
    case 'VaultRestored':
    case 'SlotAdded':
    case 'SlotRemoved':
    case 'VaultKeyChanged':
    case 'VaultMerged':
    case 'LogCondensed':
    case 'VaultCopyWritten':
    case 'VaultCopyDestroyed':
    case 'OldCopiesLeft':
    case 'PlaintextDestroyed':
      return false;
  }
}

function holds(sheet: string | null, set: ReadSet, state: ReadState): boolean {
  return sheet !== null && state.sheets.get(sheet)?.sets.has(set.id) === true;
}
