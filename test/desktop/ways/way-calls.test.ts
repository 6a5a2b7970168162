/** The calls about ways in, over files in memory: each new way opens the vault, each old one does no more. */
import { describe, expect, test } from 'vitest';
import { CodedError } from '../../../main/core/errors.ts';
import type { Result } from '../../../preload/contract.ts';
import { openScene, type Scene, VAULT } from '../scene.ts';

const NEW = 'another passphrase of some length';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

/** The answer to the next opening: null where it opens for writing, else the code. */
async function opening({ calls }: Scene, secret: string): Promise<string | null> {
  given(await calls.lock());
  try {
    return given(await calls.unlock(bytes(secret))).standing?.code ?? null;
  } catch (error) {
    return error instanceof CodedError ? error.code : String(error);
  }
}

async function openerSlot({ calls }: Scene): Promise<string> {
  return given(await calls.ways()).find(({ isOpener }) => isOpener)?.slot ?? '';
}

/** The scene with a passphrase of its own, opened by it. */
async function sceneByPassphrase(): Promise<Scene> {
  const scene = await openScene();
  given(await scene.calls.addPassphrase(bytes('a first passphrase of mine')));
  expect(await opening(scene, 'a first passphrase of mine')).toBeNull();
  return scene;
}

describe('a passphrase', () => {
  test('is changed: the new one opens, the old one does not, and the copies that still open with it are told', async () => {
    const scene = await sceneByPassphrase();
    given(await scene.calls.makeBackup());
    const secret = bytes(NEW);
    const { left } = given(await scene.calls.changePassphrase(await openerSlot(scene), secret));
    expect(secret.every((byte) => byte === 0)).toBe(true);
    expect(left.map(({ kind }) => kind)).toEqual(['backup']);
    expect(await opening(scene, 'a first passphrase of mine')).toBe('wrong-secret');
    expect(await opening(scene, NEW)).toBeNull();
  });

  test('that is too short changes nothing', async () => {
    const scene = await sceneByPassphrase();
    const refused = await scene.calls.changePassphrase(await openerSlot(scene), bytes('short')).catch((e) => e);
    expect(refused).toMatchObject({ code: 'passphrase-too-short' });
    expect(await opening(scene, 'a first passphrase of mine')).toBeNull();
  });

  test('takes the place of a way that is there, and of a passphrase only', async () => {
    const scene = await sceneByPassphrase();
    const key = given(await scene.calls.ways()).find(({ type }) => type === 'recovery-key')?.slot ?? '';
    for (const slot of [key, 'f'.repeat(32)]) {
      const refused = await scene.calls.changePassphrase(slot, bytes(NEW)).catch((e) => e);
      expect(refused).toMatchObject({ code: 'way-in-not-found' });
    }
  });

  test('that was offered counts as one that was drawn', async () => {
    const scene = await openScene();
    const offered = given(await scene.calls.offerPassphrase());
    given(await scene.calls.addPassphrase(bytes(offered)));
    const ways = given(await scene.calls.ways());
    expect(ways.filter(({ type }) => type === 'passphrase').at(-1)?.isGenerated).toBe(true);
  });
});

describe('a recovery key', () => {
  test('is issued again: shown once, and the old one opens nothing', async () => {
    const scene = await openScene();
    const old = given(await scene.calls.ways()).find(({ type }) => type === 'recovery-key')?.slot ?? null;
    given(await scene.calls.newRecoveryKey(old));
    const key = given(await scene.calls.recoveryKeyShownOnce());
    await expect(scene.calls.recoveryKeyShownOnce()).rejects.toMatchObject({ code: 'usage' });
    expect(given(await scene.calls.ways()).map(({ slot }) => slot)).not.toContain(old);
    expect(await opening(scene, key)).toBeNull();
  });
});

describe('a key file', () => {
  test('goes into a file and then with its passphrase', async () => {
    const scene = await openScene();
    scene.answer('/media/stick/key.txt');
    expect(given(await scene.calls.addKeyFile(bytes(NEW)))).toBe('/media/stick/key.txt');
    given(await scene.calls.lock());
    expect(given(await scene.calls.waysOffered())).toMatchObject({ keyFile: true });
    scene.answer('/media/stick/key.txt');
    expect(given(await scene.calls.chooseKeyFile())).toBe('key.txt');
    expect(given(await scene.calls.unlock(bytes(NEW))).standing).toBeNull();
    expect(await opening(scene, NEW)).toBe('wrong-secret');
  });

  test('that cannot be written adds nothing', async () => {
    const scene = await openScene();
    const before = given(await scene.calls.ways());
    scene.answer(VAULT);
    const refused = await scene.calls.addKeyFile(bytes(NEW)).catch((e) => e);
    expect(refused).toMatchObject({ code: 'would-overwrite' });
    expect(given(await scene.calls.ways())).toEqual(before);
  });

  test('that is none is told, and a cancelled dialog asks for nothing', async () => {
    const scene = await openScene();
    scene.answer(VAULT, null, null);
    await expect(scene.calls.chooseKeyFile()).rejects.toMatchObject({ code: 'key-file-damaged' });
    expect(given(await scene.calls.chooseKeyFile())).toBeNull();
    expect(given(await scene.calls.addKeyFile(bytes(NEW)))).toBeNull();
  });
});

describe('shares', () => {
  test.each([
    [2, 3],
    [3, 3],
  ])('%i of %i open the vault, one fewer does not', async (needed, of) => {
    const scene = await openScene();
    scene.answer('/media/shares');
    const files = given(await scene.calls.addShares(needed, of)) ?? [];
    expect(files).toHaveLength(of);
    const texts = files.map((file) => new TextDecoder().decode(scene.ports.files.content(file)));
    given(await scene.calls.lock());
    await expect(scene.calls.unlockWithShares(texts.slice(0, needed - 1))).rejects.toMatchObject({
      code: 'shares-missing',
    });
    await expect(scene.calls.unlockWithShares(['nonsense'])).rejects.toMatchObject({ code: 'share-mistyped' });
    expect(given(await scene.calls.unlockWithShares(texts.slice(0, needed))).standing).toBeNull();
  });
});

describe('what is there', () => {
  test('can be taken away, but for the last', async () => {
    const scene = await sceneByPassphrase();
    const opener = await openerSlot(scene);
    for (const { slot } of given(await scene.calls.ways())) {
      if (slot !== opener) given(await scene.calls.removeWay(slot));
    }
    await expect(scene.calls.removeWay(opener)).rejects.toMatchObject({ code: 'last-way-in' });
    expect(given(await scene.calls.ways()).map(({ slot }) => slot)).toEqual([opener]);
  });

  test('is made anew with the vault key: only the passphrase and the new recovery key open it', async () => {
    const scene = await sceneByPassphrase();
    scene.answer('/media/shares');
    const shares = given(await scene.calls.addShares(2, 2)) ?? [];
    const { dropped } = given(await scene.calls.changeVaultKey(bytes(NEW)));
    expect(dropped).toContain('shares');
    const key = given(await scene.calls.recoveryKeyShownOnce());
    expect(await opening(scene, 'a first passphrase of mine')).toBe('wrong-secret');
    expect(await opening(scene, NEW)).toBeNull();
    expect(await opening(scene, key)).toBeNull();
    given(await scene.calls.lock());
    const texts = shares.map((file) => new TextDecoder().decode(scene.ports.files.content(file)));
    await expect(scene.calls.unlockWithShares(texts)).rejects.toMatchObject({ code: 'shares-mixed' });
  });
});
