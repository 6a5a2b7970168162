/** Collects the sets of one text: drops repeats, joins what is one set, and says what the owner has to be told. */

import { MOST_CODES } from '../format/limits.ts';
import { serviceById } from './catalogue.ts';
import type { CodeForm } from './catalogue-entry.ts';
import type { CodeSigns, DraftCode, FoundSet, ImportWarning, SetDraft } from './draft.ts';
import { ImportError } from './import-error.ts';
import { compact, isHex, letterCase } from './shape.ts';
import { foldSigns, inAlphabet } from './signs.ts';

const MOST_SETS = 200;

/** Form to compare for repeats: folded only where the service folds. */
export function codeKey(text: string, signs: CodeSigns | null): string {
  const bare = compact(text);
  return signs === null ? bare : foldSigns(bare, signs);
}

/** Hexadecimal of one case is the same number in the other, whoever issued it. */
const sameAs = (code: DraftCode): string =>
  isHex(code.key) && letterCase(code.key) !== 'm' ? code.key.toLowerCase() : code.key;

/** Indexes of codes with signs outside of the form's alphabet; a form from memory gives way when most codes break it. */
export function doubtfulCodes(codes: readonly DraftCode[], form: CodeForm | null): number[] {
  if (form === null || form.alphabet === null) return [];
  const outside = codes.flatMap((code, index) => (inAlphabet(code.text, form) ? [] : [index]));
  return form.trust === 'V' || outside.length * 2 <= codes.length ? outside : [];
}

interface Kept {
  draft: SetDraft;
  readonly form: CodeForm | null;
}

function withoutRepeats(codes: readonly DraftCode[]): { codes: DraftCode[]; dropped: number } {
  const kept = new Map<string, DraftCode>();
  for (const code of codes) {
    const before = kept.get(sameAs(code));
    kept.set(sameAs(code), before === undefined ? code : { ...before, used: before.used || code.used });
  }
  return { codes: [...kept.values()], dropped: codes.length - kept.size };
}

/** The account that two sets must share to be rivals. */
const owner = (draft: SetDraft): string =>
  [draft.service, draft.kind, draft.account?.toLowerCase() ?? '', draft.instance ?? '', draft.label ?? ''].join('\n');

export class Sets {
  readonly #kept: Kept[] = [];
  #repeats = 0;
  #joinedLines = false;
  #seed = false;

  /** True where a run of codes has at least one that a set has already. */
  overlaps(codes: readonly DraftCode[]): Kept | null {
    const keys = new Set(codes.map(sameAs));
    return this.#kept.find(({ draft }) => draft.codes.some((code) => keys.has(sameAs(code)))) ?? null;
  }

  /** True where every code is in some set already. */
  hasAll(codes: readonly DraftCode[]): boolean {
    const known = new Set(this.#kept.flatMap(({ draft }) => draft.codes.map(sameAs)));
    return codes.every((code) => known.has(sameAs(code)));
  }

  /** Adds codes to a set that has some of them already; what is new comes last, what is spent in either is spent. */
  extend(kept: Kept, codes: readonly DraftCode[]): void {
    const own = codes.map((code) => ({ ...code, key: codeKey(code.text, kept.form) }));
    const all = withoutRepeats([...kept.draft.codes, ...own]);
    this.#repeats += all.dropped;
    kept.draft = { ...kept.draft, codes: all.codes };
    if (all.codes.length > MOST_CODES) throw new ImportError('too-large', 'more than 1,000 codes in one set');
  }

  /** @throws ImportError `too-large` beyond 1,000 codes in the set or 200 sets. */
  add(draft: SetDraft, form: CodeForm | null): void {
    const { codes, dropped } = withoutRepeats(draft.codes);
    this.#repeats += dropped;
    if (codes.length > MOST_CODES) throw new ImportError('too-large', 'more than 1,000 codes in one set');
    this.#kept.push({ draft: { ...draft, codes }, form });
    if (this.#kept.length > MOST_SETS) throw new ImportError('too-large', 'more than 200 sets in one text');
  }

  noteJoinedLines(): void {
    this.#joinedLines = true;
  }

  noteSeed(): void {
    this.#seed = true;
  }

  get last(): SetDraft | null {
    return this.#kept.at(-1)?.draft ?? null;
  }

  /** The finished drafts, in the order of the text, and the warnings, in the order of the closed list. */
  finish(fileRetired: boolean): { sets: FoundSet[]; warnings: ImportWarning[] } {
    const sets = this.#kept.map(({ draft, form }) => ({
      ...draft,
      // The name of a file with several sets cannot mean each of them.
      retired: draft.retired || (fileRetired && this.#kept.length === 1),
      doubtful: doubtfulCodes(draft.codes, form),
      signs: form === null ? null : { alphabet: form.alphabet, fold: form.fold },
    }));
    const doubtful = sets.reduce((sum, { doubtful: indexes }) => sum + indexes.length, 0);
    const warnings: ImportWarning[] = [];
    if (this.#kept.some(spentAtSetup)) warnings.push('one-code-spent-at-setup');
    if (this.#repeats > 0) warnings.push(`duplicates-dropped:${this.#repeats}`);
    if (sets.some(({ orderSure }) => !orderSure)) warnings.push('order-uncertain');
    if (this.#joinedLines && sets.length > 0) warnings.push('joined-wrapped-lines');
    if (doubtful > 0) warnings.push(`outside-alphabet:${doubtful}`);
    if (this.#seed) warnings.push('totp-secret-found');
    if (hasRivals(sets)) warnings.push('which-set-is-live');
    return { sets, warnings };
  }
}

/** A fresh list of a service that has one code entered at set-up: the file cannot know which. */
function spentAtSetup({ draft, form }: Kept): boolean {
  return form?.spentAtSetup === true && form.count === draft.codes.length && !draft.codes.some(({ used }) => used);
}

/** Two sets of one service and account, neither called old nor new. */
function hasRivals(sets: readonly SetDraft[]): boolean {
  const live = new Map<string, SetDraft[]>();
  for (const draft of sets) {
    if (draft.retired || draft.service === null || serviceById(draft.service) === null) continue;
    live.set(owner(draft), [...(live.get(owner(draft)) ?? []), draft]);
  }
  return [...live.values()].some(
    (same) => same.length > 1 && same.filter(({ replacesOlder }) => replacesOlder).length !== 1,
  );
}
