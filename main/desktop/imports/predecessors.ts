/** Sets of the vault that a set under review may stand in for. */
import type { Predecessor } from '../../../preload/views/import-review.ts';
import { accountKey } from '../../core/custody/account-key.ts';
import { countCodes } from '../../core/custody/code-state.ts';
import { lastDayOf } from '../../core/custody/days.ts';
import { issuedAt } from '../../core/custody/holdings.ts';
import type { ReadSet, ReadState } from '../../core/custody/state.ts';

export interface MeantAccount {
  readonly service: string | null;
  readonly label: string | null;
  /** The login, or null where nobody said. */
  readonly account: string | null;
}

/**
 * Sets of the same account that nothing has replaced, an expired one too; newest first, and of one day the one that came in last.
 * The window does not say which host of a service it means, so the sets of every host are offered.
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
