/** Files with codes in clear: those that an import was read from, and those that a look through folders finds. */
import type { ErrorCode } from '../../main/core/errors.ts';

/** A file that holds codes in clear and lies where it lay. */
export interface SourceFile {
  /** Names it in `removeFiles`; null where the window gave it, and nobody knows where it lies. */
  readonly id: string | null;
  /** The whole path, to be read; the name alone where nobody knows more. */
  readonly file: string;
  /** Null where nobody knows where it lies. */
  readonly sizeBytes: number | null;
  /** The service that keeps its folder in step with other computers, such as `Dropbox`, or null. */
  readonly syncedBy: string | null;
  /** It holds codes, too, that were left out and are not in the vault. */
  readonly hasLeftOut: boolean;
}

export interface RemovedFiles {
  /** Ids of those that are gone. */
  readonly removed: readonly string[];
  readonly failed: readonly { readonly id: string; readonly code: ErrorCode }[];
}

/** A file that was found by its name. */
export interface StrayFileView {
  readonly id: string;
  readonly file: string;
  readonly sizeBytes: number;
  readonly syncedBy: string | null;
  /** Why nobody knows what is in it, or null; such a file can be imported, not removed. */
  readonly error: ErrorCode | null;
  readonly sets: number;
  readonly codes: number;
  /** How much of its sets is in the vault; null where it holds none. */
  readonly held: 'all' | 'some' | 'none' | null;
}

export interface SweepView {
  /** The folders that were chosen. */
  readonly folders: readonly string[];
  readonly found: readonly StrayFileView[];
  /** How many files and folders were looked at by name. */
  readonly files: number;
  readonly looked: number;
  /** Hidden folders and those of programs, and links. */
  readonly skipped: { readonly folders: number; readonly links: number };
  /** Folders that may not be read. */
  readonly unreadable: readonly string[];
  /** There is more than is looked at in one go. */
  readonly isPartial: boolean;
}
