/** `given(events).when(command).then(events)`: the domain as a specification. */
import { expect } from 'vitest';
import type { Command } from '../../../main/core/custody/command.ts';
import { decide } from '../../../main/core/custody/decide.ts';
import type { Envelope, EventBody, VaultEvent } from '../../../main/core/custody/events.ts';
import { evolve } from '../../../main/core/custody/evolve.ts';
import { initialState, type ReadSet, type ReadState } from '../../../main/core/custody/state.ts';
import type { ErrorCode, ErrorFacts } from '../../../main/core/errors.ts';

/** A 128-bit id from a small number. */
export function hex(number: number): string {
  return number.toString(16).padStart(32, '0');
}

/** The id of the n-th event of a log, from 1; its first eight digits are its own. */
export function eventId(place: number): string {
  return `${place.toString(16).padStart(8, '0')}${'0'.repeat(24)}`;
}

/** Event n happened n minutes after midnight. */
export function eventAt(place: number): string {
  const clock = [Math.floor(place / 60), place % 60].map((part) => String(part).padStart(2, '0'));
  return `2026-03-01T${clock.join(':')}:00Z`;
}

/** Bodies with an envelope each. */
export function log(...bodies: readonly EventBody[]): readonly VaultEvent[] {
  return bodies.map((body, index) => ({
    ...body,
    v: 1,
    id: eventId(index + 1),
    at: eventAt(index + 1),
    by: null,
    crit: false,
  }));
}

/** One body with the envelope of the first event of a log. */
export function firstEvent<B extends EventBody>(body: B): B & Envelope {
  return { ...body, v: 1, id: eventId(1), at: eventAt(1), by: null, crit: false };
}

export function fold(...bodies: readonly EventBody[]): ReadState {
  const state = initialState();
  for (const event of log(...bodies)) evolve(state, event);
  return state;
}

interface Given {
  readonly when: (command: Command) => {
    readonly then: (...events: readonly EventBody[]) => void;
    readonly thenNothing: () => void;
    readonly thenRejected: (code: ErrorCode, facts?: ErrorFacts) => void;
  };
}

export function given(...bodies: readonly EventBody[]): Given {
  const state = fold(...bodies);
  return {
    when: (command) => {
      const decision = decide(command, state);
      return {
        // biome-ignore lint/suspicious/noThenProperty: the third word of the phrase; nothing here is awaited
        then: (...events) => expect(decision).toEqual({ ok: true, events }),
        thenNothing: () => expect(decision).toEqual({ ok: true, events: [] }),
        thenRejected: (code, facts) => {
          expect(decision).toMatchObject({ ok: false, rejection: facts === undefined ? { code } : { code, facts } });
        },
      };
    },
  };
}

/** The set of a state; fails the test when it is missing. */
export function setOf(state: ReadState, id: string): ReadSet {
  const set = state.sets.get(id);
  if (set === undefined) throw new Error(`no set ${id}`);
  return set;
}
