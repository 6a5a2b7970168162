/** Accounts that come without codes, and those that go: in one transaction, none twice, none that holds a set. */
import { describe, test } from 'vitest';
import type { Command, DescribedAccount } from '../../../main/core/custody/command.ts';
import type { EventBody } from '../../../main/core/custody/events.ts';
import { given, hex } from './given.ts';
import { KIM, moved, purged, SAM, SET, samAdded, setAdded } from './sample.ts';

const account = (id: number, changes: Partial<DescribedAccount> = {}): DescribedAccount => ({
  newAccount: hex(id),
  service: 'gitlab',
  instance: null,
  label: null,
  name: 'kim',
  ...changes,
});
const add = (...accounts: readonly DescribedAccount[]): Command => ({ type: 'AddAccounts', accounts });
const close = (...accounts: readonly string[]): Command => ({ type: 'CloseAccounts', accounts });
const added = (id: number, changes: Partial<DescribedAccount> = {}): EventBody => {
  const { newAccount, ...d } = account(id, changes);
  return { t: 'AccountAdded', d: { account: newAccount, ...d } };
};
const closed = (id: string): EventBody => ({ t: 'AccountClosed', d: { account: id } });

describe('accounts are added', () => {
  test('each once, in the order that they come in', () => {
    const second = { service: null, label: 'Bank of Rivers', name: null };
    given(samAdded)
      .when(add(account(1), account(2, second), account(3)))
      .then(added(1), added(2, second));
  });

  test('with their names in one form', () => {
    given()
      .when(add(account(1, { service: null, label: '  Cafe\u0301 ', instance: ' ', name: ' kim ' })))
      .then(added(1, { service: null, label: 'Caf\u00e9' }));
  });

  test('unless they are there; one that was closed comes anew', () => {
    const sam = { service: 'github', name: 'sam' };
    given(samAdded)
      .when(add(account(1, sam)))
      .thenNothing();
    given(samAdded, closed(SAM))
      .when(add(account(1, sam)))
      .then(added(1, sam));
    given(samAdded).when(add()).thenNothing();
  });

  test('or none of them where one has no service or a name that hides something', () => {
    given()
      .when(add(account(1), account(2, { service: null })))
      .thenRejected('service-needed');
    given()
      .when(add(account(1), account(2, { name: 'a\u202eb' })))
      .thenRejected('usage', { signsMax: 200 });
    given()
      .when(add(account(1, { name: 'x'.repeat(200) })))
      .then(added(1, { name: 'x'.repeat(200) }));
  });
});

describe('accounts are closed', () => {
  test('that have no set', () => {
    given(samAdded, added(1))
      .when(close(SAM, hex(1), SAM))
      .then(closed(SAM), closed(hex(1)));
  });

  test('also one whose only set was moved away, and not the one that has it now', () => {
    const there = [samAdded, setAdded(), added(1), moved(hex(1), SET)];
    given(...there)
      .when(close(SAM))
      .then(closed(SAM));
    given(...there)
      .when(close(hex(1)))
      .thenRejected('usage', { rule: 'has-sets' });
  });

  test('not where one has a set, a purged one too, is closed already or not there', () => {
    given(samAdded, setAdded()).when(close(SAM)).thenRejected('usage', { rule: 'has-sets' });
    given(samAdded, setAdded(), purged()).when(close(SAM)).thenRejected('usage', { rule: 'has-sets' });
    given(samAdded, closed(SAM)).when(close(SAM)).thenRejected('account-not-found');
    given(samAdded).when(close(SAM, KIM)).thenRejected('account-not-found');
  });
});
