/** Which screen stands in the window. */
import type { ReactNode } from 'react';
import { Unlock } from './screens/Unlock.tsx';
import { Vault } from './screens/Vault.tsx';
import { Welcome } from './screens/Welcome.tsx';
import { useVault } from './use-vault.ts';

export function App(): ReactNode {
  const { stage, store } = useVault();
  switch (stage.at) {
    case 'starting':
      return null;
    case 'welcome':
      return <Welcome trouble={stage.trouble} onOpen={store.choose} />;
    case 'locked':
    case 'opening':
      return <Unlock stage={stage} store={store} />;
    case 'open':
      return <Vault vault={stage.vault} view={stage.view} onLock={store.lock} />;
  }
}
