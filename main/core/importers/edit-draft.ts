/** Mends a draft before it is stored: splits, joins, drops, moves, types anew, marks and renumbers its codes; "Import" of the desktop design. */
import type { ErrorFacts } from '../errors.ts';
import { MOST_CODES } from '../format/limits.ts';
import { cleanTyped } from './clean.ts';
import type { CodeSigns, DraftCode, FoundSet, SetKind, SetUse } from './draft.ts';
import { ImportError } from './import-error.ts';
import { codeKey } from './sets.ts';
import { inAlphabet } from './signs.ts';

/** A draft, and for each of its codes what its reader knows about the place of it. */
export interface PlacedDraft<Place> {
  readonly set: FoundSet;
  readonly places: readonly Place[];
}

/** One change of one draft. An `index` is a place in the draft, from 0. */
export type DraftEdit =
  /** The codes from `index` on become a draft of their own. */
  | { readonly edit: 'split'; readonly index: number }
  | { readonly edit: 'drop'; readonly index: number }
  /** The code comes to stand at `to`. */
  | { readonly edit: 'move'; readonly index: number; readonly to: number }
  /** The code is what somebody typed. */
  | { readonly edit: 'retype'; readonly index: number; readonly text: string }
  | { readonly edit: 'mark'; readonly index: number; readonly used: boolean }
  /** The service counts from this number. */
  | { readonly edit: 'renumber'; readonly first: number }
  | { readonly edit: 'describe'; readonly kind: SetKind; readonly use: SetUse };

/** Why an edit is refused, in `facts.rule` of an {@link ImportError} `usage`. */
export type EditRule =
  /** There is no such code in the draft. */
  | 'no-such-code'
  /** A draft without codes is none: the whole of it can be left out. */
  | 'last-code'
  /** What was typed can be no code. */
  | 'no-code'
  /** Another code of the draft is the same. */
  | 'repeated'
  /** A phrase is one thing and has nothing to join or to divide. */
  | 'phrase'
  /** A key or a phrase is one code. */
  | 'one-code'
  /** The catalogue knows what the service hands out. */
  | 'known-service'
  | 'no-such-number';

/** The highest number that a set may begin with. */
export const HIGHEST_FIRST = 1_000_000;

function refuse(rule: EditRule, facts: ErrorFacts = {}): never {
  throw new ImportError('usage', rule, { rule, ...facts });
}

/** One code of a draft with all that belongs to it, so that they move together. */
interface Entry<Place> {
  readonly code: DraftCode;
  readonly place: Place;
  readonly isDoubtful: boolean;
}

function entriesOf<Place>({ set, places }: PlacedDraft<Place>): Entry<Place>[] {
  return places.flatMap((place, index) => {
    const code = set.codes[index];
    return code === undefined ? [] : [{ code, place, isDoubtful: set.doubtful.includes(index) }];
  });
}

function draftOf<Place>(set: FoundSet, entries: readonly Entry<Place>[]): PlacedDraft<Place> {
  const doubtful = entries.flatMap(({ isDoubtful }, index) => (isDoubtful ? [index] : []));
  return {
    set: { ...set, codes: entries.map(({ code }) => code), doubtful },
    places: entries.map(({ place }) => place),
  };
}

function entryAt<Place>(entries: readonly Entry<Place>[], index: number): Entry<Place> {
  return entries[index] ?? refuse('no-such-code', { index });
}

function split<Place>(draft: PlacedDraft<Place>, index: number): PlacedDraft<Place>[] {
  if (draft.set.kind === 'recovery-phrase') refuse('phrase');
  const entries = entriesOf(draft);
  if (index < 1) refuse('no-such-code', { index });
  entryAt(entries, index);
  return [draftOf(draft.set, entries.slice(0, index)), draftOf(draft.set, entries.slice(index))];
}

function drop<Place>(draft: PlacedDraft<Place>, index: number): PlacedDraft<Place> {
  const entries = entriesOf(draft);
  entryAt(entries, index);
  if (entries.length === 1) refuse('last-code');
  return draftOf(draft.set, entries.toSpliced(index, 1));
}

function move<Place>(draft: PlacedDraft<Place>, index: number, to: number): PlacedDraft<Place> {
  const entries = entriesOf(draft);
  const moved = entryAt(entries, index);
  entryAt(entries, to);
  // Whoever puts the codes into their order has looked at it.
  return draftOf({ ...draft.set, orderSure: true }, entries.toSpliced(index, 1).toSpliced(to, 0, moved));
}

/** False where the reader has taken signs outside of the alphabet for good: then the alphabet says nothing. */
function alphabetHolds({ codes, doubtful, signs }: FoundSet): boolean {
  return signs !== null && codes.every((code, index) => doubtful.includes(index) || inAlphabet(code.text, signs));
}

const isForeign = (text: string, signs: CodeSigns | null): boolean => signs !== null && !inAlphabet(text, signs);

function retype<Place>(draft: PlacedDraft<Place>, index: number, typed: string): PlacedDraft<Place> {
  const entries = entriesOf(draft);
  const before = entryAt(entries, index);
  const text = cleanTyped(typed) ?? refuse('no-code', { index });
  const { signs } = draft.set;
  const key = codeKey(text, signs);
  if (entries.some(({ code }, at) => at !== index && code.key === key)) refuse('repeated', { index });
  const isDoubtful = alphabetHolds(draft.set) && isForeign(text, signs);
  return draftOf(draft.set, entries.with(index, { ...before, code: { ...before.code, text, key }, isDoubtful }));
}

function mark<Place>(draft: PlacedDraft<Place>, index: number, used: boolean): PlacedDraft<Place> {
  const entries = entriesOf(draft);
  const before = entryAt(entries, index);
  return draftOf(draft.set, entries.with(index, { ...before, code: { ...before.code, used } }));
}

function renumber<Place>(draft: PlacedDraft<Place>, first: number): PlacedDraft<Place> {
  if (!Number.isInteger(first) || first < 0 || first > HIGHEST_FIRST) refuse('no-such-number');
  return { ...draft, set: { ...draft.set, indexBase: first } };
}

function describe<Place>(draft: PlacedDraft<Place>, kind: SetKind, use: SetUse): PlacedDraft<Place> {
  if (draft.set.service !== null) refuse('known-service');
  if (kind !== 'recovery-codes' && draft.set.codes.length > 1) refuse('one-code');
  return { ...draft, set: { ...draft.set, kind, use } };
}

/**
 * The draft after one edit; two drafts after a split. Nothing of the draft that is given changes.
 * @throws ImportError `usage`; facts: `rule`, an {@link EditRule}, and `index` of the code where it is about one.
 */
export function editDraft<Place>(draft: PlacedDraft<Place>, edit: DraftEdit): readonly PlacedDraft<Place>[] {
  switch (edit.edit) {
    case 'split':
      return split(draft, edit.index);
    case 'drop':
      return [drop(draft, edit.index)];
    case 'move':
      return [move(draft, edit.index, edit.to)];
    case 'retype':
      return [retype(draft, edit.index, edit.text)];
    case 'mark':
      return [mark(draft, edit.index, edit.used)];
    case 'renumber':
      return [renumber(draft, edit.first)];
    case 'describe':
      return [describe(draft, edit.kind, edit.use)];
  }
}

/** Codes that stand in both come in once; what is spent in either is spent. */
function withoutRepeats<Place>(entries: readonly Entry<Place>[]): Entry<Place>[] {
  const kept = new Map<string, Entry<Place>>();
  for (const entry of entries) {
    const { key, used } = entry.code;
    const before = kept.get(key);
    kept.set(
      key,
      before === undefined ? entry : { ...before, code: { ...before.code, used: before.code.used || used } },
    );
  }
  return [...kept.values()];
}

/**
 * Two drafts as one: the codes of the second come after those of the first, and what the first does not say the second does.
 * @throws ImportError `usage` for phrases, facts: `rule`; `too-large` beyond 1,000 codes.
 */
export function joinDrafts<Place>(first: PlacedDraft<Place>, second: PlacedDraft<Place>): PlacedDraft<Place> {
  const [one, other] = [first.set, second.set];
  if (one.kind === 'recovery-phrase' || other.kind === 'recovery-phrase') refuse('phrase');
  const signs = one.service === null ? (one.signs ?? other.signs) : one.signs;
  const all = [...entriesOf(first), ...entriesOf(second)];
  const entries = withoutRepeats(
    all.map((entry) => ({ ...entry, code: { ...entry.code, key: codeKey(entry.code.text, signs) } })),
  );
  if (entries.length > MOST_CODES) throw new ImportError('too-large', 'more than 1,000 codes in one set');
  const set: FoundSet = {
    ...one,
    signs,
    service: one.service ?? other.service,
    label: one.label ?? other.label,
    instance: one.instance ?? other.instance,
    account: one.account ?? other.account,
    generatedAt: one.generatedAt ?? other.generatedAt,
    expiresAt: one.expiresAt ?? other.expiresAt,
    kind: entries.length > 1 ? 'recovery-codes' : one.kind,
    retired: one.retired && other.retired,
    orderSure: one.orderSure && other.orderSure,
  };
  return draftOf(set, entries);
}
