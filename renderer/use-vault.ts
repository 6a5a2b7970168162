/** The window's one store: which stage it is at, and the steps from one to the next. It holds views, never a key or a code. */
import { useSyncExternalStore } from 'react';
import type { ChosenVault, ErrorCode, Progress, Result, Standing, VaultApi, VaultView } from '../preload/contract.ts';

export type Stage =
  | { readonly at: 'starting' }
  | { readonly at: 'welcome'; readonly trouble: Standing | null }
  | { readonly at: 'locked'; readonly vault: ChosenVault; readonly trouble: Standing | null }
  | { readonly at: 'opening'; readonly vault: ChosenVault; readonly progress: Progress }
  | { readonly at: 'open'; readonly vault: ChosenVault; readonly view: VaultView };

export interface VaultStore {
  readonly subscribe: (changed: () => void) => () => void;
  readonly stage: () => Stage;
  /** Asks for a file; cancelled: stays where it is. */
  choose(): Promise<void>;
  /** Back to the first screen. */
  leave(): void;
  /** Puts a trouble that has been read aside, for another try. */
  retry(): void;
  /** @param secret UTF-8 bytes; they are overwritten once main has them. */
  unlock(secret: Uint8Array): Promise<void>;
  cancel(): Promise<void>;
  lock(): Promise<void>;
}

const begun: Progress = { step: 'deriving', done: null };

export function createVaultStore(api: VaultApi): VaultStore {
  const listeners = new Set<() => void>();
  let stage: Stage = { at: 'starting' };

  const go = (next: Stage): void => {
    stage = next;
    for (const changed of listeners) changed();
  };
  // A step that waited looks again: the compiler would take the stage for what it was before.
  const now = (): Stage => stage;
  const troubleOf = ({ code, facts }: { code: ErrorCode; facts: Standing['facts'] }): Standing => ({ code, facts });
  const arrive = (chosen: Result<ChosenVault | null>): void => {
    if (!chosen.ok) go({ at: 'welcome', trouble: troubleOf(chosen) });
    else if (chosen.value !== null) go({ at: 'locked', vault: chosen.value, trouble: null });
    else if (stage.at === 'starting') go({ at: 'welcome', trouble: null });
  };

  api.onProgress((progress) => {
    if (stage.at === 'opening') go({ ...stage, progress });
  });
  api.onLocked(() => go({ at: 'starting' }));
  void api.chosenVault().then(arrive);

  return {
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    stage: () => stage,
    choose: async () => arrive(await api.chooseVault()),
    leave: () => go({ at: 'welcome', trouble: null }),
    retry: () => {
      if (stage.at === 'locked') go({ ...stage, trouble: null });
    },
    unlock: async (secret) => {
      if (stage.at !== 'locked') return;
      const { vault } = stage;
      go({ at: 'opening', vault, progress: begun });
      const opened = await api.unlock(secret);
      secret.fill(0);
      // Locked or left meanwhile: the answer is for a stage that is over.
      if (now().at !== 'opening') return;
      if (opened.ok) go({ at: 'open', vault, view: opened.value });
      else go({ at: 'locked', vault, trouble: opened.code === 'cancelled' ? null : troubleOf(opened) });
    },
    cancel: async () => {
      await api.cancelUnlock();
    },
    lock: async () => {
      go({ at: 'starting' });
      await api.lock();
    },
  };
}

const store = createVaultStore(window.vault);

/** The stage and the steps from it. */
export function useVault(): { readonly stage: Stage; readonly store: VaultStore } {
  return { stage: useSyncExternalStore(store.subscribe, store.stage), store };
}
