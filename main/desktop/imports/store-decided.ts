/** Stores what was decided on, and says what came of it: what is in the vault now, and which files still hold codes in clear. */
import type { DraftDecision, Stored } from '../../../preload/views/import-review.ts';
import { holdsMore } from '../../vault/held-parts.ts';
import { knownSets, setWithAll } from '../../vault/known-sets.ts';
import type { RandomPort } from '../../vault/random.ts';
import type { Session } from '../../vault/session.ts';
import { type StoredSets, storeSets } from '../../vault/store-sets.ts';
import { DesktopError } from '../desktop-error.ts';
import { type DecidedSet, decidedSets } from './decided-sets.ts';
import type { Review, ReviewedDraft, ReviewedFile } from './review.ts';

/** A file that holds codes in clear, and whether it has a set, too, that is not in the vault. */
export interface ReviewedSource {
  readonly file: ReviewedFile;
  readonly hasLeftOut: boolean;
  /** It is an export or an archive. */
  readonly holdsMore: boolean;
}

/** Files that hold codes in clear. */
async function plainFiles(
  session: Session,
  review: Review,
  decided: readonly DecidedSet[],
): Promise<readonly ReviewedSource[]> {
  const stored = new Set(decided.map(({ draft }) => draft));
  const files = new Set(decided.flatMap(({ draft }) => filesOf(draft)));
  const others = review.drafts.filter((draft) => filesOf(draft).some((file) => files.has(file)) && !stored.has(draft));
  const known = await knownSets(
    session,
    others.map(({ set }) => set),
  );
  const notStored = others.filter(({ set }) => setWithAll(set, known) === null);
  const lacking = review.drafts.filter(({ lacksCodes }) => lacksCodes);
  const kept = new Set([...notStored, ...lacking].flatMap(filesOf).filter((file) => files.has(file)));
  return [...files].map((file) => {
    const sets = review.drafts.filter((draft) => filesOf(draft).includes(file)).map(({ set }) => set);
    return { file, hasLeftOut: kept.has(file), holdsMore: holdsMore(sets) };
  });
}

const filesOf = ({ file, alsoFrom }: ReviewedDraft): readonly ReviewedFile[] => [file, ...alsoFrom];

function countStored(session: Session, { added, skipped }: StoredSets): Omit<Stored, 'sources'> {
  const sets = added.flatMap(({ set }) => session.state.sets.get(set) ?? []);
  return {
    accounts: [...new Set(sets.map(({ account }) => account))],
    sets: sets.length,
    codes: sets.reduce((sum, { count }) => sum + count, 0),
    skipped: skipped.length,
  };
}

/**
 * One change of the vault; the review is over when it is done, and stays when it fails.
 * @throws CodedError as `decidedSets` and `storeSets`; `already-imported` where there is nothing new and no marks are wanted.
 */
export async function storeDecided(
  session: Session,
  random: RandomPort,
  review: Review,
  decisions: readonly DraftDecision[],
  sourcesOf: (files: readonly ReviewedSource[]) => Promise<Stored['sources']>,
): Promise<Stored> {
  const decided = await decidedSets(session, review, decisions);
  const stored = await storeSets(
    session,
    random,
    decided.map(({ toStore }) => toStore),
  );
  const asksForMarks = decisions.some(({ updatesMarks }) => updatesMarks);
  if (stored.added.length === 0 && !asksForMarks) throw new DesktopError('already-imported');
  const plain = await plainFiles(session, review, decided);
  review.drop();
  return { ...countStored(session, stored), sources: await sourcesOf(plain) };
}
