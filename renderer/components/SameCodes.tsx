/** Codes of a draft that stand elsewhere already: in the vault, in another file, under another account. */
import { CircleCheck, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DraftView } from '../../preload/views/import-review.ts';
import type { DraftForm } from '../draft-forms.ts';
import type { DraftStanding } from '../draft-standing.ts';
import { reviewWords as words } from '../messages/review.ts';
import { AskNote } from './AskNote.tsx';
import { CheckChoice } from './CheckChoice.tsx';
import { ChoiceGroup } from './ChoiceGroup.tsx';
import { LinkButton } from './LinkButton.tsx';
import { Note } from './Note.tsx';

interface SameCodesProps {
  readonly draft: DraftView;
  readonly form: DraftForm;
  readonly standing: DraftStanding;
  /** The file of the draft that it repeats; null where it repeats none. */
  readonly firstFile: string | null;
  readonly isAsked: boolean;
  readonly onChange: (change: Partial<DraftForm>) => void;
}

function UpdateMarks({ draft, form, onChange }: SameCodesProps): ReactNode {
  const newlyUsed = draft.alreadyThere?.newlyUsed ?? 0;
  if (newlyUsed === 0) return null;
  return (
    <CheckChoice
      name={words.updateMarks(newlyUsed)}
      isChosen={form.updatesMarks}
      onChange={(updatesMarks) => onChange({ updatesMarks })}
    />
  );
}

function KeepBoth({ draft, form, isAsked, onChange }: SameCodesProps): ReactNode {
  return (
    <div data-ask={`${draft.draft}-both`}>
      <ChoiceGroup
        label={words.sameElsewhere}
        hidesLabel={true}
        options={[
          { id: 'leave', name: words.sameLeaveOut },
          { id: 'keep', name: words.sameKeepBoth, about: words.sameKeepBothText },
        ]}
        value={form.keepsBoth === null ? null : form.keepsBoth ? 'keep' : 'leave'}
        onChange={(id) => onChange({ keepsBoth: id === 'keep' })}
      />
      {isAsked && form.keepsBoth === null && <AskNote text={words.ask.both} />}
    </div>
  );
}

export function SameCodes(props: SameCodesProps): ReactNode {
  const { draft, standing, firstFile, onChange } = props;
  const { alreadyThere } = draft;
  switch (standing.name) {
    case 'new':
      return null;
    case 'repeat':
      return (
        <Note tone="quiet" icon={Copy} title={words.repeats(firstFile ?? '')}>
          <p>{words.repeatsText}</p>
        </Note>
      );
    case 'known':
      return (
        <>
          <Note tone="quiet" icon={CircleCheck} title={words.alreadyThere}>
            <p>{words.alreadyThereIn(alreadyThere?.service ?? null, alreadyThere?.account ?? null)}</p>
            <p>{words.alreadyThereText}</p>
          </Note>
          <UpdateMarks {...props} />
        </>
      );
    case 'known-elsewhere':
    case 'repeat-elsewhere':
      return (
        <>
          <Note tone="warn" icon={Copy} title={words.sameElsewhere}>
            <p>
              {alreadyThere === null
                ? words.sameInFile(firstFile ?? '')
                : words.alreadyThereIn(alreadyThere.service, alreadyThere.account)}
            </p>
          </Note>
          <KeepBoth {...props} />
          <UpdateMarks {...props} />
          {props.form.keepsBoth !== null && (
            <LinkButton size="small" onPress={() => onChange({ keepsBoth: null })}>
              {words.sameAskAgain}
            </LinkButton>
          )}
        </>
      );
  }
}

/** The vault has some of the codes, and not all. */
export function Overlaps({ draft }: { readonly draft: DraftView }): ReactNode {
  const [most] = draft.overlaps;
  if (most === undefined) return null;
  return (
    <Note tone="warn" icon={Copy} title={words.overlaps(most.shared, draft.codes.length)}>
      <p>{words.alreadyThereIn(most.service, most.account)}</p>
      <p>{words.overlapsText}</p>
    </Note>
  );
}
