/** The page of an account, the log in pages, and the log as a file. */
import { describe, expect, test } from 'vitest';
import { parseEvent } from '../../main/core/custody/parse-event.ts';
import type { LogPage, LogQuery } from '../../preload/contract.ts';
import { accountId, addAccount, bytesOf, openScene, PASSPHRASE, type Scene, setId } from './scene.ts';

/** Two accounts; of the first one code is shown and used. Ten events: three of the creation, four of the accounts, three of codes. */
async function lived(): Promise<Scene> {
  const scene = await openScene();
  await addAccount(scene, 'a');
  await addAccount(scene, 'b');
  await scene.calls.reveal(setId('a'), 1);
  await scene.calls.markCode(setId('a'), 1, 'used');
  await scene.calls.markCode(setId('b'), 2, 'refused');
  return scene;
}

async function pageOf({ calls }: Scene, query: Partial<LogQuery>): Promise<LogPage> {
  const answer = await calls.log({ account: null, text: '', from: 0, count: 500, ...query });
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}

const typesIn = ({ lines }: LogPage): string[] => lines.map(({ type }) => type);

describe('the page of an account', () => {
  test('has its row, its sets with masked codes, and its last lines, newest first', async () => {
    const scene = await lived();
    const page = await scene.calls.showAccount(accountId('a'));
    expect(page).toMatchObject({
      ok: true,
      value: { row: { id: accountId('a'), unused: 3, total: 4 }, sets: [{ set: setId('a'), next: 2 }] },
    });
    const types = page.ok ? page.value.lately.map(({ type }) => type) : [];
    expect(types).toEqual(['CodeUsed', 'CodeRevealed', 'SetAdded', 'AccountAdded']);
  });

  test.each([11, 12, 13])('has at most 12 lines: %i were written', async (events) => {
    const scene = await openScene();
    await addAccount(scene, 'a');
    for (let done = 2; done < events; done += 1) await scene.calls.reveal(setId('a'), 1);
    const page = await scene.calls.showAccount(accountId('a'));
    expect(page.ok && page.value.lately.length).toBe(Math.min(12, events));
  });

  test('that is not there is usage', async () => {
    await expect((await lived()).calls.showAccount(accountId('f'))).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('the log', () => {
  test('is newest first, all of it from the creation on', async () => {
    const page = await pageOf(await lived(), {});
    expect([page.total, page.lines.length]).toEqual([10, 10]);
    expect(typesIn(page).slice(0, 3)).toEqual(['CodeRefused', 'CodeUsed', 'CodeRevealed']);
    expect(typesIn(page).at(-1)).toBe('VaultCreated');
  });

  test.each([
    [0, 3, [0, 1, 2]],
    [3, 3, [3, 4, 5]],
    [8, 3, [8, 9]],
    [9, 1, [9]],
    [10, 3, []],
    [11, 3, []],
    [0, 0, []],
  ])('from %i on, %i lines', async (from, count, places) => {
    const scene = await lived();
    const all = await pageOf(scene, {});
    const page = await pageOf(scene, { from, count });
    expect(page.total).toBe(10);
    expect(page.lines).toEqual(places.map((place) => all.lines[place]));
  });

  test('of one account', async () => {
    const page = await pageOf(await lived(), { account: accountId('b') });
    expect([page.total, typesIn(page)]).toEqual([3, ['CodeRefused', 'SetAdded', 'AccountAdded']]);
  });

  test.each([
    ['service B', 3],
    ['SERVICE', 7],
    ['a service', 4],
    ['nowhere', 0],
    ['   ', 10],
  ])('with the words "%s": %i lines', async (text, total) => {
    expect((await pageOf(await lived(), { text })).total).toBe(total);
  });

  test('goes on with every change, and says what was taken back', async () => {
    const scene = await lived();
    await pageOf(scene, {});
    await scene.calls.undo(null);
    const { total, lines } = await pageOf(scene, { count: 2 });
    expect(total).toBe(11);
    expect(lines.map(({ type, isTakenBack }) => [type, isTakenBack])).toEqual([
      ['OutcomeTakenBack', false],
      ['CodeRefused', true],
    ]);
  });

  test('is the same after the vault was opened anew', async () => {
    const scene = await lived();
    const before = await pageOf(scene, {});
    await scene.desk.lock();
    await scene.calls.unlock(bytesOf(PASSPHRASE));
    expect(await pageOf(scene, {})).toEqual(before);
  });
});

describe('the log as a file', () => {
  const FILE = '/out/log.jsonl';

  test('has the stored bytes of every event, a line each, in their order', async () => {
    const scene = await lived();
    scene.answer(FILE);
    expect(await scene.calls.exportLog()).toEqual({ ok: true, value: true });
    const stored = await scene.custody.work(async (session) =>
      [...(await session.readEvents())].map((bytes) => new TextDecoder().decode(bytes)),
    );
    expect(new TextDecoder().decode(scene.ports.files.content(FILE))).toBe(stored.map((line) => `${line}\n`).join(''));
    expect(stored.map((line) => parseEvent(bytesOf(line)).t)[0]).toBe('VaultCreated');
    expect(scene.suggested.at(-1)).toBe('own log.jsonl');
  });

  test('is not written when the dialog is cancelled', async () => {
    const scene = await lived();
    scene.answer(null);
    expect(await scene.calls.exportLog()).toEqual({ ok: true, value: false });
  });

  test('is never written over a file', async () => {
    const scene = await lived();
    scene.ports.files.put(FILE, bytesOf('mine'));
    scene.answer(FILE);
    await expect(scene.calls.exportLog()).rejects.toMatchObject({ code: 'would-overwrite' });
    expect(scene.ports.files.content(FILE)).toEqual(bytesOf('mine'));
  });

  test('does not stay when the disk is full in the middle of it', async () => {
    const scene = await lived();
    scene.ports.files.plan = ({ operation, path }) =>
      operation === 'write' && path === FILE ? { partBytes: 10, errno: 'ENOSPC' } : null;
    scene.answer(FILE);
    await expect(scene.calls.exportLog()).rejects.toMatchObject({ code: 'disk-full' });
    expect(scene.ports.files.has(FILE)).toBe(false);
  });

  test('of a vault that was locked while the dialog stood open is not written, whatever is open now', async () => {
    const scene = await lived();
    let choose = (_path: string): void => undefined;
    scene.answer(
      new Promise((resolve) => {
        choose = resolve;
      }),
    );
    const exporting = scene.calls.exportLog();
    await scene.desk.lock();
    await scene.calls.unlock(bytesOf(PASSPHRASE));
    choose(FILE);
    await expect(exporting).rejects.toMatchObject({ code: 'usage' });
    expect(scene.ports.files.has(FILE)).toBe(false);
  });

  test('of no open vault asks for no place', async () => {
    const scene = await lived();
    await scene.desk.lock();
    await expect(scene.calls.exportLog()).rejects.toMatchObject({ code: 'usage' });
  });
});
