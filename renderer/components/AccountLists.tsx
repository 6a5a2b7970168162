/** Lists of accounts under review: what is new in each, what is left out and why, and the button that adds them. */
import { ListPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AccountListView } from '../../preload/views/import-review.ts';
import { importStore, useImports } from '../import-store.ts';
import { listWords as words } from '../messages/strays.ts';
import './AccountLists.css';
import { PushButton } from './PushButton.tsx';

function Fresh({ list }: { readonly list: AccountListView }): ReactNode {
  const hasInstance = list.first.some(({ instance }) => instance !== null);
  return (
    <table className="account-list" aria-label={words.list}>
      <thead>
        <tr>
          <th scope="col">{words.heads.service}</th>
          <th scope="col">{words.heads.account}</th>
          {hasInstance && <th scope="col">{words.heads.instance}</th>}
        </tr>
      </thead>
      <tbody>
        {list.first.map(({ service, account, instance }) => (
          <tr key={JSON.stringify([service, account, instance])}>
            <td>{service}</td>
            <td>{account ?? <span className="muted">{words.noLogin}</span>}</td>
            {hasInstance && <td>{instance}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LeftOut({ list }: { readonly list: AccountListView }): ReactNode {
  const { repeated, unread, firstUnread, ignoredColumns } = list;
  return (
    <>
      {repeated > 0 && <p className="quiet">{words.repeated(repeated)}</p>}
      {unread > 0 && (
        <div>
          <h3>{words.unread(unread)}</h3>
          <ul>
            {firstUnread.map(({ row, why }) => (
              <li key={row}>{words.row(row, why)}</li>
            ))}
          </ul>
          {unread > firstUnread.length && <p className="quiet">{words.more(unread - firstUnread.length)}</p>}
        </div>
      )}
      {ignoredColumns.length > 0 && <p className="quiet">{words.ignored(ignoredColumns)}</p>}
    </>
  );
}

function List({ list }: { readonly list: AccountListView }): ReactNode {
  const { work, review } = useImports();
  const { fresh, first, known } = list;
  return (
    <section className="draft account-lists__one" aria-label={list.file}>
      <h2>{words.title(list.file)}</h2>
      <p>
        {words.fresh(fresh, known)} {words.what}
      </p>
      {fresh > 0 && <Fresh list={list} />}
      {fresh > first.length && <p className="quiet">{words.more(fresh - first.length)}</p>}
      <LeftOut list={list} />
      {fresh > 0 && (review?.drafts.length ?? 0) > 0 && <p>{words.first}</p>}
      {fresh > 0 && (
        <div className="actions">
          <PushButton kind="main" isDisabled={work !== null} onPress={() => void importStore.storeAccounts(list.list)}>
            <ListPlus className="icon" />
            {words.add(fresh)}
          </PushButton>
        </div>
      )}
    </section>
  );
}

export function AccountLists({ lists }: { readonly lists: readonly AccountListView[] }): ReactNode {
  if (lists.length === 0) return null;
  return (
    <div className="account-lists">
      {lists.map((list) => (
        <List key={list.list} list={list} />
      ))}
    </div>
  );
}
