/** Words around a code in use: where to type it, how it is spelled, what came of it. The code itself is never in a sentence. */
import type { ErrorCode } from '../../preload/contract.ts';
import type { MarkedCode, ShownCode } from '../../preload/views/codes.ts';
import { count, list, number, time } from './intl.ts';

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const inWords = (value: number): string => small[value] ?? number(value);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const areLeft = (value: number): string => (value === 1 ? 'One is left.' : `${capital(inWords(value))} are left.`);

const letters: Readonly<Record<string, string>> = {
  a: 'alfa',
  b: 'bravo',
  c: 'charlie',
  d: 'delta',
  e: 'echo',
  f: 'foxtrot',
  g: 'golf',
  h: 'hotel',
  i: 'india',
  j: 'juliett',
  k: 'kilo',
  l: 'lima',
  m: 'mike',
  n: 'november',
  o: 'oscar',
  p: 'papa',
  q: 'quebec',
  r: 'romeo',
  s: 'sierra',
  t: 'tango',
  u: 'uniform',
  v: 'victor',
  w: 'whiskey',
  x: 'x-ray',
  y: 'yankee',
  z: 'zulu',
};
const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const marks: Readonly<Record<string, string>> = {
  '-': 'dash',
  _: 'underscore',
  '.': 'dot',
  ':': 'colon',
  '/': 'slash',
  '+': 'plus',
  '=': 'equals',
  '*': 'star',
  '#': 'hash',
  '!': 'exclamation mark',
  '?': 'question mark',
  '@': 'at',
  '&': 'and',
  '%': 'percent',
  $: 'dollar',
  ' ': 'blank',
};

/** The name of one sign; capitals are said when the code has both cases. */
export function nameOfSign(sign: string, saysCase: boolean): string {
  const digit = digits[Number(sign)];
  if (/^\d$/.test(sign) && digit !== undefined) return digit;
  const lower = sign.toLowerCase();
  const letter = letters[lower];
  if (letter === undefined) return marks[sign] ?? sign;
  return saysCase && sign !== lower ? `capital ${letter}` : letter;
}

/** Signs that are mistaken for others, with what tells them apart. */
export const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'zero, with a dot',
  O: 'letter, no dot',
  o: 'letter, no dot',
  '1': 'one',
  l: 'letter, small L',
  I: 'letter, capital I',
  '5': 'five',
  S: 'letter',
  '8': 'eight',
  B: 'letter',
};

const outcomes: Readonly<Record<MarkedCode['outcome'], string>> = {
  used: 'marked used',
  refused: 'marked refused',
  'not-tried': 'stays unused',
};

export const useCodeWords = {
  screen: 'Use a code',
  ofSet: (code: number, total: number) => `Code ${number(code)} of ${number(total)}`,
  isHidden: (code: number) => `Code ${number(code)} is hidden`,
  leave: 'Leave',
  opening: 'Opening the code. It is written into the log first.',
  title: (service: string) => `Type this where ${service} asks for a recovery code`,
  after: (left: number) =>
    left === 0
      ? 'Take your time. It is the last one.'
      : `Take your time. You have ${inWords(left)} more after this one.`,
  doubts: {
    used: 'This code is marked as used. It may not work again.',
    refused: 'The service refused this code before.',
    void: 'This code counts for nothing any more: its set was replaced.',
  } satisfies Record<NonNullable<ShownCode['doubt']>, string>,
  codeOnShow: (code: number) => `Code ${number(code)}, on the screen. Press S to have it spelled out.`,
  legend: {
    small: 'All letters are small letters',
    capital: 'All letters are capital letters',
    both: 'Small and capital letters are not the same here',
    gaps: 'The gaps are for the eye only',
  },
  typed: 'I have typed it',
  spell: 'Spell it out',
  whole: 'Show it whole',
  spellTitle: 'Read it out, one by one',
  hidesIn: (seconds: number) => `Hides in ${count(seconds, 'second', 'seconds')}`,
  moreTime: 'More time',
  hideNow: 'Hide now',
  moreTimeSaid: 'The time starts again',
  inTheLog: (at: string) => `Showing this is in the log, ${time(at)}`,
  notInTheLog: 'Showing this is not in the log yet; it is noted on this computer',
  eachInTheLog: 'Each showing is in the log',
  hiddenTitle: 'The code is hidden',
  hiddenByTime: 'Its time is over. Nothing changed.',
  hiddenByHand: 'Nothing changed.',
  showAgain: 'Show it again',
  copy: 'Copy',
  clearNow: 'Clear now',
  copied: (code: number, seconds: number) =>
    `Code ${number(code)} is on the clipboard for ${count(seconds, 'second', 'seconds')}`,
  onClipboard: (seconds: number) => `On the clipboard for ${count(seconds, 'second', 'seconds')}`,
  copiedAbout: 'Clipboard managers may keep it longer',
  cleared: 'The clipboard was cleared',
  question: (service: string) => `Did ${service} let you in?`,
  worked: 'Yes, it worked',
  workedAbout: (code: number, left: number) =>
    `Code ${number(code)} is marked used. ${count(left, 'code', 'codes')} left.`,
  refused: 'No, it was refused',
  refusedAbout: (code: number) => `Code ${number(code)} is marked refused, and the next one is offered.`,
  notUsed: 'I did not use it',
  notUsedAbout: (code: number, left: number) =>
    `Code ${number(code)} stays unused. ${count(left, 'code', 'codes')} left.`,
  notSure: 'Not sure yet?',
  showCodeAgain: (code: number) => `Show code ${number(code)} again`,
  canBeUndone: 'Any answer can be undone.',
  marked: (code: number, outcome: MarkedCode['outcome'], left: number) =>
    `Code ${number(code)} ${outcomes[outcome]}, ${number(left)} left`,
  waits: (code: number) => `Code ${number(code)} waits for its outcome`,
  takenBack: (code: number, left: number) => `Code ${number(code)} taken back, ${number(left)} left`,
  done: 'Done',
  undo: 'Undo',
  inTitle: (left: number) => `You are in. ${count(left, 'code', 'codes')} left.`,
  inStatus: (code: number, left: number) => `Code ${number(code)} used. ${number(left)} left.`,
  crossOff: (code: number) => `Cross off code ${number(code)} on paper`,
  crossOffAbout: (copies: readonly { readonly copy: string; readonly place: string | null }[]) =>
    `${list(copies.map(({ copy, place }) => (place === null ? copy : `${copy}, ${place}`)))}.`,
  getNew: 'Get new codes while you are signed in',
  getNewAbout: (service: string, left: number) =>
    left === 0
      ? `None is left. Make a new set at ${service} now and import it.`
      : `With ${number(left)} left, make a new set at ${service} today and import it.`,
  newCode: 'Import the new code',
  newCodeAbout: (service: string) => `${service} makes a new code after this one was used. Import it now.`,
  revoked: 'Two-factor is off now',
  revokedAbout: (service: string) =>
    `Using this code switched two-factor off at ${service}, so the rest of the set is void. Set it up again there.`,
  refusedTitle: (code: number, left: number) => `Code ${number(code)} was refused. ${areLeft(left)}`,
  refusedLast: (code: number) => `Code ${number(code)} was refused. No other is left.`,
  refusedTwiceTitle: 'Two codes in a row were refused',
  refusedStatus: (code: number, left: number) =>
    left === 0 ? `Code ${number(code)} refused.` : `Code ${number(code)} refused. ${number(left)} to try.`,
  refusedHelp: (service: string, login: string | null) =>
    login === null
      ? `Check that ${service} asks for a recovery code, not a code from an app. Then try the next one.`
      : `Check that you are signing in as ${login} and that ${service} asks for a recovery code, not a code from an app. Then try the next one.`,
  refusedTwiceHelp: (service: string) =>
    `So no further one is offered: the service may block you. Check that this is the newest set of ${service}, and that it asks for a recovery code. A paper sheet may hold a newer set.`,
  showNext: (code: number) => `Show code ${number(code)}`,
  cannotRecord: 'This opening cannot be written into the log',
  cannotRecordAbout:
    'The vault cannot be changed now. You can still see the code: the showing is noted on this computer and recorded at the next chance.',
  showAnyway: 'Show it all the same',
  noLogin: 'No account name',
  troubleNext: { 'refused-twice': 'Choose a code by hand in the account.' } satisfies Partial<
    Record<ErrorCode, string>
  >,
} as const;
