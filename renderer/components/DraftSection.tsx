/** One set of an import under review: how it was split, what is doubtful, and where it belongs. */
import { CircleCheck, FileText } from 'lucide-react';
import { memo, type ReactNode, useCallback } from 'react';
import type { DraftView, ImportReview, ReadFileView } from '../../preload/views/import-review.ts';
import { type DraftForm, notAnswered } from '../draft-forms.ts';
import { reviewWords as words } from '../messages/review.ts';
import { CheckChoice } from './CheckChoice.tsx';
import { CompareLine } from './CompareLine.tsx';
import { DoubtfulCode } from './DoubtfulCode.tsx';
import './DraftSection.css';
import { DraftWhere } from './DraftWhere.tsx';
import { FileNotes } from './FileNotes.tsx';
import { LinkButton } from './LinkButton.tsx';
import { Note } from './Note.tsx';
import { SplitList } from './SplitList.tsx';

export interface DraftSectionProps {
  readonly draft: DraftView;
  readonly form: DraftForm;
  readonly review: ImportReview;
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
      {draft.isRetired && <p className="quiet">{words.retired}</p>}
    </header>
  );
}

function Split({ draft, isCompared, onCompare }: DraftSectionProps): ReactNode {
  const hide = useCallback(() => onCompare(null), [onCompare]);
  return (
    <div className="draft__split">
      <div className="draft__split-head">
        <h3>{draft.orderSure ? words.inOrder : words.orderUnsure}</h3>
        {!isCompared && (
          <LinkButton size="small" onPress={() => onCompare(draft.draft)}>
            {words.compare}
          </LinkButton>
        )}
      </div>
      {isCompared && <CompareLine draft={draft} onHide={hide} />}
      <SplitList codes={draft.codes} />
    </div>
  );
}

function Doubts({ draft, form, isAsked, onChange }: DraftSectionProps): ReactNode {
  return draft.doubtful.map((doubt) => (
    <DoubtfulCode
      key={doubt.index}
      doubt={doubt}
      service={form.service}
      answer={form.doubts.get(doubt.index) ?? notAnswered}
      onAnswer={(answer) => onChange(draft.draft, { doubts: new Map([...form.doubts, [doubt.index, answer]]) }, true)}
      isAsked={isAsked}
      askId={`${draft.draft}-${doubt.index}`}
    />
  ));
}

function AlreadyThere({ draft, form, onChange }: DraftSectionProps): ReactNode {
  const { alreadyThere } = draft;
  if (alreadyThere === null) return null;
  return (
    <>
      <Note tone="quiet" icon={CircleCheck} title={words.alreadyThere}>
        <p>{words.alreadyThereText}</p>
      </Note>
      {alreadyThere.newlyUsed > 0 && (
        <CheckChoice
          name={words.updateMarks(alreadyThere.newlyUsed)}
          isChosen={form.updatesMarks}
          onChange={(updatesMarks) => onChange(draft.draft, { updatesMarks }, true)}
        />
      )}
    </>
  );
}

export const DraftSection = memo(function DraftSection(props: DraftSectionProps): ReactNode {
  const { draft, form, review, file, isAsked, onChange } = props;
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
  return (
    <section className="draft" aria-label={name}>
      {head}
      {draft.alreadyThere === null && <Doubts {...props} />}
      <Split {...props} />
      {notes}
      {draft.alreadyThere === null ? (
        <DraftWhere
          draft={draft}
          form={form}
          services={review.services}
          isAsked={isAsked}
          onChange={change}
          onFound={found}
        />
      ) : (
        <AlreadyThere {...props} />
      )}
      {draft.alreadyThere === null && (
        <LinkButton size="small" onPress={() => change({ isLeftOut: true })}>
          {words.leaveOut}
        </LinkButton>
      )}
    </section>
  );
});
