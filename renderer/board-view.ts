/** How the user looks at the board: search, filter, order, the row that is selected, how far it is scrolled. Kept while away. */
import { useSyncExternalStore } from 'react';
import type { BoardFilter, BoardSort } from './board-list.ts';
import { vaultStore } from './use-vault.ts';

export interface BoardView {
  readonly query: string;
  readonly filter: BoardFilter;
  readonly sort: BoardSort;
  /** Account id of the row that has or had the focus; null: none yet. */
  readonly selected: string | null;
}

const start: BoardView = { query: '', filter: 'all', sort: 'urgency', selected: null };

export interface BoardViewStore {
  readonly subscribe: (changed: () => void) => () => void;
  readonly view: () => BoardView;
  set(change: Partial<BoardView>): void;
  /** Pixels from the top; nothing is drawn for it. */
  offset: number;
}

export function createBoardView(vault: Pick<typeof vaultStore, 'subscribe' | 'stage'>): BoardViewStore {
  const listeners = new Set<() => void>();
  let view = start;
  const store: BoardViewStore = {
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    view: () => view,
    set: (change) => {
      view = { ...view, ...change };
      // Another list begins at its top.
      if (change.query !== undefined || change.filter !== undefined || change.sort !== undefined) store.offset = 0;
      for (const changed of listeners) changed();
    },
    offset: 0,
  };
  // The next vault is another one.
  vault.subscribe(() => {
    if (vault.stage().at === 'open') return;
    view = start;
    store.offset = 0;
  });
  return store;
}

export const boardView = createBoardView(vaultStore);

export function useBoardView(): BoardView {
  return useSyncExternalStore(boardView.subscribe, boardView.view);
}

/** Draws again only when this part changes. */
export function useBoardViewPart<K extends keyof BoardView>(part: K): BoardView[K] {
  return useSyncExternalStore(boardView.subscribe, () => boardView.view()[part]);
}
