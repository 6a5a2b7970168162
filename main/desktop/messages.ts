/** The words that main itself shows: the system's dialogs, the menu of macOS, and the text of files that it writes for people. */
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
  saveRecoveryKeyTitle: 'Save the recovery key',
  recoveryKeyFile: (vault: string): string => `${vault} recovery key.txt`,
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
