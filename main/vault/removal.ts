/** After a secret or codes were removed from a vault: which copies still have them. FORMAT.md R38. */

import type { OldCopyReason } from '../core/custody/state.ts';
import { makeBackup } from './backups.ts';
import { type OldCopy, oldCopies } from './old-copies.ts';
import type { Ports } from './ports.ts';
import type { Session } from './session.ts';

export type { OldCopy } from './old-copies.ts';

/**
 * Makes a fresh backup, so that none of the old ones is needed, then lists the copies that still open with what was removed, or
 * hold it, and records them: each is open work until it is destroyed. A backup that fails is no reason to list nothing; how the
 * backups stand says so.
 * @throws CodedError when the list cannot be recorded; the removal itself is done then.
 */
export async function afterRemoval(ports: Ports, session: Session, reason: OldCopyReason): Promise<readonly OldCopy[]> {
  await makeBackup(ports, session).catch(() => undefined);
  const left = await oldCopies(ports, session, reason);
  if (left.length > 0)
    await session.commit([{ t: 'OldCopiesLeft', d: { reason, files: left.map(({ file }) => file) } }]);
  return left;
}
