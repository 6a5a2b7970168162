/** Taking sets in, grouped by what the vault holds already. */
import { describe, expect, test } from 'vitest';
import type { IncomingSet } from '../../../main/core/custody/command.ts';
import { given, hex } from './given.ts';
import {
  compromised,
  incoming,
  KIM,
  OTHER,
  refused,
  revoked,
  SAM,
  SET,
  samAdded,
  setAdded,
  superseded,
  THIRD,
  used,
} from './sample.ts';

const take = (...changes: readonly Partial<IncomingSet>[]) =>
  ({ type: 'ImportSets', sets: changes.map((change) => incoming(change)) }) as const;
const update = (...numbers: number[]) => ({ type: 'UpdateMarks', set: SET, used: numbers }) as const;
const another = { set: OTHER, newAccount: KIM };
const otherAdded = (account = SAM) => setAdded({ set: OTHER, account });

function accountAdded(account: string, change: object) {
  const d = { account, service: 'github', instance: null, label: null, name: 'sam', ...change };
  return { t: 'AccountAdded', d } as const;
}

describe('into an empty vault', () => {
  test('a set comes with its account', () => given().when(take({})).then(samAdded, setAdded()));
  test('no set at all, or one without codes, is nothing-found', () => {
    given().when({ type: 'ImportSets', sets: [] }).thenRejected('nothing-found');
    given()
      .when(take({ count: 0 }))
      .thenRejected('nothing-found');
  });
  test.each([
    [1_000, true],
    [1_001, false],
  ])('%i codes in a set', (count, taken) => {
    const outcome = given().when(take({ count }));
    if (taken) outcome.then(samAdded, setAdded({ count }));
    else outcome.thenRejected('too-large', { codes: 1_001, max: 1_000 });
  });
  test('neither service nor label is service-needed', () => {
    given()
      .when(take({ service: null }))
      .thenRejected('service-needed');
    given()
      .when(take({ service: null, label: ' ' }))
      .thenRejected('service-needed');
  });
  test('a label is enough, and blank words are none', () => {
    given()
      .when(take({ service: null, label: 'Club', instance: '', account: ' ' }))
      .then(accountAdded(SAM, { service: null, label: 'Club', name: null }), setAdded());
  });
  test('used numbers come in order, each once, and only those of the set', () => {
    given()
      .when(take({ used: [3, 1, 3, 0, 4] }))
      .then(samAdded, setAdded({ used: [1, 3] }));
  });
  test.each([
    [0, 0],
    [2, 2],
    [3, 2],
  ])('%i spent and unknown beside a used one are %i', (spentUnknown, recorded) => {
    given()
      .when(take({ used: [1], spentUnknown }))
      .then(samAdded, setAdded({ used: [1], spentUnknown: recorded }));
  });
  test('a retired set comes in superseded', () => {
    given()
      .when(take({ retired: true }))
      .then(samAdded, setAdded(), superseded());
  });
  test.each([
    { generatedAt: 'March' },
    { expiresAt: '2026-3' },
    { usesPerCode: 0 },
    { spentUnknown: -1 },
    { set: 'S' },
    { payload: { hash: '', commitment: '' } },
  ])('%j does not get into the log', (change) => given().when(take(change)).thenRejected('usage'));
  test('two sets of one account are one transaction with one account', () => {
    given().when(take({}, another)).then(samAdded, setAdded(), otherAdded());
  });
  test('one bad set of two and nothing comes in', () => {
    given()
      .when(take({}, { ...another, service: null }))
      .thenRejected('service-needed');
  });
});

describe('into a vault that knows the account', () => {
  const there = [samAdded, setAdded()];
  test('a set stands beside the old one', () =>
    given(...there)
      .when(take(another))
      .then(otherAdded()));
  test.each([
    ['service', { service: 'gitlab' }],
    ['instance', { instance: 'git.example.org' }],
    ['login', { account: 'kim' }],
    ['letter case of a login', { account: 'Sam' }],
    ['missing login', { account: null }],
  ])('another %s is another account', (_, change) => {
    const { account, ...words } = { account: 'sam', ...change };
    given(...there)
      .when(take({ ...another, ...change }))
      .then(accountAdded(KIM, { ...words, name: account }), otherAdded(KIM));
  });
  test.each([
    ['e-mail addresses', { name: 'sam@example.org' }, { account: 'Sam@Example.org' }],
    ['instances', { instance: 'git.example.org' }, { instance: 'Git.Example.Org' }],
    ['labels', { service: null, label: 'Club' }, { service: null, label: 'CLUB' }],
  ])('letter case of %s does not count', (_, there, change) => {
    given(accountAdded(SAM, there))
      .when(take({ ...another, ...change }))
      .then(otherAdded());
  });
  test('the label of a service of the catalogue does not count', () => {
    given(samAdded)
      .when(take({ ...another, label: 'Work' }))
      .then(otherAdded());
  });
  test('a closed account is not opened again', () => {
    given(samAdded, { t: 'AccountClosed', d: { account: SAM } })
      .when(take(another))
      .then(accountAdded(KIM, {}), otherAdded(KIM));
  });
  test('a renamed account is found under its new login only', () => {
    given(samAdded, { t: 'AccountRenamed', d: { account: SAM, name: 'kim' } })
      .when(take({ ...another, account: 'kim' }))
      .then(otherAdded());
  });
});

describe('in place of a set', () => {
  const there = [samAdded, setAdded()];
  const replacing = { ...another, replaces: SET };
  test('the old one stays, superseded by the new one', () => {
    given(...there)
      .when(take(replacing))
      .then(otherAdded(), superseded(SET, OTHER));
  });
  test('the old one stays active while the new one is a draft', () =>
    given(samAdded, setAdded())
      .when(take({ set: OTHER, state: 'draft', replaces: SET }))
      .then(setAdded({ set: OTHER, state: 'draft' })));
  test('which has to be there', () => {
    given(...there)
      .when(take({ ...replacing, replaces: THIRD }))
      .thenRejected('set-not-found');
  });
  test.each([
    ['login', { account: null }],
    ['service', { service: null }],
    ['service and login', { service: null, account: null }],
  ])('a missing %s is that of the old one', (_, change) => {
    given(...there)
      .when(take({ ...replacing, ...change }))
      .then(otherAdded(), superseded(SET, OTHER));
  });
  test('another login is another account at the same service', () => {
    given(...there)
      .when(take({ ...replacing, service: null, account: 'kim' }))
      .then(accountAdded(KIM, { name: 'kim' }), otherAdded(KIM), superseded(SET, OTHER));
  });
  test('another service takes nothing over', () => {
    given(...there)
      .when(take({ ...replacing, service: 'gitlab', account: null }))
      .then(accountAdded(KIM, { service: 'gitlab', name: null }), otherAdded(KIM), superseded(SET, OTHER));
  });
  test('a set of a missing account gives no words', () => {
    given(setAdded())
      .when(take({ ...replacing, service: null }))
      .thenRejected('service-needed');
  });
  test('of a closed account is in a new account of the same words', () => {
    given(...there, { t: 'AccountClosed', d: { account: SAM } })
      .when(take({ ...replacing, service: null, account: null }))
      .then(accountAdded(KIM, {}), otherAdded(KIM), superseded(SET, OTHER));
  });
  test('the user knows better than a text that calls it retired', () => {
    given(...there)
      .when(take({ ...replacing, retired: true }))
      .then(otherAdded(), superseded(SET, OTHER));
  });
  test.each([
    ['revoked', revoked()],
    ['compromised', compromised()],
  ])('a %s one stays called so', (_, event) =>
    given(...there, event)
      .when(take(replacing))
      .then(otherAdded()),
  );
  test('one that was superseded without a successor gets it', () => {
    given(...there, superseded())
      .when(take(replacing))
      .then(otherAdded(), superseded(SET, OTHER));
  });
});

describe('newer marks of a set', () => {
  test('need the set', () => given().when(update(1)).thenRejected('set-not-found'));
  test('record what is news, in order, each once', () => {
    given(setAdded(), used(1))
      .when(update(3, 2, 1, 3, 4))
      .then({ t: 'MarksUpdated', d: { set: SET, used: [2, 3] } });
  });
  test('a refused code that they show as used is news', () => {
    given(setAdded(), refused(1))
      .when(update(1))
      .then({ t: 'MarksUpdated', d: { set: SET, used: [1] } });
  });
  test('without news nothing happens', () => {
    given(setAdded({ used: [1] }))
      .when(update(1))
      .thenNothing();
    given(setAdded()).when(update()).thenNothing();
  });
});

test('two thousand sets each find their account', () => {
  const accounts = Array.from({ length: 2_000 }, (_, index) => accountAdded(hex(1_000 + index), { name: `u${index}` }));
  const sets = Array.from({ length: 2_000 }, (_, index) =>
    incoming({ set: hex(1_000 + index), newAccount: hex(20_000 + index), account: `u${index}` }),
  );
  const events = sets.map(({ set }, index) => setAdded({ set, account: hex(1_000 + index) }));
  given(...accounts)
    .when({ type: 'ImportSets', sets })
    .then(...events);
  expect(events).toHaveLength(2_000);
});
