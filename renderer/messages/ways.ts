/** Words of the ways into an open vault: the list, what can be done with each, and what is left of an old one. */
import type { SlotType, WayView } from '../../preload/views/ways-in.ts';
import { count, date, list, number } from './intl.ts';

const kinds: Readonly<Record<SlotType, string>> = {
  passphrase: 'Passphrase',
  'recovery-key': 'Recovery key',
  shares: 'Shares of a key',
  'passphrase-and-key-file': 'Passphrase with a key file',
};
const inSentence: Readonly<Record<SlotType, string>> = {
  passphrase: 'a passphrase',
  'recovery-key': 'a recovery key',
  shares: 'shares of a key',
  'passphrase-and-key-file': 'a passphrase with a key file',
};
const UNKNOWN = 'A way in of a newer Coldkeep';

const kind = ({ type }: Pick<WayView, 'type'>): string => (type === null ? UNKNOWN : kinds[type]);

/** Secrets of these are always drawn: whether by chance is no question. */
const isDrawn = ({ type }: WayView): boolean => type === 'recovery-key' || type === 'shares';

/** Of the new one that was just made, or the one that was taken away. */
export type Taken = 'passphrase' | 'recovery-key' | 'way' | 'vault-key';

const oldSecrets: Readonly<Record<Exclude<Taken, 'vault-key'>, string>> = {
  passphrase: 'the old passphrase',
  'recovery-key': 'the old recovery key',
  way: 'what was removed',
};

export const wayWords = {
  title: 'Ways in',
  back: 'Settings',
  about: 'Each of these opens this vault by itself. Whoever has one has every code in it.',
  loading: 'Looking for the ways in',
  readOnly: 'This vault is open for reading only. Its ways in can be looked at; nothing can be changed here.',
  running: 'Changing the ways in. It takes a moment: it is slow on purpose.',
  wait: 'Wait until the change is made.',
  list: 'Ways into this vault',
  unknown: UNKNOWN,
  kind,
  name: (way: WayView) => (way.addedAt === null ? kind(way) : `${kind(way)}, added ${date(way.addedAt)}`),
  opener: 'Opened with this',
  origin: (way: WayView) => {
    if (way.shares !== null) return `Any ${number(way.shares.needed)} of ${number(way.shares.of)}`;
    if (isDrawn(way) || way.isGenerated === true) return 'Made by chance';
    return way.isGenerated === null ? null : 'Chosen';
  },
  added: ({ addedAt }: WayView) => (addedAt === null ? null : `Added ${date(addedAt)}`),
  cost: ({ type, work }: WayView) => {
    if (work.kdf === 'argon2id')
      return `To try one: Argon2id, ${number(work.memoryKib / 1024)} MiB, ${count(work.passes, 'pass', 'passes')}`;
    if (work.kdf === 'scrypt') return `To try one: scrypt, N = ${number(2 ** work.log2N)}`;
    if (type === 'recovery-key') return 'Nothing to derive: 160 random bits';
    return type === 'shares' ? 'Nothing to derive: a random key in parts' : 'Nothing to derive';
  },
  change: 'Change passphrase',
  renew: 'New recovery key',
  remove: 'Remove',
  last: 'The last way in cannot be removed. Add another one first.',

  renewTitle: 'Make a new recovery key?',
  renewText: 'The one that there is now stops opening this vault at once. Have paper or a stick ready for the new one.',
  renewConfirm: 'Make a new one',
  removeTitle: (way: WayView) => `Remove this way in: ${kind(way).toLowerCase()}?`,
  removeText: (way: WayView) =>
    `${way.isOpener ? 'You opened the vault with it today. ' : ''}It stops opening this vault at once, and cannot be brought back. Make sure that you have another one at hand.`,
  keep: 'Keep it',

  add: 'Add a way in',
  addAbout: 'For another person, for the day when one is lost, or to be kept in another place.',
  kindsToAdd: {
    passphrase: { name: 'Another passphrase', about: 'For another person, or to hand over one day.' },
    'recovery-key': { name: 'A recovery key', about: 'Made by chance, for paper. Opens the vault by itself.' },
    'key-file': {
      name: 'A passphrase with a key file',
      about: 'Opens with both only: the words in the head, the file on a stick.',
    },
    shares: { name: 'Shares', about: 'For several people, none of whom gets in alone.' },
  },

  key: 'A new vault key',
  keyAbout:
    'For when somebody may know a way in, or have an old copy and its passphrase. A changed passphrase alone leaves the key inside the same; this makes a new one.',
  keyDrops:
    'It takes a passphrase, and gives a new recovery key. All other ways in are dropped: shares, key files and further passphrases have to be made anew.',
  keyStart: 'New vault key…',

  passphraseTitle: {
    change: 'A new passphrase',
    add: 'Another passphrase',
    'key-file': 'A passphrase for the key file',
    'vault-key': 'A passphrase for the new vault key',
  },
  passphraseDo: {
    change: 'Change the passphrase',
    add: 'Add the passphrase',
    'key-file': 'Choose where the key file goes',
    'vault-key': 'Make the new vault key',
  },
  keyFileAbout:
    'It opens the vault only together with its key file. Choose the file that goes with it; the new passphrase goes with the same one.',
  keyFileNext: 'Next you are asked where the key file goes. A stick is best, never the folder of the vault.',

  sharesTitle: 'Shares of a key',
  sharesAbout:
    'Each person gets one. So many of them together open the vault, and fewer tell nothing at all. Any share that is lost weakens the rest: make enough.',
  needed: 'Needed to open',
  of: 'Made in all',
  people: (value: number) => number(value),
  sharesDo: 'Choose the folder they go into',
  sharesNote: 'One file for each person. Give them away, then delete the files.',
  cancel: 'Cancel',

  leaveTitle: 'Go on without the recovery key?',
  leaveText: 'It cannot be shown again. A new one can be made here at any time.',
  leaveConfirm: 'Go on without it',
  leaveKeep: 'Keep looking at it',
} as const;

export const kitPageWords = {
  title: 'A page for the drawer',
  about:
    'Says where the vault is, what opens it, and how to read it without Coldkeep. No secret is printed: there is room to write the passphrase and the recovery key by hand. Keep it apart from this computer and from the backups.',
  print: 'Print the kit page',
  printed: 'The kit page went to the printer.',
} as const;

export const outcomeWords = {
  changed: 'The passphrase is changed',
  renewed: 'The recovery key is a new one; the old one does not fit any more',
  removed: 'The way in is removed',
  keyChanged: 'The vault has a new key',
  added: 'The passphrase is added',
  addedKey: 'The recovery key is added',
  keyFile: 'The key file is written',
  keyFileAbout: 'Move it to where it is to stay, apart from the vault, and have a second copy of it. Lost is lost.',
  shares: (files: number) => `${number(files)} shares are written`,
  sharesAbout:
    'One for each person. Never two together, and never beside the vault: delete these files once they are given away.',
  files: 'Files that were written',
  notKept: 'Its recovery key was not kept. Nobody has it; make a new one when you have paper ready.',
  dropped: (types: readonly (SlotType | null)[]) =>
    `Dropped, to be added anew where they are wanted: ${list(types.map((type) => (type === null ? 'a way in of a newer Coldkeep' : inSentence[type])))}.`,
  nothingDropped: 'Nothing else opened it, so nothing else was dropped.',
  honest: (taken: Exclude<Taken, 'vault-key'>) =>
    `Whoever has one of these and ${oldSecrets[taken]} can still read the vault. A new vault key ends that.`,
} as const;
