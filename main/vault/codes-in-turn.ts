/** Work that reads the codes of a vault and writes them anew, one piece after the other: each takes what the last one left. */
import type { Session } from './session.ts';

const turns = new WeakMap<Session, Promise<unknown>>();

/**
 * Waits until no other such work is under way on this session. What was opened before another payload took its place, or before
 * the codes were destroyed, must not be sealed and written again.
 */
export function codesInTurn<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const result = (turns.get(session) ?? Promise.resolve()).then(work);
  turns.set(
    session,
    result.catch(() => undefined),
  );
  return result;
}
