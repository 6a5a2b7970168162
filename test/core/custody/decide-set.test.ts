/** States of sets that the user declares, grouped by the state before, and the limit that an unknown event sets. */
import { describe, expect, test } from 'vitest';
import { decide } from '../../../main/core/custody/decide.ts';
import { evolve } from '../../../main/core/custody/evolve.ts';
import { initialState } from '../../../main/core/custody/state.ts';
import { eventAt, eventId, given, log } from './given.ts';
import { activated, compromised, OTHER, revoked, SET, setAdded, superseded, THIRD, TODAY } from './sample.ts';

const change = (to: 'superseded' | 'revoked' | 'compromised' | 'active') =>
  ({ type: 'ChangeSetState', set: SET, to }) as const;
const events = { superseded: superseded(), revoked: revoked(), compromised: compromised(), active: activated() };
const words = ['superseded', 'revoked', 'compromised', 'active'] as const;

test('without the set it is set-not-found', () => {
  given().when(change('revoked')).thenRejected('set-not-found');
  given().when({ type: 'OpenSet', set: SET, for: 'proof' }).thenRejected('set-not-found');
});

describe.each(words)('a set that is %s', (before) => {
  const there = [setAdded(), events[before]];
  test.each(words.filter((word) => word !== before))('can be called %s', (to) => {
    given(...there)
      .when(change(to))
      .then(events[to]);
  });
  test('stays so when it is called so', () =>
    given(...there)
      .when(change(before))
      .thenNothing());
  test.each(['print', 'proof', 'correct', 'add', 'export'] as const)('can be opened for %s', (purpose) => {
    given(...there)
      .when({ type: 'OpenSet', set: SET, for: purpose })
      .then({ t: 'SetOpened', d: { set: SET, for: purpose } });
  });
});

test('a draft that is confirmed takes the place of the active sets of its account and kind', () => {
  const draft = setAdded({ set: OTHER, state: 'draft' });
  const key = setAdded({ set: THIRD, kind: 'recovery-key', count: 1 });
  given(setAdded(), key, draft)
    .when({ type: 'ChangeSetState', set: OTHER, to: 'active' })
    .then(activated(OTHER), superseded(SET, OTHER));
});

test('a draft can be called active', () => {
  given(setAdded({ state: 'draft' }))
    .when(change('active'))
    .then(activated());
});

describe('after an event of a type that this version does not know', () => {
  const commandAfter = (crit: boolean) => {
    const state = initialState();
    for (const event of log(setAdded())) evolve(state, event);
    evolve(state, { v: 1, t: 'SetSplit', id: eventId(2), at: eventAt(2), by: null, crit, unknown: true });
    expect(state.unknown).toEqual(new Map([['SetSplit', 1]]));
    return decide({ type: 'RevealNext', set: SET, today: TODAY }, state);
  };
  test('that is critical, nothing is decided any more', () => {
    expect(commandAfter(true)).toMatchObject({ ok: false, rejection: { code: 'unsupported-feature' } });
  });
  test('that is not critical, things go on', () => {
    expect(commandAfter(false)).toMatchObject({ ok: true });
  });
});
