/** Tidying: a log of many frames is written anew in few, when nobody waits for it. FORMAT.md 14.1, vault.md 5. */
import { hasOpenReveal } from '../core/custody/code-state.ts';
import type { ReadState } from '../core/custody/state.ts';
import { backUpBeforeRewrite } from './backups.ts';
import type { Ports } from './ports.ts';
import type { Session } from './session.ts';

/** Frames that a vault gathers before it is worth it. */
export const WORTH_TIDYING_FRAMES = 4_000;
/** The new file, the backup, and as much again that others may need. */
const ROOM = 3;

/**
 * Tidies a vault that was changed and is about to be closed. Whatever stands in the way, it is skipped without a word: too little
 * room, a code that was shown and waits for its outcome, a failure; the vault is then as it was.
 */
export async function tidyIfWorthIt(ports: Ports, session: Session): Promise<boolean> {
  const isWorthIt = session.isWritable && session.savedAt !== null && session.frames > WORTH_TIDYING_FRAMES;
  if (!isWorthIt || waitsForOutcome(session.state)) return false;
  try {
    const freeBytes = await ports.files.freeBytes(session.path);
    if (freeBytes === null || freeBytes < ROOM * session.sizeBytes) return false;
    await session.rewrite({ events: [], backUp: (open) => backUpBeforeRewrite(ports, open) });
    return true;
  } catch {
    return false;
  }
}

function waitsForOutcome(state: ReadState): boolean {
  for (const set of state.sets.values()) {
    for (const code of set.codes.values()) if (hasOpenReveal(set, code)) return true;
  }
  return false;
}
