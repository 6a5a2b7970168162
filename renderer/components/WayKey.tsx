/** The recovery key that was just made for an open vault: shown once; nobody leaves without having been asked. */
import { type ReactNode, useEffect, useState } from 'react';
import { wayWords as words } from '../messages/ways.ts';
import { places } from '../place.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { RecoveryKeyOnce } from './RecoveryKeyOnce.tsx';
import './WayStep.css';

interface WayKeyProps {
  /** Name of the vault. */
  readonly name: string;
  readonly onDone: (isKept: boolean) => void;
}

export function WayKey({ name, onDone }: WayKeyProps): ReactNode {
  /** Where the user wants to go. */
  const [leave, setLeave] = useState<(() => void) | null>(null);
  useEffect(() => {
    places.guard((go) => setLeave(() => go));
    return () => {
      places.guard(null);
      void window.vault.forgetRecoveryKey();
    };
  }, []);
  return (
    <div className="way-step">
      <div className="way-step__body way-step__body--first">
        <RecoveryKeyOnce name={name} onDone={onDone} />
      </div>
      {leave !== null && (
        <ConfirmDialog
          title={words.leaveTitle}
          text={words.leaveText}
          confirm={words.leaveConfirm}
          keep={words.leaveKeep}
          isStop={true}
          onCancel={() => setLeave(null)}
          onConfirm={leave}
        />
      )}
    </div>
  );
}
