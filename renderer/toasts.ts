/** Short messages at the lower left, one at a time, also spoken. With an action they stay until the next one or until answered. */
import { useSyncExternalStore } from 'react';
import { say } from './speech.ts';

export interface Toast {
  readonly tone: 'good' | 'usual' | 'stop';
  readonly text: string;
  readonly detail?: string;
  readonly action?: {
    readonly name: string;
    /** As the key cap shows it, when a key does the same. */
    readonly key?: string;
    readonly run: () => void;
  };
}

const listeners = new Set<() => void>();
let current: Toast | null = null;

function change(next: Toast | null): void {
  current = next;
  for (const changed of listeners) changed();
}

export function showToast(toast: Toast): void {
  change(toast);
  say(
    toast.detail === undefined ? toast.text : `${toast.text}. ${toast.detail}`,
    toast.tone === 'stop' ? 'assertive' : 'polite',
  );
}

export function dropToast(): void {
  change(null);
}

/** Runs the action of the toast that is on show; false where there is none. */
export function answerToast(): boolean {
  const action = current?.action;
  if (action === undefined) return false;
  change(null);
  action.run();
  return true;
}

export function useToast(): Toast | null {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => current,
  );
}
