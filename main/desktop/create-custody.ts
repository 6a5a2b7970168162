/** The open vault: one session, work on it one piece after the other, its rows sent when they change, and its end. */
import { setImmediate } from 'node:timers/promises';
import type { RowsChange, VaultView } from '../../preload/contract.ts';
import type { BoardRow } from '../core/custody/board-row.ts';
import { accountsTouchedBy } from '../core/custody/touched.ts';
import type { Ports } from '../vault/ports.ts';
import type { Session } from '../vault/session.ts';
import { type Board, createBoard } from './board.ts';
import type { Custody } from './custody.ts';
import { DesktopError } from './desktop-error.ts';
import { createLogIndex, type LogIndex } from './log-index.ts';
import { type Head, headOf, standingOf } from './vault-view.ts';

/** A message of so many rows takes a few milliseconds to be put together. */
const MOST_ROWS_AT_ONCE = 1_000;

export type OpenedView = Omit<VaultView, 'hasRecoveryKeyToShow'>;

export interface OpenCustody extends Custody {
  /**
   * Takes a session over, in place of nothing: what was open is locked before. Rows that are not in the answer follow it.
   * @param between called after each slice of the work with the part that is done; what it throws ends it, and the session is
   * locked.
   */
  adopt(session: Session, between: (part: number) => void): Promise<OpenedView>;
  readonly isOpen: boolean;
  /** The log of the open vault; for tasks of {@link Custody.work} alone. */
  readonly log: LogIndex;
  /** Work that was not begun is refused, what runs comes to its end, everyone lets go, the session is locked. */
  lock(): Promise<void>;
}

interface Open {
  readonly session: Session;
  readonly board: Board;
  readonly log: LogIndex;
  head: Head;
  /** How many events the rows tell of that were sent. */
  told: number;
  isEnding: boolean;
  turn: Promise<unknown>;
}

/** @param sendRows to the window; a vault that is being locked sends nothing any more. */
export function createCustody(ports: Ports, sendRows: (change: RowsChange) => void): OpenCustody {
  const droppers: (() => void)[] = [];
  let open: Open | null = null;
  let ending: Promise<void> = Promise.resolve();

  const send = ({ head, board, isEnding }: Open, rows: readonly BoardRow[]): void => {
    if (!isEnding) sendRows({ ...head, rows, isComplete: board.waiting() === 0 });
  };

  const sendWaiting = async (mine: Open): Promise<void> => {
    while (mine.board.waiting() > 0) {
      await setImmediate();
      if (mine.isEnding) return;
      send(mine, mine.board.takeWaiting(MOST_ROWS_AT_ONCE));
    }
  };

  /** Rows of all accounts on a new day, since what counts as old goes by it. */
  const changedRows = async (mine: Open): Promise<readonly BoardRow[]> => {
    const today = ports.clock.today();
    const { events, state } = mine.session;
    const appended = events.slice(mine.told);
    mine.told = events.length;
    if (mine.board.day !== today) return mine.board.fill(today, () => undefined);
    return mine.board.refresh(accountsTouchedBy(appended, state));
  };

  const tellChanges = async (mine: Open): Promise<void> => {
    const { session, head, board, isEnding } = mine;
    if (isEnding) return;
    const isSame = session.point.change === head.change && board.day === ports.clock.today();
    const known = session.notices.filter((notice) => notice !== 'first-time').length;
    if (isSame && known === head.notices.length) return;
    const wasWaiting = board.waiting() > 0;
    const rows = await changedRows(mine);
    mine.head = headOf(session, board);
    let from = 0;
    do {
      send(mine, rows.slice(from, from + MOST_ROWS_AT_ONCE));
      from += MOST_ROWS_AT_ONCE;
    } while (from < rows.length);
    if (!wasWaiting) void sendWaiting(mine);
  };

  const work = <T>(task: (session: Session) => Promise<T>): Promise<T> => {
    const mine = open;
    if (mine === null) return Promise.reject(new DesktopError('usage'));
    const refuseIfEnding = (): void => {
      if (mine.isEnding) throw new DesktopError('usage');
    };
    const result = mine.turn.then(async () => {
      refuseIfEnding();
      try {
        return await task(mine.session);
      } finally {
        await tellChanges(mine);
        // Whoever asked has no vault before them any more, and what comes of the task may hold a code.
        refuseIfEnding();
      }
    });
    mine.turn = result.catch(() => undefined);
    return result;
  };

  const end = async (mine: Open): Promise<void> => {
    await mine.turn;
    try {
      for (const drop of droppers) drop();
    } finally {
      await mine.session.lock();
    }
  };

  return {
    ports,
    work,
    onLock: (drop) => {
      droppers.push(drop);
    },
    get isOpen() {
      return open !== null;
    },
    get log() {
      if (open === null) throw new DesktopError('usage');
      return open.log;
    },
    adopt: async (session, between) => {
      const board = createBoard(session.state);
      try {
        const rows = await board.fill(ports.clock.today(), between);
        const head = headOf(session, board);
        const log = createLogIndex(session);
        const told = session.events.length;
        const mine: Open = { session, board, log, head, told, isEnding: false, turn: Promise.resolve() };
        open = mine;
        void sendWaiting(mine);
        return { ...head, rows, standing: standingOf(session) };
      } catch (error) {
        await session.lock();
        throw error;
      }
    },
    lock: () => {
      if (open !== null) {
        open.isEnding = true;
        const ended = end(open);
        open = null;
        ending = ended.catch(() => undefined);
        return ended;
      }
      return ending;
    },
  };
}
