/** Files in clear and a list of accounts, as main would send them. */
import type { AccountListView } from '../../preload/views/import-review.ts';
import type { SourceFile, StrayFileView, SweepView } from '../../preload/views/strays.ts';

export const sampleSource: SourceFile = {
  id: 'a1',
  file: '/home/sam/Downloads/github-recovery-codes.txt',
  sizeBytes: 176,
  syncedBy: null,
  hasLeftOut: false,
};

export const droppedSource: SourceFile = {
  id: null,
  file: 'discord_backup_codes.txt',
  sizeBytes: null,
  syncedBy: null,
  hasLeftOut: true,
};

export const syncedSource: SourceFile = {
  id: 'a2',
  file: '/home/sam/Dropbox/gitlab-recovery-codes.txt',
  sizeBytes: 170,
  syncedBy: 'Dropbox',
  hasLeftOut: false,
};

const stray = (given: Partial<StrayFileView> & Pick<StrayFileView, 'id' | 'file'>): StrayFileView => ({
  sizeBytes: 200,
  syncedBy: null,
  error: null,
  sets: 0,
  codes: 0,
  held: null,
  ...given,
});

export const sampleSweep: SweepView = {
  folders: ['/home/sam/Downloads', '/home/sam/Documents'],
  found: [
    stray({ id: 'f1', file: '/home/sam/Documents/backup codes google.txt', sets: 1, codes: 10, held: 'none' }),
    stray({ id: 'f2', file: '/home/sam/Downloads/github-recovery-codes (1).txt', sets: 1, codes: 16, held: 'all' }),
    stray({ id: 'f3', file: '/home/sam/Documents/2fa.pdf', error: 'password-needed', sizeBytes: 48_000 }),
    stray({ id: 'f4', file: '/home/sam/Dropbox/codes.txt', syncedBy: 'Dropbox' }),
  ],
  files: 4211,
  looked: 310,
  skipped: { folders: 12, links: 1 },
  unreadable: ['/home/sam/Documents/root-only'],
  isPartial: false,
};

export const sampleList: AccountListView = {
  list: 'l1',
  file: 'accounts.csv',
  fresh: 3,
  first: [
    { service: 'GitHub', instance: null, account: 'sam' },
    { service: 'GitLab', instance: 'git.example.org', account: 'sam' },
    { service: 'Bank of Rivers', instance: null, account: null },
  ],
  known: 2,
  repeated: 1,
  unread: 2,
  firstUnread: [
    { row: 7, why: 'no-service' },
    { row: 9, why: 'unfit-name' },
  ],
  ignoredColumns: ['Owner', 'Password'],
};
