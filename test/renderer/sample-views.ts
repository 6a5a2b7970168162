/** Views of a made-up vault, as main would send them: the accounts of the mockups. No code that works anywhere. */
import type { VaultView } from '../../preload/contract.ts';
import type { BoardRow, Card, Step } from '../../preload/views/custody.ts';
import type { Settings } from '../../preload/views/settings.ts';
import type { Answers } from './fake-vault.ts';

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

const idOf = (place: number): string => (place + 1).toString(16).padStart(32, '0');

type Given = Pick<BoardRow, 'service' | 'account' | 'state' | 'unused' | 'total'> &
  Partial<BoardRow> & { readonly issuedAt?: string };

function rackOf(unused: number, total: number): readonly Card[] {
  if (total > 16) return [];
  return Array.from({ length: total }, (_, i): Card => (i < total - unused ? 'gone' : 'there'));
}

function row(place: number, { issuedAt = '2024-03-01', ...given }: Given): BoardRow {
  const group = { 'no-codes': 'no-way-in', empty: 'no-way-in', ready: 'ready' } as const;
  const { state } = given;
  return {
    id: idOf(place),
    instance: null,
    group: state === 'no-codes' || state === 'empty' || state === 'ready' ? group[state] : 'one-step',
    findings: state === 'ready' ? [] : [state],
    step: null,
    rack: rackOf(given.unused, given.total),
    sets:
      given.total === 0
        ? []
        : [
            {
              set: idOf(place + 100),
              unused: given.unused,
              total: given.total,
              issuedAt,
              sheet: given.sheets === 0 ? null : 'S-0009-KQ',
            },
          ],
    addedAt: '2026-11-09T09:00:00.000Z',
    sheets: 1,
    places: ['Desk drawer', 'Bank box 212'],
    provenAt: '2026-03-12T10:00:00.000Z',
    printedAt: '2026-03-11T10:00:00.000Z',
    oldCopy: null,
    ...given,
  };
}

const importNew: Step = { do: 'import' };
const noPaper = { sheets: 0, places: [], provenAt: null, printedAt: null } as const;

export const sampleRows: readonly BoardRow[] = [
  row(0, {
    service: 'Dropbox',
    issuedAt: '2023-02-02',
    account: 'sam.rivera@example.net',
    state: 'empty',
    unused: 0,
    total: 10,
    step: importNew,
  }),
  row(1, {
    service: 'Hetzner',
    account: 'sam@rivera.example',
    state: 'no-codes',
    unused: 0,
    total: 0,
    step: importNew,
    ...noPaper,
  }),
  row(2, { service: 'GitHub', account: 's-rivera', state: 'low', unused: 3, total: 16, step: importNew }),
  row(3, {
    service: 'Sentry',
    issuedAt: '2025-07-04',
    provenAt: '2026-09-30T10:00:00.000Z',
    account: 'rivera-studio',
    state: 'low',
    unused: 2,
    total: 10,
    step: importNew,
  }),
  row(4, {
    service: 'Google',
    issuedAt: '2026-11-18',
    account: 'sam.rivera@example.com',
    state: 'unproven',
    unused: 8,
    total: 10,
    rack: ['gone', 'there', 'there', 'refused', 'there', 'there', 'there', 'there', 'there', 'there'],
    places: ['Desk drawer'],
    provenAt: null,
    printedAt: '2026-11-24T10:41:00.000Z',
    step: { do: 'prove', copy: 'S-0012-MT/1' },
  }),
  row(5, {
    service: 'GitLab',
    issuedAt: '2026-10-20',
    account: 'srivera',
    state: 'old-sheet-out',
    unused: 10,
    total: 10,
    oldCopy: 'S-0003-MT/1',
    step: { do: 'destroy-copy', copy: 'S-0003-MT/1' },
  }),
  row(6, {
    service: 'PyPI',
    issuedAt: '2025-02-11',
    account: 'samrivera',
    state: 'no-paper',
    unused: 8,
    total: 8,
    ...noPaper,
    step: { do: 'print', sets: [idOf(106)] },
  }),
  row(7, {
    service: 'Bitwarden',
    issuedAt: '2026-05-06',
    provenAt: '2026-05-06T10:00:00.000Z',
    account: 'sam.rivera@example.net',
    state: 'one-place',
    unused: 1,
    total: 1,
    places: ['Desk drawer'],
    step: { do: 'print', sets: [idOf(107)] },
  }),
  row(8, {
    service: 'Microsoft',
    issuedAt: '2025-09-03',
    account: 'admin@rivera.example',
    state: 'old-proof',
    unused: 1,
    total: 1,
    provenAt: '2025-09-03T10:00:00.000Z',
    step: { do: 'prove', copy: 'S-0006-AB/1' },
  }),
  row(9, {
    service: 'Cloudflare',
    issuedAt: '2026-08-14',
    provenAt: '2026-08-15T10:00:00.000Z',
    account: 'ops@rivera.example',
    state: 'ready',
    unused: 7,
    total: 7,
  }),
  row(10, {
    service: 'Fastmail',
    issuedAt: '2026-01-22',
    provenAt: '2026-11-02T10:00:00.000Z',
    account: 'sam@rivera.example',
    state: 'ready',
    unused: 8,
    total: 10,
  }),
  row(11, {
    service: 'Nextcloud',
    issuedAt: '2026-06-09',
    provenAt: '2026-06-10T10:00:00.000Z',
    instance: 'cloud.example',
    account: 'sam',
    state: 'ready',
    unused: 10,
    total: 10,
  }),
  row(12, {
    service: 'Proxmox VE',
    issuedAt: '2026-04-17',
    provenAt: '2026-11-02T10:00:00.000Z',
    instance: 'pve-01',
    account: 'root@pam',
    state: 'ready',
    unused: 9,
    total: 10,
  }),
  row(13, {
    service: 'Stripe',
    issuedAt: '2026-09-28',
    provenAt: '2026-09-28T10:00:00.000Z',
    account: 'rivera-studio',
    state: 'ready',
    unused: 1,
    total: 1,
  }),
];

export const sampleView: VaultView = {
  counts: { accounts: 14, noWayIn: 2, oneStep: 7, sheets: 9 },
  rows: sampleRows,
  openReveals: [],
  standing: null,
  notices: [],
  change: 413,
  fingerprint: ['amber', 'river', 'lantern', 'north'],
  savedAt: '2026-11-24T10:41:00.000Z',
  hasRecoveryKeyToShow: false,
};

export const sampleSettings: Settings = {
  idleMinutes: 5,
  locksOnSleep: true,
  locksWithSystem: true,
  locksOnMinimise: false,
  revealSeconds: 60,
  allowsClipboard: false,
  clipboardSeconds: 10,
  theme: 'system',
  hidesFromCapture: true,
  keepsRecent: true,
};

/** A vault that was chosen, locked, and opens to {@link sampleView}. */
export const sampleAnswers: Answers = {
  appInfo: ok({
    version: '0.1.0',
    versions: { electron: '45.4.1', chromium: '153.0.0', node: '24.21.0' },
    builtOn: '2026-11-24',
    ageDays: 0,
  }),
  settings: ok(sampleSettings),
  recentVaults: ok([]),
  chosenVault: ok({ id: 'a', name: 'Personal', folder: '/home/sam/Safe' }),
  waysOffered: ok({ passphrase: true, keyFile: false, recoveryKey: true, shares: false }),
  unlock: ok(sampleView),
  lock: ok(null),
  cancel: ok(null),
  reportActivity: ok(null),
  safetyFinding: ok(null),
};
