/** What is most urgent about backups and old copies of the open vault; main says it when it changes. */
import { useSyncExternalStore } from 'react';
import type { VaultApi } from '../preload/contract.ts';
import type { SafetyFinding } from '../preload/views/safety.ts';
import { findingWords } from './messages/backups.ts';
import { say } from './speech.ts';

export interface SafetyStore {
  readonly subscribe: (changed: () => void) => () => void;
  readonly finding: () => SafetyFinding | null;
  /** Asks main again, as after an opening. */
  look(): Promise<void>;
  /** The vault is not open any more. */
  forget(): void;
}

export function createSafetyStore(api: Pick<VaultApi, 'onSafety' | 'safetyFinding'>): SafetyStore {
  const listeners = new Set<() => void>();
  let finding: SafetyFinding | null = null;
  const set = (next: SafetyFinding | null): void => {
    // Said once for each trouble, and not for each change of its numbers.
    if (next !== null && next.finding !== finding?.finding) say(findingWords(next).title);
    finding = next;
    for (const changed of listeners) changed();
  };
  api.onSafety(set);
  return {
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    finding: () => finding,
    look: async () => {
      const answer = await api.safetyFinding();
      // Without an answer nothing is said: the vault may be locked by now.
      if (answer.ok) set(answer.value);
    },
    forget: () => set(null),
  };
}

export const safety = createSafetyStore(window.vault);

export function useSafetyFinding(): SafetyFinding | null {
  return useSyncExternalStore(safety.subscribe, safety.finding);
}
