/**
 * The fold: what each event does to the state (vault.md, "The domain in events").
 *
 * It changes the state in place and never throws for a parsed event. In a merged or damaged log an event may name what is not
 * there: it is passed over, except where leaving it out would hide codes: a set is kept even when its account is missing.
 */

import type { EventOf, EventType, UnknownEvent, VaultEvent } from './events.ts';
import { evolveMarks, evolveOutcome, evolveRevealed, evolveTakenBack } from './evolve-code.ts';
import {
  evolveCopyEnded,
  evolveCopyPlaced,
  evolveCopyProven,
  evolvePlaintextWritten,
  evolveSheetPrinted,
} from './evolve-paper.ts';
import {
  evolvePayload,
  evolvePurged,
  evolveSetAdded,
  evolveSetMoved,
  evolveSetState,
  evolveSuperseded,
} from './evolve-set.ts';
import { isKnown } from './parse-event.ts';
import type { State } from './state.ts';

/** Folds one event into the state. */
export function evolve(state: State, event: VaultEvent | UnknownEvent): void {
  state.eventCount += 1;
  if (isKnown(event)) fold(state, event);
  else evolveUnknown(state, event);
}

function evolveUnknown(state: State, event: UnknownEvent): void {
  state.unknown.set(event.t, (state.unknown.get(event.t) ?? 0) + 1);
  if (event.crit) state.mustNotWrite = true;
}

type Fold<T extends EventType> = (state: State, event: EventOf<T>) => void;

/** One entry per type of event: a type that the log gains fails to compile here. */
const FOLDS: { readonly [T in EventType]: Fold<T> } = {
  VaultCreated: (state, { at }) => {
    state.createdAt ??= at;
  },
  VaultRestored: (state, { at, d }) => {
    state.restores.push({ at, fork: d.fork });
  },
  VaultMerged: () => {},
  VaultKeyChanged: () => {},
  LogCondensed: (state, { d }) => {
    state.createdAt ??= d.createdAt;
  },
  VaultCopyWritten: (state, { at, d }) => {
    state.vaultCopies.set(d.file, { writtenAt: at });
  },
  VaultCopyDestroyed: (state, { d }) => {
    state.vaultCopies.delete(d.file);
    state.oldCopies.delete(d.file);
  },
  OldCopiesLeft: (state, { at, d }) => {
    for (const file of d.files) state.oldCopies.set(file, { reason: d.reason, since: at });
  },
  SlotAdded: evolveSlot,
  SlotRemoved: evolveSlot,
  AccountAdded: evolveAccount,
  AccountRenamed: evolveAccount,
  AccountClosed: evolveAccount,
  SetAdded: evolveSetAdded,
  SetSuperseded: evolveSuperseded,
  SetRevoked: evolveSetState,
  SetCompromised: evolveSetState,
  SetActivated: evolveSetState,
  SetMoved: evolveSetMoved,
  CodeCorrected: evolvePayload,
  CodeAdded: evolvePayload,
  PayloadPurged: evolvePurged,
  SetOpened: () => {},
  MarksUpdated: evolveMarks,
  CodeRevealed: evolveRevealed,
  CodeUsed: evolveOutcome,
  CodeRefused: evolveOutcome,
  CodeNotTried: evolveOutcome,
  OutcomeTakenBack: evolveTakenBack,
  SheetPrinted: evolveSheetPrinted,
  CopyProven: evolveCopyProven,
  CopyPlaced: evolveCopyPlaced,
  CopyEnded: evolveCopyEnded,
  PlaintextWritten: evolvePlaintextWritten,
  PlaintextDestroyed: (state, { d }) => {
    state.plaintexts.delete(d.file);
  },
};

function fold<T extends EventType>(state: State, event: EventOf<T>): void {
  const apply: Fold<T> = FOLDS[event.t];
  apply(state, event);
}

function evolveSlot(state: State, event: EventOf<'SlotAdded' | 'SlotRemoved'>): void {
  const known = state.slots.get(event.d.slot);
  if (event.t === 'SlotRemoved') {
    if (known !== undefined) known.removedAt ??= event.at;
  } else if (known === undefined) {
    const { slot, type, generated, shares } = event.d;
    state.slots.set(slot, { id: slot, type, generated, shares, addedAt: event.at, removedAt: null });
  }
}

function evolveAccount(state: State, event: EventOf<'AccountAdded' | 'AccountRenamed' | 'AccountClosed'>): void {
  const known = state.accounts.get(event.d.account);
  if (event.t === 'AccountAdded') {
    const { account, service, instance, label, name } = event.d;
    if (known === undefined) {
      state.accounts.set(account, { id: account, service, instance, label, name, addedAt: event.at, closedAt: null });
    }
  } else if (known !== undefined) {
    if (event.t === 'AccountRenamed') known.name = event.d.name;
    else known.closedAt ??= event.at;
  }
}
