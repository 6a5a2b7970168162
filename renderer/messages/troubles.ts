/** Words for every code of the error table, whether the window can meet it yet or not. */
import type { ErrorCode, Notice } from '../../preload/contract.ts';

/** What the one button beside a trouble does: take another file, try again, or nothing, where the sentence is the step. */
type Step = 'choose' | 'retry' | 'none';

export interface TroubleWords {
  readonly title: string;
  /** What happened, and what is safe. */
  readonly text: string;
  /** What to do next. */
  readonly next: string;
  readonly step: Step;
  /** Nothing can be done with the file as it is; else it still opens for reading, or the trouble passes. */
  readonly isStop: boolean;
}

const stop = (title: string, text: string, next: string, step: Step = 'choose'): TroubleWords => ({
  title,
  text,
  next,
  step,
  isStop: true,
});
const warn = (title: string, text: string, next: string, step: Step = 'none'): TroubleWords => ({
  title,
  text,
  next,
  step,
  isStop: false,
});

const nothingChanged = 'Nothing was changed.';

export const troubles: Readonly<Record<ErrorCode, TroubleWords>> = {
  'key-file-needed': warn(
    'A key file is needed',
    'A passphrase opens this vault only together with its key file.',
    'Choose the key file and try again.',
    'retry',
  ),
  'password-needed': warn(
    'This file is locked with a password',
    'It was exported or saved with a password of its own.',
    'Give that password and try again.',
    'retry',
  ),
  'source-changed': warn(
    'That file is not the one that was read',
    'It was left where it is.',
    'Look into it first; it may hold something that is nowhere else.',
  ),
  'no-account-list': warn(
    'No list of accounts was found',
    nothingChanged,
    'Its first row has to name the columns, one of them the service.',
  ),
  'key-file-damaged': warn(
    'That is not a whole key file',
    'Its check characters do not fit.',
    'Take another copy of it, or type it again from paper.',
    'retry',
  ),
  'share-mistyped': warn(
    'That share does not fit its check characters',
    'Nothing was tried with it.',
    'Compare it with the paper, group by group.',
    'retry',
  ),
  'shares-missing': warn(
    'More shares are needed',
    'These are fewer than the vault asks for.',
    'Bring more shares of the same dealing.',
    'retry',
  ),
  'shares-mixed': warn(
    'These shares do not belong together',
    'They are not of one dealing, or are of another vault.',
    'Sort out the old ones and try again.',
    'retry',
  ),
  'last-way-in': warn('This is the last way in', nothingChanged, 'Add another way in first.'),
  'too-many-ways-in': warn(
    'There are too many ways in',
    'A vault has at most 16, and at most 4 with a passphrase.',
    'Remove one that is no longer needed.',
  ),
  'way-in-not-found': warn('That way in is not there', nothingChanged, 'Look at the list again.'),
  purged: warn(
    'The codes of this set were destroyed',
    'Nothing can bring them back.',
    'Get a new set from the service.',
  ),
  'account-not-found': warn('That account is not there', nothingChanged, 'Look at the board again.'),
  'other-vault': warn('That file is of another vault', nothingChanged, 'Choose a copy or a backup of this one.'),
  'nothing-to-merge': warn(
    'There is nothing to bring over',
    'That copy holds nothing that this vault does not have.',
    'Go on with this vault.',
  ),
  'backup-failed': warn(
    'The backup was not made',
    'It could not be written, or did not open when it was tried.',
    'Check its place and the free room there.',
  ),
  'wrong-secret': warn(
    'That does not fit',
    'The header of the file is whole.',
    'Mind the keyboard layout and try again.',
    'retry',
  ),
  'recovery-key-mistyped': warn(
    'A sign in the recovery key is wrong',
    'Its check characters do not fit.',
    'Compare it with the paper, group by group.',
    'retry',
  ),
  'empty-file': stop(
    'This file is empty',
    'Most likely a copy did not finish. Nothing was written to it.',
    'Restore a backup.',
  ),
  'not-a-vault': stop(
    'This is not a vault',
    'The file does not begin like a vault of Coldkeep. Nothing was written to it.',
    'Choose a file that ends in .coldkeep.',
  ),
  'header-damaged': stop(
    'The beginning of this file is damaged',
    'Nothing was written to it.',
    'Keep the file as it is and restore a backup.',
  ),
  'header-tampered': stop(
    'This file was changed from outside',
    'Something other than Coldkeep wrote to its header.',
    'Do not trust this file; restore a backup.',
  ),
  'newer-version': stop(
    'A newer Coldkeep made this vault',
    'Reading it here could lose what this version does not know. Nothing was written to it.',
    'Open it with that version.',
  ),
  'unsupported-feature': stop(
    'This vault needs more than this version can do',
    'Nothing was written to it.',
    'Open it with a newer version of Coldkeep.',
  ),
  'excessive-work-factor': stop(
    'This file asks for too much',
    'Opening it would take more memory or time than a vault may ask for.',
    'Do not trust this file; restore a backup.',
  ),
  'record-damaged': stop(
    'This file is damaged',
    'A record in it does not make sense; what stands before it is good. Nothing was written to it.',
    'Keep the file as it is and restore a backup.',
  ),
  truncated: warn(
    'Changes at the end of this file are missing',
    'The file was cut off. What stands before the cut is good.',
    'Open a newer copy if there is one.',
    'choose',
  ),
  'rolled-back': warn(
    'This copy is older than it should be',
    'This computer has seen a newer one, so codes used since then look unused here.',
    'Open the newer copy.',
    'choose',
  ),
  diverged: warn(
    'This copy went its own way',
    'It was changed apart from the one last seen on this computer: each may hold what the other lacks.',
    'Bring both together, or open the other copy.',
    'choose',
  ),
  'key-changed': warn(
    'The key of this vault was changed',
    'It happened since this computer last opened it.',
    'If that was not you or someone you trust, restore a backup.',
    'choose',
  ),
  'would-overwrite': warn(
    'There is a file of that name already',
    nothingChanged,
    'Choose another name; Coldkeep never writes over a file.',
  ),
  'set-not-found': warn('That set of codes is not here', nothingChanged, 'Choose one from the list.'),
  'ambiguous-set': warn('More than one set of codes can be meant', nothingChanged, 'Choose one from the list.'),
  'set-not-active': warn('That set of codes is not active', nothingChanged, 'Take the one that replaced it.'),
  'none-left': warn(
    'No unused code is left to offer',
    'Each is spent or waits for its outcome.',
    'Record the outcomes of shown codes, or get a new set from the service.',
  ),
  'refused-twice': warn(
    'The service refused two codes in a row',
    'So no further one of this set is offered.',
    'Check that this is the newest set.',
  ),
  'already-used': warn('That code is marked as used', nothingChanged, 'If that is wrong, take it back.'),
  'nothing-to-undo': warn('There is no outcome to take back', nothingChanged, 'The log shows what was recorded.'),
  'already-imported': warn('These codes are in the vault already', nothingChanged, 'Nothing more is to be done.'),
  'nothing-found': warn('No recovery codes were found', nothingChanged, 'Look at what was left out and why.'),
  'unsupported-format': warn(
    'This kind of file cannot be read yet',
    nothingChanged,
    'Copy the codes into a text file and import that.',
  ),
  'service-needed': warn(
    'It cannot be told which service these codes belong to',
    nothingChanged,
    'Say which one it is.',
  ),
  'passphrase-too-short': warn(
    'The passphrase is shorter than 15 characters',
    nothingChanged,
    'Take a longer one, or let Coldkeep make one.',
  ),
  'passphrase-unsuitable': warn(
    'This passphrase cannot be taken',
    'It has signs that Unicode does not define, or it looks like a recovery key.',
    'Take another one, or let Coldkeep make one.',
  ),
  'too-large': warn('This is larger than Coldkeep takes in one go', nothingChanged, 'Split it and try again.'),
  'copy-not-found': warn('There is no such printed copy', nothingChanged, 'Choose one from the list.'),
  'proof-failed': warn(
    'The answers do not fit that copy',
    'The copy stays unproven.',
    'Compare them with the paper and try again.',
  ),
  'glyph-missing': warn(
    'The sheet was not drawn',
    'A sign on it is in none of the fonts.',
    'Change the name that holds the sign.',
  ),
  'print-failed': warn(
    'The sheet was not printed',
    'The system could not print it, so it does not count as printed.',
    'Check the printer and try again, or save a PDF.',
  ),
  cancelled: warn('Nothing was done', nothingChanged, 'Go on when you are ready.', 'retry'),
  'no-such-file': stop(
    'The vault file is gone',
    'It is not there, or it may not be read.',
    'If it is on a stick, plug it in; else choose where it is now.',
  ),
  'disk-full': warn('The disk is full. Nothing was lost', nothingChanged, 'Make room and try again.', 'retry'),
  'not-writable': warn('The file cannot be written', nothingChanged, 'Check permissions and the medium.'),
  'not-recordable': warn(
    'This opening cannot be recorded',
    'The vault cannot be written.',
    'Check permissions and the medium.',
  ),
  locked: warn(
    'Another program has this vault open for writing',
    'What it writes is not seen here.',
    'Close it there and open the vault again.',
  ),
  'not-enough-memory': warn(
    'This computer is short of memory',
    'The passphrase of this vault needs more than is free now. Nothing was written to it.',
    'Close other programs and try again, or open the vault with its recovery key.',
    'retry',
  ),
  'clipboard-failed': warn(
    'The clipboard did not answer as it should',
    'A code may still be there.',
    'Copy something else over it.',
  ),
  'changed-on-disk': warn(
    'Another program changed the file meanwhile',
    'Nothing was written over it.',
    'Lock, and open the vault again.',
  ),
  usage: warn('That could not be done', nothingChanged, 'Try again.', 'retry'),
  interrupted: warn('Stopped', nothingChanged, 'Go on when you are ready.', 'retry'),
  unforeseen: stop(
    'Something went wrong that Coldkeep did not foresee',
    'It could not finish what it began.',
    'Try again; if it stays, report it, without any code or passphrase.',
    'retry',
  ),
};

/** What is wrong with the text in the field is said at the field; all else takes the field's place. */
export const wrongInPlace = {
  'wrong-secret': 'That does not fit. The header of the file is whole. Mind the keyboard layout.',
  'recovery-key-mistyped':
    'This looks like a recovery key, but its check characters do not fit. Compare it with the paper.',
  'key-file-needed': 'A passphrase opens this vault only together with its key file. Choose that first.',
} as const satisfies Partial<Record<ErrorCode, string>>;

export function isInPlace(code: ErrorCode): code is keyof typeof wrongInPlace {
  return Object.hasOwn(wrongInPlace, code);
}

const ABOUT_SHARES: ReadonlySet<ErrorCode> = new Set(['share-mistyped', 'shares-missing', 'shares-mixed']);

/** Whether it is said at the fields of a passphrase or of shares, whichever are there. */
export const isAboutSecret = (code: ErrorCode): boolean => isInPlace(code) || ABOUT_SHARES.has(code);

export const notices: Readonly<Record<Notice, string>> = {
  'unconfirmed-tail': 'The last change in the file was never confirmed and is left out.',
  'lock-taken-over': 'A program that ended without giving the vault back had it locked; the lock was taken over.',
  'mark-not-written': 'This computer could not note what it saw, so it will not recognise an older copy.',
  'opening-not-kept': 'The last opening could not even be noted on this computer. Write down that you saw the code.',
  'rename-not-synced':
    'The folder of the vault could not be synced. A power cut may bring back the file from before this change.',
  'slow-key-derivation': 'The fast way of making the key did not load; the slow one was used.',
};

export const troubleWords = { choose: 'Choose another file', retry: 'Try again', restore: 'Restore a backup' } as const;

const RESTORABLE: ReadonlySet<ErrorCode> = new Set([
  'empty-file',
  'not-a-vault',
  'header-damaged',
  'header-tampered',
  'excessive-work-factor',
  'record-damaged',
  'truncated',
  'rolled-back',
  'diverged',
  'key-changed',
  'no-such-file',
]);

/** Whether putting a backup in the place of the file is a way out of this. */
export const isRestorable = (code: ErrorCode): boolean => RESTORABLE.has(code);
