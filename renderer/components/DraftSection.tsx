/** One set of an import under review: how it was split, what is doubtful, and where it belongs. */
import { FileText } from 'lucide-react';
import { memo, type ReactNode, useCallback, useState } from 'react';
import type { DraftView, ImportReview, ReadFileView, ReviewEdit } from '../../preload/views/import-review.ts';
import { type DraftForm, notAnswered } from '../draft-forms.ts';
import { comesIn, type DraftStanding } from '../draft-standing.ts';
import { editWords } from '../messages/edit.ts';
import { reviewWords as words } from '../messages/review.ts';
import { say } from '../speech.ts';
import type { DraftEdits } from '../use-edit.ts';
import { AskNote } from './AskNote.tsx';
import { CodeMenu } from './CodeMenu.tsx';
import { CompareLine } from './CompareLine.tsx';
import { DoubtfulCode } from './DoubtfulCode.tsx';
import './DraftSection.css';
import { DraftWhere } from './DraftWhere.tsx';
import { FileNotes } from './FileNotes.tsx';
import { LinkButton } from './LinkButton.tsx';
import { RetypeCode } from './RetypeCode.tsx';
import { Overlaps, SameCodes } from './SameCodes.tsx';
import { SetEdits } from './SetEdits.tsx';
import { SplitList } from './SplitList.tsx';

export interface DraftSectionProps {
  readonly draft: DraftView;
  readonly form: DraftForm;
  readonly standing: DraftStanding;
  readonly review: ImportReview;
  readonly edits: DraftEdits;
  /** Import was pressed and something is missing: it is said beside each question. */
  readonly isAsked: boolean;
  readonly isCompared: boolean;
  /** `isUser`: somebody said it, and it would be lost by leaving. */
  readonly onChange: (draft: string, change: Partial<DraftForm>, isUser: boolean) => void;
  /** Shows one code of this draft beside its line, or hides it again for null. */
  readonly onCompare: (draft: string | null) => void;
  /** The file of which something is to be said below, since this is its last set; else null. */
  readonly file: ReadFileView | null;
}

function summaryOf({ kind, codes, doubtful, shape, generatedAt, expiresAt }: DraftView): string {
  const used = codes.filter(({ isUsed }) => isUsed).length;
  return [
    words.readCleanly(codes.length, doubtful.length, kind === 'recovery-phrase' ? [] : shape),
    used === 0 ? '' : words.usedInFile(used),
    generatedAt === null ? '' : words.generatedAt(generatedAt),
    expiresAt === null ? '' : words.expiresAt(expiresAt),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function Head({ draft, service }: { readonly draft: DraftView; readonly service: string }): ReactNode {
  return (
    <header className="draft__head">
      <p className="draft__file">
        <FileText className="icon icon--s" />
        <span>{draft.file === '' ? words.pasted : draft.file}</span>
      </p>
      <h2>{words.heading(service, draft.instance, draft.kind, draft.codes.length)}</h2>
      <p>{summaryOf(draft)}</p>
      {draft.source !== null && <p className="quiet">{words.fromField(draft.source)}</p>}
      {draft.lines !== null && <p className="quiet">{words.fromLines(...draft.lines)}</p>}
      {draft.isRetired && <p className="quiet">{words.retired}</p>}
    </header>
  );
}

/** The codes of a draft while it is changed by hand. */
function EditedSplit({ draft, review, edits }: DraftSectionProps): ReactNode {
  const [retyped, setRetyped] = useState<number | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const index = draft.codes.findIndex(({ id }) => id === retyped);
  const code = draft.codes[index];
  const run = async (edit: ReviewEdit): Promise<string | null> => {
    const why = await edits.run(draft, edit);
    // What was typed wrong is said at its field.
    const isSaid = edit.edit === 'retype' || edit.edit === 'renumber';
    setRefused(isSaid ? null : why);
    if (why !== null && !isSaid) say(why, 'assertive');
    return why;
  };
  return (
    <>
      <SetEdits draft={draft} others={review.drafts} onEdit={run} />
      {refused !== null && <AskNote text={refused} />}
      {code !== undefined && (
        <RetypeCode
          key={code.id}
          number={code.number}
          onType={(text) => run({ edit: 'retype', index, text })}
          onEnd={() => setRetyped(null)}
        />
      )}
      <SplitList
        codes={draft.codes}
        actions={(at) => (
          <CodeMenu
            draft={draft}
            index={at}
            onEdit={(edit) => void run(edit)}
            onRetype={() => setRetyped(draft.codes[at]?.id ?? null)}
          />
        )}
      />
    </>
  );
}

function Split(props: DraftSectionProps): ReactNode {
  const { draft, review, edits, isCompared, onCompare } = props;
  const hide = useCallback(() => onCompare(null), [onCompare]);
  const isEdited = edits.edited === draft.draft;
  return (
    <div className="draft__split">
      <div className="draft__split-head">
        <h3>{draft.orderSure ? words.inOrder : words.orderUnsure}</h3>
        {!isCompared && !isEdited && (
          <LinkButton size="small" onPress={() => onCompare(draft.draft)}>
            {words.compare}
          </LinkButton>
        )}
        {isEdited && review.canUndo && (
          <LinkButton size="small" onPress={edits.undo}>
            {editWords.undo}
          </LinkButton>
        )}
        <LinkButton size="small" onPress={() => (isEdited ? edits.end() : edits.start(draft.draft))}>
          {isEdited ? editWords.done : editWords.start}
        </LinkButton>
      </div>
      {isCompared && !isEdited && <CompareLine draft={draft} onHide={hide} />}
      {isEdited ? <EditedSplit {...props} /> : <SplitList codes={draft.codes} />}
    </div>
  );
}

function Doubts({ draft, form, isAsked, onChange }: DraftSectionProps): ReactNode {
  return draft.doubtful.map((doubt) => (
    <DoubtfulCode
      key={doubt.id}
      doubt={doubt}
      service={form.service}
      answer={form.doubts.get(doubt.id) ?? notAnswered}
      onAnswer={(answer) => onChange(draft.draft, { doubts: new Map([...form.doubts, [doubt.id, answer]]) }, true)}
      isAsked={isAsked}
      askId={`${draft.draft}-${doubt.id}`}
    />
  ));
}

export const DraftSection = memo(function DraftSection(props: DraftSectionProps): ReactNode {
  const { draft, form, standing, review, file, isAsked, onChange } = props;
  const change = useCallback((part: Partial<DraftForm>) => onChange(draft.draft, part, true), [draft.draft, onChange]);
  const found = useCallback((part: Partial<DraftForm>) => onChange(draft.draft, part, false), [draft.draft, onChange]);
  const notes = file === null ? null : <FileNotes file={file} review={review} />;
  const head = <Head draft={draft} service={form.service.trim()} />;
  const name = words.heading(form.service.trim(), draft.instance, draft.kind, draft.codes.length);
  if (form.isLeftOut) {
    return (
      <section className="draft draft--out" aria-label={name}>
        {head}
        <p>{words.isLeftOut}</p>
        <LinkButton onPress={() => change({ isLeftOut: false })}>{words.takeIn}</LinkButton>
        {notes}
      </section>
    );
  }
  const isSet = comesIn(standing, form);
  const first = review.drafts.find((each) => each.draft === draft.repeats);
  return (
    <section className="draft" aria-label={name}>
      {head}
      {isSet && <Doubts {...props} />}
      <Split {...props} />
      {notes}
      <SameCodes
        draft={draft}
        form={form}
        standing={standing}
        firstFile={first?.file ?? null}
        isAsked={isAsked}
        onChange={change}
      />
      {isSet && <Overlaps draft={draft} />}
      {standing.name !== 'known' && standing.name !== 'repeat' && (
        <DraftWhere
          draft={draft}
          form={form}
          services={review.services}
          hasRivals={standing.hasRivals}
          isAsked={isAsked}
          onChange={change}
          onFound={found}
        />
      )}
      {standing.name !== 'known' && (
        <LinkButton size="small" onPress={() => change({ isLeftOut: true })}>
          {words.leaveOut}
        </LinkButton>
      )}
    </section>
  );
});
