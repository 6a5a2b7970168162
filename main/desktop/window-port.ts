/** What the groups of calls need of the window: to tell it something, and to ask the user by a dialog of the system. */
import type { CallName, Unsubscribe, VaultApi } from '../../preload/contract.ts';

type Listener<K extends keyof VaultApi> = VaultApi[K] extends (listener: (...told: infer T) => void) => Unsubscribe
  ? T
  : never;

/** What main tells by itself: `progress`, `rows`, `hidden` and so on, each with what comes along. */
export type Told = {
  readonly [K in Exclude<keyof VaultApi, CallName> as K extends `on${infer E}` ? Uncapitalize<E> : never]: Listener<K>;
};

/** What the system's dialog says, and which files it shows. */
export interface FileQuestion {
  readonly title: string;
  readonly button: string;
  /** Kinds of files by name and extensions without a dot; none: all files. */
  readonly kinds: readonly { readonly name: string; readonly extensions: readonly string[] }[];
}

/** A question of the system's own, which the page cannot answer by itself. */
export interface YesNoQuestion {
  readonly question: string;
  readonly detail: string;
  /** What the buttons say, verbs both. */
  readonly yes: string;
  readonly no: string;
}

export interface PlaceQuestion extends FileQuestion {
  /** The name that the dialog offers; never a secret. */
  readonly suggested: string;
}

export interface WindowPort {
  /** Does nothing while there is no window. */
  tell<E extends keyof Told>(event: E, ...told: Told[E]): void;
  /** Absolute path of one file, or null when it was cancelled. */
  askForFile(question: FileQuestion): Promise<string | null>;
  /** Absolute paths; none when it was cancelled. */
  askForFiles(question: FileQuestion): Promise<readonly string[]>;
  /** Absolute path of a folder, which may be made by the dialog, or null when it was cancelled. */
  askForFolder(question: Omit<FileQuestion, 'kinds'>): Promise<string | null>;
  /** Absolute paths of folders that are there; none when it was cancelled. */
  askForFolders(question: Omit<FileQuestion, 'kinds'>): Promise<readonly string[]>;
  /** False when the question was closed, too. */
  confirm(question: YesNoQuestion): Promise<boolean>;
  /** Absolute path of a file to be made, or null when it was cancelled. Nothing is made by it. */
  askForPlace(question: PlaceQuestion): Promise<string | null>;
  /** Loads the page anew: what it has shown and held is gone after this. */
  reload(): void;
}
