/** The words that main itself shows: the system's dialogs, the menu of macOS, and the text of files that it writes for people. */
import { sizeInWords } from '../vault/size-in-words.ts';
import type { KnownFile } from './strays/removable-files.ts';
import type { YesNoQuestion } from './window-port.ts';

export const MESSAGES = {
  appName: 'Coldkeep',
  openTitle: 'Open a vault',
  openButton: 'Open',
  vaultFiles: 'Coldkeep vaults',
  createTitle: 'Where the new vault is to lie',
  createButton: 'Choose this place',
  newVault: 'Recovery codes.coldkeep',
  saveButton: 'Save',
  textFiles: 'Text files',
  savePdfTitle: 'Save the sheet as PDF',
  pdfFiles: 'PDF files',
  importTitle: 'Import recovery codes',
  importButton: 'Read',
  keyFileTitle: 'The key file of this vault',
  keyFileButton: 'Use this file',
  saveKeyFileTitle: 'Save the new key file',
  keyFile: (vault: string): string => `${vault} key file.txt`,
  sharesTitle: 'The folder that the shares go into',
  saveRecoveryKeyTitle: 'Save the recovery key',
  recoveryKeyFile: (vault: string): string => `${vault} recovery key.txt`,
  backupPlaceTitle: 'A second place for backups',
  rescueKitTitle: 'Where the rescue kit goes',
  rescueKitFolder: (vault: string, today: string): string => `${vault} rescue kit ${today}`,
  folderButton: 'Choose this folder',
  sweepTitle: 'Folders to look through for codes in clear',
  removal,
  restoreCopyTitle: 'The backup or copy to go back to',
  restoreVaultTitle: 'The vault whose place it takes',
  restorePlaceTitle: 'Where the restored vault is to lie',
  mergeCopyTitle: 'The other copy of this vault',
  copyButton: 'Choose',
  exportPlainTitle: 'Export every code in plain text',
  plainFiles: { json: 'JSON', csv: 'Tables', txt: 'Text files' },
  plainFile: (vault: string, extension: string): string => `${vault} codes in clear.${extension}`,
  exportLogTitle: 'Export the log',
  logFiles: 'JSON Lines',
  logFile: (vault: string): string => `${vault} log.jsonl`,
  menu: {
    about: 'About Coldkeep',
    settings: 'Settings…',
    lock: 'Lock the Vault',
    edit: 'Edit',
    vault: 'Vault',
    window: 'Window',
    search: 'Search',
    import: 'Import…',
    print: 'Print…',
    help: 'Help',
    keys: 'Keyboard',
  },
} as const;

/** What stands in the file of a recovery key: the key, and two sentences of what it is. */
export function recoveryKeyText(vault: string, key: string): string {
  return `${key}

This is the recovery key of the Coldkeep vault "${vault}": it opens the vault without the passphrase.
Whoever has this file and the vault can read every code in it, so keep it apart from the vault and from this computer.
`;
}

const NOT_HELD = {
  all: '',
  some: ' It also holds codes that are not in the vault, and they are lost with it.',
  none: ' Its codes are not in the vault, and they are lost with it.',
} as const;

const HOLDS_MORE = ' It is an export or an archive and holds more than codes.';

/** Path and size of each file that would be deleted, and what would be lost with it. */
function removal(files: readonly Pick<KnownFile, 'path' | 'sizeBytes' | 'held' | 'holdsMore'>[]): YesNoQuestion {
  const lines = files.map(
    ({ path, sizeBytes, held, holdsMore }) =>
      `${path}, ${sizeInWords(sizeBytes)}.${held === null ? '' : NOT_HELD[held]}${holdsMore ? HOLDS_MORE : ''}`,
  );
  return {
    question: files.length === 1 ? 'Delete this file?' : `Delete these ${files.length} files?`,
    detail: [
      ...lines,
      '',
      'Deleted at once, not moved to the trash. A file that has changed since it was read stays.',
    ].join('\n'),
    yes: files.length === 1 ? 'Delete the file' : 'Delete the files',
    no: files.length === 1 ? 'Keep it' : 'Keep them',
  };
}
