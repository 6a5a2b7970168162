/** A restore, step by step, in whichever frame stands around it: the choices, the wait, what would be lost, and the yes. */
import { type ReactNode, useCallback } from 'react';
import type { Restored } from '../../preload/views/safety.ts';
import { restoreWords as words } from '../messages/restore.ts';
import { troubles } from '../messages/troubles.ts';
import { showToast } from '../toasts.ts';
import { useRestore } from '../use-restore.ts';
import { vaultStore } from '../use-vault.ts';
import { Loading } from './Loading.tsx';
import { OpeningProgress } from './OpeningProgress.tsx';
import { PushButton } from './PushButton.tsx';
import { RestoreForm } from './RestoreForm.tsx';
import { RestoreLoss } from './RestoreLoss.tsx';
import { TroubleNote } from './TroubleNote.tsx';

interface RestoreStepsProps {
  /** A frame with this heading and line, that the focus arrives at; `name` tells one step from the next. */
  readonly frame: (
    step: { readonly name: string; readonly title: string; readonly about?: string },
    body: ReactNode,
  ) => ReactNode;
  readonly onLeave: () => void;
}

function arrive(restored: Restored): void {
  vaultStore.restored(restored);
  showToast({
    tone: 'good',
    text: words.done,
    ...(restored.keptAt === null ? {} : { detail: words.doneKept(restored.keptAt) }),
  });
}

export function RestoreSteps({ frame, onLeave }: RestoreStepsProps): ReactNode {
  const steps = useRestore(arrive);
  const { phase, choice, trouble, back } = steps;
  const cancel = useCallback(back, [back]);
  const start = { name: 'choose', title: words.title, about: words.about };
  if (phase.at === 'loading') return frame(start, <Loading text={words.loading} />);
  if (choice === null)
    return frame(
      start,
      <>
        {trouble !== null && <TroubleNote trouble={troubles[trouble.code]} />}
        <PushButton onPress={onLeave}>{words.leave}</PushButton>
      </>,
    );
  if (phase.at === 'preview')
    return frame(
      { name: 'preview', title: words.previewTitle(choice.vault?.name ?? '') },
      <>
        <RestoreLoss preview={phase.preview} />
        <div className="creation__foot">
          <PushButton kind="main" onPress={steps.restore}>
            {words.confirm}
          </PushButton>
          <PushButton onPress={back}>{words.back}</PushButton>
        </div>
      </>,
    );
  const isWorking = phase.at === 'working';
  return frame(
    start,
    <>
      {isWorking && (
        <OpeningProgress
          title={phase.isLast ? words.restoring : words.looking}
          progress={phase.progress}
          onCancel={cancel}
        />
      )}
      {/* It stays: shares that several people typed are there still when one of them does not fit. */}
      <RestoreForm
        choice={choice}
        trouble={trouble}
        isBusy={isWorking}
        startsAtSecret={steps.isTried}
        onCopy={steps.chooseCopy}
        onVault={steps.chooseVault}
        onSecret={steps.look}
      >
        <PushButton onPress={onLeave}>{words.leave}</PushButton>
      </RestoreForm>
    </>,
  );
}
