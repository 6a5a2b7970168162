/** Names the service of a block by scored evidence: header, name of file or entry, hosts; shape and count agree or doubt, they never name. */
import type { CodeForm, Service } from './catalogue-entry.ts';
import { type HeaderLine, servicesOfHosts } from './header-line.ts';
import type { Outside } from './outside.ts';
import type { Scope } from './scope.ts';
import { compact } from './shape.ts';
import { inAlphabet } from './signs.ts';

/** How well the codes agree with what the catalogue says about a form. */
export type Fit = 'exact' | 'length' | 'unknown' | 'no';

/** The service a block is taken for. */
export interface Recognition {
  readonly service: Service;
  /** The form that fits best. */
  readonly form: CodeForm | null;
  readonly fit: Fit;
  readonly countFits: boolean;
  /** Where the name stands: in the lines around the block, or only outside of the text. */
  readonly namedIn: 'text' | 'outside';
}

/** Points for evidence; a service needs {@link ENOUGH}, and some of it must be a name. */
const POINTS = {
  nearestLine: 10,
  farthestLine: 5,
  /** A sentence that gives account or host as only this service writes them; others may write the rest too. */
  known: 10,
  wording: 5.5,
  below: 5,
  host: 4,
  download: 9,
  outsideWord: 6,
  outsideHost: 5.5,
  sharedDownload: 3,
  outer: 6,
} as const;
const ENOUGH = 5;
const FIT_POINTS: Readonly<Record<Fit, number>> = { exact: 2, length: 0, unknown: 0, no: -1 };
const TRUSTED_MISFIT = -4;
const COUNT_POINT = 1;

interface Evidence {
  points: number;
  length: number;
  inText: boolean;
}

class Tally {
  readonly byService = new Map<Service, Evidence>();

  add(service: Service, points: number, inText: boolean, length = 0): void {
    const before = this.byService.get(service);
    if (before === undefined) this.byService.set(service, { points, length, inText });
    else {
      before.points = Math.max(before.points, points);
      before.length = Math.max(before.length, length);
      before.inText ||= inText;
    }
  }
}

const MOST_HEADING_WORDS = 8;

/** `Recovery codes for Twitch`: right beside the words for codes, a word that means other things too means the service. */
const isHeadingOfCodes = ({ talk, words }: HeaderLine): boolean =>
  talk === 'strong' && words.split(' ').length - 2 <= MOST_HEADING_WORDS;

function tallyLine(tally: Tally, line: HeaderLine, points: number): void {
  for (const { service, common, length } of line.named) {
    if (!common || isHeadingOfCodes(line)) tally.add(service, points, true, length);
    else if (line.talk === 'strong' || line.talk === 'weak' || line.words.length - length < 24)
      tally.add(service, points - 2, true, length);
  }
  for (const { service, account, instance } of line.known) {
    const own = account !== null || instance !== null;
    tally.add(service, own ? POINTS.known : POINTS.wording, true);
  }
  for (const { service } of servicesOfHosts(line)) tally.add(service, POINTS.host, true);
}

/** Words as short as `x` and `ea` name nothing alone; with its blanks. */
const SHORTEST_COMMON = 5;

function tallyOf(scope: Scope, outside: Outside, outer: Service | null): Tally {
  const tally = new Tally();
  scope.above.forEach((line, distance) => {
    tallyLine(tally, line, Math.max(POINTS.nearestLine - distance, POINTS.farthestLine));
  });
  for (const line of scope.below) tallyLine(tally, line, POINTS.below);
  for (const { service, common, length } of outside.named)
    if (!common || outside.talk !== 'none' || length > SHORTEST_COMMON)
      tally.add(service, POINTS.outsideWord, false, length);
  for (const match of outside.matches) {
    if (!match.shared) tally.add(match.service, POINTS.download, false);
    else if (outside.named.length === 0) tally.add(match.service, POINTS.sharedDownload, false);
  }
  for (const { service } of outside.hosts) tally.add(service, POINTS.outsideHost, false);
  if (outer !== null) tally.add(outer, POINTS.outer, true);
  return tally;
}

/** Signs in one code of a form, or null where nobody knows. */
export function formLength(form: CodeForm): number | null {
  return form.groups === null ? null : form.groups.reduce((sum, length) => sum + length, 0);
}

/** Compares codes with a form: half of them must agree in length, and half of those in alphabet. */
export function fitOf(form: CodeForm, codes: readonly string[]): Fit {
  const length = formLength(form);
  if (length === null) return 'unknown';
  const alike = codes.filter((code) => compact(code).length === length);
  if (alike.length === 0 || alike.length * 2 < codes.length) return 'no';
  return alike.filter((code) => inAlphabet(code, form)).length * 2 >= alike.length ? 'exact' : 'length';
}

/** A form, and how well codes agree with it. */
export interface FittedForm {
  readonly form: CodeForm | null;
  readonly fit: Fit;
  readonly countFits: boolean;
  readonly points: number;
}

function fitted(form: CodeForm, codes: readonly string[]): FittedForm {
  const fit = fitOf(form, codes);
  const countFits = form.count === codes.length;
  const misfit = (fit === 'no' || fit === 'length') && form.trust === 'V';
  return { form, fit, countFits, points: (misfit ? TRUSTED_MISFIT : FIT_POINTS[fit]) + (countFits ? COUNT_POINT : 0) };
}

/** A phrase agrees with a service that issues one. */
function phraseForm(service: Service): FittedForm {
  const form = service.forms.find((each) => each.kind === 'recovery-phrase') ?? null;
  return form === null
    ? { form, fit: 'unknown', countFits: false, points: FIT_POINTS.no }
    : { form, fit: 'exact', countFits: true, points: FIT_POINTS.exact };
}

/** The form of a service that codes agree with best; `divide` cuts the cells of the block as a form would. */
export function bestForm(service: Service, divide: (form: CodeForm) => readonly string[]): FittedForm {
  const forms = service.forms
    .filter((form) => form.kind !== 'recovery-phrase')
    .map((form) => fitted(form, divide(form)));
  return forms.reduce<FittedForm>((best, each) => (each.points > best.points ? each : best), {
    form: forms[0]?.form ?? null,
    fit: forms[0]?.fit ?? 'unknown',
    countFits: forms[0]?.countFits ?? false,
    points: forms[0]?.points ?? 0,
  });
}

function mostLikely(tally: Tally, fitting: (service: Service) => FittedForm): Recognition | null {
  let best: { score: number; recognition: Recognition } | null = null;
  for (const [service, { points, length, inText }] of tally.byService) {
    const { form, fit, countFits, points: agreement } = fitting(service);
    const score = points + agreement + length / 100;
    if (score < ENOUGH || (best !== null && score <= best.score)) continue;
    best = { score, recognition: { service, form, fit, countFits, namedIn: inText ? 'text' : 'outside' } };
  }
  return best?.recognition ?? null;
}

/** Names the service of a phrase, or gives null. */
export const recognisePhrase = (scope: Scope, outside: Outside): Recognition | null =>
  mostLikely(tallyOf(scope, outside, null), phraseForm);

/**
 * Names the service of a block, or gives null.
 *
 * @param outer a service that an earlier heading of the text names, and no later one takes back
 * @param divide the block's cells, cut into codes as a form groups them
 */
export function recognise(
  scope: Scope,
  outside: Outside,
  outer: Service | null,
  divide: (form: CodeForm) => readonly string[],
): Recognition | null {
  return mostLikely(tallyOf(scope, outside, outer), (service) => bestForm(service, divide));
}
