/** A set of codes as a service of the catalogue might issue it, made up anew. */
import { SERVICES } from '../../../../main/core/importers/catalogue.ts';
import type { CodeForm, Service } from '../../../../main/core/importers/catalogue-entry.ts';
import { DIGITS, LOWER } from '../make-codes.ts';
import type { Dice } from './dice.ts';

export interface MadeCode {
  readonly text: string;
  readonly used: boolean;
}

export interface MadeSet {
  readonly service: Service;
  readonly kind: CodeForm['kind'];
  readonly indexBase: number;
  readonly codes: readonly MadeCode[];
}

const STEAM = `R${DIGITS}`;
const WORDS =
  'abandon ability able about above absent absorb abstract absurd abuse access accident account accuse achieve acid acoustic acquire across act action actor actress actual adapt add addict address adjust admit adult advance advice aerobic affair afford afraid again age agent agree ahead aim air airport aisle alarm album alcohol alert alien all alley allow almost alone alpha already also alter always amateur amazing among amount amused analyst anchor ancient anger angle angry animal ankle announce annual another answer antenna antique anxiety any apart apology appear apple approve april arch arctic area arena argue arm armed armor army around arrange arrest arrive arrow art artefact artist artwork'.split(
    ' ',
  );
/** What nobody has written down may look like any of these. */
const MAKES: readonly (readonly number[])[] = [[8], [10], [12], [16], [4, 4], [5, 5], [4, 4, 4]];

const UNKNOWN: Pick<CodeForm, 'kind' | 'alphabet' | 'groups' | 'count' | 'indexBase'> = {
  kind: 'recovery-codes',
  alphabet: null,
  groups: null,
  count: null,
  indexBase: 1,
};

function between(dice: Dice, alphabet: string, lengths: readonly number[]): string {
  if (lengths.length < 2) return '';
  // Letters alone are never written with blanks, as words are.
  if (alphabet === LOWER) return '-';
  if (alphabet === DIGITS) return dice.of([' ', ' ', ' ', '', '-']);
  return lengths.length > 2 && dice.percent(15) ? ' ' : '-';
}

function makeCodes(dice: Dice, form: typeof UNKNOWN): string[] {
  const count = form.kind === 'recovery-codes' ? (form.count ?? dice.from(5, 12)) : 1;
  if (form.kind === 'recovery-phrase') return [dice.list(12, () => dice.of(WORDS)).join(' ')];
  if (form.alphabet === STEAM) return [`R${dice.signs(DIGITS, 5)}`];
  const alphabet = form.alphabet ?? LOWER + DIGITS;
  const lengths = form.groups ?? dice.of(MAKES);
  const separator = between(dice, alphabet, lengths);
  const codes = new Set<string>();
  while (codes.size < count) codes.add(lengths.map((length) => dice.signs(alphabet, length)).join(separator));
  return [...codes];
}

const ISSUERS = SERVICES.filter(({ seedOnly }) => !seedOnly);

/** Any form of any service that issues codes; some codes may be spent. */
export function makeSet(dice: Dice, not: Service | null = null): MadeSet {
  const service = dice.of(ISSUERS.filter((each) => each !== not));
  const form = service.forms.length === 0 ? UNKNOWN : dice.of(service.forms);
  const texts = makeCodes(dice, form);
  const spent = texts.length > 2 && dice.percent(35) ? dice.from(1, texts.length - 2) : 0;
  const used = new Set(dice.shuffled(texts).slice(0, spent));
  return {
    service,
    kind: form.kind,
    indexBase: form.indexBase,
    codes: texts.map((text) => ({ text, used: used.has(text) })),
  };
}
