/** The calls of the contract as main answers them, and which group of them is answered where. */
import type { CallName, Result, VaultApi } from '../../preload/contract.ts';

export type Arguments<K extends CallName> = Parameters<VaultApi[K]>;

type Value<K extends CallName> = VaultApi[K] extends (...args: never) => Promise<Result<infer V>> ? V : never;

/** What main does for each call. One mapped type, so that a name and its arguments stay together for the compiler. */
export type Calls = { readonly [K in CallName]: (...args: Arguments<K>) => Promise<Result<Value<K>>> };

/** Settings, recent vaults, running times, the clipboard: main/desktop/app. */
export type AppCallName =
  | 'appInfo'
  | 'settings'
  | 'changeSettings'
  | 'offlineLayers'
  | 'reportActivity'
  | 'recentVaults'
  | 'forgetRecent'
  | 'keepShowing'
  | 'hideCode'
  | 'copyCode'
  | 'clearClipboard';

/** An import under review: main/desktop/imports. */
export type ImportCallName =
  | 'readDrafts'
  | 'chooseFiles'
  | 'editDraft'
  | 'undoEdit'
  | 'compareDraft'
  | 'predecessors'
  | 'storeDrafts'
  | 'dropDrafts'
  | 'storeAccounts'
  | 'closeAccounts';

/** Files in clear, and a look through folders for more: main/desktop/strays. */
export type StrayCallName = 'removeFiles' | 'sweep' | 'importFound';

/** Sheets, copies and proofs: main/desktop/paper. */
export type PaperCallName =
  | 'sheets'
  | 'previewSheet'
  | 'endPreview'
  | 'savePdf'
  | 'printSheet'
  | 'challenge'
  | 'answerChallenge'
  | 'endChallenge'
  | 'placeCopy'
  | 'endCopy'
  | 'destroyPlaintext';

/** Backups, restore, merge, purge and what leaves in plain text: main/desktop/safety. */
export type SafetyCallName =
  | 'backups'
  | 'safetyFinding'
  | 'chooseBackupPlace'
  | 'leaveBackupPlace'
  | 'makeBackup'
  | 'destroyOldCopies'
  | 'oldCopyIsGone'
  | 'writeRescueKit'
  | 'startRestore'
  | 'chooseRestoreCopy'
  | 'chooseRestoreVault'
  | 'previewRestore'
  | 'restore'
  | 'endRestore'
  | 'chooseMergeCopy'
  | 'previewMerge'
  | 'merge'
  | 'endMerge'
  | 'lookAtPurge'
  | 'purgeSet'
  | 'exportPlain';

/** Ways into the open vault: main/desktop/ways. */
export type WayCallName =
  | 'ways'
  | 'changePassphrase'
  | 'newRecoveryKey'
  | 'addPassphrase'
  | 'addKeyFile'
  | 'addShares'
  | 'removeWay'
  | 'changeVaultKey'
  | 'printKit';

export type AppCalls = Pick<Calls, AppCallName>;
export type ImportCalls = Pick<Calls, ImportCallName>;
export type StrayCalls = Pick<Calls, StrayCallName>;
export type PaperCalls = Pick<Calls, PaperCallName>;
export type SafetyCalls = Pick<Calls, SafetyCallName>;
export type WayCalls = Pick<Calls, WayCallName>;
