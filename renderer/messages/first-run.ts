/** Words of a new vault: where it lies, its passphrase, its recovery key. No secret is ever in a sentence. */
import { count, number } from './intl.ts';
import type { TroubleWords } from './troubles.ts';

const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

export const firstRunWords = {
  step: (place: number) => `New vault, step ${number(place)} of 5`,
  notNow: 'Not now',
  next: 'Go on',
  back: 'Back',

  placeTitle: (name: string) => `Where ${name} is kept`,
  placeAbout: 'One question first, because on the bad day everything hangs on it.',
  question: 'Does reaching this file depend on a code that will be in it?',
  answers: { no: 'No, I get to it without', yes: 'Yes, or I am not sure' },
  answersAbout: {
    no: 'It is on this computer or on a stick, and no account has to be opened first.',
    yes: 'It is in a cloud folder or on a server, and getting in there may need one of these codes.',
  },
  unanswered: 'One of the two answers is needed. “Not sure” is a fine one.',
  adviceTitle: 'Keep a copy where no code is asked for',
  advice:
    'Otherwise a lost phone can lock you out of the account and of this file at once. Put a copy of the file on a stick in a drawer, and print the sheets.',
  otherPlace: 'Choose another place',

  offerTitle: (name: string) => `The passphrase of ${name}`,
  offerAbout:
    'Six words drawn by chance: easier to type than they look, and beyond all guessing. Write them on paper now. Nobody can reset them for you.',
  offered: 'The six words',
  another: 'Another one',
  anotherSaid: 'Six other words',
  typeBack: 'I have written it down',
  own: 'Take one of my own',
  drawing: 'Drawing six words',

  backTitle: 'Type it back',
  backAbout: 'From your paper, so that it is certain to be right. Small or capital letters do not matter here.',
  backField: 'The six words',
  backHint: 'Blanks between them are enough.',
  showAgain: 'Show the words again',
  create: 'Create the vault',
  notCreated: (name: string) => `${name} was not created`,
  creatingTitle: (name: string) => `Creating ${name}`,
  emptyBack: 'The field is empty.',
  differs: (place: number) => `The ${places[place] ?? `${number(place + 1)}.`} word is another one.`,
  tooFew: (typed: number, all: number) => `${count(typed, 'word is', 'words are')} there, of ${number(all)}.`,
  tooMany: (typed: number, all: number) => `${number(typed)} words are there, of ${number(all)}.`,

  ownTitle: 'A passphrase of your own',
  ownAbout:
    'Several words that do not belong together are better than a short and clever one. It guards every code, so let nothing else have the same.',
  ownField: 'Passphrase',
  ownAgain: 'The same again',
  showOwnAgain: 'Show what is typed again',
  needs: (more: number) => `15 characters at least; ${count(more, 'more is', 'more are')} needed.`,
  longEnough: 'Long enough.',
  blanksCount: 'It begins or ends with a blank, which counts as well.',
  refused: ({ title, text }: TroubleWords) => `${title}. ${text}`,
  tooShort: (has: number) => `It has ${count(has, 'character', 'characters')}; 15 at least are needed.`,
  different: 'The two differ. Type the second one again.',
  againAbout: 'Typed twice, because nobody can tell you later what it was.',
  offerInstead: 'Have one drawn instead',
} as const;

export const recoveryKeyWords = {
  step: 'New vault, step 4 of 5',
  title: (name: string) => `The recovery key of ${name}`,
  about:
    'It opens the vault when the passphrase is forgotten. It is shown this once and can never be shown again. Keep it on paper, apart from this computer and apart from the passphrase.',
  loading: 'Fetching the recovery key',
  groups: 'The recovery key, nine groups of four',
  case: 'The letters I, L, O and U are not in it: what looks like them is a one or a zero.',
  save: 'Save as a file',
  print: 'Print the kit page',
  printed: 'The kit page went to the printer, with the key on it.',
  written: 'I wrote it down',
  without: 'Go on without it',
  withoutTitle: 'Go on without the recovery key?',
  withoutAbout: 'It cannot be shown again. Without it a forgotten passphrase loses the vault, and every code in it.',
  withoutConfirm: 'Go on without it',
  withoutKeep: 'Keep looking at it',
  savedTitle: 'The key is in a file',
  savedAbout:
    'Whoever has that file can open the vault. Move it to a stick or print it, keep that apart from this computer, and delete the file here.',
  goOn: 'Go on',
  checkTitle: 'One group from your paper',
  checkAbout: 'The key is hidden now. Type this group as you wrote it down, to be sure that it can be read.',
  checkField: (group: number) => `Group ${number(group)}`,
  check: 'Check it',
  checkEmpty: 'The field is empty.',
  checkWrong: (group: number) => `That is not group ${number(group)}. Compare it with the key and mend the paper.`,
  showAgain: 'Show the key again',
  kept: 'The recovery key is kept.',
  goneTitle: 'The recovery key cannot be shown again',
  gone: 'It was shown once, before this window was loaded anew. If it was not written down, it is lost.',
  goneNext: 'The vault opens with its passphrase as before. Write that down now, and keep it apart from this computer.',
  locksIn: (seconds: number) => `Locks in ${count(seconds, 'second', 'seconds')}`,
  locksAbout: 'The key is gone then. The vault still opens with its passphrase.',
  stayOpen: 'Stay open',
} as const;
