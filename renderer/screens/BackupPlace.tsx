/** The last step of a new vault: a second place for its backups, or later. */
import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { ErrorCode } from '../../preload/contract.ts';
import { CreationStep } from '../components/CreationStep.tsx';
import { LockedFrame } from '../components/LockedFrame.tsx';
import { Note } from '../components/Note.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { firstPlaceWords as words } from '../messages/backups.ts';
import { troubles } from '../messages/troubles.ts';
import { say } from '../speech.ts';
import { vaultStore } from '../use-vault.ts';

const { vault: api } = window;

export function BackupPlace(): ReactNode {
  const [trouble, setTrouble] = useState<ErrorCode | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(
    () =>
      api.onMenu((item) => {
        if (item === 'lock') void vaultStore.lock();
      }),
    [],
  );
  const choose = async (): Promise<void> => {
    setBusy(true);
    const made = await api.chooseBackupPlace();
    setBusy(false);
    if (!made.ok) return setTrouble(made.code);
    if (made.value === null) return;
    const failed = made.value.failed.find(({ place }) => place === 'second');
    if (failed !== undefined) return setTrouble(failed.code);
    vaultStore.goIn();
    say(words.done);
  };
  const later = async (): Promise<void> => {
    // Whether it can be kept that it was asked: the board asks again all the same.
    await api.leaveBackupPlace();
    vaultStore.goIn();
  };
  return (
    <LockedFrame>
      <CreationStep step={words.step} title={words.title} about={words.about}>
        {trouble !== null && (
          <div role="alert">
            <Note tone="stop" icon={TriangleAlert} title={words.failedTitle}>
              <p>{`${troubles[trouble].title}. ${words.failedNext}`}</p>
            </Note>
          </div>
        )}
        <div className="creation__foot">
          <PushButton kind="main" isDisabled={isBusy} onPress={() => void choose()}>
            {words.choose}
          </PushButton>
          <PushButton isDisabled={isBusy} onPress={() => void later()}>
            {words.later}
          </PushButton>
        </div>
        <p className="quiet">{words.laterAbout}</p>
      </CreationStep>
    </LockedFrame>
  );
}
