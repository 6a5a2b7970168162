/** Which accounts and sheets an event is about, told from the state after it. */
import type { UnknownEvent, VaultEvent } from './events.ts';
import { isKnown } from './parse-event.ts';
import type { ReadState } from './state.ts';

/** At most one account by itself, or numbers of sheets, whose accounts are meant. */
export interface About {
  readonly account: string | null;
  readonly sheets: readonly string[];
}

const NOTHING: About = { account: null, sheets: [] };

export function aboutOf(event: VaultEvent | UnknownEvent, state: ReadState): About {
  if (!isKnown(event)) return NOTHING;
  switch (event.t) {
    case 'AccountAdded':
    case 'AccountRenamed':
    case 'AccountClosed':
      return { account: event.d.account, sheets: [] };
    case 'SetAdded':
    case 'MarksUpdated':
    case 'SetSuperseded':
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
      return aboutSet(event.d.set, state);
    case 'OutcomeTakenBack':
      return aboutSet(state.outcomes.get(event.d.event)?.set, state);
    case 'SheetPrinted':
      return { account: null, sheets: [event.d.sheet] };
    case 'CopyProven':
    case 'CopyPlaced':
    case 'CopyEnded':
      return { account: null, sheets: [sheetOfCopy(event.d.copy)] };
    case 'PlaintextWritten':
      return { account: null, sheets: event.d.sheet === null ? [] : [event.d.sheet] };
    case 'PlaintextDestroyed':
      return { account: null, sheets: state.sheetsOfFile.get(event.d.file) ?? [] };
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
      return NOTHING;
  }
}

/** @param copy - `S-0007-KQ/2` */
export function sheetOfCopy(copy: string): string {
  return copy.slice(0, copy.indexOf('/'));
}

function aboutSet(id: string | undefined, state: ReadState): About {
  return { account: state.sets.get(id ?? '')?.account ?? null, sheets: [] };
}

/** Whether an event is about an account. */
export function isAboutAccount(event: VaultEvent | UnknownEvent, account: string, state: ReadState): boolean {
  const about = aboutOf(event, state);
  if (about.account !== null) return about.account === account;
  if (about.sheets.length === 0) return false;
  const sets = state.setsOfAccount.get(account) ?? [];
  return about.sheets.some((number) => sets.some((set) => state.sheets.get(number)?.sets.has(set) === true));
}

/** The account that an event is about, or null when there is none or more than one. */
export function onlyAccountOf(event: VaultEvent | UnknownEvent, state: ReadState): string | null {
  const about = aboutOf(event, state);
  let only = about.account;
  for (const number of about.sheets) {
    for (const set of state.sheets.get(number)?.sets.keys() ?? []) {
      const account = state.sets.get(set)?.account;
      if (account === undefined || account === only) continue;
      if (only !== null) return null;
      only = account;
    }
  }
  return only;
}
