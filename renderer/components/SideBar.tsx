/** The places of an open vault, how it stands, and the way to lock it. A rail where the window is narrow, a row on top at 200 %. */
import { Check, Files, LayoutList, Lock, type LucideIcon, ScrollText, Settings2, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useBoardHead } from '../board-store.ts';
import { frameWords as words } from '../messages/frame.ts';
import { controlShortcut, keys, number, time } from '../messages/intl.ts';
import { type Place, places } from '../place.ts';
import { vaultStore } from '../use-vault.ts';
import { KeyCap } from './KeyCap.tsx';
import { Mark } from './Mark.tsx';
import { PushButton } from './PushButton.tsx';
import './SideBar.css';

interface LinkProps {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly count?: number;
  readonly isHere: boolean;
  readonly onPress: () => void;
}

function Link({ name, icon: Icon, count, isHere, onPress }: LinkProps): ReactNode {
  return (
    <Button className="side__link" onPress={onPress} {...(isHere ? { 'aria-current': 'page' } : {})}>
      <Icon className="icon" aria-hidden="true" />
      <span>{name}</span>
      {count !== undefined && <span className="side__count">{number(count)}</span>}
    </Button>
  );
}

/** Screens that stand behind the board belong to it. */
const isOnBoard = ({ at }: Place): boolean => at === 'board' || at === 'account' || at === 'review';
const isOnSettings = ({ at }: Place): boolean =>
  at === 'settings' ||
  at === 'about' ||
  at === 'backups' ||
  at === 'ways' ||
  at === 'sweep' ||
  at === 'restore' ||
  at === 'merge';
const isOnSheets = ({ at }: Place): boolean => at === 'sheets' || at === 'print' || at === 'prove';

export function SideBar({ name, place }: { readonly name: string; readonly place: Place }): ReactNode {
  const { counts, savedAt } = useBoardHead();
  const go = (next: Place): void => {
    if (next.at !== place.at) places.go(next);
  };
  return (
    <nav className="side" aria-label={words.appName}>
      <p className="side__vault">
        <Mark />
        <strong>{name}</strong>
      </p>
      <div className="side__nav">
        <Link
          name={words.board}
          icon={LayoutList}
          count={counts.accounts}
          isHere={isOnBoard(place)}
          onPress={() => {
            if (place.at !== 'board') places.home();
          }}
        />
        <Link
          name={words.sheets}
          icon={Files}
          count={counts.sheets}
          isHere={isOnSheets(place)}
          onPress={() => go({ at: 'sheets' })}
        />
        <Link
          name={words.log}
          icon={ScrollText}
          isHere={place.at === 'log'}
          onPress={() => go({ at: 'log', account: null })}
        />
        <Link
          name={words.settings}
          icon={Settings2}
          isHere={isOnSettings(place)}
          onPress={() => go({ at: 'settings' })}
        />
      </div>
      <div className="side__foot">
        <p className="quiet">
          <Unplug className="icon icon--s" aria-hidden="true" />
          <Button className="side__offline" onPress={() => go({ at: 'offline' })}>
            {words.noNetwork}
          </Button>
        </p>
        <p className="quiet side__saved">
          <Check className="icon icon--s" aria-hidden="true" />
          <span>{savedAt === null ? words.nothingSaved : words.saved(time(savedAt))}</span>
        </p>
        <PushButton kind="plain" aria-keyshortcuts={controlShortcut('L')} onPress={() => void vaultStore.lock()}>
          <Lock className="icon" aria-hidden="true" />
          <span>{words.lock}</span>
          <KeyCap keys={keys.withControl('L')} />
        </PushButton>
      </div>
    </nav>
  );
}
