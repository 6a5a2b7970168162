/** The window's stage: which vault stands before the user and whether it is open. It holds views, never a key or a code. */
import { useSyncExternalStore } from 'react';
import type { AfterOlder, ChosenVault, Progress, Result, Standing, VaultApi, VaultView } from '../preload/contract.ts';
import type { Restored } from '../preload/views/safety.ts';
import { board } from './board-store.ts';
import { troubles } from './messages/troubles.ts';
import { places } from './place.ts';
import { showToast } from './toasts.ts';

export type Stage =
  | { readonly at: 'starting' }
  | { readonly at: 'welcome'; readonly trouble: Standing | null }
  /** A place for a new vault was chosen; its passphrase is being made. `opening` with `isNew` comes after it. */
  | { readonly at: 'creating'; readonly vault: ChosenVault; readonly trouble: Standing | null }
  | { readonly at: 'locked'; readonly vault: ChosenVault; readonly trouble: Standing | null }
  | { readonly at: 'opening'; readonly vault: ChosenVault; readonly isNew: boolean; readonly progress: Progress }
  /** Just created: the recovery key is to be shown once before anything else. */
  | { readonly at: 'recovery-key'; readonly vault: ChosenVault; readonly standing: Standing | null }
  /** Then the question for a second place for backups. */
  | { readonly at: 'backup-place'; readonly vault: ChosenVault; readonly standing: Standing | null }
  /** A backup is to take the place of a vault that is not open; `before` is where the user came from. */
  | { readonly at: 'restoring'; readonly before: Stage }
  | { readonly at: 'open'; readonly vault: ChosenVault; readonly standing: Standing | null };

export interface VaultStore {
  readonly subscribe: (changed: () => void) => () => void;
  readonly stage: () => Stage;
  /** Asks for a file; cancelled: stays where it is. */
  choose(): Promise<void>;
  chooseRecent(id: string): Promise<void>;
  /** Asks for the place of a new vault; cancelled: stays where it is. */
  chooseNew(): Promise<void>;
  /** Back to the first screen, from a vault that is not open; from a restore to where it was begun. */
  leave(): void;
  /** From the first screen or a vault that does not open. */
  startRestore(): void;
  /** A backup was restored and is open. */
  restored(restored: Restored): void;
  /** It was not. @returns whether a vault was open, which is locked by now and says why. */
  notRestored(trouble: Standing): boolean;
  /** Puts a trouble that has been read aside, for another try. */
  retry(): void;
  /** @param secret UTF-8 bytes; they are overwritten whatever comes of it. */
  unlock(secret: Uint8Array): Promise<void>;
  /** Opens by shares, as they are written on paper. @returns why not, or null. */
  unlockWithShares(shares: readonly string[]): Promise<Standing | null>;
  /** @param passphrase UTF-8 bytes; they are overwritten whatever comes of it. */
  create(passphrase: Uint8Array): Promise<void>;
  /** The user has the recovery key, or goes on without it: it is gone after this. */
  enter(): Promise<void>;
  /** The question for a second place is answered. */
  goIn(): void;
  /** Locks a vault that is not the newest copy, to be opened for writing. @returns why not, or null. */
  acceptOlder(next: AfterOlder): Promise<Standing | null>;
  /** Ends an opening; its answer brings the stage before it back. */
  cancel(): Promise<void>;
  lock(): Promise<void>;
}

const begun: Progress = { step: 'deriving', done: null };

function troubleOf({ code, facts }: Standing): Standing {
  return { code, facts };
}

export function createVaultStore(api: VaultApi): VaultStore {
  const listeners = new Set<() => void>();
  let stage: Stage = { at: 'starting' };
  /** The opening whose answer counts. */
  let opening: Stage | null = null;

  const go = (next: Stage): void => {
    stage = next;
    for (const changed of listeners) changed();
  };
  // A step that waited looks again: the compiler would take the stage for what it was before.
  const now = (): Stage => stage;
  // After the screens of the vault are gone, so that none of them is drawn empty.
  const forget = (): void => {
    board.empty();
    places.reset();
  };
  const arrive = (chosen: Result<ChosenVault | null>): void => {
    if (!chosen.ok) {
      // The vault that is open stays so: nothing was chosen instead of it.
      if (stage.at === 'open') showToast({ tone: 'stop', text: troubles[chosen.code].title });
      else go({ at: 'welcome', trouble: troubleOf(chosen) });
    } else if (chosen.value !== null) {
      go({ at: 'locked', vault: chosen.value, trouble: null });
      forget();
    } else if (stage.at === 'starting') go({ at: 'welcome', trouble: null });
  };
  const open = async (
    vault: ChosenVault,
    isNew: boolean,
    secret: Uint8Array,
    call: () => Promise<Result<VaultView>>,
  ): Promise<void> => {
    const mine: Stage = { at: 'opening', vault, isNew, progress: begun };
    opening = mine;
    go(mine);
    const opened = await call().finally(() => secret.fill(0));
    // Locked or left meanwhile: the answer is for a stage that is over, even when another opening is under way by now.
    if (now().at !== 'opening' || opening !== mine) return;
    if (!opened.ok) {
      const trouble = opened.code === 'cancelled' ? null : troubleOf(opened);
      go({ at: isNew ? 'creating' : 'locked', vault, trouble });
      return;
    }
    arriveIn(vault, opened.value);
  };
  const arriveIn = (vault: ChosenVault, view: VaultView): void => {
    const { standing, hasRecoveryKeyToShow } = view;
    places.reset();
    board.fill(view);
    if (vault.goesOn === 'merge' && standing === null) places.go({ at: 'merge' });
    go({ at: hasRecoveryKeyToShow ? 'recovery-key' : 'open', vault, standing });
  };
  api.onProgress((progress) => {
    if (stage.at === 'opening') go({ ...stage, progress });
  });
  // The window is loaded anew after this: until then there is nothing on it.
  api.onLocked(() => {
    go({ at: 'starting' });
    forget();
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
      else if (!chosen.ok && stage.at === 'creating') go({ ...stage, trouble: troubleOf(chosen) });
      else if (!chosen.ok) go({ at: 'welcome', trouble: troubleOf(chosen) });
    },
    leave: () => {
      if (stage.at === 'restoring') go(stage.before);
      else if (stage.at === 'locked' || stage.at === 'creating' || stage.at === 'welcome')
        go({ at: 'welcome', trouble: null });
    },
    retry: () => {
      if (stage.at === 'locked' || stage.at === 'creating' || stage.at === 'welcome') go({ ...stage, trouble: null });
    },
    startRestore: () => {
      if (stage.at === 'locked' || stage.at === 'welcome') go({ at: 'restoring', before: stage });
    },
    restored: ({ vault, view }) => arriveIn(vault, view),
    notRestored: (trouble) => {
      if (stage.at !== 'open') return false;
      go({ at: 'locked', vault: stage.vault, trouble: trouble.code === 'cancelled' ? null : troubleOf(trouble) });
      forget();
      return true;
    },
    unlock: async (secret) => {
      if (stage.at === 'locked') await open(stage.vault, false, secret, () => api.unlock(secret));
      else secret.fill(0);
    },
    unlockWithShares: async (shares) => {
      const here = stage;
      if (here.at !== 'locked') return null;
      const opened = await api.unlockWithShares(shares);
      // Locked, left or opened otherwise meanwhile: the answer is for a stage that is over.
      if (now() !== here) return null;
      if (!opened.ok) return troubleOf(opened);
      arriveIn(here.vault, opened.value);
      return null;
    },
    create: async (passphrase) => {
      if (stage.at === 'creating') await open(stage.vault, true, passphrase, () => api.createVault(passphrase));
      else passphrase.fill(0);
    },
    enter: async () => {
      const here = stage;
      if (here.at !== 'recovery-key') return;
      await api.forgetRecoveryKey();
      if (now() === here) go({ ...here, at: 'backup-place' });
    },
    goIn: () => {
      if (stage.at === 'backup-place') go({ ...stage, at: 'open' });
    },
    acceptOlder: async (next) => {
      const accepted = await api.acceptOlder(next);
      return accepted.ok ? null : troubleOf(accepted);
    },
    cancel: async () => {
      if (stage.at === 'opening') await api.cancel();
    },
    lock: async () => {
      go({ at: 'starting' });
      forget();
      const locked = await api.lock();
      if (!locked.ok && now().at === 'starting') go({ at: 'welcome', trouble: troubleOf(locked) });
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
