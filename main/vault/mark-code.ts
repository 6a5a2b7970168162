/** Records how a try of a code went, takes that back, and tells what follows from it, for every surface alike. */
import { countCodes, isRefusedTwice, nextCode } from '../core/custody/code-state.ts';
import type { MarkCode } from '../core/custody/command.ts';
import { copiesToCrossOff } from '../core/custody/sheet-copies.ts';
import type { Copy, DeepReadonly, ReadSet, ReadState } from '../core/custody/state.ts';
import type { ClockPort } from './clock.ts';
import { eventsOf, RefusedError } from './events-of.ts';
import type { Session } from './session.ts';

/** A try as the user tells it; the times come from the clock. */
export type Try = Omit<MarkCode, 'type' | 'now' | 'today'>;

/** How a set stands after a try of one of its codes. */
export interface AfterTry {
  readonly left: number;
  /** The code that would be offered next, or null. */
  readonly next: number | null;
  readonly isRefusedTwice: boolean;
  /** The service makes a new code after this one. */
  readonly needsNewCode: boolean;
  /** Copies that still exist and on which the number has to be crossed off. */
  readonly crossOff: readonly DeepReadonly<Copy>[];
}

export interface MarkedTry extends AfterTry {
  /** Id of the event. */
  readonly event: string;
  /** Two-factor is off at the service now: the rest of the set is void. */
  readonly isSetRevoked: boolean;
}

/** @throws RefusedError what `decide` refuses; StorageError of the commit. */
export async function markCode(session: Session, tried: Try, clock: ClockPort): Promise<MarkedTry> {
  const events = eventsOf({ type: 'MarkCode', ...tried, now: clock.now(), today: clock.today() }, session.state);
  const { events: written } = await session.commit(events);
  return {
    ...afterTry(session.state, tried, clock.today()),
    event: written[0]?.id ?? '',
    isSetRevoked: written.some(({ t }) => t === 'SetRevoked'),
  };
}

/** @throws RefusedError `set-not-found`. */
export function afterTry(
  state: ReadState,
  { set: id, number, outcome }: Pick<Try, 'set' | 'number' | 'outcome'>,
  today: string,
): AfterTry {
  const set = state.sets.get(id);
  if (set === undefined) throw new RefusedError({ code: 'set-not-found', facts: {} });
  return {
    left: countCodes(set, today).unused,
    next: nextCode(set, today),
    isRefusedTwice: isRefusedTwice(set),
    needsNewCode: outcome === 'used' && set.use === 'single-then-replaced',
    crossOff: outcome === 'not-tried' ? [] : copiesToCrossOff(state, set.id, number),
  };
}

export interface TakenBackTry {
  readonly set: ReadSet;
  readonly number: number;
  readonly left: number;
}

/**
 * Takes back an outcome.
 * @param event id of the outcome or its beginning, or null for the last one.
 * @throws RefusedError `nothing-to-undo`; StorageError of the commit.
 */
export async function takeBack(
  session: Session,
  event: string | null,
  clock: Pick<ClockPort, 'today'>,
): Promise<TakenBackTry> {
  const events = eventsOf({ type: 'TakeBack', event }, session.state);
  const taken = events.find((each) => each.t === 'OutcomeTakenBack');
  const outcome = taken && session.state.outcomes.get(taken.d.event);
  const set = outcome && session.state.sets.get(outcome.set);
  if (outcome === undefined || set === undefined) throw new RefusedError({ code: 'nothing-to-undo', facts: {} });
  await session.commit(events);
  return { set, number: outcome.number, left: countCodes(set, clock.today()).unused };
}
