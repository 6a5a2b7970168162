/** Where backups go: beside the vault and in a second place, each with its newest one. */
import { FolderCheck, FolderX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { BackupPlace, BackupPlaceName, BackupsPage } from '../../preload/views/safety.ts';
import { backUpNow, choosePlace } from '../back-up.ts';
import { placeNames, backupWords as words } from '../messages/backups.ts';
import { troubles } from '../messages/troubles.ts';
import { showToast } from '../toasts.ts';
import './BackupPlaces.css';
import { LinkButton } from './LinkButton.tsx';
import { PushButton } from './PushButton.tsx';

function PlaceLine({ name, place }: { readonly name: BackupPlaceName; readonly place: BackupPlace | null }): ReactNode {
  const isThere = place?.isReachable === true;
  const Icon = isThere ? FolderCheck : FolderX;
  return (
    <li className={`backup-place${isThere ? '' : ' backup-place--away'}`}>
      <Icon className="icon" aria-hidden="true" />
      <span>
        <strong>{placeNames[name]}</strong>
        {place === null ? (
          <small>{words.noSecond}</small>
        ) : (
          <>
            <span className="backup-place__folder">{place.folder}</span>
            <small>{place.isReachable ? words.newest(place) : words.away}</small>
          </>
        )}
      </span>
    </li>
  );
}

interface BackupPlacesProps {
  readonly page: BackupsPage;
  readonly canWrite: boolean;
  readonly onChange: () => void;
}

async function leavePlace(): Promise<void> {
  const left = await window.vault.leaveBackupPlace();
  if (left.ok) showToast({ tone: 'usual', text: words.noPlaceDone });
  else showToast({ tone: 'stop', text: troubles[left.code].title, detail: troubles[left.code].next });
}

export function BackupPlaces({ page: { beside, second }, canWrite, onChange }: BackupPlacesProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const act = (task: () => Promise<void>) => (): void => {
    setBusy(true);
    void task().finally(() => {
      setBusy(false);
      onChange();
    });
  };
  const isOff = isBusy || !canWrite;
  return (
    <section className="settings__part">
      <h2>{words.places}</h2>
      <ul className="backup-places">
        <PlaceLine name="beside" place={beside} />
        <PlaceLine name="second" place={second} />
      </ul>
      <p className="quiet" role="status">
        {isBusy ? words.making : words.daily}
      </p>
      <div className="actions">
        <PushButton kind={second === null ? 'usual' : 'main'} isDisabled={isOff} onPress={act(backUpNow)}>
          {words.now}
        </PushButton>
        <PushButton kind={second === null ? 'main' : 'usual'} isDisabled={isOff} onPress={act(choosePlace)}>
          {second === null ? words.choose : words.chooseOther}
        </PushButton>
        {second !== null && (
          <LinkButton isDisabled={isOff} onPress={act(leavePlace)}>
            {words.noPlace}
          </LinkButton>
        )}
      </div>
    </section>
  );
}
