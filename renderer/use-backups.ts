/** The page of backups, asked for anew after everything that changes it. */
import { useCallback, useEffect, useState } from 'react';
import type { Standing } from '../preload/contract.ts';
import type { BackupsPage } from '../preload/views/safety.ts';
import { useBoardHead } from './board-store.ts';

export interface KnownBackups {
  /** Null until it is there; then the last one that came. */
  readonly page: BackupsPage | null;
  readonly trouble: Standing | null;
  readonly reload: () => void;
}

export function useBackups(): KnownBackups {
  const { change } = useBoardHead();
  const [asked, setAsked] = useState(0);
  const [known, setKnown] = useState<Omit<KnownBackups, 'reload'>>({ page: null, trouble: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again when the vault changed or when it is told to
  useEffect(() => {
    let isOver = false;
    void window.vault.backups().then((answer) => {
      if (isOver) return;
      if (answer.ok) setKnown({ page: answer.value, trouble: null });
      else setKnown((before) => ({ ...before, trouble: { code: answer.code, facts: answer.facts } }));
    });
    return () => {
      isOver = true;
    };
  }, [change, asked]);
  const reload = useCallback(() => setAsked((before) => before + 1), []);
  return { ...known, reload };
}
