/** After an import: what was stored, and what is to be done about the plain files, in honest words. */
import { CircleCheck, FileWarning } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Stored } from '../../preload/views/import-review.ts';
import { board } from '../board-store.ts';
import { keys } from '../messages/intl.ts';
import { reviewWords as words } from '../messages/review.ts';
import { places } from '../place.ts';
import { useDropOnLeave } from '../use-drop-on-leave.ts';
import { useKeys } from '../use-keys.ts';
import { KeyCap } from './KeyCap.tsx';
import { Note } from './Note.tsx';
import { PushButton } from './PushButton.tsx';
import './StoredImport.css';

/** The one account that got a set, if it was one: what to do next is to look at it. */
function onlyAccount({ accounts }: Stored): { readonly id: string; readonly name: string } | null {
  const [id] = accounts;
  if (id === undefined || accounts.length > 1) return null;
  return { id, name: board.row(id)?.service ?? words.theAccount };
}

interface PlainFilesProps {
  readonly files: readonly string[];
  readonly withLeftOut: readonly string[];
}

function PlainFiles({ files, withLeftOut }: PlainFilesProps): ReactNode {
  return (
    <Note tone="warn" icon={FileWarning} title={words.plainTitle(files.length)}>
      <ul className="stored__files">
        {files.map((file) => (
          <li key={file}>
            {file}
            {withLeftOut.includes(file) && <p>{words.plainLeftOut}</p>}
          </li>
        ))}
      </ul>
      <p>{words.plainText}</p>
      <p>{words.plainHonest}</p>
    </Note>
  );
}

export function StoredImport({ stored }: { readonly stored: Stored }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const account = onlyAccount(stored);
  const files = stored.sources.filter((name) => name !== '');
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
      {files.length > 0 ? (
        <PlainFiles files={files} withLeftOut={stored.withLeftOut} />
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
    </div>
  );
}
