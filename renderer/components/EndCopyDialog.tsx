/** Asks before a copy is called destroyed or lost: neither can be taken back. */
import type { ReactNode } from 'react';
import { sheetWords as words } from '../messages/sheets.ts';
import { troubles } from '../messages/troubles.ts';
import { showToast } from '../toasts.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';

interface EndCopyDialogProps {
  readonly copy: string;
  readonly reason: 'destroyed' | 'lost';
  /** `isEnded`: it was said and recorded. */
  readonly onClose: (isEnded: boolean) => void;
}

export function EndCopyDialog({ copy, reason, onClose }: EndCopyDialogProps): ReactNode {
  const text = words.end[reason];
  const end = async (): Promise<void> => {
    const answer = await window.vault.endCopy(copy, reason);
    if (answer.ok) showToast({ tone: 'good', ...words.ended(copy, reason) });
    else showToast({ tone: 'stop', text: words.notSaved(troubles[answer.code].title) });
    onClose(answer.ok);
  };
  return (
    <ConfirmDialog
      title={text.title(copy)}
      text={text.text}
      confirm={text.confirm}
      keep={words.keep}
      isStop={true}
      onConfirm={() => void end()}
      onCancel={() => onClose(false)}
    />
  );
}
