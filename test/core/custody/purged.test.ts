/** A purged set: how it becomes one, and everything that cannot be done with it any more. */
import { describe, expect, test } from 'vitest';
import { boardRow } from '../../../main/core/custody/board.ts';
import type { Command } from '../../../main/core/custody/command.ts';
import { askableCodes } from '../../../main/core/custody/decide-sheet.ts';
import type { EventBody } from '../../../main/core/custody/events.ts';
import { findSet } from '../../../main/core/custody/find-set.ts';
import { formatSetId } from '../../../main/core/custody/set-id.ts';
import { sheetStanding } from '../../../main/core/custody/sheet-standing.ts';
import { showAccount } from '../../../main/core/custody/show-account.ts';
import { stillHeld } from '../../../main/core/custody/still-held.ts';
import { eventAt, fold, given } from './given.ts';
import {
  destroyed,
  ended,
  mark,
  OTHER,
  print,
  proven,
  purged,
  revealed,
  revoked,
  SAM,
  SET,
  samAdded,
  setAdded,
  sheetPrinted,
  superseded,
  TODAY,
  used,
  written,
} from './sample.ts';

const purge: Command = { type: 'PurgeSet', set: SET };
const facts = { set: formatSetId(SET) };
const opened = (set: string): EventBody => ({ t: 'SetOpened', d: { set, for: 'export' } });
const exporting = (...sets: readonly string[]): Command => ({ type: 'ExportPlain', sets, file: '/a.json' });

describe('a set is purged', () => {
  test.each([
    ['active', []],
    ['used up', [used(1), used(2), used(3)]],
    ['revoked', [revoked()]],
    ['superseded', [superseded()]],
    ['waiting for an outcome', [revealed(1)]],
  ])('when it is %s', (_, events) => {
    given(setAdded(), ...events)
      .when(purge)
      .then(purged());
  });
  test('once, and only when it is there', () => {
    given(setAdded(), purged()).when(purge).thenRejected('purged', facts);
    given().when(purge).thenRejected('set-not-found');
  });
});

describe('its codes cannot be', () => {
  test.each<readonly [string, Command]>([
    ['offered', { type: 'RevealNext', set: SET, today: TODAY }],
    ['shown', { type: 'RevealCode', set: SET, number: 2 }],
    ['shown, whatever the number', { type: 'RevealCode', set: SET, number: 99 }],
    ['opened to print', { type: 'OpenSet', set: SET, for: 'print' }],
    ['opened to prove', { type: 'OpenSet', set: SET, for: 'proof' }],
    ['opened to correct', { type: 'OpenSet', set: SET, for: 'correct' }],
    ['opened to add', { type: 'OpenSet', set: SET, for: 'add' }],
    ['opened to export', { type: 'OpenSet', set: SET, for: 'export' }],
    ['printed when they are named', print({ sets: [OTHER, SET] })],
    ['exported when they are named', exporting(OTHER, SET)],
  ])('%s', (_, command) => {
    given(setAdded(), setAdded({ set: OTHER }), purged())
      .when(command)
      .thenRejected('purged', facts);
  });
  test('proven by a copy that holds nothing else', () => {
    given(setAdded(), sheetPrinted(), purged())
      .when({ type: 'ProveCopy', copy: 'S-0001-KQ/1', way: 'typed' })
      .thenRejected('purged', { copy: 'S-0001-KQ/1' });
  });
  test('asked for, but those beside them on the paper can', () => {
    const sets = [SET, OTHER].map((set) => ({ set, numbers: [1] }));
    const there = [setAdded(), setAdded({ set: OTHER }), sheetPrinted({ sets }), purged()];
    given(...there)
      .when({ type: 'ProveCopy', copy: 'S-0001-KQ/1', way: 'typed' })
      .then(proven('S-0001-KQ/1'));
    const state = fold(...there);
    const sheet = state.sheets.get('S-0001-KQ');
    expect(sheet && askableCodes(sheet, state)).toEqual([{ set: OTHER, numbers: [1] }]);
  });
});

describe('every set means every other one', () => {
  const there = [setAdded(), setAdded({ set: OTHER }), purged()];
  test('on paper', () => {
    given(...there)
      .when(print({ sets: [] }))
      .then(
        { t: 'SetOpened', d: { set: OTHER, for: 'print' } },
        sheetPrinted({ sheet: 'S-0001-MT', copies: 1, sets: [{ set: OTHER, numbers: [1, 2, 3] }] }),
      );
    given(setAdded(), purged())
      .when(print({ sets: [] }))
      .thenRejected('none-left');
  });
  test('in a file', () => {
    given(...there)
      .when(exporting())
      .then(opened(OTHER), written('/a.json', null));
    given(setAdded(), purged()).when(exporting()).thenRejected('nothing-found');
  });
});

describe('an export', () => {
  test('opens every set, whatever its state, and each only once', () => {
    const there = [setAdded(), revoked(), setAdded({ set: OTHER, state: 'draft' })];
    given(...there)
      .when(exporting())
      .then(opened(SET), opened(OTHER), written('/a.json', null));
    given(...there)
      .when(exporting(OTHER, SET, OTHER))
      .then(opened(OTHER), opened(SET), written('/a.json', null));
  });
  test('needs a set that is there, and a file', () => {
    given().when(exporting()).thenRejected('nothing-found');
    given(setAdded()).when(exporting(OTHER)).thenRejected('set-not-found');
    given(setAdded()).when({ type: 'ExportPlain', sets: [], file: '' }).thenRejected('usage');
  });
});

test('what happens at the service is still recorded: its codes may be on paper', () => {
  given(setAdded(), purged()).when(mark(2, 'used')).then(used(2));
  given(setAdded(), purged()).when({ type: 'ChangeSetState', set: SET, to: 'revoked' }).then(revoked());
});

describe('on the board it is', () => {
  test('no way in', () => {
    expect(boardRow(fold(samAdded, setAdded(), purged()), SAM, TODAY)).toMatchObject({
      state: 'no-codes',
      group: 'no-way-in',
      step: { do: 'import' },
      unused: 0,
      total: 0,
      rack: [],
      sets: [],
    });
  });
  test('nothing beside a set that is one', () => {
    const row = boardRow(fold(samAdded, setAdded(), setAdded({ set: OTHER, count: 5 }), purged()), SAM, TODAY);
    expect(row).toMatchObject({ group: 'one-step', unused: 5, total: 5, sets: [{ set: OTHER }] });
  });
  test('still asked about when a code of it was shown', () => {
    const row = boardRow(fold(samAdded, setAdded(), revealed(2), purged()), SAM, TODAY);
    expect(row?.findings).toContain('open-reveal');
  });
});

test('a name means the set that has its codes; its id still means the purged one', () => {
  const state = fold(samAdded, setAdded(), setAdded({ set: OTHER }), purged());
  expect(findSet(state, 'github/sam', TODAY, () => null)).toMatchObject({ ok: true, set: { id: OTHER } });
  expect(findSet(state, formatSetId(SET), TODAY, () => null)).toMatchObject({ ok: true, set: { id: SET } });
});

test('the page of its account says since when, below the set that has its codes', () => {
  const page = showAccount(fold(samAdded, setAdded({ set: OTHER }), setAdded(), purged()), SAM, TODAY, []);
  expect(page?.sets.map(({ set, purgedAt }) => [set, purgedAt])).toEqual([
    [OTHER, null],
    [SET, eventAt(4)],
  ]);
  expect(page?.sets[1]?.codes.map(({ state }) => state)).toEqual(['void', 'void', 'void']);
});

test('its paper is not called old while the service may take its codes: they are nowhere else', () => {
  const standing = (...events: readonly EventBody[]) => {
    const state = fold(setAdded(), sheetPrinted(), purged(), ...events);
    const sheet = state.sheets.get('S-0001-KQ');
    return sheet && sheetStanding(state, sheet, TODAY).is;
  };
  expect(standing()).toBe('current');
  expect(standing(revoked())).toBe('old');
});

describe('its codes are still', () => {
  const held = (...events: readonly EventBody[]) => stillHeld(fold(...events), SET);
  test('nowhere when they were never printed nor exported', () => {
    expect(held(setAdded(), setAdded({ set: OTHER }), sheetPrinted({ sets: [{ set: OTHER, numbers: [1] }] }))).toEqual({
      copies: [],
      files: [],
    });
    expect(held()).toEqual({ copies: [], files: [] });
  });
  test('on copies that are not gone, and in files that are not destroyed', () => {
    const events = [setAdded(), sheetPrinted(), ended('S-0001-KQ/2'), written('/a.pdf'), written('/b.pdf')];
    expect(held(...events, destroyed('/b.pdf'))).toEqual({ copies: ['S-0001-KQ/1'], files: ['/a.pdf'] });
  });
  test('in plain exports that were written since the set came in', () => {
    expect(held(written('/old.csv', null), setAdded(), written('/new.csv', null))).toEqual({
      copies: [],
      files: ['/new.csv'],
    });
  });
});
