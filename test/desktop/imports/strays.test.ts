/** Files in clear in the window: deleted after a question that names them, found by a look through folders, taken in. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { SourceFile } from '../../../preload/views/strays.ts';
import { buildSmallVault, CODES, type SmallVault } from '../../vault/small-vault.ts';
import { answerOf, codeOf, decision, file, type Opened, onlyDraft, openReview } from './open-review.ts';

const HUB = ['5d4a9-33e61', '6d64c-9453d', '7f66e-6f648', '447f2-b3cec', 'b5f93-e03fb', '68bfa-32da2'];
const PATH = '/home/sam/Dropbox/github-recovery-codes.txt';
const bytes = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));

let vault: SmallVault;

beforeAll(async () => {
  vault = await buildSmallVault();
});

/** Imports the one file by the dialog. */
async function imported(): Promise<{ readonly opened: Opened; readonly source: SourceFile }> {
  const opened = await openReview(vault);
  opened.ports.files.put(PATH, bytes(...HUB));
  opened.chosen.push([PATH]);
  const review = await answerOf(opened.calls.chooseFiles());
  if (review === null) throw new Error('no review');
  const { sources } = await answerOf(opened.calls.storeDrafts([decision(onlyDraft(review))]));
  const [source] = sources;
  if (source === undefined) throw new Error('no source');
  return { opened, source };
}

describe('the file of an import', () => {
  test('is deleted after a question that names path and size', async () => {
    const { opened, source } = await imported();
    const { id, ...rest } = source;
    expect(rest).toEqual({ file: PATH, sizeBytes: 71, syncedBy: 'Dropbox', hasLeftOut: false });
    expect(await answerOf(opened.strays.calls.removeFiles([id ?? '']))).toEqual({ removed: [id], failed: [] });
    expect(opened.questions).toMatchObject([
      { question: 'Delete this file?', detail: expect.stringContaining(`${PATH}, 71 bytes.`) },
    ]);
    expect(opened.ports.files.has(PATH)).toBe(false);
    expect(await codeOf(answerOf(opened.strays.calls.removeFiles([id ?? ''])))).toBe('usage');
  });

  test('stays when the answer is no, and when it is another one by now', async () => {
    const { opened, source } = await imported();
    const ids = [source.id ?? ''];
    opened.answers.push(false);
    expect(await answerOf(opened.strays.calls.removeFiles(ids))).toBeNull();
    opened.ports.files.overwrite(PATH, bytes(...HUB, 'more'));
    expect(await answerOf(opened.strays.calls.removeFiles(ids))).toEqual({
      removed: [],
      failed: [{ id: ids[0], code: 'source-changed' }],
    });
    expect(opened.ports.files.has(PATH)).toBe(true);
  });

  test('that was dropped has no id, even under the name of a path; a path is no id', async () => {
    const opened = await openReview(vault);
    opened.ports.files.put(PATH, bytes(...HUB));
    const draft = onlyDraft(await answerOf(opened.calls.readDrafts([file(PATH, ...HUB)])));
    const { sources } = await answerOf(opened.calls.storeDrafts([decision(draft)]));
    expect(sources).toMatchObject([{ id: null, sizeBytes: null }]);
    expect(await codeOf(answerOf(opened.strays.calls.removeFiles([PATH])))).toBe('usage');
    expect(opened.questions).toEqual([]);
  });

  test('is not known any more after a lock', async () => {
    const { opened, source } = await imported();
    await opened.custody.lock();
    expect(await codeOf(answerOf(opened.strays.calls.removeFiles([source.id ?? ''])))).toBe('usage');
    expect(opened.ports.files.has(PATH)).toBe(true);
  });
});

describe('a look through folders', () => {
  async function swept() {
    const opened = await openReview(vault);
    const { files } = opened.ports;
    files.put('/home/sam/a/recovery codes.txt', bytes('GitHub recovery codes', '', ...HUB));
    files.put('/home/sam/b/backup codes.txt', bytes('GitHub recovery codes', '', ...CODES));
    files.put('/home/sam/b/2fa.txt', bytes('Nothing of the kind.'));
    files.put('/home/sam/b/codes.pdf', bytes('%PDF-1.7'));
    files.put('/home/sam/b/notes.txt', bytes(...HUB));
    opened.folders.push(['/home/sam']);
    const view = await answerOf(opened.strays.calls.sweep());
    if (view === null) throw new Error('cancelled');
    return { opened, view };
  }

  test('says what each file holds and how much of it is in the vault', async () => {
    const { view, opened } = await swept();
    expect(view.found.map(({ file: path, codes, held, error }) => [path.slice(10), codes, held, error])).toEqual([
      ['a/recovery codes.txt', 6, 'none', null],
      ['b/2fa.txt', 0, null, null],
      ['b/backup codes.txt', CODES.length, 'all', null],
      ['b/codes.pdf', 0, null, expect.any(String)],
    ]);
    expect(view).toMatchObject({ folders: ['/home/sam'], files: 5, looked: 3, unreadable: [], isPartial: false });
    expect(JSON.stringify(view)).not.toContain(HUB[0]);
    expect(opened.readers.size).toBe(0);
  });

  test('a file that was found is imported by its id, and one that could not be read is not deleted', async () => {
    const { view, opened } = await swept();
    const [first, , third, last] = view.found;
    const review = await answerOf(opened.strays.calls.importFound([first?.id ?? '']));
    expect(onlyDraft(review)).toMatchObject({ service: 'github', file: 'recovery codes.txt' });
    const removal = await answerOf(opened.strays.calls.removeFiles([third?.id ?? '', last?.id ?? '']));
    expect(removal).toEqual({ removed: [third?.id], failed: [{ id: last?.id, code: 'usage' }] });
    expect(opened.ports.files.has('/home/sam/b/codes.pdf')).toBe(true);
  });

  test('a question about a file whose codes are nowhere else says so', async () => {
    const { view, opened } = await swept();
    opened.answers.push(false);
    await answerOf(opened.strays.calls.removeFiles([view.found[0]?.id ?? '']));
    expect(opened.questions[0]?.detail).toContain('Its codes are not in the vault, and they are lost with it.');
  });

  test('is null when no folder is chosen, and ends when it is cancelled or the vault is locked', async () => {
    const opened = await openReview(vault);
    expect(await answerOf(opened.strays.calls.sweep())).toBeNull();
    for (const end of [() => opened.strays.cancel(), () => void opened.custody.lock()]) {
      opened.ports.files.put('/home/sam/a/codes.txt', bytes(...HUB));
      opened.folders.push(['/home/sam']);
      opened.ports.files.holdUp = async (path) => {
        if (path === '/home/sam/a') end();
      };
      expect(await codeOf(answerOf(opened.strays.calls.sweep()))).toBe('cancelled');
      expect(opened.readers.size).toBe(0);
    }
    expect(await codeOf(answerOf(opened.strays.calls.sweep()))).toBe('usage');
  });
});

describe('a list of accounts', () => {
  const LIST = file('accounts.csv', 'service,login,owner', 'GitLab,sam,Kim', 'Bank of Rivers,,Kim', ',x,y');

  test('is reviewed, added in one change, and over then; a second time there is nothing new', async () => {
    const opened = await openReview(vault);
    const { accountLists, drafts } = await answerOf(opened.calls.readDrafts([LIST]));
    const [{ list = '', ...view } = {}] = accountLists;
    expect([drafts, view]).toEqual([
      [],
      {
        file: 'accounts.csv',
        fresh: 2,
        first: [
          { service: 'GitLab', instance: null, account: 'sam' },
          { service: 'Bank of Rivers', instance: null, account: null },
        ],
        known: 0,
        repeated: 0,
        unread: 1,
        firstUnread: [{ row: 4, why: 'no-service' }],
        ignoredColumns: ['owner'],
      },
    ]);
    const { change } = opened.session.point;
    const { accounts, review } = await answerOf(opened.calls.storeAccounts(list));
    expect([accounts.length, review.accountLists, opened.session.point.change]).toEqual([2, [], change + 2]);
    expect(await codeOf(answerOf(opened.calls.storeAccounts(list)))).toBe('usage');
    await answerOf(opened.calls.dropDrafts());
    const again = await answerOf(opened.calls.readDrafts([file('accounts.csv', 'service,login', 'GitLab,sam')]));
    expect(again.accountLists).toMatchObject([{ fresh: 0, known: 1 }]);
  });

  test('was a mistake: its accounts are closed again, and none that has a set', async () => {
    const opened = await openReview(vault);
    const { accountLists } = await answerOf(opened.calls.readDrafts([LIST]));
    const { accounts } = await answerOf(opened.calls.storeAccounts(accountLists[0]?.list ?? ''));
    await answerOf(opened.calls.closeAccounts(accounts));
    const open = [...opened.session.state.accounts.values()].filter(({ closedAt }) => closedAt === null);
    expect(open.map(({ id }) => id)).not.toEqual(expect.arrayContaining([accounts[0]]));
    expect(await codeOf(answerOf(opened.calls.closeAccounts([open[0]?.id ?? ''])))).toBe('usage');
  });
});
