/** A restore from its first choice to its end; what is chosen stays in main, which is told at the end that nothing more comes. */
import { useEffect, useState } from 'react';
import type { Progress, Result, Standing } from '../preload/contract.ts';
import type { CopySecret, RestoreChoice, Restored, RestorePreview } from '../preload/views/safety.ts';
import { board } from './board-store.ts';
import { vaultStore } from './use-vault.ts';

const { vault: api } = window;

export type RestorePhase =
  | { readonly at: 'loading' }
  | { readonly at: 'choose' }
  | { readonly at: 'working'; readonly isLast: boolean; readonly progress: Progress }
  | { readonly at: 'preview'; readonly preview: RestorePreview };

export interface RestoreSteps {
  readonly phase: RestorePhase;
  /** Null until it is read. */
  readonly choice: RestoreChoice | null;
  readonly trouble: Standing | null;
  /** Something was tried: who comes back to the choices goes on at the secret. */
  readonly isTried: boolean;
  chooseCopy(id: string | null): void;
  chooseVault(way: 'file' | 'place'): void;
  /** @param secret its bytes are overwritten whatever comes of it. */
  look(secret: CopySecret): void;
  restore(): void;
  /** Ends what goes on, or goes from the preview back to the choices. */
  back(): void;
}

const begun: Progress = { step: 'deriving', done: null };

export function useRestore(onRestored: (restored: Restored) => void): RestoreSteps {
  const [phase, setPhase] = useState<RestorePhase>({ at: 'loading' });
  const [choice, setChoice] = useState<RestoreChoice | null>(null);
  const [trouble, setTrouble] = useState<Standing | null>(null);
  const [isTried, setTried] = useState(false);

  useEffect(() => {
    void api.startRestore().then((answer) => {
      if (answer.ok) setChoice(answer.value);
      else setTrouble(answer);
      setPhase({ at: 'choose' });
    });
    return () => void api.endRestore();
  }, []);
  useEffect(
    () => api.onProgress((progress) => setPhase((now) => (now.at === 'working' ? { ...now, progress } : now))),
    [],
  );

  const choose = async (asked: Promise<Result<RestoreChoice | null>>): Promise<void> => {
    const answer = await asked;
    if (!answer.ok) setTrouble(answer);
    else if (answer.value !== null) {
      setChoice(answer.value);
      setTrouble(null);
    }
  };
  const fail = (failed: Standing): void => {
    // The secret of the preview may be gone by now: it is asked for anew.
    setPhase({ at: 'choose' });
    setTrouble(failed.code === 'cancelled' ? null : failed);
  };
  const work = async <T>(isLast: boolean, asked: Promise<Result<T>>, then: (value: T) => void): Promise<void> => {
    setTrouble(null);
    setTried(true);
    setPhase({ at: 'working', isLast, progress: begun });
    const answer = await asked;
    if (answer.ok) then(answer.value);
    // A vault that was open was locked for it, unless the secret of the preview was gone by then.
    else if (!isLast || answer.code === 'usage' || !vaultStore.notRestored(answer)) fail(answer);
  };
  return {
    phase,
    choice,
    trouble,
    isTried,
    chooseCopy: (id) => void choose(api.chooseRestoreCopy(id)),
    chooseVault: (way) => void choose(api.chooseRestoreVault(way)),
    look: (secret) =>
      void work(false, api.previewRestore(secret), (preview) => setPhase({ at: 'preview', preview })).finally(() => {
        if (secret instanceof Uint8Array) secret.fill(0);
      }),
    restore: () => {
      board.expect();
      void work(true, api.restore(), onRestored);
    },
    back: () => {
      if (phase.at === 'working') void api.cancel();
      else setPhase({ at: 'choose' });
    },
  };
}
