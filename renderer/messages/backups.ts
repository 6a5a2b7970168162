/** Words of backups and their places, of older copies that still open, of rescue kits, and of what leaves in plain text. */
import type {
  BackupFile,
  BackupPlace,
  BackupPlaceName,
  OldCopyView,
  PlainFormat,
  SafetyFinding,
} from '../../preload/views/safety.ts';
import { ago, count, dayOrTime, list, number, size } from './intl.ts';
import { troubles } from './troubles.ts';

export const placeNames: Readonly<Record<BackupPlaceName, string>> = {
  beside: 'Beside the vault',
  second: 'Second place',
};

const placeInSentence: Readonly<Record<BackupPlaceName, string>> = {
  beside: 'beside the vault',
  second: 'in the second place',
};

const kinds: Readonly<Record<OldCopyView['kind'], string>> = {
  backup: 'Backup',
  kit: 'Rescue kit',
  tail: 'Cut-off end of the vault',
  unfinished: 'Unfinished copy',
  other: 'Copy of the vault',
};

const reasons: Readonly<Record<OldCopyView['why'][number], string>> = {
  'passphrase-changed': 'opens with the old passphrase',
  'way-removed': 'opens with the way in that was removed',
  'key-changed': 'is under the old key',
  purged: 'holds codes that were destroyed',
};

export const backupWords = {
  title: 'Backups',
  back: 'Settings',
  about:
    'Copies of this vault, ready for the day when its file is lost or damaged. Each was opened once it was written.',
  loading: 'Looking for backups',
  readOnly: 'This vault is open for reading only. Its backups can be looked at; nothing can be changed here.',

  places: 'Where backups go',
  newest: ({ newest }: BackupPlace) => {
    if (newest === null) return 'No backup yet';
    const at = `Newest: ${dayOrTime(newest.at)}`;
    return newest.change === null ? at : `${at}, at change ${number(newest.change)}`;
  },
  away: 'Not reachable now. If it is a stick, plug it in.',
  noSecond: 'None yet. A disk that fails takes the vault and the backups beside it.',
  now: 'Back up now',
  making: 'Making a backup',
  choose: 'Choose a second place',
  chooseOther: 'Choose another place',
  noPlace: 'Have no second place',
  noPlaceDone: 'There is no second place any more. Its backups stay where they are.',
  chosen: 'Backups go to the second place, too',
  made: (places: readonly BackupPlaceName[]) =>
    places.length === 0 ? 'No backup was made' : `Backup made ${list(places.map((place) => placeInSentence[place]))}`,
  failed: (place: BackupPlaceName, why: string) => `Not ${placeInSentence[place]}: ${why}`,
  daily:
    'Once a day, when the vault is unlocked, a backup is made by itself. The last five stay, and one a week for eight weeks.',

  all: (many: number) => `All backups (${number(many)})`,
  none: 'There is no backup of this vault yet.',
  made_: 'Made',
  change: 'Change',
  size: 'Size',
  place: 'Place',
  changeOf: ({ change }: BackupFile) => (change === null ? 'unknown' : number(change)),
  sizeOf: ({ sizeBytes }: BackupFile) => size(sizeBytes),
  placeOf: ({ place, isReachable }: BackupFile) =>
    isReachable ? placeNames[place] : `${placeNames[place]}, not reachable now`,
  showMore: (more: number) => `Show ${number(more)} more`,

  goBack: 'Restore and bring over',
  goBackAbout:
    'Restoring puts a copy in the place of this vault; what was changed since is lost. Bringing over adds what another copy has and this vault lacks.',
  restore: 'Restore from a backup',
  merge: 'Bring over from another copy',
} as const;

export const oldCopyWords = {
  title: (files: number) =>
    files === 1 ? 'One older copy is still about' : `${number(files)} older copies are still about`,
  about: 'Until they are gone, what was removed or destroyed here can still be had from them.',
  why: ({ kind, why }: OldCopyView) =>
    why.length === 0 ? kinds[kind] : `${kinds[kind]}: it ${list(why.map((reason) => reasons[reason]))}`,
  away: 'Not reachable now',
  notOurs: 'Delete it by hand, then say so here.',
  deleteAll: (files: number, of: number) => {
    if (files === of) return files === 1 ? 'Delete it' : `Delete these ${number(files)}`;
    return files === 1 ? 'Delete the one that can be reached' : `Delete the ${number(files)} that can be reached`;
  },
  gone: 'It is gone',
  goneName: (file: string) => `It is gone: ${file}`,
  still: 'Recorded as gone, but it is still there. Delete it now.',
  confirmTitle: (files: number) =>
    files === 1 ? 'Delete this older copy?' : `Delete these ${number(files)} older copies?`,
  confirmText:
    'They are deleted from the disk; this cannot be undone. The vault and its newer backups stay. Deleting is not wiping: on an SSD or in a synced folder traces may stay.',
  confirm: 'Delete',
  keep: 'Not yet',
  deleted: (files: number) => `${count(files, 'older copy', 'older copies')} deleted`,
  notDeleted: (files: number) => `${count(files, 'copy', 'copies')} could not be deleted`,
  isGone: 'Recorded: that copy is gone',
  honest: 'Deleting is not wiping: on an SSD, in a backup of the system or in a synced folder traces may stay.',
} as const;

/** The one line over the board, and its one button. */
export function findingWords(finding: SafetyFinding): {
  readonly title: string;
  readonly text: string;
  readonly action: string;
} {
  switch (finding.finding) {
    case 'backup-failed':
      return {
        title: `The last backup ${placeInSentence[finding.place]} failed`,
        text: `${troubles[finding.code].title}.`,
        action: backupWords.now,
      };
    case 'old-copies':
      return {
        title: oldCopyWords.title(finding.files),
        text: 'What was removed or destroyed can still be had from there.',
        action: 'See the older copies',
      };
    case 'no-second-place':
      return {
        title: 'Backups lie in one place only',
        text: 'Another one survives this disk.',
        action: 'Choose a place',
      };
    case 'backup-old':
      return {
        title:
          finding.newest === null
            ? `There is no backup ${placeInSentence[finding.place]} yet`
            : `The newest backup ${placeInSentence[finding.place]} is old`,
        text: [
          finding.newest === null ? '' : `It was made ${ago(finding.newest)}.`,
          finding.place === 'second' ? 'If it goes to a stick, plug it in first.' : '',
        ]
          .filter((part) => part !== '')
          .join(' '),
        action: backupWords.now,
      };
  }
}

export const findingLabel = 'Safety of this vault';

export const firstPlaceWords = {
  step: 'New vault, step 5 of 5',
  title: 'A second place for backups',
  about:
    'Once a day a backup is made beside the vault. A disk that fails takes both. Choose a folder on a stick, on another disk or in a synced folder: backups go there, too. They are as encrypted as the vault.',
  choose: 'Choose a folder',
  later: 'Later',
  laterAbout: 'The board reminds you until there is one.',
  done: 'The vault is open, and its first backup is made.',
  failedTitle: 'No backup could be made there',
  failedNext: 'Choose another folder, or go on and try later.',
} as const;

export const kitWords = {
  title: 'Rescue kit',
  about:
    'A folder with a copy of this vault and a page that opens it in any browser, without Coldkeep. Still encrypted: it opens by passphrase or recovery key. Keep it on a stick, for the day when there is no Coldkeep to be had.',
  write: 'Write a rescue kit',
  writing: 'Writing the rescue kit',
  written: (files: number) => `The rescue kit is written: ${count(files, 'file', 'files')}`,
  files: 'Files of the rescue kit',
} as const;

const formats: Readonly<Record<PlainFormat, { readonly name: string; readonly about: string }>> = {
  txt: { name: 'Text', about: 'To read or to print' },
  csv: { name: 'Table (CSV)', about: 'For a spreadsheet or another program' },
  json: { name: 'JSON', about: 'Everything, for another program' },
};

export const plainWords = {
  title: 'Leave with everything',
  about: 'All codes in a file that any program can read. Nothing protects that file.',
  open: 'Export everything in plain text',
  dialogTitle: 'Export every code in plain text?',
  warning:
    'Whoever gets that file has every code in it. Put it nowhere that is synced or backed up, and destroy it once it has served.',
  recorded: 'The log records it, and Sheets lists the file until you say that it is gone.',
  format: 'Kind of file',
  formats: (['txt', 'csv', 'json'] as const).map((id) => ({ id, ...formats[id] })),
  confirm: 'Choose the file',
  done: (codes: number, sets: number) =>
    `${count(codes, 'code', 'codes')} of ${count(sets, 'set', 'sets')} written in plain text`,
  damaged: (sets: number) => `${count(sets, 'set is', 'sets are')} damaged and in it without codes`,
  doneDetail: 'The file stands under Sheets until it is gone',
} as const;

export const madeOn = ({ at }: BackupFile): string => dayOrTime(at);
