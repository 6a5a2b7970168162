/** The window's stage: which vault stands before the user and whether it is open. It holds views, never a key or a code. */
import { useSyncExternalStore } from 'react';
import type { ChosenVault, ErrorCode, Progress, Result, Standing, VaultApi, VaultView } from '../preload/contract.ts';
import { board } from './board-store.ts';
import { places } from './place.ts';

export type Stage =
  | { readonly at: 'starting' }
  | { readonly at: 'welcome'; readonly trouble: Standing | null }
  /** A place for a new vault was chosen; its passphrase is being made. */
  | { readonly at: 'creating'; readonly vault: ChosenVault; readonly trouble: Standing | null }
  | { readonly at: 'locked'; readonly vault: ChosenVault; readonly trouble: Standing | null }
  | { readonly at: 'opening'; readonly vault: ChosenVault; readonly isNew: boolean; readonly progress: Progress }
  /** Just created: the recovery key is to be shown once before anything else. */
  | { readonly at: 'recovery-key'; readonly vault: ChosenVault }
  | { readonly at: 'open'; readonly vault: ChosenVault; readonly standing: Standing | null };

export interface VaultStore {
  readonly subscribe: (changed: () => void) => () => void;
  readonly stage: () => Stage;
  /** Asks for a file; cancelled: stays where it is. */
  choose(): Promise<void>;
  chooseRecent(id: string): Promise<void>;
  /** Asks for the place of a new vault. */
  chooseNew(): Promise<void>;
  /** Back to the first screen. */
  leave(): void;
  /** Puts a trouble that has been read aside, for another try. */
  retry(): void;
  /** @param secret UTF-8 bytes; they are overwritten once main has them. */
  unlock(secret: Uint8Array): Promise<void>;
  create(passphrase: Uint8Array): Promise<void>;
  /** The user has the recovery key. */
  enter(): Promise<void>;
  cancel(): Promise<void>;
  lock(): Promise<void>;
}

const begun: Progress = { step: 'deriving', done: null };

function troubleOf({ code, facts }: { code: ErrorCode; facts: Standing['facts'] }): Standing {
  return { code, facts };
}

export function createVaultStore(api: VaultApi): VaultStore {
  const listeners = new Set<() => void>();
  let stage: Stage = { at: 'starting' };

  const go = (next: Stage): void => {
    stage = next;
    for (const changed of listeners) changed();
  };
  // A step that waited looks again: the compiler would take the stage for what it was before.
  const now = (): Stage => stage;
  const arrive = (chosen: Result<ChosenVault | null>): void => {
    if (!chosen.ok) go({ at: 'welcome', trouble: troubleOf(chosen) });
    else if (chosen.value !== null) go({ at: 'locked', vault: chosen.value, trouble: null });
    else if (stage.at === 'starting') go({ at: 'welcome', trouble: null });
  };
  const open = async (
    vault: ChosenVault,
    isNew: boolean,
    secret: Uint8Array,
    call: () => Promise<Result<VaultView>>,
  ): Promise<void> => {
    go({ at: 'opening', vault, isNew, progress: begun });
    const opened = await call();
    secret.fill(0);
    // Locked or left meanwhile: the answer is for a stage that is over.
    if (now().at !== 'opening') return;
    if (!opened.ok) {
      const trouble = opened.code === 'cancelled' ? null : troubleOf(opened);
      go({ at: isNew ? 'creating' : 'locked', vault, trouble });
      return;
    }
    places.reset();
    board.fill(opened.value);
    if (opened.value.hasRecoveryKeyToShow) go({ at: 'recovery-key', vault });
    else go({ at: 'open', vault, standing: opened.value.standing });
  };

  api.onProgress((progress) => {
    if (stage.at === 'opening') go({ ...stage, progress });
  });
  api.onLocked(() => {
    board.empty();
    go({ at: 'starting' });
  });
  void api.chosenVault().then(arrive);

  return {
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    stage: () => stage,
    choose: async () => arrive(await api.chooseVault()),
    chooseRecent: async (id) => arrive(await api.chooseRecent(id)),
    chooseNew: async () => {
      const chosen = await api.chooseNewVault();
      if (chosen.ok && chosen.value !== null) go({ at: 'creating', vault: chosen.value, trouble: null });
      else if (!chosen.ok) go({ at: 'welcome', trouble: troubleOf(chosen) });
    },
    leave: () => go({ at: 'welcome', trouble: null }),
    retry: () => {
      if (stage.at === 'locked' || stage.at === 'creating') go({ ...stage, trouble: null });
    },
    unlock: async (secret) => {
      if (stage.at === 'locked') await open(stage.vault, false, secret, () => api.unlock(secret));
    },
    create: async (passphrase) => {
      if (stage.at === 'creating') await open(stage.vault, true, passphrase, () => api.createVault(passphrase));
    },
    enter: async () => {
      if (stage.at !== 'recovery-key') return;
      await api.forgetRecoveryKey();
      go({ at: 'open', vault: stage.vault, standing: null });
    },
    cancel: async () => {
      await api.cancel();
    },
    lock: async () => {
      board.empty();
      go({ at: 'starting' });
      await api.lock();
    },
  };
}

export const vaultStore = createVaultStore(window.vault);

/** The stage that stands now. */
export function useStage(): Stage {
  return useSyncExternalStore(vaultStore.subscribe, vaultStore.stage);
}

/** False while the vault is open for reading only: what would change it is off, with the reason beside it. */
export function useCanWrite(): boolean {
  const stage = useStage();
  return stage.at === 'open' && stage.standing === null;
}
