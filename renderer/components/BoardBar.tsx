/** Over the board: search, and the two ways to bring codes in and out. */
import { Import, Printer, Search } from 'lucide-react';
import { type KeyboardEvent, memo, type ReactNode } from 'react';
import { importStore } from '../import-store.ts';
import { boardWords as words } from '../messages/board.ts';
import { controlShortcut } from '../messages/intl.ts';
import { places } from '../place.ts';
import { useCanWrite } from '../use-vault.ts';
import './BoardBar.css';
import './Field.css';
import { KeyCap } from './KeyCap.tsx';
import './PageBar.css';
import { PushButton } from './PushButton.tsx';

interface BoardBarProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Down or Enter: on into the list. */
  readonly onLeave: () => void;
}

/** Not drawn again for a key in the search. */
const BoardButtons = memo(function BoardButtons(): ReactNode {
  const canWrite = useCanWrite();
  return (
    <div className="bar__end">
      {!canWrite && <span className="quiet">{words.readingOnly}</span>}
      <PushButton
        isDisabled={!canWrite}
        data-focus="import"
        aria-keyshortcuts={controlShortcut('I')}
        onPress={() => void importStore.choose()}
      >
        <Import className="icon" aria-hidden="true" />
        {words.import}
      </PushButton>
      <PushButton
        isDisabled={!canWrite}
        data-focus="print"
        aria-keyshortcuts={controlShortcut('P')}
        onPress={() => places.go({ at: 'print', sets: [] })}
      >
        <Printer className="icon" aria-hidden="true" />
        {words.print}
      </PushButton>
    </div>
  );
});

export function BoardBar({ query, onQuery, onLeave }: BoardBarProps): ReactNode {
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    onLeave();
  };
  return (
    <div className="bar">
      <search className="board-search">
        <div className="box">
          <Search className="icon" aria-hidden="true" />
          <input
            type="text"
            aria-label={words.search}
            aria-keyshortcuts={`/ ${controlShortcut('K')}`}
            placeholder={words.searchHint}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            data-focus="search"
            value={query}
            onChange={(event) => onQuery(event.target.value)}
            onKeyDown={leave}
          />
          <KeyCap keys="/" />
        </div>
      </search>
      <BoardButtons />
    </div>
  );
}
