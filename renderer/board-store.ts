/** The rows of the open vault, kept by account: main sends what is new or changed, and only that is drawn again. */
import { useSyncExternalStore } from 'react';
import type { Notice, OpenRevealView, RowsChange, VaultApi, VaultPoint, VaultView } from '../preload/contract.ts';
import type { BoardCounts, BoardRow } from '../preload/views/custody.ts';

/** What stands over the rows. */
export interface BoardHead extends VaultPoint {
  readonly counts: BoardCounts;
  readonly openReveals: readonly OpenRevealView[];
  readonly notices: readonly Notice[];
  /** False while rows of the opening are on their way. */
  readonly isComplete: boolean;
}

export interface BoardStore {
  readonly subscribe: (changed: () => void) => () => void;
  readonly head: () => BoardHead;
  /** The same map until a row changes. */
  readonly rows: () => ReadonlyMap<string, BoardRow>;
  readonly row: (account: string) => BoardRow | undefined;
  /** Another opening begins while rows stand here: what comes from now on is of that one. */
  expect(): void;
  fill(view: VaultView): void;
  empty(): void;
}

const noHead: BoardHead = {
  change: 0,
  fingerprint: [],
  savedAt: null,
  counts: { accounts: 0, noWayIn: 0, oneStep: 0, sheets: 0 },
  openReveals: [],
  notices: [],
  isComplete: true,
};

/** While the rows of an opening come in, the picture follows no faster than this, and takes a fifth of the time at most. */
const PACE_MILLISECONDS = 60;
const PACE_FACTOR = 4;

export function createBoardStore(api: Pick<VaultApi, 'onRows'>): BoardStore {
  const listeners = new Set<() => void>();
  let head = noHead;
  let rows: ReadonlyMap<string, BoardRow> = new Map();
  /** What came in and is not shown yet. */
  let nextHead = noHead;
  let waiting: BoardRow[] = [];
  let gone: string[] = [];
  /** Rows of an opening that is expected; null: none is. */
  let expected: BoardRow[] | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Milliseconds that the last picture took. */
  let cost = 0;

  const show = (): void => {
    const begun = performance.now();
    clearTimeout(timer);
    timer = undefined;
    head = nextHead;
    if (waiting.length + gone.length > 0) {
      const next = new Map(rows);
      for (const row of waiting) next.set(row.id, row);
      for (const id of gone) next.delete(id);
      rows = next;
      waiting = [];
      gone = [];
    }
    for (const tell of listeners) tell();
    // After the work that the listeners have put off to the end of this turn.
    queueMicrotask(() => {
      cost = performance.now() - begun;
    });
  };
  const change = ({ rows: changed, gone: ended = [], ...toHead }: RowsChange): void => {
    nextHead = toHead;
    gone.push(...ended);
    for (const row of changed) waiting.push(row);
    expected?.push(...changed);
    if (toHead.isComplete) show();
    else timer ??= setTimeout(show, Math.max(PACE_MILLISECONDS, cost * PACE_FACTOR));
  };

  api.onRows(change);

  return {
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    head: () => head,
    rows: () => rows,
    row: (account) => rows.get(account),
    expect: () => {
      expected = [];
    },
    fill: ({ rows: first, counts, openReveals, notices, change: at, fingerprint, savedAt }) => {
      // Rows may have come in before the answer that they belong to.
      waiting = [...first, ...(expected ?? [...rows.values(), ...waiting])];
      expected = null;
      rows = new Map();
      const isComplete = new Set(waiting.map(({ id }) => id)).size >= counts.accounts;
      nextHead = { change: at, fingerprint, savedAt, counts, openReveals, notices, isComplete };
      show();
    },
    empty: () => {
      expected = null;
      rows = new Map();
      waiting = [];
      nextHead = noHead;
      show();
    },
  };
}

export const board = createBoardStore(window.vault);

export function useBoardHead(): BoardHead {
  return useSyncExternalStore(board.subscribe, board.head);
}

export function useRows(): ReadonlyMap<string, BoardRow> {
  return useSyncExternalStore(board.subscribe, board.rows);
}

/** Draws again only when this row changes. */
export function useRow(account: string): BoardRow | undefined {
  return useSyncExternalStore(board.subscribe, () => board.row(account));
}
