/** Rows of the board, their order and their counts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountsOnBoard, boardCounts, boardRow, compareRows } from '../../../main/core/custody/board.ts';
import { type BoardRow, type Card, FINDINGS } from '../../../main/core/custody/board-row.ts';
import type { EventBody, EventData } from '../../../main/core/custody/events.ts';
import { groupOf } from '../../../main/core/custody/findings.ts';
import type { ReadState } from '../../../main/core/custody/state.ts';
import { custodyLog, paperLog, strangeLog } from './arbitrary-event.ts';
import { eventAt, fold, hex } from './given.ts';
import {
  ended,
  KIM,
  OTHER,
  placed,
  proven,
  refused,
  revealed,
  SAM,
  SET,
  samAdded,
  setAdded,
  sheetPrinted,
  superseded,
  TODAY,
  used,
} from './sample.ts';

const closed: EventBody = { t: 'AccountClosed', d: { account: SAM } };

function rowOf(...events: readonly EventBody[]): BoardRow {
  const row = boardRow(fold(samAdded, ...events), SAM, TODAY);
  if (row === null) throw new Error('no row');
  return row;
}

function rowsOf(state: ReadState): readonly BoardRow[] {
  return [...accountsOnBoard(state)].flatMap((id) => boardRow(state, id, TODAY) ?? []);
}

test('a row says what the account is called, what is left and where', () => {
  const events = [
    setAdded({ generatedAt: '2026-02', used: [1] }),
    sheetPrinted(),
    proven('S-0001-KQ/2'),
    placed('S-0001-KQ/1', 'Desk drawer'),
    placed('S-0001-KQ/2', 'Bank box'),
    sheetPrinted({ sheet: 'S-0002-MT', copies: 1 }),
    placed('S-0002-MT/1', 'desk drawer'),
  ];
  expect(rowOf(...events)).toEqual({
    id: SAM,
    service: 'GitHub',
    instance: null,
    account: 'sam',
    state: 'ready',
    group: 'ready',
    findings: [],
    step: null,
    unused: 2,
    total: 3,
    rack: ['gone', 'there', 'there'],
    sets: [{ set: SET, unused: 2, total: 3, issuedAt: '2026-02', sheet: 'S-0002-MT' }],
    addedAt: eventAt(1),
    sheets: 2,
    places: ['desk drawer', 'Bank box'],
    provenAt: eventAt(4),
    printedAt: eventAt(7),
    oldCopy: null,
  });
});

describe('an account', () => {
  test('without sets has a row', () => {
    expect(rowOf()).toMatchObject({ state: 'no-codes', unused: 0, total: 0, rack: [], sets: [], sheets: 0 });
  });
  test('that is closed has none, unless it has a set: nothing hides codes', () => {
    const state = fold(samAdded, closed);
    expect(boardRow(state, SAM, TODAY)).toBeNull();
    expect([...accountsOnBoard(state)]).toEqual([]);
    expect([...accountsOnBoard(fold(samAdded, closed, setAdded()))]).toEqual([SAM]);
    expect(boardRow(fold(samAdded, closed, setAdded()), SAM, TODAY)).toMatchObject({ account: 'sam', unused: 3 });
  });
  test('that is not there has none, unless a set names it: nothing hides codes', () => {
    expect(boardRow(fold(samAdded), KIM, TODAY)).toBeNull();
    const state = fold(samAdded, setAdded({ account: KIM }));
    expect([...accountsOnBoard(state)]).toEqual([SAM, KIM]);
    expect(boardRow(state, KIM, TODAY)).toMatchObject({ id: KIM, service: '', account: null, addedAt: eventAt(2) });
  });
  test.each<readonly [Partial<EventData['AccountAdded']>, string]>([
    [{ service: 'github' }, 'GitHub'],
    [{ service: 'no-such-service' }, 'no-such-service'],
    [{ service: null, label: 'Club' }, 'Club'],
    [{ service: 'github', label: 'Work' }, 'GitHub'],
    [{ service: null, label: null }, ''],
  ])('of %j is called %s', (change, service) => {
    const d = { account: KIM, service: null, instance: null, label: null, name: null, ...change };
    expect(boardRow(fold({ t: 'AccountAdded', d }), KIM, TODAY)?.service).toBe(service);
  });
});

describe('the rack', () => {
  const rack = (...events: readonly EventBody[]): readonly Card[] => rowOf(...events).rack;
  test('has a card for each code, in order', () => {
    const events = [setAdded({ count: 5, indexBase: 0, used: [0] }), used(1), refused(2), revealed(3)];
    expect(rack(...events)).toEqual(['gone', 'gone', 'refused', 'open', 'there']);
  });
  test('takes spent codes off at its end, so that the next code is there', () => {
    expect(rack(setAdded({ count: 4, spentUnknown: 1 }))).toEqual(['there', 'there', 'there', 'gone']);
    expect(rack(setAdded({ count: 4, spentUnknown: 2 }), revealed(4))).toEqual(['there', 'gone', 'gone', 'open']);
    expect(rack(setAdded({ count: 4, spentUnknown: 1 }), refused(1))).toEqual(['refused', 'there', 'there', 'there']);
  });
  test('has the newest set first, and none that is over', () => {
    const events = [setAdded(), setAdded({ set: OTHER, count: 2 }), used(1, OTHER), setAdded({ set: hex(0x53) })];
    expect(rack(...events, superseded(hex(0x53)))).toEqual(['gone', 'there', 'there', 'there', 'there']);
  });
  test('shows a code that its set replaced as gone', () => {
    const events = [setAdded({ use: 'single-then-replaced', count: 2 }), used(1)];
    expect(rack(...events)).toEqual(['gone', 'gone']);
  });
  test.each([
    [15, 15],
    [16, 16],
    [17, 0],
  ])('of %i codes has %i cards', (count, cards) => {
    expect(rack(setAdded({ count }))).toHaveLength(cards);
    expect(rack(setAdded({ count: count - 1 }), setAdded({ set: OTHER, count: 1 }))).toHaveLength(cards);
  });
});

describe('the sets of a row', () => {
  test('stand the newest first, by when they were made, else added', () => {
    const events = [
      setAdded({ set: hex(1), generatedAt: '2025-12' }),
      setAdded({ set: hex(2), generatedAt: '2025' }),
      setAdded({ set: hex(3), generatedAt: '2024-05-06T07:08:09Z' }),
      setAdded({ set: hex(4) }),
      setAdded({ set: hex(5) }),
    ];
    expect(rowOf(...events).sets.map(({ set, issuedAt }) => [set, issuedAt])).toEqual([
      [hex(5), '2026-03-01'],
      [hex(4), '2026-03-01'],
      [hex(2), '2025'],
      [hex(1), '2025-12'],
      [hex(3), '2024-05-06'],
    ]);
  });
  test('name the newest sheet that has a copy left', () => {
    const events = [setAdded(), sheetPrinted(), sheetPrinted({ sheet: 'S-0002-MT', copies: 1 })];
    expect(rowOf(...events).sets[0]?.sheet).toBe('S-0002-MT');
    expect(rowOf(...events, ended('S-0002-MT/1')).sets[0]?.sheet).toBe('S-0001-KQ');
    expect(rowOf(setAdded()).sets[0]?.sheet).toBeNull();
  });
});

describe('the paper of a row', () => {
  test('is that of the newer sheet alone', () => {
    const events = [
      setAdded(),
      sheetPrinted(),
      placed('S-0001-KQ/1', 'Bank box'),
      proven('S-0001-KQ/1'),
      sheetPrinted({ sheet: 'S-0002-MT', replaces: 'S-0001-KQ', copies: 1 }),
    ];
    expect(rowOf(...events)).toMatchObject({
      state: 'unproven',
      sheets: 1,
      places: [],
      provenAt: null,
      printedAt: eventAt(6),
    });
  });
  test('is still told of when all codes on it are used', () => {
    expect(rowOf(setAdded(), sheetPrinted(), used(1), used(2), used(3))).toMatchObject({ state: 'empty', sheets: 1 });
  });
});

describe('rows', () => {
  const base = rowOf();
  const named = (change: Partial<BoardRow>): BoardRow => ({ ...base, ...change });
  test('stand by urgency: no way in, then one step to do, then ready', () => {
    const states = [...FINDINGS, 'ready' as const];
    const rows = states.map((state) => named({ state, group: groupOf(state) }));
    const sorted = [...rows].reverse().sort(compareRows);
    expect(sorted.map(({ state }) => state)).toEqual(states);
    const groups = sorted.map(({ group }) => group);
    expect(groups).toEqual([...groups].sort((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other)));
  });
  const ORDER = ['no-way-in', 'one-step', 'ready'];
  test('stand by service, instance and login among their like', () => {
    const names: readonly (readonly [string, string | null, string | null])[] = [
      ['apple', null, 'a'],
      ['GitLab', null, 'B'],
      ['GitLab', null, 'c'],
      ['GitLab', null, null],
      ['GitLab', 'git.a', 'a'],
      ['GitLab', 'git.b', 'a'],
      ['Zoom', null, 'a'],
      ['Éclair', null, 'a'],
      ['', null, 'a'],
    ];
    const rows = names.map(([service, instance, account]) => named({ service, instance, account }));
    expect([...rows].reverse().sort(compareRows)).toEqual(rows);
  });
  test('never tie', () => {
    expect(compareRows(named({ id: hex(1) }), named({ id: hex(2) }))).toBeLessThan(0);
    expect(compareRows(base, base)).toBe(0);
  });
});

describe('the counts', () => {
  test('of nothing are zero', () => {
    expect(boardCounts([], fold())).toEqual({ accounts: 0, noWayIn: 0, oneStep: 0, sheets: 0 });
  });
  test('take a sheet once, however many accounts it holds, while it has a copy', () => {
    const two = [setAdded(), setAdded({ set: OTHER, account: KIM })];
    const shared = sheetPrinted({ copies: 2, sets: [SET, OTHER].map((set) => ({ set, numbers: [1] })) });
    const state = fold(samAdded, ...two, shared, sheetPrinted({ sheet: 'S-0002-MT', copies: 1 }), ended('S-0002-MT/1'));
    expect(boardCounts(rowsOf(state), state)).toEqual({ accounts: 2, noWayIn: 0, oneStep: 2, sheets: 1 });
  });
});

describe('after any log', () => {
  const runs = { numRuns: 500, seed: 11 };
  const anyLog = fc.oneof(strangeLog, custodyLog, paperLog);
  test('every account is in one state and one group, and the counts add up', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyLog, (bodies) => {
        const state = fold(...bodies);
        const rows = rowsOf(state);
        expect(rows).toHaveLength([...accountsOnBoard(state)].length);
        for (const row of rows) {
          seen.add(row.state);
          expect(row.state).toBe(row.findings[0] ?? 'ready');
          expect(row.group).toBe(groupOf(row.state));
          expect(row.step === null).toBe(row.state === 'ready');
          expect(row.unused).toBe(row.sets.reduce((sum, { unused }) => sum + unused, 0));
          expect(row.total).toBe(row.sets.reduce((sum, { total }) => sum + total, 0));
          expect(row.group === 'no-way-in').toBe(row.unused === 0);
        }
        const { accounts, noWayIn, oneStep } = boardCounts(rows, state);
        expect(accounts).toBe(rows.length);
        expect(accounts - noWayIn - oneStep).toBe(rows.filter(({ state: word }) => word === 'ready').length);
      }),
      runs,
    );
    expect(seen.size).toBeGreaterThan(5);
  });
  test('every set is in the row of its account, even where that is closed', () => {
    fc.assert(
      fc.property(anyLog, (bodies) => {
        const state = fold(...bodies);
        const shown = rowsOf(state).flatMap(({ sets }) => sets.map(({ set }) => set));
        const active = [...state.sets.values()].filter(
          (set) => boardRow(state, set.account, TODAY)?.sets.some((choice) => choice.set === set.id) === true,
        );
        expect(new Set(shown)).toEqual(new Set(active.map(({ id }) => id)));
        for (const { account } of state.sets.values()) expect(boardRow(state, account, TODAY)).not.toBeNull();
      }),
      runs,
    );
  });
  test('a rack shows as many cards as codes are left', () => {
    fc.assert(
      fc.property(anyLog, (bodies) => {
        for (const { rack, unused, total } of rowsOf(fold(...bodies))) {
          if (total <= 16) {
            expect(rack).toHaveLength(total);
            expect(rack.filter((card) => card === 'there' || card === 'open').length).toBeGreaterThanOrEqual(unused);
          }
        }
      }),
      runs,
    );
  });
});
