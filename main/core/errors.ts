/**
 * The closed table of everything that can go wrong: code, exit status, whether a vault still opens, and the words for it.
 *
 * A code is raised by exactly one class per layer, all of them a {@link CodedError}. Sentences never hold a secret, a service
 * or an account name. FORMAT.md names the code for each violation of a rule; the rest are rules of the domain.
 */

/** What a vault does when this code comes up while it is opened. `-` where opening has nothing to do with it. */
type Opens = 'no' | 'read-only' | '-';

interface ErrorEntry {
  /** Exit status of the command line: 2 usage, 3 wrong secret, 4 the file, 5 the state of things, 6 storage, 130 interrupted. */
  readonly exit: 1 | 2 | 3 | 4 | 5 | 6 | 130;
  readonly opens: Opens;
  readonly sentence: string;
  /** What to do next, one sentence. */
  readonly next: string;
}

export const ERRORS = {
  // The secret.
  'wrong-secret': {
    exit: 3,
    opens: 'no',
    sentence: 'This passphrase or recovery key does not fit. The header of the file is whole.',
    next: 'Check the keyboard layout and Caps Lock, then try again.',
  },
  'recovery-key-mistyped': {
    exit: 3,
    opens: 'no',
    sentence: 'This looks like a recovery key, but its check characters do not fit.',
    next: 'Compare it with the paper, group by group.',
  },
  'key-file-needed': {
    exit: 3,
    opens: 'no',
    sentence: 'A passphrase opens this vault only together with its key file.',
    next: 'Give the key file, or open the vault in another way.',
  },
  'password-needed': {
    exit: 3,
    opens: '-',
    sentence: 'This file is locked with a password of its own.',
    next: 'Give the password that it was exported or saved with.',
  },
  'key-file-damaged': {
    exit: 3,
    opens: 'no',
    sentence: 'This is not a whole Coldkeep key file.',
    next: 'Take another copy of it, or type it again from paper.',
  },
  'share-mistyped': {
    exit: 3,
    opens: 'no',
    sentence: 'This is not a whole share, or its check characters do not fit.',
    next: 'Compare it with the paper, group by group.',
  },
  'shares-missing': {
    exit: 3,
    opens: 'no',
    sentence: 'These are fewer shares than are needed.',
    next: 'Bring more shares of the same dealing.',
  },
  'shares-mixed': {
    exit: 3,
    opens: 'no',
    sentence: 'These shares are not of one dealing, or are of another vault.',
    next: 'Sort out the old ones: the heading of each share says which dealing it is of.',
  },
  // The file.
  'empty-file': {
    exit: 4,
    opens: 'no',
    sentence: 'The file is empty; most likely a copy failed.',
    next: 'Open a backup of it.',
  },
  'not-a-vault': {
    exit: 4,
    opens: 'no',
    sentence: 'This is not a Coldkeep vault.',
    next: 'Choose a file that ends in .coldkeep.',
  },
  'header-damaged': {
    exit: 4,
    opens: 'read-only',
    sentence: 'The header of the file is damaged.',
    next: 'Keep the file as it is and open a backup.',
  },
  'header-tampered': {
    exit: 4,
    opens: 'no',
    sentence: 'The header was changed by something other than Coldkeep.',
    next: 'Do not trust this file; open a backup.',
  },
  'newer-version': {
    exit: 4,
    opens: 'read-only',
    sentence: 'The file was written by a newer version of Coldkeep.',
    next: 'Open it with that version.',
  },
  'unsupported-feature': {
    exit: 4,
    opens: 'read-only',
    sentence: 'The file uses a feature that this version does not have.',
    next: 'Open it with a newer version of Coldkeep.',
  },
  'excessive-work-factor': {
    exit: 4,
    opens: 'no',
    sentence: 'The file asks for more memory or time than a vault may ask for.',
    next: 'Do not trust this file; open a backup.',
  },
  'record-damaged': {
    exit: 4,
    opens: 'read-only',
    sentence: 'A record in the file is damaged; what stands before it is good.',
    next: 'Keep the file as it is and open a backup.',
  },
  truncated: {
    exit: 4,
    opens: 'read-only',
    sentence: 'The file was cut off: changes at its end are missing.',
    next: 'Open a newer copy; to go on with this one, use --accept-older.',
  },
  'rolled-back': {
    exit: 4,
    opens: 'read-only',
    sentence: 'This copy is older than the one last seen on this computer.',
    next: 'Open the newer copy; to go on with this one, use --accept-older.',
  },
  diverged: {
    exit: 4,
    opens: 'read-only',
    sentence: 'This copy was changed apart from the one last seen on this computer.',
    next: 'Compare both copies; to go on with this one, use --accept-older.',
  },
  'key-changed': {
    exit: 4,
    opens: 'read-only',
    sentence: 'The key of this vault was changed since this computer last opened it.',
    next: 'If that was you, go on with --accept-older.',
  },
  // The state of things.
  'would-overwrite': {
    exit: 5,
    opens: '-',
    sentence: 'There is a file of that name already.',
    next: 'Choose another name; Coldkeep never writes over a file.',
  },
  'set-not-found': {
    exit: 5,
    opens: '-',
    sentence: 'No set of codes is meant by that.',
    next: 'See `coldkeep list VAULT`.',
  },
  'ambiguous-set': {
    exit: 5,
    opens: '-',
    sentence: 'More than one set of codes can be meant by that.',
    next: 'Name one by its id.',
  },
  'set-not-active': {
    exit: 5,
    opens: '-',
    sentence: 'That set of codes is not active.',
    next: 'See `coldkeep list VAULT` for the one that replaced it.',
  },
  'none-left': {
    exit: 5,
    opens: '-',
    sentence: 'No unused code is left to offer: each is spent or waits for its outcome.',
    next: 'Record the outcomes of shown codes, or get a new set from the service.',
  },
  'refused-twice': {
    exit: 5,
    opens: '-',
    sentence: 'The service refused two codes of this set in a row, so no further one is offered.',
    next: 'Check that this is the newest set; `coldkeep reveal` still gives a named code.',
  },
  'already-used': {
    exit: 5,
    opens: '-',
    sentence: 'That code is already marked as used.',
    next: 'If that is wrong, take it back with `coldkeep undo`.',
  },
  'nothing-to-undo': {
    exit: 5,
    opens: '-',
    sentence: 'There is no outcome to take back.',
    next: 'See `coldkeep log VAULT`.',
  },
  'already-imported': {
    exit: 5,
    opens: '-',
    sentence: 'These codes are in the vault already.',
    next: 'To take over newer used marks, use --update.',
  },
  'nothing-found': {
    exit: 5,
    opens: '-',
    sentence: 'No recovery codes were found.',
    next: 'See `coldkeep inspect FILE` for what was ignored.',
  },
  'unsupported-format': {
    exit: 5,
    opens: '-',
    sentence: 'This kind of file cannot be read yet.',
    next: 'Copy the codes into a text file and import that.',
  },
  'service-needed': {
    exit: 5,
    opens: '-',
    sentence: 'It cannot be told which service these codes belong to.',
    next: 'Say it with --service.',
  },
  'passphrase-too-short': {
    exit: 5,
    opens: '-',
    sentence: 'The passphrase is shorter than 15 characters.',
    next: 'Take a longer one, or let Coldkeep make one with --generate.',
  },
  'passphrase-unsuitable': {
    exit: 5,
    opens: '-',
    sentence: 'The passphrase has signs that Unicode does not define, or it looks like a recovery key.',
    next: 'Take another one, or let Coldkeep make one with --generate.',
  },
  'too-large': {
    exit: 5,
    opens: 'no',
    sentence: 'This is larger than Coldkeep takes in one go.',
    next: 'Split it and try again.',
  },
  'copy-not-found': {
    exit: 5,
    opens: '-',
    sentence: 'There is no such printed copy.',
    next: 'See `coldkeep show VAULT SET` for the copies.',
  },
  'proof-failed': {
    exit: 5,
    opens: '-',
    sentence: 'The answers do not fit what is printed on that copy.',
    next: 'Compare them with the paper and try again.',
  },
  'glyph-missing': {
    exit: 5,
    opens: '-',
    sentence: 'A sign on the sheet is in none of the fonts, so the sheet was not drawn.',
    next: 'Change the name that holds the sign.',
  },
  'print-failed': {
    exit: 6,
    opens: '-',
    sentence: 'The system could not print the sheet, so it does not count as printed.',
    next: 'Check the printer, or save the sheet as a PDF.',
  },
  cancelled: {
    exit: 5,
    opens: '-',
    sentence: 'Nothing was done.',
    next: 'Run the command again when you are ready.',
  },
  'last-way-in': {
    exit: 5,
    opens: '-',
    sentence: 'This is the last way into the vault, so it was not removed.',
    next: 'Add another way in first.',
  },
  'too-many-ways-in': {
    exit: 5,
    opens: '-',
    sentence: 'A vault has at most 16 ways in, and at most 4 of them with a passphrase.',
    next: 'Remove one that is no longer needed.',
  },
  'way-in-not-found': {
    exit: 5,
    opens: '-',
    sentence: 'No way in, or more than one, is meant by that.',
    next: 'See `coldkeep slots VAULT`.',
  },
  purged: {
    exit: 5,
    opens: '-',
    sentence: 'The codes of this set were destroyed.',
    next: 'Get a new set from the service.',
  },
  'account-not-found': {
    exit: 5,
    opens: '-',
    sentence: 'No account, or more than one, is meant by that.',
    next: 'See `coldkeep list VAULT`.',
  },
  'other-vault': {
    exit: 5,
    opens: '-',
    sentence: 'That file is of another vault.',
    next: 'Choose a copy or a backup of this one.',
  },
  'nothing-to-merge': {
    exit: 5,
    opens: '-',
    sentence: 'That copy holds nothing that this vault does not have.',
    next: 'Go on with this vault.',
  },
  'source-changed': {
    exit: 5,
    opens: '-',
    sentence: 'The file is not the one that was read, so it was left where it is.',
    next: 'Look into it first; it may hold something that is nowhere else.',
  },
  'no-account-list': {
    exit: 5,
    opens: '-',
    sentence: 'No list of accounts was found in it.',
    next: 'Its first row has to name the columns, one of them the service.',
  },
  // Storage.
  'backup-failed': {
    exit: 6,
    opens: '-',
    sentence: 'The backup could not be made, or did not open when it was tried.',
    next: 'Check its place and the free room there.',
  },
  'no-such-file': {
    exit: 6,
    opens: 'no',
    sentence: 'There is no such file, or it may not be read.',
    next: 'Check its name and place.',
  },
  'disk-full': {
    exit: 6,
    opens: 'read-only',
    sentence: 'The disk is full; nothing was changed.',
    next: 'Make room and try again.',
  },
  'not-writable': {
    exit: 6,
    opens: 'read-only',
    sentence: 'The file cannot be written; nothing was changed.',
    next: 'Check permissions and the medium, and try again.',
  },
  'not-recordable': {
    exit: 6,
    opens: '-',
    sentence: 'This opening cannot be recorded, because the vault cannot be written.',
    next: 'If it must be, open it unrecorded with --unrecorded.',
  },
  locked: {
    exit: 6,
    opens: 'read-only',
    sentence: 'Another program has the vault open for writing.',
    next: 'Close it there; if that is wrong, use --break-lock.',
  },
  'not-enough-memory': {
    exit: 6,
    opens: 'no',
    sentence: 'This computer does not have the free memory that the passphrase of this vault needs.',
    next: 'Close other programs and try again, or open the vault with its recovery key.',
  },
  'changed-on-disk': {
    exit: 6,
    opens: 'no',
    sentence: 'Another program changed the file meanwhile; nothing was written.',
    next: 'Open the vault again.',
  },
  'clipboard-failed': {
    exit: 6,
    opens: '-',
    sentence: 'The clipboard of the system did not do what it was asked.',
    next: 'Copy something else, so that no code stays there.',
  },
  // The call.
  usage: {
    exit: 2,
    opens: '-',
    sentence: 'The command was not understood.',
    next: 'See `coldkeep COMMAND --help`.',
  },
  interrupted: {
    exit: 130,
    opens: '-',
    sentence: 'Stopped.',
    next: 'Run the command again when you are ready.',
  },
  unforeseen: {
    exit: 1,
    opens: '-',
    sentence: 'Something went wrong that Coldkeep did not foresee.',
    next: 'Please report it, without any code or passphrase.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** Harmless numbers and names that make a sentence exact, such as the number of the damaged record. Never a secret. */
export type ErrorFacts = Readonly<Record<string, string | number>>;

/** An error with a code of the closed table. Layers throw their own subclass. */
export class CodedError extends Error {
  override name = 'CodedError';

  readonly code: ErrorCode;
  /** One short clause that says which rule or which thing, without any secret. */
  readonly detail: string | null;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, detail: string | null = null, facts: ErrorFacts = {}) {
    super(detail === null ? code : `${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.facts = facts;
  }
}
