/** How the rows of the catalogue are written down: what goes without saying is filled in. */
import type { CodeForm, FilePattern, Service, Trust } from '../catalogue-entry.ts';

export const DIGITS = '0123456789';
export const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const LOWER_HEX = '0123456789abcdef';
export const LOWER_36 = LOWER + DIGITS;
export const UPPER_36 = UPPER + DIGITS;
export const MIXED_62 = UPPER + LOWER + DIGITS;
export const BASE32 = `${UPPER}234567`;
export const LOWER_BASE32 = `${LOWER}234567`;

type Traits = Partial<
  Pick<CodeForm, 'use' | 'fold' | 'indexBase' | 'spentAtSetup' | 'readAcross' | 'usesPerCode' | 'count'>
>;

/** Several codes; the count is null where it varies, alphabet and groups where nobody knows them. */
export function list(
  trust: Trust,
  count: number | null,
  alphabet: string | null,
  groups: readonly number[] | null,
  traits: Traits = {},
): CodeForm {
  return {
    kind: 'recovery-codes',
    use: 'single',
    alphabet,
    groups,
    count,
    fold: null,
    indexBase: 1,
    usesPerCode: 1,
    spentAtSetup: false,
    readAcross: false,
    trust,
    ...traits,
  };
}

/** A single key. */
export function key(
  trust: Trust,
  use: CodeForm['use'],
  alphabet: string | null,
  groups: readonly number[] | null,
  traits: Traits = {},
): CodeForm {
  return { ...list(trust, 1, alphabet, groups, traits), kind: 'recovery-key', use };
}

/** Words in place of signs: the groups are not counted, the number of words is. */
export const PHRASE: CodeForm = { ...list('P', 1, null, null, { use: 'reusable' }), kind: 'recovery-phrase' };

/** Groups of four signs. */
export const fours = (count: number): number[] => Array<number>(count).fill(4);

type Clues = Pick<Service, 'source'> &
  Partial<
    Pick<Service, 'words' | 'commonWords' | 'hosts' | 'headers' | 'selfHosted' | 'seedOnly' | 'regeneration' | 'where'>
  > & {
    readonly files?: readonly (RegExp | FilePattern)[];
  };

/** A row with what is known of the codes of the service; its name is its word where no others are given. */
export function service(id: string, name: string, clues: Clues, ...forms: CodeForm[]): Service {
  const { words, commonWords = [], hosts = [], files = [], headers = [] } = clues;
  return {
    id,
    name,
    words: words ?? (commonWords.length === 0 ? [name.toLowerCase()] : []),
    commonWords,
    hosts,
    files: files.map((file) => (file instanceof RegExp ? { pattern: file } : file)),
    headers,
    selfHosted: clues.selfHosted ?? false,
    seedOnly: clues.seedOnly ?? false,
    namesOnly: false,
    regeneration: clues.regeneration ?? null,
    where: clues.where ?? null,
    source: clues.source,
    forms,
  };
}

/** A row that gives a list its name and knows no more. */
export function nameOnly(
  id: string,
  name: string,
  hosts: readonly string[],
  words: readonly string[] = [name.toLowerCase()],
  commonWords: readonly string[] = [],
): Service {
  return { ...service(id, name, { source: 'memory', hosts, words, commonWords }), namesOnly: true };
}
