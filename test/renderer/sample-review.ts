/** An import under review, as main would send it: the two files of the mockups. No code that works anywhere. */
import type { DraftView, ImportReview, Predecessor } from '../../preload/views/import-review.ts';

/** The one code that a review shows: it has the letter o, which GitHub never uses. */
export const doubtfulText = '61ec3-8o91f';

const codes = (from: number, count: number, used: readonly number[], doubtful: readonly number[]): DraftView['codes'] =>
  Array.from({ length: count }, (_, i) => ({
    id: from + i,
    number: i + 1,
    isUsed: used.includes(i + 1),
    isDoubtful: doubtful.includes(i + 1),
  }));

const draft = (given: Partial<DraftView> & Pick<DraftView, 'draft' | 'file' | 'codes'>): DraftView => ({
  service: null,
  serviceName: '',
  instance: null,
  account: null,
  kind: 'recovery-codes',
  use: 'single',
  generatedAt: null,
  expiresAt: null,
  isRetired: false,
  orderSure: true,
  shape: [],
  doubtful: [],
  source: null,
  lines: null,
  splitFrom: null,
  alreadyThere: null,
  overlaps: [],
  repeats: null,
  ...given,
});

export const githubDraft: DraftView = draft({
  draft: 'd1',
  file: 'github-recovery-codes.txt',
  service: 'github',
  serviceName: 'GitHub',
  account: 's-rivera',
  shape: [5, 5],
  codes: codes(100, 16, [], [11]),
  doubtful: [
    {
      index: 10,
      id: 110,
      number: 11,
      text: doubtfulText,
      at: [7],
      alphabet: '0 to 9 and a to f',
      suggestions: ['61ec3-8091f'],
    },
  ],
});

export const discordDraft: DraftView = draft({
  draft: 'd2',
  file: 'discord_backup_codes.txt',
  service: 'discord',
  serviceName: 'Discord',
  account: 'sam.rivera@example.com',
  shape: [4, 4],
  codes: codes(200, 10, [2, 5, 8], []),
});

/** A set that the vault has already; the file knows of two more used codes. */
export const knownDraft: DraftView = draft({
  draft: 'd3',
  file: 'gitlab-recovery-codes.txt',
  service: 'gitlab',
  serviceName: 'GitLab',
  account: 'srivera',
  shape: [16],
  codes: codes(300, 10, [1, 2], []),
  alreadyThere: { set: '6a'.repeat(16), service: 'GitLab', account: 'srivera', newlyUsed: 2 },
});

export const services: ImportReview['services'] = [
  { id: 'discord', name: 'Discord' },
  { id: 'github', name: 'GitHub' },
  { id: 'gitlab', name: 'GitLab' },
  { id: 'google', name: 'Google' },
];

export const sampleReview: ImportReview = {
  accountLists: [],
  canUndo: false,
  files: [
    { name: githubDraft.file, error: null, lock: null, warnings: ['outside-alphabet:1'] },
    { name: discordDraft.file, error: null, lock: null, warnings: [] },
  ],
  drafts: [githubDraft, discordDraft],
  ignored: [{ file: discordDraft.file, line: 14, length: 13, why: 'number' }],
  services,
};

/** Nothing but a picture that cannot be read, and a letter without codes. */
export const emptyReview: ImportReview = {
  accountLists: [],
  canUndo: false,
  files: [
    { name: 'codes.heic', error: { code: 'unsupported-format', facts: {} }, lock: null, warnings: [] },
    { name: 'letter.txt', error: null, lock: null, warnings: ['totp-secret-found'] },
  ],
  drafts: [],
  ignored: [
    { file: 'letter.txt', line: 3, length: 8, why: 'single' },
    { file: 'letter.txt', line: 9, length: 12, why: 'other-shape' },
  ],
  services,
};

export const oldGithubSet = '67'.repeat(16);
export const samplePredecessors: readonly Predecessor[] = [{ set: oldGithubSet, issuedAt: '2024-03-01', unused: 3 }];
