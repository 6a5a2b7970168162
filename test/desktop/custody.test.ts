/** The open vault: work on it one piece after the other, the rows that follow a change, and nothing left after a lock. */
import { describe, expect, test } from 'vitest';
import { DesktopError } from '../../main/desktop/desktop-error.ts';
import { createOpener } from '../../main/desktop/opener.ts';
import { buildBigVault } from '../bench/big-vault.ts';
import { accountId, addAccount, bytesOf, makeScene, openScene, PASSPHRASE, setId, VAULT } from './scene.ts';

const usage = { code: 'usage' };

/** A promise with its end outside. */
function held(): { readonly promise: Promise<void>; release(): void } {
  let release = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release: () => release() };
}

describe('work', () => {
  test('is refused while no vault is open', async () => {
    await expect(makeScene().custody.work(async () => 1)).rejects.toMatchObject(usage);
  });

  test('is done one piece after the other, in the order of asking', async () => {
    const { custody } = await openScene();
    const gate = held();
    const story: string[] = [];
    const first = custody.work(async () => {
      story.push('first begins');
      await gate.promise;
      story.push('first ends');
    });
    const second = custody.work(async () => {
      story.push('second');
    });
    gate.release();
    await Promise.all([first, second]);
    expect(story).toEqual(['first begins', 'first ends', 'second']);
  });

  test('that fails stops nothing that comes after it', async () => {
    const { custody } = await openScene();
    const first = custody.work(() => Promise.reject(new DesktopError('too-large')));
    const second = custody.work(async () => 2);
    await expect(first).rejects.toMatchObject({ code: 'too-large' });
    expect(await second).toBe(2);
  });
});

describe('rows', () => {
  test('of the touched accounts, and no others, go out before the answer', async () => {
    const scene = await openScene();
    await addAccount(scene, 'a');
    await addAccount(scene, 'b');
    scene.rows.length = 0;
    let sentBefore = 0;
    await scene.calls.markCode(setId('b'), 1, 'used').then(() => {
      sentBefore = scene.rows.length;
    });
    expect(sentBefore).toBe(1);
    expect(scene.rows[0]).toMatchObject({ isComplete: true, counts: { accounts: 2 }, openReveals: [], notices: [] });
    expect(scene.rows[0]?.rows.map(({ id, unused }) => [id, unused])).toEqual([[accountId('b'), 3]]);
  });

  test('tell the new change, its words, and when it was saved', async () => {
    const scene = await openScene();
    await addAccount(scene, 'a');
    const change = scene.rows.at(-1);
    await scene.custody.work(async (session) => {
      expect(change).toMatchObject({
        change: session.point.change,
        fingerprint: session.fingerprint,
        savedAt: '2026-11-24T09:30:12.345Z',
      });
    });
  });

  test('of one change are sent when its task fails after it', async () => {
    const scene = await openScene();
    await addAccount(scene, 'a');
    scene.rows.length = 0;
    const task = scene.custody.work(async (session) => {
      await session.commit([{ t: 'CodeRevealed', d: { set: setId('a'), number: 1 } }]);
      throw new DesktopError('cancelled');
    });
    await expect(task).rejects.toMatchObject({ code: 'cancelled' });
    expect(scene.rows.map(({ rows }) => rows.map(({ state }) => state))).toEqual([['open-reveal']]);
    expect(scene.rows[0]?.openReveals).toMatchObject([
      { set: setId('a'), account: accountId('a'), service: 'Service a', login: null, number: 1 },
    ]);
  });

  test('of an account that is closed are gone, and counted no more', async () => {
    const scene = await openScene();
    const [account, d] = [accountId('c'), { service: 'github', instance: null, label: null, name: 'sam' }];
    await scene.custody.work((session) => session.commit([{ t: 'AccountAdded', d: { account, ...d } }]));
    await scene.custody.work((session) => session.commit([{ t: 'AccountClosed', d: { account } }]));
    const [added, closed] = scene.rows;
    expect([added?.rows.length, added?.gone, added?.counts.accounts]).toEqual([1, undefined, 1]);
    expect([closed?.rows, closed?.gone, closed?.counts.accounts]).toEqual([[], [account], 0]);
  });

  test('are not sent when nothing changed', async () => {
    const scene = await openScene();
    await addAccount(scene, 'a');
    scene.rows.length = 0;
    await scene.calls.showAccount(accountId('a'));
    expect(scene.rows).toEqual([]);
  });

  test('of all accounts are computed anew on a new day', async () => {
    let day = '2026-11-24';
    const scene = await openScene();
    const { clock } = scene.ports;
    Object.assign(clock, { today: () => day });
    await addAccount(scene, 'a');
    await addAccount(scene, 'b');
    scene.rows.length = 0;
    day = '2028-11-25';
    await scene.calls.showAccount(accountId('a'));
    expect(scene.rows[0]?.rows.map(({ id, findings }) => [id, findings.includes('stale')]).sort()).toEqual([
      [accountId('a'), true],
      [accountId('b'), true],
    ]);
  });
});

describe('locking', () => {
  test('refuses what was not begun, waits for what runs, lets everyone drop, then drops the keys', async () => {
    const scene = await openScene();
    const gate = held();
    const story: string[] = [];
    scene.custody.onLock(() => story.push(`drop, lock file ${scene.ports.files.has(`${VAULT}.lock`)}`));
    const running = scene.custody.work(async () => {
      await gate.promise;
      story.push('task ends');
    });
    // The first task has begun when its turn has come.
    await Promise.resolve();
    const waiting = scene.custody.work(async () => story.push('never'));
    const locking = scene.custody.lock().then(() => story.push('locked'));
    gate.release();
    await expect(running).rejects.toMatchObject(usage);
    await expect(waiting).rejects.toMatchObject(usage);
    await locking;
    expect(story).toEqual(['task ends', 'drop, lock file true', 'locked']);
    expect(scene.ports.files.has(`${VAULT}.lock`)).toBe(false);
  });

  test('sends no rows any more, and what was opened is of no use', async () => {
    const scene = await openScene();
    await addAccount(scene, 'a');
    let session: Parameters<Parameters<typeof scene.custody.work>[0]>[0] | null = null;
    await scene.custody.work(async (open) => {
      session = open;
    });
    scene.rows.length = 0;
    const running = scene.custody.work(async (open) => {
      await open.commit([{ t: 'CodeRevealed', d: { set: setId('a'), number: 1 } }]);
    });
    await Promise.resolve();
    await Promise.all([scene.custody.lock(), running.catch(() => undefined)]);
    expect(scene.rows).toEqual([]);
    expect(session).toMatchObject({ isWritable: false, events: [] });
    await expect(scene.custody.work(async () => 1)).rejects.toMatchObject(usage);
  });

  test('locks even when one that should let go fails, and says so', async () => {
    const scene = await openScene();
    scene.custody.onLock(() => {
      throw new Error('a dropper of a test');
    });
    await expect(scene.custody.lock()).rejects.toThrow('a dropper of a test');
    expect(scene.ports.files.has(`${VAULT}.lock`)).toBe(false);
    await scene.custody.lock();
  });
});

describe('a large vault', () => {
  const accounts = 1_500;

  test('gives its first 60 rows in order, and the rest in messages of 250', async () => {
    const scene = makeScene();
    const secret = await buildBigVault(scene.ports, { path: VAULT, accounts, codesPerSet: 1, setsPerChange: 500 });
    const opener = createOpener(scene.ports);
    const signal = new AbortController().signal;
    const session = await opener.open({ path: VAULT, secret: bytesOf(secret), onProgress: () => undefined, signal });
    const view = await scene.custody.adopt(session, () => undefined);
    expect(view.counts.accounts).toBe(accounts);
    expect(view.rows).toHaveLength(60);
    const names = view.rows.map(({ account }) => account ?? '');
    expect(names).toEqual([...names].sort());
    expect(names[0]).toBe('user-0@example.com');
    expect(scene.rows).toEqual([]);
    await scene.custody.rowsSent();
    expect(scene.rows.at(-1)?.isComplete).toBe(true);
    expect(scene.rows.map(({ rows, isComplete }) => [rows.length, isComplete])).toEqual([
      ...Array.from({ length: 5 }, () => [250, false]),
      [190, true],
    ]);
    const all = [...view.rows, ...scene.rows.flatMap(({ rows }) => rows)].map(({ id }) => id);
    expect(new Set(all).size).toBe(accounts);
    await scene.custody.lock();
  });

  test('sends no row of the opening after a newer one of the same account', async () => {
    const scene = makeScene();
    const secret = await buildBigVault(scene.ports, { path: VAULT, accounts, codesPerSet: 1, setsPerChange: 500 });
    scene.answer(VAULT);
    await scene.calls.chooseVault();
    const opened = await scene.calls.unlock(bytesOf(secret));
    if (!opened.ok) throw new Error(opened.code);
    const shown = new Set(opened.value.rows.map(({ id }) => id));
    // Whichever account is not among the first rows is still on its way.
    const late = await scene.custody.work(async ({ state }) => {
      const set = [...state.sets.values()].find((each) => !shown.has(each.account));
      return { set: set?.id ?? '', account: set?.account ?? '' };
    });
    await scene.calls.markCode(late.set, 1, 'used');
    await expect.poll(() => scene.rows.at(-1)?.isComplete).toBe(true);
    const states = scene.rows.flatMap(({ rows }) => rows).filter(({ id }) => id === late.account);
    expect(states.at(-1)?.state).toBe('empty');
    await scene.custody.lock();
  });
});

test('nobody waits for the rows of a vault that is not open, or not any more', async () => {
  const scene = await openScene();
  await scene.custody.lock();
  await scene.custody.rowsSent();
  await makeScene().custody.rowsSent();
});

test('a creation and an unlocking by passphrase come to the same vault', async () => {
  const scene = await openScene();
  await addAccount(scene, 'a');
  await scene.desk.lock();
  const opened = await scene.calls.unlock(bytesOf(PASSPHRASE));
  expect(opened).toMatchObject({ ok: true, value: { counts: { accounts: 1 }, hasRecoveryKeyToShow: false } });
});
