/** Reads one item of a list or one cell of a table: a code with its number and marks, or only one of these. */

import { findDate } from './dates.ts';
import { takeBareNumber, takeHead } from './list-heads.ts';
import { saysSpent, speaksOfState } from './marks.ts';
import { groupsPerCode } from './reading.ts';
import { namesService, servicesNamed } from './service-words.ts';
import { isCodeCharacters, isCodeShaped, isDigitsOnly, isLettersOnly, signature } from './shape.ts';
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

/** A cell of a table: `"3969 4034"`, or `""`. */
const QUOTED = /^"([^"]*)"$/;
/** Quotes, brackets and punctuation round a code. */
export const WRAPPING = /^["'“”„«‚‘<([{]+|["'“”«»’,;.)\]}>]+$/gu;
/** A code with a remark begins the line; nothing longer than this is tried. */
const LONGEST_BEFORE_REMARK = 160;
/** A cell of a table that says used, and when. */
const LONGEST_STATE = 60;
/** What an item of a list turns out to be. */
export type Item =
  | { readonly kind: 'codes'; readonly cells: Cell[]; readonly strays: string[]; readonly remark: string }
  | { readonly kind: 'head'; readonly number: number | null; readonly used: boolean }
  | { readonly kind: 'state'; readonly used: boolean; readonly affirmed: boolean }
  | { readonly kind: 'stray'; readonly text: string };

/** No service makes codes of these: `N26の回復コード` is a heading. */
const EAST_ASIAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
/** Stands before a word about a state: `already used`. */
const BEFORE_STATE =
  /(?<= )(?:already|been|marked|just|since|bereits|schon|wurde|deja|ja|ya|gia|reeds|juz|redan|allerede|jo|uz|mar|уже)(?= )/u;

/** None of the words in a string of letters speaks of codes, names a service, or stands in every list. */
export function isWordless(text: string): boolean {
  const words = plainWords(text);
  const groups = words.trim().split(' ').length;
  // Of groups with dashes, `niet-davh` may be a code.
  const ofState = speaksOfState(text) || BEFORE_STATE.test(words);
  const says = !text.includes('-') && (ofState || standingOf(text).retired);
  return (
    !says && codeTalk(words) === 'none' && namingWords(words).length === groups && servicesNamed(words).length === 0
  );
}

/**
 * Letters alone are no code unless they stand in a block of codes: `cisoqixt` and `WYZF REWN` may, `Participants` and
 * `this that` may not.
 */
function couldBeCode(text: string): boolean {
  if (!isCodeShaped(text) || EAST_ASIAN.test(text)) return false;
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
  if (!text.includes('-') || !text.includes(' ')) {
    return couldBeCode(text) && !hasStateWord(text) ? { codes: [text], strays: [] } : null;
  }
  if (!isCodeCharacters(text) || hasStateWord(text)) return null;
  const pieces = text.split(' ');
  const codes = pieces.filter(isCodeShaped);
  const strays = pieces.filter((piece) => !isCodeShaped(piece));
  const enough = codes.length >= 2 && strays.length <= codes.length / 2 && codes.some((code) => !isLettersOnly(code));
  return enough && pieces.every((piece) => piece.includes('-') || strays.includes(piece)) ? { codes, strays } : null;
}

/** Begins a remark by itself: a bracket, a sign, a dash between blanks, an arrow. */
const REMARK_SIGN = /^(?:[([{<←✓✔✗✘☑☒✅❌❎✖#]|--?>?(?:[ \t]|$)|->|=>|\/\/)/u;
const REMARK_START = /[ \t]*(?:[([{<←✓✔✗✘☑☒✅❌❎✖#]|--?>?(?=[ \t])|->|=>|\/\/)|[ \t]+\S/gu;

/** `c2io` behind `1nql`: one more group of a code, not a word about its state. */
function isNextGroup(word: string, code: string): boolean {
  const [group = ''] = code.split(' ');
  if (word.length !== group.length || isDigitsOnly(code) || code.includes('-')) return false;
  return isCodeShaped(`${code} ${word}`) && (!isLettersOnly(word) || (code.includes(' ') && isWordless(word)));
}

/** True where a text behind a code is a remark: set apart by a sign, or a word about the code's state. */
function isRemark(beside: string, code: string): boolean {
  if (REMARK_SIGN.test(beside)) return true;
  const words = beside.split(/[ \t]/, 3);
  const [first = ''] = words;
  // What begins with the next code of the line is no remark about this one.
  if (holdsCode(first) || NEXT_GROUP.test(beside) || isNextGroup(first, code)) return false;
  if (code.includes('-') && words.some((word) => signature(word) === signature(code))) return false;
  return speaksOfState(words.join(' ')) || speaksOfState(first);
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
    if (before === '') continue;
    // Once two groups differ, or a sign of no code stands among them, no longer beginning of the line can be a code.
    if (before.includes(' ') && !before.includes('-') && !isCodeShaped(before)) break;
    if (!isCodeCharacters(before)) break;
    const left = cellTexts(before);
    if (left === null) continue;
    const remark = rest.slice(index);
    const ofState = !left.codes.every(isLettersOnly) || speaksOfState(remark);
    if (ofState && isRemark(remark.trim(), before)) return { ...left, remark };
  }
  return null;
}

/** A mark in brackets or a sign, with more behind one blank. */
const MARK_AMID = /^ ?(\([^()]{1,60}\)|\[[^[\]]{1,60}\]|[✓✔✗✘☑☒✅❌❎✖]|\p{L}+) (?=\S)/u;

/** `j1fz-wvtn (used) vcv8-2ca1`: codes with marks among them, in parts that end with a mark. */
function partsOf(found: CellCodes): CellCodes[] {
  const parts: CellCodes[] = [];
  let part = found;
  for (;;) {
    const amid = MARK_AMID.exec(part.remark);
    const [mark = '', shown = ''] = amid ?? [];
    const isMark = mark !== '' && (/^\P{L}/u.test(shown) || speaksOfState(shown));
    const next = isMark ? codesWithRemark(part.remark.slice(mark.length)) : null;
    if (next === null) return [...parts, part];
    parts.push({ ...part, remark: shown });
    part = next;
  }
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

const OF_ALL = /(?<= )(?:all|both|alle|beide|tous|todos|todas|tutti|tutte|wszystkie|все)(?= )/u;

/** Codes with the remark behind them: behind several on one line it speaks of the last. */
function marked(codes: readonly string[], remark: string): { text: string; used: boolean }[] {
  const spent = saysSpent(remark);
  const last = codes.at(-1) ?? '';
  if (!spent || OF_ALL.test(plainWords(remark))) return codes.map((text) => ({ text, used: spent }));
  const groups = last.split(' ');
  const at = groups.length - groupsPerCode(groups.length, groups[0]?.length ?? 0, isDigitsOnly(last));
  const before = [...codes.slice(0, -1), ...(at > 0 ? [groups.slice(0, at).join(' ')] : [])];
  return [...before.map((text) => ({ text, used: false })), { text: groups.slice(at).join(' '), used: true }];
}

/** Answers in a column such as `used?`. */
const YES = /^(?:yes|y|ja|j|oui|s[ií]|sim|tak|true|да|\d{1,4}[-./]\d{1,2}[-./]\d{1,4})$/iu;
const NO = /^(?:no|n|nein|non|não|nee|nie|false|нет)$/iu;
const LONGEST_NAME = 12;
/** A year has four signs; half a code of digits may have them too, but comes with the other half. */
const SHORTEST_CODE_WORD = 5;
const NEXT_GROUP = /^\d{3,5}(?=[ \t]|$)/;
const HALVES = /(?<!\d)\d{3,5} \d{3,5}(?!\d)/;
const DATE_CELL = /^\d{1,4}[-./]\d{1,2}(?:[-./]\d{1,4})?$|^-+$|^$/;

/** `codes left: 5d4a9-33e61` is more than a state, and losing the code would be worse than losing the line. */
export function holdsCode(text: string): boolean {
  if (HALVES.test(text)) return true;
  return text.split(/[ \t]+/).some((word) => {
    const bare = word.replace(WRAPPING, '');
    const like = /\d/.test(bare) && bare.length >= SHORTEST_CODE_WORD && isCodeCharacters(bare);
    return like && !DATE_CELL.test(bare) && findDate(bare) === null;
  });
}

/** Reads one item, or null where it is none. */
export function readItem(source: string): Item | null {
  const plain = unstruck(source.trim().replace(QUOTED, '$1'));
  const head = takeHead(plain.text);
  const used = plain.struck || head.used;
  if (head.rest === '') return { kind: 'head', number: head.number, used };
  const plainly = codesWithRemark(head.rest);
  const front = plainly === null ? withoutStateInFront(head.rest) : null;
  const behindState = front === null ? null : codesWithRemark(front.text);
  // `no longer valid` is no code behind a state.
  const found = plainly ?? (behindState?.codes.every(isLettersOnly) === true ? null : behindState);
  if (found !== null) {
    const spent = used || front?.used === true;
    const parts = partsOf(found);
    const codes = parts.flatMap((part) =>
      spent ? part.codes.map((text) => ({ text, used: true })) : marked(part.codes, part.remark),
    );
    const cells = codes.map((code) => ({ ...code, number: head.number, bareNumber: false, affirmed: false }));
    const strays = parts.flatMap((part) => part.strays);
    return { kind: 'codes', cells, strays, remark: parts.at(-1)?.remark ?? '' };
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
    return { kind: 'codes', cells, strays: behind.strays, remark: behind.remark };
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
