/** The first screen: what Coldkeep is, and the door into a vault. */
import { FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Standing } from '../../preload/contract.ts';
import { Door } from '../components/Door.tsx';
import { Mark } from '../components/Mark.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { troubles } from '../messages/troubles.ts';
import { welcomeWords as words } from '../messages/welcome.ts';
import { vaultStore } from '../use-vault.ts';
import './Welcome.css';

interface WelcomeProps {
  readonly trouble: Standing | null;
}

export function Welcome({ trouble }: WelcomeProps): ReactNode {
  return (
    <main className="center">
      <div className="welcome">
        <header className="welcome__name">
          <Mark />
          <h1>{words.appName}</h1>
          <p>{words.about}</p>
        </header>
        <div className="welcome__doors">
          {trouble !== null && <TroubleNote trouble={troubles[trouble.code]} />}
          <Door
            icon={FolderOpen}
            name={words.open}
            about={words.openAbout}
            isFirst={true}
            onPress={() => void vaultStore.choose()}
          />
        </div>
      </div>
    </main>
  );
}
