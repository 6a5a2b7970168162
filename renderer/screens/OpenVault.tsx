/** An open vault: the frame, and in it the place where the user is; what works everywhere hangs here. */
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { ChosenVault, Standing } from '../../preload/contract.ts';
import { reportActivityOf } from '../activity.ts';
import { DropTarget } from '../components/DropTarget.tsx';
import { Frame } from '../components/Frame.tsx';
import { KeySheet } from '../components/KeySheet.tsx';
import { LockBar } from '../components/LockBar.tsx';
import { Toasts } from '../components/Toasts.tsx';
import { dropWords } from '../messages/frame.ts';
import { type Place, usePlace } from '../place.ts';
import { safety } from '../safety-store.ts';
import { useCommands } from '../use-commands.ts';
import { About } from './About.tsx';
import { Account } from './Account.tsx';
import { Backups } from './Backups.tsx';
import { Board } from './Board.tsx';
import { CodeInUse } from './CodeInUse.tsx';
import { ImportReview } from './ImportReview.tsx';
import { Log } from './Log.tsx';
import { Merge } from './Merge.tsx';
import { Offline } from './Offline.tsx';
import { Print } from './Print.tsx';
import { Prove } from './Prove.tsx';
import { Restore } from './Restore.tsx';
import { Settings } from './Settings.tsx';
import { Sheets } from './Sheets.tsx';
import { Sweep } from './Sweep.tsx';
import { Ways } from './Ways.tsx';

function ScreenAt({ place }: { readonly place: Place }): ReactNode {
  switch (place.at) {
    case 'board':
      return <Board />;
    case 'account':
      return <Account key={place.account} account={place.account} />;
    case 'use':
    case 'outcome':
      return <CodeInUse place={place} />;
    case 'review':
      return <ImportReview />;
    case 'print':
      return <Print sets={place.sets} />;
    case 'prove':
      return <Prove key={place.copy} copy={place.copy} />;
    case 'sheets':
      return <Sheets copy={place.copy ?? null} />;
    case 'log':
      return <Log account={place.account} />;
    case 'settings':
      return <Settings />;
    case 'backups':
      return <Backups />;
    case 'sweep':
      return <Sweep />;
    case 'ways':
      return <Ways />;
    case 'restore':
      return <Restore />;
    case 'merge':
      return <Merge />;
    case 'offline':
      return <Offline />;
    case 'about':
      return <About />;
  }
}

interface OpenVaultProps {
  readonly vault: ChosenVault;
  readonly standing: Standing | null;
}

/** Why nothing can be dropped on the window now, or null. */
function refusalAt(place: Place, canWrite: boolean): { readonly title: string; readonly text: string } | null {
  if (!canWrite) return dropWords.readOnly;
  return place.at === 'use' || place.at === 'outcome' ? dropWords.onCode : null;
}

export function OpenVault({ vault, standing }: OpenVaultProps): ReactNode {
  const place = usePlace();
  const [hasKeySheet, setKeySheet] = useState(false);
  useCommands(useCallback(() => setKeySheet(true), []));
  useEffect(() => reportActivityOf(window, window.vault), []);
  useEffect(() => {
    void safety.look();
    return safety.forget;
  }, []);
  // A code on show has the window to itself.
  const isAlone = place.at === 'use' || place.at === 'outcome';
  return (
    <>
      {isAlone ? (
        <ScreenAt place={place} />
      ) : (
        <Frame vault={vault} standing={standing} place={place}>
          <ScreenAt place={place} />
        </Frame>
      )}
      <div className="messages" data-floats="">
        <LockBar />
        <Toasts />
      </div>
      <DropTarget refusal={refusalAt(place, standing === null)} />
      {hasKeySheet && <KeySheet onClose={() => setKeySheet(false)} />}
    </>
  );
}
