/** What the user has said of each draft of an import so far, what is still missing, and the decisions that come of it. */
import type {
  DoubtfulCode,
  DraftDecision,
  DraftView,
  ImportReview,
  Predecessor,
} from '../preload/views/import-review.ts';

/** How a doubtful code is settled; nothing of it is preset. */
export interface DoubtAnswer {
  /** `keep`, `type`, or the place of a suggestion; null: not answered. */
  readonly choice: 'keep' | 'type' | number | null;
  readonly typed: string;
}

/** The id of a set that is replaced, or that it stands beside them; null: not answered. */
export type Relation = { readonly replaces: string | null } | null;

export interface DraftForm {
  readonly isLeftOut: boolean;
  readonly service: string;
  readonly account: string;
  /** Sets of that account in the vault; null while they are asked for. */
  readonly predecessors: readonly Predecessor[] | null;
  readonly relation: Relation;
  /** By the place of the code in the draft. */
  readonly doubts: ReadonlyMap<number, DoubtAnswer>;
  readonly updatesMarks: boolean;
  /** The user has said something of it. */
  readonly isTouched: boolean;
}

export type DraftForms = ReadonlyMap<string, DraftForm>;

export const notAnswered: DoubtAnswer = { choice: null, typed: '' };

function newForm(draft: DraftView): DraftForm {
  return {
    isLeftOut: false,
    service: draft.serviceName,
    account: draft.account ?? '',
    predecessors: draft.alreadyThere === null ? null : [],
    relation: null,
    doubts: new Map(),
    updatesMarks: false,
    isTouched: false,
  };
}

/** Forms for all drafts of a review: what was said before stays, also when files are added. */
export function formsFor(drafts: readonly DraftView[], before: DraftForms): DraftForms {
  return new Map(drafts.map((draft) => [draft.draft, before.get(draft.draft) ?? newForm(draft)]));
}

/** Catalogue id for the name in the field, or the text itself as a label; both null where nothing is said. */
export function serviceMeant(
  draft: DraftView,
  text: string,
  services: ImportReview['services'],
): { readonly service: string | null; readonly label: string | null } {
  const name = text.trim();
  if (name === '') return { service: null, label: null };
  if (draft.service !== null && name === draft.serviceName) return { service: draft.service, label: null };
  const known = services.find((each) => each.name.toLowerCase() === name.toLowerCase());
  return known === undefined ? { service: null, label: name } : { service: known.id, label: null };
}

/** Drafts that are stored: not left out, and with something to store. */
export function taken(drafts: readonly DraftView[], forms: DraftForms): readonly DraftView[] {
  return drafts.filter(({ draft, alreadyThere }) => {
    const form = forms.get(draft);
    return form !== undefined && !form.isLeftOut && (alreadyThere === null || form.updatesMarks);
  });
}

export type Missing =
  | { readonly ask: 'nothing' }
  /** Main has not answered yet which sets are there. */
  | { readonly ask: 'asking' }
  | { readonly ask: 'doubt' | 'typed'; readonly draft: string; readonly index: number; readonly number: number }
  | { readonly ask: 'service' | 'relation'; readonly draft: string };

function missingDoubt({ draft }: DraftView, { index, number }: DoubtfulCode, form: DraftForm): Missing | null {
  const { choice, typed } = form.doubts.get(index) ?? notAnswered;
  if (choice === null) return { ask: 'doubt', draft, index, number };
  return choice === 'type' && typed.trim() === '' ? { ask: 'typed', draft, index, number } : null;
}

function missingIn(draft: DraftView, form: DraftForm): readonly (Missing | null)[] {
  if (draft.alreadyThere !== null) return [];
  return [
    ...draft.doubtful.map((doubt) => missingDoubt(draft, doubt, form)),
    form.service.trim() === '' ? { ask: 'service', draft: draft.draft } : null,
    form.predecessors === null ? { ask: 'asking' } : null,
    form.relation === null && (form.predecessors?.length ?? 0) > 0 ? { ask: 'relation', draft: draft.draft } : null,
  ];
}

/** The first answer that is missing, in the order of the page; null: it can be stored. */
export function firstMissing(drafts: readonly DraftView[], forms: DraftForms): Missing | null {
  const toStore = taken(drafts, forms);
  if (toStore.length === 0) return { ask: 'nothing' };
  const missing = toStore.flatMap((draft) => {
    const form = forms.get(draft.draft);
    return form === undefined ? [] : missingIn(draft, form);
  });
  return missing.find((each) => each !== null) ?? null;
}

function settledText(doubt: DoubtfulCode, { choice, typed }: DoubtAnswer): string {
  if (choice === 'type') return typed.trim();
  return typeof choice === 'number' ? (doubt.suggestions[choice] ?? doubt.text) : doubt.text;
}

/** One decision for each draft that is stored. Call when nothing is missing. */
export function decisions({ drafts, services }: ImportReview, forms: DraftForms): readonly DraftDecision[] {
  return taken(drafts, forms).flatMap((draft) => {
    const form = forms.get(draft.draft);
    if (form === undefined) return [];
    return {
      draft: draft.draft,
      ...serviceMeant(draft, form.service, services),
      account: form.account.trim() === '' ? null : form.account.trim(),
      replaces: form.relation?.replaces ?? null,
      settled: draft.doubtful.map((doubt) => ({
        index: doubt.index,
        text: settledText(doubt, form.doubts.get(doubt.index) ?? notAnswered),
      })),
      updatesMarks: form.updatesMarks,
    };
  });
}

/** Signs of a doubtful code that the service never uses, each once, in their order. */
export function doubtfulSigns({ text, at }: Pick<DoubtfulCode, 'text' | 'at'>): readonly string[] {
  return [...new Set(at.map((place) => String.fromCodePoint(text.codePointAt(place) ?? 0xfffd)))];
}

/** What stands in a suggestion where the doubtful signs stood, each once; null where it differs in more than those. */
export function meantSigns(
  { text, at }: Pick<DoubtfulCode, 'text' | 'at'>,
  suggestion: string,
): readonly string[] | null {
  if (suggestion.length !== text.length) return null;
  const differs = Array.from({ length: text.length }, (_, place) => place).filter(
    (place) => text[place] !== suggestion[place],
  );
  if (differs.length === 0 || differs.some((place) => !at.includes(place))) return null;
  return [...new Set(differs.map((place) => suggestion[place] ?? ''))];
}

/** The same, unless two suggestions would be called the same. */
export function meantApart(doubt: DoubtfulCode): readonly (readonly string[] | null)[] {
  const all = doubt.suggestions.map((suggestion) => meantSigns(doubt, suggestion));
  const names = all.map((signs) => signs?.join(' '));
  return all.map((signs, place) => (names.indexOf(names[place]) === place ? signs : null));
}
