/** The rows of the open vault: all of them at the opening, and after a change those that it touched (desktop.md, "Board"). */
import { accountsOnBoard, boardCounts, boardRow, compareRows } from '../core/custody/board.ts';
import type { BoardCounts, BoardRow } from '../core/custody/board-row.ts';
import type { ReadState } from '../core/custody/state.ts';
import { inSlices } from './slices.ts';

/** More than a tall screen shows at once; each row more keeps the first picture waiting. */
const MOST_URGENT = 60;
/** So many candidates are sorted at a time, which takes a millisecond or two. */
const MOST_CANDIDATES = 2 * MOST_URGENT;

export interface ChangedRows {
  readonly rows: readonly BoardRow[];
  readonly gone: readonly string[];
}

export interface Board {
  /** The day that the rows are true of, `YYYY-MM-DD`. */
  readonly day: string;
  /**
   * Computes all rows and returns the most urgent ones, sorted; the others wait to be taken.
   * @param between called after each slice of the work with the part that is done; what it throws ends it.
   */
  fill(today: string, between: (part: number) => void): Promise<readonly BoardRow[]>;
  /** The rows of these accounts as they are now, and the ids of those that have none; they wait no longer. */
  refresh(accounts: Iterable<string>): Promise<ChangedRows>;
  /** Up to so many rows of those that wait, as they are now, without a break. */
  takeWaiting(most: number): readonly BoardRow[];
  /** How many wait. */
  waiting(): number;
  counts(): BoardCounts;
}

/** @param stateNow the state of the vault: another object once its file was written anew. */
export function createBoard(stateNow: () => ReadState): Board {
  /** What the counts need of each row; the rows themselves are the window's. */
  const groups = new Map<string, Pick<BoardRow, 'group'>>();
  /** Their rows are made when they are sent: kept until then, they would be old by then, and fill the memory. */
  const waiting = new Set<string>();
  let day = '';

  const compute = (account: string): BoardRow | null => {
    const row = boardRow(stateNow(), account, day);
    waiting.delete(account);
    if (row === null) groups.delete(account);
    else groups.set(account, { group: row.group });
    return row;
  };

  return {
    get day() {
      return day;
    },
    fill: async (today, between) => {
      day = today;
      const state = stateNow();
      const urgent: BoardRow[] = [];
      const wait = (row: BoardRow): void => {
        waiting.add(row.id);
      };
      const cut = (): void => {
        urgent.sort(compareRows);
        urgent.splice(MOST_URGENT).forEach(wait);
      };
      let least: BoardRow | undefined;
      await inSlices(
        accountsOnBoard(state),
        (account) => {
          const row = compute(account);
          if (row === null) return;
          if (least !== undefined && compareRows(row, least) > 0) wait(row);
          else urgent.push(row);
          if (urgent.length < MOST_CANDIDATES) return;
          cut();
          least = urgent.at(-1);
        },
        (done) => between(Math.min(1, done / state.accounts.size)),
      );
      cut();
      return urgent;
    },
    refresh: async (accounts) => {
      const rows: BoardRow[] = [];
      const gone: string[] = [];
      await inSlices(accounts, (account) => {
        const row = compute(account);
        if (row === null) gone.push(account);
        else rows.push(row);
      });
      return { rows, gone };
    },
    takeWaiting: (most) => {
      const rows: BoardRow[] = [];
      for (const account of waiting) {
        if (rows.length >= most) break;
        const row = compute(account);
        if (row !== null) rows.push(row);
      }
      return rows;
    },
    waiting: () => waiting.size,
    counts: () => boardCounts(groups.values(), stateNow()),
  };
}
