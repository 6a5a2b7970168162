/** The ways into the open vault, asked for anew after everything that changes them. */
import { useCallback, useEffect, useState } from 'react';
import type { Standing } from '../preload/contract.ts';
import type { WayView } from '../preload/views/ways-in.ts';
import { useBoardHead } from './board-store.ts';

export interface KnownWays {
  /** Null until they are there; then the last that came. */
  readonly ways: readonly WayView[] | null;
  readonly trouble: Standing | null;
  readonly reload: () => void;
}

export function useWays(): KnownWays {
  const { change } = useBoardHead();
  const [asked, setAsked] = useState(0);
  const [known, setKnown] = useState<Omit<KnownWays, 'reload'>>({ ways: null, trouble: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again when the vault changed or when it is told to
  useEffect(() => {
    let isOver = false;
    void window.vault.ways().then((answer) => {
      if (isOver) return;
      if (answer.ok) setKnown({ ways: answer.value, trouble: null });
      else setKnown((before) => ({ ...before, trouble: { code: answer.code, facts: answer.facts } }));
    });
    return () => {
      isOver = true;
    };
  }, [change, asked]);
  const reload = useCallback(() => setAsked((before) => before + 1), []);
  return { ...known, reload };
}
