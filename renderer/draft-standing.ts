/** How the drafts of an import stand to each other and to the vault, by the service and account that the user has said so far. */
import type { DraftView, ImportReview } from '../preload/views/import-review.ts';
import type { DraftForm, DraftForms } from './draft-forms.ts';

/**
 * `known`: its codes are in the vault; `repeat`: an earlier draft that is stored has them. With `elsewhere` that set belongs to
 * another account, and it is to be said whether both keep them.
 */
export type StandingName = 'new' | 'known' | 'known-elsewhere' | 'repeat' | 'repeat-elsewhere';

export interface DraftStanding {
  readonly name: StandingName;
  /** Another draft that is stored is a set of the same account: which of them is in force? */
  readonly hasRivals: boolean;
}

export type DraftStandings = ReadonlyMap<string, DraftStanding>;

interface Owner {
  readonly service: string | null;
  readonly account: string | null;
}

const folded = (text: string | null): string => (text ?? '').trim().toLowerCase();

/** Case counts in a login that is no address. */
const loginOf = (text: string | null): string => ((text ?? '').includes('@') ? folded(text) : (text ?? '').trim());

/** What either leaves open speaks for nothing. */
function isOther(one: Owner, other: Owner): boolean {
  const differ = (a: string, b: string): boolean => a !== '' && b !== '' && a !== b;
  return differ(folded(one.service), folded(other.service)) || differ(loginOf(one.account), loginOf(other.account));
}

/** Equal for sets of one account; null where no service is said. */
function rivalKey({ kind, instance }: DraftView, { service, account }: DraftForm): string | null {
  return folded(service) === '' ? null : JSON.stringify([kind, instance, folded(service), loginOf(account)]);
}

function nameOf({ alreadyThere, repeats }: DraftView, form: DraftForm, forms: DraftForms): StandingName {
  if (alreadyThere !== null) return isOther(form, alreadyThere) ? 'known-elsewhere' : 'known';
  const first = repeats === null ? undefined : forms.get(repeats);
  if (first === undefined || first.isLeftOut) return 'new';
  return isOther(form, first) ? 'repeat-elsewhere' : 'repeat';
}

/** Drafts that come in as sets of their own. */
const isSet = (name: StandingName, form: DraftForm): boolean =>
  !form.isLeftOut && (name === 'new' || (name.endsWith('elsewhere') && form.keepsBoth === true));

export function standingsOf({ drafts }: ImportReview, forms: DraftForms): DraftStandings {
  const counts = new Map<string, number>();
  const named = drafts.flatMap((draft) => {
    const form = forms.get(draft.draft);
    if (form === undefined) return [];
    const name = nameOf(draft, form, forms);
    const key = isSet(name, form) && !draft.isRetired ? rivalKey(draft, form) : null;
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
    return { draft: draft.draft, name, key };
  });
  return new Map(
    named.map(({ draft, name, key }) => [draft, { name, hasRivals: key !== null && (counts.get(key) ?? 0) > 1 }]),
  );
}

/** It comes in as a set of its own, as far as the user has said. */
export function comesIn(standing: DraftStanding | undefined, form: DraftForm): boolean {
  return standing !== undefined && isSet(standing.name, form);
}
