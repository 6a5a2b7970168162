/** One sentence per event, for `log` and `show`. */
import type { EventBody, OutcomeType, UnknownEvent, VaultEvent } from '../core/custody/events.ts';
import type { ReadState } from '../core/custody/state.ts';
import { nameOf } from './asking.ts';

const OUTCOMES = {
  CodeUsed: 'used',
  CodeRefused: 'refused by the service',
  CodeNotTried: 'not tried',
} as const satisfies Record<OutcomeType, string>;

export function sentenceOf(event: VaultEvent | UnknownEvent, state: ReadState): string {
  if ('unknown' in event) return `${event.t} (of a newer version)`;
  return describe(event, state);
}

function describe(event: EventBody, state: ReadState): string {
  const set = (id: string): string => {
    const known = state.sets.get(id);
    return known === undefined ? 'a set that is not in this log' : nameOf(state, known);
  };
  switch (event.t) {
    case 'VaultCreated':
      return 'Vault created';
    case 'SlotAdded':
      return `Way in added: ${event.d.type.replaceAll('-', ' ')}${event.d.generated ? ', generated' : ''}`;
    case 'SlotRemoved':
      return 'Way in removed';
    case 'AccountAdded':
      return `Account added: ${nameOf(state, event.d)}`;
    case 'AccountRenamed':
      return `Account renamed: ${nameOf(state, event.d)}`;
    case 'AccountClosed':
      return `Account closed: ${nameOf(state, event.d)}`;
    case 'SetAdded':
      return `${event.d.count} ${event.d.count === 1 ? 'code' : 'codes'} added: ${set(event.d.set)}${event.d.used.length > 0 ? `, ${event.d.used.length} of them used already` : ''}`;
    case 'MarksUpdated':
      return `A later download shows ${event.d.used.length} more as used: ${set(event.d.set)}`;
    case 'SetSuperseded':
      return `Set superseded${event.d.successor === null ? '' : ' by a newer one'}: ${set(event.d.set)}`;
    case 'SetRevoked':
      return `Set revoked: ${set(event.d.set)}`;
    case 'SetCompromised':
      return `Set compromised: ${set(event.d.set)}`;
    case 'SetActivated':
      return `Set active again: ${set(event.d.set)}`;
    case 'SetOpened':
      return `Codes opened to ${PURPOSES[event.d.for]}: ${set(event.d.set)}`;
    case 'CodeRevealed':
      return `Code ${event.d.number} shown: ${set(event.d.set)}`;
    case 'CodeUsed':
    case 'CodeRefused':
    case 'CodeNotTried':
      return `Code ${event.d.number} ${OUTCOMES[event.t]}: ${set(event.d.set)}${told(event.d)}`;
    case 'OutcomeTakenBack': {
      const outcome = state.outcomes.get(event.d.event);
      return outcome === undefined
        ? 'Outcome taken back'
        : `Taken back: code ${outcome.number} ${OUTCOMES[outcome.type]}: ${set(outcome.set)}`;
    }
    case 'SheetPrinted':
      return `Sheet ${event.d.sheet} printed, ${event.d.copies} ${event.d.copies === 1 ? 'copy' : 'copies'}`;
    case 'CopyProven':
      return `Copy ${event.d.copy} proven, ${event.d.way}`;
    case 'CopyPlaced':
      return `Copy ${event.d.copy} placed: ${event.d.place}`;
    case 'CopyEnded':
      return `Copy ${event.d.copy} ended: ${event.d.reason.replace('-', ' ')}`;
    case 'PlaintextWritten':
      return `File with codes in clear written: ${event.d.file}`;
    case 'PlaintextDestroyed':
      return `File with codes in clear is gone: ${event.d.file}`;
    case 'SetMoved':
      return `Set moved to another account: ${set(event.d.set)}`;
    case 'CodeCorrected':
      return `Code ${event.d.number} corrected: ${set(event.d.set)}`;
    case 'CodeAdded':
      return `Codes added, ${event.d.count} now: ${set(event.d.set)}`;
    case 'PayloadPurged':
      return `Codes destroyed: ${set(event.d.set)}`;
    case 'VaultKeyChanged':
      return 'New vault key';
    case 'VaultMerged':
      return `Another copy merged, from change ${event.d.fork}`;
    case 'LogCondensed':
      return `Log condensed: ${event.d.change} earlier changes are left out`;
    case 'VaultCopyWritten':
      return `Copy of the vault written: ${event.d.file}`;
    case 'VaultCopyDestroyed':
      return `Copy of the vault is gone: ${event.d.file}`;
    case 'OldCopiesLeft':
      return `${event.d.files.length} old ${event.d.files.length === 1 ? 'copy' : 'copies'} of the vault left, ${OLD_COPIES[event.d.reason]}`;
    case 'VaultRestored':
      return `Went on with an older copy, from change ${event.d.fork}`;
  }
}

const OLD_COPIES = {
  'passphrase-changed': 'which open with the old passphrase',
  'way-removed': 'which open with the removed way in',
  'key-changed': 'which are under the old key',
  purged: 'which hold the destroyed codes',
} as const;

const PURPOSES = {
  print: 'print them',
  proof: 'prove a copy',
  correct: 'correct one',
  add: 'add to them',
  export: 'export them',
} as const;

function told({ when, from, note }: { when: string | null; from: string | null; note: string | null }): string {
  const parts = [when && `on ${when.slice(0, 10)}`, from && `from ${from}`, note && `“${note}”`].filter((part) => part);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
