/** Parsers for what the window sends: everything is `unknown` until it went through one of these. */
import type { AfterOlder, CallName, LogQuery } from '../../preload/contract.ts';
import type { MarkedCode } from '../../preload/views/codes.ts';
import type { DraftDecision, FileOpener, GivenFile } from '../../preload/views/import-review.ts';
import type { PreviewOrder, PrintOrder } from '../../preload/views/paper.ts';
import type { CopySecret, PlainFormat } from '../../preload/views/safety.ts';
import type { ChangeSetState } from '../core/custody/command.ts';
import { CustodyError } from '../core/custody/custody-error.ts';
import { codeNumber, copyId, type Field, id, integer, oneOf, orNull, truth } from '../core/custody/fields.ts';
import { MOST_CODE_BYTES, MOST_CODES, MOST_SHARES } from '../core/format/limits.ts';
import type { LayoutName, Paper } from '../core/paper/sheet.ts';
import { LARGEST_FILE_BYTES } from '../unpack/text.ts';
import { parseChange } from './app/settings.ts';
import { anyText, bytesUpTo, linesUpTo, listUpTo, record, refuse, someText, textUpTo } from './argument-fields.ts';
import type { Arguments } from './calls.ts';
import { DesktopError } from './desktop-error.ts';
import { reviewEdit } from './imports/edit-arguments.ts';

/** The longest secret that a vault takes, in bytes of UTF-8. */
const MOST_SECRET_BYTES = 4096;
/** A share with its heading and whatever was noted beside it. */
const MOST_SHARE_TEXT = 4096;
const MIB = 1024 * 1024;
const MOST_FILES = 100;
/** One more than is read of a file: the reading says of it that it is too large, and reads the others. */
const MOST_FILE_BYTES = LARGEST_FILE_BYTES + 1;
const MOST_BYTES_IN_ALL = 100 * MIB;
/** What file systems allow for a name and for a path. */
const MOST_FILE_NAME = 255;
const MOST_PATH = 4096;
const MOST_DRAFTS = 10_000;
const MOST_SETS = 10_000;
const MOST_ACCOUNTS = 50_000;
/** A question that names more files than this fits on no screen. */
const MOST_REMOVED = 20;
const MOST_ANSWERS = 3;
const MOST_COPIES = 9;
const MOST_LOG_LINES = 500;
/** More copies of one vault than a listing ever shows. */
const MOST_OLD_COPIES = 1000;
const MOST_LINES_EVER = 1_000_000_000;

/** The arguments of a call as they were meant, or null where they are not what it takes. */
export type CallArguments = { readonly [K in CallName]: (given: readonly unknown[]) => Arguments<K> | null };

type Fields<T extends readonly unknown[]> = { readonly [I in keyof T]: Field<T[I]> };

/** The window is our own: whatever does not fit is one and the same `usage`. */
function isRefusal(error: unknown): boolean {
  return error instanceof DesktopError || error instanceof CustodyError;
}

/** One field per argument, and no argument more. */
function args<T extends readonly unknown[]>(...fields: Fields<T>): (given: readonly unknown[]) => T | null {
  return (given) => {
    if (given.length !== fields.length) return null;
    try {
      // `as`: the end of a parser; each element of T was read by its own check.
      return fields.map((field, index) => field(given[index])) as readonly unknown[] as T;
    } catch (error) {
      if (isRefusal(error)) return null;
      throw error;
    }
  };
}

const none = args<[]>();
const secret = bytesUpTo(MOST_SECRET_BYTES, 1);
const shares = listUpTo(linesUpTo(MOST_SHARE_TEXT, 1), MOST_SHARES, 1);
const copySecret: Field<CopySecret> = (value) => (Array.isArray(value) ? shares(value) : secret(value));
const count = (most: number, least = 0): Field<number> => integer(least, most);

const givenFile = record<GivenFile>({ name: fileName, bytes: bytesUpTo(MOST_FILE_BYTES) });

/** A name and no path: a folder in it would be one more thing to believe. Control characters are allowed in names of files. */
function fileName(value: unknown): string {
  return typeof value === 'string' && value.length <= MOST_FILE_NAME && !value.includes('/') ? value : refuse();
}

const fileOpener = record<FileOpener>({
  lock: someText,
  password: bytesUpTo(MOST_SECRET_BYTES),
  keyFile: orNull(bytesUpTo(MOST_FILE_BYTES)),
});
const fileOrOpener: Field<GivenFile | FileOpener> = (value) =>
  typeof value === 'object' && value !== null && 'lock' in value ? fileOpener(value) : givenFile(value);

const someFiles = listUpTo(fileOrOpener, MOST_FILES, 1);

const lengthOf = (file: GivenFile | FileOpener): number =>
  'lock' in file ? (file.keyFile?.length ?? 0) : file.bytes.length;

function givenFiles(value: unknown): readonly (GivenFile | FileOpener)[] {
  const files = someFiles(value);
  const bytesInAll = files.reduce((sum, file) => sum + lengthOf(file), 0);
  return bytesInAll <= MOST_BYTES_IN_ALL ? files : refuse();
}

const decision = record<DraftDecision>({
  draft: someText,
  service: orNull(someText),
  label: orNull(anyText),
  account: orNull(anyText),
  replaces: orNull(id),
  settled: listUpTo(
    record<DraftDecision['settled'][number]>({ index: count(MOST_CODES - 1), text: textUpTo(MOST_CODE_BYTES, 1) }),
    MOST_CODES,
  ),
  updatesMarks: truth,
  keepsBoth: truth,
  isOld: orNull(truth),
});

const logQuery = record<LogQuery>({
  account: orNull(id),
  text: anyText,
  from: count(MOST_LINES_EVER),
  count: count(MOST_LOG_LINES),
});

const order = {
  sets: listUpTo(id, MOST_SETS, 1),
  layout: oneOf<LayoutName>({ recovery: true, packed: true }),
  paper: oneOf<Paper>({ a4: true, letter: true }),
  copies: count(MOST_COPIES, 1),
};
const printOrder = fittingLayout(record<PrintOrder>(order));
const previewOrder = fittingLayout(record<PreviewOrder>({ ...order, isShown: truth }));

/** A recovery sheet is that of one set. */
function fittingLayout<T extends PrintOrder>(field: Field<T>): Field<T> {
  return (value) => {
    const read = field(value);
    return read.layout === 'recovery' && read.sets.length !== 1 ? refuse() : read;
  };
}

const outcome = oneOf<MarkedCode['outcome']>({ used: true, refused: true, 'not-tried': true });
const setState = oneOf<ChangeSetState['to']>({ superseded: true, revoked: true, compromised: true, active: true });
const path = textUpTo(MOST_PATH, 1);

/** One parser per call: a call that the contract gains fails to compile here. */
export const CALL_ARGUMENTS: CallArguments = {
  appInfo: none,
  settings: none,
  changeSettings: args((value) => parseChange(value) ?? refuse()),
  offlineLayers: none,
  reportActivity: none,

  recentVaults: none,
  chooseRecent: args(someText),
  forgetRecent: args(orNull(someText)),
  chosenVault: none,
  chooseVault: none,
  chooseNewVault: none,
  offerPassphrase: none,
  createVault: args(secret),
  recoveryKeyShownOnce: none,
  saveRecoveryKey: none,
  forgetRecoveryKey: none,
  unlock: args(secret),
  cancel: none,
  lock: none,

  showAccount: args(id),
  log: args(logQuery),
  exportLog: none,
  reveal: args(id, orNull(codeNumber)),
  revealUnrecorded: args(id, codeNumber),
  keepShowing: none,
  hideCode: none,
  copyCode: none,
  clearClipboard: none,
  markCode: args(id, codeNumber, outcome),
  undo: args(orNull(id)),
  changeSetState: args(id, setState),

  readDrafts: args(givenFiles),
  chooseFiles: none,
  editDraft: args(someText, reviewEdit),
  undoEdit: none,
  compareDraft: args(someText, count(MOST_CODES - 1)),
  predecessors: args(orNull(someText), orNull(anyText), orNull(anyText)),
  storeDrafts: args(listUpTo(decision, MOST_DRAFTS)),
  dropDrafts: none,
  storeAccounts: args(someText),
  closeAccounts: args(listUpTo(id, MOST_ACCOUNTS, 1)),

  removeFiles: args(listUpTo(someText, MOST_REMOVED, 1)),
  sweep: none,
  importFound: args(listUpTo(someText, MOST_FILES, 1)),

  sheets: none,
  previewSheet: args(previewOrder),
  endPreview: none,
  savePdf: args(printOrder),
  printSheet: args(printOrder),
  challenge: args(copyId),
  answerChallenge: args(listUpTo(anyText, MOST_ANSWERS, 1)),
  endChallenge: none,
  placeCopy: args(copyId, someText, orNull(anyText)),
  endCopy: args(copyId, oneOf<'destroyed' | 'lost'>({ destroyed: true, lost: true })),
  destroyPlaintext: args(path),

  backups: none,
  safetyFinding: none,
  chooseBackupPlace: none,
  leaveBackupPlace: none,
  makeBackup: none,
  destroyOldCopies: args(listUpTo(someText, MOST_OLD_COPIES, 1)),
  oldCopyIsGone: args(someText),
  writeRescueKit: none,
  startRestore: none,
  chooseRestoreCopy: args(orNull(someText)),
  chooseRestoreVault: args(oneOf<'file' | 'place'>({ file: true, place: true })),
  previewRestore: args(copySecret),
  restore: none,
  endRestore: none,
  chooseMergeCopy: none,
  previewMerge: args(orNull(copySecret)),
  merge: none,
  endMerge: none,
  acceptOlder: args(oneOf<AfterOlder>({ board: true, merge: true })),
  lookAtPurge: args(id),
  purgeSet: args(id),
  exportPlain: args(oneOf<PlainFormat>({ json: true, csv: true, txt: true })),

  waysOffered: none,
  chooseKeyFile: none,
  forgetKeyFile: none,
  unlockWithShares: args(shares),
  ways: none,
  changePassphrase: args(id, secret),
  newRecoveryKey: args(orNull(id)),
  addPassphrase: args(secret),
  addKeyFile: args(secret),
  addShares: args(count(MOST_SHARES, 2), count(MOST_SHARES, 2)),
  removeWay: args(id),
  changeVaultKey: args(secret),
  printKit: none,
};

/** Names of all calls, in the order of the contract. */
export const CALL_NAMES: readonly CallName[] = Object.keys(CALL_ARGUMENTS).filter(isCallName);

function isCallName(name: string): name is CallName {
  return Object.hasOwn(CALL_ARGUMENTS, name);
}
