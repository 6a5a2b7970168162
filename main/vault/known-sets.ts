/** Which codes of drafts a vault has already, told by their fingerprints alone (FORMAT.md section 10). */
import { setImmediate } from 'node:timers/promises';
import { type FingerprintIndex, findDuplicate, indexFingerprints, numbersOf } from '../core/custody/duplicates.ts';
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
