/** The first screen: the vaults opened last, since that is nearly every start, and the doors to any other. */
import { ArchiveRestore, FolderOpen, Plus } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Standing } from '../../preload/contract.ts';
import type { RecentVault } from '../../preload/views/settings.ts';
import { Door } from '../components/Door.tsx';
import { LockedFrame } from '../components/LockedFrame.tsx';
import { Mark } from '../components/Mark.tsx';
import { OfflineLine } from '../components/OfflineLine.tsx';
import { openFocus, RecentVaults, removeFocus } from '../components/RecentVaults.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { troubles } from '../messages/troubles.ts';
import { welcomeWords as words } from '../messages/welcome.ts';
import { say } from '../speech.ts';
import { vaultStore } from '../use-vault.ts';
import './Welcome.css';

const { vault } = window;
const OPEN_DOOR = 'open-door';

interface List {
  readonly vaults: readonly RecentVault[];
  /** `data-focus` of what gets the focus when this list is drawn. */
  readonly focus: string;
  /** Also when something else has it. */
  readonly takesFocus: boolean;
}

interface Recents {
  /** Null until it is read. */
  readonly list: List | null;
  remove(removed: RecentVault): Promise<void>;
  clear(): Promise<void>;
  stop(): Promise<void>;
}

function nextFocus(before: readonly RecentVault[], removed: RecentVault, after: readonly RecentVault[]): string {
  const place = before.findIndex(({ id }) => id === removed.id);
  const next = after[Math.min(place, after.length - 1)];
  return next === undefined ? OPEN_DOOR : removeFocus(next.id);
}

/** @param trouble read anew with each: a stick may be out by now. */
function useRecents(trouble: Standing | null): Recents {
  const [list, setList] = useState<List | null>(null);
  const read = useCallback(async (): Promise<void> => {
    const answer = await vault.recentVaults();
    const vaults = answer.ok ? answer.value : [];
    const newest = vaults[0];
    setList({ vaults, focus: newest === undefined ? OPEN_DOOR : openFocus(newest.id), takesFocus: false });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a trouble may mean that a file has gone
  useEffect(() => void read(), [read, trouble]);
  useEffect(() => {
    const look = (): void => void read();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [read]);
  useEffect(() => {
    if (list === null || (!list.takesFocus && document.activeElement !== document.body)) return;
    document.querySelector<HTMLElement>(`[data-focus="${CSS.escape(list.focus)}"]`)?.focus();
  }, [list]);

  const empty = async (said: string): Promise<void> => {
    const emptied = await vault.forgetRecent(null);
    if (!emptied.ok) return say(troubles[emptied.code].title, 'assertive');
    setList({ vaults: emptied.value, focus: OPEN_DOOR, takesFocus: true });
    say(said);
  };
  return {
    list,
    remove: async (removed) => {
      const left = await vault.forgetRecent(removed.id);
      if (!left.ok) return say(troubles[left.code].title, 'assertive');
      setList((before) => {
        const focus = nextFocus(before?.vaults ?? [], removed, left.value);
        return { vaults: left.value, focus, takesFocus: true };
      });
      say(words.removed(removed.name));
    },
    clear: () => empty(words.cleared),
    stop: async () => {
      const stopped = await vault.changeSettings({ keepsRecent: false });
      if (stopped.ok) await empty(words.stopped);
      else say(troubles[stopped.code].title, 'assertive');
    },
  };
}

function Doors(): ReactNode {
  return (
    <div className="doors">
      <Door
        icon={FolderOpen}
        name={words.open}
        about={words.openAbout}
        data-focus={OPEN_DOOR}
        onPress={() => void vaultStore.choose()}
      />
      <Door icon={Plus} name={words.create} about={words.createAbout} onPress={() => void vaultStore.chooseNew()} />
      <Door icon={ArchiveRestore} name={words.restore} about={words.restoreAbout} onPress={vaultStore.startRestore} />
    </div>
  );
}

export function Welcome({ trouble }: { readonly trouble: Standing | null }): ReactNode {
  const { list, remove, clear, stop } = useRecents(trouble);
  return (
    <LockedFrame>
      <div className="welcome">
        <header className="welcome__name">
          <Mark />
          <h1>{words.appName}</h1>
          <p>{words.about}</p>
          <OfflineLine />
        </header>
        <div className="welcome__ways">
          {trouble !== null && (
            <TroubleNote trouble={troubles[trouble.code]} onChoose={() => void vaultStore.choose()} />
          )}
          {list !== null && list.vaults.length > 0 && (
            <RecentVaults
              vaults={list.vaults}
              onOpen={(id) => void vaultStore.chooseRecent(id)}
              onRemove={(removed) => void remove(removed)}
              onClear={() => void clear()}
              onStop={() => void stop()}
            />
          )}
          {list !== null && <Doors />}
        </div>
      </div>
    </LockedFrame>
  );
}
