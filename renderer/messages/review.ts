/** Words of the review of an import, and of what is said once it is stored. */
import type { ImportWarning, SetKind } from '../../preload/views/custody.ts';
import type { IgnoredText, Predecessor, Stored } from '../../preload/views/import-review.ts';
import { count, date, list, number } from './intl.ts';
import { spelled } from './spelled.ts';

type NameOf<W extends string> = W extends `${infer Name}:${number}` ? Name : W;
export type WarningName = NameOf<ImportWarning>;

/** The closed list of warnings; the number is the one that the warning carries, else 0. */
const warnings: Readonly<Record<WarningName, (of: number) => string>> = {
  'one-code-spent-at-setup': () =>
    'The service asks for one code at set-up. One of these is spent, and the file does not say which.',
  'duplicates-dropped': (of) => `${count(of, 'repeated code was', 'repeated codes were')} left out.`,
  'order-uncertain': () => 'The codes stood in columns without numbers, so their order is not sure.',
  'joined-wrapped-lines': () => 'Codes that were broken over two lines were joined.',
  'outside-alphabet': (of) => `${count(of, 'code has', 'codes have')} a character that the service never uses.`,
  'totp-secret-found': () => 'The file holds the secret of an authenticator. Coldkeep does not take it.',
  'account-restricted-export': () =>
    'This export opens only in the account that it came from. Export it with a password of its own.',
  'archived-items-skipped': (of) => `${count(of, 'archived item was', 'archived items were')} skipped.`,
  'trashed-items-skipped': (of) => `${count(of, 'item in the trash was', 'items in the trash were')} skipped.`,
  'history-skipped': (of) => `${count(of, 'older version of an item was', 'older versions of items were')} skipped.`,
  'recycle-bin-skipped': (of) =>
    `${count(of, 'item in the recycle bin was', 'items in the recycle bin were')} skipped.`,
  'files-not-read': (of) => `${count(of, 'file inside', 'files inside')} could not be read.`,
  'no-notes-column': () => 'This export has no notes, where recovery codes would be.',
  'which-set-is-live': () => 'There are two sets of one account, and the file does not say which one is live.',
};

function isWarningName(name: string): name is WarningName {
  return Object.hasOwn(warnings, name);
}

export function warningInWords(warning: ImportWarning): string {
  const [name = '', of = '0'] = warning.split(':');
  return isWarningName(name) ? warnings[name](Number(of)) : warning;
}

/** Why a string was left out, to be read after where it stands. */
const whys: Readonly<Record<IgnoredText['why'], string>> = {
  seed: 'the secret of an authenticator, which Coldkeep does not take',
  number: 'a number like that of a phone, an order or a date',
  single: 'a string by itself, which nothing calls a recovery code',
  'other-shape': 'made otherwise than the codes beside it',
  'unnamed-list': 'one of a list that nothing calls recovery codes',
  'known-place': 'it stands where other things belong, such as a card number',
};

const account = (service: string | null, login: string | null): string =>
  [service ?? 'an account without a service', login].filter((part) => part !== null).join(', ');

export const lockedFileWords = {
  password: 'Password of this file',
  hint: 'It was exported or saved with a password of its own. It is used once, and not kept.',
  wrong: 'That does not fit this file. Mind the keyboard layout.',
  show: 'Show the password',
  open: 'Open',
  title: 'A file is locked',
  text: 'Give its password, and its codes are looked for.',
  keyFile: 'It has a key file',
  keyFileIs: (name: string) => `Key file: ${name}`,
  keyFileOff: 'Open without this key file',
} as const;

/** Names of signs that are mistaken for others; the rest are named by themselves. */
const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const article = (word: string): string => (/^[aeio]/.test(word) && word !== 'one' ? `an ${word}` : `a ${word}`);

function kindOf(sign: string): string {
  if (/\p{L}/u.test(sign)) return 'the letter';
  return /\p{N}/u.test(sign) ? 'the digit' : 'the sign';
}

/** `the letter o`, `the digit 8`, `the sign !`. */
const signInWords = (sign: string): string => `${kindOf(sign)} ${sign}`;

interface Part {
  readonly text: string;
  readonly isSign: boolean;
}

/** `a zero`, `the letter l`. */
const meantInWords = (sign: string): string => {
  const digit = /^[0-9]$/.test(sign) ? digits[Number(sign)] : undefined;
  return digit === undefined ? signInWords(sign) : article(digit);
};

const what = (kind: SetKind, codes: number): string => {
  if (kind === 'recovery-key') return 'a recovery key';
  return kind === 'recovery-phrase' ? 'a recovery phrase' : count(codes, 'code', 'codes');
};

/** Where the shape is the same in all, how long they are; `each` where there is more than one. */
function shapeInWords(shape: readonly number[], codes: number): string {
  if (shape.length === 0) return '';
  return `, ${codes > 1 ? 'each ' : ''}${shape.map(number).join(' + ')} characters`;
}

export const reviewWords = {
  title: 'Check the import',
  nothingSaved: 'Nothing is saved yet',
  addFile: 'Add a file',
  chooseFiles: 'Choose files',
  pasteOrType: 'Paste or type',
  cancel: 'Cancel',
  pasted: 'Pasted text',
  found: (sets: number, codes: number, open: number) =>
    [
      `Found ${count(sets, 'set', 'sets')}, ${count(codes, 'code', 'codes')}.`,
      open === 0 ? '' : `${count(open, 'code needs', 'codes need')} your eye.`,
    ]
      .filter((part) => part !== '')
      .join(' '),

  heading: (service: string, instance: string | null, kind: SetKind, codes: number) =>
    `${service === '' ? 'Unknown service' : service}${instance === null ? '' : ` at ${instance}`}, ${what(kind, codes)}`,
  readCleanly: (codes: number, doubtful: number, shape: readonly number[]) => {
    const shaped = shapeInWords(shape, codes);
    if (doubtful === 0) return codes === 1 ? `Read cleanly${shaped}.` : `All read cleanly${shaped}.`;
    const rest = codes - doubtful;
    const eye = doubtful === 1 ? 'One needs your eye.' : `${number(doubtful)} need your eye.`;
    return rest === 0
      ? `${codes === 1 ? 'It' : 'All'}${codes === 1 ? ' needs' : ' need'} your eye.`
      : `${number(rest)} read cleanly${shaped}. ${eye}`;
  },
  usedInFile: (used: number) => `The file marks ${number(used)} as used.`,
  generatedAt: (at: string) => `Made ${date(at)}.`,
  expiresAt: (at: string) => `Valid until ${date(at)}.`,
  fromField: (path: string) => `From ${path}`,
  fromLines: (first: number, last: number) =>
    first === last ? `Line ${number(first)}` : `Lines ${number(first)} to ${number(last)}`,
  retired: 'The file calls this set old. If a newer one is in force, leave this one out.',

  code: (of: number) => `Code ${number(of)}`,
  codeAndLeft: 'Codes in the order of the file',
  inOrder: 'In the order of the file',
  orderUnsure: 'As they were found; the order is not sure',
  used: 'Used',
  look: 'Look',

  /** In parts, since the signs themselves stand out. */
  doubtHas: (signs: readonly string[]): readonly Part[] => [
    { text: 'The file has ', isSign: false },
    ...signs.flatMap((sign, place) => [
      { text: `${place === 0 ? '' : ' and '}${kindOf(sign)} `, isSign: false },
      { text: sign, isSign: true },
    ]),
    { text: '.', isSign: false },
  ],
  doubtUses: (service: string, alphabet: string) =>
    `${service === '' ? 'The service' : service} uses ${alphabet} only.`,
  doubtQuestion: (of: number) => `What code ${number(of)} is meant to be`,
  itIs: (meant: readonly string[]) =>
    meant.length === 1 ? `It is ${meantInWords(meant[0] ?? '')}` : `They are ${list(meant.map(meantInWords))}`,
  itReads: (text: string) => `It reads ${text}`,
  keep: (signs: readonly string[]) =>
    signs.length === 1 ? `Keep ${signInWords(signs[0] ?? '')}` : 'Keep it as it stands',
  typeIt: 'Type it yourself',
  typed: (of: number) => `Code ${number(of)} as it should be`,

  compare: 'Compare one with its line',
  comparing: 'One code beside its line',
  previous: 'Previous code',
  next: 'Next code',
  inTheFile: 'In the file',
  asRead: 'As read',
  hide: 'Hide',
  lineLost: 'This code cannot be shown beside its line now.',

  leftOutTitle: (length: number, line: number | null) =>
    `Left out: ${count(length, 'character', 'characters')}${line === null ? '' : `, line ${number(line)}`}`,
  leftOutReason: (why: IgnoredText['why']) =>
    `It looks like a code, and was taken for ${whys[why].replace(/^it stands/, 'something that stands')}. If it is one, add it with Paste or type.`,
  leftOutReasons: 'They do not fit a set of codes. If one of them is a code, add it with Paste or type.',
  leftOutMany: (of: number) => `Left out: ${count(of, 'string', 'strings')} that look like codes`,
  leftOutWhere: (length: number, line: number | null, why: IgnoredText['why']) =>
    `${line === null ? '' : `Line ${number(line)}: `}${count(length, 'character', 'characters')}, ${whys[why]}`,
  showAll: (of: number) => `Show all ${number(of)}`,
  unread: (names: readonly string[]) =>
    `${list(names)} could not be read. A folder is not taken, only the files in it.`,

  service: 'Service',
  account: 'Account',
  accountRead: 'The account was read from the file.',
  accountNew: 'It has no set in this vault yet.',
  accountNone: 'Without an account name, sets of one service are hard to tell apart.',
  relation: 'What about the set that is there',
  replaces: ({ issuedAt }: Predecessor) => `Replaces the set of ${date(issuedAt)}`,
  becomesVoid: ({ unused }: Predecessor) =>
    unused === 0
      ? 'The old set stays, marked superseded. None of its codes was left.'
      : `The old set stays, marked superseded. ${unused === 1 ? 'Its one code becomes' : `Its ${count(unused, 'code', 'codes')} become`} void.`,
  beside: (others: number) =>
    others === 1 ? 'Stands beside it, both stay active' : 'Stands beside them, all stay active',
  isLive: 'It is the one in force',
  isOlder: 'It is an older one',
  isOlderText: 'It comes in marked superseded; its codes are void.',
  alreadyThere: 'These codes are in the vault already',
  alreadyThereIn: (service: string | null, login: string | null) => `They belong to ${account(service, login)}.`,
  sameElsewhere: 'The same codes belong to another account',
  sameInFile: (file: string) => `They stand in ${file === '' ? 'what you pasted' : file}, too, under another account.`,
  sameLeaveOut: 'Leave them out here',
  sameKeepBoth: 'Keep them here, too',
  sameKeepBothText: 'A service that lets two logins share one set is rare. Each of the two sets keeps its own marks.',
  sameAskAgain: 'Ask again',
  repeats: (file: string) => `The same set is in ${file === '' ? 'what you pasted' : file}`,
  repeatsText: 'It is stored once. What either file shows as used counts.',
  overlaps: (shared: number, of: number) => `${number(shared)} of these ${count(of, 'code', 'codes')} are in the vault`,
  overlapsText: 'This may be the same set with codes added or missing, or a file put together by hand.',
  alreadyThereText: 'Nothing is added, and nothing is written over.',
  updateMarks: (of: number) => `Take over that ${of === 1 ? 'one more is' : `${number(of)} more are`} used`,

  leaveOut: 'Leave this set out',
  isLeftOut: 'Left out of this import.',
  takeIn: 'Take it back in',

  foot: (unused: number, files: number) =>
    [
      `${count(unused, 'unused code', 'unused codes')}.`,
      files === 0 ? '' : `Next: remove the ${files === 1 ? 'plain file' : `${`${spelled(files)} plain files`}`}.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  import: (sets: number) => (sets === 0 ? 'Import' : `Import ${count(sets, 'set', 'sets')}`),
  ask: {
    doubt: (of: number) => `Say what code ${number(of)} is meant to be.`,
    typed: (of: number) => `Type code ${number(of)}, or choose another answer.`,
    service: 'Say which service these codes belong to.',
    relation: 'Say whether this set replaces one that is there.',
    live: 'There are two sets of this account. Say which one is in force.',
    twice: 'Another set of this import replaces the same set. Say which one is in force.',
    both: 'Say whether both accounts have these codes.',
    nothing: 'Nothing is left to import. Take a set back in, or cancel.',
  },

  leaveTitle: 'Drop this import?',
  leaveText: 'Nothing of it is saved. The files stay where they are.',
  leaveConfirm: 'Drop it',
  leaveKeep: 'Stay here',

  work: { reading: 'Reading the files', storing: 'Storing the sets' },

  emptyTitle: 'No import under way',
  emptyText: 'Drop the files that services gave you anywhere on this window.',
  nothingTitle: 'No recovery codes were found',
  nothingText: 'Nothing was changed. Look below at what was left out, or paste the codes alone.',
  noCodesHere: 'No codes were found in it.',
  failure: (what: string, next: string) => `${what}. ${next}`,
  readFailed: 'It was not read',

  pasteTitle: 'Paste or type codes',
  pasteField: 'Codes, with whatever text stands around them',
  pasteHint:
    'A line with the name of the service helps. The clipboard keeps what you copied until you copy something else.',
  read: 'Read it',
  pasteEmpty: 'Paste or type something first.',

  stored: ({ sets, codes, skipped }: Stored) =>
    [
      sets === 0 ? '' : `${count(sets, 'set', 'sets')} stored, ${count(codes, 'code', 'codes')}`,
      skipped === 0 ? '' : `${count(skipped, 'set was', 'sets were')} there already`,
    ]
      .filter((part) => part !== '')
      .join('. ') || 'Nothing new was stored',
  storedTitle: 'The codes are in the vault',
  pastedTitle: 'What you pasted may still be on the clipboard',
  pastedText: 'Copy something else over it. A clipboard manager may keep it longer.',
  toBoard: 'Go to the board',
  theAccount: 'the account',
  openAccount: (name: string) => `Open ${name}`,

  dropped: 'The import was dropped when the vault locked',
  droppedDetail: 'Nothing of it was stored',
} as const;
