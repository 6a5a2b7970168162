/** Words of a proof: which characters of a paper are asked for, and what came of it. */
import { count, date, list, number, time } from './intl.ts';
import { accountName } from './print.ts';
import { spelled } from './spelled.ts';

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinal = (of: number): string => `${number(of)}${endings[ordinals.select(of)] ?? 'th'}`;

type Unit = 'sign' | 'word';
const noun = (unit: Unit, of: number): string => {
  if (unit === 'word') return of === 1 ? 'word' : 'words';
  return of === 1 ? 'character' : 'characters';
};

/** `six characters`, `two words`, `four characters and one word`. */
const asked = (signs: number, written: number): string =>
  list([
    ...(signs > 0 ? [`${spelled(signs)} ${noun('sign', signs)}`] : []),
    ...(written > 0 ? [`${spelled(written)} ${noun('word', written)}`] : []),
  ]);

const codesInWords = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? 'Code' : 'Codes'} ${list(numbers.map(number))}`;

export const proveWords = {
  back: 'Back',
  loading: 'Opening the codes of this sheet',
  title: 'Prove',
  intro: (place: string | null, signs: number, written: number) =>
    place === null
      ? `Take the sheet and fill in ${asked(signs, written)} from it.`
      : `Take the sheet from its place, ${place}, and fill in ${asked(signs, written)} from it.`,

  code: (of: number) => `Code ${number(of)}`,
  which: (positions: readonly number[]) => list(positions.map(ordinal)),
  account: accountName,
  group: (code: number, unit: Unit, positions: readonly number[]) =>
    `Code ${number(code)}, ${noun(unit, positions.length)} ${list(positions.map(number))}`,
  box: (unit: Unit, position: number) => `${unit === 'word' ? 'Word' : 'Character'} ${number(position)}`,

  check: 'Check',
  checking: 'Checking',
  cannotRead: 'I cannot read it',
  missing: (code: number, unit: Unit, position: number) =>
    `${unit === 'word' ? 'Word' : 'Character'} ${number(position)} of code ${number(code)} is missing.`,
  mismatch: (numbers: readonly number[]) =>
    `${codesInWords(numbers)} ${numbers.length === 1 ? 'does' : 'do'} not match`,
  mismatchText:
    'Look at the paper again. A zero has a dot. If it still does not match, print the sheet anew: this one would fail you.',
  saidMismatch: (mismatch: string) => `${mismatch}. Look at the paper again.`,
  keeps: 'A proof keeps the date and the way. It fades after 12 months.',

  unreadableTitle: 'Then this paper does not count',
  unreadableText: 'It stays unproven. Print the sheet anew, prove the new one, and destroy this one after that.',
  printAnew: 'Print it anew',
  tryAgain: 'Try again',

  trouble: 'This copy cannot be proven now',
  outOfTries: 'It did not match too many times',
  askAnew: 'Ask for other characters',
  toSheets: 'Back to the sheets',

  isProven: 'is proven',
  provenAbout: (at: string, signs: number, written: number) =>
    `${date(at)}, ${asked(signs, written)} typed from the paper.`,
  counts: 'This paper counts',
  countsText: (codes: number, until: string) =>
    `${count(codes, 'code', 'codes')} on one proven copy. The next proof is due by ${date(until)}.`,
  destroy: (copy: string) => `Now destroy ${copy}`,
  destroyText: (place: string | null) =>
    place === null
      ? 'Nobody said where it lies. The sheet just proven replaces it.'
      : `It lies in: ${place}. The sheet just proven replaces it.`,
  destroyed: 'It is destroyed',
  saidProven: (copy: string) => `${copy} proven`,
  done: 'Done',

  miniLabel: (codes: readonly string[]) => `Where they stand on the sheet, from the top: ${list(codes)}`,
  aboutSheet: 'The sheet',
  failure: (title: string, text: string, next: string) => `${title}. ${text} ${next}`,
  codesOn: number,
  for: 'For',
  codes: 'Codes',
  printed: 'Printed',
  place: 'Place',
  state: 'State',
  unproven: 'Unproven',
  proven: 'Proven',
  printedAt: (at: string, isToday: boolean) => (isToday ? `Today, ${time(at)}` : date(at)),
} as const;
