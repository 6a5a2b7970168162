/** Showing codes and recording their tries, grouped by the state of set and code. */
import { describe, expect, test } from 'vitest';
import { countCodes, unusedAfterUse } from '../../../main/core/custody/code-state.ts';
import { decide } from '../../../main/core/custody/decide.ts';
import type { EventBody } from '../../../main/core/custody/events.ts';
import { evolve } from '../../../main/core/custody/evolve.ts';
import { formatSetId } from '../../../main/core/custody/set-id.ts';
import { initialState } from '../../../main/core/custody/state.ts';
import { showSet } from '../../../main/core/custody/view.ts';
import { eventId, firstEvent, fold, given, hex, setOf } from './given.ts';
import {
  activated,
  compromised,
  mark,
  notTried,
  OTHER,
  refused,
  revealed,
  revoked,
  SET,
  samAdded,
  setAdded,
  sheetPrinted,
  superseded,
  TODAY,
  takenBack,
  used,
} from './sample.ts';

const next = { type: 'RevealNext', set: SET, today: TODAY } as const;
const reveal = (number: number) => ({ type: 'RevealCode', set: SET, number }) as const;
const takeBack = (event: string | null) => ({ type: 'TakeBack', event }) as const;

describe('without the set', () => {
  test.each([next, reveal(1), mark(1, 'used')])('$type is set-not-found', (command) => {
    given().when(command).thenRejected('set-not-found');
  });
  test('nothing can be taken back', () => {
    given().when(takeBack(null)).thenRejected('nothing-to-undo');
  });
});

describe('active, all codes unused', () => {
  const active = [samAdded, setAdded()];
  test('next shows the first code', () => {
    given(...active)
      .when(next)
      .then(revealed(1));
  });
  test.each([1, 3])('code %i can be shown by its number', (number) => {
    given(...active)
      .when(reveal(number))
      .then(revealed(number));
  });
  test.each([0, 4, 1.5, Number.NaN])('there is no code %d', (number) => {
    given(...active)
      .when(reveal(number))
      .thenRejected('usage', { first: 1, last: 3 });
    given(...active)
      .when(mark(number, 'used'))
      .thenRejected('usage', { first: 1, last: 3 });
  });
  test('a set that counts from 0 has a code 0 and no code of its count', () => {
    given(setAdded({ indexBase: 0 }))
      .when(next)
      .then(revealed(0));
    given(setAdded({ indexBase: 0 }))
      .when(reveal(3))
      .thenRejected('usage', { first: 0, last: 2 });
  });
  test.each([
    ['used', used(2)],
    ['refused', refused(2)],
    ['not-tried', notTried(2)],
  ] as const)('a try that was %s is recorded without a reveal before it', (word, event) => {
    given(...active)
      .when(mark(2, word))
      .then(event);
  });
});

describe('when a try is told late', () => {
  const told = (when: string | null) => given(setAdded()).when(mark(1, 'used', { when }));
  const recorded = (when: string) =>
    ({ t: 'CodeUsed', d: { set: SET, number: 1, when, from: null, note: null } }) as const;
  test.each(['2026-03-01', TODAY])('the day %s is taken', (when) => told(when).then(recorded(when)));
  test.each([
    ['2026-03-02T10:00:00Z', '2026-03-02T10:00:00Z'],
    ['2026-03-02T11:30:00+02:00', '2026-03-02T09:30:00Z'],
    ['2026-03-02t09:59:59.5z', '2026-03-02T09:59:59.500Z'],
  ])('the time %s is taken as %s', (when, utc) => told(when).then(recorded(utc)));
  test.each(['2026-03-03', '2026-03-02T10:00:01Z', '2026-03-02T10:00:00-00:01'])('%s has not come yet', (when) =>
    told(when).thenRejected('usage'),
  );
  test.each(['', 'yesterday', '2026-02-29', '2026-13-01', '2026-2-1', '2026-02-30T10:00:00Z', '2026-03-01T24:00:00Z'])(
    '"%s" is no time',
    (when) => told(when).thenRejected('usage'),
  );
});

describe('when the copy is told', () => {
  const printed = [setAdded(), sheetPrinted()];
  const from = (copy: string) => mark(1, 'used', { from: copy, note: ' ' });
  test('it is recorded in its own spelling, and a blank note is none', () => {
    given(...printed)
      .when(from('s-0001-kq/2'))
      .then({ t: 'CodeUsed', d: { set: SET, number: 1, when: null, from: 'S-0001-KQ/2', note: null } });
  });
  test('a sheet is enough where it has one copy', () => {
    given(setAdded(), sheetPrinted({ copies: 1 }))
      .when(from('S-0001-KQ'))
      .then({ t: 'CodeUsed', d: { set: SET, number: 1, when: null, from: 'S-0001-KQ/1', note: null } });
  });
  test.each(['S-0001-KQ', 'S-0001-KQ/0', 'S-0001-KQ/3', 'S-0002-KQ/1', ''])('there is no copy "%s"', (copy) => {
    given(...printed)
      .when(from(copy))
      .thenRejected('copy-not-found');
  });
});

describe('with a code shown', () => {
  test('next goes on to one that waits for nothing', () => {
    given(setAdded(), revealed(1)).when(next).then(revealed(2));
  });
  test.each([
    ['used', used(1), 2],
    ['refused', refused(1), 2],
    ['not tried', notTried(1), 1],
  ] as const)('and %s, next shows the code that is due', (_, outcome, due) => {
    given(setAdded(), revealed(1), outcome).when(next).then(revealed(due));
  });
  test('an outcome from before it does not close it', () => {
    given(setAdded(), notTried(1), revealed(1)).when(next).then(revealed(2));
  });
  test('taking its outcome back opens it again', () => {
    given(setAdded(), revealed(1), used(1), takenBack(eventId(3)))
      .when(next)
      .then(revealed(2));
  });
  test('it counts as unused, and as an open reveal', () => {
    expect(countCodes(setOf(fold(setAdded(), revealed(1)), SET), TODAY)).toMatchObject({ unused: 3, openReveals: 1 });
  });
  test('all of them, none is left to offer', () => {
    given(setAdded(), revealed(1), revealed(2), revealed(3))
      .when(next)
      .thenRejected('none-left', { set: formatSetId(SET), openReveals: 3 });
  });
  test('a used code that is shown again waits for nothing', () => {
    const state = fold(setAdded(), used(1), revealed(1));
    expect(countCodes(setOf(state, SET), TODAY).openReveals).toBe(0);
  });
});

describe('with a used code', () => {
  const spent = [setAdded(), used(1)];
  test('next goes on', () =>
    given(...spent)
      .when(next)
      .then(revealed(2)));
  test('it can still be looked at', () =>
    given(...spent)
      .when(reveal(1))
      .then(revealed(1)));
  test.each(['used', 'refused', 'not-tried'] as const)('it cannot be marked %s', (word) => {
    given(...spent)
      .when(mark(1, word))
      .thenRejected('already-used', { number: 1 });
  });
  test('its use can be taken back, once', () => {
    given(...spent)
      .when(takeBack(null))
      .then(takenBack(eventId(2)));
    given(...spent, takenBack(eventId(2)))
      .when(takeBack(null))
      .thenRejected('nothing-to-undo');
  });
  test('its use taken back, it is next again', () => {
    given(...spent, takenBack(eventId(2)))
      .when(next)
      .then(revealed(1));
  });
  test('two uses in a merged log take two to take back', () => {
    given(...spent, used(1), takenBack(eventId(2)))
      .when(next)
      .then(revealed(2));
    given(...spent, used(1), takenBack(eventId(2)), takenBack(eventId(3)))
      .when(next)
      .then(revealed(1));
  });
  test('every code used, none is left', () => {
    given(setAdded(), used(1), used(2), used(3)).when(next).thenRejected('none-left');
  });
  test('the source said so, and there is nothing to take back', () => {
    given(setAdded({ used: [1] }))
      .when(next)
      .then(revealed(2));
    given(setAdded({ used: [1] }))
      .when(mark(1, 'used'))
      .thenRejected('already-used');
    given(setAdded({ used: [1] }))
      .when(takeBack(null))
      .thenRejected('nothing-to-undo');
  });
});

describe('taking back by id', () => {
  const tries = [setAdded(), used(1), refused(2)];
  test('the whole id or eight digits of it name one', () => {
    given(...tries)
      .when(takeBack(eventId(2)))
      .then(takenBack(eventId(2)));
    given(...tries)
      .when(takeBack('00000002'))
      .then(takenBack(eventId(2)));
  });
  test.each([
    ['seven digits', '0000000'],
    ['no hex', '0000000g'],
    ['too many digits', `${eventId(2)}0`],
    ['an event that is no outcome', eventId(1)],
    ['an id that nothing has', hex(0xffff)],
    ['nothing', ''],
  ])('%s take back nothing', (_, event) =>
    given(...tries)
      .when(takeBack(event))
      .thenRejected('nothing-to-undo'),
  );
  test('seven digits are too few even where they fit one outcome only', () => {
    const single = [setAdded(), used(1)];
    given(...single)
      .when(takeBack('0000000'))
      .thenRejected('nothing-to-undo');
    given(...single)
      .when(takeBack('00000002'))
      .then(takenBack(eventId(2)));
  });
  test('digits that fit two outcomes take back neither, the whole id takes back its own', () => {
    const state = initialState();
    const twins = ['0000000a'.padEnd(32, '1'), '0000000a'.padEnd(32, '2')] as const;
    evolve(state, firstEvent(setAdded()));
    evolve(state, { ...firstEvent(used(1)), id: twins[0] });
    evolve(state, { ...firstEvent(used(2)), id: twins[1] });
    expect(decide(takeBack('0000000a'), state)).toMatchObject({ ok: false, rejection: { code: 'nothing-to-undo' } });
    expect(decide(takeBack(twins[0]), state)).toEqual({ ok: true, events: [takenBack(twins[0])] });
  });
  test('an outcome that was taken back is passed over', () => {
    given(...tries, takenBack(eventId(3)))
      .when(takeBack(null))
      .then(takenBack(eventId(2)));
    given(...tries, takenBack(eventId(3)))
      .when(takeBack(eventId(3)))
      .thenRejected('nothing-to-undo');
  });
});

describe('with refused codes', () => {
  test('one refusal: next passes it over', () => given(setAdded(), refused(1)).when(next).then(revealed(2)));
  test('two running stop the offer', () => {
    given(setAdded(), refused(1), refused(2)).when(next).thenRejected('refused-twice');
  });
  test('and a named code is still shown', () => {
    given(setAdded(), refused(1), refused(2)).when(reveal(2)).then(revealed(2));
  });
  test('"not tried" between them tells nothing', () => {
    given(setAdded(), refused(1), notTried(3), refused(2)).when(next).thenRejected('refused-twice');
  });
  test('the same code twice is one refusal', () => {
    given(setAdded(), refused(1), refused(1)).when(next).then(revealed(2));
  });
  test.each([
    ['a use between them', [refused(1), used(2), refused(3)], 4],
    ['a use after them', [refused(1), refused(2), used(3)], 4],
    ['one of them taken back', [refused(1), refused(2), takenBack(eventId(3))], 2],
    ['newer marks', [refused(1), refused(2), { t: 'MarksUpdated', d: { set: SET, used: [3] } }], 4],
    ['the word that the set is active', [refused(1), refused(2), activated()], 3],
  ] as const)('%s: the offer goes on', (_, events, due) => {
    given(setAdded({ count: 5 }), ...events)
      .when(next)
      .then(revealed(due));
  });
  test('a refused code that worked after all is used', () => {
    given(setAdded(), refused(1)).when(mark(1, 'used')).then(used(1));
    const state = fold(setAdded(), refused(1), used(1));
    expect(countCodes(setOf(state, SET), TODAY)).toMatchObject({ unused: 2, used: 1, refused: 0 });
  });
  test('every code refused or used is none left', () => {
    given(setAdded({ count: 2 }), refused(1), used(2))
      .when(next)
      .thenRejected('none-left');
  });
});

describe('with codes spent that nobody knows', () => {
  const counts = (spentUnknown: number, ...events: readonly EventBody[]) =>
    countCodes(setOf(fold(setAdded({ spentUnknown }), ...events), SET), TODAY);
  test.each([
    [0, [], 3, 0],
    [1, [], 2, 1],
    [3, [], 0, 3],
    [4, [], 0, 3],
    [1, [used(1)], 1, 1],
    [1, [used(1), used(2), used(3)], 0, 0],
    [1, [refused(1)], 2, 0],
    [1, [refused(1), refused(2)], 1, 0],
    [2, [refused(1)], 1, 1],
    [1, [refused(1), takenBack(eventId(2))], 2, 1],
  ] as const)('%i of three, then %j: %i unused', (spentUnknown, events, unused, left) => {
    expect(counts(spentUnknown, ...events)).toMatchObject({ unused, spentUnknown: left });
  });
  test('the last code is still offered: it may be a good one', () => {
    given(setAdded({ spentUnknown: 1 }), used(1), used(2))
      .when(next)
      .then(revealed(3));
  });
});

describe('codes that may be used more than once', () => {
  const duo = setAdded({ usesPerCode: 2 });
  test('are used when all their uses are', () => {
    given(duo, used(1)).when(next).then(revealed(1));
    given(duo, used(1)).when(mark(1, 'used')).then(used(1));
    given(duo, used(1), used(1)).when(next).then(revealed(2));
    given(duo, used(1), used(1)).when(mark(1, 'used')).thenRejected('already-used');
  });
  test('wait for an outcome each time they are shown', () => {
    given(duo, revealed(1), used(1), revealed(1)).when(next).then(revealed(2));
  });
  test('marked by the source, they are used up', () => {
    given(setAdded({ usesPerCode: 2, used: [1] }))
      .when(next)
      .then(revealed(2));
  });
  test.each([
    [1, 2],
    [2, 3],
  ])('code %i used once more leaves %i', (number, left) => {
    expect(unusedAfterUse(setOf(fold(duo, used(1)), SET), number, TODAY)).toBe(left);
  });
});

describe('a set whose use disables two-factor', () => {
  const disabling = setAdded({ use: 'disables-2fa' });
  test('is revoked by a use, and only by a use', () => {
    given(disabling).when(mark(1, 'used')).then(used(1), revoked());
    given(disabling).when(mark(1, 'refused')).then(refused(1));
    given(disabling).when(mark(1, 'not-tried')).then(notTried(1));
  });
  test('has nothing left then', () => {
    const page = showSet(fold(disabling, used(1), revoked()), setOf(fold(disabling, used(1), revoked()), SET), TODAY);
    expect(page.codes.map(({ state }) => state)).toEqual(['used', 'void', 'void']);
    expect(page).toMatchObject({ state: 'revoked', unused: 0, used: 1 });
    expect(unusedAfterUse(setOf(fold(disabling), SET), 1, TODAY)).toBe(0);
  });
  test('is active again when the use is taken back', () => {
    given(disabling, used(1), revoked())
      .when(takeBack(null))
      .then(takenBack(eventId(2)), activated());
  });
  test('stays revoked while another use stands', () => {
    const twice = [disabling, used(1), revoked(), used(2), revoked()];
    given(...twice)
      .when(takeBack(eventId(2)))
      .then(takenBack(eventId(2)));
    given(...twice, takenBack(eventId(2)))
      .when(takeBack(null))
      .then(takenBack(eventId(4)), activated());
  });
  test('that was set up again is revoked by the next use, and only that one brings it back', () => {
    const again = [disabling, used(1), revoked(), activated(), used(2), revoked()];
    given(...again)
      .when(takeBack(eventId(2)))
      .then(takenBack(eventId(2)));
    given(...again)
      .when(takeBack(eventId(5)))
      .then(takenBack(eventId(5)), activated());
  });
  test('stays what the user made it', () => {
    given(disabling, revoked()).when(mark(1, 'used')).then(used(1));
    given(disabling, revoked(), used(1))
      .when(takeBack(null))
      .then(takenBack(eventId(3)));
    given(disabling, revoked(), used(1), revoked())
      .when(takeBack(null))
      .then(takenBack(eventId(3)));
    given(disabling, used(1), revoked(), superseded())
      .when(takeBack(null))
      .then(takenBack(eventId(2)));
    given(disabling, used(1), revoked(), compromised())
      .when(takeBack(null))
      .then(takenBack(eventId(2)));
    given(disabling, used(1), revoked(), activated(), revoked())
      .when(takeBack(null))
      .then(takenBack(eventId(2)));
  });
  test('a refusal that is taken back changes nothing of it', () => {
    given(disabling, refused(2), used(1), revoked())
      .when(takeBack(eventId(2)))
      .then(takenBack(eventId(2)));
  });
});

describe('a code that is replaced when it is used', () => {
  test('leaves its set active with none left', () => {
    const single = [setAdded({ use: 'single-then-replaced', count: 2 }), used(1)];
    given(...single)
      .when(next)
      .thenRejected('none-left');
    expect(countCodes(setOf(fold(...single), SET), TODAY)).toMatchObject({ unused: 0, used: 1, void: 1 });
    given(...single, takenBack(eventId(2)))
      .when(next)
      .then(revealed(1));
  });
});

describe('a reusable code', () => {
  test('is never used up', () => {
    const key = setAdded({ use: 'reusable', count: 1 });
    given(key, revealed(1), used(1)).when(next).then(revealed(1));
    given(key, used(1)).when(mark(1, 'used')).then(used(1));
    expect(unusedAfterUse(setOf(fold(key), SET), 1, TODAY)).toBe(1);
  });
});

describe.each([
  ['draft', [setAdded({ state: 'draft' })]],
  ['superseded', [setAdded(), superseded()]],
  ['revoked', [setAdded(), revoked()]],
  ['compromised', [setAdded(), compromised()]],
  ['expired', [setAdded({ expiresAt: '2026-03-01' })]],
] as const)('a set that is %s', (state, events) => {
  test('offers no next code', () => {
    given(...events)
      .when(next)
      .thenRejected('set-not-active', { set: formatSetId(SET), state });
  });
  test('still shows a named one and takes a late use', () => {
    given(...events)
      .when(reveal(2))
      .then(revealed(2));
    given(...events)
      .when(mark(2, 'used'))
      .then(used(2));
  });
  test(state === 'draft' ? 'has unused codes' : 'has void codes', () => {
    const folded = fold(...events);
    const expected = state === 'draft' ? 'unused' : 'void';
    expect(showSet(folded, setOf(folded, SET), TODAY).codes.map((code) => code.state)).toEqual(Array(3).fill(expected));
  });
});

test('a superseded set names its successor', () => {
  given(setAdded(), superseded(SET, OTHER))
    .when(next)
    .thenRejected('set-not-active', { set: formatSetId(SET), state: 'superseded', successor: formatSetId(OTHER) });
});

describe('a set expires at the end of what its source said', () => {
  test.each([
    ['2026-03-02', '2026-03-02', 'active'],
    ['2026-03-02', '2026-03-03', 'expired'],
    ['2026-03', '2026-03-31', 'active'],
    ['2026-03', '2026-04-01', 'expired'],
    ['2026', '2026-12-31', 'active'],
    ['2026', '2027-01-01', 'expired'],
    ['2026-03-02T10:00:00Z', '2026-03-02', 'active'],
    ['2026-03-02T10:00:00Z', '2026-03-03', 'expired'],
  ])('%s, on %s: %s', (expiresAt, today, state) => {
    const folded = fold(setAdded({ expiresAt }));
    expect(showSet(folded, setOf(folded, SET), today).state).toBe(state);
  });
});
