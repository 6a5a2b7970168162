/** The board: can I get in today, and what is the one thing to do next (desktop.md, screen 3). */
import { type ReactNode, type RefObject, useDeferredValue, useMemo, useRef } from 'react';
import type { BoardRow } from '../../preload/views/custody.ts';
import { type BoardList, boardList, createBoardChoice, createBoardOrder, placeOf } from '../board-list.ts';
import { rowFrom } from '../board-moves.ts';
import { useBoardHead, useRow, useRows } from '../board-store.ts';
import { boardView, useBoardView } from '../board-view.ts';
import { AccountList } from '../components/AccountList.tsx';
import { loginOf } from '../components/AccountRow.tsx';
import { BoardAnswer } from '../components/BoardAnswer.tsx';
import { BoardBar } from '../components/BoardBar.tsx';
import { BoardEmpty } from '../components/BoardEmpty.tsx';
import { DetailPane } from '../components/DetailPane.tsx';
import { OpenReveals } from '../components/OpenReveals.tsx';
import { SafetyNotice } from '../components/SafetyNotice.tsx';
import { places, useArrival } from '../place.ts';
import { useRowFocus } from '../use-board-focus.ts';
import { stepOf, useBoardKeys } from '../use-board-keys.ts';
import { useIsShown } from '../use-is-shown.ts';
import { useSaysMatches } from '../use-says-matches.ts';
import { useCanWrite } from '../use-vault.ts';
import './Board.css';

const order = createBoardOrder();
const choose = createBoardChoice();

/** The rows as the user asked for them; a keystroke costs one look at each. */
function useBoard(asked: string): BoardList {
  const rows = useRows();
  const { query, filter, sort } = useBoardView();
  const chosen = useMemo(() => choose(order(rows, sort), query, filter), [rows, sort, query, filter]);
  useSaysMatches(asked, chosen.length, chosen.length === rows.size);
  return useMemo(() => boardList(chosen, sort), [chosen, sort]);
}

const open = (account: string): void => places.go({ at: 'account', account });

interface PaneProps {
  readonly selected: string | null;
  readonly isShown: boolean;
  readonly pane: RefObject<HTMLElement | null>;
}

const nameOf = (row: BoardRow): string => `${row.service}, ${loginOf(row)}`;

function Pane({ selected, isShown, pane }: PaneProps): ReactNode {
  // The list comes first: whoever types waits for it, not for this.
  const row = useRow(useDeferredValue(selected ?? ''));
  return (
    <section ref={pane} className="pane" {...(row === undefined ? {} : { 'aria-label': nameOf(row) })}>
      {isShown && row !== undefined && <DetailPane row={row} />}
    </section>
  );
}

export function Board(): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  const list = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const head = useBoardHead();
  const canWrite = useCanWrite();
  const { query, filter, sort, selected: wanted } = useBoardView();
  const listed = useBoard(JSON.stringify([query, filter]));
  // The row that was selected, as long as it is in the list; else the first.
  const wantedAt = useMemo(() => placeOf(listed, wanted), [listed, wanted]);
  const selected = wantedAt < 0 ? rowFrom(listed, -1, 1) : wanted;
  const at = wantedAt < 0 ? placeOf(listed, selected) : wantedAt;
  const isPaneShown = useIsShown(pane);
  const focusRow = useRowFocus(list);
  useBoardKeys({ selected, canWrite, list, pane, focusRow });
  return (
    <div className={`board-screen${head.counts.accounts === 0 ? ' board-screen--alone' : ''}`}>
      <div className="board">
        <BoardBar
          query={query}
          onQuery={(text) => boardView.set({ query: text })}
          onLeave={() => focusRow(selected ?? '')}
        />
        <OpenReveals reveals={head.openReveals} />
        {/* One question at a time: a code without an outcome comes first. */}
        {head.openReveals.length === 0 && <SafetyNotice />}
        <BoardAnswer head={head} heading={heading} />
        {listed.length === 0 ? (
          <BoardEmpty onClear={() => boardView.set({ query: '' })} />
        ) : (
          <AccountList
            board={listed}
            sort={sort}
            asked={JSON.stringify([query, filter, sort])}
            selected={selected}
            at={at}
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
