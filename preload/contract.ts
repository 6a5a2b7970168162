/** What the window may ask of main, and what it gets: types only, the one thing that renderer and main share. */
import type { ErrorCode, ErrorFacts } from '../main/core/errors.ts';
import type { SetKind } from '../main/core/importers/draft.ts';

export type { ErrorCode, ErrorFacts, SetKind };

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
}

export interface AppInfo {
  readonly version: string;
  readonly versions: Readonly<Record<'electron' | 'chromium' | 'node', string>>;
}

export type SetState = 'draft' | 'active' | 'superseded' | 'revoked' | 'compromised' | 'expired';

/** A set of codes as lists show it: counts, never a code. */
export interface SetView {
  readonly id: string;
  readonly kind: SetKind;
  readonly state: SetState;
  readonly total: number;
  readonly unused: number;
  /** Codes that were shown and whose outcome nobody recorded yet. */
  readonly openReveals: number;
}

export interface AccountView {
  readonly id: string;
  /** Name of the service, as the catalogue or the user writes it. */
  readonly service: string;
  /** The login, or null where nobody said. */
  readonly account: string | null;
  /** Newest first. */
  readonly sets: readonly SetView[];
}

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
  | 'slow-key-derivation';

export interface VaultView {
  readonly accounts: readonly AccountView[];
  /** How many changes the vault has seen in its life. */
  readonly change: number;
  /** Four words for the state after that change, to compare by eye. */
  readonly fingerprint: readonly string[];
  /** Null: it can be written. */
  readonly standing: Standing | null;
  readonly notices: readonly Notice[];
}

/** How far an opening is: the part of it that is done, from 0 to 1, or null where that cannot be told. */
export interface Progress {
  readonly step: 'deriving' | 'reading';
  readonly done: number | null;
}

export type Unsubscribe = () => void;

export interface VaultApi {
  appInfo(): Promise<Result<AppInfo>>;
  /** The vault that was chosen last, still there after the window was loaded anew. */
  chosenVault(): Promise<Result<ChosenVault | null>>;
  /** Asks by the system's dialog; null when it was cancelled. */
  chooseVault(): Promise<Result<ChosenVault | null>>;
  /** Opens the chosen vault. `secret` is the UTF-8 text of a passphrase or a recovery key. */
  unlock(secret: Secret<Uint8Array>): Promise<Result<VaultView>>;
  /** Ends an opening; the call that waits for it answers `cancelled`. */
  cancelUnlock(): Promise<Result<null>>;
  lock(): Promise<Result<null>>;
  onProgress(listener: (progress: Progress) => void): Unsubscribe;
  onLocked(listener: () => void): Unsubscribe;
}

/** Names of the calls; the rest are events. */
export type CallName = Exclude<keyof VaultApi, `on${string}`>;
