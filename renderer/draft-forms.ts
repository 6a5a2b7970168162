/** What the user has said of each draft of an import so far, what is still missing, and the decisions that come of it. */
import type {
  DoubtfulCode,
  DraftDecision,
  DraftView,
  ImportReview,
  Predecessor,
} from '../preload/views/import-review.ts';
import { comesIn, type DraftStandings } from './draft-standing.ts';

/** How a doubtful code is settled; nothing of it is preset. */
export interface DoubtAnswer {
  /** `keep`, `type`, or the place of a suggestion; null: not answered. */
  readonly choice: 'keep' | 'type' | number | null;
  readonly typed: string;
}

/** The id of a set that is replaced, or that it stands beside the others, or that it is the older one; null: not answered. */
export type Relation = { readonly replaces: string | null; readonly isOld: boolean } | null;

export interface DraftForm {
  readonly isLeftOut: boolean;
  readonly service: string;
  readonly account: string;
  /** Sets of that account in the vault; null while they are asked for. */
  readonly predecessors: readonly Predecessor[] | null;
  readonly relation: Relation;
  /** By the id of the code. */
  readonly doubts: ReadonlyMap<number, DoubtAnswer>;
  readonly updatesMarks: boolean;
  /** Of codes that stand under another account: whether this one has them, too; null: not answered. */
  readonly keepsBoth: boolean | null;
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
    keepsBoth: null,
    isTouched: false,
  };
}

/** What was said of a draft holds for what was divided from it, but for the question what it stands in for. */
function formOfPart(draft: DraftView, before: DraftForms): DraftForm | null {
  const whole = draft.splitFrom === null ? undefined : before.get(draft.splitFrom);
  if (whole === undefined) return null;
  return { ...newForm(draft), service: whole.service, account: whole.account, doubts: whole.doubts, isTouched: true };
}

/** Forms for all drafts of a review: what was said before stays, also when files are added and drafts are changed. */
export function formsFor(drafts: readonly DraftView[], before: DraftForms): DraftForms {
  return new Map(
    drafts.map((draft) => [draft.draft, before.get(draft.draft) ?? formOfPart(draft, before) ?? newForm(draft)]),
  );
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

/** Drafts that are stored, and those of which only the marks are taken over. */
export function taken(
  drafts: readonly DraftView[],
  forms: DraftForms,
  standings: DraftStandings,
): readonly DraftView[] {
  return drafts.filter(({ draft }) => {
    const form = forms.get(draft);
    const standing = standings.get(draft);
    if (form === undefined || form.isLeftOut) return false;
    return form.updatesMarks || standing?.name === 'repeat' || comesIn(standing, form);
  });
}

export type Missing =
  | { readonly ask: 'nothing' }
  /** Main has not answered yet which sets are there. */
  | { readonly ask: 'asking' }
  | {
      readonly ask: 'doubt' | 'typed';
      readonly draft: string;
      /** Of the code. */
      readonly id: number;
      readonly number: number;
    }
  | { readonly ask: 'service' | 'relation' | 'live' | 'twice' | 'both'; readonly draft: string };

function missingDoubt({ draft }: DraftView, { id, number }: DoubtfulCode, form: DraftForm): Missing | null {
  const { choice, typed } = form.doubts.get(id) ?? notAnswered;
  if (choice === null) return { ask: 'doubt', draft, id, number };
  return choice === 'type' && typed.trim() === '' ? { ask: 'typed', draft, id, number } : null;
}

function missingRelation(draft: DraftView, form: DraftForm, hasRivals: boolean): Missing | null {
  if (form.relation !== null) return null;
  if (hasRivals) return { ask: 'live', draft: draft.draft };
  return (form.predecessors?.length ?? 0) > 0 ? { ask: 'relation', draft: draft.draft } : null;
}

function missingIn(draft: DraftView, form: DraftForm, standings: DraftStandings): readonly (Missing | null)[] {
  const standing = standings.get(draft.draft);
  if (form.isLeftOut) return [];
  if (standing?.name.endsWith('elsewhere') && form.keepsBoth === null && !form.updatesMarks) {
    return [{ ask: 'both', draft: draft.draft }];
  }
  if (!comesIn(standing, form)) return [];
  return [
    ...draft.doubtful.map((doubt) => missingDoubt(draft, doubt, form)),
    form.service.trim() === '' ? { ask: 'service', draft: draft.draft } : null,
    form.predecessors === null ? { ask: 'asking' } : null,
    missingRelation(draft, form, standing?.hasRivals ?? false),
  ];
}

/** One set is replaced by one set. */
function replacedTwice(drafts: readonly DraftView[], forms: DraftForms): Missing | null {
  const replaced = drafts.map(({ draft }) => forms.get(draft)?.relation?.replaces ?? null);
  const second = drafts.find((_, at) => replaced[at] != null && replaced.indexOf(replaced[at] ?? null) < at);
  return second === undefined ? null : { ask: 'twice', draft: second.draft };
}

/** The first answer that is missing, in the order of the page; null: it can be stored. */
export function firstMissing(
  drafts: readonly DraftView[],
  forms: DraftForms,
  standings: DraftStandings,
): Missing | null {
  const missing = drafts.flatMap((draft) => {
    const form = forms.get(draft.draft);
    return form === undefined ? [] : missingIn(draft, form, standings);
  });
  const first = missing.find((each) => each !== null) ?? null;
  if (first !== null) return first;
  const toStore = taken(drafts, forms, standings);
  return toStore.length === 0 ? { ask: 'nothing' } : replacedTwice(toStore, forms);
}

function settledText(doubt: DoubtfulCode, { choice, typed }: DoubtAnswer): string {
  if (choice === 'type') return typed.trim();
  return typeof choice === 'number' ? (doubt.suggestions[choice] ?? doubt.text) : doubt.text;
}

/** A repeat has the same doubtful codes as the draft that it repeats, and they are asked for there. */
function askedDoubt(
  doubt: DoubtfulCode,
  draft: DraftView,
  drafts: readonly DraftView[],
  standings: DraftStandings,
): { readonly draft: DraftView; readonly doubt: DoubtfulCode } {
  const isRepeat = standings.get(draft.draft)?.name === 'repeat';
  const first = isRepeat ? drafts.find((each) => each.draft === draft.repeats) : undefined;
  const same = first?.doubtful.find(({ text }) => text.toLowerCase() === doubt.text.toLowerCase());
  return first !== undefined && same !== undefined ? { draft: first, doubt: same } : { draft, doubt };
}

/** One decision for each draft that is stored. Call when nothing is missing. */
export function decisions(
  { drafts, services }: ImportReview,
  forms: DraftForms,
  standings: DraftStandings,
): readonly DraftDecision[] {
  return taken(drafts, forms, standings).flatMap((draft) => {
    const form = forms.get(draft.draft);
    if (form === undefined) return [];
    return {
      draft: draft.draft,
      ...serviceMeant(draft, form.service, services),
      account: form.account.trim() === '' ? null : form.account.trim(),
      replaces: form.relation?.replaces ?? null,
      settled: draft.doubtful.map((doubt) => {
        const asked = askedDoubt(doubt, draft, drafts, standings);
        const answers = forms.get(asked.draft.draft)?.doubts;
        return { index: doubt.index, text: settledText(asked.doubt, answers?.get(asked.doubt.id) ?? notAnswered) };
      }),
      updatesMarks: form.updatesMarks,
      keepsBoth: form.keepsBoth === true,
      isOld: form.relation?.isOld ?? null,
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
