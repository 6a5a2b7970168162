/** Words of the unlock screen, of fields for secrets, and of an opening. */
import { count, number } from './intl.ts';

export const unlockWords = {
  title: (name: string) => `${name} is locked`,
  doesNotOpen: (name: string) => `${name} does not open`,
  field: 'Passphrase',
  either: 'A recovery key fits here as well.',
  unlock: 'Unlock',
  keyFile: 'Use a key file',
  keyFileFirst: 'Choose the key file',
  keyFileIs: (name: string) => `With the key file ${name}`,
  keyFileOff: 'Leave the key file out',
  keyFileChosen: (name: string) => `Key file ${name} chosen`,
  shares: 'Use shares instead',
  passphraseInstead: 'Use a passphrase instead',
  otherWays: 'Other ways to go on',
  anotherVault: 'Another vault',
} as const;

export const sharesWords = {
  field: (place: number) => `Share ${number(place)}`,
  hint: 'As it stands on the paper, with or without its heading. Each person can type their own.',
  another: 'Another share',
  unlock: 'Unlock with these shares',
  opening: 'Opening',
  empty: 'At least two shares are needed.',
  missing: (have: number, needed: number) => `${number(needed)} shares are needed; ${count(have, 'is', 'are')} here.`,
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
    sweeping: 'Looking through folders',
    drawing: 'Drawing the pages',
  },
  why: 'Slow on purpose: it makes guessing expensive.',
  cancel: 'Cancel',
} as const;
