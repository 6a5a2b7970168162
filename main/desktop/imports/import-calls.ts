/** The window's calls on an import: read files, compare, decide, store; "Import" of the desktop design. */
import type { Progress, VaultApi } from '../../../preload/contract.ts';
import type { Custody } from '../custody.ts';

/** The calls of the contract that belong to an import. */
export type ImportCallName =
  | 'readDrafts'
  | 'chooseFiles'
  | 'compareDraft'
  | 'predecessors'
  | 'storeDrafts'
  | 'dropDrafts';

export interface ImportSurroundings {
  readonly custody: Custody;
  /** Paths from the system's dialog, which takes several, or null when it was cancelled. */
  readonly askForFiles: () => Promise<readonly string[] | null>;
  readonly sendProgress: (progress: Progress) => void;
}

export interface Imports {
  readonly calls: Pick<VaultApi, ImportCallName>;
  /** Ends a reading that is under way; the call that waits for it answers `cancelled`. Nothing under way: nothing happens. */
  cancel(): void;
}

/** Every call rejects with a CodedError where it cannot answer; whoever answers the window makes a Result of that. */
export function createImportCalls(surroundings: ImportSurroundings): Imports {
  const { custody } = surroundings;
  const later = async (): Promise<never> => custody.work(() => Promise.reject(new Error('not there yet')));
  return {
    calls: {
      readDrafts: later,
      chooseFiles: later,
      compareDraft: later,
      predecessors: later,
      storeDrafts: later,
      dropDrafts: async () => ({ ok: true, value: null }),
    },
    cancel: () => undefined,
  };
}
