/** What the user decided on drafts, checked against the review: sets to store, their doubtful codes settled. */
import type { DraftDecision } from '../../../preload/views/import-review.ts';
import type { ErrorFacts } from '../../core/errors.ts';
import { serviceById } from '../../core/importers/catalogue.ts';
import type { FoundSet } from '../../core/importers/draft.ts';
import { knownSets, setWithAll } from '../../vault/known-sets.ts';
import type { Session } from '../../vault/session.ts';
import { DecisionError, settleDraft } from '../../vault/settle-draft.ts';
import type { SetToStore } from '../../vault/store-sets.ts';
import { DesktopError } from '../desktop-error.ts';
import type { Review, ReviewedDraft } from './review.ts';

export interface DecidedSet {
  readonly draft: ReviewedDraft;
  readonly toStore: SetToStore;
}

function refuse(facts: ErrorFacts): never {
  throw new DesktopError('usage', null, facts);
}

function settled({ id, set }: ReviewedDraft, decision: DraftDecision): FoundSet {
  try {
    return settleDraft(set, decision.settled);
  } catch (error) {
    if (error instanceof DecisionError) refuse({ ...error.facts, draft: id });
    throw error;
  }
}

const blankToNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());

function named({ id, set }: ReviewedDraft, decision: DraftDecision): Omit<SetToStore, 'draft'> {
  const { service, replaces, updatesMarks, keepsBoth } = decision;
  if (service !== null && service !== set.service && serviceById(service) === null) {
    refuse({ rule: 'no-such-service', draft: id });
  }
  // Beside a service the label is the organisation that the file names; the window does not ask for it.
  const label = blankToNull(decision.label) ?? (service === null ? null : set.label);
  return { service, label, account: blankToNull(decision.account), replaces, updatesMarks, keepsBoth };
}

/**
 * The sets that decisions are about, as they are to be stored. Of a set that is in the vault as it stands in the file nothing has
 * to be settled.
 * @throws DesktopError `usage` for no decision, a draft that is not under review or decided on twice, a service that the
 * catalogue does not have, and as `settleDraft`; facts: `rule`, `draft`, and `index` of the code.
 */
export async function decidedSets(
  session: Session,
  review: Review,
  decisions: readonly DraftDecision[],
): Promise<readonly DecidedSet[]> {
  if (decisions.length === 0) refuse({ rule: 'nothing-decided' });
  const drafts = decisions.map(({ draft: id }, index) => {
    const isFirst = decisions.findIndex(({ draft }) => draft === id) === index;
    return (isFirst ? review.draft(id) : null) ?? refuse({ rule: 'no-such-draft', draft: id });
  });
  const known = await knownSets(
    session,
    drafts.map(({ set }) => set),
  );
  return decisions.flatMap((decision, index) => {
    const draft = drafts[index];
    if (draft === undefined) return [];
    const asWritten = decision.settled.length === 0 && setWithAll(draft.set, known) !== null;
    const set = asWritten ? draft.set : settled(draft, decision);
    const retired = decision.isOld ?? set.retired;
    return [{ draft, toStore: { draft: { ...set, retired }, ...named(draft, decision) } }];
  });
}
