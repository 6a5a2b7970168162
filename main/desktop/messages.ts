/** The words that main itself shows: titles of the system's dialogs. */
export const MESSAGES = {
  appName: 'Coldkeep',
  openTitle: 'Open a vault',
  openButton: 'Open',
  vaultFiles: 'Coldkeep vaults',
} as const;
