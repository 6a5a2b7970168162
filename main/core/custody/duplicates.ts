/** Whether codes are in the vault already, told by their fingerprints alone (vault.md 6). A fingerprint is 16 hex digits. */

/** Ids of the sets that hold a code, by its fingerprint. */
export type FingerprintIndex = ReadonlyMap<string, readonly string[]>;

export type Duplicate =
  | { readonly kind: 'new' }
  /** All codes of the draft are in this set. */
  | { readonly kind: 'already-there'; readonly set: string }
  /** Some are, or all in more than one set: the sets with how many codes they share, the most first. */
  | { readonly kind: 'partly'; readonly sets: readonly { readonly set: string; readonly shared: number }[] };

/** @param sets - id and fingerprints of each set, in the order in which they came in */
export function indexFingerprints(sets: Iterable<readonly [string, readonly string[]]>): FingerprintIndex {
  const index = new Map<string, string[]>();
  for (const [set, fingerprints] of sets) {
    for (const fingerprint of new Set(fingerprints)) {
      const holders = index.get(fingerprint);
      if (holders === undefined) index.set(fingerprint, [set]);
      else holders.push(set);
    }
  }
  return index;
}

/** Ids of the sets that hold all of some codes, in the order in which they came in; none for no codes. */
export function setsHoldingAll(fingerprints: readonly string[], index: FingerprintIndex): readonly string[] {
  const [first, ...others] = [...new Set(fingerprints)].map((fingerprint) => index.get(fingerprint) ?? []);
  return (first ?? []).filter((set) => others.every((holders) => holders.includes(set)));
}

/** Where the codes of a draft are already. When several sets hold all of them, the one that came in last is named. */
export function findDuplicate(fingerprints: readonly string[], index: FingerprintIndex): Duplicate {
  const wanted = new Set(fingerprints);
  const shared = new Map<string, number>();
  for (const fingerprint of wanted) {
    for (const set of index.get(fingerprint) ?? []) shared.set(set, (shared.get(set) ?? 0) + 1);
  }
  if (shared.size === 0) return { kind: 'new' };
  const sets = [...shared].map(([set, count]) => ({ set, shared: count }));
  const whole = sets.findLast((entry) => entry.shared === wanted.size);
  if (whole !== undefined) return { kind: 'already-there', set: whole.set };
  return { kind: 'partly', sets: sets.sort((one, other) => other.shared - one.shared) };
}

/**
 * The numbers, in a set that is there, of the codes that a later download shows as used.
 *
 * @param used - fingerprints of the codes that the download shows as used
 * @param fingerprints - of the set, in the order of its codes
 */
export function numbersOf(
  used: readonly string[],
  fingerprints: readonly string[],
  indexBase: number,
): readonly number[] {
  const wanted = new Set(used);
  return fingerprints.flatMap((fingerprint, index) => (wanted.has(fingerprint) ? [indexBase + index] : []));
}
