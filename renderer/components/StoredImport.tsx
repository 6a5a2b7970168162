/** After an import: what was stored, and what is to be done about the plain files, in honest words. */
import { CircleCheck } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Stored } from '../../preload/views/import-review.ts';
import { board } from '../board-store.ts';
import { keys } from '../messages/intl.ts';
import { reviewWords as words } from '../messages/review.ts';
import { sourceWords } from '../messages/strays.ts';
import { places } from '../place.ts';
import { useDropOnLeave } from '../use-drop-on-leave.ts';
import { useKeys } from '../use-keys.ts';
import { KeyCap } from './KeyCap.tsx';
import { LinkButton } from './LinkButton.tsx';
import { Note } from './Note.tsx';
import { PushButton } from './PushButton.tsx';
import { SourceFiles } from './SourceFiles.tsx';
import './StoredImport.css';

/** The one account that got a set, if it was one: what to do next is to look at it. */
function onlyAccount({ accounts }: Stored): { readonly id: string; readonly name: string } | null {
  const [id] = accounts;
  if (id === undefined || accounts.length > 1) return null;
  return { id, name: board.row(id)?.service ?? words.theAccount };
}

export function StoredImport({ stored }: { readonly stored: Stored }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const account = onlyAccount(stored);
  const toBoard = (): void => places.home();
  const goOn = (): void => {
    toBoard();
    if (account !== null) places.go({ at: 'account', account: account.id });
  };
  useDropOnLeave();
  useEffect(() => heading.current?.focus(), []);
  useKeys({ Enter: goOn });
  return (
    <div className="stored">
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {words.storedTitle}
        </h1>
        <p>{words.stored(stored)}</p>
      </header>
      {stored.sources.length > 0 ? (
        <SourceFiles files={stored.sources} />
      ) : (
        <Note tone="warn" icon={CircleCheck} title={words.pastedTitle}>
          <p>{words.pastedText}</p>
        </Note>
      )}
      <div className="actions">
        <PushButton kind="main" isLarge={true} onPress={goOn} aria-keyshortcuts="Enter">
          {account === null ? words.toBoard : words.openAccount(account.name)}
          <KeyCap keys={keys.enter} />
        </PushButton>
        {account !== null && (
          <PushButton isLarge={true} onPress={toBoard}>
            {words.toBoard}
          </PushButton>
        )}
      </div>
      <p>
        <LinkButton onPress={() => places.swap({ at: 'sweep' })}>{sourceWords.lookForMore}</LinkButton>
      </p>
    </div>
  );
}
