/** An open vault: the frame, and in it the place where the user is. */
import type { ReactNode } from 'react';
import type { ChosenVault, Standing } from '../../preload/contract.ts';
import { Frame } from '../components/Frame.tsx';
import { type Place, usePlace } from '../place.ts';
import { About } from './About.tsx';
import { Account } from './Account.tsx';
import { Board } from './Board.tsx';
import { CodeInUse } from './CodeInUse.tsx';
import { ImportReview } from './ImportReview.tsx';
import { Log } from './Log.tsx';
import { Offline } from './Offline.tsx';
import { Print } from './Print.tsx';
import { Prove } from './Prove.tsx';
import { Settings } from './Settings.tsx';
import { Sheets } from './Sheets.tsx';

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

export function OpenVault({ vault, standing }: OpenVaultProps): ReactNode {
  const place = usePlace();
  // A code on show has the window to itself.
  if (place.at === 'use' || place.at === 'outcome') return <ScreenAt place={place} />;
  return (
    <Frame vault={vault} standing={standing} place={place}>
      <ScreenAt place={place} />
    </Frame>
  );
}
