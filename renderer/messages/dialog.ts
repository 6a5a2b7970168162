/** Words that dialogs and fields share. */
export const dialogWords = {
  cancel: 'Cancel',
  close: 'Close',
  showChoices: 'Show choices',
} as const;
