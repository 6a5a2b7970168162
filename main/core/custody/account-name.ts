/** What an account is called where people read it. */
import { serviceName } from '../importers/catalogue.ts';
import type { Account, DeepReadonly } from './state.ts';

type ReadAccount = DeepReadonly<Account>;

/** The display name of the service, its label where the catalogue does not know it, empty where nobody does. */
export function serviceOf(account: ReadAccount | undefined): string {
  if (account === undefined) return '';
  return account.service === null ? (account.label ?? '') : serviceName(account.service);
}

/** The same with the instance, `GitLab (git.example.org)`, where it stands alone. */
export function serviceAndInstance(account: ReadAccount | undefined): string {
  const name = serviceOf(account);
  const instance = account?.instance ?? null;
  return instance === null ? name : `${name} (${instance})`;
}
