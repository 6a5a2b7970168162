/** The end of the codes of a set: gone from the file, with the key that opened them (FORMAT.md 14.1 and section 10). */
import { codesInTurn } from './codes-in-turn.ts';
import { eventsOf } from './events-of.ts';
import type { OldCopy } from './old-copies.ts';
import type { Ports } from './ports.ts';
import { afterRemoval } from './removal.ts';
import type { Session } from './session.ts';

/**
 * Destroys the codes of a set: the vault is rewritten without them, and no copy of the old file is kept. What was recorded of
 * the set stays.
 *
 * @returns the copies of the vault that still hold them
 * @throws RefusedError `set-not-found`, `purged`; what `Session.rewrite` throws, and nothing is destroyed then.
 */
export function purgeSet(ports: Ports, session: Session, setId: string): Promise<readonly OldCopy[]> {
  return codesInTurn(session, async () => {
    const events = eventsOf({ type: 'PurgeSet', set: setId }, session.state);
    await session.rewrite({ events, keepsNoOldCopy: true });
    return afterRemoval(ports, session, 'purged');
  });
}
