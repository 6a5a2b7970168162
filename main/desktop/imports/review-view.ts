/** The import under review as the window sees it: shapes and counts, and of all codes only the doubtful ones. */
import type { DoubtfulCode, DraftView, ImportReview, KnownSetView } from '../../../preload/views/import-review.ts';
import { setsHoldingAll } from '../../core/custody/duplicates.ts';
import type { ReadState } from '../../core/custody/state.ts';
import { SERVICES, serviceById } from '../../core/importers/catalogue.ts';
import type { FoundSet } from '../../core/importers/draft.ts';
import { codeKey } from '../../core/importers/sets.ts';
import { groupLengths } from '../../core/importers/shape.ts';
import { alphabetInWords, foreignSigns, suggestTexts } from '../../core/importers/signs.ts';
import { accountOf, fingerprintsOf, holderOf, type KnownSets, newlyUsed, overlapsOf } from '../../vault/known-sets.ts';
import type { Session } from '../../vault/session.ts';
import { viewLists } from './account-lists.ts';
import type { CodePlace, Review, ReviewedDraft } from './review.ts';

const SERVICE_CHOICES = SERVICES.map(({ id, name }) => ({ id, name })).sort((one, other) =>
  one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1,
);

/** Lengths of groups that all codes share. Those of a phrase are the lengths of its words, and nobody's business. */
function commonShape({ kind, codes }: FoundSet): readonly number[] {
  const [first = [], ...others] = codes.map((code) => groupLengths(code.text));
  const isCommon = others.every((groups) => groups.join() === first.join());
  return isCommon && kind !== 'recovery-phrase' ? first : [];
}

/** Suggestions that would make it another code of the set are none. */
function doubtfulCode({ set, places }: ReviewedDraft, index: number): readonly DoubtfulCode[] {
  const { codes, signs, indexBase } = set;
  const text = codes[index]?.text;
  const place = places[index];
  if (text === undefined || place === undefined || signs === null || signs.alphabet === null) return [];
  const keys = new Set(codes.map((code) => code.key));
  return [
    {
      index,
      id: place.id,
      number: indexBase + index,
      text,
      at: foreignSigns(text, signs),
      alphabet: alphabetInWords(signs.alphabet),
      suggestions: suggestTexts(text, signs).filter((each) => !keys.has(codeKey(each, signs))),
    },
  ];
}

function linesOf(places: readonly CodePlace[]): DraftView['lines'] {
  const lines = places.flatMap(({ written }) => written?.line ?? []);
  return lines.length === 0 ? null : [Math.min(...lines), Math.max(...lines)];
}

function serviceName(service: string | null, label: string | null): string | null {
  return service === null ? label : (serviceById(service)?.name ?? service);
}

function knownSet(session: Session, set: string): KnownSetView {
  const { service, label, name } = accountOf(session, set);
  return { set, service: serviceName(service, label), account: name };
}

function alreadyThere(session: Session, set: FoundSet, known: KnownSets): DraftView['alreadyThere'] {
  const { service, instance, label, account } = set;
  const there = holderOf(session, set, { service, instance, label, name: account }, known)?.set;
  if (there === undefined) return null;
  return { ...knownSet(session, there), newlyUsed: newlyUsed(session, there, set, known).length };
}

/** For each draft an earlier one that has all of its codes. */
export function repeatsOf(drafts: readonly ReviewedDraft[], known: KnownSets): ReadonlyMap<string, string> {
  const earlier = new Map<string, string[]>();
  const repeats = new Map<string, string>();
  for (const { id, set } of drafts) {
    const fingerprints = fingerprintsOf(set, known);
    const [same] = setsHoldingAll(fingerprints, earlier);
    if (same !== undefined) repeats.set(id, same);
    for (const each of new Set(fingerprints)) earlier.set(each, [...(earlier.get(each) ?? []), id]);
  }
  return repeats;
}

/** What is known of the drafts of a review beside themselves. */
export interface KnownDrafts {
  readonly sets: KnownSets;
  readonly repeats: ReadonlyMap<string, string>;
}

/** Codes that are in the vault as they stand in the file are settled: none of them is doubtful. */
export function viewDraft(session: Session, draft: ReviewedDraft, known: KnownDrafts): DraftView {
  const { id, file, set, places, splitFrom } = draft;
  const there = alreadyThere(session, set, known.sets);
  const doubtful = there === null ? set.doubtful : [];
  const { service, label, instance, account, kind, use, generatedAt, expiresAt, orderSure, source, indexBase } = set;
  return {
    draft: id,
    file: file.name,
    service,
    serviceName: serviceName(service, label) ?? '',
    instance,
    account,
    kind,
    use,
    generatedAt,
    expiresAt,
    isRetired: set.retired,
    orderSure,
    shape: commonShape(set),
    codes: set.codes.map((code, index) => ({
      id: places[index]?.id ?? 0,
      number: indexBase + index,
      isUsed: code.used,
      isDoubtful: doubtful.includes(index),
    })),
    doubtful: doubtful.flatMap((index) => doubtfulCode(draft, index)),
    source,
    lines: linesOf(places),
    splitFrom,
    alreadyThere: there,
    overlaps: overlapsOf(set, known.sets).map((each) => ({ ...knownSet(session, each.set), shared: each.shared })),
    repeats: known.repeats.get(id) ?? null,
  };
}

/** The review around the drafts. */
export function viewReview(state: ReadState, review: Review, drafts: readonly DraftView[]): ImportReview {
  return {
    accountLists: viewLists(state, review.lists),
    canUndo: review.canUndo,
    files: review.files.map(({ name, error, warnings, locked }) => ({
      name,
      error,
      lock: locked === null ? null : { id: locked.id, takesKeyFile: locked.takesKeyFile },
      warnings,
    })),
    drafts,
    ignored: review.files.flatMap(({ name, ignored }) => ignored.map((each) => ({ file: name, ...each }))),
    services: SERVICE_CHOICES,
  };
}
