/** Sets of the vault that a set under review may stand in for. */
import { accountKey } from './account-key.ts';
import { countCodes } from './code-state.ts';
import { lastDayOf } from './days.ts';
import { issuedAt } from './holdings.ts';
import type { ReadSet, ReadState } from './state.ts';

/** A set that the vault has for the same account. */
export interface Predecessor {
  readonly set: string;
  readonly issuedAt: string;
  readonly unused: number;
}

export interface MeantAccount {
  readonly service: string | null;
  readonly label: string | null;
  /** The login, or null where nobody said. */
  readonly account: string | null;
}

/**
 * Sets of the same account that nothing has replaced, an expired one too; newest first, and of one day the one that came in last.
 * Nobody says which host of a service is meant, so the sets of every host are offered.
 *
 * @param today - the day where the user is, `YYYY-MM-DD`
 */
export function predecessorsOf(
  state: ReadState,
  { service, label, account }: MeantAccount,
  today: string,
): readonly Predecessor[] {
  const wanted = accountKey({ service, label, instance: null, name: account });
  const isMeant = (set: ReadSet): boolean => {
    const owner = state.accounts.get(set.account);
    return owner?.closedAt === null && accountKey({ ...owner, instance: null }) === wanted;
  };
  return [...state.sets.values()]
    .filter((set) => set.state === 'active' && isMeant(set))
    .reverse()
    .sort((one, other) => compare(lastDayOf(issuedAt(other)), lastDayOf(issuedAt(one))))
    .map((set) => ({ set: set.id, issuedAt: issuedAt(set), unused: countCodes(set, today).unused }));
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
