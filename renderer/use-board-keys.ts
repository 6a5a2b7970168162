/** Keys of the board that need no field: N does the step, U shows the next code, Down goes into the list, Esc leaves the search. */
import type { RefObject } from 'react';
import { board } from './board-store.ts';
import { boardView } from './board-view.ts';
import { boardWords as words } from './messages/board.ts';
import { doStep, hasStep, showNextCode } from './next-step.ts';
import { showToast } from './toasts.ts';
import { useKeys } from './use-keys.ts';

interface BoardKeys {
  readonly selected: string | null;
  readonly canWrite: boolean;
  readonly list: RefObject<HTMLElement | null>;
  readonly pane: RefObject<HTMLElement | null>;
  readonly focusRow: (account: string) => void;
}

export function stepOf(account: string): void {
  const row = board.row(account);
  if (row === undefined) return;
  if (hasStep(row)) doStep(row);
  else showToast({ tone: 'usual', text: words.noStep(row.service) });
}

function showCodeOf(account: string): void {
  const row = board.row(account);
  if (row !== undefined && !showNextCode(row)) showToast({ tone: 'stop', text: words.noCodeLeft(row.service) });
}

/** What is left gives the focus back to its row, so that coming back finds it. */
function focusDrawn(list: HTMLElement | null, account: string): void {
  list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(account)}"]`)?.focus({ preventScroll: true });
}

export function useBoardKeys({ selected, canWrite, list, pane, focusRow }: BoardKeys): void {
  const onSelected = (act: (account: string) => void) => (): boolean => {
    if (selected === null) return false;
    focusDrawn(list.current, selected);
    act(selected);
    return true;
  };
  const enterList = (): boolean => {
    if (selected === null || list.current?.contains(document.activeElement)) return false;
    focusRow(selected);
    return true;
  };
  useKeys({
    u: onSelected(showCodeOf),
    n: canWrite ? onSelected(stepOf) : () => false,
    ArrowDown: enterList,
    ArrowUp: enterList,
    Escape: () => {
      const active = document.activeElement;
      const isInSearch = active instanceof HTMLElement && active.dataset['focus'] === 'search';
      if (boardView.view().query !== '') boardView.set({ query: '' });
      else if (isInSearch || pane.current?.contains(active)) enterList();
      else return false;
      return true;
    },
  });
}
