/** The vaults opened last: one press from the passphrase. The list can be shortened, emptied and switched off. */
import { FolderX, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { RecentVault } from '../../preload/views/settings.ts';
import { welcomeWords as words } from '../messages/welcome.ts';
import { IconButton } from './IconButton.tsx';
import { LinkButton } from './LinkButton.tsx';
import './RecentVaults.css';

interface RecentVaultsProps {
  readonly vaults: readonly RecentVault[];
  readonly onOpen: (id: string) => void;
  readonly onRemove: (vault: RecentVault) => void;
  readonly onClear: () => void;
  readonly onStop: () => void;
}

/** Where the focus is when a vault stands there, and when it is the one to remove. */
export const openFocus = (id: string): string => `open-${id}`;
export const removeFocus = (id: string): string => `remove-${id}`;

function Place({ folder, isThere }: RecentVault): ReactNode {
  if (isThere) return <small>{folder}</small>;
  return (
    <small>
      <FolderX className="icon icon--s" />
      {words.notThere(folder)}
    </small>
  );
}

export function RecentVaults({ vaults, onOpen, onRemove, onClear, onStop }: RecentVaultsProps): ReactNode {
  return (
    <section className="recent" aria-labelledby="recent-vaults">
      <div className="recent__head">
        <h2 id="recent-vaults">{words.recent}</h2>
        <div className="actions">
          <LinkButton size="small" onPress={onClear}>
            {words.clear}
          </LinkButton>
          <LinkButton size="small" onPress={onStop}>
            {words.stopKeeping}
          </LinkButton>
        </div>
      </div>
      <ul>
        {vaults.map((vault) => (
          <li key={vault.id}>
            <Button className="recent__open" data-focus={openFocus(vault.id)} onPress={() => onOpen(vault.id)}>
              <span>
                <strong>{vault.name}</strong>
                <Place {...vault} />
              </span>
              <small>{words.openedAt(vault.openedAt)}</small>
            </Button>
            <IconButton
              icon={X}
              isBare={true}
              name={words.remove(vault.name)}
              data-focus={removeFocus(vault.id)}
              onPress={() => onRemove(vault)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
