/** Words of the unlock screen, of fields for secrets, and of an opening. */
export const unlockWords = {
  title: (name: string) => `${name} is locked`,
  doesNotOpen: (name: string) => `${name} does not open`,
  field: 'Passphrase',
  either: 'A recovery key fits here as well.',
  unlock: 'Unlock',
  otherWays: 'Other ways to go on',
  anotherVault: 'Another vault',
} as const;

export const secretFieldWords = {
  show: 'Show the passphrase',
  capsLock: 'Caps Lock is on.',
} as const;

export const progressWords = {
  opening: 'Opening',
  creating: 'Creating',
  steps: {
    deriving: 'Making the key',
    reading: 'Reading the vault',
    importing: 'Reading the files',
    drawing: 'Drawing the pages',
  },
  why: 'Slow on purpose: it makes guessing expensive.',
  cancel: 'Cancel',
} as const;
