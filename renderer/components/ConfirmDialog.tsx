/** Asks before what cannot be undone: the button repeats the verb, and the focus starts on the harmless one. */
import type { ReactNode } from 'react';
import { dialogWords as words } from '../messages/dialog.ts';
import { Dialog } from './Dialog.tsx';
import { PushButton } from './PushButton.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  /** The verb, as in the title. */
  readonly confirm: string;
  /** Of the harmless button. */
  readonly keep?: string;
  /** It destroys something. */
  readonly isStop?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  const { title, text, confirm, keep = words.cancel, isStop = false, onConfirm, onCancel } = props;
  return (
    <Dialog
      title={title}
      role="alertdialog"
      onClose={onCancel}
      actions={
        <>
          <PushButton autoFocus={true} onPress={onCancel}>
            {keep}
          </PushButton>
          <PushButton kind={isStop ? 'stop' : 'main'} onPress={onConfirm}>
            {confirm}
          </PushButton>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
