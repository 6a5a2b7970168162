/** Words of the page of one account. */
import type { CodeState, CopyLine, SetKind, SetSection, SetUse } from '../../preload/views/custody.ts';
import { count, date, number } from './intl.ts';

export const kinds: Readonly<Record<SetKind, string>> = {
  'recovery-codes': 'Recovery codes',
  'recovery-key': 'Recovery key',
  'recovery-phrase': 'Recovery phrase',
};

export const uses: Readonly<Record<SetUse, string>> = {
  single: 'Each code works once',
  'single-then-replaced': 'Works once, then the service makes a new one',
  'disables-2fa': 'Using it switches two-factor off',
  reusable: 'Works more than once',
};

export const setStates: Readonly<Record<SetSection['state'], string>> = {
  draft: 'Draft',
  active: 'Active',
  superseded: 'Superseded',
  revoked: 'Revoked',
  compromised: 'Compromised',
  expired: 'Expired',
};

const codeStates: Readonly<Record<CodeState, string>> = {
  unused: 'Unused',
  used: 'Used',
  refused: 'Refused',
  void: 'Void',
};

export const copyStates: Readonly<Record<CopyLine['state'], string>> = {
  unproven: 'Unproven',
  proven: 'Proven',
  'old-proof': 'Old proof',
  'old-sheet': 'Old sheet',
  ended: 'Gone',
};

const ends: Readonly<Record<NonNullable<CopyLine['ended']>, string>> = {
  destroyed: 'Destroyed',
  lost: 'Lost',
  'not-printed': 'Never printed',
};

export const accountWords = {
  back: 'Board',
  loading: 'Reading the account',
  addSet: 'Add new set',
  print: 'Print',
  showLog: 'Log of this account',
  left: (unused: number) => number(unused),
  ofLeft: (total: number) => `of ${count(total, 'code', 'codes')} left`,
  noLogin: 'No account name',
  setOf: (issued: string) => `Set of ${date(issued)}`,
  codes: (issued: string) => `Codes of the set of ${date(issued)}`,
  code: (code: number) => `Code ${number(code)}`,
  codeState: (state: CodeState, at: string | null) =>
    at === null ? codeStates[state] : `${codeStates[state]} ${date(at)}`,
  usedSoOften: (times: number, of: number) => `Used ${number(times)} of ${number(of)} times`,
  timesEach: (times: number) => `Each code works ${number(times)} times`,
  openReveal: 'Shown, outcome open',
  sayOutcome: 'Say how it went',
  offer: 'Use a code',
  show: 'Show',
  showName: (code: number) => `Show code ${number(code)}`,
  undo: 'Undo',
  undoName: (code: number) => `Undo what was recorded of code ${number(code)}`,
  olderSets: 'Older sets',
  olderSummary: ({ used, total, unused, codes }: SetSection) => {
    const refused = codes.filter(({ state }) => state === 'refused').length;
    const spent = codes.filter(({ state }) => state === 'void').length;
    const parts = [
      used > 0 ? `${number(used)} used` : '',
      refused > 0 ? `${number(refused)} refused` : '',
      spent > 0 ? `${number(spent)} void` : '',
      unused > 0 ? `${number(unused)} of ${number(total)} left` : '',
    ].filter((part) => part !== '');
    return parts.join(', ');
  },
  more: (name: string) => `More for the ${name}`,
  markAs: {
    superseded: 'It was replaced at the service',
    revoked: 'It was revoked at the service',
    compromised: 'Somebody else may know it',
    active: 'It is in force again',
  },
  confirmed: 'It is confirmed at the service',
  markedAs: (issued: string, state: SetSection['state']) => `Set of ${date(issued)}: ${setStates[state].toLowerCase()}`,
  confirmState: {
    title: (state: 'superseded' | 'revoked' | 'compromised') =>
      ({
        superseded: 'Mark this set as replaced?',
        revoked: 'Mark this set as revoked?',
        compromised: 'Mark this set as compromised?',
      })[state],
    text: (left: number) =>
      left === 0
        ? 'It stays in the vault with its history.'
        : `Its ${count(left, 'code', 'codes')} become void here. It stays in the vault, and you can set it active again.`,
    confirm: 'Mark it',
    cancel: 'Leave it',
  },
  paper: 'Paper',
  noPaper: 'No sheet yet. These codes exist only in this file.',
  about: 'About this set',
  kind: 'Kind',
  use: 'Use',
  issued: 'Issued',
  added: 'Added',
  expires: 'Expires',
  name: 'Name',
  history: 'History',
  whereNew: 'Where new codes are made',
  refusedTwice:
    'Two refused in a row: no further code is offered. Choose one by hand, or check that this is the newest set.',
  noneLeft: 'No unused code is left in this set.',
  printedOn: (at: string) => `Printed ${date(at)}`,
  printedReplaces: (at: string, replaces: string) => `Printed ${date(at)}, replaces ${replaces}`,
  provenOn: (at: string) => `Proven ${date(at)}`,
  endedOn: (how: NonNullable<CopyLine['ended']>, at: string) => `${ends[how]} ${date(at)}`,
  destroyNow: 'Destroy it now',
  destroyAfter: (sheet: string) => `Destroy after ${sheet} is proven`,
  notPlaced: 'Not placed',
  file: 'File with codes in clear',
  gone: 'This account is not in the vault.',
  takenBack: (code: number, left: number) => `Code ${number(code)} taken back, ${number(left)} left`,
} as const;
