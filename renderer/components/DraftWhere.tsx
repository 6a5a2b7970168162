/** Where the codes of a draft belong: service, account, and what about the set that is there. */
import { type ReactNode, useCallback } from 'react';
import type { DraftView, ImportReview, Predecessor } from '../../preload/views/import-review.ts';
import { useRows } from '../board-store.ts';
import { type DraftForm, type Relation, serviceMeant } from '../draft-forms.ts';
import { reviewWords as words } from '../messages/review.ts';
import { usePredecessors } from '../use-predecessors.ts';
import { AskNote } from './AskNote.tsx';
import { ChoiceGroup } from './ChoiceGroup.tsx';
import './DraftWhere.css';
import { SuggestField } from './SuggestField.tsx';

const BESIDE = 'beside';
const OLDER = 'older';

interface DraftWhereProps {
  readonly draft: DraftView;
  readonly form: DraftForm;
  readonly services: ImportReview['services'];
  /** Another set of this import belongs to the same account. */
  readonly hasRivals: boolean;
  readonly isAsked: boolean;
  readonly onChange: (change: Partial<DraftForm>) => void;
  /** The same without it being the user who said it. */
  readonly onFound: (change: Partial<DraftForm>) => void;
}

function useAccounts(service: string): readonly string[] {
  const rows = useRows();
  const wanted = service.trim().toLowerCase();
  const names = [...rows.values()].flatMap((row) =>
    row.account !== null && row.service.toLowerCase() === wanted ? [row.account] : [],
  );
  return [...new Set(names)].sort();
}

function aboutAccount({ account: read }: DraftView, { account, predecessors }: DraftForm): string {
  if (account.trim() === '') return words.accountNone;
  const parts = [read === account ? words.accountRead : '', predecessors?.length === 0 ? words.accountNew : ''];
  return parts.filter((part) => part !== '').join(' ');
}

function idOf(relation: Relation): string | null {
  if (relation === null) return null;
  return relation.isOld ? OLDER : (relation.replaces ?? BESIDE);
}

interface RelationChoiceProps {
  readonly predecessors: readonly Predecessor[];
  readonly hasRivals: boolean;
  readonly relation: Relation;
  readonly onChange: (relation: Relation) => void;
}

function RelationChoice({ predecessors, hasRivals, relation, onChange }: RelationChoiceProps): ReactNode {
  const isFirst = predecessors.length === 0;
  return (
    <ChoiceGroup
      label={words.relation}
      hidesLabel={true}
      options={[
        ...predecessors.map((predecessor) => ({
          id: predecessor.set,
          name: words.replaces(predecessor),
          about: words.becomesVoid(predecessor),
        })),
        { id: BESIDE, name: isFirst ? words.isLive : words.beside(predecessors.length) },
        ...(hasRivals ? [{ id: OLDER, name: words.isOlder, about: words.isOlderText }] : []),
      ]}
      value={idOf(relation)}
      onChange={(id) => onChange({ replaces: id === BESIDE || id === OLDER ? null : id, isOld: id === OLDER })}
    />
  );
}

export function DraftWhere({
  draft,
  form,
  services,
  hasRivals,
  isAsked,
  onChange,
  onFound,
}: DraftWhereProps): ReactNode {
  const meant = serviceMeant(draft, form.service, services);
  const accounts = useAccounts(form.service);
  const found = useCallback(
    (predecessors: readonly Predecessor[] | null) => onFound({ predecessors, relation: null }),
    [onFound],
  );
  usePredecessors({ ...meant, account: form.account.trim() === '' ? null : form.account.trim() }, found);
  const about = aboutAccount(draft, form);
  const hasPredecessors = form.predecessors !== null && form.predecessors.length > 0;
  return (
    <div className="where">
      <div className="where__pair">
        <div data-ask={`${draft.draft}-service`}>
          <SuggestField
            label={words.service}
            value={form.service}
            onChange={(service) => onChange({ service })}
            suggestions={services.map(({ name }) => name)}
          />
        </div>
        <SuggestField
          label={words.account}
          value={form.account}
          onChange={(account) => onChange({ account })}
          suggestions={accounts}
        />
      </div>
      {isAsked && form.service.trim() === '' && <AskNote text={words.ask.service} />}
      {about !== '' && !hasPredecessors && <p className="quiet">{about}</p>}
      {form.predecessors !== null && (hasPredecessors || hasRivals) && (
        <div className="where__relation" data-ask={`${draft.draft}-relation`}>
          <RelationChoice
            predecessors={form.predecessors}
            hasRivals={hasRivals}
            relation={form.relation}
            onChange={(relation) => onChange({ relation })}
          />
          {isAsked && form.relation === null && <AskNote text={hasRivals ? words.ask.live : words.ask.relation} />}
        </div>
      )}
    </div>
  );
}
