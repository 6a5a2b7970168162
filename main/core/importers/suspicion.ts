/** Lists of alike numbers that are no codes: cards, bank accounts, articles, dates, phone numbers, serials, hashes. */
import { compact, groupLengths, isDigitsOnly, isHex, isLettersOnly } from './shape.ts';

function luhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** EAN-8, UPC, EAN-13, ISBN-13, GTIN-14: weights 3 and 1 from the right. */
function articleNumber(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) sum += Number(digits[digits.length - 1 - at]) * (at % 2 === 1 ? 3 : 1);
  return sum % 10 === 0;
}

function iban(code: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(code)) return false;
  let rest = 0;
  for (const sign of code.slice(4) + code.slice(0, 4)) {
    for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

function calendarDay(digits: string): boolean {
  const tests = [
    /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/,
    /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d$/,
  ];
  return tests.some((test) => test.test(digits)) || /^(?:(?:19|20)\d\d){2}$/.test(digits);
}

/** From ten to half past eleven: `1000-1130`, in steps of five minutes. */
const HOURS = /^(?:(?:[01]\d|2[0-3])[0-5][05]){2}$/;

/** True for local phone numbers, all with a nought in front, and for hours of a timetable. */
export function looksLikePhonesOrHours(codes: readonly string[]): boolean {
  const digits = codes.map((code) => compact(code));
  return digits.every((code) => /^0\d+$/.test(code)) || digits.every((code) => HOURS.test(code));
}

/** Lengths that nothing but a digest has; 32 and 64 are codes at some services. */
const DIGEST_LENGTHS = new Set([40, 56, 96, 128]);
/** Signs that a list of serials, ids or local phone numbers has in common at the front. */
const SHARED_SIGNS = 3;

function sharedStart(codes: readonly string[]): number {
  const [first = ''] = codes;
  let length = 0;
  while (length < first.length && codes.every((code) => code[length] === first[length])) length += 1;
  return length;
}

function sharedEnd(codes: readonly string[]): number {
  return sharedStart(codes.map((code) => [...code].reverse().join('')));
}

/** Five in order happen once in 120 lists, seven once in 5,040; fewer than that must also begin alike. */
function rising(codes: readonly string[]): boolean {
  const enough = codes.length >= 7 || (codes.length >= 5 && sharedStart(codes) > 0);
  return enough && codes.every((code, index) => index === 0 || code > (codes[index - 1] ?? ''));
}

/** True where every compact code passes the check of some register, which chance does not do three times over. */
export function passesRegister(codes: readonly string[]): boolean {
  const digits = codes.every((code) => /^\d+$/.test(code));
  const length = codes[0]?.length ?? 0;
  if (codes.length < 2) return false;
  if (codes.every(iban)) return true;
  if (digits && length >= 13 && length <= 19 && codes.every(luhn)) return true;
  if (digits && [8, 12, 13, 14].includes(length) && codes.length >= 4 && codes.every(articleNumber)) return true;
  return digits && length === 8 && codes.every(calendarDay);
}

/** True where most of a list is letters alone: words, unless the service is known for such codes. */
export function looksLikeWords(codes: readonly string[]): boolean {
  return codes.filter(isLettersOnly).length * 2 > codes.length;
}

/** Five groups of five, as keys of programs and gift cards are written. */
export function isLicenceShaped(code: string): boolean {
  const groups = groupLengths(code);
  return groups.length === 5 && groups.every((length) => length === 5);
}

/**
 * True where a list of alike strings is more likely something else than recovery codes. Asked only where the words
 * around the list do not settle it.
 */
export function looksLikeOtherList(shown: readonly string[]): boolean {
  const codes = shown.map((code) => compact(code));
  const [first = ''] = shown;
  if (passesRegister(codes) || codes.every((code) => code.startsWith('0x'))) return true;
  if (sharedStart(codes) >= SHARED_SIGNS || sharedEnd(codes) >= SHARED_SIGNS + 1 || rising(codes)) return true;
  if (codes.length >= 4 && codes.every((code) => code.startsWith('0')) && codes.every((code) => /^\d+$/.test(code)))
    return true;
  if (codes.every((code) => isHex(code) && !isDigitsOnly(code)) && DIGEST_LENGTHS.has(compact(first).length))
    return true;
  return isLicenceShaped(first);
}
