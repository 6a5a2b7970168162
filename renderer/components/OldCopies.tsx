/** Older copies that still give away what was removed or destroyed: deleted here, or called gone where that cannot be done from here. */
import { FileClock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { OldCopyView } from '../../preload/views/safety.ts';
import { oldCopyWords as words } from '../messages/backups.ts';
import { troubles } from '../messages/troubles.ts';
import { showToast } from '../toasts.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { Note } from './Note.tsx';
import './OldFiles.css';
import { PushButton } from './PushButton.tsx';

interface OldCopiesProps {
  readonly copies: readonly OldCopyView[];
  readonly canWrite: boolean;
  /** Some are gone, or it was tried. */
  readonly onChange: () => void;
}

const canDelete = ({ isOurs, isReachable }: OldCopyView): boolean => isOurs && isReachable;

async function destroy(copies: readonly OldCopyView[]): Promise<void> {
  const answer = await window.vault.destroyOldCopies(copies.map(({ id }) => id));
  if (!answer.ok) {
    showToast({ tone: 'stop', text: troubles[answer.code].title, detail: troubles[answer.code].next });
    return;
  }
  const { destroyed, failed } = answer.value;
  const text = words.deleted(destroyed);
  if (failed.length === 0) showToast({ tone: 'good', text });
  else showToast({ tone: 'stop', text, detail: words.notDeleted(failed.length) });
}

function CopyLine({ copy, onGone }: { readonly copy: OldCopyView; readonly onGone: (() => void) | null }): ReactNode {
  return (
    <li>
      <span>
        <span className="old-files__path">{copy.file}</span>
        <small>{words.why(copy)}</small>
        {!copy.isReachable && <small>{words.away}</small>}
        {!copy.isOurs && <small>{words.notOurs}</small>}
      </span>
      {onGone !== null && (
        <PushButton aria-label={words.goneName(copy.file)} onPress={onGone}>
          {words.gone}
        </PushButton>
      )}
    </li>
  );
}

/** Also shown on its own right after a purge. */
export function OldCopies({ copies, canWrite, onChange }: OldCopiesProps): ReactNode {
  const [isAsked, setAsked] = useState(false);
  const deletable = copies.filter(canDelete);
  const sayGone = async ({ id }: OldCopyView): Promise<void> => {
    const answer = await window.vault.oldCopyIsGone(id);
    if (!answer.ok) showToast({ tone: 'stop', text: troubles[answer.code].title, detail: troubles[answer.code].next });
    else if (answer.value) showToast({ tone: 'stop', text: words.still });
    else showToast({ tone: 'good', text: words.isGone });
    onChange();
  };
  return (
    <Note tone="warn" icon={FileClock} title={words.title(copies.length)}>
      <p>{words.about}</p>
      <ul className="old-files">
        {copies.map((copy) => (
          <CopyLine key={copy.id} copy={copy} onGone={canWrite && !canDelete(copy) ? () => void sayGone(copy) : null} />
        ))}
      </ul>
      {canWrite && deletable.length > 0 && (
        <div className="actions">
          <PushButton data-focus="delete-old" onPress={() => setAsked(true)}>
            {words.deleteAll(deletable.length, copies.length)}
          </PushButton>
        </div>
      )}
      {isAsked && (
        <ConfirmDialog
          title={words.confirmTitle(deletable.length)}
          text={words.confirmText}
          confirm={words.confirm}
          keep={words.keep}
          isStop={true}
          onCancel={() => setAsked(false)}
          onConfirm={() => {
            setAsked(false);
            void destroy(deletable).finally(onChange);
          }}
        />
      )}
    </Note>
  );
}
