/** Decides whether a run of alike strings is a set of recovery codes; section 4 and 5 of the import facts, as one rule. */
import { findOwner } from './account.ts';
import type { CodeForm, Service } from './catalogue-entry.ts';
import { findDate } from './dates.ts';
import type { HeaderLine } from './header-line.ts';
import type { Outside } from './outside.ts';
import { formLength, type Recognition } from './recognise.ts';
import type { Scope } from './scope.ts';
import { compact, groupLengths, isDigitsOnly, isHex, isLettersOnly } from './shape.ts';
import {
  isLicenceShaped,
  looksLikeOtherList,
  looksLikePhonesOrHours,
  looksLikeWords,
  passesRegister,
} from './suspicion.ts';
import { type CodeTalk, namingWords } from './words.ts';

/** All that speaks for or against a run. */
export interface RunCase {
  readonly codes: readonly string[];
  /** The cells that the codes were cut from: a card number is two codes of Google to the eye. */
  readonly cells: readonly string[];
  readonly numberedFrom: 0 | 1 | null;
  readonly recognition: Recognition | null;
  readonly scope: Scope;
  readonly outside: Outside;
  /** The codes are all that a field holds; how clearly the name of the field speaks of codes. */
  readonly field: CodeTalk;
  /** What the first line of the text says as its title. */
  readonly title: CodeTalk;
}

/** Fewer codes of six digits are one-time codes, years or prices. */
const FEWEST_SHORT = 5;
const SHORT_DIGITS = 6;
/** A single string shorter than this is no key unless the service is known for it. */
const SHORTEST_KEY = 10;
const LONG_KEY = 16;
/** A single code stands this close to the words that announce it. */
const NEAR_LINES = 3;
/** The longest list of a service whose count nobody knows. */
const MOST_UNCOUNTED = 16;
/** A list so long is recognised by its make alone, if the make is like no other. */
const TELLING_COUNT = 8;

/** Words for recovery codes in the lines above, outside, or, where nothing stands above, the lines below. */
function saysRecoveryCodes({ scope, outside, field, title }: RunCase): boolean {
  if (scope.talk === 'strong' || field === 'strong') return true;
  if (scope.talk === 'other-list') return false;
  if (outside.talk === 'strong' || title === 'strong') return true;
  return !scope.hasAbove && scope.below.slice(0, NEAR_LINES).some((line) => line.talk === 'strong');
}

const saysCodes = ({ scope, outside }: RunCase): boolean =>
  scope.talk === 'weak' || (scope.talk === 'none' && outside.talk === 'weak');

/** Without repeats: two strings in turn are opening hours, not codes. */
const distinct = (codes: readonly string[]): string[] => [...new Set(codes)];

/** Longer than the codes of nearly all services; npm's 64 hexadecimal signs are the exception. */
const LONGEST_UNNAMED = 32;
const isOverlong = (code: string): boolean => {
  const { length } = compact(code);
  return length > LONGEST_UNNAMED && !(length === 64 && isHex(code));
};

const isMixed = (code: string): boolean => /\d/.test(code) && /\p{L}/u.test(code);

/** True where a code is the beginning of what the service issues: a file cut off. */
function isCutOff(code: string, form: CodeForm): boolean {
  const length = form.groups?.reduce((sum, each) => sum + each, 0) ?? 0;
  const groups = groupLengths(code);
  const same = form.groups !== null && groups.every((each, index) => each === form.groups?.[index]);
  return compact(code).length < length && (groups.length === 1 ? form.trust !== 'M' : same);
}

/** Lines of one key that were not joined to one. */
function arePieces({ codes, recognition }: RunCase): boolean {
  const length = recognition?.form?.kind === 'recovery-key' ? formLength(recognition.form) : null;
  return length !== null && codes.length > 1 && codes.every((code) => compact(code).length * 2 <= length);
}

/** The first line above that says anything names the service; `Office 2019` between `Microsoft` and a key makes it another key. */
function isNamedBeside({ scope }: RunCase, service: Service): boolean {
  const nearest = scope.above.find((line) => !line.neutral && namingWords(line.words).length > 0);
  return nearest?.named.some((naming) => naming.service === service) ?? false;
}

function isNamedSingle(run: RunCase, code: string, { service, form, fit, namedIn }: Recognition): boolean {
  const strong = saysRecoveryCodes(run);
  const length = compact(code).length;
  if (form === null || isCutOff(code, form)) return false;
  if (form.kind === 'recovery-key') {
    // Gift cards and licences of the same house look no different.
    if (isLicenceShaped(code)) return strong;
    const spoken = strong || saysCodes(run) || (namedIn === 'text' && isNamedBeside(run, service));
    if (fit === 'exact' || (fit === 'length' && !isLettersOnly(code))) return spoken;
    return form.trust !== 'V' && strong && length >= 8 && (isMixed(code) || length >= LONG_KEY) && !isDigitsOnly(code);
  }
  if (fit === 'exact')
    return strong && length >= 8 && (form.trust === 'V' || form.count === 1 || run.scope.talk === 'strong');
  return form.trust !== 'V' && run.scope.talk === 'strong' && length >= SHORTEST_KEY && isMixed(code);
}

/** What a field named for codes holds is a code, unless it is a word or cut off. */
function isInField({ field, recognition }: RunCase, code: string): boolean {
  const form = recognition?.form ?? null;
  if (field !== 'strong' || (form !== null && isCutOff(code, form))) return false;
  return !isLettersOnly(code) || recognition?.fit === 'exact' || groupLengths(code).length > 2;
}

function isSingle(run: RunCase, code: string): boolean {
  if (run.scope.talk === 'other-list') return false;
  if (isInField(run, code)) return true;
  if (run.recognition !== null) return isNamedSingle(run, code, run.recognition);
  const length = compact(code).length;
  const near = run.scope.above.slice(0, NEAR_LINES).some((line) => line.talk === 'strong');
  if (isLettersOnly(code) && (length < LONG_KEY || groupLengths(code).length < 3)) return false;
  if (isDigitsOnly(code)) return near && length >= 20;
  if (near) return length >= SHORTEST_KEY && (isMixed(code) || length >= LONG_KEY);
  // A name in the file's name that the shape contradicts: most likely the file is cut off.
  const hasNoMake = run.outside.named.every(({ service }) => service.namesOnly);
  return hasNoMake && saysRecoveryCodes(run) && length >= LONG_KEY && isMixed(code);
}

/** Makes that hardly anything else has: GitHub's five and five, Proxmox's numbered from 0. */
function isTelling({ codes, numberedFrom, scope }: RunCase): boolean {
  if (scope.talk === 'other-list' || codes.length < TELLING_COUNT || looksLikeOtherList(codes)) return false;
  if (!codes.every(isHex) || codes.every(isDigitsOnly)) return false;
  const groups = groupLengths(codes[0] ?? '').join('-');
  return groups === '5-5' || (groups === '4-4-4-4' && numberedFrom === 0);
}

/** A login, a date, an address: `Account: samr`, `valid until 14 March 2026`. */
const isDetail = (line: HeaderLine): boolean =>
  line.neutral ||
  line.emails.length > 0 ||
  findOwner([line], false).account !== null ||
  /[:=] ?\S/.test(line.text) ||
  findDate(line.text) !== null;

/**
 * Codes under a line with nothing but the service's name and a login: `Figma:`, `--- duo, sam@example.com ---`. A word that
 * means other things too must head the list in form. They must be as many as the service issues and have its make, or look
 * random where nobody has written the make down.
 */
function isUnderBareName(run: RunCase, { service, form, fit, namedIn }: Recognition): boolean {
  const { codes, scope } = run;
  const isName = (line: HeaderLine) =>
    line.named.some((naming) => naming.service === service && (!naming.common || line.heading));
  const at = scope.above.findIndex(isName);
  const heading = scope.above[at];
  const fits = form !== null && form.kind === 'recovery-codes' && (form.groups === null || fit === 'exact');
  if (heading === undefined || !fits || namedIn !== 'text' || codes.length < FEWEST_SHORT) return false;
  const name = ` ${[...service.words, ...service.commonWords].join(' ')} `;
  const others = namingWords(heading.words).filter((word) => !name.includes(` ${word} `));
  const count = form.count === null ? codes.length <= MOST_UNCOUNTED : codes.length === form.count;
  const short = codes.every((code) => compact(code).length <= LONG_KEY);
  const random = fit === 'exact' || (short && codes.filter(isMixed).length * 2 > codes.length);
  return scope.above.slice(0, at).every(isDetail) && others.length === 0 && count && random;
}

/** A make that was read in a source and is another one needs more than the bare word `codes`. */
const isForeign = ({ recognition }: RunCase): boolean => recognition?.form?.trust === 'V' && recognition.fit === 'no';

function isNamedList(run: RunCase, recognition: Recognition): boolean {
  const { form, fit, countFits, namedIn } = recognition;
  const strong = saysRecoveryCodes(run);
  const spoken = saysCodes(run);
  const list = form !== null && form.kind === 'recovery-codes';
  if (run.codes.length === 2) return strong ? fit !== 'no' || form?.trust !== 'V' : list && fit === 'exact' && spoken;
  if (looksLikeOtherList(run.codes)) return false;
  // What is known from memory names no list by its shape alone; a full count besides does.
  const whole = countFits && (namedIn === 'text' || !run.scope.hasAbove);
  const like = list && fit === 'exact' && (form.trust === 'V' || whole) && run.scope.below[0]?.talk !== 'other-list';
  return like || (spoken && !isForeign(run)) || isUnderBareName(run, recognition);
}

/** Words for recovery codes right at the list settle the matter; in the file's name alone they do not. */
function isSettled({ scope, codes, recognition }: RunCase): boolean {
  if (scope.talk === 'strong') return recognition !== null || !looksLikePhonesOrHours(codes);
  return !looksLikeOtherList(codes);
}

/** True where a run of alike strings is taken for a set of recovery codes. */
export function isCodeSet(candidate: RunCase): boolean {
  const codes = distinct(candidate.codes);
  // A name of which nothing else is known names a list; it is no evidence that it is one.
  const recognition = candidate.recognition?.service.namesOnly === true ? null : candidate.recognition;
  const run = { ...candidate, codes, recognition };
  const [first] = codes;
  if (first === undefined) return false;
  const short = isDigitsOnly(first) && compact(first).length <= SHORT_DIGITS;
  if (short && codes.length < FEWEST_SHORT && run.field !== 'strong') return false;
  if (codes.length === 1) return isSingle(run, first);
  if (arePieces(run)) return false;
  if (run.scope.talk === 'other-list') return false;
  if (
    run.recognition?.fit !== 'exact' &&
    (codes.every(isLettersOnly) || (run.scope.talk !== 'strong' && looksLikeWords(codes)))
  )
    return false;
  if (run.scope.talk !== 'strong' && passesRegister(distinct(run.cells).map(compact))) return false;
  if (run.field === 'strong' && codes.every((code) => isInField(run, code))) return true;
  if (codes.length > 2 && saysRecoveryCodes(run) && isSettled(run)) return true;
  if (run.recognition !== null && isNamedList(run, run.recognition)) return true;
  if (codes.length > 2 && saysCodes(run) && !isForeign(run) && run.outside.talk !== 'other-list') {
    return !looksLikeOtherList(codes) && !isOverlong(first);
  }
  return isTelling(run);
}
