/** Reads one cleaned line of a list: codes with their numbers and used marks, in one or several columns, or no code line. */

import { findDate } from './dates.ts';
import { takeBareNumber, takeHead } from './list-heads.ts';
import { saysSpent, speaksOfState } from './marks.ts';
import { namesService, servicesNamed } from './service-words.ts';
import { isCodeCharacters, isCodeShaped, isLettersOnly, letterCase, signature } from './shape.ts';
import { standingOf } from './standing.ts';
import { codeTalk, namingWords, plainWords } from './words.ts';

/** One cell of a line: a code, or several of one make with single blanks between (`1234 5678 9012 3456`). */
export interface Cell {
  readonly text: string;
  readonly number: number | null;
  /** The number has only a blank behind it, so the whole list must show that it is one. */
  readonly bareNumber: boolean;
  readonly used: boolean;
  /** A date or a yes in the next column: used, where the head of the table says so. */
  readonly affirmed: boolean;
}

export interface CodeLine {
  readonly cells: readonly Cell[];
  /** What stands before the codes on the same line: `Your new recovery code is:`. */
  readonly lead: string | null;
  /** Several cells a line, apart by tabs or wide blanks: whether to read across or down cannot be seen. */
  readonly inColumns: boolean;
  /** Pieces of the line that are too short or uneven to be codes; a code cut off, for instance. */
  readonly strays: readonly string[];
}

const WRAPPING = /^["'“”„«‚‘<([{]+|["'“”«»’,;.)\]}>]+$/gu;
const EMPHASIS = /\*\*|__|`/g;
const STRIKE_TAGS = /<\/?(?:del|s|strike)>/gi;
const SEPARATOR = /\t|[|;]|,| \/ /;
const BEFORE_NUMBER = /[ \t](?=[([]?\d{1,3}[.):\]][ \t]|[☐☑☒⬜□][ \t]|\[[ xX]?\] )/u;
const LEAD = /^(.{2,160}?(?:[:=]|\b(?:is|are|ist|sind|lautet|lauten|est|sont|es|son|sono|zijn|to)(?= )))[ \t]*(.+)$/u;
/** A code with a remark begins the line; nothing longer than this is tried. */
const LONGEST_BEFORE_REMARK = 160;
/** A cell of a table that says used, and when. */
const LONGEST_STATE = 60;
/** Codes of letters alone are rare; in longer lines they are prose. */
const LONGEST_WITHOUT_DIGIT = 60;
/** One blank or one column break: runs of blanks and every tab mean a column. */
const oneBlank = (run: string): string => (run === ' ' ? ' ' : '\t');

/** A line without emphasis, its runs of blanks as single tabs. */
export function tidy(line: string): string {
  return line
    .replace(EMPHASIS, '')
    .replace(STRIKE_TAGS, '~~')
    .replace(/[ \t]+/g, oneBlank)
    .trim();
}

type Item =
  | { readonly kind: 'codes'; readonly cells: Cell[]; readonly strays: string[] }
  | { readonly kind: 'head'; readonly number: number | null; readonly used: boolean }
  | { readonly kind: 'state'; readonly used: boolean; readonly affirmed: boolean }
  | { readonly kind: 'stray'; readonly text: string };

/** None of the words in a string of letters speaks of codes, names a service, or stands in every list. */
function isWordless(text: string): boolean {
  const words = plainWords(text);
  const groups = words.trim().split(' ').length;
  const says = speaksOfState(text) || standingOf(text).retired;
  return (
    !says && codeTalk(words) === 'none' && namingWords(words).length === groups && servicesNamed(words).length === 0
  );
}

/**
 * Letters alone are no code unless they stand in a block of codes: `cisoqixt` and `WYZF REWN` may, `Participants` and
 * `this that` may not.
 */
function couldBeCode(text: string): boolean {
  if (!isCodeShaped(text)) return false;
  // `1Password` and `Auth0` head a list.
  if (!isLettersOnly(text)) return text.length > LONGEST_NAME || !namesService(plainWords(text));
  if (!/^[A-Za-z -]+$/.test(text) || /^[A-Z][a-z]+$/.test(text)) return false;
  return (!text.includes(' ') || /^[A-Z]{4,}(?: [A-Z]{4,})+$/.test(text)) && isWordless(text);
}

/** `USED 2318 4416` and `2163 3423 used` have the make of a code of three groups. */
const hasStateWord = (text: string): boolean =>
  text.includes(' ') && text.split(' ').some((group) => isLettersOnly(group) && speaksOfState(group));

/** Codes of one cell: pieces with dashes of their own are codes each, all others stay together for the set to divide. */
function cellTexts(text: string): { codes: string[]; strays: string[] } | null {
  if (hasStateWord(text)) return null;
  if (!text.includes('-') || !text.includes(' ')) return couldBeCode(text) ? { codes: [text], strays: [] } : null;
  if (!isCodeCharacters(text)) return null;
  const pieces = text.split(' ');
  const codes = pieces.filter(isCodeShaped);
  const strays = pieces.filter((piece) => !isCodeShaped(piece));
  const enough = codes.length >= 2 && strays.length <= codes.length / 2 && codes.some((code) => !isLettersOnly(code));
  return enough && pieces.every((piece) => piece.includes('-') || strays.includes(piece)) ? { codes, strays } : null;
}

/** Begins a remark by itself: a bracket, a sign, a dash between blanks, an arrow. */
const REMARK_SIGN = /^(?:[([{<←✓✔✗✘☑☒✅❌❎✖#]|--?>?(?:[ \t]|$)|->|=>|\/\/)/u;
const REMARK_START = /[ \t]*(?:[([{<←✓✔✗✘☑☒✅❌❎✖#]|--?>?(?=[ \t])|->|=>|\/\/)|[ \t]+\S/gu;

/** True where a text behind a code is a remark: set apart by a sign, or a word about the code's state. */
function isRemark(beside: string): boolean {
  if (REMARK_SIGN.test(beside)) return true;
  const words = beside.split(/[ \t]/, 3);
  return speaksOfState(words.join(' ')) || speaksOfState(words[0] ?? '');
}

interface CellCodes {
  readonly codes: string[];
  readonly strays: string[];
  readonly remark: string;
}

function codesWithRemark(rest: string): CellCodes | null {
  const whole = cellTexts(rest.replace(WRAPPING, '').trim());
  if (whole !== null) return { ...whole, remark: '' };
  for (const { index } of rest.matchAll(REMARK_START)) {
    if (index > LONGEST_BEFORE_REMARK) break;
    const before = rest.slice(0, index).replace(WRAPPING, '').trim();
    // Once two groups differ, no longer beginning of the line can be a code.
    if (before.includes(' ') && !before.includes('-') && !isCodeShaped(before)) break;
    const left = cellTexts(before);
    if (left === null) continue;
    const remark = rest.slice(index);
    const ofState = !left.codes.every(isLettersOnly) || speaksOfState(remark);
    if (ofState && isRemark(remark.trim())) return { ...left, remark };
  }
  return null;
}

/** Takes the marks for struck text off and says whether there were any. */
function unstruck(text: string): { text: string; struck: boolean } {
  const plain = text.replace(/~~/g, '').replace(/^([-*+] |\d{1,3}[.)] )?~([^~]+)~$/, '$1$2');
  return { text: plain.trim(), struck: plain !== text };
}

/** `used: 5d4a9-33e61` or `(used) 5d4a9-33e61`. */
function withoutStateInFront(text: string): { text: string; used: boolean } | null {
  const found = /^[([]?(\p{L}+)[)\]]?[ \t]*[:-]?[ \t]+(?=\S)/u.exec(text);
  if (found === null || text.length > LONGEST_BEFORE_REMARK || !speaksOfState(found[1] ?? '')) return null;
  return { text: text.slice(found[0].length), used: saysSpent(found[1] ?? '') };
}

/** Letters alone are a code behind a lead only in groups: `dery-smeg-fkjn`. */
const LETTER_KEY = /^\p{L}+(?:-\p{L}+){2,}$/u;
/** Answers in a column such as `used?`. */
const YES = /^(?:yes|y|ja|j|oui|s[ií]|sim|tak|true|да|\d{1,4}[-./]\d{1,2}[-./]\d{1,4})$/iu;
const NO = /^(?:no|n|nein|non|não|nee|nie|false|нет)$/iu;
const LONGEST_NAME = 12;
const LETTER_GROUPS = /^\W{0,8}(?:\d{1,3}\W{1,3})?[A-Za-z]+(?: [A-Za-z]+)+\W*$/;
/** A year has four signs; half a code of digits may have them too, but comes with the other half. */
const SHORTEST_CODE_WORD = 5;
const HALVES = /(?<!\d)\d{3,5} \d{3,5}(?!\d)/;
const DATE_CELL = /^\d{1,4}[-./]\d{1,2}(?:[-./]\d{1,4})?$|^-+$|^$/;

/** `codes left: 5d4a9-33e61` is more than a state, and losing the code would be worse than losing the line. */
function holdsCode(text: string): boolean {
  if (HALVES.test(text)) return true;
  return text.split(/[ \t]+/).some((word) => {
    const bare = word.replace(WRAPPING, '');
    const like = /\d/.test(bare) && bare.length >= SHORTEST_CODE_WORD && isCodeCharacters(bare);
    return like && !DATE_CELL.test(bare) && findDate(bare) === null;
  });
}

function readItem(source: string): Item | null {
  const plain = unstruck(source.trim());
  const head = takeHead(plain.text);
  const used = plain.struck || head.used;
  if (head.rest === '') return { kind: 'head', number: head.number, used };
  const plainly = codesWithRemark(head.rest);
  const front = plainly === null ? withoutStateInFront(head.rest) : null;
  const behindState = front === null ? null : codesWithRemark(front.text);
  // `no longer valid` is no code behind a state.
  const found = plainly ?? (behindState?.codes.every(isLettersOnly) === true ? null : behindState);
  if (found !== null) {
    const spent = used || front?.used === true || saysSpent(found.remark);
    const cells = found.codes.map((text) => ({
      text,
      number: head.number,
      bareNumber: false,
      used: spent,
      affirmed: false,
    }));
    return { kind: 'codes', cells, strays: found.strays };
  }
  const counted = head.number === null ? takeBareNumber(head.rest) : null;
  const behind = counted === null ? null : codesWithRemark(counted.rest);
  if (counted !== null && behind !== null && behind.codes.length === 1) {
    const spent = used || saysSpent(behind.remark);
    const cells = behind.codes.map((text) => ({
      text,
      number: counted.number,
      bareNumber: true,
      used: spent,
      affirmed: false,
    }));
    return { kind: 'codes', cells, strays: behind.strays };
  }
  if (/^\d{1,3}$/.test(head.rest) && head.number === null) return { kind: 'head', number: Number(head.rest), used };
  const bare = head.rest.replace(WRAPPING, '');
  if (YES.test(bare) || NO.test(bare)) return { kind: 'state', used: false, affirmed: YES.test(bare) };
  if (
    DATE_CELL.test(head.rest) ||
    (head.rest.length < LONGEST_STATE && speaksOfState(head.rest) && !holdsCode(head.rest))
  )
    return { kind: 'state', used: saysSpent(head.rest), affirmed: false };
  return isCodeCharacters(bare) && !isLettersOnly(bare) && bare.length < 24 ? { kind: 'stray', text: bare } : null;
}

/** Splits at separators, but not inside brackets. */
function split(line: string, separator: RegExp): string[] {
  const hidden = line.replace(/\([^()]*\)/g, (part) => part.replace(/[,;|\t]/g, ' '));
  return hidden.split(new RegExp(separator, 'gu')).map((part) => part.trim());
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
  if (!separator.test(line)) return null;
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

function readCells(line: string): CodeLine | null {
  const item = readItem(line);
  if (item?.kind === 'codes') return { cells: item.cells, strays: item.strays, lead: null, inColumns: false };
  const inside = line.replace(/^\[(?=.*[,"'])|\]$/g, '').trim();
  return readColumns(inside, SEPARATOR) ?? readColumns(inside, BEFORE_NUMBER);
}

/** `Snapchat username: samsnap12345` */
const NOT_OF_CODES =
  / (?:user|username|user name|login|log in|handle|nick|nickname|account|e ?mail|mail|password|passwort|pass|pin|phone|url|id|benutzername|utilisateur|usuario) $/;

/** Reads a tidied line as codes; null where anything on it is no part of a list of codes. */
export function readCodeLine(line: string): CodeLine | null {
  if (line.length > LONGEST_WITHOUT_DIGIT && !/\d/.test(line)) return null;
  const plain = readCells(line);
  if (plain !== null) return plain;
  const led = LEAD.exec(line);
  if (led === null) return null;
  const [, lead = '', rest = ''] = led;
  const words = plainWords(lead);
  const talk = codeTalk(words);
  if (NOT_OF_CODES.test(words)) return null;
  const fits = talk === 'strong' || talk === 'weak' || / keys? $/.test(words) || namesService(words);
  const behind = fits ? readCells(rest) : null;
  const word = behind?.cells.every((cell) => isLettersOnly(cell.text) && !LETTER_KEY.test(cell.text)) ?? true;
  return behind === null || word ? null : { ...behind, lead };
}

/** Groups of letters alone, `wyzf rewn`: words anywhere else, but a code under a code of the same make. */
export function readLettersLike(line: string, like: string | null): CodeLine | null {
  if (like === null || !LETTER_GROUPS.test(line)) return null;
  const { rest, number, used } = takeHead(line);
  const bare = rest.replace(WRAPPING, '');
  const inCase = letterCase(bare) === letterCase(like) && (letterCase(bare) === 'l' || /[a-z][A-Z]/.test(bare));
  if (!inCase || signature(bare) !== signature(like) || !isLettersOnly(bare) || !isWordless(bare)) return null;
  const cell = { text: bare, number, bareNumber: false, used, affirmed: false };
  return { cells: [cell], strays: [], lead: null, inColumns: false };
}
