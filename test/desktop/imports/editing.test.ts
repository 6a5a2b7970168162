/** Drafts changed by hand before they are stored, and sets that stand twice: in the vault, in the review, under two accounts. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { DraftView, ReviewEdit } from '../../../preload/views/import-review.ts';
import { buildSmallVault, CODES, SET, type SmallVault } from '../../vault/small-vault.ts';
import {
  answerOf,
  codeOf,
  decision,
  file,
  filesOf,
  leftOutIn,
  type Opened,
  onlyDraft,
  openReview,
} from './open-review.ts';

const HUB = ['5d4a9-33e61', '6d64c-9453d', '7f66e-6f648', '447f2-b3cec', 'b5f93-e03fb', '68bfa-32da2'];
const GITHUB = file('github-recovery-codes.txt', ...HUB);
const DOUBTFUL = file('github-recovery-codes.txt', ...HUB, '61ec3-8o91f');
const OTHERS = HUB.map((code) => `c${code.slice(1)}`);

let vault: SmallVault;

beforeAll(async () => {
  vault = await buildSmallVault();
});

const edited = async ({ calls }: Opened, { draft }: DraftView, ...edits: readonly ReviewEdit[]) => {
  let review = await answerOf(calls.editDraft(draft, edits[0] ?? { edit: 'mark', index: 0, used: false }));
  for (const edit of edits.slice(1)) review = await answerOf(calls.editDraft(draft, edit));
  return review;
};

const first = ([draft]: readonly DraftView[]): DraftView => {
  if (draft === undefined) throw new Error('no draft');
  return draft;
};

async function read(opened: Opened, ...files: readonly ReturnType<typeof file>[]): Promise<readonly DraftView[]> {
  return (await answerOf(opened.calls.readDrafts(files))).drafts;
}

async function textsOf({ session }: Opened, set: string): Promise<readonly (string | undefined)[]> {
  const { indexBase = 1, count = 0 } = session.state.sets.get(set) ?? {};
  const texts: (string | undefined)[] = [];
  for (let number = indexBase; number < indexBase + count; number += 1) {
    const [receipt] = await session.recordOpening([{ t: 'CodeRevealed', d: { set, number } }]);
    texts.push(receipt === undefined ? undefined : session.openSet(receipt)[0]?.text);
  }
  return texts;
}

describe('a draft that is changed by hand', () => {
  test('is stored as it was changed', async () => {
    const opened = await openReview(vault);
    const draft = first(await read(opened, GITHUB));
    const { drafts } = await edited(
      opened,
      draft,
      { edit: 'drop', index: 5 },
      { edit: 'move', index: 0, to: 4 },
      { edit: 'mark', index: 0, used: true },
      { edit: 'retype', index: 1, text: ' 7f66e-6f649 ' },
      { edit: 'renumber', first: 0 },
    );
    expect(first(drafts).codes.map(({ number, isUsed }) => [number, isUsed])).toEqual([
      [0, true],
      [1, false],
      [2, false],
      [3, false],
      [4, false],
    ]);
    const stored = await answerOf(opened.calls.storeDrafts(drafts.map((each) => decision(each))));
    expect([stored.codes, leftOutIn(stored)]).toEqual([5, [GITHUB.name]]);
    const set = [...opened.session.state.sets.keys()].at(-1) ?? '';
    expect(await textsOf(opened, set)).toEqual([HUB[1], '7f66e-6f649', HUB[3], HUB[4], HUB[0]]);
    expect(opened.session.state.sets.get(set)?.codes.get(0)?.marked).toBe(true);
  });

  test('in two: the second says what it was divided from, and no code is on show', async () => {
    const opened = await openReview(vault);
    const draft = first(await read(opened, GITHUB));
    const review = await edited(opened, draft, { edit: 'split', index: 4 });
    expect(review.drafts.map(({ codes, splitFrom }) => [codes.length, splitFrom])).toEqual([
      [4, null],
      [2, draft.draft],
    ]);
    for (const code of HUB) expect(JSON.stringify(review)).not.toContain(code);
    const stored = await answerOf(opened.calls.storeDrafts(review.drafts.map((each) => decision(each))));
    expect([stored.sets, stored.codes, leftOutIn(stored)]).toEqual([2, 6, []]);
  });

  test('two of two files in one: both files are named once it is stored', async () => {
    const opened = await openReview(vault);
    const [one, other] = await read(opened, GITHUB, file('more.txt', 'GitHub recovery codes', '', ...OTHERS));
    if (one === undefined || other === undefined) throw new Error('no two drafts');
    const { drafts } = await edited(opened, one, { edit: 'join', with: other.draft });
    expect(drafts.map(({ codes }) => codes.length)).toEqual([12]);
    const stored = await answerOf(opened.calls.storeDrafts(drafts.map((each) => decision(each))));
    expect(filesOf(stored)).toEqual([GITHUB.name, 'more.txt']);
  });

  test('a code that is typed anew is another one, and doubtful where the service has no such sign', async () => {
    const opened = await openReview(vault);
    const draft = first(await read(opened, DOUBTFUL));
    const mended = first((await edited(opened, draft, { edit: 'retype', index: 6, text: '61ec3-8091f' })).drafts);
    expect(mended.doubtful).toEqual([]);
    expect(mended.codes[6]?.id).not.toBe(draft.codes[6]?.id);
    const worse = first((await edited(opened, draft, { edit: 'retype', index: 0, text: '5d4a9-33e6l' })).drafts);
    expect(worse.doubtful.map(({ number }) => number)).toEqual([1]);
  });

  test.each<[rule: string, edit: ReviewEdit]>([
    ['no-such-code', { edit: 'drop', index: 6 }],
    ['repeated', { edit: 'retype', index: 0, text: HUB[1] ?? '' }],
    ['known-service', { edit: 'describe', kind: 'recovery-key', use: 'single' }],
    ['no-such-draft', { edit: 'join', with: '0123456789abcdef' }],
  ])('%s: usage, and the draft is as it was', async (rule, edit) => {
    const opened = await openReview(vault);
    const draft = first(await read(opened, GITHUB));
    await expect(opened.calls.editDraft(draft.draft, edit)).rejects.toMatchObject({ code: 'usage', facts: { rule } });
    expect(await read(opened, GITHUB)).toEqual([draft]);
  });

  test('drafts of two files and two accounts are not joined', async () => {
    const opened = await openReview(vault);
    const mine = file('a.txt', 'GitHub recovery codes for sam@example.com', '', ...HUB);
    const [one, other] = await read(
      opened,
      mine,
      file('b.txt', 'GitHub recovery codes for kim@example.com', '', ...OTHERS),
    );
    if (one === undefined || other === undefined) throw new Error('no two drafts');
    const refused = opened.calls.editDraft(one.draft, { edit: 'join', with: other.draft });
    await expect(refused).rejects.toMatchObject({ code: 'usage', facts: { rule: 'other-account' } });
  });

  test('edits are taken back one by one, and none that came before a file', async () => {
    const opened = await openReview(vault);
    const draft = first(await read(opened, GITHUB));
    expect((await edited(opened, draft, { edit: 'drop', index: 0 }, { edit: 'drop', index: 0 })).canUndo).toBe(true);
    expect(onlyDraft(await answerOf(opened.calls.undoEdit())).codes).toHaveLength(5);
    expect(await answerOf(opened.calls.undoEdit())).toMatchObject({ drafts: [draft], canUndo: false });
    expect(await codeOf(opened.calls.undoEdit())).toBe('nothing-to-undo');
    await edited(opened, draft, { edit: 'drop', index: 0 });
    await read(opened, file('more.txt', 'GitHub recovery codes', '', ...OTHERS));
    expect(await codeOf(opened.calls.undoEdit())).toBe('nothing-to-undo');
  });
});

describe('sets that stand twice', () => {
  const there = (account: string) => file('notes.txt', `GitHub recovery codes for ${account}`, '', ...CODES);

  test('the same codes under another account: left out, or kept under both', async () => {
    const opened = await openReview(vault);
    const draft = onlyDraft(await answerOf(opened.calls.readDrafts([there('kim@example.com')])));
    expect(draft).toMatchObject({
      account: 'kim@example.com',
      alreadyThere: { set: SET, service: 'GitHub', account: 'someone' },
    });
    expect(await codeOf(opened.calls.storeDrafts([decision(draft)]))).toBe('already-imported');
    const stored = await answerOf(opened.calls.storeDrafts([decision(draft, { keepsBoth: true })]));
    expect(stored).toMatchObject({ sets: 1, skipped: 0 });
    const again = onlyDraft(await answerOf(opened.calls.readDrafts([there('kim@example.com')])));
    expect(again.alreadyThere?.account).toBe('kim@example.com');
    expect(await codeOf(opened.calls.storeDrafts([decision(again, { keepsBoth: true })]))).toBe('already-imported');
    expect(opened.session.state.sets.size).toBe(2);
  });

  test('some of the codes are in the vault: with how many, in which set', async () => {
    const opened = await openReview(vault);
    const more = file('more.txt', 'GitHub recovery codes', '', ...CODES, '7777-8888', '9999-0000');
    const draft = onlyDraft(await answerOf(opened.calls.readDrafts([more])));
    expect([draft.alreadyThere, draft.overlaps]).toEqual([
      null,
      [{ set: SET, service: 'GitHub', account: 'someone', shared: CODES.length }],
    ]);
  });

  test('the same codes in two files: the second names the first, and what is used in either is used', async () => {
    const opened = await openReview(vault);
    const later = file(
      'later.txt',
      'GitHub recovery codes',
      '',
      ...HUB.map((code, at) => `${code}${at < 2 ? ' (used)' : ''}`),
    );
    const [one, other] = await read(opened, GITHUB, later);
    expect([one?.repeats, other?.repeats]).toEqual([null, one?.draft]);
    const stored = await answerOf(
      opened.calls.storeDrafts([one, other].flatMap((each) => (each ? [decision(each)] : []))),
    );
    expect(stored).toMatchObject({ sets: 1, skipped: 1 });
    const set = [...opened.session.state.sets.values()].at(-1);
    expect([...(set?.codes.values() ?? [])].filter(({ marked }) => marked).map(({ number }) => number)).toEqual([1, 2]);
  });

  test('an older file over what is there takes no mark away', async () => {
    const opened = await openReview(vault);
    const used = () =>
      [...(opened.session.state.sets.get(SET)?.codes.values() ?? [])].filter(({ marked }) => marked).length;
    const before = used();
    const draft = onlyDraft(await answerOf(opened.calls.readDrafts([there('someone')])));
    expect(draft.alreadyThere).toMatchObject({ newlyUsed: 0 });
    await codeOf(opened.calls.storeDrafts([decision(draft, { updatesMarks: true })]));
    expect([used(), opened.session.state.sets.size]).toEqual([before, 1]);
  });

  test.each<[what: string, isOld: boolean | null, lead: string, states: readonly string[]]>([
    ['an older set beside a newer one', true, '', ['active', 'superseded']],
    ['a live one', false, '', ['active', 'active']],
    ['one that the file calls old', null, 'Old ', ['active', 'superseded']],
    ['one that the file calls old and that is in force', false, 'Old ', ['active', 'active']],
  ])('%s', async (_, isOld, lead, states) => {
    const opened = await openReview(vault);
    const draft = onlyDraft(
      await answerOf(opened.calls.readDrafts([file('x.txt', `${lead}GitHub recovery codes`, '', ...HUB)])),
    );
    expect(draft.isRetired).toBe(lead !== '');
    await answerOf(opened.calls.storeDrafts([decision(draft, { account: 'someone', isOld })]));
    expect([...opened.session.state.sets.values()].map(({ state }) => state)).toEqual(states);
  });
});
