/** Found sets and decisions to one change of the vault: duplicates, marks, replaced sets, and nothing at all when it fails. */
import { beforeAll, describe, expect, test } from 'vitest';
import { CodedError } from '../../main/core/errors.ts';
import type { FoundSet } from '../../main/core/importers/draft.ts';
import { knownSets, newlyUsed, setWithAll } from '../../main/vault/known-sets.ts';
import type { Session } from '../../main/vault/session.ts';
import { type SetToStore, type StoredSets, storeSets } from '../../main/vault/store-sets.ts';
import { foundSet } from './found-set.ts';
import { buildSmallVault, copyOf, openSmall, SET, type SmallVault } from './small-vault.ts';

const OTHERS = ['aaaaa-00001', 'aaaaa-00002', 'aaaaa-00003'];

let vault: SmallVault;

beforeAll(async () => {
  vault = await buildSmallVault();
});

/** A vault with the set 1111-2222, 3333-4444, 5555-6666 of GitHub, someone; its first code is used. */
async function open(): Promise<{ session: Session; store: (...wanted: readonly SetToStore[]) => Promise<StoredSets> }> {
  const ports = copyOf(vault);
  const session = await openSmall(ports, vault);
  return { session, store: (...wanted) => storeSets(session, ports.random, wanted) };
}

function wanted(draft: FoundSet, changes: Partial<SetToStore> = {}): SetToStore {
  const { service, label, account } = draft;
  return { draft, service, label, account, replaces: null, updatesMarks: false, ...changes };
}

function setsOf(session: Session): unknown[] {
  return [...session.state.sets.values()].map(({ id, count, state, successor }) => ({ id, count, state, successor }));
}

const usedNumbers = (session: Session, set: string): number[] =>
  [...(session.state.sets.get(set)?.codes.values() ?? [])].filter(({ marked }) => marked).map(({ number }) => number);

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => (error instanceof CodedError ? error.code : error),
  );
}

describe('sets that are new', () => {
  test('two of them: one frame, in the order given, and their codes open', async () => {
    const { session, store } = await open();
    const before = session.point.change;
    const { added, skipped } = await store(
      wanted(foundSet(OTHERS)),
      wanted(foundSet(['1234 5678', '2345 6789'], { service: 'google', account: 'sam@example.com' })),
    );
    expect([added.map(({ index }) => index), skipped]).toEqual([[0, 1], []]);
    expect(session.point.change).toBe(before + 4);
    const [receipt] = await session.recordOpening([{ t: 'CodeRevealed', d: { set: added[0]?.set ?? '', number: 2 } }]);
    expect(receipt && session.openSet(receipt)).toEqual([{ number: 2, text: 'aaaaa-00002' }]);
  });

  test('of a service that wants them confirmed come in as a draft', async () => {
    const { session, store } = await open();
    const { added } = await store(wanted(foundSet(['a1b2c3d4', 'e5f6a7b8', 'c9d0e1f2'], { service: 'kratos' })));
    expect(session.state.sets.get(added[0]?.set ?? '')?.state).toBe('draft');
  });

  test('the words of the user win over what was found', async () => {
    const { session, store } = await open();
    const draft = foundSet(OTHERS, { service: 'gitlab', instance: 'git.example.org', label: 'Acme' });
    await store(
      wanted(draft, { account: 'sam' }),
      wanted(foundSet(['x1', 'x2'], { service: 'gitlab', instance: 'git.example.org' }), { service: 'google' }),
      wanted(foundSet(['y1', 'y2'], { service: null, instance: 'git.example.org' }), { service: null, label: 'Own' }),
    );
    const accounts = [...session.state.accounts.values()].slice(1);
    expect(accounts.map(({ service, instance, label, name }) => [service, instance, label, name])).toEqual([
      ['gitlab', 'git.example.org', 'Acme', 'sam'],
      ['google', null, null, 'sam'],
      [null, 'git.example.org', 'Own', 'sam'],
    ]);
  });

  test.each([
    ['a whole list that asks for a code at set-up', 8, '', 1],
    ['it shows a used one', 8, '*', 0],
    ['not the whole list', 7, '', 0],
  ])('%s', async (_, count, mark, spent) => {
    const { session, store } = await open();
    const codes = Array.from({ length: count }, (_each, at) => `00112233445566${at}0${at === 0 ? mark : ''}`);
    const { added } = await store(wanted(foundSet(codes, { service: 'pypi' })));
    expect(session.state.sets.get(added[0]?.set ?? '')?.spentUnknown).toBe(spent);
  });
});

describe('sets that are there', () => {
  const SAME = ['5555-6666', '1111-2222*', '3333-4444*'];

  test('skipped, and nothing is written', async () => {
    const { session, store } = await open();
    const before = session.point;
    expect(await store(wanted(foundSet(SAME), { account: 'someone' }))).toEqual({
      added: [],
      skipped: [{ index: 0, set: SET, isOther: false }],
    });
    expect(session.point).toEqual(before);
  });

  test.each<[what: string, changes: Partial<SetToStore>, isOther: boolean]>([
    ['another login', { account: 'sam' }, true],
    ['another service', { service: 'gitlab' }, true],
    ['no login', { account: null }, false],
  ])('%s: skipped all the same, and it is known whether the account is another one', async (_, changes, isOther) => {
    const { store } = await open();
    const { skipped } = await store(wanted(foundSet(SAME), changes));
    expect(skipped).toEqual([{ index: 0, set: SET, isOther }]);
  });

  test('kept under another account where that is wanted, once each', async () => {
    const { session, store } = await open();
    const both = { account: 'sam', keepsBoth: true };
    const { added } = await store(wanted(foundSet(SAME), both), wanted(foundSet(SAME), both));
    expect(added).toHaveLength(1);
    const second = added[0]?.set;
    expect((await store(wanted(foundSet(SAME), both))).skipped).toEqual([{ index: 0, set: second, isOther: false }]);
    expect((await store(wanted(foundSet(SAME), { ...both, account: 'someone' }))).skipped).toEqual([
      { index: 0, set: SET, isOther: false },
    ]);
    expect(session.state.sets.size).toBe(2);
  });

  test('two of one call under two accounts: both come in where that is wanted, else the first', async () => {
    const { store } = await open();
    const two = (keepsBoth: boolean) => [
      wanted(foundSet(OTHERS), { account: 'sam' }),
      wanted(foundSet(OTHERS), { account: 'kim', keepsBoth }),
    ];
    const { added: once, skipped } = await store(...two(false));
    expect([once.length, skipped]).toEqual([1, [{ index: 1, set: once[0]?.set, isOther: true }]]);
    expect((await store(...two(true))).added.map(({ index }) => index)).toEqual([1]);
  });

  test('their newer marks are taken over where that is wanted, once', async () => {
    const { session, store } = await open();
    const update = wanted(foundSet(SAME), { updatesMarks: true });
    await store(update, wanted(foundSet(SAME.map((code) => code.toUpperCase())), { updatesMarks: true }));
    expect(usedNumbers(session, SET)).toEqual([2]);
    const after = session.point;
    await store(update);
    expect(session.point).toEqual(after);
  });

  test('how many are newly used is known before', async () => {
    const { session } = await open();
    const draft = foundSet(SAME);
    const other = foundSet(OTHERS);
    const known = await knownSets(session, [draft, other]);
    expect([setWithAll(draft, known), setWithAll(other, known)]).toEqual([SET, null]);
    expect(newlyUsed(session, SET, draft, known)).toEqual([2]);
  });

  test('only some of its codes are there: it comes in', async () => {
    const { store } = await open();
    const { added } = await store(wanted(foundSet(['1111-2222', 'aaaaa-00001'])));
    expect(added).toHaveLength(1);
  });

  test('twice in one call: it comes in once, and what either shows as used is used', async () => {
    const { session, store } = await open();
    const [one, two, three] = OTHERS;
    const { added, skipped } = await store(
      wanted(foundSet([`${one}*`, `${two}`, `${three}`])),
      wanted(foundSet([`${two}*`, `${one}`])),
    );
    const set = added[0]?.set ?? '';
    expect([added.length, skipped]).toEqual([1, [{ index: 1, set, isOther: false }]]);
    expect(usedNumbers(session, set)).toEqual([1, 2]);
  });
});

describe('sets that replace', () => {
  test('the old one is superseded and stays', async () => {
    const { session, store } = await open();
    const { added } = await store(wanted(foundSet(OTHERS), { account: 'someone', replaces: SET }));
    expect(setsOf(session)).toEqual([
      { id: SET, count: 3, state: 'superseded', successor: added[0]?.set },
      { id: added[0]?.set, count: 3, state: 'active', successor: null },
    ]);
  });

  test('beside it: both are active', async () => {
    const { session, store } = await open();
    await store(wanted(foundSet(OTHERS), { account: 'someone' }));
    expect(setsOf(session)).toMatchObject([{ state: 'active' }, { state: 'active' }]);
  });

  test.each<[what: string, code: string, wanted: readonly SetToStore[]]>([
    [
      'two for one',
      'usage',
      [wanted(foundSet(OTHERS), { replaces: SET }), wanted(foundSet(['b1', 'b2']), { replaces: SET })],
    ],
    ['one that is not there', 'set-not-found', [wanted(foundSet(OTHERS), { replaces: 'f'.repeat(32) })]],
    [
      'no service and no label, behind a good one',
      'service-needed',
      [wanted(foundSet(['b1', 'b2'])), wanted(foundSet(OTHERS), { service: null, label: null })],
    ],
    ['no codes', 'nothing-found', [wanted(foundSet([]))]],
  ])('refused, and nothing is written: %s', async (_, code, sets) => {
    const { session, store } = await open();
    const before = session.point;
    expect(await refusalOf(store(...sets))).toBe(code);
    expect(session.point).toEqual(before);
  });

  test('a vault that is open for reading gives the code of its standing', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault, { access: 'read' });
    expect(await refusalOf(storeSets(session, ports.random, [wanted(foundSet(OTHERS))]))).toBe('not-writable');
  });
});
