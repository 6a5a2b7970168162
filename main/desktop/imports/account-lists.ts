/** Lists of accounts under review as the window sees them. */
import type { AccountListView, ListedAccountView } from '../../../preload/views/import-review.ts';
import { accountsToAdd, type ListedAccount } from '../../core/custody/account-list.ts';
import type { ReadState } from '../../core/custody/state.ts';
import { serviceName } from '../../core/importers/catalogue.ts';
import type { ReviewedList } from './review.ts';

/** Enough to see whether the columns were meant so. */
const SHOWN = 100;

function viewAccount({ service, label, instance, name }: ListedAccount): ListedAccountView {
  return { service: service === null ? (label ?? '') : serviceName(service), instance, account: name };
}

export function viewLists(state: ReadState, lists: ReadonlyMap<string, ReviewedList>): readonly AccountListView[] {
  return [...lists].map(([list, { file, accounts: of }]) => {
    const fresh = accountsToAdd(state, of.accounts);
    return {
      list,
      file: file.name,
      fresh: fresh.length,
      first: fresh.slice(0, SHOWN).map(viewAccount),
      known: of.accounts.length - fresh.length,
      repeated: of.repeated,
      unread: of.unread.length,
      firstUnread: of.unread.slice(0, SHOWN),
      ignoredColumns: of.ignoredColumns,
    };
  });
}
