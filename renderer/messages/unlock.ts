/** Words of the unlock screen and of an opening. */
export const unlockWords = {
  title: (name: string) => `${name} is locked`,
  doesNotOpen: (name: string) => `${name} does not open`,
  field: 'Passphrase',
  show: 'Show the passphrase',
  either: 'A recovery key fits here as well.',
  capsLock: 'Caps Lock is on.',
  unlock: 'Unlock',
  otherWays: 'Other ways to go on',
  anotherVault: 'Another vault',
} as const;

export const progressWords = {
  title: 'Opening',
  steps: {
    deriving: 'Making the key',
    reading: 'Reading the vault',
    importing: 'Reading the files',
    drawing: 'Drawing the pages',
  },
  why: 'Slow on purpose: it makes guessing expensive.',
  cancel: 'Cancel',
} as const;
