/** What goes on under a review: what the user says, what is asked for, and what happens on leaving. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ImportReview } from '../preload/views/import-review.ts';
import { type DraftForm, type DraftForms, decisions, firstMissing, formsFor, type Missing } from './draft-forms.ts';
import { type DraftStandings, standingsOf } from './draft-standing.ts';
import { importStore } from './import-store.ts';
import { reviewWords as words } from './messages/review.ts';
import { places } from './place.ts';
import { say } from './speech.ts';

function askIdOf(missing: Missing): string | null {
  switch (missing.ask) {
    case 'nothing':
    case 'asking':
      return null;
    case 'doubt':
      return `${missing.draft}-${missing.id}`;
    case 'typed':
      return `${missing.draft}-${missing.id}-typed`;
    case 'live':
    case 'twice':
      return `${missing.draft}-relation`;
    case 'service':
    case 'relation':
    case 'both':
      return `${missing.draft}-${missing.ask}`;
  }
}

function askInWords(missing: Exclude<Missing, { ask: 'asking' }>): string {
  return missing.ask === 'doubt' || missing.ask === 'typed'
    ? words.ask[missing.ask](missing.number)
    : words.ask[missing.ask];
}

export interface FormsState {
  readonly forms: DraftForms;
  readonly standings: DraftStandings;
  /** Counts what the user has said. */
  readonly said: number;
  readonly change: (draft: string, change: Partial<DraftForm>, isUser: boolean) => void;
}

export function useForms(review: ImportReview): FormsState {
  const [forms, setForms] = useState<DraftForms>(() => formsFor(review.drafts, new Map()));
  const [said, setSaid] = useState(0);
  const [of, setOf] = useState(review);
  if (of !== review) {
    setOf(review);
    setForms(formsFor(review.drafts, forms));
  }
  const change = useCallback<FormsState['change']>((draft, part, isUser) => {
    if (isUser) setSaid((before) => before + 1);
    setForms((before) => {
      const form = before.get(draft);
      if (form === undefined) return before;
      return new Map([...before, [draft, { ...form, ...part, isTouched: form.isTouched || isUser }]]);
    });
  }, []);
  const standings = useMemo(() => standingsOf(review, forms), [review, forms]);
  return { forms, standings, said, change };
}

/** Whoever leaves while something was said is asked first; leaving drops the import. */
export function useLeaveGuard(isTouched: boolean): readonly [leave: (() => void) | null, stay: () => void] {
  const [leave, setLeave] = useState<(() => void) | null>(null);
  useEffect(() => {
    places.guard((go) => {
      // What is being stored is soon stored: there is nothing to drop any more.
      if (importStore.state().work === 'storing') return;
      const dropAndGo = (): void => {
        importStore.drop();
        go();
      };
      if (isTouched) setLeave(() => dropAndGo);
      else dropAndGo();
    });
    return () => places.guard(null);
  }, [isTouched]);
  return [leave, () => setLeave(null)];
}

export interface Asking {
  /** Import was pressed and something was missing: each question says so from now on. */
  readonly isAsked: boolean;
  readonly ask: (missing: Missing) => void;
}

/** Puts the focus on the question that is asked for, as soon as it stands on the page. */
export function useAsking(showAll: () => void): Asking {
  const [isAsked, setAsked] = useState(false);
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    document.querySelector<HTMLElement>(`[data-ask="${CSS.escape(wanted)}"] input`)?.focus();
    setWanted(null);
  }, [wanted]);
  const ask = (missing: Missing): void => {
    showAll();
    if (missing.ask === 'asking') return;
    setAsked(true);
    setWanted(askIdOf(missing));
    say(askInWords(missing), 'assertive');
  };
  return { isAsked, ask };
}

/**
 * Stores the sets, or asks for what is missing. While main is asked for older sets it waits for the answer, unless the user says
 * something else meanwhile.
 */
export function useImport(
  review: ImportReview,
  { forms, standings, said }: FormsState,
  ask: Asking['ask'],
): () => void {
  const [waits, setWaits] = useState<number | null>(null);
  const run = (): void => {
    const missing = firstMissing(review.drafts, forms, standings);
    setWaits(missing?.ask === 'asking' ? said : null);
    if (missing === null) void importStore.store(decisions(review, forms, standings));
    else ask(missing);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes on when an answer has come in
  useEffect(() => {
    if (waits === null) return;
    if (waits === said) run();
    else setWaits(null);
  }, [forms]);
  return run;
}
