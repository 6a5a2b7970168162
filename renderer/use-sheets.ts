/** The list of sheets, asked for anew whenever the vault has changed. */
import { useCallback, useEffect, useState } from 'react';
import type { Standing } from '../preload/contract.ts';
import type { SheetsPage } from '../preload/views/custody.ts';
import { useBoardHead } from './board-store.ts';

export interface KnownSheets {
  /** Null until they are there; then the last ones that came. */
  readonly page: SheetsPage | null;
  readonly trouble: Standing | null;
  readonly reload: () => void;
}

export function useSheets(): KnownSheets {
  const { change } = useBoardHead();
  const [asked, setAsked] = useState(0);
  const [known, setKnown] = useState<Omit<KnownSheets, 'reload'>>({ page: null, trouble: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again when the vault changed or when it is told to
  useEffect(() => {
    let isOver = false;
    void window.vault.sheets().then((answer) => {
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
