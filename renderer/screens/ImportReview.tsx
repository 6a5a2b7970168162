/** An import under review, from the reading of the files to what is to be done about them once their codes are stored. */
import { CircleX, FileQuestionMark, Import, Keyboard, Plus } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import type { ImportReview as Review } from '../../preload/views/import-review.ts';
import { AccountLists } from '../components/AccountLists.tsx';
import { DraftsReview } from '../components/DraftsReview.tsx';
import { EmptyCard } from '../components/EmptyCard.tsx';
import { FileNotes } from '../components/FileNotes.tsx';
import { Note } from '../components/Note.tsx';
import { PasteDialog } from '../components/PasteDialog.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { StoredImport } from '../components/StoredImport.tsx';
import { WorkBar } from '../components/WorkBar.tsx';
import { type ImportState, importStore, useImports } from '../import-store.ts';
import { lockedFileWords, reviewWords as words } from '../messages/review.ts';
import { troubles } from '../messages/troubles.ts';
import { places, useArrival } from '../place.ts';
import { say } from '../speech.ts';
import { useDropOnLeave } from '../use-drop-on-leave.ts';
import { useKeys } from '../use-keys.ts';
import './ImportReview.css';

function WaysIn({ isMain = false }: { readonly isMain?: boolean }): ReactNode {
  return (
    <>
      <PushButton onPress={importStore.startTyping} data-focus="paste">
        <Keyboard className="icon" />
        {words.pasteOrType}
      </PushButton>
      <PushButton kind={isMain ? 'main' : 'usual'} onPress={() => void importStore.choose()} data-focus="choose">
        {isMain ? <Import className="icon" /> : <Plus className="icon" />}
        {isMain ? words.chooseFiles : words.addFile}
      </PushButton>
    </>
  );
}

function Troubles({ trouble, unread }: Pick<ImportState, 'trouble' | 'unread'>): ReactNode {
  const known = trouble === null ? null : troubles[trouble.code];
  useEffect(() => {
    if (known !== null) say(`${known.title}. ${known.text}`, 'assertive');
  }, [known]);
  if (known === null && unread.length === 0) return null;
  return (
    <div className="review-troubles">
      {known !== null && (
        <Note tone={known.isStop ? 'stop' : 'warn'} icon={CircleX} title={known.title}>
          <p>
            {known.text} {known.next}
          </p>
        </Note>
      )}
      {unread.length > 0 && (
        <Note tone="warn" icon={CircleX}>
          <p>{words.unread(unread)}</p>
        </Note>
      )}
    </div>
  );
}

/** Files are being read, and there is nothing else yet. */
function Reading(): ReactNode {
  useDropOnLeave();
  return null;
}

function nothingWords(review: Review | null): { readonly title: string; readonly text: string } {
  if (review === null) return { title: words.emptyTitle, text: words.emptyText };
  if (review.files.some(({ lock }) => lock !== null)) return lockedFileWords;
  return { title: words.nothingTitle, text: words.nothingText };
}

/** Nothing was found, or nothing was given yet. */
function Nothing({ review }: { readonly review: Review | null }): ReactNode {
  useDropOnLeave();
  const { title, text } = nothingWords(review);
  useEffect(() => {
    if (review !== null) say(title);
  }, [review, title]);
  return (
    <div className="review-nothing">
      <EmptyCard
        icon={review === null ? Import : FileQuestionMark}
        title={title}
        text={text}
        actions={
          <>
            <PushButton onPress={places.back}>{words.cancel}</PushButton>
            <WaysIn isMain={true} />
          </>
        }
      />
      {review?.files.map((file) => (
        <section key={file.name} className="review-nothing__file">
          <h2>{file.name === '' ? words.pasted : file.name}</h2>
          {file.error === null && <p className="quiet">{words.noCodesHere}</p>}
          <FileNotes file={file} review={review} />
        </section>
      ))}
    </div>
  );
}

/** Says what was found, once for each reading. */
function useFound({ review, readings }: ImportState): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft that was changed by hand is nothing that was found
  useEffect(() => {
    if (review === null || review.drafts.length === 0) return;
    const codes = review.drafts.reduce((sum, draft) => sum + draft.codes.length, 0);
    const open = review.drafts.reduce((sum, draft) => sum + draft.doubtful.length, 0);
    say(words.found(review.drafts.length, codes, open));
  }, [readings]);
}

/** Nothing but lists of accounts: they stand above. */
function ListsAlone(): ReactNode {
  useDropOnLeave();
  useKeys({ Escape: places.back });
  return null;
}

function Body({ review, work }: ImportState): ReactNode {
  if (review !== null && review.drafts.length > 0) return <DraftsReview review={review} />;
  if (review !== null && review.accountLists.length > 0) return <ListsAlone />;
  return work === null ? <Nothing review={review} /> : <Reading />;
}

export function ImportReview(): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  const state = useImports();
  useFound(state);
  if (state.stored !== null) return <StoredImport stored={state.stored} />;
  const hasDrafts = state.review !== null && state.review.drafts.length + state.review.accountLists.length > 0;
  return (
    <>
      <div className="bar bar--page">
        <h1 ref={heading} tabIndex={-1}>
          {words.title}
        </h1>
        {hasDrafts && (
          <div className="bar__end">
            <span className="quiet">{words.nothingSaved}</span>
            <WaysIn />
          </div>
        )}
      </div>
      {state.work !== null && (
        <WorkBar name={words.work[state.work]} done={state.done} onCancel={() => void importStore.cancel()} />
      )}
      <Troubles trouble={state.trouble} unread={state.unread} />
      {state.review !== null && <AccountLists lists={state.review.accountLists} />}
      <Body {...state} />
      {state.isTyping && <PasteDialog />}
    </>
  );
}
