/** Reads one cleaned line of a list: codes with their numbers and used marks, in one or several columns, or no code line. */

import { type Cell, holdsCode, type Item, isWordless, readItem, WRAPPING } from './code-cell.ts';
import { headingTalk } from './field-words.ts';
import { takeHead } from './list-heads.ts';
import { saysSpent } from './marks.ts';
import { formLength } from './recognise.ts';
import { namesService, servicesNamed } from './service-words.ts';
import { isDigitsOnly, isLettersOnly, letterCase, signature } from './shape.ts';
import { inAlphabet } from './signs.ts';
import { codeTalk, plainWords } from './words.ts';

export interface CodeLine {
  readonly cells: readonly Cell[];
  /** What stands before the codes on the same line: `Your new recovery code is:`. */
  readonly lead: string | null;
  /** Several cells a line, apart by tabs or wide blanks: whether to read across or down cannot be seen. */
  readonly inColumns: boolean;
  /** Pieces of the line that are too short or uneven to be codes; a code cut off, for instance. */
  readonly strays: readonly string[];
}

const EMPHASIS = /\*\*|__|`/g;
const STRIKE_TAGS = /<\/?(?:del|s|strike)>/gi;
const SEPARATOR = /\t|[|;]|,| \/ /gu;
const BEFORE_NUMBER = /[ \t](?=[([]?\d{1,3}[.):\]][ \t]|[☐☑☒⬜□][ \t]|\[[ xX]?\] )/gu;
const LEAD = /^(.{2,160}?(?:[:=]|\b(?:is|are|ist|sind|lautet|lauten|est|sont|es|son|sono|zijn|to)(?= )))[ \t]*(.+)$/u;
/** `bitwarden recovery code CCP1-TRUZ-…` */
const LEAD_WITHOUT_SIGN = /^(.{2,160}? (?:codes?|keys?|tokens?))[ \t]+(.+)$/iu;
/** Codes of letters alone are rare; in longer lines they are prose. */
const LONGEST_WITHOUT_DIGIT = 60;
/** A key of letters alone, such as Stripe's. */
const LETTERS_IN_FOURS = /[A-Za-z]{4}(?:-[A-Za-z]{4}){3}/;
/** Runs of blanks and every tab mean a column; one blank is none. */
const COLUMN_BREAK = /\t[ \t]*| [ \t]+/g;

/** A line without emphasis, its runs of blanks as single tabs. */
export function tidy(line: string): string {
  const tagless = line.includes('<') ? line.replace(STRIKE_TAGS, '~~') : line;
  return tagless.replace(EMPHASIS, '').replace(COLUMN_BREAK, '\t').trim();
}

/** Letters alone are a code behind a lead only in groups: `dery-smeg-fkjn`. */
const LETTER_KEY = /^\p{L}+(?:-\p{L}+){2,}$/u;
const LETTER_GROUPS = /(?<![A-Za-z0-9])[A-Za-z]{3,}(?:[ -][A-Za-z]{3,})+(?![A-Za-z0-9])/;
/** Splits at separators, but not inside brackets. */
function split(line: string, separator: RegExp): string[] {
  const hidden = line.replace(/\([^()]*\)/g, (part) => part.replace(/[,;|\t]/g, ' '));
  return hidden.split(separator).map((part) => part.trim());
}

/** Puts heads before and states behind the codes that they belong to. */
function assemble(items: readonly Item[]): { cells: Cell[]; strays: string[] } | null {
  const cells: Cell[] = [];
  const strays: string[] = [];
  let waiting: Item & { kind: 'head' } = { kind: 'head', number: null, used: false };
  for (const item of items) {
    if (item.kind === 'head') waiting = { ...item, used: item.used || waiting.used };
    else if (item.kind === 'stray') strays.push(item.text);
    else if (item.kind === 'state') {
      const last = cells.pop();
      if (last !== undefined) {
        cells.push({ ...last, used: last.used || item.used, affirmed: last.affirmed || item.affirmed });
      } else waiting = { ...waiting, used: waiting.used || item.used };
    } else {
      const { number, used } = waiting;
      cells.push(...item.cells.map((cell) => ({ ...cell, number: cell.number ?? number, used: cell.used || used })));
      strays.push(...item.strays);
      waiting = { kind: 'head', number: null, used: false };
    }
  }
  return cells.length > 0 && strays.length <= cells.length ? { cells, strays } : null;
}

function readColumns(line: string, separator: RegExp): CodeLine | null {
  if (line.search(separator) < 0) return null;
  const items: Item[] = [];
  for (const part of split(line, separator)) {
    if (part === '') continue;
    const item = readItem(part);
    if (item === null) return null;
    items.push(item);
  }
  const found = assemble(items);
  return found === null ? null : { ...found, lead: null, inColumns: found.cells.length > 1 && !/[,;|]/.test(line) };
}

/** Of one make, so that letters alone among them are no words. */
function areAlike(cells: readonly Cell[]): boolean {
  const [first] = cells.filter(({ text }) => !isLettersOnly(text)).map(({ text }) => text);
  if (first !== undefined && isDigitsOnly(first)) return false;
  if (first === undefined && !cells.every(({ used, text }) => used || text.includes('-'))) return false;
  const make = first ?? cells[0]?.text ?? '';
  const alike = ({ text }: Cell): boolean => letterCase(text) === letterCase(make) || !isLettersOnly(text);
  return cells.every((cell) => signature(cell.text) === signature(make) && alike(cell));
}

function readCells(line: string): CodeLine | null {
  const item = readItem(line);
  const codes = item?.kind === 'codes' ? item : null;
  const amid = codes !== null && !holdsCode(codes.remark);
  // `1. 6400 0485 (used)   6. 3158 3917`: what follows a mark may be the next column.
  if (!amid || /[\t|]/.test(codes.remark)) {
    const inside = line.replace(/^\[(?=.*[,"'])|\]$/g, '').trim();
    const columns = readColumns(inside, SEPARATOR) ?? readColumns(inside, BEFORE_NUMBER);
    const more = columns !== null && columns.cells.length > (codes?.cells.length ?? 0);
    if (codes === null || (more && (!amid || areAlike(columns.cells)))) return columns;
  }
  return { cells: codes.cells, strays: codes.strays, lead: null, inColumns: false };
}

/** Words that end an enumeration before its last code. */
const LAST_OF_MANY = /,? (?:and|und|et|y|e|en|i|och|og|и) (?=\S*\d)/giu;
/** A sentence ends, and no abbreviation: a blank or nothing follows. */
const SENTENCE_END = /[.!;](?= |\t|$)/;

/** Codes given out in a sentence: `1234 5678, 2345 6789 and 3456 7890. Keep them safe.` One number alone is none. */
function readSentence(rest: string): CodeLine | null {
  const [sentence = ''] = rest.split(SENTENCE_END, 1);
  const found = readCells(sentence.replace(LAST_OF_MANY, ', '));
  const [only, ...others] = found?.cells ?? [];
  return only !== undefined && others.length === 0 && isDigitsOnly(only.text) ? null : found;
}

/** `Snapchat username: samsnap12345` */
const NOT_OF_CODES =
  / (?:user|username|user name|login|log in|handle|nick|nickname|account|e ?mail|mail|password|passwort|pass|pin|phone|url|id|benutzername|utilisateur|usuario) $/;

/** Reads a tidied line as codes; null where anything on it is no part of a list of codes. */
export function readCodeLine(line: string): CodeLine | null {
  if (line.length > LONGEST_WITHOUT_DIGIT && !/\d/.test(line) && !LETTERS_IN_FOURS.test(line)) return null;
  const plain = readCells(line);
  if (plain !== null) return plain.cells[0]?.number === null ? plain : { ...plain, lead: labelOf(line) };
  return readLed(line, LEAD) ?? readLed(line, LEAD_WITHOUT_SIGN);
}

/** `GitHub code 1: 5d4a9-33e61`: the words in front of the number, where they name a service. */
function labelOf(line: string): string | null {
  const label = /^\P{N}{3,60}(?=\d)/u.exec(line)?.[0] ?? null;
  return label !== null && namesService(plainWords(label)) ? label : null;
}

/** Letters alone behind a lead are a word, but for keys in groups and capitals of the make that the named service has. */
function isWord(text: string, lead: string): boolean {
  if (!isLettersOnly(text) || LETTER_KEY.test(text)) return false;
  const keys = servicesNamed(lead).flatMap(({ service }) =>
    service.forms.filter(({ kind }) => kind === 'recovery-key'),
  );
  return letterCase(text) !== 'u' || !keys.some((form) => formLength(form) === text.length && inAlphabet(text, form));
}

/** Behind a lead, letters alone are a code only with dashes or as capitals. */
const MAY_HOLD_CODE = /[\p{Nd}-]|\p{Lu}{3}/u;

function readLed(line: string, pattern: RegExp): CodeLine | null {
  const led = pattern.exec(line);
  if (led === null) return null;
  const [, lead = '', rest = ''] = led;
  if (!MAY_HOLD_CODE.test(rest)) return null;
  const words = plainWords(lead);
  const talk = pattern === LEAD ? headingTalk(words) : codeTalk(words);
  if (NOT_OF_CODES.test(words) || (pattern === LEAD_WITHOUT_SIGN && talk !== 'strong')) return null;
  const fits = talk === 'strong' || talk === 'weak' || / keys? $/.test(words) || namesService(words);
  const behind = fits ? (readCells(rest) ?? (talk === 'strong' ? readSentence(rest) : null)) : null;
  const word = behind?.cells.every((cell) => isWord(cell.text, words)) ?? true;
  return behind === null || word ? null : { ...behind, lead };
}

/** Letters alone of the make of a code before them: words anywhere else. */
function lettersLike(text: string, like: string): string[] | null {
  const dashed = text.includes('-');
  const inCase =
    letterCase(text) === letterCase(like) && (dashed || letterCase(text) === 'l' || /[a-z][A-Z]/.test(text));
  // Nobody writes `niet-davh xvhv-mugf` for the words; `this that` is another matter.
  const codes = dashed ? text.split(/[ \t]+/) : [text];
  const alike = codes.every((code) => signature(code) === signature(like));
  return inCase && alike && isLettersOnly(text) && (dashed || isWordless(text)) ? codes : null;
}

/** `3. wyzf rewn (used)`: such a code with its head and its mark. */
function letterItem(part: string, like: string): Item | null {
  const { rest, number, used } = takeHead(part);
  const struck = rest.includes('~~');
  const plain = rest.replace(/~~/g, '').replace(WRAPPING, '').trim();
  const groups = plain.split(/[ \t]/);
  const length = like.split(' ').length;
  const behind = groups.slice(length).join(' ');
  const whole = lettersLike(plain, like);
  const codes = whole ?? (saysSpent(behind) ? lettersLike(groups.slice(0, length).join(' '), like) : null);
  if (codes === null) return null;
  const spent = used || struck || whole === null;
  const cells = codes.map((text) => ({ text, number, bareNumber: false, used: spent, affirmed: false }));
  return { kind: 'codes', cells, strays: [], remark: '' };
}

const ONLY_LETTER_GROUPS = /^\W{0,8}(?:\d{1,3}\W{1,3})?[a-z]{3,6}(?: [a-z]{3,6})+(?!p{L})/;

/** True where a line may be such a code: its groups are of one length. */
export function isLetterGroups(line: string): boolean {
  if (!ONLY_LETTER_GROUPS.test(line)) return false;
  const [first = '', second = ''] = takeHead(line).rest.replace(/~~/g, '').split(' ');
  return first.length === second.length;
}

/** The last group of a key over several lines, `8YFCR` under `LHRUP NZA2E`. */
export function readPieceLike(line: string, like: string | null): CodeLine | null {
  const [group = ''] = like?.split(/[ -]/) ?? [];
  if (like === null || group === like || line.length !== group.length || letterCase(like) === 'd') return null;
  if (!/^[A-Za-z0-9]+$/.test(line) || (letterCase(line) !== 'd' && letterCase(line) !== letterCase(like))) return null;
  if (isLettersOnly(line) && !isWordless(line)) return null;
  const cells = [{ text: line, number: null, bareNumber: false, used: false, affirmed: false }];
  return { cells, strays: [], lead: null, inColumns: false };
}

/** Groups of letters alone, `wyzf rewn`: words anywhere else, but a code under a code of the same make. */
export function readLettersLike(line: string, like: string | null): CodeLine | null {
  if (like === null || !LETTER_GROUPS.test(line)) return null;
  const items: Item[] = [];
  for (const part of line.split(/[\t|]/).map((each) => each.trim())) {
    if (part === '') continue;
    const item = letterItem(part, like) ?? readItem(part);
    if (item === null) return null;
    items.push(item);
  }
  const found = assemble(items);
  return found === null ? null : { ...found, lead: null, inColumns: found.cells.length > 1 && line.includes('\t') };
}
