/** What the user decided to one change of the vault: settled codes, replaced sets, newer marks, and what is said of it. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { DraftDecision, GivenFile } from '../../../preload/views/import-review.ts';
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
const GITLAB = file(
  'gitlab-recovery-codes.txt',
  '824cc6d988645592',
  '0123456789abcdef',
  'fedcba9876543210',
  '00112233445566aa',
);
/** The codes that the vault has, in GitHub's make or not: they count as the set by their signs alone. */
const THERE = file(
  'notes.txt',
  'GitHub recovery codes',
  '',
  ...CODES.map((code, at) => (at === 1 ? `${code} (used)` : code)),
);
const NAMELESS = file(
  '',
  'Recovery codes',
  '',
  '824cc6d988645592',
  '0123456789abcdef',
  'fedcba9876543210',
  '00112233445566aa',
);

let vault: SmallVault;

beforeAll(async () => {
  vault = await buildSmallVault();
});

/** Reads one file and stores its only draft with these words. */
async function store(opened: Opened, given: GivenFile, changes: Partial<DraftDecision> = {}) {
  const draft = onlyDraft(await answerOf(opened.calls.readDrafts([given])));
  return answerOf(opened.calls.storeDrafts([decision(draft, changes)]));
}

async function textOf({ session }: Opened, set: string, number: number): Promise<string | undefined> {
  const [receipt] = await session.recordOpening([{ t: 'CodeRevealed', d: { set, number } }]);
  return receipt === undefined ? undefined : session.openSet(receipt)[0]?.text;
}

const newestSet = ({ session }: Opened): string => [...session.state.sets.keys()].at(-1) ?? '';

describe('storing', () => {
  test('two drafts of two files are one change, and the review is over', async () => {
    const opened = await openReview(vault);
    const { drafts } = await answerOf(opened.calls.readDrafts([GITHUB, GITLAB]));
    const sizeBefore = opened.session.point.change;
    const stored = await answerOf(opened.calls.storeDrafts(drafts.map((draft) => decision(draft, { account: 'sam' }))));
    expect(stored).toEqual({
      accounts: [...opened.session.state.accounts.keys()].slice(-2),
      sets: 2,
      codes: 10,
      skipped: 0,
      sources: [GITHUB.name, GITLAB.name].map((name) => ({
        id: null,
        file: name,
        sizeBytes: null,
        syncedBy: null,
        hasLeftOut: false,
      })),
    });
    expect(opened.session.point.change).toBe(sizeBefore + 4);
    expect(await codeOf(opened.calls.compareDraft(drafts[0]?.draft ?? '', 0))).toBe('usage');
  });

  test('a draft that is not named is dropped', async () => {
    const opened = await openReview(vault);
    const { drafts } = await answerOf(opened.calls.readDrafts([GITHUB, GITLAB]));
    const [first] = drafts;
    if (first === undefined) throw new Error('no draft');
    const stored = await answerOf(opened.calls.storeDrafts([decision(first)]));
    expect([stored.sets, filesOf(stored), opened.session.state.sets.size]).toEqual([1, [GITHUB.name], 2]);
  });

  test.each<[what: string, second: readonly string[], withLeftOut: readonly string[]]>([
    ['a set that was left out', HUB.map((code) => code.replace('3', '4')), ['two.txt']],
    ['a set that is in the vault', CODES, []],
  ])('a file with %s besides', async (_, second, withLeftOut) => {
    const opened = await openReview(vault);
    const lines = ['GitLab recovery codes', '', ...HUB.map((code) => `${code.replace('-', '')}abcdef`), ''];
    const both = file('two.txt', ...lines, 'GitHub recovery codes', '', ...second);
    const { drafts } = await answerOf(opened.calls.readDrafts([both]));
    const [first, other, ...more] = drafts;
    if (first === undefined || other === undefined || more.length > 0) throw new Error(`${drafts.length} drafts`);
    const stored = await answerOf(opened.calls.storeDrafts([decision(first)]));
    expect([stored.sets, filesOf(stored), leftOutIn(stored)]).toEqual([1, ['two.txt'], withLeftOut]);
  });

  test('a chosen file is named by its whole path, in every place it was given from; what was pasted is no file', async () => {
    const opened = await openReview(vault);
    opened.ports.files.put('/home/sam/codes.txt', GITHUB.bytes.slice());
    opened.chosen.push(['/home/sam/codes.txt']);
    await answerOf(opened.calls.chooseFiles());
    const { drafts } = await answerOf(opened.calls.readDrafts([GITHUB, { ...GITLAB, name: '' }]));
    const decisions = drafts.map((draft) => decision(draft, { service: 'gitlab', label: null }));
    const stored = await answerOf(opened.calls.storeDrafts(decisions));
    expect(filesOf(stored)).toEqual(['/home/sam/codes.txt', GITHUB.name]);
  });

  test('a vault that cannot be written: the code of its standing, and the review stays', async () => {
    const opened = await openReview(vault, { access: 'read' });
    const draft = onlyDraft(await answerOf(opened.calls.readDrafts([GITHUB])));
    expect(await codeOf(opened.calls.storeDrafts([decision(draft)]))).toBe('not-writable');
    expect(await answerOf(opened.calls.compareDraft(draft.draft, 0))).toMatchObject({ code: HUB[0] });
  });
});

describe('doubtful codes', () => {
  test.each([
    ['as it stands in the file', '61ec3-8o91f', '61ec3-8o91f'],
    ['as suggested', '61ec3-8091f', '61ec3-8091f'],
    ['as typed', ' 61ec3\u20138b91f ', '61ec3-8b91f'],
  ])('are stored %s', async (_, text, expected) => {
    const opened = await openReview(vault);
    await store(opened, DOUBTFUL, { settled: [{ index: 6, text }] });
    expect(await textOf(opened, newestSet(opened), 7)).toBe(expected);
  });

  test.each<[rule: string, index: number, settled: DraftDecision['settled']]>([
    ['not-settled', 6, []],
    ['no-code', 6, [{ index: 6, text: 'a\nb' }]],
    ['not-asked', 0, [{ index: 0, text: 'x' }]],
    ['repeated', 6, [{ index: 6, text: '5D4A9-33E61' }]],
  ])('%s: usage, with which code of which draft', async (rule, index, settled) => {
    const opened = await openReview(vault);
    const draft = onlyDraft(await answerOf(opened.calls.readDrafts([DOUBTFUL])));
    const before = opened.session.point;
    await expect(opened.calls.storeDrafts([decision(draft, { settled })])).rejects.toMatchObject({
      code: 'usage',
      facts: { rule, index, draft: draft.draft },
    });
    expect(opened.session.point).toEqual(before);
  });
});

describe('services and accounts', () => {
  test('no service and no label: service-needed', async () => {
    const opened = await openReview(vault);
    const draft = onlyDraft(await answerOf(opened.calls.readDrafts([NAMELESS])));
    expect([draft.service, draft.serviceName]).toEqual([null, '']);
    expect(await codeOf(opened.calls.storeDrafts([decision(draft, { label: ' ' })]))).toBe('service-needed');
  });

  test('a name of the user’s own, without the blanks around it', async () => {
    const opened = await openReview(vault);
    await store(opened, NAMELESS, { label: ' Acme ', account: ' sam ' });
    const [, account] = opened.session.state.accounts.values();
    expect(account).toMatchObject({ service: null, label: 'Acme', name: 'sam' });
  });

  test.each<[rule: string, change: Partial<DraftDecision>]>([
    ['no-such-service', { service: 'nobody-knows' }],
    ['no-such-draft', { draft: '0123456789abcdef' }],
  ])('%s: usage', async (rule, change) => {
    const opened = await openReview(vault);
    const draft = onlyDraft(await answerOf(opened.calls.readDrafts([GITHUB])));
    const refused = opened.calls.storeDrafts([decision(draft, change)]);
    await expect(refused).rejects.toMatchObject({ code: 'usage', facts: { rule } });
  });

  test.each<[what: string, times: number]>([
    ['no decision', 0],
    ['two decisions on one draft', 2],
  ])('%s: usage', async (_, times) => {
    const opened = await openReview(vault);
    const draft = onlyDraft(await answerOf(opened.calls.readDrafts([GITHUB])));
    expect(await codeOf(opened.calls.storeDrafts(Array<DraftDecision>(times).fill(decision(draft))))).toBe('usage');
  });
});

describe('sets of the same account', () => {
  test.each<[what: string, service: string | null, label: string | null, account: string | null, sets: string[]]>([
    ['the same login', 'github', null, 'someone', [SET]],
    ['another login', 'github', null, 'sam', []],
    ['no login', 'github', null, null, []],
    ['another service', 'gitlab', null, 'someone', []],
    ['a label that is called like it', null, 'github', 'someone', []],
    ['nothing said', null, null, null, []],
  ])('%s', async (_, service, label, account, sets) => {
    const { calls } = await openReview(vault);
    const found = await answerOf(calls.predecessors(service, label, account));
    expect(found.map(({ set }) => set)).toEqual(sets);
  });

  test('newest first, as exact as it is known, with what is left; replaced ones are none', async () => {
    const opened = await openReview(vault);
    const made = (name: string, ...lines: string[]): GivenFile => file(name, 'GitHub recovery codes', ...lines);
    await store(opened, made('a.txt', 'generated 2027-05', '', ...HUB), { account: 'someone' });
    await store(opened, GITLAB, { service: 'github', account: 'Someone@example.com' });
    const newest = [...opened.session.state.sets.keys()][1];
    expect(await answerOf(opened.calls.predecessors('github', null, 'someone'))).toEqual([
      { set: newest, issuedAt: '2027-05', unused: 6 },
      { set: SET, issuedAt: '2026-11-24', unused: 2 },
    ]);
    expect(await answerOf(opened.calls.predecessors('github', null, 'someone@EXAMPLE.com'))).toHaveLength(1);
    await store(opened, file('n.txt', 'GitHub recovery codes', '', ...HUB.map((code) => code.replace('3', '4'))), {
      account: 'someone',
      replaces: SET,
    });
    const left = await answerOf(opened.calls.predecessors('github', null, 'someone'));
    expect(left.map(({ set }) => set)).toEqual([newest, newestSet(opened)]);
  });

  test('whatever the host: the window does not say which', async () => {
    const opened = await openReview(vault);
    await store(
      opened,
      file(
        'x.txt',
        'GitLab recovery codes of git.example.org',
        '',
        ...HUB.map((code) => `${code.replace('-', '')}abcdef`),
      ),
      {
        account: 'sam',
      },
    );
    const [, account] = opened.session.state.accounts.values();
    expect(account).toMatchObject({ service: 'gitlab', instance: 'git.example.org' });
    expect(await answerOf(opened.calls.predecessors('gitlab', null, 'sam'))).toHaveLength(1);
  });

  test('replaced: superseded. Beside: both active', async () => {
    const replaced = await openReview(vault);
    await store(replaced, GITHUB, { account: 'someone', replaces: SET });
    expect(replaced.session.state.sets.get(SET)).toMatchObject({ state: 'superseded', successor: newestSet(replaced) });
    const beside = await openReview(vault);
    await store(beside, GITHUB, { account: 'someone' });
    expect(beside.session.state.sets.get(SET)).toMatchObject({ state: 'active', successor: null });
  });
});

describe('codes that are there already', () => {
  test('are known in the review, with how many more are used', async () => {
    const { calls } = await openReview(vault);
    const draft = onlyDraft(await answerOf(calls.readDrafts([THERE])));
    expect(draft.alreadyThere).toEqual({ set: SET, service: 'GitHub', account: 'someone', newlyUsed: 1 });
  });

  test('nothing new and no marks wanted: already-imported', async () => {
    const opened = await openReview(vault);
    const draft = onlyDraft(await answerOf(opened.calls.readDrafts([THERE])));
    const before = opened.session.point;
    expect(await codeOf(opened.calls.storeDrafts([decision(draft)]))).toBe('already-imported');
    expect(opened.session.point).toEqual(before);
  });

  test('newer marks are taken over', async () => {
    const opened = await openReview(vault);
    const stored = await store(opened, THERE, { updatesMarks: true });
    expect(stored).toMatchObject({ accounts: [], sets: 0, codes: 0, skipped: 1 });
    expect([filesOf(stored), leftOutIn(stored)]).toEqual([[THERE.name], []]);
    expect(opened.session.state.sets.get(SET)?.codes.get(2)?.marked).toBe(true);
  });

  test('with a doubtful code: nothing of it is shown, and nothing has to be settled', async () => {
    const opened = await openReview(vault);
    await store(opened, DOUBTFUL);
    const again = onlyDraft(
      await answerOf(opened.calls.readDrafts([{ ...DOUBTFUL, name: 'github-recovery-codes (1).txt' }])),
    );
    expect(again).toMatchObject({ alreadyThere: { set: newestSet(opened), newlyUsed: 0 }, doubtful: [] });
    expect(JSON.stringify(again)).not.toContain('8o91f');
    expect(await answerOf(opened.calls.storeDrafts([decision(again, { updatesMarks: true })]))).toMatchObject({
      skipped: 1,
    });
  });

  test('settled to what is there: already-imported', async () => {
    const opened = await openReview(vault);
    const settled = [{ index: 6, text: '61ec3-8091f' }];
    await store(opened, DOUBTFUL, { settled });
    const draft = onlyDraft(await answerOf(opened.calls.readDrafts([DOUBTFUL])));
    expect(draft.alreadyThere).toBeNull();
    expect(await codeOf(opened.calls.storeDrafts([decision(draft, { settled })]))).toBe('already-imported');
  });
});
