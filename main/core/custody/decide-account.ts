/** Which accounts there are, what they are called, and which of them a set belongs to (cli.md, `accounts`, `move`, `rename`). */
import { accountKey } from './account-key.ts';
import type { AddAccounts, CloseAccounts, DescribedAccount, MoveSet, RenameAccount } from './command.ts';
import { accept, type Decision, type Rejected, reject } from './decision.ts';
import type { EventBody } from './events.ts';
import { isFitName, tidyName } from './fit-name.ts';
import type { Account, DeepReadonly, ReadState } from './state.ts';

/** The longest login, and the longest name of a service that the catalogue lacks, in signs. */
export const NAME_SIGNS_MAX = 200;

/** A purged set can be moved, too: its history goes with it. */
export function decideMoveSet({ set: id, to }: MoveSet, state: ReadState): Decision {
  const set = state.sets.get(id);
  if (set === undefined) return reject('set-not-found');
  if ('account' in to) {
    const account = state.accounts.get(to.account);
    if (account === undefined || account.closedAt !== null) return reject('account-not-found');
    return account.id === set.account ? accept() : accept({ t: 'SetMoved', d: { set: id, account: account.id } });
  }
  const described = tidied(to);
  const refusal = refuseDescribed(described);
  if (refusal !== null) return refusal;
  const known = openAccount(accountKey(described), state);
  if (known?.id === set.account) return accept();
  if (known !== undefined) return accept({ t: 'SetMoved', d: { set: id, account: known.id } });
  const account = to.newAccount;
  return accept({ t: 'AccountAdded', d: { account, ...described } }, { t: 'SetMoved', d: { set: id, account } });
}

/** Two accounts of one service never get the same name: nobody could tell which one is meant. */
export function decideRenameAccount({ account: id, name: given }: RenameAccount, state: ReadState): Decision {
  const account = state.accounts.get(id);
  if (account === undefined || account.closedAt !== null) return reject('account-not-found');
  const name = tidyName(given ?? '') || null;
  if (name !== null && !isFitName(name, NAME_SIGNS_MAX)) return reject('usage', { signsMax: NAME_SIGNS_MAX });
  if (name === account.name) return accept();
  const namesake = openAccount(accountKey({ ...account, name }), state);
  if (namesake !== undefined && namesake.id !== id) return reject('usage', { rule: 'name-taken' });
  return accept({ t: 'AccountRenamed', d: { account: id, name } });
}

/** One that is there, or comes earlier in the list, is not added again. */
export function decideAddAccounts({ accounts }: AddAccounts, state: ReadState): Decision {
  const known = new Set<string>();
  for (const account of state.accounts.values()) if (account.closedAt === null) known.add(accountKey(account));
  const events: EventBody[] = [];
  for (const { newAccount: account, ...given } of accounts) {
    const described = tidied(given);
    const refusal = refuseDescribed(described);
    if (refusal !== null) return refusal;
    const key = accountKey(described);
    if (known.has(key)) continue;
    known.add(key);
    events.push({ t: 'AccountAdded', d: { account, ...described } });
  }
  return accept(...events);
}

/** What has a set, even one whose codes were destroyed, stays. */
export function decideCloseAccounts({ accounts }: CloseAccounts, state: ReadState): Decision {
  const events: EventBody[] = [];
  for (const id of new Set(accounts)) {
    const account = state.accounts.get(id);
    if (account === undefined || account.closedAt !== null) return reject('account-not-found');
    if ((state.setsOfAccount.get(id)?.length ?? 0) > 0) return reject('usage', { rule: 'has-sets' });
    events.push({ t: 'AccountClosed', d: { account: id } });
  }
  return accept(...events);
}

function refuseDescribed({ service, label, instance, name }: Described): Rejected | null {
  if (service === null && label === null) return reject('service-needed');
  const isFit = [label, instance, name].every((text) => text === null || isFitName(text, NAME_SIGNS_MAX));
  return isFit ? null : reject('usage', { signsMax: NAME_SIGNS_MAX });
}

type Described = Omit<DescribedAccount, 'newAccount'>;

function tidied({ service, instance, label, name }: Described): Described {
  const orNull = (text: string | null): string | null => tidyName(text ?? '') || null;
  return { service: orNull(service), instance: orNull(instance), label: orNull(label), name: orNull(name) };
}

function openAccount(key: string, state: ReadState): DeepReadonly<Account> | undefined {
  for (const account of state.accounts.values()) {
    if (account.closedAt === null && accountKey(account) === key) return account;
  }
  return undefined;
}
