/** Events as lines of the log (log-line.ts). */
import { onlyAccountOf } from './about.ts';
import { serviceAndInstance } from './account-name.ts';
import type { EventOf, EventType, UnknownEvent, VaultEvent } from './events.ts';
import type { LogLine } from './log-line.ts';
import { isKnown } from './parse-event.ts';
import type { ReadState } from './state.ts';

/** @param state - after the whole log, for what an account is called now and what was taken back later */
export function logLine(event: VaultEvent | UnknownEvent, state: ReadState): LogLine {
  const account = state.accounts.get(onlyAccountOf(event, state) ?? '');
  return {
    event: event.id,
    at: event.at,
    type: isKnown(event) ? event.t : 'unknown',
    service: account === undefined ? null : serviceAndInstance(account) || null,
    account: account?.name ?? null,
    ...NO_PARTS,
    ...(isKnown(event) ? partsOf(event, state) : { detail: event.t }),
    isTakenBack: state.outcomes.get(event.id)?.takenBack === true,
  };
}

type Parts = Partial<Pick<LogLine, 'set' | 'number' | 'paper' | 'count' | 'detail'>>;

const NO_PARTS = { set: null, number: null, paper: null, count: null, detail: null } as const;

function partsOf<T extends EventType>(event: EventOf<T>, state: ReadState): Parts {
  const parts: (event: EventOf<T>, state: ReadState) => Parts = PARTS[event.t];
  return parts(event, state);
}

const none = (): Parts => ({});
const setOnly = ({
  d,
}: EventOf<
  'SetSuperseded' | 'SetRevoked' | 'SetCompromised' | 'SetActivated' | 'SetMoved' | 'PayloadPurged'
>): Parts => ({
  set: d.set,
});
const outcome = ({ d }: EventOf<'CodeUsed' | 'CodeRefused' | 'CodeNotTried'>): Parts => ({
  set: d.set,
  number: d.number,
  paper: d.from,
  detail: d.note || null,
});

/** One entry per type of event: a type that the log gains fails to compile here. */
const PARTS: { readonly [T in EventType]: (event: EventOf<T>, state: ReadState) => Parts } = {
  VaultCreated: none,
  VaultRestored: ({ d }) => ({ detail: String(d.fork) }),
  VaultMerged: ({ d }) => ({ detail: String(d.fork) }),
  VaultKeyChanged: none,
  LogCondensed: ({ d }) => ({ detail: String(d.change) }),
  VaultCopyWritten: ({ d }) => ({ detail: d.file }),
  VaultCopyDestroyed: ({ d }) => ({ detail: d.file }),
  OldCopiesLeft: ({ d }) => ({ count: d.files.length, detail: d.reason }),
  SlotAdded: ({ d }) => ({ detail: d.type }),
  SlotRemoved: ({ d }, state) => ({ detail: state.slots.get(d.slot)?.type ?? null }),
  AccountAdded: none,
  AccountRenamed: ({ d }) => ({ detail: d.name }),
  AccountClosed: none,
  SetAdded: ({ d }) => ({ set: d.set, count: d.count }),
  MarksUpdated: ({ d }) => ({ set: d.set, count: d.used.length }),
  SetSuperseded: setOnly,
  SetRevoked: setOnly,
  SetCompromised: setOnly,
  SetActivated: setOnly,
  SetMoved: setOnly,
  CodeCorrected: ({ d }) => ({ set: d.set, number: d.number }),
  CodeAdded: ({ d }) => ({ set: d.set, count: d.count }),
  PayloadPurged: setOnly,
  SetOpened: ({ d }) => ({ set: d.set, detail: d.for }),
  CodeRevealed: ({ d }) => ({ set: d.set, number: d.number }),
  CodeUsed: outcome,
  CodeRefused: outcome,
  CodeNotTried: outcome,
  OutcomeTakenBack: ({ d }, state) => {
    const taken = state.outcomes.get(d.event);
    return taken === undefined ? {} : { set: taken.set, number: taken.number };
  },
  SheetPrinted: ({ d }) => ({
    paper: d.sheet,
    count: d.sets.reduce((sum, { numbers }) => sum + numbers.length, 0),
    detail: d.way,
  }),
  CopyProven: ({ d }) => ({ paper: d.copy, detail: d.way }),
  CopyPlaced: ({ d }) => ({ paper: d.copy, detail: d.seal === null ? d.place : `${d.place}, ${d.seal}` }),
  CopyEnded: ({ d }) => ({ paper: d.copy, detail: d.reason }),
  PlaintextWritten: ({ d }) => ({ paper: d.sheet, detail: d.file }),
  PlaintextDestroyed: ({ d }) => ({ detail: d.file }),
};
