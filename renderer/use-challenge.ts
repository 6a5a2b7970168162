/** A proof that is under way: the questions, what stands in the boxes, and what came of the last check. */
import { useEffect, useState } from 'react';
import type { Standing } from '../preload/contract.ts';
import type { Answered, ChallengeView } from '../preload/views/paper.ts';
import { answersOf, type Box, boxesOf, type Filled, firstEmpty, without } from './proof-boxes.ts';

/** Why a check came to nothing. */
export interface Misfit {
  /** The box that the focus belongs in: an empty one, or the first that did not fit. */
  readonly box: number;
  /** Places of the questions whose answers did not fit; none: the box is empty. */
  readonly wrong: readonly number[];
}

export interface Proof {
  readonly challenge: ChallengeView | null;
  readonly trouble: Standing | null;
  readonly boxes: readonly Box[];
  readonly filled: Filled;
  /** Places of the questions whose answers did not fit, until they are changed. */
  readonly wrong: readonly number[];
  readonly proven: Extract<Answered, { isProven: true }> | null;
  fill(filled: Filled): void;
  /** Other questions, after the tries for these are over. */
  restart(): void;
  /** @returns null: proven, or there is a trouble. */
  check(): Promise<Misfit | null>;
}

export function useChallenge(copy: string): Proof {
  const [challenge, setChallenge] = useState<ChallengeView | null>(null);
  const [trouble, setTrouble] = useState<Standing | null>(null);
  const [filled, setFilled] = useState<Filled>([]);
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const [proven, setProven] = useState<Proof['proven']>(null);
  const [isChecking, setChecking] = useState(false);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again when it is told to
  useEffect(() => {
    let isOver = false;
    setTrouble(null);
    setChallenge(null);
    setWrong([]);
    void window.vault.challenge(copy).then((answer) => {
      if (isOver) return;
      if (!answer.ok) setTrouble({ code: answer.code, facts: answer.facts });
      else {
        setFilled(boxesOf(answer.value.questions).map(() => ''));
        setChallenge(answer.value);
      }
    });
    return () => {
      isOver = true;
      void window.vault.endChallenge();
    };
  }, [copy, round]);

  const questions = challenge?.questions ?? [];
  const boxes = boxesOf(questions);
  const check: Proof['check'] = async () => {
    if (isChecking || challenge === null) return null;
    const empty = firstEmpty(filled);
    if (empty !== -1) return { box: empty, wrong: [] };
    setChecking(true);
    const answer = await window.vault.answerChallenge(answersOf(questions, boxes, filled));
    setChecking(false);
    if (!answer.ok) {
      setTrouble({ code: answer.code, facts: answer.facts });
      return null;
    }
    if (answer.value.isProven) {
      setFilled([]);
      setProven(answer.value);
      return null;
    }
    const misfits = answer.value.wrong;
    setWrong(misfits);
    setFilled(without(boxes, filled, misfits));
    return { box: boxes.findIndex(({ question }) => misfits.includes(question)), wrong: misfits };
  };
  const restart = (): void => setRound(round + 1);
  return { challenge, trouble, boxes, filled, wrong, proven, fill: setFilled, restart, check };
}
