/** The sets of an import under review on the terminal: what the user has said of each, and how they stand to the vault and to each other. */
import { type AccountWords, accountKey, isOtherAccount } from '../core/custody/account-key.ts';
import { setsHoldingAll } from '../core/custody/duplicates.ts';
import { type Predecessor, predecessorsOf } from '../core/custody/predecessors.ts';
import type { FoundSet } from '../core/importers/draft.ts';
import { systemClock } from '../vault/clock.ts';
import {
  fingerprintsOf,
  type Holder,
  holderOf,
  knownSets,
  newlyUsed,
  type Overlap,
  overlapsOf,
} from '../vault/known-sets.ts';
import type { Session } from '../vault/session.ts';

/** A draft with the file that it came from, and in words where it stands there. */
export interface FoundInFile {
  readonly file: string;
  readonly draft: FoundSet;
  readonly where: string;
}

/** The set that it stands in for, or that it is no longer in force. */
export interface Relation {
  readonly replaces: string | null;
  readonly isOld: boolean;
}

export interface ReviewedSet extends FoundInFile {
  readonly isLeftOut: boolean;
  /** Null: not said. */
  readonly relation: Relation | null;
  /** Of codes that another account has; null: not said. */
  readonly keepsBoth: boolean | null;
}

export interface Standing {
  /** The set of the vault that has all of its codes. */
  readonly inVault: (Holder & { readonly newlyUsed: number }) | null;
  readonly overlaps: readonly Overlap[];
  /** The place of an earlier set of the review that has all of its codes. */
  readonly repeats: { readonly at: number; readonly isOther: boolean } | null;
  readonly predecessors: readonly Predecessor[];
  /** Another one that comes in is a set of the same account. */
  readonly hasRivals: boolean;
}

const ownerOf = ({ service, instance, label, account }: FoundSet): AccountWords => ({
  service,
  instance,
  label,
  name: account,
});

type Alone = Omit<Standing, 'hasRivals'>;

/** It comes in as a set of its own, as far as the user has said. */
function isNew({ isLeftOut, keepsBoth }: ReviewedSet, { inVault, repeats }: Alone): boolean {
  const isThere = inVault !== null || repeats !== null;
  const isElsewhere = (inVault ?? repeats)?.isOther === true;
  return !isLeftOut && (!isThere || (isElsewhere && keepsBoth === true));
}

export const comesIn = isNew;

/** The codes stand under another account, and nobody has said what about that. */
export function asksForBoth({ isLeftOut, keepsBoth }: ReviewedSet, { inVault, repeats }: Standing): boolean {
  return !isLeftOut && keepsBoth === null && (inVault ?? repeats)?.isOther === true;
}

/** How each set stands, in their order. */
export async function standingsOf(session: Session, sets: readonly ReviewedSet[]): Promise<readonly Standing[]> {
  const known = await knownSets(
    session,
    sets.map(({ draft }) => draft),
  );
  const today = systemClock.today();
  const earlier = new Map<string, string[]>();
  const alone = sets.map(({ draft, isLeftOut }, at): Alone => {
    const owner = ownerOf(draft);
    const holder = holderOf(session, draft, owner, known);
    const fingerprints = fingerprintsOf(draft, known);
    const [first] = setsHoldingAll(fingerprints, earlier);
    const repeated = first === undefined ? undefined : sets[Number(first)]?.draft;
    if (!isLeftOut)
      for (const each of new Set(fingerprints)) earlier.set(each, [...(earlier.get(each) ?? []), `${at}`]);
    const { service, label, account } = draft;
    return {
      inVault: holder === null ? null : { ...holder, newlyUsed: newlyUsed(session, holder.set, draft, known).length },
      overlaps: overlapsOf(draft, known),
      repeats: repeated === undefined ? null : { at: Number(first), isOther: isOtherAccount(owner, ownerOf(repeated)) },
      predecessors: holder === null ? predecessorsOf(session.state, { service, label, account }, today) : [],
    };
  });
  const keys = sets.map((each, at) => {
    const standing = alone[at];
    const { draft } = each;
    const isRival = standing !== undefined && isNew(each, standing) && !draft.retired;
    const isNamed = draft.service !== null || draft.label !== null;
    return isRival && isNamed ? `${draft.kind} ${accountKey(ownerOf(draft))}` : null;
  });
  return alone.map((standing, at) => ({
    ...standing,
    hasRivals: keys[at] !== null && keys.filter((key) => key === keys[at]).length > 1,
  }));
}
