/** What the window's calls need of the vault, and nothing more. */
import type { Progress, Result, VaultView } from '../../preload/contract.ts';

export interface Opening {
  readonly path: string;
  /** UTF-8 text of a passphrase or a recovery key. The port overwrites it. */
  readonly secret: Uint8Array;
  readonly onProgress: (progress: Progress) => void;
  /** Aborted when the user no longer waits; the opening then answers `cancelled`. */
  readonly signal: AbortSignal;
}

export interface VaultPort {
  /** At most one vault is open: opening another one locks the one before. */
  open(opening: Opening): Promise<Result<VaultView>>;
  /** Drops keys, state and file handle. Nothing open: nothing happens. */
  lock(): Promise<void>;
}
