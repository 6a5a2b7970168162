/** Words of the first screen. */
export const welcomeWords = {
  appName: 'Coldkeep',
  about: 'Keeps the recovery codes that get you back in when a phone or key is lost.',
  open: 'Open a vault',
  openAbout: 'A .coldkeep file on this computer or a stick',
} as const;
