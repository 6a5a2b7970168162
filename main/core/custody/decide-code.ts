/** Showing codes, and how their tries went (vault.md, "The domain in events"). */
import { countCodes, hasNumber, isRefusedTwice, nextCode, recordedState, setStateOn } from './code-state.ts';
import type { CodeOutcome, MarkCode, RevealCode, RevealNext, TakeBack } from './command.ts';
import { isDay, isLater, toUtc } from './days.ts';
import { setWithCodes } from './decide-set.ts';
import { accept, type Decision, type Rejected, reject } from './decision.ts';
import type { EventBody, OutcomeType } from './events.ts';
import { findCopy } from './find-copy.ts';
import { formatSetId } from './set-id.ts';
import type { DeepReadonly, OutcomeRecord, ReadSet, ReadState } from './state.ts';

const OUTCOME_TYPES: Readonly<Record<CodeOutcome, OutcomeType>> = {
  used: 'CodeUsed',
  refused: 'CodeRefused',
  'not-tried': 'CodeNotTried',
};

/** An id may be cut down to this many hex digits. */
const EVENT_ID_PREFIX = /^[0-9a-f]{8,32}$/;

/** Shows {@link nextCode}, or says why there is none. */
export function decideRevealNext({ set: id, today }: RevealNext, state: ReadState): Decision {
  const set = setWithCodes(id, state);
  if ('ok' in set) return set;
  const setState = setStateOn(set, today);
  if (setState !== 'active') {
    const facts = { set: formatSetId(id), state: setState };
    return reject(
      'set-not-active',
      set.successor === null ? facts : { ...facts, successor: formatSetId(set.successor) },
    );
  }
  if (isRefusedTwice(set)) return reject('refused-twice', { set: formatSetId(id) });
  const number = nextCode(set, today);
  if (number === null) {
    return reject('none-left', { set: formatSetId(id), openReveals: countCodes(set, today).openReveals });
  }
  return accept({ t: 'CodeRevealed', d: { set: id, number } });
}

/**
 * A code asked for by its number is shown whatever its state and that of its set: on the bad day our marks may be wrong, and the
 * owner knows why they ask. Whoever shows it says the state beside it.
 */
export function decideRevealCode({ set: id, number }: RevealCode, state: ReadState): Decision {
  const set = setWithCodes(id, state);
  if ('ok' in set) return set;
  if (!hasNumber(set, number)) return rejectNumber(set);
  return accept({ t: 'CodeRevealed', d: { set: id, number } });
}

/** A try may be told late: no reveal before it is needed, and the set may be dead by now. */
export function decideMarkCode(command: MarkCode, state: ReadState): Decision {
  const set = state.sets.get(command.set);
  if (set === undefined) return reject('set-not-found');
  if (!hasNumber(set, command.number)) return rejectNumber(set);
  if (recordedState(set, set.codes.get(command.number)) === 'used') {
    return reject('already-used', { set: formatSetId(set.id), number: command.number });
  }
  const when = command.when === null ? null : pastTime(command.when, command);
  if (when === 'bad') return reject('usage', { option: '--at' });
  const copy = command.from === null ? null : findCopy(state, command.from);
  if (command.from !== null && copy === null) return reject('copy-not-found');
  const note = command.note === null || command.note.trim() === '' ? null : command.note;
  const outcome: EventBody = {
    t: OUTCOME_TYPES[command.outcome],
    d: { set: set.id, number: command.number, when, from: copy?.id ?? null, note },
  };
  const disables = command.outcome === 'used' && set.use === 'disables-2fa';
  const revokes = disables && (set.state === 'active' || set.state === 'draft');
  return revokes ? accept(outcome, { t: 'SetRevoked', d: { set: set.id } }) : accept(outcome);
}

/** The told time as it goes into the log, or `bad` when it is none or has not come yet. */
function pastTime(when: string, { now, today }: MarkCode): string | 'bad' {
  if (isDay(when)) return when <= today ? when : 'bad';
  const utc = toUtc(when);
  return utc === null || isLater(utc, now) ? 'bad' : utc;
}

/** Takes back an outcome, and the revocation that came with the only use of a set that disables two-factor. */
export function decideTakeBack({ event }: TakeBack, state: ReadState): Decision {
  const outcome = outcomeMeant(event, state);
  if (outcome === null) return reject('nothing-to-undo');
  const takenBack: EventBody = { t: 'OutcomeTakenBack', d: { event: outcome.event } };
  const set = state.sets.get(outcome.set);
  const reactivates = set !== undefined && isLastRevokingUse(set, outcome);
  return reactivates ? accept(takenBack, { t: 'SetActivated', d: { set: outcome.set } }) : accept(takenBack);
}

function isLastRevokingUse(set: ReadSet, outcome: DeepReadonly<OutcomeRecord>): boolean {
  const since = set.revokingUse;
  if (since === null || outcome.type !== 'CodeUsed' || outcome.order < since) return false;
  return !set.outcomes.some(
    ({ type, takenBack, order }) => type === 'CodeUsed' && !takenBack && order >= since && order !== outcome.order,
  );
}

function outcomeMeant(event: string | null, state: ReadState): DeepReadonly<OutcomeRecord> | null {
  const prefix = event?.toLowerCase() ?? '';
  if (event !== null && !EVENT_ID_PREFIX.test(prefix)) return null;
  const live = [...state.outcomes.values()].filter((outcome) => !outcome.takenBack && outcome.event.startsWith(prefix));
  // Of several that a short id fits, none is meant for sure.
  if (event !== null && live.length > 1) return null;
  return live.at(-1) ?? null;
}

/** The set has no code of the number that was asked for. */
export function rejectNumber({ indexBase, count }: ReadSet): Rejected {
  return reject('usage', { first: indexBase, last: indexBase + count - 1 });
}
