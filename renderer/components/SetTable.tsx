/** All sets of a vault with what is left of each: counts and states, never a code. */
import {
  Archive,
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock,
  type LucideIcon,
  PencilLine,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { AccountView, SetState, SetView } from '../../preload/contract.ts';
import { words } from '../messages.ts';
import './SetTable.css';

const icons: Readonly<Record<SetState | 'empty', LucideIcon>> = {
  draft: PencilLine,
  active: CircleCheck,
  empty: CircleX,
  superseded: Archive,
  revoked: CircleDashed,
  compromised: TriangleAlert,
  expired: Clock,
};

function SetRow({ account, set }: { readonly account: AccountView; readonly set: SetView }): ReactNode {
  const state = set.state === 'active' && set.unused === 0 ? 'empty' : set.state;
  const Icon = icons[state];
  return (
    <tr>
      <th scope="row">
        <strong>{account.service}</strong>
        <small>{account.account ?? words.vault.noAccountName}</small>
      </th>
      <td>
        <span className={`set-state set-state--${state}`}>
          <Icon className="icon" />
          {words.vault.states[state]}
        </span>
        <small>{words.vault.kinds[set.kind]}</small>
      </td>
      <td>
        <span>{words.vault.left(set.unused, set.total)}</span>
        {set.openReveals > 0 && <small>{words.vault.openReveals(set.openReveals)}</small>}
      </td>
    </tr>
  );
}

export function SetTable({ accounts }: { readonly accounts: readonly AccountView[] }): ReactNode {
  return (
    <table className="set-table">
      <caption className="said">{words.vault.tableCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.vault.columns.account}</th>
          <th scope="col">{words.vault.columns.state}</th>
          <th scope="col">{words.vault.columns.left}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.flatMap((account) => account.sets.map((set) => <SetRow key={set.id} account={account} set={set} />))}
      </tbody>
    </table>
  );
}
