/** Words of changing a draft by hand before it is stored. */
import type { SetKind, SetUse } from '../../preload/views/custody.ts';
import { count, number } from './intl.ts';

/** The closed list of reasons why a change is refused. */
const rules: Readonly<Record<string, string>> = {
  'no-such-code': 'This code is no longer there.',
  'no-such-draft': 'This set is no longer there.',
  'last-code': 'A set without codes is none. Leave the whole set out instead.',
  'no-code': 'This cannot be a code. Type its letters and digits in one line.',
  repeated: 'Another code of this set is the same.',
  phrase: 'A recovery phrase is one thing: it is not divided and joined with nothing.',
  'one-code': 'A key or a phrase is one code. Divide the set first.',
  'known-service': 'What this service hands out is known.',
  'no-such-number': 'The first number is a whole number from 0 on.',
  'other-account': 'These two sets name different accounts, so they stay apart.',
};

const kinds: Readonly<Record<SetKind, string>> = {
  'recovery-codes': 'Recovery codes',
  'recovery-key': 'One recovery key',
  'recovery-phrase': 'One recovery phrase',
};

const uses: Readonly<Record<SetUse, string>> = {
  single: 'Each works once',
  'single-then-replaced': 'Works once, then the service gives a new one',
  'disables-2fa': 'Using one switches the second factor off',
  reusable: 'Works again and again',
};

export const editWords = {
  start: 'Change the split',
  done: 'Done',
  undo: 'Undo the last change',
  /** Of the button with the changes of one code. */
  changeCode: (of: number) => `Change code ${number(of)}`,
  markUsed: 'Mark it used',
  markUnused: 'Mark it not used',
  retype: 'Type it anew',
  up: 'Move it up',
  down: 'Move it down',
  split: 'Begin a new set here',
  drop: 'Drop it',

  retypeField: (of: number) => `Code ${number(of)}, typed anew`,
  retypeHint: 'Take it from the service or from paper. It stands in this field only.',
  save: 'Take it',
  cancel: 'Cancel',

  first: 'The first code has the number',
  kind: 'What it is',
  use: 'How it is used',
  kinds,
  uses,
  join: 'Add the codes of another set',
  joinNone: 'Choose a set',
  joinName: (service: string, codes: number, file: string) =>
    `${service === '' ? 'Unknown service' : service}, ${count(codes, 'code', 'codes')}${file === '' ? '' : `, ${file}`}`,

  refused: (rule: unknown) => (typeof rule === 'string' ? rules[rule] : undefined) ?? 'This cannot be changed so.',

  said: {
    mark: (of: number, used: boolean) => `Code ${number(of)} marked ${used ? 'used' : 'not used'}`,
    retype: (of: number) => `Code ${number(of)} is what you typed`,
    move: (of: number) => `It is code ${number(of)} now`,
    split: (before: number, after: number) =>
      `Divided: ${count(before, 'code', 'codes')} here, ${count(after, 'code', 'codes')} in a new set`,
    drop: (of: number, left: number) => `Code ${number(of)} dropped, ${number(left)} left`,
    join: (codes: number) => `One set now, ${count(codes, 'code', 'codes')}`,
    renumber: (first: number) => `Counted from ${number(first)}`,
    describe: 'Changed',
    undo: 'The last change is taken back',
  },
} as const;
