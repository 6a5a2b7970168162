/** Over every screen of a vault that is open for reading only: why, and the ways on from there. */
import { BookLock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { AfterOlder, ErrorCode, Standing } from '../../preload/contract.ts';
import { frameWords as words } from '../messages/frame.ts';
import { olderWords } from '../messages/restore.ts';
import { isRestorable, troubles } from '../messages/troubles.ts';
import { places, usePlace } from '../place.ts';
import { showToast } from '../toasts.ts';
import { vaultStore } from '../use-vault.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import './Frame.css';
import { PushButton } from './PushButton.tsx';

/** Nothing in these is unreadable: the file is only not the newest one, or has a second copy of what is damaged. */
const ACCEPTABLE: ReadonlySet<ErrorCode> = new Set([
  'truncated',
  'rolled-back',
  'diverged',
  'key-changed',
  'header-damaged',
]);

const QUESTIONS = {
  board: { title: olderWords.confirmTitle, text: olderWords.confirmText, confirm: olderWords.confirm },
  merge: { title: olderWords.mergeTitle, text: olderWords.mergeText, confirm: olderWords.mergeConfirm },
  mend: { title: olderWords.mendTitle, text: olderWords.mendText, confirm: olderWords.mendConfirm },
} as const;

async function accept(next: AfterOlder): Promise<void> {
  const refused = await vaultStore.acceptOlder(next);
  if (refused !== null) {
    const { title, next: step } = troubles[refused.code];
    showToast({ tone: 'stop', text: title, detail: step });
  }
}

interface AcceptDialogProps {
  readonly asked: keyof typeof QUESTIONS;
  readonly onClose: () => void;
}

function AcceptDialog({ asked, onClose }: AcceptDialogProps): ReactNode {
  return (
    <ConfirmDialog
      {...QUESTIONS[asked]}
      keep={olderWords.keep}
      onCancel={onClose}
      onConfirm={() => {
        onClose();
        void accept(asked === 'merge' ? 'merge' : 'board');
      }}
    />
  );
}

function Ways({ code }: { readonly code: ErrorCode }): ReactNode {
  const { at } = usePlace();
  const [asked, setAsked] = useState<keyof typeof QUESTIONS | null>(null);
  const goesOn = code === 'header-damaged' ? 'mend' : 'board';
  return (
    <div className="actions">
      {isRestorable(code) && at !== 'restore' && (
        <PushButton data-focus="bar-restore" onPress={() => places.go({ at: 'restore' })}>
          {olderWords.restore}
        </PushButton>
      )}
      {code === 'diverged' && <PushButton onPress={() => setAsked('merge')}>{olderWords.merge}</PushButton>}
      {ACCEPTABLE.has(code) && (
        <PushButton onPress={() => setAsked(goesOn)}>
          {goesOn === 'mend' ? olderWords.mend : olderWords.goOn}
        </PushButton>
      )}
      {asked !== null && <AcceptDialog asked={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

export function ReadOnlyBar({ standing: { code } }: { readonly standing: Standing }): ReactNode {
  const { title, text, next } = troubles[code];
  return (
    <section className="frame-bar frame-bar--warn" aria-label={words.readOnly}>
      <BookLock className="icon" aria-hidden="true" />
      <div className="frame-bar__body">
        <p>
          <strong>{`${words.readOnly}.`}</strong> {`${title}. ${text} ${next} ${words.readOnlyMeans}`}
        </p>
        {(isRestorable(code) || ACCEPTABLE.has(code)) && <Ways code={code} />}
      </div>
    </section>
  );
}
