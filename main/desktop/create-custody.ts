/** The open vault: one session, work on it one piece after the other, and its end. */
import type { RowsChange, VaultView } from '../../preload/contract.ts';
import type { Ports } from '../vault/ports.ts';
import type { Session } from '../vault/session.ts';
import { tidyIfWorthIt } from '../vault/tidy.ts';
import type { Custody } from './custody.ts';
import { DesktopError } from './desktop-error.ts';
import { createLogIndex, type LogIndex } from './log-index.ts';
import { createRowMessages, type RowMessages } from './row-messages.ts';
import { standingOf } from './vault-view.ts';

export type OpenedView = Omit<VaultView, 'hasRecoveryKeyToShow'>;

export interface OpenCustody extends Custody {
  /**
   * Takes a session over; nothing may be open. Rows that are not in the answer follow it.
   * @param between called after each slice of the work with the part that is done; what it throws ends it, and the session is
   * locked.
   */
  adopt(session: Session, between: (part: number) => void): Promise<OpenedView>;
  readonly isOpen: boolean;
  /** Settles when the window has been sent all rows of the opening: what can wait waits for that. At once while none is open. */
  rowsSent(): Promise<void>;
  /** The log of the open vault. @throws DesktopError `usage` while none is open. */
  readonly log: LogIndex;
  /** Work that was not begun is refused, what runs comes to its end, everyone lets go, the session is locked. */
  lock(): Promise<void>;
}

interface Open {
  readonly session: Session;
  readonly messages: RowMessages;
  readonly log: LogIndex;
  isEnding: boolean;
  /** Settles when the work that was asked for last is over. */
  turn: Promise<unknown>;
}

function refuseIfEnding({ isEnding }: Open): void {
  if (isEnding) throw new DesktopError('usage');
}

function workOn<T>(mine: Open, task: (session: Session) => Promise<T>): Promise<T> {
  const result = mine.turn.then(async () => {
    refuseIfEnding(mine);
    try {
      return await task(mine.session);
    } finally {
      await mine.messages.tell();
      // Whoever asked has no vault before them any more, and what comes of the task may hold a code.
      refuseIfEnding(mine);
    }
  });
  mine.turn = result.catch(() => undefined);
  return result;
}

/** @param sendRows to the window; a vault that is being locked sends nothing any more. */
export function createCustody(ports: Ports, sendRows: (change: RowsChange) => void): OpenCustody {
  const droppers: (() => void)[] = [];
  let open: Open | null = null;
  let ending: Promise<void> = Promise.resolve();

  const end = async (mine: Open): Promise<void> => {
    mine.isEnding = true;
    mine.messages.end();
    await mine.turn;
    try {
      for (const drop of droppers) drop();
      await tidyIfWorthIt(ports, mine.session);
    } finally {
      await mine.session.lock();
    }
  };

  return {
    ports,
    work: (task) => (open === null ? Promise.reject(new DesktopError('usage')) : workOn(open, task)),
    onLock: (drop) => {
      droppers.push(drop);
    },
    get isOpen() {
      return open !== null;
    },
    rowsSent: async () => open?.messages.sent(),
    get log() {
      if (open === null) throw new DesktopError('usage');
      return open.log;
    },
    adopt: async (session, between) => {
      try {
        const messages = createRowMessages(session, ports.clock, sendRows);
        const view = await messages.begin(between);
        open = { session, messages, log: createLogIndex(session), isEnding: false, turn: Promise.resolve() };
        return { ...view, standing: standingOf(session) };
      } catch (error) {
        await session.lock();
        throw error;
      }
    },
    lock: () => {
      if (open === null) return ending;
      const ended = end(open);
      open = null;
      ending = ended.catch(() => undefined);
      return ended;
    },
  };
}
