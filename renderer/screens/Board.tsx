/** The board: can I get in today, and what is the one thing to do next (desktop.md, screen 3). */
import { type ReactNode, type RefObject, useMemo, useRef } from 'react';
import type { BoardRow } from '../../preload/views/custody.ts';
import { type BoardItem, boardItems, chosenEntries, createBoardOrder } from '../board-list.ts';
import { indexOfRow, rowFrom } from '../board-moves.ts';
import { useBoardHead, useRow, useRows } from '../board-store.ts';
import { boardView, useBoardView } from '../board-view.ts';
import { AccountList } from '../components/AccountList.tsx';
import { loginOf } from '../components/AccountRow.tsx';
import { BoardAnswer } from '../components/BoardAnswer.tsx';
import { BoardBar } from '../components/BoardBar.tsx';
import { BoardEmpty } from '../components/BoardEmpty.tsx';
import { DetailPane } from '../components/DetailPane.tsx';
import { OpenReveals } from '../components/OpenReveals.tsx';
import { places, useArrival } from '../place.ts';
import { useRowFocus } from '../use-board-focus.ts';
import { stepOf, useBoardKeys } from '../use-board-keys.ts';
import { useIsShown } from '../use-is-shown.ts';
import { useSaysMatches } from '../use-says-matches.ts';
import { useCanWrite } from '../use-vault.ts';
import './Board.css';

const order = createBoardOrder();

/** The rows as the user asked for them; a keystroke costs one look at each. */
function useItems(): readonly BoardItem[] {
  const rows = useRows();
  const { query, filter, sort } = useBoardView();
  const chosen = useMemo(() => chosenEntries(order(rows, sort), query, filter), [rows, sort, query, filter]);
  useSaysMatches(JSON.stringify([query, filter]), chosen.length, chosen.length === rows.size);
  return useMemo(() => boardItems(chosen, sort), [chosen, sort]);
}

const open = (account: string): void => places.go({ at: 'account', account });

interface PaneProps {
  readonly selected: string | null;
  readonly isShown: boolean;
  readonly pane: RefObject<HTMLElement | null>;
}

const nameOf = (row: BoardRow): string => `${row.service}, ${loginOf(row)}`;

function Pane({ selected, isShown, pane }: PaneProps): ReactNode {
  const row = useRow(selected ?? '');
  return (
    <section ref={pane} className="pane" {...(row === undefined ? {} : { 'aria-label': nameOf(row) })}>
      {isShown && row !== undefined && <DetailPane key={row.id} row={row} />}
    </section>
  );
}

export function Board(): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  const list = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const head = useBoardHead();
  const canWrite = useCanWrite();
  const { query, sort, selected: wanted } = useBoardView();
  const items = useItems();
  // The row that was selected, as long as it is in the list; else the first.
  const selected = indexOfRow(items, wanted) < 0 ? rowFrom(items, -1, 1) : wanted;
  const isPaneShown = useIsShown(pane);
  const focusRow = useRowFocus(list);
  useBoardKeys({ selected, canWrite, list, pane, focusRow });
  return (
    <div className="board-screen">
      <div className="board">
        <BoardBar
          query={query}
          onQuery={(text) => boardView.set({ query: text })}
          onLeave={() => focusRow(selected ?? '')}
        />
        <OpenReveals reveals={head.openReveals} />
        <BoardAnswer head={head} heading={heading} />
        {items.length === 0 ? (
          <BoardEmpty onClear={() => boardView.set({ query: '' })} />
        ) : (
          <AccountList
            items={items}
            sort={sort}
            selected={selected}
            canWrite={canWrite}
            list={list}
            onMove={focusRow}
            onFocus={(account) => boardView.set({ selected: account })}
            onPress={(account) => (isPaneShown ? focusRow(account) : open(account))}
            onOpen={open}
            onStep={stepOf}
          />
        )}
      </div>
      <Pane selected={selected} isShown={isPaneShown} pane={pane} />
    </div>
  );
}
