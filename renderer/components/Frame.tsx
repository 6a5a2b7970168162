/** What stands around the screens of an open vault: the side bar, and over them what has to be known of this opening. */
import { Info, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ChosenVault, Standing } from '../../preload/contract.ts';
import { useBoardHead } from '../board-store.ts';
import { frameWords as words } from '../messages/frame.ts';
import { notices } from '../messages/troubles.ts';
import type { Place } from '../place.ts';
import './Frame.css';
import { IconButton } from './IconButton.tsx';
import { ReadOnlyBar } from './ReadOnlyBar.tsx';
import { SideBar } from './SideBar.tsx';

interface FrameProps {
  readonly vault: ChosenVault;
  readonly standing: Standing | null;
  readonly place: Place;
  readonly children: ReactNode;
}

/** What the opening found out; read once and put aside. */
function Notices(): ReactNode {
  const { notices: all } = useBoardHead();
  const [read, setRead] = useState<readonly string[]>([]);
  const left = all.filter((notice) => !read.includes(notice));
  if (left.length === 0) return null;
  return (
    <section className="frame-bar" aria-label={words.notice}>
      <Info className="icon" aria-hidden="true" />
      <p>{left.map((notice) => notices[notice]).join(' ')}</p>
      <IconButton icon={X} name={words.gotIt} isBare={true} onPress={() => setRead(all)} />
    </section>
  );
}

export function Frame({ vault, standing, place, children }: FrameProps): ReactNode {
  return (
    <div className="app">
      <SideBar name={vault.name} place={place} />
      <main className="main">
        {standing !== null && <ReadOnlyBar standing={standing} />}
        <Notices />
        <div className="main__screen">{children}</div>
      </main>
    </div>
  );
}
