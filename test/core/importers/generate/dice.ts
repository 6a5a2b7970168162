/** Chance from a seed: whatever is thrown is the same every time. */
import { numbers } from '../make-codes.ts';

export interface Dice {
  /** From 0 up to, but not including, `end`. */
  below(end: number): number;
  /** From `first` to `last`, both included. */
  from(first: number, last: number): number;
  /** True so often in a hundred. */
  percent(share: number): boolean;
  of<T>(list: readonly T[]): T;
  /** As many signs of an alphabet. */
  signs(alphabet: string, length: number): string;
  list<T>(count: number, make: (at: number) => T): T[];
  shuffled<T>(list: readonly T[]): T[];
}

export function throwDice(seed: number): Dice {
  const next = numbers(seed * 2_654_435_761);
  const below = (end: number): number => next() % end;
  const of = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)];
    if (one === undefined) throw new RangeError('nothing to choose from');
    return one;
  };
  return {
    below,
    of,
    from: (first, last) => first + below(last - first + 1),
    percent: (share) => below(100) < share,
    signs: (alphabet, length) => Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join(''),
    list: (count, make) => Array.from({ length: count }, (_each, at) => make(at)),
    shuffled: (list) =>
      list
        .map((each) => ({ each, at: next() }))
        .sort((one, other) => one.at - other.at)
        .map(({ each }) => each),
  };
}
