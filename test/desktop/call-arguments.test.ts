/** What main takes from the window: everything is unknown until a parser has looked at it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CALL_ARGUMENTS, CALL_NAMES } from '../../main/desktop/call-arguments.ts';
import type { CallName } from '../../preload/contract.ts';

const MIB = 1024 * 1024;
const ID = '0123456789abcdef0123456789abcdef';
const COPY = 'S-0007-KQ/2';
const bytes = (length: number): Uint8Array => new Uint8Array(length);
const text = (length: number): string => 'x'.repeat(length);
const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
const without = (given: object, key: string): object =>
  Object.fromEntries(Object.entries(given).filter(([name]) => name !== key));

const file = { name: 'codes.txt', bytes: bytes(1) };
const query = { account: null, text: '', from: 0, count: 100 };
const order = { sets: [ID], layout: 'packed', paper: 'a4', copies: 1 };
const preview = { ...order, isShown: false };
const settled = { index: 0, text: 'code' };
const edits = [
  { edit: 'split', index: 1 },
  { edit: 'drop', index: 0 },
  { edit: 'move', index: 0, to: 999 },
  { edit: 'retype', index: 0, text: '1a2b3-4c5d6' },
  { edit: 'mark', index: 0, used: true },
  { edit: 'renumber', first: 0 },
  { edit: 'describe', kind: 'recovery-key', use: 'reusable' },
  { edit: 'join', with: 'd2' },
];
const decision = {
  draft: 'd1',
  service: null,
  label: 'Door',
  account: null,
  replaces: null,
  settled: [settled],
  updatesMarks: false,
  keepsBoth: false,
  isOld: null,
};

/** One call as the window makes it, for each that takes something. */
const EXAMPLES: Partial<Record<CallName, readonly unknown[]>> = {
  changeSettings: [{ idleMinutes: 5 }],
  chooseRecent: ['4a0d37b2cfdb9d39'],
  forgetRecent: [null],
  createVault: [bytes(15)],
  unlock: [bytes(1)],
  showAccount: [ID],
  log: [query],
  reveal: [ID, null],
  revealUnrecorded: [ID, 1],
  markCode: [ID, 1, 'used'],
  undo: [null],
  changeSetState: [ID, 'active'],
  readDrafts: [[file]],
  editDraft: ['d1', { edit: 'split', index: 1 }],
  compareDraft: ['d1', 0],
  predecessors: ['github', null, 'sam'],
  storeDrafts: [[decision]],
  storeAccounts: ['4a0d37b2cfdb9d39'],
  closeAccounts: [[ID]],
  removeFiles: [['4a0d37b2cfdb9d39']],
  importFound: [['4a0d37b2cfdb9d39']],
  previewSheet: [preview],
  savePdf: [order],
  printSheet: [order],
  challenge: [COPY],
  answerChallenge: [['a']],
  placeCopy: [COPY, 'Safe', null],
  endCopy: [COPY, 'lost'],
  destroyPlaintext: ['/home/sam/codes.txt'],
  destroyOldCopies: [['4a0d37b2cfdb9d39']],
  oldCopyIsGone: ['4a0d37b2cfdb9d39'],
  chooseRestoreCopy: [null],
  chooseRestoreVault: ['file'],
  previewRestore: [bytes(1)],
  previewMerge: [null],
  acceptOlder: ['board'],
  lookAtPurge: [ID],
  purgeSet: [ID],
  exportPlain: ['json'],
  unlockWithShares: [['share']],
  changePassphrase: [ID, bytes(1)],
  newRecoveryKey: [ID],
  addPassphrase: [bytes(1)],
  addKeyFile: [bytes(1)],
  addShares: [2, 3],
  removeWay: [ID],
  changeVaultKey: [bytes(1)],
};

const exampleOf = (name: CallName): readonly unknown[] => EXAMPLES[name] ?? [];

describe.each(CALL_NAMES)('%s', (name) => {
  const example = exampleOf(name);

  test('is taken as the window makes it', () => {
    expect(CALL_ARGUMENTS[name](example)).toEqual(example);
  });

  test('takes one argument neither more nor less', () => {
    expect(CALL_ARGUMENTS[name]([...example, null])).toBeNull();
    if (example.length > 0) expect(CALL_ARGUMENTS[name](example.slice(1))).toBeNull();
  });

  test('gives null for anything, and never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.anything(), { minLength: 1, maxLength: 3 }), (given) => {
        const read = CALL_ARGUMENTS[name](given);
        return read === null || JSON.stringify(read) === JSON.stringify(given);
      }),
      { numRuns: 50 },
    );
  });
});

describe.each<[CallName, number, number]>([
  ['unlock', 1, 4096],
  ['createVault', 1, 4096],
  ['previewRestore', 1, 4096],
  ['previewMerge', 1, 4096],
  ['addPassphrase', 1, 4096],
  ['addKeyFile', 1, 4096],
  ['changeVaultKey', 1, 4096],
])('the secret of %s has %i to %i bytes', (name, least, most) => {
  test.each([
    [least - 1, false],
    [least, true],
    [most - 1, true],
    [most, true],
    [most + 1, false],
  ])('%i: %s', (length, isTaken) => {
    expect(CALL_ARGUMENTS[name]([bytes(length)]) !== null).toBe(isTaken);
  });

  test.each<[string, unknown]>([
    ['a text', 'correct horse'],
    ['an array of numbers', [1, 2, 3]],
    ['an object that looks like bytes', { length: 3, 0: 1, 1: 2, 2: 3 }],
    ['an ArrayBuffer', new ArrayBuffer(3)],
    ['wider numbers', new Uint16Array(3)],
    ['a view', new DataView(new ArrayBuffer(3))],
  ])('and is not %s', (_name, given) => {
    expect(CALL_ARGUMENTS[name]([given])).toBeNull();
  });
});

interface Limit {
  readonly what: string;
  readonly call: CallName;
  /** The arguments with that many of it. */
  readonly given: (count: number) => readonly unknown[];
  readonly least: number;
  readonly most: number;
}

const limits: readonly Limit[] = [
  { what: 'files', call: 'readDrafts', given: (n) => [times(n, file)], least: 1, most: 100 },
  {
    what: 'bytes of one file',
    call: 'readDrafts',
    given: (n) => [[{ ...file, bytes: bytes(n) }]],
    least: 0,
    most: 25 * MIB + 1,
  },
  {
    what: 'bytes of all files',
    call: 'readDrafts',
    given: (n) => [
      [0, 1, 2, 3, 4].map((i) => ({ ...file, bytes: bytes(Math.max(0, Math.min(25 * MIB, n - i * 25 * MIB))) })),
    ],
    least: 0,
    most: 100 * MIB,
  },
  {
    what: 'signs of a file name',
    call: 'readDrafts',
    given: (n) => [[{ ...file, name: text(n) }]],
    least: 0,
    most: 255,
  },
  { what: 'words of a search', call: 'log', given: (n) => [{ ...query, text: text(n) }], least: 0, most: 200 },
  { what: 'lines of a page', call: 'log', given: (n) => [{ ...query, count: n }], least: 0, most: 500 },
  { what: 'the place of a line', call: 'log', given: (n) => [{ ...query, from: n }], least: 0, most: 1_000_000_000 },
  { what: 'copies', call: 'savePdf', given: (n) => [{ ...order, copies: n }], least: 1, most: 9 },
  {
    what: 'sets of a sheet',
    call: 'printSheet',
    given: (n) => [{ ...order, sets: times(n, ID) }],
    least: 1,
    most: 10_000,
  },
  { what: 'a code number', call: 'reveal', given: (n) => [ID, n], least: 0, most: 1_001_000 },
  { what: 'a code number to mark', call: 'markCode', given: (n) => [ID, n, 'used'], least: 0, most: 1_001_000 },
  { what: 'a code to drop', call: 'editDraft', given: (n) => ['d1', { edit: 'drop', index: n }], least: 0, most: 999 },
  {
    what: 'the first number',
    call: 'editDraft',
    given: (n) => ['d1', { edit: 'renumber', first: n }],
    least: 0,
    most: 1_000_000,
  },
  {
    what: 'signs of a typed code',
    call: 'editDraft',
    given: (n) => ['d1', { edit: 'retype', index: 0, text: text(n) }],
    least: 0,
    most: 400,
  },
  { what: 'a code of a draft', call: 'compareDraft', given: (n) => ['d1', n], least: 0, most: 999 },
  { what: 'drafts', call: 'storeDrafts', given: (n) => [times(n, decision)], least: 0, most: 10_000 },
  {
    what: 'settled codes of a draft',
    call: 'storeDrafts',
    given: (n) => [[{ ...decision, settled: times(n, settled) }]],
    least: 0,
    most: 1000,
  },
  {
    what: 'signs of a settled code',
    call: 'storeDrafts',
    given: (n) => [[{ ...decision, settled: [{ ...settled, text: text(n) }] }]],
    least: 1,
    most: 4096,
  },
  {
    what: 'signs of a label',
    call: 'storeDrafts',
    given: (n) => [[{ ...decision, label: text(n) }]],
    least: 0,
    most: 200,
  },
  { what: 'shares', call: 'unlockWithShares', given: (n) => [times(n, 'a')], least: 1, most: 16 },
  { what: 'signs of a share', call: 'unlockWithShares', given: (n) => [[text(n)]], least: 1, most: 4096 },
  { what: 'shares that are needed', call: 'addShares', given: (n) => [n, 16], least: 2, most: 16 },
  { what: 'shares that are dealt', call: 'addShares', given: (n) => [2, n], least: 2, most: 16 },
  { what: 'answers', call: 'answerChallenge', given: (n) => [times(n, 'a')], least: 1, most: 3 },
  { what: 'signs of an answer', call: 'answerChallenge', given: (n) => [[text(n)]], least: 0, most: 200 },
  { what: 'signs of a place', call: 'placeCopy', given: (n) => [COPY, text(n), null], least: 1, most: 200 },
  { what: 'signs of a seal', call: 'placeCopy', given: (n) => [COPY, 'Safe', text(n)], least: 0, most: 200 },
  { what: 'signs of a path', call: 'destroyPlaintext', given: (n) => [text(n)], least: 1, most: 4096 },
  { what: 'signs of a service', call: 'predecessors', given: (n) => [text(n), null, null], least: 1, most: 200 },
  { what: 'signs of a recent id', call: 'chooseRecent', given: (n) => [text(n)], least: 1, most: 200 },
  { what: 'idle minutes', call: 'changeSettings', given: (n) => [{ idleMinutes: n }], least: 1, most: 60 },
  { what: 'seconds of a reveal', call: 'changeSettings', given: (n) => [{ revealSeconds: n }], least: 10, most: 300 },
  {
    what: 'seconds of a clipboard',
    call: 'changeSettings',
    given: (n) => [{ clipboardSeconds: n }],
    least: 5,
    most: 60,
  },
];

describe.each(limits)('$what: $call', ({ call, given, least, most }) => {
  const cases = [
    [least - 1, false],
    [least, true],
    [most - 1, true],
    [most, true],
    [most + 1, false],
  ] as const;
  test.each(cases.filter(([count]) => count >= 0))('%i: %s', (count, isTaken) => {
    expect(CALL_ARGUMENTS[call](given(count)) !== null).toBe(isTaken);
  });
});

test.each([
  ['as its file has it', 'Coldkeep share 1 of 3\n0415-TK4F\nNV5R\n', true],
  ['with the line ends of Windows, and a tab', 'Coldkeep share 1 of 3\r\n0415-TK4F\tNV5R\r\n', true],
  ['with a zero byte', '0415\u0000TK4F', false],
  ['with an escape', '0415\u001bTK4F', false],
  ['with half a sign', '0415\ud83dTK4F', false],
])('a share %s: taken or not', (_, text, isTaken) => {
  expect(CALL_ARGUMENTS.unlockWithShares([[text]]) !== null).toBe(isTaken);
});

test.each([0.5, -1, Number.NaN, Number.POSITIVE_INFINITY, '1', 1n, true])('a number of a code is not %s', (number) => {
  expect(CALL_ARGUMENTS.reveal([ID, number])).toBeNull();
});

describe('ids', () => {
  const calls: readonly (readonly [CallName, (id: unknown) => readonly unknown[]])[] = [
    ['showAccount', (id) => [id]],
    ['log', (id) => [{ ...query, account: id }]],
    ['reveal', (id) => [id, null]],
    ['revealUnrecorded', (id) => [id, 1]],
    ['markCode', (id) => [id, 1, 'used']],
    ['undo', (id) => [id]],
    ['changeSetState', (id) => [id, 'active']],
    ['changePassphrase', (id) => [id, bytes(1)]],
    ['newRecoveryKey', (id) => [id]],
    ['removeWay', (id) => [id]],
    ['savePdf', (id) => [{ ...order, sets: [id] }]],
    ['storeDrafts', (id) => [[{ ...decision, replaces: id }]]],
  ];
  const wrong = [ID.slice(1), `${ID}0`, ID.toUpperCase(), `g${ID.slice(1)}`, '', 7, { toString: () => ID }];

  test.each(calls)('of %s are 32 lower-case hex digits', (call, given) => {
    expect(CALL_ARGUMENTS[call](given(ID))).toEqual(given(ID));
    for (const id of wrong) expect(CALL_ARGUMENTS[call](given(id))).toBeNull();
  });

  test.each(['challenge', 'endCopy', 'placeCopy'] as const)('of copies in %s are those on paper', (call) => {
    const given = (copy: unknown): readonly unknown[] => [copy, ...exampleOf(call).slice(1)];
    expect(CALL_ARGUMENTS[call](given('S-12345-KQ/9'))).not.toBeNull();
    for (const copy of ['S-0007-KQ', 's-0007-kq/2', 'S-007-KQ/2', 'S-0007-KI/2', 'S-0007-KQ/0', ' S-0007-KQ/2', '']) {
      expect(CALL_ARGUMENTS[call](given(copy))).toBeNull();
    }
  });
});

describe('objects have their keys, all of them and no others', () => {
  const objects: readonly (readonly [CallName, string, object, (object: object) => readonly unknown[]])[] = [
    ['log', 'query', query, (given) => [given]],
    ['readDrafts', 'file', file, (given) => [[given]]],
    ...edits.map((edit) => ['editDraft', edit.edit, edit, (given: object) => ['d1', given]] as const),
    ['storeDrafts', 'decision', decision, (given) => [[given]]],
    ['storeDrafts', 'settled code', settled, (given) => [[{ ...decision, settled: [given] }]]],
    ['savePdf', 'order', order, (given) => [given]],
    ['printSheet', 'order', order, (given) => [given]],
    ['previewSheet', 'order', preview, (given) => [given]],
  ];

  test.each(objects)('%s: %s', (call, _what, object, given) => {
    expect(CALL_ARGUMENTS[call](given(object))).not.toBeNull();
    expect(CALL_ARGUMENTS[call](given({ ...object, path: '/etc/passwd' }))).toBeNull();
    for (const key of Object.keys(object)) expect(CALL_ARGUMENTS[call](given(without(object, key)))).toBeNull();
  });

  test('of settings any, but none that is no setting', () => {
    expect(CALL_ARGUMENTS.changeSettings([{}])).toEqual([{}]);
    expect(CALL_ARGUMENTS.changeSettings([{ theme: 'dark', keepsRecent: false }])).not.toBeNull();
    for (const wrong of [{ network: true }, { theme: 'pink' }, { keepsRecent: 1 }, { idleMinutes: null }]) {
      expect(CALL_ARGUMENTS.changeSettings([wrong])).toBeNull();
    }
  });
});

describe('words are those of a closed list', () => {
  test.each<[CallName, (word: string) => readonly unknown[], readonly string[]]>([
    ['markCode', (word) => [ID, 1, word], ['used', 'refused', 'not-tried']],
    ['changeSetState', (word) => [ID, word], ['superseded', 'revoked', 'compromised', 'active']],
    ['endCopy', (word) => [COPY, word], ['destroyed', 'lost']],
    [
      'editDraft',
      (word) => ['d1', { edit: 'describe', kind: word, use: 'single' }],
      ['recovery-codes', 'recovery-key', 'recovery-phrase'],
    ],
    ['editDraft', (word) => ['d1', { edit: word, index: 1 }], ['split', 'drop']],
    ['savePdf', (word) => [{ ...order, paper: word }], ['a4', 'letter']],
    ['savePdf', (word) => [{ ...order, layout: word }], ['packed', 'recovery']],
  ])('%s', (call, given, words) => {
    for (const word of words) expect(CALL_ARGUMENTS[call](given(word))).not.toBeNull();
    for (const word of ['', 'USED', 'draft', 'not-printed', 'toString', '__proto__']) {
      expect(CALL_ARGUMENTS[call](given(word))).toBeNull();
    }
  });

  test('a recovery sheet holds one set', () => {
    expect(CALL_ARGUMENTS.savePdf([{ ...order, layout: 'recovery', sets: [ID, ID] }])).toBeNull();
  });
});

describe('texts', () => {
  test.each([
    ['a line end', 'Safe\nShelf'],
    ['a null character', 'Safe\0'],
    ['half a sign', 'Safe \ud83d'],
  ])('hold no %s', (_what, place) => {
    expect(CALL_ARGUMENTS.placeCopy([COPY, place, null])).toBeNull();
  });

  test.each(['Tresor, 2. Fach', '金庫', 'safe 🔒'])('may be %s', (place) => {
    expect(CALL_ARGUMENTS.placeCopy([COPY, place, null])).not.toBeNull();
  });

  test('that name a file lead into no folder', () => {
    expect(CALL_ARGUMENTS.readDrafts([[{ ...file, name: '../../etc/passwd' }]])).toBeNull();
  });

  test('files come as bytes, never as a text', () => {
    expect(CALL_ARGUMENTS.readDrafts([[{ ...file, bytes: 'codes' }]])).toBeNull();
  });
});
