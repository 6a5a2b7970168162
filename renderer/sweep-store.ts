/** A look through folders and what it found; kept while the vault is open, so that a find can be imported and the list is still there. */
import { useSyncExternalStore } from 'react';
import type { Standing, VaultApi } from '../preload/contract.ts';
import type { SweepView } from '../preload/views/strays.ts';
import { sweepWords as words } from './messages/strays.ts';
import { say } from './speech.ts';
import { vaultStore } from './use-vault.ts';

export interface SweepState {
  /** Null: nothing was looked through yet. */
  readonly view: SweepView | null;
  readonly isWorking: boolean;
  /** From 0 to 1, or null where that cannot be told. */
  readonly done: number | null;
  readonly trouble: Standing | null;
}

export interface SweepStore {
  readonly subscribe: (changed: () => void) => () => void;
  readonly state: () => SweepState;
  /** Asks for folders; cancelled: what was found before stays. */
  start(): Promise<void>;
  cancel(): Promise<void>;
}

const nothing: SweepState = { view: null, isWorking: false, done: null, trouble: null };

export function createSweepStore(api: Pick<VaultApi, 'sweep' | 'cancel' | 'onProgress'>): SweepStore {
  const listeners = new Set<() => void>();
  let state = nothing;
  /** Counts locks: an answer of before one comes too late. */
  let era = 0;
  const set = (change: Partial<SweepState>): void => {
    state = { ...state, ...change };
    for (const changed of listeners) changed();
  };
  api.onProgress(({ step, done }) => {
    if (step === 'sweeping' && state.isWorking) set({ done });
  });
  vaultStore.subscribe(() => {
    if (vaultStore.stage().at === 'open') return;
    era += 1;
    if (state !== nothing) set(nothing);
  });
  return {
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    state: () => state,
    start: async () => {
      if (state.isWorking) return;
      const begun = era;
      set({ isWorking: true, done: null, trouble: null });
      const answer = await api.sweep();
      if (begun !== era) return;
      const rest = { isWorking: false, done: null } as const;
      if (!answer.ok) {
        set({ ...rest, trouble: answer.code === 'cancelled' ? null : { code: answer.code, facts: answer.facts } });
      } else if (answer.value === null) set(rest);
      else {
        set({ ...rest, view: answer.value });
        say(words.found(answer.value));
      }
    },
    cancel: async () => {
      await api.cancel();
    },
  };
}

export const sweepStore = createSweepStore(window.vault);

export function useSweep(): SweepState {
  return useSyncExternalStore(sweepStore.subscribe, sweepStore.state);
}
