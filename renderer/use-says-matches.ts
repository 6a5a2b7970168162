/** Says how many accounts a search or a choice of state leaves, once the user rests. */
import { useEffect, useRef } from 'react';
import { boardWords as words } from './messages/board.ts';
import { say } from './speech.ts';

const REST_MILLISECONDS = 500;

/** @param asked what was searched for and chosen, as one text: only when it changes something is said. */
export function useSaysMatches(asked: string, matches: number, isAll: boolean): void {
  const answer = useRef('');
  answer.current = isAll ? words.all(matches) : words.matches(matches);
  const before = useRef(asked);
  useEffect(() => {
    if (before.current === asked) return undefined;
    before.current = asked;
    const timer = setTimeout(() => say(answer.current), REST_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [asked]);
}
