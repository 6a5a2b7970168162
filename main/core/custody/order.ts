/** The order of sets in lists and on sheets, the same in every language of the system. */
import type { Account, DeepReadonly, ReadSet, ReadState } from './state.ts';

type ReadAccount = DeepReadonly<Account>;

/** By service, instance and login, missing ones last; then what is active first; then the newest first. */
export function byAccount(state: ReadState): (one: ReadSet, other: ReadSet) => number {
  const keys = new Map<ReadSet, string>();
  const keyOf = (set: ReadSet): string => {
    const known = keys.get(set);
    if (known !== undefined) return known;
    const account = state.accounts.get(set.account);
    const key = [nameKey(account), set.state === 'active' ? '0' : '1'].join(BREAK);
    keys.set(set, key);
    return key;
  };
  return (one, other) =>
    compare(keyOf(one), keyOf(other)) || compare(other.addedAt, one.addedAt) || compare(one.id, other.id);
}

/** By service, instance and login, missing ones last; those that are called the same by when they came in. */
export function byName(one: ReadAccount, other: ReadAccount): number {
  return compare(nameKey(one), nameKey(other)) || compare(one.addedAt, other.addedAt) || compare(one.id, other.id);
}

function nameKey(account: ReadAccount | undefined): string {
  const words = [account?.service ?? account?.label, account?.instance ?? '', account?.name];
  return words.map((word) => word?.toLowerCase() ?? LAST).join(BREAK);
}

/** Sorts before every text, so that of two words the one that begins the other comes first. */
const BREAK = '\0';
/** Sorts behind every text. */
const LAST = '\u{10ffff}';

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
