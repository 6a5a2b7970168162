/** One code from its opening to what came of it. The text is held here alone, and only while it is on show. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result, Standing } from '../preload/contract.ts';
import type { MarkedCode, ShownCode } from '../preload/views/codes.ts';
import { useCodeWords as words } from './messages/use-code.ts';
import { say } from './speech.ts';

export type CodePhase =
  | { readonly at: 'opening' }
  | { readonly at: 'shown'; readonly code: ShownCode; readonly isSpelled: boolean }
  | { readonly at: 'hidden'; readonly number: number; readonly isByTime: boolean }
  /** What came of it? `leftAfter` is null where the code was shown in an earlier session. */
  | { readonly at: 'outcome'; readonly number: number; readonly recordedAt: string | null }
  | { readonly at: 'worked'; readonly marked: MarkedCode }
  | { readonly at: 'refused'; readonly marked: MarkedCode }
  /** It was not shown or not recorded; `number` is known where it can be shown unrecorded. */
  | { readonly at: 'trouble'; readonly trouble: Standing; readonly number: number | null };

export interface ShownCodeSteps {
  /** Shows it, recorded first. */
  show(number: number | null): Promise<void>;
  showUnrecorded(number: number): Promise<void>;
  toggleSpelling(): void;
  hide(isByTime: boolean): void;
  /** Hides it and asks what came of it. */
  ask(): void;
  mark(outcome: MarkedCode['outcome']): Promise<MarkedCode | null>;
  /** Takes the answer back: the question stands again. */
  takeBack(marked: MarkedCode): Promise<void>;
}

interface Wanted {
  readonly set: string;
  /** The one to show; null: the next. */
  readonly number: number | null;
  /** It was shown before and waits for its outcome: nothing is opened. */
  readonly isShownBefore: boolean;
  /** The next code of the set as far as the window knows, for showing it when nothing can be recorded. */
  readonly next: number | null;
}

const { vault } = window;

function start({ number, isShownBefore }: Wanted): CodePhase {
  return isShownBefore && number !== null ? { at: 'outcome', number, recordedAt: null } : { at: 'opening' };
}

export function useShownCode(wanted: Wanted): readonly [CodePhase, ShownCodeSteps] {
  const [phase, setPhase] = useState<CodePhase>(() => start(wanted));
  const latest = useRef(wanted);
  latest.current = wanted;
  const stands = useRef(true);
  const { set } = wanted;

  const arrive = useCallback((answer: Result<ShownCode>, number: number | null): void => {
    if (!stands.current) void vault.hideCode();
    else if (answer.ok) setPhase({ at: 'shown', code: answer.value, isSpelled: false });
    else setPhase({ at: 'trouble', trouble: answer, number: number ?? latest.current.next });
  }, []);
  const show = useCallback(
    async (number: number | null): Promise<void> => {
      setPhase({ at: 'opening' });
      arrive(await vault.reveal(set, number), number);
    },
    [arrive, set],
  );

  useEffect(() => {
    stands.current = true;
    const { number, isShownBefore } = latest.current;
    // Not in the first turn: React may take this effect back and run it again, and each opening is recorded.
    const begin = setTimeout(() => {
      if (!isShownBefore) void show(number);
    });
    const stopHearing = vault.onHidden(() =>
      setPhase((now) => (now.at === 'shown' ? { at: 'hidden', number: now.code.number, isByTime: true } : now)),
    );
    return () => {
      stands.current = false;
      clearTimeout(begin);
      stopHearing();
      void vault.hideCode();
    };
  }, [show]);

  const mark = async (outcome: MarkedCode['outcome']): Promise<MarkedCode | null> => {
    if (phase.at !== 'outcome') return null;
    const answer = await vault.markCode(set, phase.number, outcome);
    if (!answer.ok) {
      setPhase({ at: 'trouble', trouble: answer, number: null });
      return null;
    }
    const marked = answer.value;
    if (outcome !== 'not-tried') say(words.marked(marked.number, outcome, marked.left));
    if (outcome === 'used') setPhase({ at: 'worked', marked });
    if (outcome === 'refused') setPhase({ at: 'refused', marked });
    return marked;
  };

  return [
    phase,
    {
      show,
      mark,
      showUnrecorded: async (number) => {
        setPhase({ at: 'opening' });
        arrive(await vault.revealUnrecorded(set, number), null);
      },
      toggleSpelling: () => {
        if (phase.at === 'shown') setPhase({ ...phase, isSpelled: !phase.isSpelled });
      },
      hide: (isByTime) => {
        if (phase.at !== 'shown') return;
        void vault.hideCode();
        setPhase({ at: 'hidden', number: phase.code.number, isByTime });
      },
      ask: () => {
        if (phase.at === 'shown') {
          void vault.hideCode();
          setPhase({ at: 'outcome', number: phase.code.number, recordedAt: phase.code.recordedAt });
        }
        if (phase.at === 'hidden') setPhase({ at: 'outcome', number: phase.number, recordedAt: null });
      },
      takeBack: async ({ event, number }) => {
        const answer = await vault.undo(event);
        if (!answer.ok) {
          setPhase({ at: 'trouble', trouble: answer, number: null });
          return;
        }
        say(words.takenBack(answer.value.number, answer.value.left));
        setPhase({ at: 'outcome', number, recordedAt: null });
      },
    },
  ];
}
