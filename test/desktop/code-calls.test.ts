/** Codes in the window: recorded before they are shown, marked once however often somebody presses, and taken back. */
import { describe, expect, test } from 'vitest';
import { lockPath } from '../../main/vault/lock-file.ts';
import type { Result } from '../../preload/contract.ts';
import type { MarkedCode, ShownCode } from '../../preload/views/codes.ts';
import { accountId, addAccount, bytesOf, openScene, PASSPHRASE, type Scene, setId, VAULT } from './scene.ts';

const SET = setId('a');
const NOW = '2026-11-24T09:30:12.345Z';

async function withSet(codes = 4): Promise<Scene> {
  const scene = await openScene();
  await addAccount(scene, 'a', codes);
  return scene;
}

function answerOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

const typesOf = ({ custody }: Scene): Promise<string[]> =>
  custody.work(async ({ events }) => events.slice(5).map(({ t }) => t));

const reveal = async ({ calls }: Scene, number: number | null): Promise<ShownCode> =>
  answerOf(await calls.reveal(SET, number));
const mark = async ({ calls }: Scene, number: number, outcome: MarkedCode['outcome']): Promise<MarkedCode> =>
  answerOf(await calls.markCode(SET, number, outcome));

/** Nothing can be written into the vault file any more. */
function fillDisk({ ports }: Scene): void {
  ports.files.plan = ({ operation, path }) => (operation === 'write' && path === VAULT ? { errno: 'ENOSPC' } : null);
}

describe('showing', () => {
  test('the next code: recorded, on show, and how many are left', async () => {
    const scene = await withSet();
    expect(await reveal(scene, null)).toEqual({
      set: SET,
      number: 1,
      text: 'CODE-a-1',
      left: 4,
      leftAfter: 3,
      doubt: null,
      recordedAt: NOW,
      hidesInSeconds: 60,
    });
    expect(scene.onShow.now).toEqual({ set: SET, number: 1, text: 'CODE-a-1' });
    expect(await typesOf(scene)).toEqual(['CodeRevealed']);
  });

  test('a code that waits for its outcome is passed over by the next', async () => {
    const scene = await withSet();
    expect([(await reveal(scene, null)).number, (await reveal(scene, null)).number]).toEqual([1, 2]);
  });

  test.each([
    ['used', 'used'],
    ['refused', 'refused'],
  ] as const)('a named code that is %s says so', async (outcome, doubt) => {
    const scene = await withSet();
    await mark(scene, 2, outcome);
    expect(await reveal(scene, 2)).toMatchObject({ text: 'CODE-a-2', doubt, left: 3, leftAfter: 3 });
  });

  test('a named code of a set that is over says that it is void', async () => {
    const scene = await withSet();
    await scene.calls.changeSetState(SET, 'revoked');
    expect(await reveal(scene, 2)).toMatchObject({ doubt: 'void', left: 0, leftAfter: 0 });
    await expect(scene.calls.reveal(SET, null)).rejects.toMatchObject({ code: 'set-not-active' });
  });

  test.each([
    ['no such set', setId('f'), null, 'set-not-found'],
    ['number 0', SET, 0, 'usage'],
    ['a number above the last', SET, 5, 'usage'],
  ])('%s shows nothing', async (_what, set, number, code) => {
    const scene = await withSet();
    await expect(scene.calls.reveal(set, number)).rejects.toMatchObject({ code });
    expect([scene.onShow.now, await typesOf(scene)]).toEqual([null, []]);
  });

  test('the last but none: none-left', async () => {
    const scene = await withSet(1);
    await reveal(scene, null);
    await expect(scene.calls.reveal(SET, null)).rejects.toMatchObject({ code: 'none-left' });
  });

  test('no code is in the rows, the counts, the page or the log', async () => {
    const scene = await withSet();
    await reveal(scene, 1);
    const page = await scene.calls.showAccount(accountId('a'));
    const log = await scene.calls.log({ account: null, text: '', from: 0, count: 500 });
    expect(JSON.stringify([scene.rows, page, log])).not.toContain('CODE-');
  });

  test('a lock meanwhile gives out no code, and hides the one that was opened', async () => {
    const scene = await withSet();
    const shown = scene.calls.reveal(SET, null);
    await Promise.resolve();
    const locking = scene.desk.lock();
    await expect(shown).rejects.toMatchObject({ code: 'usage' });
    await locking;
    expect(scene.onShow.now).toBeNull();
  });
});

describe('when an opening cannot be recorded', () => {
  test('it is refused as that, and nothing is shown', async () => {
    const scene = await withSet();
    fillDisk(scene);
    await expect(scene.calls.reveal(SET, null)).rejects.toMatchObject({ code: 'not-recordable' });
    expect(scene.onShow.now).toBeNull();
  });

  test('the user can have it shown all the same; it is recorded at the next chance', async () => {
    const scene = await withSet();
    fillDisk(scene);
    expect(answerOf(await scene.calls.revealUnrecorded(SET, 2))).toMatchObject({
      text: 'CODE-a-2',
      recordedAt: null,
      left: 4,
      leftAfter: 3,
    });
    expect(await typesOf(scene)).toEqual([]);
    scene.ports.files.plan = () => null;
    await mark(scene, 2, 'used');
    expect(await typesOf(scene)).toEqual(['CodeRevealed', 'CodeUsed']);
    expect(scene.rows.at(-1)?.openReveals).toEqual([]);
  });

  test('and not even noted on this computer, the window hears of it', async () => {
    const scene = await withSet();
    scene.ports.files.plan = ({ operation }) => (operation === 'write' ? { errno: 'ENOSPC' } : null);
    scene.rows.length = 0;
    await scene.calls.revealUnrecorded(SET, 1);
    expect(scene.rows.map(({ rows, notices }) => [rows, notices])).toEqual([[[], ['opening-not-kept']]]);
  });

  test('it is recorded after all where the disk has room again', async () => {
    const scene = await withSet();
    expect(answerOf(await scene.calls.revealUnrecorded(SET, 1)).recordedAt).toBe(NOW);
    expect(await typesOf(scene)).toEqual(['CodeRevealed']);
  });

  test('while another program writes the vault, neither way shows it', async () => {
    const scene = await withSet();
    await scene.desk.lock();
    const other = { v: 1, host: 'elsewhere', pid: 7, started: null, token: 'f'.repeat(32) };
    scene.ports.files.put(lockPath(VAULT), bytesOf(`${JSON.stringify(other)}\n`));
    expect(answerOf(await scene.calls.unlock(bytesOf(PASSPHRASE))).standing?.code).toBe('locked');
    await expect(scene.calls.reveal(SET, 1)).rejects.toMatchObject({ code: 'locked' });
    await expect(scene.calls.revealUnrecorded(SET, 1)).rejects.toMatchObject({ code: 'locked' });
    expect(scene.onShow.now).toBeNull();
  });
});

describe('marking', () => {
  test('says what is left, which comes next, and the event to take back', async () => {
    const scene = await withSet();
    await reveal(scene, null);
    const marked = await mark(scene, 1, 'used');
    expect(marked).toMatchObject({ set: SET, number: 1, outcome: 'used', left: 3, next: 2, crossOff: [] });
    expect(marked).toMatchObject({ isRefusedTwice: false, isSetRevoked: false, needsNewCode: false });
    expect(await scene.custody.work(async ({ events }) => events.at(-1)?.id)).toBe(marked.event);
  });

  test.each(['used', 'refused', 'not-tried'] as const)('%s a second time records nothing', async (outcome) => {
    const scene = await withSet();
    await reveal(scene, 1);
    const first = await mark(scene, 1, outcome);
    const change = scene.rows.at(-1)?.change;
    const second = await mark(scene, 1, outcome);
    expect(second).toEqual({ ...first, event: null });
    expect(await scene.custody.work(async ({ point }) => point.change)).toBe(change);
  });

  test('the same of a code that was shown again is another try', async () => {
    const scene = await withSet();
    await reveal(scene, 1);
    await mark(scene, 1, 'not-tried');
    await reveal(scene, 1);
    expect((await mark(scene, 1, 'not-tried')).event).not.toBeNull();
  });

  test('something else than before is recorded, but of a used code nothing is', async () => {
    const scene = await withSet();
    await mark(scene, 1, 'refused');
    expect((await mark(scene, 1, 'used')).event).not.toBeNull();
    await expect(scene.calls.markCode(SET, 1, 'refused')).rejects.toMatchObject({ code: 'already-used' });
  });

  test.each([
    [1, 2, false],
    [2, null, true],
  ] as const)('%i refused in a row: the next is %s', async (refused, next, isRefusedTwice) => {
    const scene = await withSet();
    let last: MarkedCode | null = null;
    for (let number = 1; number <= refused; number += 1) last = await mark(scene, number, 'refused');
    expect(last).toMatchObject({ next, isRefusedTwice, left: 4 - refused });
  });

  test('names the copies that still exist to cross the number off', async () => {
    const scene = await withSet();
    await scene.custody.work((session) =>
      session.commit([
        {
          t: 'SheetPrinted',
          d: {
            sheet: 'S-0001-KQ',
            replaces: null,
            layout: 'packed',
            paper: 'a4',
            copies: 3,
            way: 'printer',
            sets: [{ set: SET, numbers: [1, 2] }],
          },
        },
        { t: 'CopyPlaced', d: { copy: 'S-0001-KQ/1', place: 'Safe', seal: null } },
        { t: 'CopyEnded', d: { copy: 'S-0001-KQ/2', reason: 'lost' } },
      ]),
    );
    expect((await mark(scene, 1, 'used')).crossOff).toEqual([
      { copy: 'S-0001-KQ/1', place: 'Safe' },
      { copy: 'S-0001-KQ/3', place: null },
    ]);
    expect((await mark(scene, 2, 'not-tried')).crossOff).toEqual([]);
    expect((await mark(scene, 3, 'used')).crossOff).toEqual([]);
  });

  test.each([
    ['no such set', setId('f'), 1, 'set-not-found'],
    ['no such number', SET, 9, 'usage'],
  ])('%s is refused', async (_what, set, number, code) => {
    await expect((await withSet()).calls.markCode(set, number, 'used')).rejects.toMatchObject({ code });
  });
});

describe('taking back', () => {
  test('the last outcome, or a named one', async () => {
    const scene = await withSet();
    const first = await mark(scene, 1, 'used');
    await mark(scene, 2, 'used');
    expect(await scene.calls.undo(null)).toEqual({ ok: true, value: { set: SET, number: 2, left: 3 } });
    expect(await scene.calls.undo(first.event)).toEqual({ ok: true, value: { set: SET, number: 1, left: 4 } });
    await expect(scene.calls.undo(null)).rejects.toMatchObject({ code: 'nothing-to-undo' });
  });

  test('lets the same be marked again', async () => {
    const scene = await withSet();
    await mark(scene, 1, 'used');
    await scene.calls.undo(null);
    expect((await mark(scene, 1, 'used')).event).not.toBeNull();
  });
});

describe('the state of a set', () => {
  test('changes once, and the row follows', async () => {
    const scene = await withSet();
    scene.rows.length = 0;
    await scene.calls.changeSetState(SET, 'compromised');
    await scene.calls.changeSetState(SET, 'compromised');
    expect(scene.rows.map(({ rows }) => rows.map(({ state }) => state))).toEqual([['no-codes']]);
  });

  test('of a set that is not there is refused', async () => {
    const { calls } = await withSet();
    await expect(calls.changeSetState(setId('f'), 'active')).rejects.toMatchObject({ code: 'set-not-found' });
  });
});
