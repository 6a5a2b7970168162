/** Views of backups, old copies, a restore, a merge and a purge of a made-up vault, as main would send them. */
import type {
  BackupFile,
  BackupsPage,
  KnownFile,
  MergePreview,
  OldCopyView,
  PurgeView,
  RestoreChoice,
  RestorePreview,
} from '../../preload/views/safety.ts';

const backup = (place: BackupFile['place'], day: string, change: number, isReachable = true): BackupFile => ({
  id: `${place}-${day}`,
  name: `Personal ${day} 093012 c000${change}.coldkeep`,
  place,
  at: `${day}T09:30:12Z`,
  change,
  sizeBytes: 48_000,
  isReachable,
});

export const sampleBackups: readonly BackupFile[] = [
  backup('beside', '2026-11-23', 410),
  backup('second', '2026-11-23', 410),
  backup('beside', '2026-11-22', 402),
  backup('beside', '2026-11-21', 398),
  backup('second', '2026-11-15', 377, false),
  backup('beside', '2026-11-08', 371),
  backup('beside', '2026-11-01', 352),
];

export const samplePage: BackupsPage = {
  beside: {
    folder: '/home/sam/Safe/Personal.backups',
    isReachable: true,
    newest: { at: '2026-11-23T09:30:12Z', change: 410 },
  },
  second: {
    folder: '/media/stick',
    isReachable: true,
    newest: { at: '2026-11-23T09:30:12Z', change: 410 },
  },
  backups: sampleBackups,
  oldCopies: [],
};

export const sampleOldCopies: readonly OldCopyView[] = [
  {
    id: 'old-1',
    file: '/home/sam/Safe/Personal.backups/Personal 2026-11-22 093012 c000402.coldkeep',
    kind: 'backup',
    isOurs: true,
    isReachable: true,
    why: ['passphrase-changed'],
  },
  {
    id: 'old-2',
    file: '/media/stick/Personal.backups/Personal 2026-11-15 093012 c000377.coldkeep',
    kind: 'backup',
    isOurs: true,
    isReachable: false,
    why: ['passphrase-changed', 'purged'],
  },
  {
    id: 'old-3',
    file: '/home/sam/Desktop/Personal.coldkeep',
    kind: 'kit',
    isOurs: false,
    isReachable: true,
    why: ['purged'],
  },
];

export const sampleVaultFile: KnownFile = { id: 'v', name: 'Personal.coldkeep', folder: '/home/sam/Safe' };
export const sampleCopy: KnownFile = { id: 'c', name: 'Personal (copy).coldkeep', folder: '/media/stick' };

export const sampleChoice: RestoreChoice = {
  vault: sampleVaultFile,
  copy: null,
  known: sampleBackups.filter(({ isReachable }) => isReachable),
};

export const sampleLoss: RestorePreview = {
  copy: { change: 398, at: '2026-11-21T09:12:00Z' },
  current: { is: 'readable', change: 413, at: '2026-11-23T18:41:00Z' },
  lostChanges: 15,
  lost: [
    { service: 'GitHub', login: 's-rivera', outcomes: 2, sets: 0, others: 3 },
    { service: 'Google', login: 'sam.rivera@example.com', outcomes: 0, sets: 1, others: 2 },
    { service: 'Hetzner', login: null, outcomes: 0, sets: 0, others: 1 },
  ],
  waysBack: ['passphrase'],
  waysLost: ['recovery-key'],
  purgedBack: 1,
};

export const sampleMerge: MergePreview = {
  copy: sampleCopy,
  forkedAt: '2026-11-20T10:00:00Z',
  changes: 7,
  accounts: [
    { service: 'GitHub', login: 's-rivera', outcomes: 1, sets: 0, others: 1 },
    { service: 'Sentry', login: 'rivera-studio', outcomes: 0, sets: 1, others: 4 },
  ],
  conflicts: [{ service: 'GitHub', login: 's-rivera', about: 'code-used-on-both' }],
  regained: 0,
  hasOtherWays: true,
};

export const samplePurge: PurgeView = {
  set: '00000000000000000000000000000069',
  service: 'Google',
  login: 'sam.rivera@example.com',
  issuedAt: '2026-11-18',
  codes: 10,
  unused: 8,
  papers: ['S-0009-KQ/1', 'S-0009-KQ/2'],
  files: ['/home/sam/Sheets/S-0009.pdf'],
};
