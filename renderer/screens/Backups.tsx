/** Backups of the open vault: where they go, which there are, what is left of older copies, and the ways back. */
import { BookLock } from 'lucide-react';
import type { ReactNode } from 'react';
import { BackupList } from '../components/BackupList.tsx';
import { BackupPlaces } from '../components/BackupPlaces.tsx';
import { Loading } from '../components/Loading.tsx';
import { Note } from '../components/Note.tsx';
import { OldCopies } from '../components/OldCopies.tsx';
import { PlainExport } from '../components/PlainExport.tsx';
import { PlainPage } from '../components/PlainPage.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { RescueKit } from '../components/RescueKit.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { backupWords as words } from '../messages/backups.ts';
import { troubles } from '../messages/troubles.ts';
import { places } from '../place.ts';
import { useBackups } from '../use-answer.ts';
import { useCanWrite } from '../use-vault.ts';
import './Settings.css';

function WaysBack({ canWrite }: { readonly canWrite: boolean }): ReactNode {
  return (
    <section className="settings__part">
      <h2>{words.goBack}</h2>
      <p>{words.goBackAbout}</p>
      <div className="actions">
        <PushButton data-focus="restore" onPress={() => places.go({ at: 'restore' })}>
          {words.restore}
        </PushButton>
        <PushButton data-focus="merge" isDisabled={!canWrite} onPress={() => places.go({ at: 'merge' })}>
          {words.merge}
        </PushButton>
      </div>
    </section>
  );
}

export function Backups(): ReactNode {
  const { value: page, trouble, reload } = useBackups();
  const canWrite = useCanWrite();
  return (
    <PlainPage title={words.title} about={words.about} back={words.back}>
      {!canWrite && (
        <Note tone="quiet" icon={BookLock}>
          <p>{words.readOnly}</p>
        </Note>
      )}
      {trouble !== null && <TroubleNote trouble={troubles[trouble.code]} onRetry={reload} />}
      {page === null && trouble === null && <Loading text={words.loading} />}
      {page !== null && (
        <>
          {page.oldCopies.length > 0 && <OldCopies copies={page.oldCopies} canWrite={canWrite} onChange={reload} />}
          <BackupPlaces page={page} canWrite={canWrite} onChange={reload} />
          <BackupList backups={page.backups} />
        </>
      )}
      <WaysBack canWrite={canWrite} />
      <RescueKit canWrite={canWrite} />
      <PlainExport canWrite={canWrite} />
    </PlainPage>
  );
}
