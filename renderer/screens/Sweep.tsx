/** A look through folders for files with codes in clear: what was found, what could not be seen, and what is to be done. */
import { CircleCheck, FolderSearch, FolderX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SweepView } from '../../preload/views/strays.ts';
import { Note } from '../components/Note.tsx';
import { PlainPage } from '../components/PlainPage.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { StrayList } from '../components/StrayList.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { WorkBar } from '../components/WorkBar.tsx';
import { sourceWords, sweepWords as words } from '../messages/strays.ts';
import { troubles } from '../messages/troubles.ts';
import { sweepStore, useSweep } from '../sweep-store.ts';
import { useRemoval } from '../use-removal.ts';
import { useCanWrite } from '../use-vault.ts';
import './Settings.css';

function NotSeen({ view }: { readonly view: SweepView }): ReactNode {
  const skipped = words.skipped(view);
  const { unreadable, isPartial } = view;
  return (
    <>
      {(unreadable.length > 0 || isPartial) && (
        <Note tone="warn" icon={FolderX} title={words.unreadable(unreadable.length)}>
          <ul className="old-files">
            {unreadable.map((folder) => (
              <li key={folder}>
                <span className="old-files__path">{folder}</span>
              </li>
            ))}
          </ul>
          {isPartial && <p>{words.partial}</p>}
        </Note>
      )}
      <p className="quiet">{words.looked(view)}</p>
      {skipped !== '' && <p className="quiet">{words.skippedText(skipped)}</p>}
    </>
  );
}

function Found({ view }: { readonly view: SweepView }): ReactNode {
  const removal = useRemoval();
  const { found } = view;
  const withCodes = found.filter(({ codes }) => codes > 0);
  const without = found.filter(({ codes, error }) => codes === 0 && error === null);
  const unread = found.filter(({ error }) => error !== null);
  const services = [...new Set(found.flatMap(({ syncedBy }) => syncedBy ?? []))];
  return (
    <>
      {withCodes.length === 0 && (
        <Note tone="good" icon={CircleCheck} title={found.length === 0 ? words.nothing : words.noneWithCodes}>
          <p>{words.nothingText}</p>
        </Note>
      )}
      <StrayList title={words.withCodes(withCodes.length)} files={withCodes} removal={removal} />
      <StrayList title={words.unread(unread.length)} text={words.unreadText} files={unread} removal={removal} />
      <StrayList title={words.without(without.length)} files={without} removal={removal} />
      {services.length > 0 && <p>{sourceWords.syncTrash(services)}</p>}
      {withCodes.length > 0 && <p>{sourceWords.honest}</p>}
      <NotSeen view={view} />
    </>
  );
}

export function Sweep(): ReactNode {
  const { view, isWorking, done, trouble } = useSweep();
  const canWrite = useCanWrite();
  return (
    <PlainPage
      title={words.title}
      about={words.about}
      back={words.back}
      actions={
        <PushButton
          kind={view === null ? 'main' : 'usual'}
          isDisabled={isWorking}
          data-focus="sweep"
          onPress={() => void sweepStore.start()}
        >
          <FolderSearch className="icon" />
          {view === null ? words.choose : words.chooseOthers}
        </PushButton>
      }
    >
      {!canWrite && <p className="quiet">{words.readOnly}</p>}
      {isWorking && <WorkBar name={words.working} done={done} onCancel={() => void sweepStore.cancel()} />}
      {trouble !== null && <TroubleNote trouble={troubles[trouble.code]} onRetry={() => void sweepStore.start()} />}
      {/* A new look has a list of its own. */}
      {view !== null && <Found key={view.found.map(({ id }) => id).join()} view={view} />}
    </PlainPage>
  );
}
