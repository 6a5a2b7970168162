/** What happened to which account, for a restore and for a merge: the first few, and how many more there are. */
import type { ReactNode } from 'react';
import type { AccountChanges } from '../../preload/views/safety.ts';
import { accountOf, changesInWords, restoreWords as words } from '../messages/restore.ts';
import './ChangesByAccount.css';

const SHOWN = 12;

interface ChangesByAccountProps {
  readonly label: string;
  readonly accounts: readonly AccountChanges[];
}

export function ChangesByAccount({ label, accounts }: ChangesByAccountProps): ReactNode {
  return (
    <div>
      <ul className="changes" aria-label={label}>
        {accounts.slice(0, SHOWN).map((account, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two accounts may have the same names
          <li key={place}>
            <strong>{accountOf(account)}</strong>
            <span>{changesInWords(account)}</span>
          </li>
        ))}
      </ul>
      {accounts.length > SHOWN && <p className="quiet">{words.more(accounts.length - SHOWN)}</p>}
    </div>
  );
}
