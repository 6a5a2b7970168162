/** The open vault as the groups of calls use it: work on the session, one piece after the other. */
import type { Ports } from '../vault/ports.ts';
import type { Session } from '../vault/session.ts';

export interface Custody {
  readonly ports: Ports;
  /**
   * Runs `task` on the open session after whatever was asked before, so that nothing is decided on a state that is about to
   * change. When it has changed the vault, the rows of the accounts that it touched go to the window before the answer. A task
   * must not ask for work itself: it would wait for its own end.
   * @throws DesktopError `usage` while no vault is open, or when it was locked before the task had come to its end; what the task
   * throws.
   */
  work<T>(task: (session: Session) => Promise<T>): Promise<T>;
  /** `drop` is called at every lock: whoever holds something of the vault (drafts, a code on show) lets go of it there. */
  onLock(drop: () => void): void;
}
