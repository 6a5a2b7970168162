/** Mending what came in wrong: a code, codes that were missing, the account, its name. */
import { describe, test } from 'vitest';
import type { AddCodes, CorrectCode, DescribedAccount, MoveSet } from '../../../main/core/custody/command.ts';
import type { EventBody } from '../../../main/core/custody/events.ts';
import { formatSetId } from '../../../main/core/custody/set-id.ts';
import { given, hex } from './given.ts';
import {
  codesAdded,
  corrected,
  KIM,
  moved,
  NEW_PAYLOAD,
  OTHER,
  purged,
  revoked,
  SAM,
  SET,
  samAdded,
  setAdded,
  used,
} from './sample.ts';

const correct = (change: Partial<CorrectCode> = {}): CorrectCode => ({
  type: 'CorrectCode',
  set: SET,
  number: 2,
  holders: [],
  payload: NEW_PAYLOAD,
  ...change,
});
const add = (change: Partial<AddCodes> = {}): AddCodes => ({
  type: 'AddCodes',
  set: SET,
  added: 2,
  used: [],
  holders: [],
  payload: NEW_PAYLOAD,
  ...change,
});

describe('a code is corrected', () => {
  test.each([1, 3])('at the number %i, which is the first or the last', (number) => {
    given(setAdded()).when(correct({ number })).then(corrected(number));
  });
  test.each([0, 4, 1.5, Number.NaN])('not at the number %d', (number) => {
    given(setAdded()).when(correct({ number })).thenRejected('usage', { first: 1, last: 3 });
  });
  test('also when it is used, or its set is dead', () => {
    given(setAdded(), used(2), revoked()).when(correct()).then(corrected(2));
  });
  test('not to what is in the vault already', () => {
    given(setAdded())
      .when(correct({ holders: [SET, OTHER] }))
      .thenRejected('already-imported', { sets: `${formatSetId(SET)}, ${formatSetId(OTHER)}` });
  });
  test('not in a set that is not there, or purged', () => {
    given().when(correct()).thenRejected('set-not-found');
    given(setAdded(), purged())
      .when(correct())
      .thenRejected('purged', { set: formatSetId(SET) });
  });
});

describe('codes are added', () => {
  test('at the end', () => {
    given(setAdded()).when(add()).then(codesAdded(5));
  });
  test('with those that their source shows as used, each once and in order', () => {
    given(setAdded({ indexBase: 0 }))
      .when(add({ added: 3, used: [2, 0, 2, 3, -1, 0.5] }))
      .then(codesAdded(6), { t: 'MarksUpdated', d: { set: SET, used: [3, 5] } });
  });
  test('none is none', () => {
    given(setAdded())
      .when(add({ added: 0 }))
      .thenRejected('nothing-found');
  });
  test('up to a thousand in all, and no more', () => {
    given(setAdded({ count: 998 }))
      .when(add())
      .then(codesAdded(1_000));
    given(setAdded({ count: 999 }))
      .when(add())
      .thenRejected('too-large', { codes: 1_001, max: 1_000 });
  });
  test('not when one of them is in the vault already', () => {
    given(setAdded())
      .when(add({ holders: [SET] }))
      .thenRejected('already-imported', { sets: formatSetId(SET) });
  });
  test('not to a set that is not there, or purged', () => {
    given().when(add()).thenRejected('set-not-found');
    given(setAdded(), purged()).when(add()).thenRejected('purged');
  });
});

const kimAdded: EventBody = {
  t: 'AccountAdded',
  d: { account: KIM, service: 'gitlab', instance: null, label: null, name: 'kim' },
};
const closed = (account: string): EventBody => ({ t: 'AccountClosed', d: { account } });
const NEW = hex(0xa7);
const described = (change: Partial<DescribedAccount> = {}): DescribedAccount => ({
  newAccount: NEW,
  service: 'gitlab',
  instance: null,
  label: null,
  name: 'sam',
  ...change,
});
const move = (to: MoveSet['to']): MoveSet => ({ type: 'MoveSet', set: SET, to });
const added = (d: Omit<DescribedAccount, 'newAccount'>): EventBody => ({
  t: 'AccountAdded',
  d: { account: NEW, ...d },
});

describe('a set is moved', () => {
  const there = [samAdded, kimAdded, setAdded()];
  test('to an account that is there, by its id or as it is described', () => {
    given(...there)
      .when(move({ account: KIM }))
      .then(moved(KIM));
    given(...there)
      .when(move(described({ name: ' kim ' })))
      .then(moved(KIM));
  });
  test('to a new account, in one change', () => {
    given(...there)
      .when(move(described({ instance: ' git.example.org', label: ' ', name: 'sa\u0301m' })))
      .then(added({ service: 'gitlab', instance: 'git.example.org', label: null, name: 's\u00e1m' }), moved(NEW));
  });
  test('to a new account in place of a closed one', () => {
    given(...there, closed(KIM))
      .when(move(described({ name: 'kim' })))
      .then(added({ service: 'gitlab', instance: null, label: null, name: 'kim' }), moved(NEW));
  });
  test('nowhere when it is there already', () => {
    given(...there)
      .when(move({ account: SAM }))
      .thenNothing();
    given(...there)
      .when(move(described({ service: 'github' })))
      .thenNothing();
  });
  test('also when it is purged', () => {
    given(...there, purged())
      .when(move({ account: KIM }))
      .then(moved(KIM));
  });
  test('not to an account that is closed or not there, nor to no service, nor to a name that hides something', () => {
    given(...there, closed(KIM))
      .when(move({ account: KIM }))
      .thenRejected('account-not-found');
    given(...there)
      .when(move({ account: NEW }))
      .thenRejected('account-not-found');
    given(...there)
      .when(move(described({ service: null, label: ' ' })))
      .thenRejected('service-needed');
    given(...there)
      .when(move(described({ name: 'a\u202eb' })))
      .thenRejected('usage', { signsMax: 200 });
    given(kimAdded)
      .when(move({ account: KIM }))
      .thenRejected('set-not-found');
  });
});

describe('an account is renamed', () => {
  const rename = (name: string | null, account = SAM) => ({ type: 'RenameAccount', account, name }) as const;
  const renamed = (name: string | null): EventBody => ({ t: 'AccountRenamed', d: { account: SAM, name } });
  test.each([
    ['to another login', ' samuel ', 'samuel'],
    ['to no login', ' ', null],
    ['to none', null, null],
    ['to 200 signs', 'x'.repeat(200), 'x'.repeat(200)],
  ])('%s', (_, name, written) => {
    given(samAdded).when(rename(name)).then(renamed(written));
  });
  test('not to what it is called', () => {
    given(samAdded).when(rename('sam')).thenNothing();
  });
  test('to another case of its own name, which some services tell apart', () => {
    given(samAdded).when(rename('Sam')).then(renamed('Sam'));
  });
  test.each(['a\nb', 'x'.repeat(201)])('not to %j', (name) => {
    given(samAdded).when(rename(name)).thenRejected('usage', { signsMax: 200 });
  });
  test('not to the name of another account of the service, unless that is closed', () => {
    const second: EventBody = {
      t: 'AccountAdded',
      d: { account: KIM, service: 'GitHub', instance: null, label: null, name: 'A@b.org' },
    };
    given(samAdded, second).when(rename('a@B.org')).thenRejected('usage', { rule: 'name-taken' });
    given(samAdded, second, closed(KIM)).when(rename('a@B.org')).then(renamed('a@B.org'));
    given(samAdded, kimAdded).when(rename('kim')).then(renamed('kim'));
  });
  test('not where it is closed or not there', () => {
    given(samAdded, closed(SAM)).when(rename('x')).thenRejected('account-not-found');
    given(samAdded).when(rename('x', KIM)).thenRejected('account-not-found');
  });
});
