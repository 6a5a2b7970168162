/** The focus on the rows of the board: it goes to a row once that is drawn, and stays there when the row moves. */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { boardView } from './board-view.ts';

export function focusSearch(): void {
  const search = document.querySelector<HTMLInputElement>('[data-focus="search"]');
  search?.focus();
  search?.select();
}

/** @returns puts the focus on the row of an account, and makes it the selected one. */
export function useRowFocus(list: RefObject<HTMLElement | null>): (account: string) => void {
  const wanted = useRef<string | null>(null);
  const [, draw] = useState(0);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(wanted.current)}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  });
  return useCallback((account) => {
    if (account === '') return;
    wanted.current = account;
    boardView.set({ selected: account });
    draw((times) => times + 1);
  }, []);
}
