/** Which codes of drafts a vault has already, told by their fingerprints alone (FORMAT.md section 10). */
import { setImmediate } from 'node:timers/promises';
import { type AccountWords, isOtherAccount } from '../core/custody/account-key.ts';
import {
  type FingerprintIndex,
  findDuplicate,
  indexFingerprints,
  numbersOf,
  setsHoldingAll,
} from '../core/custody/duplicates.ts';
import type { EventBody } from '../core/custody/events.ts';
import type { FoundSet } from '../core/importers/draft.ts';
import { eventsOf } from './events-of.ts';
import type { Session } from './session.ts';

/** Drafts against the codes of a vault. */
export interface KnownSets {
  /** Fingerprints of the codes of each draft, in order. */
  readonly ofDrafts: ReadonlyMap<FoundSet, readonly string[]>;
  /** The same of the sets of the vault that share a code with a draft. */
  readonly bySet: ReadonlyMap<string, readonly string[]>;
  readonly index: FingerprintIndex;
}

/** Other work waits no longer than this. */
const SLICE_MS = 15;

/** Looks for the codes of drafts in the whole vault, with room for other work in between. */
export async function knownSets(session: Session, drafts: readonly FoundSet[]): Promise<KnownSets> {
  const ofDrafts = new Map<FoundSet, readonly string[]>();
  for (const draft of drafts) {
    ofDrafts.set(draft, session.fingerprints(draft.codes.map((code) => code.key)));
    await setImmediate();
  }
  const wanted = new Set([...ofDrafts.values()].flat());
  const bySet = new Map<string, readonly string[]>();
  let start = performance.now();
  for (const [set, fingerprints] of session.eachFingerprints()) {
    if (fingerprints.some((each) => wanted.has(each))) bySet.set(set, fingerprints);
    if (performance.now() - start < SLICE_MS) continue;
    await setImmediate();
    start = performance.now();
  }
  return { ofDrafts, bySet, index: indexFingerprints(bySet) };
}

export function fingerprintsOf(draft: FoundSet, { ofDrafts }: KnownSets): readonly string[] {
  return ofDrafts.get(draft) ?? [];
}

/** Fingerprints of the codes that a draft shows as used. */
export function usedOf(draft: FoundSet, known: KnownSets): readonly string[] {
  return fingerprintsOf(draft, known).filter((_, index) => draft.codes[index]?.used === true);
}

/** The set of the vault that has all codes of a draft, or null. */
export function setWithAll(draft: FoundSet, known: KnownSets): string | null {
  const found = findDuplicate(fingerprintsOf(draft, known), known.index);
  return found.kind === 'already-there' ? found.set : null;
}

/** A set of the vault that has all codes of a draft. */
export interface Holder {
  readonly set: string;
  /** It belongs to another account than the one that is meant. */
  readonly isOther: boolean;
}

/** The set with all codes of a draft, that of the account which is meant before any other; null where no set has them all. */
export function holderOf(session: Session, draft: FoundSet, meant: AccountWords, known: KnownSets): Holder | null {
  const holders = setsHoldingAll(fingerprintsOf(draft, known), known.index);
  const own = holders.findLast((set) => !isOtherAccount(meant, accountOf(session, set)));
  const set = own ?? holders.at(-1);
  return set === undefined ? null : { set, isOther: own === undefined };
}

const NOBODY: AccountWords = { service: null, instance: null, label: null, name: null };

export function accountOf(session: Session, set: string): AccountWords {
  const { accounts, sets } = session.state;
  return accounts.get(sets.get(set)?.account ?? '') ?? NOBODY;
}

/** A set of the vault that has some codes of a draft and not all of them. */
export interface Overlap {
  readonly set: string;
  readonly shared: number;
}

/** Sets with some of the codes of a draft, the most first; none where one set has them all. */
export function overlapsOf(draft: FoundSet, known: KnownSets): readonly Overlap[] {
  const found = findDuplicate(fingerprintsOf(draft, known), known.index);
  return found.kind === 'partly' ? found.sets : [];
}

/** The event for the marks that later downloads of a set bring; none where they show no more codes as used than are known. */
export function newMarks(
  session: Session,
  set: string,
  later: readonly FoundSet[],
  known: KnownSets,
): readonly EventBody[] {
  const indexBase = session.state.sets.get(set)?.indexBase ?? 1;
  const used = later.flatMap((draft) => usedOf(draft, known));
  return eventsOf(
    { type: 'UpdateMarks', set, used: numbersOf(used, known.bySet.get(set) ?? [], indexBase) },
    session.state,
  );
}

/** Numbers of the codes of a set that a later download of it shows as used and the vault does not. */
export function newlyUsed(session: Session, set: string, later: FoundSet, known: KnownSets): readonly number[] {
  return newMarks(session, set, [later], known).flatMap((event) => (event.t === 'MarksUpdated' ? event.d.used : []));
}
