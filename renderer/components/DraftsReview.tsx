/** The sets that were found, side by side, and below them the button that stores them, which asks for what is missing. */
import { type ReactNode, useMemo, useState } from 'react';
import type { ImportReview, ReadFileView } from '../../preload/views/import-review.ts';
import { taken } from '../draft-forms.ts';
import { comesIn } from '../draft-standing.ts';
import { keys } from '../messages/intl.ts';
import { reviewWords as words } from '../messages/review.ts';
import { places } from '../place.ts';
import { useEdits } from '../use-edit.ts';
import { useGrowing } from '../use-growing.ts';
import { useKeys } from '../use-keys.ts';
import { type FormsState, useAsking, useForms, useImport, useLeaveGuard } from '../use-review.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { DraftSection } from './DraftSection.tsx';
import './DraftsReview.css';
import { FileNotes } from './FileNotes.tsx';
import { KeyCap } from './KeyCap.tsx';
import { PushButton } from './PushButton.tsx';

/** By the place of a draft: its file, where the draft is the last of its sets and something is to be said of it. */
function filesBelow({ drafts, files }: ImportReview): ReadonlyMap<number, ReadFileView> {
  const last = new Map(drafts.map(({ file }, place) => [file, place]));
  return new Map(
    files.flatMap((file) => {
      const place = last.get(file.name);
      return place === undefined ? [] : [[place, file] as const];
    }),
  );
}

/** From here on sets that are out of sight are not laid out. */
const MANY = 12;

interface FootProps extends Pick<FormsState, 'forms' | 'standings'> {
  readonly review: ImportReview;
  readonly onImport: () => void;
}

function Foot({ review, forms, standings, onImport }: FootProps): ReactNode {
  const fresh = taken(review.drafts, forms, standings).filter(({ draft }) => {
    const form = forms.get(draft);
    return form !== undefined && comesIn(standings.get(draft), form);
  });
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
  const state = useForms(review);
  const { forms, standings, change } = state;
  const edits = useEdits();
  const [shown, showAll] = useGrowing(review.drafts.length);
  const asking = useAsking(showAll);
  const [compared, setCompared] = useState<string | null>(null);
  const [leave, stay] = useLeaveGuard([...forms.values()].some(({ isTouched }) => isTouched));
  const runImport = useImport(review, state, asking.ask);
  useKeys({ Enter: runImport });
  const below = useMemo(() => filesBelow(review), [review]);
  const withSets = useMemo(() => new Set(review.drafts.map(({ file }) => file)), [review]);
  const withoutSets = review.files.filter(({ name }) => !withSets.has(name));
  const { length } = review.drafts;
  const look = `${length === 1 ? ' review--one' : ''}${length > MANY ? ' review--many' : ''}`;
  return (
    <>
      <div className={`review${look}`}>
        {review.drafts.slice(0, shown).map((draft, place) => {
          const form = forms.get(draft.draft);
          const standing = standings.get(draft.draft);
          return (
            form !== undefined &&
            standing !== undefined && (
              <DraftSection
                key={draft.draft}
                draft={draft}
                form={form}
                standing={standing}
                edits={edits}
                review={review}
                isAsked={asking.isAsked}
                isCompared={compared === draft.draft}
                onChange={change}
                onCompare={setCompared}
                file={below.get(place) ?? null}
              />
            )
          );
        })}
        {withoutSets.map((file, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
          <section key={place} className="draft" aria-label={file.name}>
            <h2>{file.name === '' ? words.pasted : file.name}</h2>
            {file.error === null && <p>{words.noCodesHere}</p>}
            <FileNotes file={file} review={review} />
          </section>
        ))}
      </div>
      <Foot review={review} forms={forms} standings={standings} onImport={runImport} />
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
