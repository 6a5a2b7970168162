/** The review of `import` on a terminal: answers in the place of the questions, and what comes of them in a vault. */
import { beforeAll, describe, expect, test } from 'vitest';
import { reviewImport } from '../../main/cli/import-review.ts';
import type { Answer, Questions } from '../../main/cli/questions.ts';
import { CodedError } from '../../main/core/errors.ts';
import type { FoundSet } from '../../main/core/importers/draft.ts';
import type { Session } from '../../main/vault/session.ts';
import { storeSets } from '../../main/vault/store-sets.ts';
import { foundSet } from '../vault/found-set.ts';
import { buildSmallVault, CODES, copyOf, openSmall, SET, type SmallVault } from '../vault/small-vault.ts';

const HUB = ['5d4a9-33e61', '6d64c-9453d', '7f66e-6f648', '447f2-b3cec', 'b5f93-e03fb'];
const OTHERS = HUB.map((code) => `c${code.slice(1)}`);

let vault: SmallVault;

beforeAll(async () => {
  vault = await buildSmallVault();
});

/** What is answered: the beginning of an answer's name, the numbers of ticked codes, or a text. Questions are kept as they came. */
type Said = string | readonly number[];

function answering(answers: readonly Said[]): { questions: Questions; asked: string[]; left: () => number } {
  const asked: string[] = [];
  const rest = [...answers];
  const next = (message: string): Said => {
    asked.push(message);
    const said = rest.shift();
    if (said === undefined) throw new Error(`nothing is answered to: ${message}`);
    return said;
  };
  const text: Questions['text'] = async (message, refuse) => {
    for (;;) {
      const said = next(message);
      if (typeof said === 'string' && refuse(said) === null) return said;
      asked.push(`refused: ${typeof said === 'string' ? refuse(said) : said}`);
    }
  };
  const questions: Questions = {
    choose: async <T>(message: string, offered: readonly Answer<T>[]) => {
      const said = next(message);
      const found = offered.find(({ name }) => typeof said === 'string' && name.startsWith(said));
      if (found === undefined)
        throw new Error(`${said} is not offered: ${offered.map(({ name }) => name).join(' | ')}`);
      return found.value;
    },
    tick: async (message, offered) => {
      const said = next(message);
      return offered.flatMap(({ value }, at) => (typeof said !== 'string' && said.includes(at + 1) ? [value] : []));
    },
    text,
    code: text,
  };
  return { questions, asked, left: () => rest.length };
}

interface Reviewed {
  readonly session: Session;
  readonly asked: readonly string[];
  readonly said: string;
  /** The review ended with this code; null where the sets were stored. */
  readonly code: string | null;
}

async function review(drafts: readonly FoundSet[], ...answers: readonly Said[]): Promise<Reviewed> {
  const ports = copyOf(vault);
  const session = await openSmall(ports, vault);
  const { questions, asked, left } = answering(answers);
  const lines: string[] = [];
  const say = (text: string): void => void lines.push(text);
  const found = drafts.map((draft, at) => ({
    file: `${at}.txt`,
    draft,
    where: `from ${at}.txt`,
    isLeftOut: false,
    relation: null,
    keepsBoth: null,
  }));
  let code: string | null = null;
  try {
    const decided = await reviewImport({ questions, say, session, updatesMarks: false }, found);
    await storeSets(
      session,
      ports.random,
      decided.map(({ toStore }) => toStore),
    );
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    code = error.code;
  }
  expect(left()).toBe(0);
  return { session, asked, said: lines.join(''), code };
}

/** State, account, and the texts of each set but that of the vault; used codes with a star. */
async function stored({ session }: Reviewed): Promise<readonly string[]> {
  const sets = [...session.state.sets.values()].filter(({ id }) => id !== SET);
  const lines: string[] = [];
  for (const { id, indexBase, count, account, state, codes } of sets) {
    const numbers = Array.from({ length: count }, (_, at) => indexBase + at);
    const texts: string[] = [];
    for (const number of numbers) {
      const [receipt] = await session.recordOpening([{ t: 'CodeRevealed', d: { set: id, number } }]);
      const text = receipt === undefined ? '' : (session.openSet(receipt)[0]?.text ?? '');
      texts.push(`${text}${codes.get(number)?.marked ? '*' : ''}`);
    }
    const owner = session.state.accounts.get(account);
    lines.push(`${state} ${owner?.service ?? owner?.label}/${owner?.name} ${indexBase}: ${texts.join(' ')}`);
  }
  return lines;
}

describe('what is shown', () => {
  test('sets with their files and how they stand, never a code', async () => {
    const drafts = [
      foundSet(HUB),
      foundSet(HUB.slice(0, 3)),
      foundSet(CODES, { account: 'kim' }),
      foundSet([...CODES, 'aaaaa-11111'], { account: 'someone' }),
    ];
    const { said, code } = await review(drafts, 'Store nothing');
    expect(code).toBe('cancelled');
    expect(said).toContain('1. GitHub, sam: 5 codes\n   from 0.txt\n');
    expect(said).toContain('   the same codes as set 1\n');
    expect(said).toMatch(/already in the vault: s-\w+ \(GitHub, someone\), under another account/);
    expect(said).toMatch(/3 of its codes are in s-\w+ \(GitHub, someone\)/);
    for (const each of [...HUB, ...CODES]) expect(said).not.toContain(each);
  });
});

describe('changed before it is stored', () => {
  test.each<[what: string, answers: readonly Said[], expected: readonly string[]]>([
    ['as it is', [], [HUB.join(' ')]],
    ['codes dropped', ['Change 1', 'Drop codes', [1, 5]], [HUB.slice(1, 4).join(' ')]],
    ['moved', ['Change 1', 'Move a code', 'Code 1', 'Code 3'], [[HUB[1], HUB[2], HUB[0], HUB[3], HUB[4]].join(' ')]],
    ['marked', ['Change 1', 'Which codes are used', [2]], [`${HUB[0]} ${HUB[1]}* ${HUB.slice(2).join(' ')}`]],
    [
      'typed anew, once it can be a code of the set',
      ['Change 1', 'Type a code anew', 'Code 2', ' ', HUB[0] ?? '', '6d64c-9453e'],
      [[HUB[0], '6d64c-9453e', ...HUB.slice(2)].join(' ')],
    ],
    ['and changed back', ['Change 1', 'Drop codes', [1], 'Undo'], [HUB.join(' ')]],
    ['nothing chosen', ['Change 1', 'Back'], [HUB.join(' ')]],
  ])('%s', async (_, answers, expected) => {
    const done = await review([foundSet(HUB)], ...answers, 'Add 1 set');
    expect(await stored(done)).toEqual(expected.map((codes) => `active github/sam 1: ${codes}`));
  });

  test('divided: the two are of one account, and which is in force is asked', async () => {
    const answers = ['Change 1', 'Divide it', 'Code 4', 'Add 2 sets', 'It is the older one', 'It is in force'];
    expect(await stored(await review([foundSet(HUB)], ...answers))).toEqual([
      `superseded github/sam 1: ${HUB.slice(0, 3).join(' ')}`,
      `active github/sam 1: ${HUB.slice(3).join(' ')}`,
    ]);
  });

  test('joined, renumbered, named otherwise', async () => {
    const drafts = [foundSet(HUB.slice(0, 3)), foundSet(HUB.slice(3))];
    const answers = [
      ...['Change 1', 'Join another set', 'GitHub, sam: 2 codes', 'Change 1', 'Number of the first', 'x', '0'],
      ...['Change 1', 'Service', 'Acme', 'Change 1', 'Account', 'kim', 'Add 1 set'],
    ];
    expect(await stored(await review(drafts, ...answers))).toEqual([`active Acme/kim 0: ${HUB.join(' ')}`]);
  });

  test('a set that is left out is not stored; all of them: cancelled', async () => {
    const drafts = [foundSet(HUB), foundSet(OTHERS, { account: 'kim' })];
    const done = await review(drafts, 'Change 1', 'Leave it out', 'Add 1 set');
    expect(await stored(done)).toEqual([`active github/kim 1: ${OTHERS.join(' ')}`]);
    expect((await review([foundSet(HUB)], 'Change 1', 'Leave it out', 'Add 0 sets')).code).toBe('cancelled');
  });
});

describe('what is asked before it is stored', () => {
  test('the service, where nobody knows it', async () => {
    const done = await review([foundSet(HUB, { service: null })], 'Add 1 set', ' ', 'gitlab');
    expect(await stored(done)).toEqual([`active gitlab/sam 1: ${HUB.join(' ')}`]);
  });

  test.each<[answer: string, old: string, state: string]>([
    ['It replaces', 'superseded', 'active'],
    ['It stands beside', 'active', 'active'],
    ['It is the older one', 'active', 'superseded'],
  ])('what about the set that is there: %s', async (answer, old, state) => {
    const done = await review([foundSet(HUB, { account: 'someone' })], 'Add 1 set', answer);
    expect(done.session.state.sets.get(SET)?.state).toBe(old);
    expect(await stored(done)).toEqual([`${state} github/someone 1: ${HUB.join(' ')}`]);
  });

  test('the same codes under another account: left out, or kept under both', async () => {
    const kim = foundSet(CODES, { account: 'kim' });
    expect((await review([kim], 'Add 1 set', 'Leave them out')).code).toBe('cancelled');
    const both = await review([kim], 'Add 1 set', 'Keep them under both');
    expect(await stored(both)).toEqual([`active github/kim 1: ${CODES.join(' ')}`]);
  });

  test('what a doubtful code is meant to be, once for a file that stands there twice', async () => {
    const doubtful = [...HUB, '61ec3-8o91f'];
    const twice = [foundSet(doubtful), foundSet(doubtful.map((code, at) => (at === 0 ? `${code}*` : code)))];
    const done = await review(twice, 'Add 1 set', 'It reads 61ec3-8091f');
    expect(await stored(done)).toEqual([`active github/sam 1: ${HUB[0]}* ${HUB.slice(1).join(' ')} 61ec3-8091f`]);
  });

  test.each<[answer: string, used: number]>([
    ['Take that over', 2],
    ['Leave the vault', 1],
  ])('marks of a later file: %s', async (answer, used) => {
    const later = foundSet([CODES[0] ?? '', `${CODES[1]}*`, CODES[2] ?? ''], { account: 'someone' });
    const { session } = await review([later], 'Add 0 sets', answer);
    const codes = [...(session.state.sets.get(SET)?.codes.values() ?? [])];
    expect(codes.filter(({ marked, outcomes }) => marked || outcomes.length > 0)).toHaveLength(used);
  });
});
