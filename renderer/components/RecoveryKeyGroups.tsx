/** The recovery key for copying by hand: numbered groups of four, digits apart from letters. */
import type { ReactNode } from 'react';
import { recoveryKeyWords as words } from '../messages/first-run.ts';
import { Signs } from './CodeText.tsx';
import './RecoveryKeyGroups.css';

export function RecoveryKeyGroups({ groups }: { readonly groups: readonly string[] }): ReactNode {
  return (
    <div className="key-groups">
      <ol aria-label={words.groups}>
        {groups.map((group, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same
          <li key={place}>
            <Signs text={group} />
          </li>
        ))}
      </ol>
      <p className="quiet">{words.case}</p>
    </div>
  );
}
