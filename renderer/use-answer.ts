/** What main answers of the open vault, asked for anew whenever the vault has changed. */
import { useCallback, useEffect, useState } from 'react';
import type { Result, Standing } from '../preload/contract.ts';
import type { SheetsPage } from '../preload/views/custody.ts';
import type { BackupsPage } from '../preload/views/safety.ts';
import type { WayView } from '../preload/views/ways-in.ts';
import { useBoardHead } from './board-store.ts';

export interface Known<T> {
  /** Null until it is there; then the last that came. */
  readonly value: T | null;
  readonly trouble: Standing | null;
  readonly reload: () => void;
}

function useAnswer<T>(ask: () => Promise<Result<T>>): Known<T> {
  const { change } = useBoardHead();
  const [asked, setAsked] = useState(0);
  const [known, setKnown] = useState<Omit<Known<T>, 'reload'>>({ value: null, trouble: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again when the vault changed or when it is told to
  useEffect(() => {
    let isOver = false;
    void ask().then((answer) => {
      if (isOver) return;
      if (answer.ok) setKnown({ value: answer.value, trouble: null });
      else setKnown((before) => ({ ...before, trouble: { code: answer.code, facts: answer.facts } }));
    });
    return () => {
      isOver = true;
    };
  }, [change, asked]);
  const reload = useCallback(() => setAsked((before) => before + 1), []);
  return { ...known, reload };
}

export const useSheets = (): Known<SheetsPage> => useAnswer(() => window.vault.sheets());
export const useBackups = (): Known<BackupsPage> => useAnswer(() => window.vault.backups());
export const useWays = (): Known<readonly WayView[]> => useAnswer(() => window.vault.ways());
