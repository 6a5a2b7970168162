/** Which screen stands in the window. */
import type { ReactNode } from 'react';
import { LiveRegions } from './components/LiveRegions.tsx';
import { BackupPlace } from './screens/BackupPlace.tsx';
import { FirstRun } from './screens/FirstRun.tsx';
import { OpenVault } from './screens/OpenVault.tsx';
import { RecoveryKey } from './screens/RecoveryKey.tsx';
import { RestoreLocked } from './screens/RestoreLocked.tsx';
import { Unlock } from './screens/Unlock.tsx';
import { Welcome } from './screens/Welcome.tsx';
import { type Stage, useStage } from './use-vault.ts';

function Screen({ stage }: { readonly stage: Stage }): ReactNode {
  switch (stage.at) {
    case 'starting':
      return null;
    case 'welcome':
      return <Welcome trouble={stage.trouble} />;
    case 'creating':
      return <FirstRun stage={stage} />;
    // The same screen as before: what was written down of a new passphrase still holds when creating it failed.
    case 'opening':
      return stage.isNew ? <FirstRun stage={stage} /> : <Unlock stage={stage} />;
    case 'locked':
      return <Unlock stage={stage} />;
    case 'recovery-key':
      return <RecoveryKey vault={stage.vault} />;
    case 'backup-place':
      return <BackupPlace />;
    case 'restoring':
      return <RestoreLocked />;
    case 'open':
      return <OpenVault vault={stage.vault} standing={stage.standing} />;
  }
}

export function App(): ReactNode {
  return (
    <>
      <Screen stage={useStage()} />
      <LiveRegions />
    </>
  );
}
