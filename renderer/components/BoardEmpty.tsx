/** A board without a row to show: because there is no account yet, or because none fits what was asked for. */
import { Import, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useBoardHead } from '../board-store.ts';
import { boardView, useBoardView } from '../board-view.ts';
import { importStore } from '../import-store.ts';
import { boardWords as words } from '../messages/board.ts';
import { stateNames } from '../messages/findings.ts';
import { controlShortcut, keys } from '../messages/intl.ts';
import { useCanWrite } from '../use-vault.ts';
import { EmptyCard } from './EmptyCard.tsx';
import { KeyCap } from './KeyCap.tsx';
import { PushButton } from './PushButton.tsx';

function NoAccounts(): ReactNode {
  const canWrite = useCanWrite();
  const { title, text, choose, type } = words.empty;
  return (
    <EmptyCard
      icon={Import}
      title={title}
      text={canWrite ? text : words.readingOnly}
      actions={
        canWrite && (
          <>
            <PushButton
              kind="main"
              data-focus="choose"
              aria-keyshortcuts={controlShortcut('I')}
              onPress={() => void importStore.choose()}
            >
              {choose}
              <KeyCap keys={keys.withControl('I')} />
            </PushButton>
            <PushButton data-focus="type" onPress={importStore.startTyping}>
              {type}
            </PushButton>
          </>
        )
      }
    />
  );
}

function NoMatch({ onClear }: { readonly onClear: () => void }): ReactNode {
  const { query, filter } = useBoardView();
  const { title, titleOfState, text, textOfState, clear, showAll } = words.none;
  const isSearch = query.trim() !== '';
  return (
    <EmptyCard
      icon={Search}
      title={isSearch || filter === 'all' ? title(query.trim()) : titleOfState(stateNames[filter])}
      text={isSearch ? text : textOfState}
      actions={
        <>
          {isSearch && (
            <PushButton aria-keyshortcuts="Escape" onPress={onClear}>
              {clear}
              <KeyCap keys={keys.escape} />
            </PushButton>
          )}
          {filter !== 'all' && <PushButton onPress={() => boardView.set({ filter: 'all' })}>{showAll}</PushButton>}
        </>
      }
    />
  );
}

export function BoardEmpty({ onClear }: { readonly onClear: () => void }): ReactNode {
  const { counts, isComplete } = useBoardHead();
  // Rows on their way may still fit.
  if (!isComplete) return null;
  return <div className="board__empty">{counts.accounts === 0 ? <NoAccounts /> : <NoMatch onClear={onClear} />}</div>;
}
