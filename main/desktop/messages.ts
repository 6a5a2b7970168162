/** The words that main itself shows: titles of the system's dialogs, and the menu of macOS. */
export const MESSAGES = {
  appName: 'Coldkeep',
  openTitle: 'Open a vault',
  openButton: 'Open',
  vaultFiles: 'Coldkeep vaults',
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
