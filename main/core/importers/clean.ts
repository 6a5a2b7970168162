/** Cleans one line of foreign text: one kind of dash, blank and digit, nothing invisible, struck signs as `~~struck~~`. */

/** Signs that change nothing visible: format and control signs, variation selectors, the grapheme joiner. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u034F|(?!\t)\p{Cc}/gu;
const DASH = /[\p{Pd}\u2212\u2043]/gu;
const BLANK = /\p{Zs}/gu;
const DIGIT = /(?![0-9])\p{Nd}/gu;
const STRUCK = /(?:(?!\p{M})\S(?:\u0335|\u0336|\u0337|\u0338)+)+/gu;
const STRIKE = /(?:\u0335|\u0336|\u0337|\u0338)+/gu;
/** A number in a ring or in brackets as one sign; NFKC would glue its digits to the code. */
const RINGED = /[\u2460-\u249B]/gu;

/** `3º` in front of an item; NFKC would make a letter of it. */
const ORDINAL = /(?<=^[^\p{L}\p{N}]{0,8}\d{1,3})[ºª°](?=[\s\u00A0])/u;

/** Colours and cursor moves of a terminal, behind their control sign. */
const TERMINAL = /(?<=(?!\t)\p{Cc})\[[0-9;]{0,12}[A-Za-z]/gu;

const NEEDS_CLEANING = /[^\t\x20-\x7E]/;

/** The value of any decimal digit. Unicode lays each script's ten digits out in a row, and no two rows touch. */
function digitValue(sign: string): string {
  const at = sign.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(at - value - 1))) value += 1;
  return String(value);
}

function ringedNumber(sign: string): string {
  return `${(((sign.codePointAt(0) ?? 0) - 0x2460) % 20) + 1}) `;
}

/** Marks what carries a combining stroke as struck, words apart by one sign as one. */
function markStruck(line: string): string {
  return line
    .replace(STRUCK, (run) => `~~${run.replace(STRIKE, '')}~~`)
    .replace(/~~([ -])~~/g, '$1')
    .replace(STRIKE, '');
}

/**
 * One line in the form that the rest of the importers read: NFKC, digits of all scripts as ASCII, every dash `-`, every
 * blank U+0020, invisible signs gone. Letters keep their case and are never repaired.
 */
export function cleanLine(line: string): string {
  if (!NEEDS_CLEANING.test(line)) return line;
  return markStruck(line.replace(TERMINAL, '').replace(INVISIBLE, ''))
    .replace(RINGED, ringedNumber)
    .replace(ORDINAL, '.')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(DIGIT, digitValue)
    .replace(DASH, '-')
    .replace(BLANK, ' ');
}

const LONGEST_TYPED = 200;

/**
 * A code as somebody typed it, in the form of codes that were read: see {@link cleanLine}. Null for nothing, for more than 200
 * signs, for more than one line, and for what has no letter and no digit.
 */
export function cleanTyped(text: string): string | null {
  if (text.length > 10 * LONGEST_TYPED || /[\n\r\f\v\u0085\u2028\u2029]/.test(text)) return null;
  const cleaned = cleanLine(text)
    .replace(/[ \t]+/g, ' ')
    .trim();
  return [...cleaned].length <= LONGEST_TYPED && /[\p{L}\p{N}]/u.test(cleaned) ? cleaned : null;
}

/** A line as the eye sees it: without the signs that show nothing, or change the order of the others. */
export function visibleLine(line: string): string {
  return line.replace(INVISIBLE, '');
}

/**
 * Lines of a text, whatever ends them: CRLF, LF, CR, form feed, a Unicode line or paragraph separator, or the tag of a page
 * that does, with the line end behind it.
 */
export function* linesOf(text: string): Generator<string> {
  const end = /\r\n|[\n\r\f\v\u0085\u2028\u2029]|<(?:br ?\/?|\/(?:li|p|div|tr|h[1-6]|ul|ol))>(?:\r\n|[\n\r])?/gi;
  let start = 0;
  for (let found = end.exec(text); found !== null; found = end.exec(text)) {
    yield text.slice(start, found.index);
    start = end.lastIndex;
  }
  yield text.slice(start);
}
