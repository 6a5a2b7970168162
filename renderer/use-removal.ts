/** Deleting files in clear from a list: main asks, and what came of each file stays with it as long as the list is there. */
import { useState } from 'react';
import type { ErrorCode } from '../preload/contract.ts';
import { sourceWords as words } from './messages/strays.ts';
import { troubles } from './messages/troubles.ts';
import { showToast } from './toasts.ts';

/** By the id of the file. */
export type Fates = ReadonlyMap<string, 'gone' | ErrorCode>;

export interface Removal {
  readonly fates: Fates;
  /** The question of the system is open, or files are being deleted. */
  readonly isBusy: boolean;
  readonly remove: (ids: readonly string[]) => Promise<void>;
}

export function useRemoval(): Removal {
  const [fates, setFates] = useState<Fates>(new Map());
  const [isBusy, setBusy] = useState(false);
  const remove = async (ids: readonly string[]): Promise<void> => {
    setBusy(true);
    const answer = await window.vault.removeFiles(ids);
    setBusy(false);
    if (!answer.ok) {
      showToast({ tone: 'stop', text: troubles[answer.code].title, detail: troubles[answer.code].next });
      return;
    }
    if (answer.value === null) return;
    const { removed, failed } = answer.value;
    setFates(
      (before) =>
        new Map([
          ...before,
          ...removed.map((id) => [id, 'gone'] as const),
          ...failed.map(({ id, code }) => [id, code] as const),
        ]),
    );
    if (failed.length === 0) showToast({ tone: 'good', text: words.deleted(removed.length) });
    else showToast({ tone: 'stop', text: words.notDeleted(failed.length) });
  };
  return { fates, isBusy, remove };
}
