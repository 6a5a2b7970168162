/** Words about files with codes in clear: those of an import, and those that a look through folders finds. */
import type { ErrorCode } from '../../preload/contract.ts';
import type { SourceFile, StrayFileView, SweepView } from '../../preload/views/strays.ts';
import { count, list, number, size } from './intl.ts';
import { spelled } from './spelled.ts';
import { troubles } from './troubles.ts';

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const NOT_WIPED =
  'Deleting is not wiping: an SSD, a backup, the history of an editor or a synced folder may still hold them. If they ever lay on a shared computer or in a mailbox, make new codes at the service.';

/** Lists of codes are small files. */
const sizeOf = (bytes: number): string => (bytes < 1000 ? count(bytes, 'byte', 'bytes') : size(bytes));

/** How large it is, and who copies it to other computers. */
function about({ sizeBytes, syncedBy }: Pick<SourceFile, 'sizeBytes' | 'syncedBy'>): string {
  const parts = [
    sizeBytes === null ? '' : sizeOf(sizeBytes),
    syncedBy === null ? '' : `in step with other computers by ${syncedBy}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

export const sourceWords = {
  title: (files: number) =>
    files === 1
      ? 'One plain file still holds these codes'
      : `${capital(spelled(files))} plain files still hold these codes`,
  allGone: 'The plain files are deleted',
  about,
  leftOut: 'Keep this one for now: it also holds codes that you left out, and they are nowhere else in Coldkeep.',
  dropped:
    'It was dropped onto the window, so Coldkeep does not know where it lies: look in Downloads and on the desktop, delete it there and empty the trash.',
  delete: 'Delete',
  deleteName: (file: string) => `Delete ${file}`,
  deleteAll: (files: number) => `Delete all ${spelled(files)}`,
  gone: 'Deleted',
  deleted: (files: number) => `${count(files, 'file', 'files')} deleted`,
  failed: (code: ErrorCode) =>
    `Not deleted: ${troubles[code].title.charAt(0).toLowerCase()}${troubles[code].title.slice(1)}.`,
  notDeleted: (files: number) => `${count(files, 'file', 'files')} could not be deleted`,
  syncTrash: (services: readonly string[]) =>
    `${list(services)} may keep what is deleted in a trash of its own: empty that as well.`,
  honest: NOT_WIPED,
  lookForMore: 'Look for other such files',
} as const;

const heldWords = {
  all: 'in the vault',
  some: 'in part in the vault',
  none: 'not in the vault',
} as const;

export const sweepWords = {
  title: 'Look for codes in clear',
  about:
    'Whoever steals codes looks for files by their names. So does this: it goes through folders that you choose, opens only files that are named like codes, and changes nothing by itself.',
  back: 'Back',
  choose: 'Choose folders',
  chooseOthers: 'Choose other folders',
  working: 'Looking through folders',
  readOnly: 'This vault is open for reading only: files can be found and deleted, not imported.',
  looked: ({ files, looked, folders }: SweepView) =>
    `Looked at the names of ${count(files, 'file', 'files')} in ${count(looked, 'folder', 'folders')} of ${list(folders)}.`,
  nothing: 'No file is named like codes',
  nothingText: 'That is no proof: codes can lie under any name, in a mailbox or on a phone.',
  withCodes: (files: number) => `${count(files, 'file holds', 'files hold')} codes in clear`,
  noneWithCodes: 'No codes in clear were found',
  without: (files: number) =>
    `${count(files, 'file is', 'files are')} named so, and no codes were found in ${files === 1 ? 'it' : 'them'}`,
  unread: (files: number) => `${count(files, 'file', 'files')} could not be read`,
  unreadText: 'Import asks for a password where a file has one. What cannot be read is not deleted from here.',
  aboutFile: (file: StrayFileView) =>
    [
      file.error === null ? '' : troubles[file.error].title,
      file.codes === 0
        ? ''
        : `${count(file.codes, 'code', 'codes')}${file.held === null ? '' : `, ${heldWords[file.held]}`}`,
      about(file),
    ]
      .filter((part) => part !== '')
      .join(' · '),
  import: 'Import',
  importName: (file: string) => `Import ${file}`,
  skipped: ({ skipped: { folders, links } }: SweepView) =>
    [
      folders === 0
        ? ''
        : count(folders, 'hidden folder or folder of a program', 'hidden folders and folders of programs'),
      links === 0 ? '' : count(links, 'link', 'links'),
    ]
      .filter((part) => part !== '')
      .join(' and '),
  skippedText: (what: string) => `Not looked into: ${what}. Choose a hidden folder itself to look into it.`,
  unreadable: (folders: number) => `${count(folders, 'folder', 'folders')} may not be read`,
  partial: 'There is more than is looked at in one go. Choose smaller folders.',
  found: ({ found }: SweepView) => {
    const files = found.filter(({ codes }) => codes > 0).length;
    return files === 0 ? 'No codes in clear were found' : `${count(files, 'file holds', 'files hold')} codes in clear`;
  },
} as const;

export const listWords = {
  title: (file: string) => `${file === '' ? 'What you pasted' : file} is a list of accounts`,
  fresh: (fresh: number, known: number) =>
    [
      fresh === 0 ? 'Nothing in it is new.' : `${count(fresh, 'account is', 'accounts are')} new.`,
      known === 0 ? '' : `${number(known)} ${known === 1 ? 'is' : 'are'} there already.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  what: 'They come without codes, so that the board shows what has no way back. No password is taken.',
  heads: { service: 'Service', account: 'Account', instance: 'Instance' },
  list: 'The accounts that are new',
  noLogin: 'No account name',
  more: (others: number) => `and ${number(others)} more`,
  repeated: (rows: number) => `${count(rows, 'row says', 'rows say')} the same as one before.`,
  unread: (rows: number) => `${count(rows, 'row is', 'rows are')} left out`,
  row: (row: number, why: 'no-service' | 'unfit-name' | 'no-login') =>
    `Row ${number(row)}: ${
      {
        'no-service': 'it names no service',
        'unfit-name': 'a name is too long or hides what it says',
        'no-login': 'it has no login',
      }[why]
    }.`,
  ignored: (columns: readonly string[]) => `Nothing is taken from ${list(columns)}.`,
  first: 'Add them before the sets below: importing those ends this review.',
  add: (fresh: number) => `Add ${count(fresh, 'account', 'accounts')}`,
  added: (accounts: number) => `${count(accounts, 'account', 'accounts')} added`,
  undo: 'Undo',
  undone: 'They are off the board again',
  close: 'Take it off the board',
  closeTitle: (name: string) => `Take ${name} off the board?`,
  closeText: 'It has no codes in this vault. Its history stays in the log.',
  closed: (name: string) => `${name} is off the board`,
  keep: 'Keep it',
} as const;
