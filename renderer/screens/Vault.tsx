/** The open vault as one plain page: accounts, sets, codes left, and how to tell this state from another copy's. */
import { Lock } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ChosenVault, VaultView } from '../../preload/contract.ts';
import { KeyCap } from '../components/KeyCap.tsx';
import { Mark } from '../components/Mark.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { SetTable } from '../components/SetTable.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { lockKeys, troubles, words } from '../messages.ts';
import './Vault.css';

interface VaultProps {
  readonly vault: ChosenVault;
  readonly view: VaultView;
  readonly onLock: () => Promise<void>;
}

/** Ctrl+L, on macOS Cmd+L, locks from anywhere in the window. */
function useLockKey(onLock: () => Promise<void>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'l' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      void onLock();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [onLock]);
}

export function Vault({ vault, view, onLock }: VaultProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useLockKey(onLock);
  const sets = view.accounts.flatMap((account) => account.sets);
  const left = sets.filter((set) => set.state === 'active').reduce((sum, set) => sum + set.unused, 0);
  return (
    <div className="vault">
      <header className="vault__bar">
        <Mark />
        <strong>{vault.name}</strong>
        <PushButton onPress={() => void onLock()} aria-keyshortcuts="Control+L Meta+L">
          <Lock className="icon icon--s" />
          {words.vault.lock}
          <KeyCap keys={lockKeys} />
        </PushButton>
      </header>
      <main className="vault__page">
        <h1 ref={heading} tabIndex={-1}>
          {words.vault.title(left, view.accounts.length)}
        </h1>
        {view.standing !== null && (
          <>
            <p className="vault__read-only">{words.vault.readOnly}</p>
            <TroubleNote trouble={troubles[view.standing.code]} />
          </>
        )}
        {view.notices.length > 0 && (
          <ul className="vault__notices">
            {view.notices.map((notice) => (
              <li key={notice}>{words.vault.notices[notice]}</li>
            ))}
          </ul>
        )}
        {sets.length === 0 ? <p className="vault__none">{words.vault.none}</p> : <SetTable accounts={view.accounts} />}
      </main>
      <footer className="vault__foot">
        <dl>
          <div>
            <dt>{words.vault.change}</dt>
            <dd>{words.number(view.change)}</dd>
          </div>
          <div>
            <dt>{words.vault.fingerprint}</dt>
            <dd className="vault__words">{view.fingerprint.join(' ')}</dd>
          </div>
        </dl>
        <p className="quiet">{words.vault.fingerprintAbout}</p>
      </footer>
    </div>
  );
}
