/** The accounts as a grid of which only the rows in sight are drawn. One tab stop: arrows move, Enter opens (desktop.md). */
import { Fragment, type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useRef } from 'react';
import { type BoardItem, type BoardList, type BoardSort, itemAt } from '../board-list.ts';
import { accountAt, distanceOf, rowFrom } from '../board-moves.ts';
import { boardWords as words } from '../messages/board.ts';
import { type RowWindow, useRowWindow } from '../use-row-window.ts';
import './AccountList.css';
import { AccountRow } from './AccountRow.tsx';

interface AccountListProps {
  readonly board: BoardList;
  readonly sort: BoardSort;
  /** Search, choice and order that the list is the answer to. */
  readonly asked: string;
  /** Account id of the row that is the tab stop, and its place in the list; null and -1: there is no row. */
  readonly selected: string | null;
  readonly at: number;
  readonly canWrite: boolean;
  readonly list: RefObject<HTMLDivElement | null>;
  /** A key led to this row: it wants the focus. */
  readonly onMove: (account: string) => void;
  /** This row got the focus. */
  readonly onFocus: (account: string) => void;
  readonly onPress: (account: string) => void;
  readonly onOpen: (account: string) => void;
  readonly onStep: (account: string) => void;
}

/** The names of the columns are the first row, the items the rows from here. */
const FIRST_ROW = 2;

/** Space for rows that are not drawn: an attribute, since the content policy is no friend of styles. */
function Gap({ pixels }: { readonly pixels: number }): ReactNode {
  return pixels < 0.5 ? null : <svg className="account-list__gap" height={pixels} width="1" aria-hidden="true" />;
}

function Columns(): ReactNode {
  return (
    <div className="account-list__columns" role="row" aria-rowindex={1}>
      {Object.entries(words.columns).map(([column, name]) => (
        <span key={column} role="columnheader">
          {name}
        </span>
      ))}
    </div>
  );
}

interface GroupProps {
  readonly item: Extract<BoardItem, { kind: 'group' }>;
  readonly index: number;
}

function Group({ item, index }: GroupProps): ReactNode {
  return (
    <div className="account-list__group" role="row" aria-rowindex={index + FIRST_ROW} data-index={index}>
      <div role="gridcell" aria-colspan={5}>
        <h2>{words.groups[item.group]}</h2>
        <span className="quiet">{words.groupCount(item.count)}</span>
      </div>
    </div>
  );
}

type DrawnProps = Pick<AccountListProps, 'board' | 'canWrite'> &
  Omit<RowWindow, 'rowsInSight'> & { readonly at: number };

function Drawn({ board, canWrite, at, drawn, heights }: DrawnProps): ReactNode {
  let next = 0;
  const rows = drawn.map((place) => {
    const item = itemAt(board, place);
    const gap = heights.startOf(place) - heights.startOf(next);
    next = place + 1;
    return (
      <Fragment key={item?.kind === 'row' ? item.row.id : item?.group}>
        <Gap pixels={gap} />
        {item?.kind === 'group' && <Group item={item} index={place} />}
        {item?.kind === 'row' && (
          <AccountRow
            row={item.row}
            rowIndex={place + FIRST_ROW}
            index={place}
            isSelected={place === at}
            canWrite={canWrite}
          />
        )}
      </Fragment>
    );
  });
  return (
    <>
      {rows}
      <Gap pixels={heights.total - heights.startOf(next)} />
    </>
  );
}

/** Between the row and the step in it. */
function moveInside(event: KeyboardEvent): boolean {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
  const step = row?.querySelector<HTMLElement>('[data-step]') ?? null;
  if (event.key === 'ArrowRight' && event.target === row) step?.focus();
  else if (event.key === 'ArrowLeft' && event.target === step) row?.focus();
  else return false;
  return true;
}

export function AccountList(props: AccountListProps): ReactNode {
  const { board, sort, asked, selected, at, canWrite, list, onMove, onFocus, onPress, onOpen, onStep } = props;
  const rows = useRef<HTMLDivElement>(null);
  const { rowsInSight, ...drawn } = useRowWindow(board, asked, at, rows);

  const hearKey = (event: KeyboardEvent): void => {
    const distance = distanceOf(event, rowsInSight());
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset['row'] === selected;
    if (distance !== null) onMove(rowFrom(board, at, distance) ?? '');
    else if (event.key === 'Enter' && isOnRow && selected !== null) onOpen(selected);
    else if (!moveInside(event)) return;
    event.preventDefault();
  };
  const hearClick = (event: MouseEvent): void => {
    const step = accountAt(event.target, 'step');
    const account = accountAt(event.target, 'row');
    if (step !== null) onStep(step);
    else if (account !== null && event.detail > 1) onOpen(account);
    else if (account !== null) onPress(account);
  };

  return (
    <div
      ref={list}
      className="account-list"
      role="grid"
      aria-label={words.list(sort)}
      aria-rowcount={board.length + 1}
      aria-colcount={5}
      onKeyDown={hearKey}
      onClick={hearClick}
      onFocus={(event) => {
        const account = accountAt(event.target, 'row');
        if (account !== null && account !== selected) onFocus(account);
      }}
    >
      <Columns />
      <div ref={rows} role="presentation">
        <Drawn board={board} canWrite={canWrite} at={at} {...drawn} />
      </div>
    </div>
  );
}
