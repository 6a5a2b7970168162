/** Words of a merge: another copy of this vault, what it has that is missing here, and what both changed. */
import type { MergeConflict } from '../../preload/views/safety.ts';
import { count, date } from './intl.ts';

const conflicts: Readonly<Record<MergeConflict['about'], string>> = {
  'code-used-on-both': 'the same code was used in both; it counts as used',
  'codes-on-both': 'a set got other codes in both; those of the other copy stand beside it',
  purged: 'codes were destroyed in one of the two and stay so',
  'renamed-on-both': 'it was renamed in both; the name that comes over counts',
  'state-on-both': 'the state of a set was changed in both; the one that comes over counts',
  'sheet-on-both': 'a sheet of the same number was printed in both; only the one of this vault counts',
};

export const mergeWords = {
  title: 'Bring over from another copy',
  back: 'Backups',
  about:
    'When two copies of this vault were changed apart from each other, each has what the other lacks. What the other one has is added here; nothing of this vault is lost.',
  choose: 'Choose the other copy',
  chooseOther: 'Choose another file',
  chosen: 'The other copy',
  looking: 'Comparing the two',
  secret: 'Passphrase of the other copy',
  secretHint: 'It does not open with the key of this vault. A recovery key fits here as well.',
  open: 'Open it',
  previewTitle: (changes: number) => `${count(changes, 'change comes', 'changes come')} over`,
  forked: (at: string) => `The two went apart on ${date(at)}.`,
  list: 'What comes over, by account',
  noAccount: 'They are about the vault itself, not about an account.',
  conflictsTitle: 'Changed in both',
  conflict: (name: string | null, about: MergeConflict['about']) => `${name ?? 'This vault'}: ${conflicts[about]}.`,
  regained: (sets: number) => `${count(sets, 'set gets its lost codes', 'sets get their lost codes')} back.`,
  otherWays: 'The other copy opens by other ways than this vault. They do not come over.',
  confirm: 'Bring it over',
  merging: 'Bringing it over',
  leave: 'Leave it',
  done: (changes: number, accounts: number) =>
    accounts === 0
      ? `${count(changes, 'change', 'changes')} brought over`
      : `${count(changes, 'change', 'changes')} of ${count(accounts, 'account', 'accounts')} brought over`,
  more: (accounts: number) => count(accounts, 'more account', 'more accounts'),
  readOnly: 'This vault is open for reading only, so nothing can be brought over.',
} as const;
