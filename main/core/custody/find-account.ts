/** The account that a word means (cli.md, `move` and `rename`). */
import { type Rejected, reject } from './decision.ts';
import type { DisplayName } from './find-set.ts';
import type { Account, DeepReadonly, ReadState } from './state.ts';

export type FoundAccount = { readonly ok: true; readonly account: DeepReadonly<Account> } | Rejected;

/**
 * Finds the one account that is meant by `service/login`, or by `service` alone where only one account is of it, letter case
 * aside. The service may be called by its catalogue id, its display name or its label, and its instance may stand in between.
 *
 * @returns `account-not-found` with how many are meant, none or more than one
 */
export function findAccount(state: ReadState, word: string, displayName: DisplayName): FoundAccount {
  const wanted = word.trim().toLowerCase();
  const open = [...state.accounts.values()].filter(({ closedAt }) => closedAt === null);
  const exact = open.filter((account) => namesOf(account, displayName).some((name) => name.toLowerCase() === wanted));
  const found =
    exact.length > 0
      ? exact
      : open.filter((account) => servicesOf(account, displayName).some((name) => name.toLowerCase() === wanted));
  const [first, second] = found;
  if (first === undefined || second !== undefined) return reject('account-not-found', { meant: found.length });
  return { ok: true, account: first };
}

/** Whole words are compared, not parts between slashes: a label or a login may hold a slash itself. */
function namesOf(account: DeepReadonly<Account>, displayName: DisplayName): readonly string[] {
  const { instance, name } = account;
  if (name === null) return [];
  return servicesOf(account, displayName).flatMap((service) =>
    instance === null ? [`${service}/${name}`] : [`${service}/${name}`, `${service}/${instance}/${name}`],
  );
}

function servicesOf({ service, label }: DeepReadonly<Account>, displayName: DisplayName): readonly string[] {
  const called = [service, service === null ? null : displayName(service), label];
  return called.filter((name) => name !== null);
}
