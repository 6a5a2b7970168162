/** How much of what files hold is in a vault, before one of them is deleted. */
import type { FoundSet } from '../core/importers/draft.ts';
import { knownSets, setWithAll } from './known-sets.ts';
import type { Session } from './session.ts';

/** All sets of a file are in the vault, or only some, or none; null where the file holds no set. */
export type HeldPart = 'all' | 'some' | 'none' | null;

/** An export or an archive: what else is in it may be nowhere else, and is no business of ours. */
export function holdsMore(sets: readonly FoundSet[]): boolean {
  return sets.some(({ source }) => source !== null);
}

/** In the order of the files. */
export async function heldParts(
  session: Session,
  files: readonly { readonly sets: readonly FoundSet[] }[],
): Promise<readonly HeldPart[]> {
  const known = await knownSets(
    session,
    files.flatMap(({ sets }) => sets),
  );
  return files.map(({ sets }) => {
    const held = sets.filter((set) => setWithAll(set, known) !== null).length;
    if (sets.length === 0) return null;
    if (held === sets.length) return 'all';
    return held === 0 ? 'none' : 'some';
  });
}
