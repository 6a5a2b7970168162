/** Words of what stands around the screens of an open vault: side bar, lock bar, read-only bar. */
export const frameWords = {
  appName: 'Coldkeep',
  board: 'Board',
  sheets: 'Sheets',
  log: 'Log',
  settings: 'Settings',
  noNetwork: 'No network',
  saved: (at: string) => `Saved ${at}`,
  nothingSaved: 'No change yet',
  lock: 'Lock',
  readOnly: 'Open for reading only.',
} as const;
