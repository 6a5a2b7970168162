/** Files to what the window sees of them: shapes and counts, and no code but the doubtful ones. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { SERVICES } from '../../../main/core/importers/catalogue.ts';
import type { GivenFile, ImportReview } from '../../../preload/views/import-review.ts';
import { buildSmallVault, type SmallVault } from '../../vault/small-vault.ts';
import { answerOf, codeOf, decision, file, type Opened, onlyDraft, openReview } from './open-review.ts';

const HUB = ['5d4a9-33e61', '6d64c-9453d', '7f66e-6f648', '447f2-b3cec', 'b5f93-e03fb', '68bfa-32da2'];
const GITHUB = file('github-recovery-codes.txt', ...HUB, '61ec3-8o91f');
const DISCORD = file(
  'discord_backup_codes.txt',
  'These are your Discord backup codes for account sam.rivera@example.com. Keep them safe!',
  '',
  ...['n55z-vg78', 'q2ab-77xk', 'ab12-cd34', 'p0o9-i8u7', 'zx12-nm34'].map(
    (code, at) => `* ${code}${at === 1 ? ' (used)' : ''}`,
  ),
);
const PHRASE = file(
  'proton_recovery_phrase.txt',
  'Proton recovery phrase',
  '',
  'acid bulb cargo delta ember fiber ghost harbor iron jungle kiwi ladder',
);

let vault: SmallVault;

beforeAll(async () => {
  vault = await buildSmallVault();
});

async function reviewOf(...files: readonly GivenFile[]): Promise<ImportReview> {
  return answerOf((await openReview(vault)).calls.readDrafts(files));
}

describe('what the window sees', () => {
  test('a list with one doubtful code', async () => {
    const { drafts, files, ignored } = await reviewOf(GITHUB);
    expect(files).toEqual([
      { name: 'github-recovery-codes.txt', error: null, lock: null, warnings: ['outside-alphabet:1'] },
    ]);
    expect(ignored).toEqual([]);
    expect(drafts).toEqual([
      {
        draft: expect.stringMatching(/^[0-9a-f]{16}$/),
        file: 'github-recovery-codes.txt',
        service: 'github',
        serviceName: 'GitHub',
        instance: null,
        account: null,
        kind: 'recovery-codes',
        use: 'single',
        generatedAt: null,
        expiresAt: null,
        isRetired: false,
        orderSure: true,
        shape: [5, 5],
        codes: [1, 2, 3, 4, 5, 6, 7].map((number) => ({ id: number, number, isUsed: false, isDoubtful: number === 7 })),
        doubtful: [
          {
            index: 6,
            id: 7,
            number: 7,
            text: '61ec3-8o91f',
            at: [7],
            alphabet: '0 to 9 and a to f',
            suggestions: ['61ec3-8091f'],
          },
        ],
        source: null,
        lines: [1, 7],
        splitFrom: null,
        alreadyThere: null,
        overlaps: [],
        repeats: null,
      },
    ]);
  });

  test('a suggestion that is another code of the set is none', async () => {
    const { drafts } = await reviewOf(
      file('github-recovery-codes.txt', ...HUB, '447f2-b3cec', '6d64c-945Ed', '68bfa-32dao', '68bfa-32da0'),
    );
    expect(drafts[0]?.doubtful).toMatchObject([{ text: '68bfa-32dao', suggestions: [] }]);
  });

  test('used marks, an account, and codes that are not all of one shape', async () => {
    const { drafts } = await reviewOf(
      DISCORD,
      file('Recovery codes.txt', '1234 5678', '2345 6789', '345 678 901', '456 789 012', '567 890 123'),
    );
    expect(drafts[0]).toMatchObject({ service: 'discord', account: 'sam.rivera@example.com', shape: [4, 4] });
    expect(drafts[0]?.codes.filter(({ isUsed }) => isUsed)).toEqual([
      { id: 2, number: 2, isUsed: true, isDoubtful: false },
    ]);
    expect(drafts.slice(1).every(({ serviceName, service }) => service === null && serviceName === '')).toBe(true);
  });

  test('of a phrase not even the lengths of its words', async () => {
    expect(onlyDraft(await reviewOf(PHRASE))).toMatchObject({
      kind: 'recovery-phrase',
      shape: [],
      codes: [{ number: 1 }],
    });
  });

  test('of what was left out: the line and the length', async () => {
    const { drafts, ignored } = await reviewOf(file('notes.txt', 'Hello,', 'order 1Z999AA10123456784 is on its way'));
    expect([drafts, ignored]).toEqual([[], [{ file: 'notes.txt', line: 2, length: 18, why: 'single' }]]);
  });

  test('services to pick from: the whole catalogue by name', async () => {
    const { services } = await reviewOf(GITHUB);
    const names = services.map(({ name }) => name.toLowerCase());
    expect(names).toEqual([...names].sort());
    expect(new Set(services.map(({ id }) => id))).toEqual(new Set(SERVICES.map(({ id }) => id)));
  });

  test('no code of any set is in it, whatever the files', async () => {
    const opened = await openReview(vault);
    const hex = fc.stringMatching(/^[0-9a-f]{5}-[0-9a-f]{5}$/);
    const base32 = fc.stringMatching(/^[A-Z2-7]{4}-[A-Z2-7]{4}$/);
    const digits = fc.stringMatching(/^[0-9]{4} [0-9]{4}$/);
    const makes = [
      { code: hex, service: 'GitHub' },
      { code: base32, service: 'Sentry' },
      { code: digits, service: 'Google' },
      { code: digits, service: 'Acme' },
    ];
    const list = fc.constantFrom(...makes).chain(({ code, service }) =>
      fc.record({
        codes: fc.uniqueArray(code, { minLength: 5, maxLength: 16 }),
        heading: fc.constantFrom(`${service} recovery codes`, `${service} backup codes for sam@example.com`),
        around: fc.constantFrom('', '- ', '[x] ', '1. '),
        name: fc.constantFrom(`${service}-recovery-codes.txt`, 'codes.txt', ''),
      }),
    );
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(list, { minLength: 1, maxLength: 3 }), async (lists) => {
        await opened.calls.dropDrafts();
        const files = lists.map(({ codes, heading, around, name }) =>
          file(name, heading, '', ...codes.map((code) => `${around}${code}`)),
        );
        const review = await answerOf(opened.calls.readDrafts(files));
        const json = JSON.stringify({ ...review, services: [] });
        found += review.drafts.length;
        const doubtful = new Set(
          review.drafts.flatMap((draft) => draft.doubtful.flatMap(({ text, suggestions }) => [text, ...suggestions])),
        );
        for (const code of lists.flatMap(({ codes }) => codes)) {
          if (!doubtful.has(code)) expect(json).not.toContain(code);
        }
      }),
      { numRuns: 60 },
    );
    expect(found).toBeGreaterThan(60);
  });
});

describe('files of a review', () => {
  test('a second file is added, and the drafts before it keep their names', async () => {
    const { calls } = await openReview(vault);
    const first = await answerOf(calls.readDrafts([GITHUB]));
    const both = await answerOf(calls.readDrafts([DISCORD]));
    expect(both.files.map(({ name }) => name)).toEqual([GITHUB.name, DISCORD.name]);
    expect(both.drafts[0]).toEqual(first.drafts[0]);
    expect(both.drafts[1]?.service).toBe('discord');
  });

  test('the same bytes twice, under any name, are said once', async () => {
    const { calls } = await openReview(vault);
    const copy = { ...GITHUB, name: 'copy.txt' };
    const { files, drafts } = await answerOf(calls.readDrafts([GITHUB, copy, GITHUB]));
    expect([files.length, drafts.length]).toEqual([1, 1]);
    expect((await answerOf(calls.readDrafts([copy]))).drafts).toEqual(drafts);
  });

  test.each<[what: string, given: GivenFile, code: string]>([
    [
      'a picture',
      { name: 'a.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10) },
      'unsupported-format',
    ],
    ['a line without an end', file('', 'a'.repeat(70_000)), 'too-large'],
    ['a huge paste', { name: '', bytes: new Uint8Array(25 * 1024 * 1024 + 1).fill(97) }, 'too-large'],
  ])('%s: the others are read', async (_, given, code) => {
    const { files, drafts } = await reviewOf(given, GITHUB);
    expect(files.map(({ error }) => error?.code ?? null)).toEqual([code, null]);
    expect(drafts).toHaveLength(1);
  });

  test('what could not be read is said once, and may be tried again', async () => {
    const { calls } = await openReview(vault);
    const bad = file('codes.txt', 'a'.repeat(70_000));
    await answerOf(calls.readDrafts([bad, bad]));
    const { files } = await answerOf(calls.readDrafts([{ ...GITHUB, name: 'codes.txt' }]));
    expect(files.map(({ name, error }) => [name, error])).toEqual([['codes.txt', null]]);
  });

  test('nothing found: the file is named, and there is nothing to decide on', async () => {
    expect(await reviewOf(file('empty.txt'))).toMatchObject({
      files: [{ name: 'empty.txt', error: null }],
      drafts: [],
    });
  });

  test('one of them is told after the other', async () => {
    const { calls, progress } = await openReview(vault);
    await calls.readDrafts([GITHUB, DISCORD]);
    expect(progress).toEqual([
      { step: 'importing', done: 0 },
      { step: 'importing', done: 0.5 },
    ]);
  });
});

describe('chosen files', () => {
  async function withFiles(): Promise<Opened> {
    const opened = await openReview(vault);
    opened.ports.files.put('/home/sam/github-recovery-codes.txt', GITHUB.bytes.slice());
    opened.ports.files.put('/home/sam/big.txt', new Uint8Array(25 * 1024 * 1024 + 1));
    return opened;
  }

  test('are read up to the limit; one that is gone is said', async () => {
    const { calls, chosen } = await withFiles();
    chosen.push(['/home/sam/github-recovery-codes.txt', '/home/sam/big.txt', '/home/sam/gone.txt']);
    const review = await answerOf(calls.chooseFiles());
    expect(review?.files.map(({ name, error }) => [name, error?.code ?? null])).toEqual([
      ['github-recovery-codes.txt', null],
      ['big.txt', 'too-large'],
      ['gone.txt', 'no-such-file'],
    ]);
    expect(JSON.stringify(review)).not.toContain('/home');
  });

  test.each([[null], [[]]])('a dialog that was cancelled (%j) changes nothing', async (paths) => {
    const { calls, chosen } = await withFiles();
    const before = await answerOf(calls.readDrafts([DISCORD]));
    if (paths !== null) chosen.push(paths);
    expect(await answerOf(calls.chooseFiles())).toBeNull();
    expect(await answerOf(calls.readDrafts([DISCORD]))).toEqual(before);
  });
});

describe('one code beside its line', () => {
  test('the code as it was read, and what is written there', async () => {
    const { calls } = await openReview(vault);
    const { draft } = onlyDraft(await answerOf(calls.readDrafts([DISCORD])));
    expect(await answerOf(calls.compareDraft(draft, 1))).toEqual({ code: 'q2ab-77xk', line: '* q2ab-77xk (used)' });
  });

  test.each<[what: string, draft: string | null, index: number]>([
    ['a code that is not there', null, 5],
    ['another draft', '0123456789abcdef', 0],
  ])('%s: usage', async (_, other, index) => {
    const { calls } = await openReview(vault);
    const { draft } = onlyDraft(await answerOf(calls.readDrafts([DISCORD])));
    expect(await codeOf(calls.compareDraft(other ?? draft, index))).toBe('usage');
  });
});

describe('the end of a review', () => {
  async function isGone({ calls }: Opened, draft: string): Promise<boolean> {
    return (await codeOf(calls.compareDraft(draft, 0))) === 'usage';
  }

  test('dropped when the vault locks, and nothing was stored', async () => {
    const opened = await openReview(vault);
    const { draft } = onlyDraft(await answerOf(opened.calls.readDrafts([GITHUB])));
    const before = opened.session.point;
    await opened.custody.lock();
    expect(await isGone(opened, draft)).toBe(true);
    expect(opened.session.point).toEqual(before);
    expect(await codeOf(opened.calls.readDrafts([GITHUB]))).toBe('usage');
  });

  test('dropped when the user says so: the next one begins anew', async () => {
    const opened = await openReview(vault);
    const { draft } = onlyDraft(await answerOf(opened.calls.readDrafts([GITHUB])));
    await opened.calls.dropDrafts();
    expect(await isGone(opened, draft)).toBe(true);
    expect(onlyDraft(await answerOf(opened.calls.readDrafts([DISCORD]))).service).toBe('discord');
  });

  /** Reads GitHub's file, then stops at Discord's until it is let go. */
  async function heldUp(): Promise<{ opened: Opened; answer: Promise<unknown>; letGo: () => void }> {
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const opened = await openReview(vault, {
      hold: async ({ name }) => {
        if (name !== DISCORD.name) return;
        arrive();
        await gate;
      },
    });
    await answerOf(opened.calls.readDrafts([PHRASE]));
    const answer = codeOf(opened.calls.readDrafts([GITHUB, DISCORD]));
    await arrived;
    return { opened, answer, letGo };
  }

  test('a reading that is cancelled adds nothing, and what was there stays', async () => {
    const { opened, answer, letGo } = await heldUp();
    opened.cancel();
    letGo();
    expect([await answer, opened.readers.size]).toEqual(['cancelled', 0]);
    expect((await answerOf(opened.calls.readDrafts([PHRASE]))).files.map(({ name }) => name)).toEqual([PHRASE.name]);
  });

  test.each<[what: string, end: (opened: Opened) => Promise<unknown>]>([
    ['a lock', ({ custody }) => custody.lock()],
    ['dropping the drafts', ({ calls }) => calls.dropDrafts()],
  ])('%s ends a reading', async (_, end) => {
    const { opened, answer, letGo } = await heldUp();
    await end(opened);
    letGo();
    expect(['cancelled', 'usage']).toContain(await answer);
    expect(opened.readers.size).toBe(0);
  });

  test('nothing under way: nothing happens', async () => {
    const opened = await openReview(vault);
    opened.cancel();
    expect(onlyDraft(await answerOf(opened.calls.readDrafts([GITHUB]))).service).toBe('github');
  });

  test('an id of an earlier review means nothing in a later one', async () => {
    const { calls } = await openReview(vault);
    const first = onlyDraft(await answerOf(calls.readDrafts([GITHUB])));
    await calls.dropDrafts();
    await answerOf(calls.readDrafts([GITHUB]));
    expect(await codeOf(calls.storeDrafts([decision(first)]))).toBe('usage');
  });
});
