/** The accounts as a grid of which only the rows in sight are drawn. One tab stop: arrows move, Enter opens (desktop.md). */
import {
  Fragment,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useRef,
} from 'react';
import type { BoardItem, BoardSort } from '../board-list.ts';
import { accountAt, distanceOf, indexOfRow, rowFrom } from '../board-moves.ts';
import { boardWords as words } from '../messages/board.ts';
import { useVirtualBoard, type VirtualBoard } from '../use-virtual-board.ts';
import './AccountList.css';
import { AccountRow } from './AccountRow.tsx';

interface AccountListProps {
  readonly items: readonly BoardItem[];
  readonly sort: BoardSort;
  /** Account id of the row that is the tab stop; null: there is no row. */
  readonly selected: string | null;
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

function rowsOfPage({ virtual }: VirtualBoard): number {
  const seen = virtual.scrollElement?.clientHeight ?? 0;
  const height = virtual.getVirtualItems().at(-1)?.size ?? 1;
  return Math.max(1, Math.floor(seen / height) - 2);
}

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
  readonly measure: (element: Element | null) => void;
}

function Group({ item, index, measure }: GroupProps): ReactNode {
  return (
    <div ref={measure} className="account-list__group" role="row" aria-rowindex={index + FIRST_ROW} data-index={index}>
      <div role="gridcell" aria-colspan={5}>
        <h2>{words.groups[item.group]}</h2>
        <span className="quiet">{words.groupCount(item.count)}</span>
      </div>
    </div>
  );
}

type DrawnProps = Pick<AccountListProps, 'items' | 'canWrite'> & VirtualBoard & { readonly at: number };

function Drawn({ items, canWrite, at, virtual, margin }: DrawnProps): ReactNode {
  const measure = useCallback((element: Element | null) => virtual.measureElement(element), [virtual]);
  let end = margin;
  const drawn = virtual.getVirtualItems().map(({ index, key, start, end: itsEnd }) => {
    const item = items[index];
    const gap = start - end;
    end = itsEnd;
    return (
      <Fragment key={String(key)}>
        <Gap pixels={gap} />
        {item?.kind === 'group' && <Group item={item} index={index} measure={measure} />}
        {item?.kind === 'row' && (
          <AccountRow
            row={item.row}
            rowIndex={index + FIRST_ROW}
            index={index}
            isSelected={index === at}
            canWrite={canWrite}
            measure={measure}
          />
        )}
      </Fragment>
    );
  });
  return (
    <>
      {drawn}
      <Gap pixels={virtual.getTotalSize() + margin - end} />
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
  const { items, sort, selected, canWrite, list, onMove, onFocus, onPress, onOpen, onStep } = props;
  const rows = useRef<HTMLDivElement>(null);
  const at = indexOfRow(items, selected);
  const board = useVirtualBoard(items, at, rows);

  const hearKey = (event: KeyboardEvent): void => {
    const distance = distanceOf(event, rowsOfPage(board));
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset['row'] === selected;
    if (distance !== null) onMove(rowFrom(items, at, distance) ?? selected ?? '');
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
      aria-rowcount={items.length + 1}
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
        <Drawn items={items} canWrite={canWrite} at={at} {...board} />
      </div>
    </div>
  );
}
