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

/** Nothing in these is unreadable: the file is only not the newest one. */
const ACCEPTABLE: ReadonlySet<ErrorCode> = new Set(['truncated', 'rolled-back', 'diverged', 'key-changed']);

async function accept(next: AfterOlder): Promise<void> {
  const refused = await vaultStore.acceptOlder(next);
  if (refused !== null) {
    const { title, next: step } = troubles[refused.code];
    showToast({ tone: 'stop', text: title, detail: step });
  }
}

function AcceptDialog({ next, onClose }: { readonly next: AfterOlder; readonly onClose: () => void }): ReactNode {
  const isMerge = next === 'merge';
  return (
    <ConfirmDialog
      title={isMerge ? olderWords.mergeTitle : olderWords.confirmTitle}
      text={isMerge ? olderWords.mergeText : olderWords.confirmText}
      confirm={isMerge ? olderWords.mergeConfirm : olderWords.confirm}
      keep={olderWords.keep}
      onCancel={onClose}
      onConfirm={() => {
        onClose();
        void accept(next);
      }}
    />
  );
}

function Ways({ code }: { readonly code: ErrorCode }): ReactNode {
  const { at } = usePlace();
  const [asked, setAsked] = useState<AfterOlder | null>(null);
  return (
    <div className="actions">
      {isRestorable(code) && at !== 'restore' && (
        <PushButton data-focus="bar-restore" onPress={() => places.go({ at: 'restore' })}>
          {olderWords.restore}
        </PushButton>
      )}
      {code === 'diverged' && <PushButton onPress={() => setAsked('merge')}>{olderWords.merge}</PushButton>}
      {ACCEPTABLE.has(code) && <PushButton onPress={() => setAsked('board')}>{olderWords.goOn}</PushButton>}
      {asked !== null && <AcceptDialog next={asked} onClose={() => setAsked(null)} />}
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
