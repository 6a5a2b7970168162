/** The order of sets in lists and on sheets, the same in every language of the system. */
import type { ReadSet, ReadState } from './state.ts';

/** By service, instance and login, missing ones last; then what is active first; then the newest first. */
export function byAccount(state: ReadState): (one: ReadSet, other: ReadSet) => number {
  const keys = new Map<ReadSet, readonly string[]>();
  const keyOf = (set: ReadSet): readonly string[] => {
    const known = keys.get(set);
    if (known !== undefined) return known;
    const account = state.accounts.get(set.account);
    const words = [account?.service ?? account?.label, account?.instance ?? '', account?.name];
    const key = [...words.map((word) => word?.toLowerCase() ?? LAST), set.state === 'active' ? '0' : '1'];
    keys.set(set, key);
    return key;
  };
  return (one, other) =>
    compareWords(keyOf(one), keyOf(other)) || compare(other.addedAt, one.addedAt) || compare(one.id, other.id);
}

/** Sorts behind every text. */
const LAST = '\u{10ffff}';

function compareWords(one: readonly string[], other: readonly string[]): number {
  for (const [index, word] of one.entries()) {
    const order = compare(word, other[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
