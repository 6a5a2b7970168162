/** What the window may ask of main, and what it gets: types only, the one thing that renderer and main share. */
import type { ErrorCode, ErrorFacts } from '../main/core/errors.ts';
import type { Countdowns, MarkedCode, ShownCode, TakenBack } from './views/codes.ts';
import type { AccountPage, BoardCounts, BoardRow, LogLine, SheetsPage } from './views/custody.ts';
import type {
  DraftDecision,
  FileOpener,
  GivenFile,
  ImportReview,
  Predecessor,
  ReviewEdit,
  Stored,
  StoredAccounts,
} from './views/import-review.ts';
import type { Answered, ChallengeView, PreviewOrder, PrintedSheet, PrintOrder, SheetPreview } from './views/paper.ts';
import type {
  BackupMade,
  BackupsPage,
  CopySecret,
  DestroyedCopies,
  KnownFile,
  MergeDone,
  MergePreview,
  OldCopyView,
  PlainExport,
  PlainFormat,
  PurgeView,
  RestoreChoice,
  Restored,
  RestorePreview,
  SafetyFinding,
} from './views/safety.ts';
import type { AppInfo, OfflineLayer, RecentVault, Settings } from './views/settings.ts';
import type { RemovedFiles, SweepView } from './views/strays.ts';
import type { KeyChanged, WaysOffered, WayTaken, WayView } from './views/ways-in.ts';

export type { ErrorCode, ErrorFacts };

/** The only shape of an answer; an error crosses as its code and harmless facts, never as a text or a stack. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly facts: ErrorFacts };

/** Marks what carries a secret between window and main. A test holds the list of the calls that do. */
export type Secret<T> = T;

/** A vault file that was chosen. Its path stays in main; the id tells one choice from another. */
export interface ChosenVault {
  readonly id: string;
  /** File name without its extension. */
  readonly name: string;
  /** The folder as the system writes it, to be read and not to be opened. */
  readonly folder: string;
  /** The user said to go on with this copy although it is not the newest one: what comes after the unlocking. */
  readonly goesOn?: AfterOlder;
}

/** What follows once an older copy is gone on with: its board, or another copy is brought over first. */
export type AfterOlder = 'board' | 'merge';

/** Why a vault is open for reading only. */
export interface Standing {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;
}

/** What is said of an opening and refuses nothing. */
export type Notice =
  | 'unconfirmed-tail'
  | 'lock-taken-over'
  | 'mark-not-written'
  | 'opening-not-kept'
  | 'rename-not-synced'
  | 'slow-key-derivation';

/** Where the history of the vault stands. */
export interface VaultPoint {
  /** How many changes the vault has seen in its life. */
  readonly change: number;
  /** Four words for the state after that change, to compare by eye. */
  readonly fingerprint: readonly string[];
  /** When the last change was saved in this session, RFC 3339, or null. */
  readonly savedAt: string | null;
}

/** A code that was shown and waits for its outcome. */
export interface OpenRevealView {
  readonly set: string;
  readonly account: string;
  readonly service: string;
  readonly login: string | null;
  readonly number: number;
  readonly revealedAt: string;
}

export interface VaultView extends VaultPoint {
  readonly counts: BoardCounts;
  /** The most urgent rows, enough for the first picture; the rest follows in `onRows`. */
  readonly rows: readonly BoardRow[];
  readonly openReveals: readonly OpenRevealView[];
  /** Null: it can be written. */
  readonly standing: Standing | null;
  readonly notices: readonly Notice[];
  /** Right after creation: the recovery key waits to be shown once. */
  readonly hasRecoveryKeyToShow: boolean;
}

/** Rows that are new or changed, in no order, and what stands over them now. */
export interface RowsChange extends VaultPoint {
  readonly counts: BoardCounts;
  readonly rows: readonly BoardRow[];
  /** Ids of accounts that have no row any more, since they were closed. */
  readonly gone?: readonly string[];
  readonly openReveals: readonly OpenRevealView[];
  readonly notices: readonly Notice[];
  /** False while more rows of the opening are on their way. */
  readonly isComplete: boolean;
}

/** How far long work is: the part of it that is done, from 0 to 1, or null where that cannot be told. */
export interface Progress {
  readonly step: 'deriving' | 'reading' | 'importing' | 'sweeping' | 'drawing';
  readonly done: number | null;
}

export interface LogQuery {
  /** Account id, or null for all. */
  readonly account: string | null;
  /** Words to look for in service, account, paper and detail; empty for all. */
  readonly text: string;
  /** Place of the first line, newest first, and how many, at most 500. */
  readonly from: number;
  readonly count: number;
}

export interface LogPage {
  readonly total: number;
  readonly lines: readonly LogLine[];
}

export type Unsubscribe = () => void;

export interface VaultApi {
  // The app.
  appInfo(): Promise<Result<AppInfo>>;
  settings(): Promise<Result<Settings>>;
  changeSettings(change: Partial<Settings>): Promise<Result<Settings>>;
  offlineLayers(): Promise<Result<readonly OfflineLayer[]>>;
  /** Somebody pressed a key or moved the mouse. Told at most every few seconds. */
  reportActivity(): Promise<Result<null>>;

  // The file.
  recentVaults(): Promise<Result<readonly RecentVault[]>>;
  chooseRecent(id: string): Promise<Result<ChosenVault>>;
  /** Null: all of them. */
  forgetRecent(id: string | null): Promise<Result<readonly RecentVault[]>>;
  /** The vault that was chosen last, still there after the window was loaded anew. */
  chosenVault(): Promise<Result<ChosenVault | null>>;
  /** Asks by the system's dialog; null when it was cancelled. */
  chooseVault(): Promise<Result<ChosenVault | null>>;
  /** Asks for the place of a new file; null when it was cancelled. */
  chooseNewVault(): Promise<Result<ChosenVault | null>>;
  /** A passphrase of random words, to be typed back before it is used. */
  offerPassphrase(): Promise<Result<Secret<string>>>;
  /** Creates the vault at the place that was chosen, opens it, and keeps its recovery key to be shown once. */
  createVault(passphrase: Secret<Uint8Array>): Promise<Result<VaultView>>;
  /** The recovery key of a vault that was just created. The second call answers `usage`. */
  recoveryKeyShownOnce(): Promise<Result<Secret<string>>>;
  /** Writes the recovery key into a file that the system's dialog asks for, while it is on show; false when cancelled. */
  saveRecoveryKey(): Promise<Result<boolean>>;
  /** The user has it: it is overwritten in main. */
  forgetRecoveryKey(): Promise<Result<null>>;
  /** Opens the chosen vault. `secret` is the UTF-8 text of a passphrase or a recovery key. */
  unlock(secret: Secret<Uint8Array>): Promise<Result<VaultView>>;
  /** Ends long work: an opening, a creation, an import, a drawing. The call that waits for it answers `cancelled`. */
  cancel(): Promise<Result<null>>;
  lock(): Promise<Result<null>>;

  // Accounts and codes.
  showAccount(account: string): Promise<Result<AccountPage>>;
  log(query: LogQuery): Promise<Result<LogPage>>;
  /** Writes the events as JSON Lines into a file that the system's dialog asks for; false when cancelled. */
  exportLog(): Promise<Result<boolean>>;
  /** Records the opening, then gives one code: that number, or the next one for null. */
  reveal(set: string, number: number | null): Promise<Result<Secret<ShownCode>>>;
  /** The same when it cannot be recorded and the user said yes to that. */
  revealUnrecorded(set: string, number: number): Promise<Result<Secret<ShownCode>>>;
  /** Another full time for the code on show. */
  keepShowing(): Promise<Result<null>>;
  hideCode(): Promise<Result<null>>;
  /** Puts the code on show on the clipboard, when the settings allow it. */
  copyCode(): Promise<Result<null>>;
  clearClipboard(): Promise<Result<null>>;
  markCode(set: string, number: number, outcome: MarkedCode['outcome']): Promise<Result<MarkedCode>>;
  /** The id of an outcome, or null for the last one. */
  undo(outcome: string | null): Promise<Result<TakenBack>>;
  changeSetState(set: string, to: 'superseded' | 'revoked' | 'compromised' | 'active'): Promise<Result<null>>;

  // Import.
  /** Adds files to the import under review, or begins one; or opens files of it that are locked. */
  readDrafts(files: Secret<readonly (GivenFile | FileOpener)[]>): Promise<Result<Secret<ImportReview>>>;
  /** The same with files from the system's dialog; null when it was cancelled. */
  chooseFiles(): Promise<Result<Secret<ImportReview> | null>>;
  /** Changes a draft before anything is stored; a code that was typed anew comes in here. Refused: `usage`, facts: `rule`. */
  editDraft(draft: string, edit: Secret<ReviewEdit>): Promise<Result<Secret<ImportReview>>>;
  /** Takes back the last of these changes. */
  undoEdit(): Promise<Result<Secret<ImportReview>>>;
  /** One code of a draft beside the line of the file that it was read from. */
  compareDraft(draft: string, index: number): Promise<Result<Secret<{ readonly code: string; readonly line: string }>>>;
  /** Active sets of that account in the vault, newest first. */
  predecessors(
    service: string | null,
    label: string | null,
    account: string | null,
  ): Promise<Result<readonly Predecessor[]>>;
  /** Stores the drafts that are named, in one change; the others are dropped. */
  storeDrafts(decisions: Secret<readonly DraftDecision[]>): Promise<Result<Stored>>;
  dropDrafts(): Promise<Result<null>>;
  /** Adds the new accounts of a list under review, in one change; the list is over then. */
  storeAccounts(list: string): Promise<Result<Secret<StoredAccounts>>>;
  /** Takes accounts that have no set off the board. */
  closeAccounts(accounts: readonly string[]): Promise<Result<null>>;

  // Files in clear.
  /** Asks by the system's dialog, with path and size of each, then deletes files that are still what was read; null: no. */
  removeFiles(ids: readonly string[]): Promise<Result<RemovedFiles | null>>;
  /** Asks for folders and looks through them by the names of files; null when it was cancelled. */
  sweep(): Promise<Result<SweepView | null>>;
  /** Adds files that were found to the import under review, or begins one. */
  importFound(ids: readonly string[]): Promise<Result<Secret<ImportReview>>>;

  // Paper.
  sheets(): Promise<Result<SheetsPage>>;
  previewSheet(order: PreviewOrder): Promise<Result<Secret<SheetPreview>>>;
  /** The preview is over: what it opened is dropped. */
  endPreview(): Promise<Result<null>>;
  /** Asks for a file, records the sheet, writes it; null when the dialog was cancelled. */
  savePdf(order: PrintOrder): Promise<Result<PrintedSheet | null>>;
  /** Records the sheet and gives it to the system's print dialog; null when that was cancelled. */
  printSheet(order: PrintOrder): Promise<Result<PrintedSheet | null>>;
  /** Opens the sets of the copy for a proof, recorded, and asks for signs of up to three codes. */
  challenge(copy: string): Promise<Result<ChallengeView>>;
  answerChallenge(answers: Secret<readonly string[]>): Promise<Result<Answered>>;
  endChallenge(): Promise<Result<null>>;
  placeCopy(copy: string, place: string, seal: string | null): Promise<Result<null>>;
  endCopy(copy: string, reason: 'destroyed' | 'lost'): Promise<Result<null>>;
  /** The user says that a file with codes in clear is gone; true when it is still there. */
  destroyPlaintext(file: string): Promise<Result<boolean>>;

  // Safety.
  /** Where backups of the open vault go, which there are, and the old copies that are still about. */
  backups(): Promise<Result<BackupsPage>>;
  /** What is most urgent about backups and old copies; null: nothing. */
  safetyFinding(): Promise<Result<SafetyFinding | null>>;
  /** Asks for a folder as the second place, and makes a backup there; null when it was cancelled. */
  chooseBackupPlace(): Promise<Result<BackupMade | null>>;
  /** No second place, for now or for good. */
  leaveBackupPlace(): Promise<Result<null>>;
  makeBackup(): Promise<Result<BackupMade>>;
  /** Deletes old copies by their ids in the last listing. */
  destroyOldCopies(ids: readonly string[]): Promise<Result<DestroyedCopies>>;
  /** The user says that an old copy is gone, which is recorded; true when it is still there. */
  oldCopyIsGone(id: string): Promise<Result<boolean>>;
  /** Asks for a folder and writes a rescue kit into it: the names of its files, or null when it was cancelled. */
  writeRescueKit(): Promise<Result<readonly string[] | null>>;
  /** Begins a restore, of the vault that stands before the user where there is one. */
  startRestore(): Promise<Result<RestoreChoice>>;
  /** Takes a backup of the listing by its id, or for null asks for a file; null when that was cancelled. */
  chooseRestoreCopy(id: string | null): Promise<Result<RestoreChoice | null>>;
  /** Asks for the vault file that is to be replaced, or for a new place; null when it was cancelled. */
  chooseRestoreVault(way: 'file' | 'place'): Promise<Result<RestoreChoice | null>>;
  /** Opens the copy and compares it with the vault; nothing is written. */
  previewRestore(secret: Secret<CopySecret>): Promise<Result<RestorePreview>>;
  /** Restores what was previewed last and opens it. */
  restore(): Promise<Result<Restored>>;
  /** Nothing more comes of it: the secret of the preview is overwritten. */
  endRestore(): Promise<Result<null>>;
  /** Asks for another copy of the open vault; null when it was cancelled. */
  chooseMergeCopy(): Promise<Result<KnownFile | null>>;
  /** Opens that copy, with the key of the open vault for null, and tells what would come over; nothing is written. */
  previewMerge(secret: Secret<CopySecret> | null): Promise<Result<MergePreview>>;
  /** Brings over what was previewed last. */
  merge(): Promise<Result<MergeDone>>;
  endMerge(): Promise<Result<null>>;
  /** Locks a vault that is read-only because it is not the newest copy; it opens for writing the next time. */
  acceptOlder(next: AfterOlder): Promise<Result<null>>;
  lookAtPurge(set: string): Promise<Result<PurgeView>>;
  /** Destroys the codes of a set for good; gives the old copies that still hold them. */
  purgeSet(set: string): Promise<Result<readonly OldCopyView[]>>;
  /** Asks for a file, records it, and writes every code in clear into it; null when it was cancelled. */
  exportPlain(format: PlainFormat): Promise<Result<PlainExport | null>>;

  // Ways in.
  /** Which ways in the chosen vault has, told by its header. */
  waysOffered(): Promise<Result<WaysOffered>>;
  /** Asks for the key file that goes with the next passphrase: its name, or null when it was cancelled. */
  chooseKeyFile(): Promise<Result<string | null>>;
  forgetKeyFile(): Promise<Result<null>>;
  /** Opens the chosen vault with shares, each as it is written on its paper. */
  unlockWithShares(shares: Secret<readonly string[]>): Promise<Result<VaultView>>;
  ways(): Promise<Result<readonly WayView[]>>;
  /** A new passphrase in the place of that one; where a key file goes with it, it has to be chosen before. */
  changePassphrase(slot: string, passphrase: Secret<Uint8Array>): Promise<Result<WayTaken>>;
  /** A new recovery key in the place of that one, or beside what is there for null; `recoveryKeyShownOnce` gives it. */
  newRecoveryKey(slot: string | null): Promise<Result<WayTaken>>;
  addPassphrase(passphrase: Secret<Uint8Array>): Promise<Result<null>>;
  /** Asks where the new key file goes: its path to be read, or null when it was cancelled. */
  addKeyFile(passphrase: Secret<Uint8Array>): Promise<Result<string | null>>;
  /** Asks for the folder that the shares go into: their paths to be read, or null when it was cancelled. */
  addShares(needed: number, of: number): Promise<Result<readonly string[] | null>>;
  removeWay(slot: string): Promise<Result<WayTaken>>;
  /** A new vault key, with this passphrase and a new recovery key, which `recoveryKeyShownOnce` gives; all else is dropped. */
  changeVaultKey(passphrase: Secret<Uint8Array>): Promise<Result<KeyChanged>>;
  /** Gives the kit page to the system's print dialog, with the recovery key on it while that is on show; false when cancelled. */
  printKit(): Promise<Result<boolean>>;

  // What main tells by itself.
  onProgress(listener: (progress: Progress) => void): Unsubscribe;
  onRows(listener: (change: RowsChange) => void): Unsubscribe;
  onCountdowns(listener: (countdowns: Countdowns) => void): Unsubscribe;
  /** The code on show was hidden because its time was over. */
  onHidden(listener: () => void): Unsubscribe;
  /** The window is about to be loaded anew, locked. */
  onLocked(listener: () => void): Unsubscribe;
  /** What is most urgent about backups and old copies has changed. */
  onSafety(listener: (finding: SafetyFinding | null) => void): Unsubscribe;
  /** What the system's menu was asked for. */
  onMenu(listener: (item: MenuItem) => void): Unsubscribe;
}

export type MenuItem = 'lock' | 'search' | 'import' | 'print' | 'settings' | 'keys' | 'about';

/** Names of the calls; the rest are events. */
export type CallName = Exclude<keyof VaultApi, `on${string}`>;
