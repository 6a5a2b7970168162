/** The calls about backups and old copies, over files in memory: what the window sees, and what it cannot ask for. */
import { describe, expect, test } from 'vitest';
import type { BackupsPage } from '../../../preload/views/safety.ts';
import { settableClock } from '../../vault/settable-clock.ts';
import { addAccount, bytesOf, openScene, PASSPHRASE, type Scene, setId, VAULT } from '../scene.ts';

const BESIDE = '/vaults/own.backups';
const STICK = '/media/stick';

async function sceneWithStick(): Promise<Scene> {
  const scene = await openScene();
  await scene.ports.files.makeFolder(STICK);
  return scene;
}

async function pageOf({ calls }: Scene): Promise<BackupsPage> {
  const page = await calls.backups();
  if (!page.ok) throw new Error(page.code);
  return page.value;
}

const backupsIn = ({ ports }: Scene, folder: string): string[] =>
  ports.files.paths.filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.coldkeep'));

describe('the backup of the day', () => {
  test('is made once a vault is open, and the window hears what is still missing', async () => {
    const scene = await openScene();
    await scene.safety.opened();
    expect(backupsIn(scene, BESIDE)).toHaveLength(1);
    expect(scene.findings).toEqual([{ finding: 'no-second-place' }]);
    expect(await scene.calls.safetyFinding()).toEqual({ ok: true, value: { finding: 'no-second-place' } });
  });

  test('counts as soon as it is begun', async () => {
    const scene = await openScene();
    const made = scene.safety.opened();
    expect(await scene.calls.safetyFinding()).toEqual({ ok: true, value: { finding: 'no-second-place' } });
    await made;
  });

  test('is not made twice a day, and is made on the next one', async () => {
    const clock = settableClock('2026-11-24T09:30:12.345Z');
    const scene = await openScene({ clock });
    await scene.safety.opened();
    await addAccount(scene, 'a');
    await scene.safety.opened();
    expect(backupsIn(scene, BESIDE)).toHaveLength(1);
    clock.set('2026-11-25T09:30:12.345Z');
    await scene.safety.opened();
    expect(backupsIn(scene, BESIDE)).toHaveLength(2);
  });

  test('that fails is a finding and no error', async () => {
    const scene = await openScene();
    scene.ports.files.plan = ({ operation, path }) =>
      operation === 'open' && path.startsWith(BESIDE) ? { kind: 'error', errno: 'ENOSPC' } : null;
    await scene.safety.opened();
    expect(scene.findings).toEqual([{ finding: 'backup-failed', place: 'beside', code: 'disk-full' }]);
    scene.ports.files.plan = () => null;
    expect(await scene.calls.makeBackup()).toEqual({ ok: true, value: { places: ['beside'], failed: [] } });
    expect(scene.findings.at(-1)).toEqual({ finding: 'no-second-place' });
  });

  test('without a vault there is none', async () => {
    const scene = await openScene();
    await scene.desk.lock();
    await scene.safety.opened();
    expect(backupsIn(scene, BESIDE)).toEqual([]);
    await expect(scene.calls.backups()).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('the second place', () => {
  test('has a backup at once, and nothing is missing any more', async () => {
    const scene = await sceneWithStick();
    scene.answer(STICK);
    expect(await scene.calls.chooseBackupPlace()).toEqual({
      ok: true,
      value: { places: ['beside', 'second'], failed: [] },
    });
    expect(backupsIn(scene, `${STICK}/own.backups`)).toHaveLength(1);
    expect(scene.findings.at(-1)).toBeNull();
    const page = await pageOf(scene);
    expect(page.second).toMatchObject({ folder: STICK, isReachable: true, newest: { at: '2026-11-24T09:30:12Z' } });
    expect(page.beside).toMatchObject({ folder: BESIDE, isReachable: true });
    expect(page.backups.map(({ place }) => place).sort()).toEqual(['beside', 'second']);
  });

  test('cancelled: nothing changes', async () => {
    const scene = await sceneWithStick();
    scene.answer(null);
    expect(await scene.calls.chooseBackupPlace()).toEqual({ ok: true, value: null });
    expect((await pageOf(scene)).second).toBeNull();
  });

  test.each([
    ['the folder of the vault', '/vaults', 'usage'],
    ['a folder that is not there', '/media/none', 'no-such-file'],
  ])('is not %s', async (_, folder, code) => {
    const scene = await sceneWithStick();
    scene.answer(folder);
    await expect(scene.calls.chooseBackupPlace()).rejects.toMatchObject({ code });
    expect((await pageOf(scene)).second).toBeNull();
  });

  test('left: there is none, and what lies there stays', async () => {
    const scene = await sceneWithStick();
    scene.answer(STICK);
    await scene.calls.chooseBackupPlace();
    await scene.calls.leaveBackupPlace();
    expect((await pageOf(scene)).second).toBeNull();
    expect(backupsIn(scene, `${STICK}/own.backups`)).toHaveLength(1);
    expect(scene.findings.at(-1)).toEqual({ finding: 'no-second-place' });
  });

  test('a dialog that stood open while the vault was locked chooses nothing', async () => {
    const scene = await sceneWithStick();
    let choose: (path: string) => void = () => undefined;
    scene.answer(new Promise((settle) => (choose = settle)));
    const chosen = scene.calls.chooseBackupPlace();
    await expect.poll(() => typeof choose).toBe('function');
    await scene.desk.lock();
    choose(STICK);
    await expect(chosen).rejects.toMatchObject({ code: 'usage' });
    expect(scene.ports.files.paths.some((path) => path.startsWith(STICK))).toBe(false);
  });
});

describe('a second place that does not answer', () => {
  async function hungScene(): Promise<Scene & { answerNow(): void }> {
    const scene = await sceneWithStick();
    await addAccount(scene, 'a');
    scene.answer(STICK);
    await scene.calls.chooseBackupPlace();
    await addAccount(scene, 'b');
    let answerNow = (): void => undefined;
    const hung = new Promise<void>((settle) => {
      answerNow = settle;
    });
    scene.ports.files.holdUp = (path) =>
      path.includes('.backups/') && path.startsWith(STICK) ? hung : Promise.resolve();
    return { ...scene, answerNow };
  }

  test('holds up no code', async () => {
    const scene = await hungScene();
    const made = scene.calls.makeBackup();
    expect(await scene.calls.reveal(setId('a'), 1)).toMatchObject({ ok: true, value: { text: 'CODE-a-1' } });
    scene.answerNow();
    expect(await made).toMatchObject({ ok: true, value: { places: ['beside', 'second'] } });
  });

  test('nor the lock, and what comes of it later is of nobody', async () => {
    const scene = await hungScene();
    const made = scene.calls.makeBackup();
    await scene.desk.lock();
    expect(scene.custody.isOpen).toBe(false);
    await scene.calls.unlock(bytesOf(PASSPHRASE));
    scene.answerNow();
    await expect(made).rejects.toMatchObject({ code: 'usage' });
    expect(await scene.calls.safetyFinding()).toEqual({ ok: true, value: null });
    for (const name of backupsIn(scene, STICK)) expect(scene.ports.files.content(name).length).toBeGreaterThan(0);
  });
});

describe('what crosses is no path that could come back', () => {
  test('a backup has an id and a name', async () => {
    const scene = await openScene();
    await scene.safety.opened();
    const [backup] = (await pageOf(scene)).backups;
    expect(backup?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(backup?.name).toMatch(/^own 2026-11-24 093012 c\d+\.coldkeep$/);
    expect(JSON.stringify(backup)).not.toContain(BESIDE);
  });

  test('old copies are deleted and called gone by the ids of a listing only', async () => {
    const scene = await openScene();
    await expect(scene.calls.destroyOldCopies([VAULT])).rejects.toMatchObject({ code: 'usage' });
    await expect(scene.calls.oldCopyIsGone('0011223344556677')).rejects.toMatchObject({ code: 'usage' });
    expect(scene.ports.files.has(VAULT)).toBe(true);
  });

  test('not even a backup that is good is deleted by its id', async () => {
    const scene = await openScene();
    await scene.safety.opened();
    const [backup] = (await pageOf(scene)).backups;
    const answer = await scene.calls.destroyOldCopies([backup?.id ?? '']);
    expect(answer).toMatchObject({ ok: true, value: { destroyed: 0, failed: [{ code: 'no-such-file' }] } });
    expect(backupsIn(scene, BESIDE)).toHaveLength(1);
  });
});

describe('a purge', () => {
  async function sceneWithCodes(): Promise<Scene> {
    const scene = await openScene();
    await addAccount(scene, 'a');
    await addAccount(scene, 'b');
    await scene.calls.makeBackup();
    return scene;
  }

  test('names what it would destroy', async () => {
    const scene = await sceneWithCodes();
    expect(await scene.calls.lookAtPurge(setId('a'))).toMatchObject({
      ok: true,
      value: { service: 'Service a', login: null, codes: 4, unused: 4, papers: [], files: [] },
    });
    await expect(scene.calls.lookAtPurge('f'.repeat(32))).rejects.toMatchObject({ code: 'usage' });
  });

  test('destroys them, lists the old copies, and these are deleted by their ids', async () => {
    const scene = await sceneWithCodes();
    const before = backupsIn(scene, BESIDE);
    const purged = await scene.calls.purgeSet(setId('a'));
    if (!purged.ok) throw new Error(purged.code);
    expect(
      purged.value.map(({ file, kind, isOurs, isReachable, why }) => ({ file, kind, isOurs, isReachable, why })),
    ).toEqual(before.map((file) => ({ file, kind: 'backup', isOurs: true, isReachable: true, why: ['purged'] })));
    await expect.poll(() => scene.findings.at(-1)).toEqual({ finding: 'old-copies', files: 1 });
    expect((await pageOf(scene)).oldCopies.map(({ file }) => file)).toEqual(before);
    await expect(scene.calls.reveal(setId('a'), 1)).rejects.toMatchObject({ code: 'purged' });
    expect(await scene.calls.destroyOldCopies(purged.value.map(({ id }) => id))).toMatchObject({
      ok: true,
      value: { destroyed: 1, failed: [], left: [] },
    });
    for (const file of before) expect(scene.ports.files.has(file)).toBe(false);
    expect(scene.findings.at(-1)).toEqual({ finding: 'no-second-place' });
    await expect(scene.calls.lookAtPurge(setId('a'))).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('everything in plain text', () => {
  test('goes to the place that was asked for, with the ending of its kind, and never over a file', async () => {
    const scene = await openScene();
    await addAccount(scene, 'a');
    await scene.ports.files.makeFolder('/home');
    scene.answer('/home/codes');
    expect(await scene.calls.exportPlain('csv')).toEqual({
      ok: true,
      value: { file: '/home/codes.csv', sets: 1, codes: 4, damaged: 0 },
    });
    expect(scene.suggested.at(-1)).toBe('own codes in clear.csv');
    expect(new TextDecoder().decode(scene.ports.files.content('/home/codes.csv'))).toContain('CODE-a-1');
    scene.answer('/home/codes.csv');
    await expect(scene.calls.exportPlain('csv')).rejects.toMatchObject({ code: 'would-overwrite' });
  });

  test('cancelled: nothing is recorded', async () => {
    const scene = await openScene();
    await addAccount(scene, 'a');
    const before = await scene.custody.work(async ({ point }) => point.change);
    scene.answer(null);
    expect(await scene.calls.exportPlain('txt')).toEqual({ ok: true, value: null });
    expect(await scene.custody.work(async ({ point }) => point.change)).toBe(before);
  });
});
