/** What the window hears of the rows of the open vault: those of the opening one after the other, then those that changed. */
import { setImmediate } from 'node:timers/promises';
import type { RowsChange } from '../../preload/contract.ts';
import type { BoardRow } from '../core/custody/board-row.ts';
import { accountsTouchedBy } from '../core/custody/touched.ts';
import type { ClockPort } from '../vault/clock.ts';
import type { Session } from '../vault/session.ts';
import { type ChangedRows, createBoard } from './board.ts';
import { type Head, headOf, noticesOf } from './vault-view.ts';

/** A message of so many rows is put together well within a slice. */
const MOST_ROWS_AT_ONCE = 250;

export interface RowMessages {
  /**
   * Computes all rows; the most urgent ones are returned, and the others follow by and by.
   * @param between called after each slice of the work with the part that is done; what it throws ends it.
   */
  begin(between: (part: number) => void): Promise<Head & { readonly rows: readonly BoardRow[] }>;
  /** Settles when the rows of the opening were sent, or nothing is sent any more. */
  sent(): Promise<void>;
  /** Sends what has changed since; nothing has: nothing is sent. */
  tell(): Promise<void>;
  /** Nothing is sent any more. */
  end(): void;
}

export function createRowMessages(
  session: Session,
  clock: Pick<ClockPort, 'today'>,
  sendRows: (change: RowsChange) => void,
): RowMessages {
  const board = createBoard(() => session.state);
  let head: Head | null = null;
  /** How many events the rows tell of that were sent. */
  let told = 0;
  let isOver = false;
  let sending: Promise<void> = Promise.resolve();

  const send = (rows: readonly BoardRow[], gone: readonly string[] = []): void => {
    if (isOver || head === null) return;
    sendRows({ ...head, rows, ...(gone.length === 0 ? {} : { gone }), isComplete: board.waiting() === 0 });
  };

  const sendWaiting = async (): Promise<void> => {
    while (board.waiting() > 0) {
      await setImmediate();
      if (isOver) return;
      send(board.takeWaiting(MOST_ROWS_AT_ONCE));
    }
  };

  /** Rows of all accounts on a new day, since what counts as old goes by it. */
  const changedRows = async (today: string): Promise<ChangedRows> => {
    const appended = session.events.slice(told);
    told = session.events.length;
    const touched = accountsTouchedBy(appended, session.state);
    if (board.day === today) return board.refresh(touched);
    const { gone } = await board.refresh(touched);
    return { rows: await board.fill(today, () => undefined), gone };
  };

  return {
    begin: async (between) => {
      const rows = await board.fill(clock.today(), between);
      told = session.events.length;
      const first = headOf(session, board);
      head = first;
      sending = sendWaiting();
      return { ...first, rows };
    },
    sent: () => sending,
    tell: async () => {
      if (isOver || head === null) return;
      const today = clock.today();
      const isSame = session.point.change === head.change && board.day === today;
      if (isSame && noticesOf(session).length === head.notices.length) return;
      const isSending = board.waiting() > 0;
      const { rows, gone } = await changedRows(today);
      head = headOf(session, board);
      let from = 0;
      do {
        send(rows.slice(from, from + MOST_ROWS_AT_ONCE), from === 0 ? gone : []);
        from += MOST_ROWS_AT_ONCE;
      } while (from < rows.length);
      if (!isSending) void sendWaiting();
    },
    end: () => {
      isOver = true;
    },
  };
}
