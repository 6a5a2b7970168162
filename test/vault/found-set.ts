/** Drafts for tests, as the importers would find them. */

import { serviceById } from '../../main/core/importers/catalogue.ts';
import type { FoundSet } from '../../main/core/importers/draft.ts';
import { codeKey, doubtfulCodes } from '../../main/core/importers/sets.ts';

/** A list of GitHub's; codes with `*` behind them are shown as used. */
export function foundSet(codes: readonly string[], changes: Partial<FoundSet> = {}): FoundSet {
  const form = serviceById('github')?.forms[0] ?? null;
  const drafted = codes.map((code) => {
    const text = code.replace('*', '');
    return { text, key: codeKey(text, form), used: code.endsWith('*') };
  });
  return {
    service: 'github',
    label: null,
    instance: null,
    account: 'sam',
    kind: 'recovery-codes',
    use: 'single',
    usesPerCode: 1,
    generatedAt: null,
    expiresAt: null,
    retired: false,
    replacesOlder: false,
    indexBase: 1,
    orderSure: true,
    source: null,
    codes: drafted,
    doubtful: doubtfulCodes(drafted, form),
    signs: form === null ? null : { alphabet: form.alphabet, fold: form.fold },
    ...changes,
  };
}
