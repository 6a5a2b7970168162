/** Words of a restore: which copy, in whose place, what would be lost; and of going on with an older copy. */
import type { AccountChanges, BackupFile, RestorePreview } from '../../preload/views/safety.ts';
import { placeNames } from './backups.ts';
import { count, dayOrTime, list, number } from './intl.ts';

const ways: Readonly<Record<RestorePreview['waysBack'][number], string>> = {
  passphrase: 'a passphrase',
  'recovery-key': 'a recovery key',
  shares: 'shares of a key',
  'passphrase-and-key-file': 'a passphrase with a key file',
};

/** `2 codes used or refused, 1 set imported and 3 other changes`. */
export function changesInWords({ outcomes, sets, others }: AccountChanges): string {
  const parts = [
    outcomes > 0 ? `${count(outcomes, 'code', 'codes')} used or refused` : '',
    sets > 0 ? `${count(sets, 'set', 'sets')} imported` : '',
    others > 0 ? `${count(others, 'other change', 'other changes')}` : '',
  ].filter((part) => part !== '');
  return list(parts);
}

export const accountOf = ({ service, login }: Pick<AccountChanges, 'service' | 'login'>): string =>
  login === null ? service : `${service}, ${login}`;

const point = (change: number, at: string | null): string =>
  at === null ? `change ${number(change)}` : `${dayOrTime(at)}, change ${number(change)}`;

export const restoreWords = {
  title: 'Restore a backup',
  about:
    'A backup, or any other copy of a vault, takes the place of the vault. The file that is there now is kept aside.',
  loading: 'Looking for backups',
  leave: 'Not now',
  back: 'Back',

  copy: 'The copy to go back to',
  copies: 'Backups beside the vault',
  copyOption: ({ at }: BackupFile) => dayOrTime(at),
  copyAbout: ({ change, place, isReachable }: BackupFile) =>
    [change === null ? '' : `Change ${number(change)}`, placeNames[place], isReachable ? '' : 'not reachable now']
      .filter((part) => part !== '')
      .join(', '),
  otherCopy: 'Choose a file',
  chosenCopy: 'Another file',
  noCopy: 'Choose the copy first.',
  showAll: 'Show older ones',

  vault: 'The vault whose place it takes',
  noVault: 'Say where the vault is, or where it is to be.',
  vaultFile: 'Choose the vault file',
  vaultPlace: 'Choose a new place',
  unknownVault: 'Not chosen yet. Take the file that is lost or damaged, or a new place.',

  secret: 'Passphrase of the copy',
  secretHint: 'The one that it had when the copy was made. A recovery key fits here as well.',
  look: 'See what would be lost',
  looking: 'Comparing the two',
  restoring: 'Restoring',

  previewTitle: (name: string) => `Restore ${name}?`,
  copyEnds: 'The copy ends at',
  currentEnds: 'The vault ends at',
  ends: point,
  missing: 'It is not there',
  unreadable: (why: string) => `It cannot be compared: ${why}`,
  lostTitle: (changes: number) =>
    changes === 0 ? 'Nothing is lost' : `${count(changes, 'change', 'changes')} of the vault would be lost`,
  lostNone: 'The copy has every change that the vault has.',
  lostUnknown: 'What the vault had since then cannot be told',
  lostUnknownText:
    'Codes that were used after the copy was made will look unused. Go by your paper and by the service.',
  lostText: 'Codes that were used since then will look unused, and what was imported since is gone.',
  lostList: 'What would be lost, by account',
  more: (accounts: number) => `${count(accounts, 'more account', 'more accounts')}`,
  waysBack: (types: RestorePreview['waysBack']) => `These ways in come back: ${list(types.map((type) => ways[type]))}.`,
  waysLost: (types: RestorePreview['waysLost']) =>
    `These ways in are gone after it: ${list(types.map((type) => ways[type]))}.`,
  purgedBack: (sets: number) =>
    `${count(sets, 'set comes back whose codes were', 'sets come back whose codes were')} destroyed since.`,
  confirm: 'Restore it',
  kept: 'The file that is there now is kept beside the vault, among its backups.',
  done: 'The backup is restored and open',
  doneKept: (file: string) => `The file that was there is kept: ${file}`,
} as const;

export const olderWords = {
  goOn: 'Go on with this copy',
  merge: 'Bring both together',
  restore: 'Restore a backup',
  confirmTitle: 'Go on with this copy?',
  confirmText:
    'It becomes the newest on this computer and can be changed again. What only the other copy has stays out: codes used there look unused here. You unlock it once more.',
  confirm: 'Go on with it',
  mergeTitle: 'Bring the two copies together?',
  mergeText:
    'Both were changed apart from each other. This one becomes the one to go on with; then you choose the other, and what it has is added. You unlock this one once more.',
  mergeConfirm: 'Bring together',
  keep: 'Keep it for reading',
  accepted: 'It opens for changes again, as you said.',
  mend: 'Write the file anew',
  mendTitle: 'Write this file anew?',
  mendText:
    'One of the two copies of its header is damaged. Where all else is whole, the other copy is written twice; the file as it is stays among the backups. You unlock it once more.',
  mendConfirm: 'Write it anew',
  acceptedMerge: 'It opens for changes again; then you choose the other copy.',
} as const;
