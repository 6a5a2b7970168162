/** What the importers find, in a form short enough to write into a table. */
import type { FoundSet, SetDraft } from '../../../main/core/importers/draft.ts';
import { readText } from '../../../main/core/importers/read-text.ts';

export interface Expected {
  readonly service: string | null;
  readonly codes: readonly string[];
  /** Indexes of codes marked as used. */
  readonly used?: readonly number[];
  readonly account?: string | null;
  readonly instance?: string | null;
  readonly label?: string | null;
  readonly kind?: SetDraft['kind'];
  readonly use?: SetDraft['use'];
  readonly generatedAt?: string | null;
  readonly expiresAt?: string | null;
  readonly retired?: boolean;
  readonly replacesOlder?: boolean;
  readonly indexBase?: number;
  readonly orderSure?: boolean;
  readonly usesPerCode?: number;
  readonly doubtful?: readonly number[];
}

const DEFAULTS = {
  used: [],
  account: null,
  instance: null,
  kind: 'recovery-codes',
  use: 'single',
  generatedAt: null,
  expiresAt: null,
  retired: false,
  replacesOlder: false,
  indexBase: 1,
  orderSure: true,
  usesPerCode: 1,
  doubtful: [],
} as const;

/** Fills what a case leaves out with what most sets are; the label is compared only where the case names one. */
export function expectedSet(expected: Expected): Expected {
  return { ...DEFAULTS, ...expected };
}

export function foundSet(draft: FoundSet, expected: Expected): Expected {
  const { codes, label, service, source: _source, signs: _signs, doubtful, ...rest } = draft;
  return {
    ...rest,
    service,
    codes: codes.map(({ text }) => text),
    used: codes.flatMap(({ used }, index) => (used ? [index] : [])),
    doubtful,
    ...('label' in expected ? { label } : {}),
  };
}

/** Reads a text and gives sets to compare with `expected`, and warnings. */
export function find(name: string, text: string, expected: readonly Expected[]) {
  const { sets, warnings } = readText({ name, text });
  return {
    sets: sets.map((draft, index) => foundSet(draft, expected[index] ?? { service: null, codes: [] })),
    warnings,
  };
}
