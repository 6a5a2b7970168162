/** What is said of an account, and what to do about it: the rules of board-row.ts, each at its edges. */
import { describe, expect, test } from 'vitest';
import { boardRow } from '../../../main/core/custody/board.ts';
import type { BoardRow, Finding, Step } from '../../../main/core/custody/board-row.ts';
import type { EventBody, EventData } from '../../../main/core/custody/events.ts';
import { fold, hex } from './given.ts';
import {
  activated,
  compromised,
  destroyed,
  ended,
  notTried,
  OTHER,
  placed,
  proven,
  refused,
  revealed,
  revoked,
  SAM,
  SET,
  samAdded,
  setAdded,
  sheetPrinted,
  superseded,
  TODAY,
  takenBack,
  used,
  written,
} from './sample.ts';

const PRINT_ONE: Step = { do: 'print', sets: [SET] };

function rowOn(today: string, ...events: readonly EventBody[]): BoardRow {
  const row = boardRow(fold(samAdded, ...events), SAM, today);
  if (row === null) throw new Error('no row');
  return row;
}
const row = (...events: readonly EventBody[]): BoardRow => rowOn(TODAY, ...events);

/** Ten codes on two copies in two places, one of them proven: nothing is to be done. */
const ready = [
  setAdded({ count: 10 }),
  sheetPrinted({ sets: [{ set: SET, numbers: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }] }),
  proven('S-0001-KQ/1'),
  placed('S-0001-KQ/1', 'Desk drawer'),
  placed('S-0001-KQ/2', 'Bank box'),
];
const oneCode = (change: Partial<EventData['SetAdded']> = {}): EventBody =>
  setAdded({ kind: 'recovery-key', use: 'single-then-replaced', count: 1, ...change });
const uses = (count: number, set = SET): readonly EventBody[] =>
  Array.from({ length: count }, (_, index) => used(index + 1, set));

test('an account in order is ready, with nothing to do', () => {
  expect(row(...ready)).toMatchObject({ state: 'ready', group: 'ready', findings: [], step: null });
});

test('a draft beside a set in order waits to be confirmed', () => {
  expect(row(...ready, setAdded({ set: OTHER, state: 'draft' }))).toMatchObject({
    state: 'unconfirmed',
    group: 'one-step',
    step: { do: 'confirm-set', set: OTHER },
  });
});

describe('no codes', () => {
  const dead: readonly (readonly [string, readonly EventBody[]])[] = [
    ['no set', []],
    ['a superseded set', [setAdded(), superseded()]],
    ['a revoked set', [setAdded(), revoked()]],
    ['a compromised set', [setAdded(), compromised()]],
    ['an expired set', [setAdded({ expiresAt: '2026-03-01' })]],
  ];
  test.each(dead)('with %s', (_, events) => {
    expect(row(...events)).toMatchObject({
      state: 'no-codes',
      group: 'no-way-in',
      step: { do: 'import' },
      unused: 0,
      total: 0,
    });
  });
  test('with a draft that waits to be confirmed', () => {
    expect(row(setAdded({ state: 'draft' }))).toMatchObject({
      state: 'no-codes',
      group: 'no-way-in',
      step: { do: 'confirm-set', set: SET },
    });
  });
  test('but not on the last day of a set, nor where one of two is active', () => {
    expect(row(setAdded({ expiresAt: TODAY })).findings).not.toContain('no-codes');
    expect(row(setAdded(), superseded(), setAdded({ set: OTHER })).findings).not.toContain('no-codes');
  });
  test('leaves unsaid what is said of codes', () => {
    expect(row(...ready, superseded()).findings).toEqual(['no-codes', 'old-sheet-out']);
  });
});

describe('empty', () => {
  test.each([
    [2, 'unproven'],
    [3, 'empty'],
  ])('after %i of 3 codes the state is %s', (count, state) => {
    expect(row(setAdded(), sheetPrinted(), ...uses(count)).state).toBe(state);
  });
  test('once the only code was used, or all are spent or refused', () => {
    expect(row(oneCode(), used(1)).state).toBe('empty');
    expect(row(setAdded({ spentUnknown: 3 })).state).toBe('empty');
    expect(row(setAdded(), refused(1), refused(2), refused(3)).state).toBe('empty');
  });
  test('counts all active sets', () => {
    expect(row(setAdded(), ...uses(3), setAdded({ set: OTHER })).findings).not.toContain('empty');
    expect(row(setAdded(), ...uses(3), setAdded({ set: OTHER }), ...uses(3, OTHER)).state).toBe('empty');
  });
  test('says nothing of paper, and asks for new codes', () => {
    expect(row(setAdded(), sheetPrinted(), ...uses(3))).toMatchObject({
      findings: ['empty'],
      group: 'no-way-in',
      step: { do: 'import' },
    });
  });
});

describe('open reveal', () => {
  test('from a reveal to its outcome', () => {
    expect(row(...ready, revealed(2))).toMatchObject({
      state: 'open-reveal',
      group: 'one-step',
      step: { do: 'record-outcome', set: SET, number: 2 },
    });
    expect(row(...ready, revealed(2), notTried(2)).state).toBe('ready');
  });
  test('names the code that waits longest, whatever its set', () => {
    const events = [setAdded(), setAdded({ set: OTHER }), revealed(3, OTHER), revealed(1), superseded(OTHER)];
    expect(row(...events).step).toEqual({ do: 'record-outcome', set: OTHER, number: 3 });
  });
});

describe('low', () => {
  test.each([
    [13, 4, false],
    [14, 4, false],
    [10, 3, true],
    [9, 3, false],
    [16, 3, true],
    [7, 2, true],
    [6, 2, false],
    [4, 1, true],
    [3, 1, false],
    [2, 1, false],
    [1, 1, false],
    [3, 3, false],
  ])('of %i codes with %i left: %s', (count, left, isLow) => {
    const found = row(setAdded({ count, used: Array.from({ length: count - left }, (_, i) => i + 1) })).findings;
    expect(found.includes('low')).toBe(isLow);
  });
  test('asks for new codes', () => {
    expect(row(setAdded({ count: 4, used: [1, 2, 3] })).step).toEqual({ do: 'import' });
  });
  test.each([
    [9, 3, false],
    [9, 1, true],
    [10, 1, false],
    [10, 3, false],
  ])('counts the active sets that have codes left: %i of 10 used, and %i in another set: %s', (count, other, isLow) => {
    const events = [setAdded({ count: 10 }), ...uses(count), setAdded({ set: OTHER, count: other })];
    expect(row(...events).findings.includes('low')).toBe(isLow);
  });
});

describe('a file in clear', () => {
  test('is open work until it is called destroyed', () => {
    expect(row(...ready, written('/a.pdf'))).toMatchObject({
      state: 'plaintext-out',
      group: 'one-step',
      step: { do: 'destroy-file', file: '/a.pdf' },
    });
    expect(row(...ready, written('/a.pdf'), destroyed('/a.pdf')).state).toBe('ready');
  });
  test.each([
    ['of no sheet', written('/a.pdf', null)],
    ['of a sheet of others', written('/a.pdf', 'S-0009-KQ')],
  ])('%s concerns nobody here', (_, event) => {
    expect(row(...ready, event).state).toBe('ready');
  });
  test('that was written over counts for what it holds now', () => {
    expect(row(...ready, written('/a.pdf'), written('/a.pdf', 'S-0009-KQ')).state).toBe('ready');
    expect(row(...ready, written('/a.pdf', 'S-0009-KQ'), written('/a.pdf')).state).toBe('plaintext-out');
  });
});

describe('unproven', () => {
  const printed = [setAdded(), sheetPrinted()];
  test('until a copy that exists is proven', () => {
    expect(row(...printed)).toMatchObject({
      state: 'unproven',
      group: 'one-step',
      step: { do: 'prove', copy: 'S-0001-KQ/1' },
      provenAt: null,
    });
    expect(row(...printed, proven('S-0001-KQ/2')).findings).not.toContain('unproven');
    expect(row(...printed, proven('S-0001-KQ/2'), ended('S-0001-KQ/2')).state).toBe('unproven');
  });
  test('asks for a copy that exists, of the newest sheet', () => {
    expect(row(...printed, ended('S-0001-KQ/1')).step).toEqual({ do: 'prove', copy: 'S-0001-KQ/2' });
    expect(row(...printed, sheetPrinted({ sheet: 'S-0002-MT' })).step).toEqual({ do: 'prove', copy: 'S-0002-MT/1' });
  });
  test('again when a newer sheet replaces a proven one', () => {
    const again = sheetPrinted({ sheet: 'S-0002-MT', replaces: 'S-0001-KQ' });
    expect(row(...ready, again).state).toBe('ready');
    const all = { set: SET, numbers: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] };
    const whole = sheetPrinted({ sheet: 'S-0002-MT', replaces: 'S-0001-KQ', sets: [all] });
    expect(row(...ready, whole)).toMatchObject({ state: 'unproven', step: { do: 'prove', copy: 'S-0002-MT/1' } });
  });
});

describe('an old sheet', () => {
  test('is one whose sets are all over, from its first copy on', () => {
    const renewed = [...ready, setAdded({ set: OTHER }), superseded(SET, OTHER)];
    expect(row(...renewed)).toMatchObject({
      state: 'old-sheet-out',
      group: 'one-step',
      step: { do: 'destroy-copy', copy: 'S-0001-KQ/1' },
      oldCopy: 'S-0001-KQ/1',
    });
    expect(row(...renewed, ended('S-0001-KQ/1')).oldCopy).toBe('S-0001-KQ/2');
    expect(row(...renewed, ended('S-0001-KQ/1'), ended('S-0001-KQ/2', 'lost'))).toMatchObject({
      state: 'no-paper',
      oldCopy: null,
    });
  });
  test('is none that never got onto paper', () => {
    const events = [setAdded(), sheetPrinted({ copies: 1 }), ended('S-0001-KQ/1', 'not-printed'), superseded()];
    expect(row(...events).findings).toEqual(['no-codes']);
  });
});

describe('paper', () => {
  test('is missing until there is a copy, and once all are gone', () => {
    expect(row(setAdded())).toMatchObject({ state: 'no-paper', group: 'one-step', step: PRINT_ONE });
    expect(row(...ready, ended('S-0001-KQ/1'), ended('S-0001-KQ/2', 'lost')).state).toBe('no-paper');
    expect(row(...ready, ended('S-0001-KQ/1', 'not-printed'), ended('S-0001-KQ/2', 'not-printed')).state).toBe(
      'no-paper',
    );
  });
  test('that lists no code that is left is none', () => {
    const partly = [setAdded({ count: 10 }), sheetPrinted({ sets: [{ set: SET, numbers: [1, 2] }] })];
    expect(row(...partly, used(1)).findings).not.toContain('no-paper');
    expect(row(...partly, used(1), used(2)).state).toBe('no-paper');
  });
  test('of a set without codes left does not stand for another set', () => {
    const events = [...ready, setAdded({ set: OTHER }), ...uses(10)];
    expect(row(...events)).toMatchObject({ state: 'no-paper', step: { do: 'print', sets: [OTHER] } });
  });
  test('is printed with every active set that has codes left, the newest first', () => {
    const third = setAdded({ set: hex(0x53), used: [1, 2, 3] });
    expect(row(setAdded(), setAdded({ set: OTHER }), third).step).toEqual({ do: 'print', sets: [OTHER, SET] });
  });
});

describe('one place', () => {
  const proof = [setAdded(), sheetPrinted({ copies: 3 }), proven('S-0001-KQ/1')];
  const at = (...places: readonly string[]): readonly EventBody[] =>
    places.map((place, index) => placed(`S-0001-KQ/${index + 1}`, place));
  test.each<readonly [string, readonly EventBody[], boolean]>([
    ['no copy placed', [], true],
    ['one of three placed', at('Desk'), false],
    ['all in one', at('Desk', 'Desk', 'Desk'), true],
    ['all in one, written differently', at('Desk', 'desk ', 'DESK'), true],
    ['in two', at('Desk', 'Desk', 'Bank'), false],
    ['in three', at('Desk', 'Bank', 'Home'), false],
    ['in two, of which one is gone', [...at('Desk', 'Desk', 'Bank'), ended('S-0001-KQ/3', 'lost')], true],
    ['moved together', [...at('Desk', 'Desk', 'Bank'), placed('S-0001-KQ/3', 'Desk')], true],
  ])('%s: %s', (_, events, isOne) => {
    expect(row(...proof, ...events).findings).toEqual(isOne ? ['one-place'] : []);
  });
  test('asks for the place of copies that nobody placed, else for another print', () => {
    expect(row(...proof).step).toEqual({ do: 'place-copy', copy: 'S-0001-KQ/1' });
    expect(row(...proof, ...at('Desk', 'Desk', 'Desk')).step).toEqual(PRINT_ONE);
    expect(row(setAdded(), sheetPrinted({ copies: 1 }), proven('S-0001-KQ/1')).step).toEqual(PRINT_ONE);
  });
});

describe('an old proof', () => {
  // Proven on 1 March 2026.
  test.each([
    ['2027-02-28', []],
    ['2027-03-01', []],
    ['2027-03-02', ['old-proof']],
  ])('is older than 365 days: on %s %j', (today, findings) => {
    expect(rowOn(today, ...ready).findings).toEqual(findings);
  });
  test('is asked for again: a copy that was never proven, else the one longest ago', () => {
    expect(rowOn('2027-03-02', ...ready).step).toEqual({ do: 'prove', copy: 'S-0001-KQ/2' });
    expect(rowOn('2027-03-02', ...ready, proven('S-0001-KQ/2')).step).toEqual({ do: 'prove', copy: 'S-0001-KQ/1' });
    const other = [...ready, proven('S-0001-KQ/2'), proven('S-0001-KQ/1')];
    expect(rowOn('2027-03-02', ...other).step).toEqual({ do: 'prove', copy: 'S-0001-KQ/2' });
  });
});

describe('a stale set', () => {
  const isStale = (today: string, ...events: readonly EventBody[]): boolean =>
    rowOn(today, ...events).findings.includes('stale');
  test.each<readonly [string | null, string, string]>([
    ['2026-03-01', '2028-02-29', '2028-03-01'],
    ['2026-03-01T23:00:00Z', '2028-02-29', '2028-03-01'],
    // It may have been made on the last day that the word can mean.
    ['2026-02', '2028-02-28', '2028-02-29'],
    ['2026', '2028-12-30', '2028-12-31'],
    // It was added on 1 March 2026.
    [null, '2028-02-29', '2028-03-01'],
  ])('of %s is older than 730 days: not yet on %s, but on %s', (generatedAt, last, first) => {
    expect(isStale(last, setAdded({ generatedAt }))).toBe(false);
    expect(isStale(first, setAdded({ generatedAt }))).toBe(true);
  });
  test('is the newest one with codes left', () => {
    const old = setAdded({ generatedAt: '2020' });
    const fresh = setAdded({ set: OTHER, generatedAt: '2026' });
    expect(isStale(TODAY, old)).toBe(true);
    expect(isStale(TODAY, old, fresh)).toBe(false);
    expect(isStale(TODAY, old, fresh, ...uses(3, OTHER))).toBe(true);
  });
});

describe('of several findings the most urgent gives state and step', () => {
  const dead = setAdded({ set: OTHER });
  const deadSheet = sheetPrinted({ sheet: 'S-0002-MT', sets: [{ set: OTHER, numbers: [1] }] });
  /** Everything at once that codes can have. */
  const all = [
    dead,
    deadSheet,
    superseded(OTHER),
    setAdded({ count: 10, generatedAt: '2020', used: [1, 2, 3, 4, 5, 6, 7] }),
    sheetPrinted({ copies: 1, sets: [{ set: SET, numbers: [8, 9, 10] }] }),
    written('/a.pdf'),
    revealed(8),
  ];
  test('in the order of the list', () => {
    const order: readonly Finding[] = [
      'open-reveal',
      'low',
      'plaintext-out',
      'unproven',
      'old-sheet-out',
      'one-place',
      'stale',
    ];
    expect(row(...all).findings).toEqual(order);
  });
  test.each<readonly [Finding, Step['do'], readonly EventBody[]]>([
    ['no-codes', 'import', [superseded()]],
    ['empty', 'import', [...[8, 9, 10].map((number) => used(number))]],
    ['open-reveal', 'record-outcome', []],
    ['low', 'import', [notTried(8)]],
    ['plaintext-out', 'destroy-file', [notTried(8), setAdded({ set: hex(0x53), generatedAt: '2020' })]],
    ['unproven', 'prove', [notTried(8), setAdded({ set: hex(0x53), generatedAt: '2020' }), destroyed('/a.pdf')]],
    [
      'old-sheet-out',
      'destroy-copy',
      [notTried(8), setAdded({ set: hex(0x53), generatedAt: '2020' }), destroyed('/a.pdf'), proven('S-0001-KQ/1')],
    ],
    [
      'one-place',
      'print',
      [
        notTried(8),
        setAdded({ set: hex(0x53), generatedAt: '2020' }),
        destroyed('/a.pdf'),
        proven('S-0001-KQ/1'),
        ended('S-0002-MT/1'),
        ended('S-0002-MT/2'),
      ],
    ],
  ])('%s: %s', (state, step, events) => {
    const { findings, ...rest } = row(...all, ...events);
    expect(rest).toMatchObject({ state, step: { do: step } });
    expect(findings[0]).toBe(state);
  });
  test('taking back what ended it brings it back', () => {
    const events = [setAdded(), sheetPrinted(), used(1), used(2), used(3)];
    expect(row(...events).state).toBe('empty');
    expect(row(...events, takenBack(`00000006${'0'.repeat(24)}`)).state).toBe('unproven');
  });
  test('a set that is made active again is a way in again', () => {
    expect(row(...ready, superseded(), activated()).state).toBe('ready');
  });
});
