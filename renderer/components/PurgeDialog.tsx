/** Destroys the codes of a set: what goes and where it still lies, the name typed by hand, and afterwards the old copies. */
import { type ReactNode, useEffect, useState } from 'react';
import type { ErrorCode } from '../../preload/contract.ts';
import type { OldCopyView, PurgeView } from '../../preload/views/safety.ts';
import { dialogWords } from '../messages/dialog.ts';
import { purgeWords as words } from '../messages/purge.ts';
import { troubles } from '../messages/troubles.ts';
import { say } from '../speech.ts';
import { Dialog } from './Dialog.tsx';
import { Loading } from './Loading.tsx';
import { OldCopies } from './OldCopies.tsx';
import { PushButton } from './PushButton.tsx';
import { TextInput } from './TextInput.tsx';
import { TroubleNote } from './TroubleNote.tsx';

interface PurgeDialogProps {
  readonly set: string;
  readonly onClose: () => void;
}

type Phase =
  | { readonly at: 'loading' | 'working' }
  | { readonly at: 'asking'; readonly view: PurgeView }
  | { readonly at: 'done'; readonly left: readonly OldCopyView[] }
  | { readonly at: 'failed'; readonly code: ErrorCode };

/** What has to be typed: the login, and the service of an account without one. */
const nameOf = ({ login, service }: PurgeView): string => login ?? service;

const isSame = (typed: string, name: string): boolean =>
  typed.trim().toLowerCase().normalize('NFC') === name.trim().toLowerCase().normalize('NFC');

interface AskingProps {
  readonly view: PurgeView;
  readonly onDestroy: () => void;
  readonly onClose: () => void;
}

function Asking({ view, onDestroy, onClose }: AskingProps): ReactNode {
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const name = nameOf(view);
  return (
    <Dialog
      title={words.title(view.service)}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <PushButton autoFocus={true} onPress={onClose}>
            {words.keep}
          </PushButton>
          <PushButton kind="stop" onPress={() => (isSame(typed, name) ? onDestroy() : setWrong(true))}>
            {words.confirm}
          </PushButton>
        </>
      }
    >
      <p>{`${words.what(view)} ${words.unused(view.unused)}`}</p>
      <p>{words.final}</p>
      {view.papers.length > 0 && <p>{words.papers(view.papers)}</p>}
      {view.files.length > 0 && <p>{words.files(view.files)}</p>}
      <TextInput
        label={words.field(name)}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setWrong(false);
        }}
        error={isWrong ? words.differs : null}
        isCode={true}
      />
    </Dialog>
  );
}

function Done({ left, onClose }: { readonly left: readonly OldCopyView[]; readonly onClose: () => void }): ReactNode {
  const [copies, setCopies] = useState(left);
  const reload = async (): Promise<void> => {
    const page = await window.vault.backups();
    if (page.ok) setCopies(page.value.oldCopies);
  };
  return (
    <Dialog
      title={words.done}
      onClose={onClose}
      actions={
        <PushButton autoFocus={true} onPress={onClose}>
          {words.close}
        </PushButton>
      }
    >
      {copies.length === 0 ? (
        <p>{words.nothingLeft}</p>
      ) : (
        <OldCopies copies={copies} canWrite={true} onChange={() => void reload()} />
      )}
    </Dialog>
  );
}

export function PurgeDialog({ set, onClose }: PurgeDialogProps): ReactNode {
  const [phase, setPhase] = useState<Phase>({ at: 'loading' });
  useEffect(() => {
    let isOver = false;
    void window.vault.lookAtPurge(set).then((answer) => {
      if (!isOver) setPhase(answer.ok ? { at: 'asking', view: answer.value } : { at: 'failed', code: answer.code });
    });
    return () => {
      isOver = true;
    };
  }, [set]);
  const destroy = async (): Promise<void> => {
    setPhase({ at: 'working' });
    const answer = await window.vault.purgeSet(set);
    if (answer.ok) say(words.done);
    setPhase(answer.ok ? { at: 'done', left: answer.value } : { at: 'failed', code: answer.code });
  };
  switch (phase.at) {
    case 'asking':
      return <Asking view={phase.view} onDestroy={() => void destroy()} onClose={onClose} />;
    case 'done':
      return <Done left={phase.left} onClose={onClose} />;
    case 'failed':
      return (
        <Dialog
          title={words.open}
          onClose={onClose}
          actions={
            <PushButton autoFocus={true} onPress={onClose}>
              {dialogWords.close}
            </PushButton>
          }
        >
          <TroubleNote trouble={troubles[phase.code]} />
        </Dialog>
      );
    default:
      return (
        <Dialog title={words.open} onClose={onClose}>
          <Loading text={phase.at === 'working' ? words.working : words.loading} />
        </Dialog>
      );
  }
}
