/** The recovery key of a vault that was just created: shown once, kept as a file or on paper, then gone. */
import { Lock } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import type { ChosenVault } from '../../preload/contract.ts';
import { LockedFrame } from '../components/LockedFrame.tsx';
import { Note } from '../components/Note.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { RecoveryKeyOnce } from '../components/RecoveryKeyOnce.tsx';
import { useCountdown } from '../countdowns.ts';
import { recoveryKeyWords as words } from '../messages/first-run.ts';
import { say } from '../speech.ts';
import { vaultStore } from '../use-vault.ts';
import './RecoveryKey.css';

const { vault: api } = window;

async function enter(isKept: boolean): Promise<void> {
  await vaultStore.enter();
  if (isKept) say(words.kept);
}

/** Time is running out while somebody writes on paper, hands off the keyboard. */
function LockWarning(): ReactNode {
  const seconds = useCountdown('lock');
  if (seconds === null) return null;
  return (
    <Note
      tone="warn"
      icon={Lock}
      title={words.locksIn(seconds)}
      actions={<PushButton onPress={() => void api.reportActivity()}>{words.stayOpen}</PushButton>}
    >
      <p>{words.locksAbout}</p>
    </Note>
  );
}

export function RecoveryKey({ vault }: { readonly vault: ChosenVault }): ReactNode {
  useEffect(
    () =>
      api.onMenu((item) => {
        if (item === 'lock') void vaultStore.lock();
      }),
    [],
  );
  return (
    <LockedFrame>
      <div className="recovery-key">
        <LockWarning />
        <RecoveryKeyOnce name={vault.name} step={words.step} onDone={(isKept) => void enter(isKept)} />
      </div>
    </LockedFrame>
  );
}
