/** Sets that the vault has for the account of a draft, asked for anew when the service or the account changes. */
import { useEffect } from 'react';
import type { Predecessor } from '../preload/views/import-review.ts';

/** While somebody types, main is asked only when they pause. */
const PAUSE_MS = 200;

export interface AskedAccount {
  readonly service: string | null;
  readonly label: string | null;
  readonly account: string | null;
}

/**
 * @param asked null: there is nothing to ask for.
 * @param onFound gets null as soon as an answer is out of date, and the sets when they are there; must not change between draws.
 */
export function usePredecessors(
  asked: AskedAccount | null,
  onFound: (predecessors: readonly Predecessor[] | null) => void,
): void {
  const service = asked?.service ?? null;
  const label = asked?.label ?? null;
  const account = asked?.account ?? null;
  const isAsked = asked !== null;
  useEffect(() => {
    if (!isAsked || (service === null && label === null)) {
      onFound([]);
      return;
    }
    let isOver = false;
    onFound(null);
    const timer = setTimeout(() => {
      void window.vault.predecessors(service, label, account).then((answer) => {
        // Without an answer the set stands beside whatever is there: nothing is lost by that.
        if (!isOver) onFound(answer.ok ? answer.value : []);
      });
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isAsked, service, label, account, onFound]);
}
