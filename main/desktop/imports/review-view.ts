/** The import under review as the window sees it: shapes and counts, and of all codes only the doubtful ones. */
import type { DoubtfulCode, DraftView, ImportReview } from '../../../preload/views/import-review.ts';
import { SERVICES, serviceById } from '../../core/importers/catalogue.ts';
import type { FoundSet } from '../../core/importers/draft.ts';
import { codeKey } from '../../core/importers/sets.ts';
import { groupLengths } from '../../core/importers/shape.ts';
import { alphabetInWords, foreignSigns, suggestTexts } from '../../core/importers/signs.ts';
import { type KnownSets, newlyUsed, setWithAll } from '../../vault/known-sets.ts';
import type { Session } from '../../vault/session.ts';
import type { Review, ReviewedDraft } from './review.ts';

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
function doubtfulCode(set: FoundSet, index: number): readonly DoubtfulCode[] {
  const { codes, signs, indexBase } = set;
  const text = codes[index]?.text;
  if (text === undefined || signs === null || signs.alphabet === null) return [];
  const keys = new Set(codes.map((code) => code.key));
  return [
    {
      index,
      number: indexBase + index,
      text,
      at: foreignSigns(text, signs),
      alphabet: alphabetInWords(signs.alphabet),
      suggestions: suggestTexts(text, signs).filter((each) => !keys.has(codeKey(each, signs))),
    },
  ];
}

function alreadyThere(session: Session, set: FoundSet, known: KnownSets): DraftView['alreadyThere'] {
  const there = setWithAll(set, known);
  return there === null ? null : { set: there, newlyUsed: newlyUsed(session, there, set, known).length };
}

/** Codes that are in the vault as they stand in the file are settled: none of them is doubtful. */
export function viewDraft(session: Session, { id, file, set }: ReviewedDraft, known: KnownSets): DraftView {
  const there = alreadyThere(session, set, known);
  const doubtful = there === null ? set.doubtful : [];
  const { service, label, instance, account, kind, use, generatedAt, expiresAt, orderSure, source, indexBase } = set;
  return {
    draft: id,
    file: file.name,
    service,
    serviceName: (service === null ? label : (serviceById(service)?.name ?? service)) ?? '',
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
      number: indexBase + index,
      isUsed: code.used,
      isDoubtful: doubtful.includes(index),
    })),
    doubtful: doubtful.flatMap((index) => doubtfulCode(set, index)),
    source,
    alreadyThere: there,
  };
}

/** The review around the drafts. */
export function viewReview(review: Review, drafts: readonly DraftView[]): ImportReview {
  return {
    files: review.files.map(({ name, error, warnings }) => ({ name, error, warnings })),
    drafts,
    ignored: review.files.flatMap(({ name, ignored }) => ignored.map((each) => ({ file: name, ...each }))),
    services: SERVICE_CHOICES,
  };
}
