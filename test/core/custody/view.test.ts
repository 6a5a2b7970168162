/** Rows of `list --json` and `show --json`. */
import { describe, expect, test } from 'vitest';
import type { EventBody } from '../../../main/core/custody/events.ts';
import { historyOf } from '../../../main/core/custody/history.ts';
import { formatSetId } from '../../../main/core/custody/set-id.ts';
import { listOpenReveals, listPlaintexts, listSets, showSet } from '../../../main/core/custody/view.ts';
import { whereNewCodes } from '../../../main/core/importers/catalogue.ts';
import { eventAt, eventId, fold, hex, log, setOf } from './given.ts';
import {
  activated,
  ended,
  KIM,
  mark,
  notTried,
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
  THIRD,
  TODAY,
  takenBack,
  used,
} from './sample.ts';

const page = (...events: readonly EventBody[]) => showSet(fold(...events), setOf(fold(...events), SET), TODAY);

test('an empty vault lists nothing', () => {
  expect(listSets(fold(), TODAY)).toEqual([]);
  expect(listOpenReveals(fold())).toEqual([]);
  expect(listPlaintexts(fold())).toEqual([]);
});

test('a row has exactly the fields of list --json', () => {
  const state = fold(
    {
      t: 'AccountAdded',
      d: { account: SAM, service: 'gitlab', instance: 'git.example.org', label: 'Work', name: 'sam' },
    },
    setAdded({ count: 10, used: [10] }),
    revealed(1),
    used(2),
    refused(3),
  );
  expect(listSets(state, TODAY)).toEqual([
    {
      id: formatSetId(SET),
      service: 'gitlab',
      instance: 'git.example.org',
      label: 'Work',
      account: 'sam',
      kind: 'recovery-codes',
      use: 'single',
      state: 'active',
      purgedAt: null,
      total: 10,
      unused: 7,
      used: 2,
      openReveals: 1,
      addedAt: eventAt(2),
      lastProof: null,
    },
  ]);
});

test('a page is the row with codes and copies', () => {
  const events = [samAdded, setAdded({ indexBase: 0, count: 4 }), sheetPrinted(), used(0), refused(1), revealed(2)];
  expect(page(...events)).toEqual({
    ...listSets(fold(...events), TODAY)[0],
    usesPerCode: 1,
    expiresAt: null,
    whereToGetCodes: whereNewCodes('github'),
    codes: [
      { number: 0, state: 'used', at: eventAt(4), openReveal: false },
      { number: 1, state: 'refused', at: eventAt(5), openReveal: false },
      { number: 2, state: 'unused', at: null, openReveal: true },
      { number: 3, state: 'unused', at: null, openReveal: false },
    ],
    copies: [
      { copy: 'S-0001-KQ/1', state: 'unproven', place: null, provenAt: null },
      { copy: 'S-0001-KQ/2', state: 'unproven', place: null, provenAt: null },
    ],
  });
});

describe('the time of a code', () => {
  const told: EventBody = {
    t: 'CodeUsed',
    d: { ...mark(1, 'used'), set: SET, when: '2026-02-01', from: null, note: null },
  };
  test.each([
    ['of an outcome told late is what was told', [told], '2026-02-01'],
    ['of an outcome is that of its event', [used(1)], eventAt(2)],
    ['is that of the last outcome', [notTried(1), refused(1)], eventAt(3)],
    ['passes over what was taken back', [notTried(1), used(1), takenBack(eventId(3))], eventAt(2)],
    ['is null when all was taken back', [used(1), takenBack(eventId(2))], null],
    ['is null after a reveal', [revealed(1)], null],
    ['is null where only the source says used', [{ t: 'MarksUpdated', d: { set: SET, used: [1] } }], null],
  ] as const)('%s', (_, events, at) => expect(page(setAdded(), ...events).codes[0]?.at).toBe(at));
});

describe('copies', () => {
  const printed = [setAdded(), sheetPrinted()];
  test('are proven, placed and ended one by one', () => {
    const { copies, lastProof } = page(
      ...printed,
      proven('S-0001-KQ/1'),
      placed('S-0001-KQ/2', 'bank'),
      ended('S-0001-KQ/2'),
    );
    expect(copies).toEqual([
      { copy: 'S-0001-KQ/1', state: 'proven', place: null, provenAt: eventAt(3) },
      { copy: 'S-0001-KQ/2', state: 'ended', place: 'bank', provenAt: null },
    ]);
    expect(lastProof).toBe(eventAt(3));
  });
  test('give the last proof of those that are still there', () => {
    const both = [...printed, proven('S-0001-KQ/1'), proven('S-0001-KQ/2')];
    expect(page(...both).lastProof).toBe(eventAt(4));
    expect(page(...both, ended('S-0001-KQ/2')).lastProof).toBe(eventAt(3));
    expect(page(...both, ended('S-0001-KQ/2'), ended('S-0001-KQ/1')).lastProof).toBeNull();
    expect(page(...both, proven('S-0001-KQ/1')).lastProof).toBe(eventAt(5));
  });
  test('end once: the first end stands, in reason and time', () => {
    const destroyed: EventBody = { t: 'CopyEnded', d: { copy: 'S-0001-KQ/1', reason: 'destroyed' } };
    const copy = fold(...printed, ended('S-0001-KQ/1', 'lost'), destroyed).copies.get('S-0001-KQ/1');
    expect(copy).toMatchObject({ ended: 'lost', endedAt: eventAt(3) });
  });
  test('are those of sheets that hold the set', () => {
    const elsewhere = sheetPrinted({ sheet: 'S-0002-KQ', sets: [{ set: OTHER, numbers: [1] }], copies: 1 });
    const again = sheetPrinted({ sheet: 'S-0003-KQ', copies: 1 });
    expect(page(...printed, elsewhere, again).copies.map(({ copy }) => copy)).toEqual([
      'S-0001-KQ/1',
      'S-0001-KQ/2',
      'S-0003-KQ/1',
    ]);
  });
});

test('the list goes by service, instance and login, then active first, then newest first', () => {
  const account = (n: number, service: string | null, name: string | null, label: string | null = null): EventBody => ({
    t: 'AccountAdded',
    d: { account: hex(n), service, instance: null, label, name },
  });
  const set = (n: number, of: number) => setAdded({ set: hex(100 + n), account: hex(of) });
  const state = fold(
    account(1, 'github', 'sam'),
    account(2, 'GitHub', 'Kim'),
    account(3, null, null, 'Club'),
    account(4, 'aws', null),
    account(5, 'aws', 'root'),
    ...[set(1, 9), set(2, 1), set(3, 1), set(4, 1), set(5, 2), set(6, 3), set(7, 4), set(8, 5)],
    superseded(hex(104)),
  );
  const order = [108, 107, 106, 105, 103, 102, 104, 101].map((n) => formatSetId(hex(n)));
  expect(listSets(state, TODAY).map(({ id }) => id)).toEqual(order);
});

test('open reveals come oldest first', () => {
  const state = fold(setAdded(), setAdded({ set: OTHER }), revealed(2), revealed(1, OTHER), revealed(1), used(1));
  expect(listOpenReveals(state)).toEqual([
    { set: formatSetId(SET), number: 2, revealedAt: eventAt(3) },
    { set: formatSetId(OTHER), number: 1, revealedAt: eventAt(4) },
  ]);
});

test('files in clear stay on the list until they are destroyed', () => {
  const written = (file: string): EventBody => ({ t: 'PlaintextWritten', d: { file, sheet: null } });
  const state = fold(written('/a'), written('/b'), { t: 'PlaintextDestroyed', d: { file: '/a' } });
  expect(listPlaintexts(state)).toEqual([{ file: '/b', sheet: null, writtenAt: eventAt(2) }]);
});

describe('what a log with gaps and doubles leaves', () => {
  test('a set whose account is missing is kept, without a name', () => {
    expect(page(setAdded())).toMatchObject({ service: null, account: null, total: 3, unused: 3 });
  });
  test('a second set, account or sheet of the same id changes nothing', () => {
    const first = [samAdded, setAdded(), sheetPrinted()];
    const doubles = [
      { ...samAdded, d: { ...samAdded.d, name: 'kim' } } as EventBody,
      setAdded({ count: 9, account: KIM }),
      sheetPrinted({ copies: 9 }),
    ];
    expect(page(...first, ...doubles)).toEqual(page(...first));
  });
  test('what points to nothing changes nothing', () => {
    const pointless = [
      used(1, THIRD),
      used(0),
      used(4),
      revealed(4),
      superseded(THIRD),
      activated(THIRD),
      takenBack(eventId(77)),
      proven('S-0009-KQ/1'),
      ended('S-0001-KQ/9'),
      placed('S-0009-KQ/1', 'bank'),
      { t: 'AccountRenamed', d: { account: KIM, name: 'kim' } },
      { t: 'MarksUpdated', d: { set: THIRD, used: [1] } },
      { t: 'SlotRemoved', d: { slot: hex(1) } },
      { t: 'PlaintextDestroyed', d: { file: '/a' } },
    ] satisfies readonly EventBody[];
    expect(page(samAdded, setAdded(), sheetPrinted(), ...pointless)).toEqual(
      page(samAdded, setAdded(), sheetPrinted()),
    );
  });
});

test('the history of a set is what is about it, its account and its copies', () => {
  const events = log(
    samAdded,
    setAdded(),
    setAdded({ set: OTHER }),
    used(1),
    used(1, OTHER),
    takenBack(eventId(4)),
    takenBack(eventId(5)),
    sheetPrinted(),
    sheetPrinted({ sheet: 'S-0002-KQ', sets: [{ set: OTHER, numbers: [1] }] }),
    proven('S-0001-KQ/1'),
    proven('S-0002-KQ/1'),
    superseded(OTHER, SET),
    superseded(OTHER, null),
  );
  const state = fold(...events);
  const unknown = { v: 1, t: 'X', id: hex(5), at: eventAt(1), by: null, crit: false, unknown: true } as const;
  const places = historyOf([...events, unknown], setOf(state, SET), state).map(({ id }) => id);
  expect(places).toEqual([1, 2, 4, 6, 8, 10, 12].map(eventId));
});
