/** What a found set is, in a few words for people: `inspect` and the review of `import`. Never a code. */
import type { IgnoredText, ImportWarning, SetDraft, WhyIgnored } from '../core/importers/draft.ts';
import { displayName } from './asking.ts';
import { printable } from './table.ts';

/** `GitHub, octo-sam: 16 codes, 3 used`; of doubtful codes it says that nobody asks for them. */
export function draftInWords(draft: SetDraft): string {
  const { length } = draft.doubtful;
  return length === 0 ? reviewedInWords(draft) : `${reviewedInWords(draft)}, taken as written`;
}

/** The same where doubtful codes are asked for. */
export function reviewedInWords(draft: SetDraft): string {
  const service = displayName(draft.service);
  const names = [
    service ?? draft.label ?? 'Unknown service',
    service === null ? null : draft.label,
    draft.account,
    draft.instance,
  ];
  const used = draft.codes.filter((code) => code.used).length;
  const facts = [
    noun(draft),
    used > 0 ? `${used} used` : null,
    draft.generatedAt === null ? null : `made ${draft.generatedAt}`,
    draft.expiresAt === null ? null : `valid until ${draft.expiresAt}`,
    draft.retired ? 'called old by the file' : null,
    draft.replacesOlder ? 'replaces an earlier set' : null,
    draft.doubtful.length > 0 ? `${draft.doubtful.length} doubtful` : null,
  ];
  return printable(`${present(names).join(', ')}: ${present(facts).join(', ')}`);
}

function present(parts: readonly (string | null)[]): string[] {
  return parts.filter((part) => part !== null);
}

function noun({ kind, codes }: SetDraft): string {
  if (kind === 'recovery-key') return 'a recovery key';
  if (kind === 'recovery-phrase') return 'a recovery phrase';
  return `${codes.length} ${codes.length === 1 ? 'code' : 'codes'}`;
}

const REASONS: Readonly<Record<WhyIgnored, readonly [one: string, other: string]>> = {
  seed: ['secret of an authenticator', 'secrets of authenticators'],
  number: ['number', 'numbers'],
  single: ['string that stands alone', 'strings that stand alone'],
  'other-shape': [
    'string of another make than the codes beside it',
    'strings of another make than the codes beside them',
  ],
  'unnamed-list': ['string of a list that nothing calls codes', 'strings of lists that nothing calls codes'],
  'known-place': ['string where other things belong', 'strings where other things belong'],
};

/** `Left out: 2 numbers, 1 string that stands alone.`; null for nothing. */
export function ignoredInWords(ignored: readonly IgnoredText[]): string | null {
  const reasons = new Map<WhyIgnored, number>();
  for (const { why } of ignored) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  const parts = [...reasons].map(([why, count]) => `${count} ${REASONS[why][count === 1 ? 0 : 1]}`);
  return parts.length === 0 ? null : `Left out: ${parts.join(', ')}.`;
}

const WARNINGS: readonly (readonly [RegExp, string])[] = [
  [
    /^one-code-spent-at-setup$/,
    'The service asks for one code at set-up; one of these is spent, and the file does not say which.',
  ],
  [/^duplicates-dropped:(\d+)$/, '$1 repeated codes were dropped.'],
  [/^order-uncertain$/, 'The codes stood in columns without numbers: their order is not sure.'],
  [/^joined-wrapped-lines$/, 'Codes that were broken over two lines were joined.'],
  [/^outside-alphabet:(\d+)$/, '$1 codes have signs that the service never uses; compare them with the original.'],
  [/^totp-secret-found$/, 'The file holds the secret of an authenticator, which Coldkeep does not take.'],
  [/^which-set-is-live$/, 'There are two sets of one account, and the file does not say which one is live.'],
  [
    /^account-restricted-export$/,
    'This export opens only in the account that it came from; export it with a password of its own.',
  ],
  [/^no-notes-column$/, 'This export has no notes, where recovery codes would be.'],
  [/^files-not-read:(\d+)$/, '$1 files inside could not be read.'],
  [/^(archived-items|trashed-items|history|recycle-bin)-skipped:(\d+)$/, '$2 old items were skipped.'],
];

export function warningInWords(warning: ImportWarning): string {
  for (const [pattern, words] of WARNINGS) if (pattern.test(warning)) return warning.replace(pattern, words);
  return warning;
}
