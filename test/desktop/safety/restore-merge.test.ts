/** Restoring and merging by the calls of the window, over files in memory: only what was previewed is done, with the secret of the preview. */
import { describe, expect, test } from 'vitest';
import { addWay } from '../../../main/vault/ways-in.ts';
import type { RestoreChoice } from '../../../preload/views/safety.ts';
import {
  accountId,
  addAccount,
  bytesOf,
  makeScene,
  openScene,
  PASSPHRASE,
  type Scene,
  setId,
  VAULT,
} from '../scene.ts';

const COPY = '/media/stick/copy.coldkeep';

/** A vault with one account, a backup of it and a copy elsewhere, and then a second account. */
async function withBackup(): Promise<Scene> {
  const scene = await openScene();
  await addAccount(scene, 'a');
  await scene.calls.makeBackup();
  scene.ports.files.put(COPY, scene.ports.files.content(VAULT));
  await addAccount(scene, 'b');
  return scene;
}

async function started({ calls }: Scene): Promise<RestoreChoice> {
  const choice = await calls.startRestore();
  if (!choice.ok) throw new Error(choice.code);
  return choice.value;
}

const previewed = (scene: Scene, secret = PASSPHRASE) => scene.calls.previewRestore(bytesOf(secret));

describe('what is to be restored', () => {
  test('is the vault that stands before the user, with the backups beside it', async () => {
    const scene = await withBackup();
    const choice = await started(scene);
    expect(choice).toMatchObject({ vault: { name: 'own.coldkeep', folder: '/vaults' }, copy: null });
    expect(choice.known).toHaveLength(1);
    const id = choice.known[0]?.id ?? '';
    expect(await scene.calls.chooseRestoreCopy(id)).toMatchObject({ ok: true, value: { copy: { id } } });
    await expect(scene.calls.chooseRestoreCopy('0011223344556677')).rejects.toMatchObject({ code: 'usage' });
  });

  test('a backup from the dialog tells its vault where nobody said which', async () => {
    const scene = makeScene();
    expect(await started(scene)).toEqual({ vault: null, copy: null, known: [] });
    scene.answer('/vaults/own.backups/own 2026-11-24 093012 c000003.coldkeep');
    expect(await scene.calls.chooseRestoreCopy(null)).toMatchObject({
      ok: true,
      value: { vault: { name: 'own.coldkeep', folder: '/vaults' } },
    });
    scene.answer(null);
    expect(await scene.calls.chooseRestoreCopy(null)).toEqual({ ok: true, value: null });
    scene.answer('/else/new');
    expect(await scene.calls.chooseRestoreVault('place')).toMatchObject({
      ok: true,
      value: { vault: { name: 'new.coldkeep', folder: '/else' } },
    });
  });

  test('nothing is compared before both are chosen', async () => {
    const scene = await withBackup();
    await started(scene);
    const secret = bytesOf(PASSPHRASE);
    await expect(scene.calls.previewRestore(secret)).rejects.toMatchObject({ code: 'usage' });
    expect(secret).toEqual(new Uint8Array(secret.length));
  });
});

describe('a restore', () => {
  async function ready(): Promise<Scene> {
    const scene = await withBackup();
    const { known } = await started(scene);
    await scene.calls.chooseRestoreCopy(known[0]?.id ?? '');
    return scene;
  }

  test('shows what would be lost, by account, while the vault stays open and as it is', async () => {
    const scene = await ready();
    const before = scene.ports.files.content(VAULT);
    expect(await previewed(scene)).toMatchObject({
      ok: true,
      value: {
        current: { is: 'readable' },
        lostChanges: 2,
        lost: [{ service: 'Service b', login: null, outcomes: 0, sets: 1, others: 1 }],
        waysBack: [],
        waysLost: [],
        purgedBack: 0,
      },
    });
    expect(scene.custody.isOpen).toBe(true);
    expect(scene.ports.files.content(VAULT)).toEqual(before);
  });

  test('needs a preview, and each of them is good for one', async () => {
    const scene = await ready();
    await expect(scene.calls.restore()).rejects.toMatchObject({ code: 'usage' });
    await expect(previewed(scene, 'not the passphrase')).rejects.toMatchObject({ code: 'wrong-secret' });
    await expect(scene.calls.restore()).rejects.toMatchObject({ code: 'usage' });
    await previewed(scene);
    await scene.calls.endRestore();
    await expect(scene.calls.restore()).rejects.toMatchObject({ code: 'usage' });
  });

  test('another choice after the preview asks for another preview', async () => {
    const scene = await ready();
    await previewed(scene);
    scene.answer(COPY);
    await scene.calls.chooseRestoreCopy(null);
    await expect(scene.calls.restore()).rejects.toMatchObject({ code: 'usage' });
  });

  test('opens what was restored, and keeps the file that was there', async () => {
    const scene = await ready();
    const before = scene.ports.files.content(VAULT);
    await previewed(scene);
    const done = await scene.calls.restore();
    if (!done.ok) throw new Error(done.code);
    expect(done.value).toMatchObject({ vault: { name: 'own' }, view: { standing: null, counts: { accounts: 1 } } });
    expect(scene.ports.files.content(done.value.keptAt ?? '')).toEqual(before);
    expect(scene.custody.isOpen).toBe(true);
    expect(await scene.calls.showAccount(accountId('a'))).toMatchObject({ ok: true });
    await expect(scene.calls.showAccount(accountId('b'))).rejects.toMatchObject({ code: 'usage' });
  });

  test('of a vault that is gone opens it at its place', async () => {
    const scene = await ready();
    await scene.desk.lock();
    scene.ports.files.remove(VAULT);
    const { known, vault } = await started(scene);
    expect(vault).toMatchObject({ name: 'own.coldkeep' });
    await scene.calls.chooseRestoreCopy(known[0]?.id ?? '');
    expect(await previewed(scene)).toMatchObject({ ok: true, value: { current: { is: 'missing' } } });
    expect(await scene.calls.restore()).toMatchObject({ ok: true, value: { keptAt: null } });
    expect(scene.ports.files.has(VAULT)).toBe(true);
  });

  test('of a copy that opens with a key file takes the one that was chosen', async () => {
    const scene = await openScene();
    const passphrase = 'another passphrase of some length';
    const way = { type: 'passphrase-and-key-file', passphrase, memoryKib: 8 } as const;
    const { made } = await scene.custody.work((session) => addWay(scene.ports, session, way));
    scene.ports.files.put('/media/key.txt', bytesOf(made.keyFile ?? ''));
    await scene.calls.makeBackup();
    await addAccount(scene, 'b');
    const { known } = await started(scene);
    const withKeyFile = known.find(({ name }) => name.includes('c000004'));
    await scene.calls.chooseRestoreCopy(withKeyFile?.id ?? '');
    await expect(previewed(scene, passphrase)).rejects.toMatchObject({ code: 'wrong-secret' });
    scene.answer('/media/key.txt');
    await scene.calls.chooseKeyFile();
    expect(await previewed(scene, passphrase)).toMatchObject({ ok: true, value: { lostChanges: 2 } });
    expect(await scene.calls.restore()).toMatchObject({ ok: true, value: { view: { standing: null } } });
  });

  test('of a copy that opens by shares takes them in place of a secret', async () => {
    const scene = await openScene();
    const { made } = await scene.custody.work((session) =>
      addWay(scene.ports, session, { type: 'shares', needed: 2, of: 3 }),
    );
    await scene.calls.makeBackup();
    await addAccount(scene, 'b');
    const { known } = await started(scene);
    const withShares = known.find(({ name }) => name.includes('c000004'));
    await scene.calls.chooseRestoreCopy(withShares?.id ?? '');
    const [first = '', second = ''] = made.shares;
    await expect(scene.calls.previewRestore([first])).rejects.toMatchObject({ code: 'shares-missing' });
    await expect(scene.calls.previewRestore([first, 'nonsense'])).rejects.toMatchObject({ code: 'share-mistyped' });
    await expect(scene.calls.restore()).rejects.toMatchObject({ code: 'usage' });
    expect(await scene.calls.previewRestore([first, second])).toMatchObject({ ok: true, value: { lostChanges: 2 } });
    expect(await scene.calls.restore()).toMatchObject({ ok: true, value: { view: { standing: null } } });
  });

  test('a lock meanwhile overwrites the secret: there is nothing to say yes to', async () => {
    const scene = await ready();
    await previewed(scene);
    await scene.desk.lock();
    await expect(scene.calls.restore()).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('a merge', () => {
  /** The copy is changed apart: it is opened by another computer, which has seen nothing. */
  async function apart(): Promise<Scene> {
    const scene = await withBackup();
    const other = makeScene({ files: scene.ports.files, dataFolder: '/elsewhere' });
    other.answer(COPY);
    await other.calls.chooseVault();
    await other.calls.unlock(bytesOf(PASSPHRASE));
    await addAccount(other, 'c');
    await other.desk.lock();
    return scene;
  }

  test('asks for a copy, and opens it with the key of the vault', async () => {
    const scene = await apart();
    await expect(scene.calls.previewMerge(null)).rejects.toMatchObject({ code: 'usage' });
    scene.answer(null, COPY);
    expect(await scene.calls.chooseMergeCopy()).toEqual({ ok: true, value: null });
    expect(await scene.calls.chooseMergeCopy()).toMatchObject({ ok: true, value: { name: 'copy.coldkeep' } });
    expect(await scene.calls.previewMerge(null)).toMatchObject({
      ok: true,
      value: { accounts: [{ service: 'Service c', sets: 1 }], conflicts: [] },
    });
  });

  test('brings over what was previewed, once', async () => {
    const scene = await apart();
    scene.answer(COPY);
    await scene.calls.chooseMergeCopy();
    await expect(scene.calls.merge()).rejects.toMatchObject({ code: 'usage' });
    await scene.calls.previewMerge(null);
    expect(await scene.calls.merge()).toMatchObject({ ok: true, value: { accounts: 1 } });
    for (const letter of ['a', 'b', 'c'])
      expect(await scene.calls.reveal(setId(letter), 1)).toMatchObject({
        ok: true,
        value: { text: `CODE-${letter}-1` },
      });
    await expect(scene.calls.merge()).rejects.toMatchObject({ code: 'usage' });
    expect(scene.rows.at(-1)?.counts.accounts).toBe(3);
    expect(scene.rows.flatMap(({ rows }) => rows).some(({ service }) => service === 'Service c')).toBe(true);
    const log = await scene.calls.log({ account: accountId('c'), text: '', from: 0, count: 10 });
    expect(log).toMatchObject({ ok: true, value: { total: 3 } });
  });

  test('a copy that has nothing new is said', async () => {
    const scene = await withBackup();
    scene.answer(COPY);
    await scene.calls.chooseMergeCopy();
    await expect(scene.calls.previewMerge(null)).rejects.toMatchObject({ code: 'nothing-to-merge' });
  });
});

describe('an older copy', () => {
  async function older(): Promise<Scene> {
    const scene = await withBackup();
    await scene.desk.lock();
    scene.ports.files.put(VAULT, scene.ports.files.content(COPY));
    await scene.calls.unlock(bytesOf(PASSPHRASE));
    return scene;
  }
  const standing = async (scene: Scene) => (await scene.custody.work(async (session) => session.standing)).code;

  test('opens for reading; gone on with, it is locked and says so, and opens for writing', async () => {
    const scene = await older();
    expect(await standing(scene)).toBe('rolled-back');
    expect(await scene.calls.acceptOlder('board')).toEqual({ ok: true, value: null });
    expect(scene.custody.isOpen).toBe(false);
    expect(await scene.calls.chosenVault()).toMatchObject({ ok: true, value: { name: 'own', goesOn: 'board' } });
    expect(await scene.calls.unlock(bytesOf(PASSPHRASE))).toMatchObject({ ok: true, value: { standing: null } });
    await addAccount(scene, 'd');
    expect(await scene.custody.work(async ({ state }) => state.restores.length)).toBe(1);
    expect(await scene.calls.chosenVault()).not.toHaveProperty('value.goesOn');
  });

  test('the yes is for this vault and one opening', async () => {
    const scene = await older();
    await scene.calls.acceptOlder('merge');
    scene.answer('/vaults/else.coldkeep', VAULT);
    await scene.calls.chooseVault();
    await scene.calls.chooseVault();
    await scene.calls.unlock(bytesOf(PASSPHRASE));
    expect(await standing(scene)).toBe('rolled-back');
  });

  test('a vault that is in order, or not open, takes no such yes', async () => {
    const scene = await openScene();
    await expect(scene.calls.acceptOlder('board')).rejects.toMatchObject({ code: 'usage' });
    expect(scene.custody.isOpen).toBe(true);
    await scene.desk.lock();
    await expect(scene.calls.acceptOlder('board')).rejects.toMatchObject({ code: 'usage' });
  });

  test('a wrong passphrase leaves the yes standing', async () => {
    const scene = await older();
    await scene.calls.acceptOlder('board');
    await scene.calls.unlock(bytesOf('not the passphrase')).catch(() => undefined);
    expect(await scene.calls.chosenVault()).toHaveProperty('value.goesOn', 'board');
  });
});
