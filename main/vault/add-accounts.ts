/** Accounts of a list to one change of the vault, for every surface alike. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ListedAccount } from '../core/custody/account-list.ts';
import { eventsOf } from './events-of.ts';
import type { RandomPort } from './random.ts';
import type { Session } from './session.ts';

const ID_BYTES = 16;

/**
 * Adds those that are not there. Nothing new: nothing is written.
 * @returns the ids of the new ones, in the order of the list
 * @throws CodedError as `eventsOf` and the commit.
 */
export async function addAccounts(
  session: Session,
  random: RandomPort,
  listed: readonly ListedAccount[],
): Promise<readonly string[]> {
  const accounts = listed.map((account) => ({ newAccount: bytesToHex(random.bytes(ID_BYTES)), ...account }));
  const events = eventsOf({ type: 'AddAccounts', accounts }, session.state);
  if (events.length > 0) await session.commit(events);
  return events.flatMap((event) => (event.t === 'AccountAdded' ? [event.d.account] : []));
}

/** Takes accounts without a set off the board. @throws CodedError `account-not-found`, `usage` where one has a set. */
export async function closeAccounts(session: Session, accounts: readonly string[]): Promise<void> {
  const events = eventsOf({ type: 'CloseAccounts', accounts }, session.state);
  if (events.length > 0) await session.commit(events);
}
