/** What stands before the user: the vault file that was chosen, an opening that is under way, and the calls on both. */
import { randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';
import type { ChosenVault, Progress } from '../../preload/contract.ts';
import type { Calls } from './ipc.ts';
import type { VaultPort } from './vault-port.ts';

const EXTENSION = '.coldkeep';

interface Surroundings {
  readonly vault: VaultPort;
  readonly appInfo: Calls['appInfo'];
  /** Path from the system's dialog, or null when it was cancelled. */
  readonly askForFile: () => Promise<string | null>;
  readonly sendProgress: (progress: Progress) => void;
  /** Clears the window: what it has shown is gone after this. */
  readonly clearWindow: () => void;
}

interface Chosen {
  readonly path: string;
  readonly shown: ChosenVault;
}

function describe(path: string): Chosen {
  const name = basename(path, EXTENSION);
  return { path, shown: { id: randomBytes(8).toString('hex'), name, folder: dirname(path) } };
}

/** The calls of the window over one vault. */
export function createDesk({ vault, appInfo, askForFile, sendProgress, clearWindow }: Surroundings): Calls {
  let chosen: Chosen | null = null;
  let opening: AbortController | null = null;

  const endOpening = (): void => {
    opening?.abort();
    opening = null;
  };

  return {
    appInfo,
    chosenVault: async () => ({ ok: true, value: chosen?.shown ?? null }),
    chooseVault: async () => {
      const path = await askForFile();
      if (path === null) return { ok: true, value: null };
      endOpening();
      await vault.lock();
      chosen = describe(path);
      return { ok: true, value: chosen.shown };
    },
    unlock: async (secret) => {
      if (chosen === null || opening !== null) {
        secret.fill(0);
        return { ok: false, code: 'usage', facts: {} };
      }
      const mine = new AbortController();
      opening = mine;
      try {
        return await vault.open({ path: chosen.path, secret, onProgress: sendProgress, signal: mine.signal });
      } finally {
        secret.fill(0);
        if (opening === mine) opening = null;
      }
    },
    cancelUnlock: async () => {
      endOpening();
      return { ok: true, value: null };
    },
    lock: async () => {
      endOpening();
      await vault.lock();
      clearWindow();
      return { ok: true, value: null };
    },
  };
}
