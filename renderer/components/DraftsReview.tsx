/** The sets that were found, side by side, and below them the button that stores them, which asks for what is missing. */
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { ImportReview, ReadFileView } from '../../preload/views/import-review.ts';
import {
  type DraftForm,
  type DraftForms,
  decisions,
  firstMissing,
  formsFor,
  type Missing,
  taken,
} from '../draft-forms.ts';
import { importStore } from '../import-store.ts';
import { keys } from '../messages/intl.ts';
import { reviewWords as words } from '../messages/review.ts';
import { places } from '../place.ts';
import { say } from '../speech.ts';
import { useGrowing } from '../use-growing.ts';
import { useKeys } from '../use-keys.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { DraftSection } from './DraftSection.tsx';
import './DraftsReview.css';
import { FileNotes } from './FileNotes.tsx';
import { KeyCap } from './KeyCap.tsx';
import { PushButton } from './PushButton.tsx';

function askIdOf(missing: Missing): string | null {
  switch (missing.ask) {
    case 'nothing':
    case 'asking':
      return null;
    case 'doubt':
      return `${missing.draft}-${missing.index}`;
    case 'typed':
      return `${missing.draft}-${missing.index}-typed`;
    case 'service':
    case 'relation':
      return `${missing.draft}-${missing.ask}`;
  }
}

function askInWords(missing: Missing): string {
  return missing.ask === 'doubt' || missing.ask === 'typed'
    ? words.ask[missing.ask](missing.number)
    : words.ask[missing.ask];
}

/** The file, where this is the last of its sets and something is to be said of it. */
function fileBelow(review: ImportReview, place: number): ReadFileView | null {
  const name = review.drafts[place]?.file;
  const isLast = review.drafts.slice(place + 1).every((later) => later.file !== name);
  return isLast ? (review.files.find((file) => file.name === name) ?? null) : null;
}

interface FormsState {
  readonly forms: DraftForms;
  readonly change: (draft: string, change: Partial<DraftForm>, isUser: boolean) => void;
}

function useForms(review: ImportReview): FormsState {
  const [forms, setForms] = useState<DraftForms>(() => formsFor(review.drafts, new Map()));
  const [of, setOf] = useState(review);
  if (of !== review) {
    setOf(review);
    setForms(formsFor(review.drafts, forms));
  }
  const change = useCallback<FormsState['change']>((draft, part, isUser) => {
    setForms((before) => {
      const form = before.get(draft);
      if (form === undefined) return before;
      return new Map([...before, [draft, { ...form, ...part, isTouched: form.isTouched || isUser }]]);
    });
  }, []);
  return { forms, change };
}

/** Whoever leaves while something was said is asked first; leaving drops the import. */
function useLeaveGuard(isTouched: boolean): readonly [leave: (() => void) | null, stay: () => void] {
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

/** Puts the focus on the question that is asked for, as soon as it stands on the page. */
function useAsking(showAll: () => void): readonly [isAsked: boolean, ask: (missing: Missing) => void] {
  const [isAsked, setAsked] = useState(false);
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    document.querySelector<HTMLElement>(`[data-ask="${CSS.escape(wanted)}"] input`)?.focus();
    setWanted(null);
  }, [wanted]);
  const ask = (missing: Missing): void => {
    showAll();
    setAsked(true);
    setWanted(askIdOf(missing));
    say(askInWords(missing), 'assertive');
  };
  return [isAsked, ask];
}

function Foot({
  review,
  forms,
  onImport,
}: {
  readonly review: ImportReview;
  readonly forms: DraftForms;
  readonly onImport: () => void;
}): ReactNode {
  const toStore = taken(review.drafts, forms);
  const fresh = toStore.filter(({ alreadyThere }) => alreadyThere === null);
  const unused = fresh.reduce((sum, { codes }) => sum + codes.filter(({ isUsed }) => !isUsed).length, 0);
  const files = new Set(fresh.map(({ file }) => file).filter((name) => name !== ''));
  return (
    <footer className="review__foot">
      <p>{words.foot(unused, files.size)}</p>
      <div className="actions">
        <PushButton onPress={places.back} aria-keyshortcuts="Escape">
          {words.cancel}
          <KeyCap keys={keys.escape} />
        </PushButton>
        <PushButton kind="main" onPress={onImport} aria-keyshortcuts="Enter">
          {words.import(fresh.length)}
          <KeyCap keys={keys.enter} />
        </PushButton>
      </div>
    </footer>
  );
}

export function DraftsReview({ review }: { readonly review: ImportReview }): ReactNode {
  const { forms, change } = useForms(review);
  const [shown, showAll] = useGrowing(review.drafts.length);
  const [isAsked, ask] = useAsking(showAll);
  const [compared, setCompared] = useState<string | null>(null);
  const [leave, stay] = useLeaveGuard([...forms.values()].some(({ isTouched }) => isTouched));
  const runImport = (): void => {
    const missing = firstMissing(review.drafts, forms);
    if (missing === null) void importStore.store(decisions(review, forms));
    else ask(missing);
  };
  useKeys({ Enter: runImport });
  const withoutSets = review.files.filter(({ name }) => review.drafts.every(({ file }) => file !== name));
  return (
    <>
      <div className={`review${review.drafts.length === 1 ? ' review--one' : ''}`}>
        {review.drafts.slice(0, shown).map((draft, place) => {
          const form = forms.get(draft.draft);
          return (
            form !== undefined && (
              <DraftSection
                key={draft.draft}
                draft={draft}
                form={form}
                review={review}
                isAsked={isAsked}
                isCompared={compared === draft.draft}
                onChange={change}
                onCompare={setCompared}
                file={fileBelow(review, place)}
              />
            )
          );
        })}
        {withoutSets.map((file) => (
          <section key={file.name} className="draft" aria-label={file.name}>
            <h2>{file.name === '' ? words.pasted : file.name}</h2>
            {file.error === null && <p>{words.noCodesHere}</p>}
            <FileNotes file={file} review={review} />
          </section>
        ))}
      </div>
      <Foot review={review} forms={forms} onImport={runImport} />
      {leave !== null && (
        <ConfirmDialog
          title={words.leaveTitle}
          text={words.leaveText}
          confirm={words.leaveConfirm}
          keep={words.leaveKeep}
          onConfirm={leave}
          onCancel={stay}
        />
      )}
    </>
  );
}
