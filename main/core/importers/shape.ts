/** The shape of one code: its groups, its separators, its kinds of signs. Shape supports a name, it never gives one. */
import { SERVICES } from './catalogue.ts';

/** Letters and digits in groups, apart by single dashes or blanks. */
const GRAMMAR = /^[\p{L}\p{Nd}]+(?:[- ][\p{L}\p{Nd}]+)*$/u;

const SHORTEST = 6;
const LONGEST = 128;
const SHORTEST_GROUP = 3;

/** Groupings of catalogued codes whose groups are not all of one length. */
const UNEVEN: ReadonlySet<string> = new Set(
  SERVICES.flatMap((service) => service.forms.map((form) => form.groups ?? []))
    .filter((groups) => groups.some((length) => length !== groups[0]))
    .map((groups) => groups.join('-')),
);
const MOST_UNEVEN_GROUPS = Math.max(...[...UNEVEN].map((groups) => groups.split('-').length));
const FEWEST_UNEVEN_GROUPS = 3;
/** The same and their beginnings, where a key goes on in the next line. */
const UNEVEN_OR_BEGUN: ReadonlySet<string> = new Set(
  [...UNEVEN]
    .flatMap((groups) => {
      const lengths = groups.split('-');
      return lengths
        .map((_each, at) => lengths.slice(0, at + 1))
        .filter(({ length }) => length >= FEWEST_UNEVEN_GROUPS);
    })
    .map((groups) => groups.join('-')),
);

/** Letters and digits only, as written. */
export function compact(code: string): string {
  return code.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Lengths of the groups of a code: `1234 5678` is 4, 4. */
export function groupLengths(code: string): number[] {
  return code.split(/[- ]/).map((group) => group.length);
}

const isSeparator = (sign: string | undefined): boolean => sign === ' ' || sign === '-';

/** Groups of a text, and whether all are as long as the first; counted, because every line of a text is asked. */
function groupsOf(text: string): { count: number; first: number; even: boolean } {
  let count = 0;
  let first = 0;
  let even = true;
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !isSeparator(text[at])) continue;
    if (count === 0) first = at;
    else if (at - start !== first) even = false;
    count += 1;
    start = at + 1;
    if (!even && count > MOST_UNEVEN_GROUPS) break;
  }
  return { count, first, even };
}

/** True where a text could be one code, or several of one make beside each other: even groups, a sensible length. */
export function isCodeShaped(text: string): boolean {
  const { count, first, even } = groupsOf(text);
  if (even ? count * first < SHORTEST : count > MOST_UNEVEN_GROUPS) return false;
  if (!GRAMMAR.test(text)) return false;
  if (count === 1) return first <= LONGEST;
  return (even && first >= SHORTEST_GROUP) || UNEVEN_OR_BEGUN.has(groupLengths(text).join('-'));
}

/** True where a text holds nothing but the signs of codes, whole or cut off. */
export function isCodeCharacters(text: string): boolean {
  return GRAMMAR.test(text);
}

/** What tells members of one set from others: lengths of groups and what stands between them. */
export function signature(code: string): string {
  return code.replace(/[\p{L}\p{Nd}]+/gu, (group) => String(group.length));
}

/** Which letters a code has: `d` none, `l` lower, `u` upper, `m` both. */
export function letterCase(code: string): 'd' | 'l' | 'u' | 'm' {
  const lower = /\p{Ll}/u.test(code);
  const upper = /\p{Lu}/u.test(code);
  if (lower) return upper ? 'm' : 'l';
  return upper ? 'u' : 'd';
}

export const isLettersOnly = (code: string): boolean => !/\p{N}/u.test(code);
export const isDigitsOnly = (code: string): boolean => /^[\d\s-]+$/.test(code);
export const isHex = (code: string): boolean => /^[0-9a-fA-F\s-]+$/.test(code);
