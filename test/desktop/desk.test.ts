/** The calls on the vault file: what is chosen, what is being opened or made, what locking and another file end. */
import { describe, expect, test } from 'vitest';
import { WORDS } from '../../main/core/format/words.ts';
import type { KdfPort } from '../../main/vault/kdf.ts';
import { addAccount, bytesOf, hashKdf, makeScene, openScene, PASSPHRASE, type Scene, setId, VAULT } from './scene.ts';

const OTHER = '/vaults/other.coldkeep';
const cancelled = { ok: false, code: 'cancelled' };

/** A derivation that waits for `go`; how many wait is in `waiting`. */
function heldKdf(): { readonly startKdf: () => KdfPort; readonly waiting: () => number; go(): void } {
  const quick = hashKdf();
  let waiting: (() => void)[] = [];
  return {
    startKdf: () => ({
      derive: async (request) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return quick.derive(request);
      },
      close: async () => undefined,
    }),
    waiting: () => waiting.length,
    go: () => {
      for (const each of waiting) each();
      waiting = [];
    },
  };
}

/** A scene with two vaults and the first of them chosen; derivations wait from then on. */
async function twoVaults(): Promise<Scene & { kdf: ReturnType<typeof heldKdf> }> {
  const scene = makeScene();
  for (const path of [OTHER, VAULT]) {
    scene.answer(path);
    await scene.calls.chooseNewVault();
    await scene.calls.createVault(bytesOf(PASSPHRASE));
    await scene.desk.lock();
  }
  scene.story.length = 0;
  const kdf = heldKdf();
  Object.assign(scene.ports, { startKdf: kdf.startKdf });
  return { ...scene, kdf };
}

describe('choosing', () => {
  test('gives name and folder, and an id of its own', async () => {
    const { calls, answer } = makeScene();
    answer('/safe/personal.coldkeep', '/safe/personal.coldkeep');
    const [first, second] = [await calls.chooseVault(), await calls.chooseVault()];
    expect(first).toMatchObject({ ok: true, value: { name: 'personal', folder: '/safe' } });
    expect(first).not.toEqual(second);
  });

  test('cancelled: null, and what was chosen before stays', async () => {
    const { calls, answer } = makeScene();
    answer('/safe/a.coldkeep', null);
    const first = await calls.chooseVault();
    expect(await calls.chooseVault()).toEqual({ ok: true, value: null });
    expect(await calls.chosenVault()).toEqual(first);
  });

  test('one of the recent vaults is by its id, and another id is none', async () => {
    const { calls, recent } = makeScene();
    recent.set('r1', '/safe/personal.coldkeep');
    expect(await calls.chooseRecent('r1')).toMatchObject({ ok: true, value: { name: 'personal' } });
    await expect(calls.chooseRecent('r2')).rejects.toMatchObject({ code: 'no-such-file' });
  });

  test('another file locks the one that is open, and the window is loaded anew', async () => {
    const scene = await openScene();
    scene.answer(OTHER);
    await scene.calls.chooseVault();
    expect(scene.story).toEqual(['stop', 'stop', 'locked', 'reload']);
    expect(scene.custody.isOpen).toBe(false);
  });

  test('another file ends an opening', async () => {
    const { calls, answer, kdf } = await twoVaults();
    const opening = calls.unlock(bytesOf(PASSPHRASE));
    await expect.poll(kdf.waiting).toBe(1);
    answer(OTHER);
    await calls.chooseVault();
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a file that the system asks to open', () => {
  test('before there is a window stands chosen when it comes', async () => {
    const { desk, calls } = makeScene();
    await desk.chooseByPath(VAULT);
    expect(await calls.chosenVault()).toMatchObject({ ok: true, value: { name: 'own' } });
  });

  test('locks what is open, and the window comes up with the new one', async () => {
    const scene = await openScene();
    await scene.desk.chooseByPath(OTHER);
    expect(scene.story.filter((what) => what !== 'stop')).toEqual(['locked', 'reload']);
    expect(await scene.calls.chosenVault()).toMatchObject({ value: { name: 'other' } });
  });

  test('and that is open already stays open', async () => {
    const scene = await openScene();
    await scene.desk.chooseByPath(VAULT);
    expect([scene.custody.isOpen, scene.story]).toEqual([true, []]);
  });
});

describe('unlocking', () => {
  test('without a chosen file is usage, and the secret is overwritten', async () => {
    const secret = bytesOf(PASSPHRASE);
    await expect(makeScene().calls.unlock(secret)).rejects.toMatchObject({ code: 'usage' });
    expect(new Set(secret)).toEqual(new Set([0]));
  });

  test('answers with the view, tells the app, and remembers the file', async () => {
    const { calls, kdf, story, progress } = await twoVaults();
    const secret = bytesOf(PASSPHRASE);
    const opening = calls.unlock(secret);
    await expect.poll(kdf.waiting).toBe(1);
    kdf.go();
    expect(await opening).toMatchObject({
      ok: true,
      value: { counts: { accounts: 0 }, rows: [], standing: null, savedAt: null, hasRecoveryKeyToShow: false },
    });
    expect(story).toEqual(['opened', `remember ${VAULT}`]);
    expect(progress.slice(-2).map(({ step }) => step)).toEqual(['deriving', 'reading']);
    expect(new Set(secret)).toEqual(new Set([0]));
  });

  test('a second time while the first waits is usage, and the first goes on', async () => {
    const { calls, kdf } = await twoVaults();
    const first = calls.unlock(bytesOf(PASSPHRASE));
    await expect(calls.unlock(bytesOf(PASSPHRASE))).rejects.toMatchObject({ code: 'usage' });
    await expect.poll(kdf.waiting).toBe(1);
    kdf.go();
    expect(await first).toMatchObject({ ok: true });
  });

  test('cancelled and asked again at once: the next one opens for writing', async () => {
    const { calls, kdf, story } = await twoVaults();
    const first = calls.unlock(bytesOf(PASSPHRASE));
    await expect.poll(kdf.waiting).toBe(1);
    await calls.cancel();
    const second = calls.unlock(bytesOf(PASSPHRASE));
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(kdf.waiting).toBe(2);
    kdf.go();
    expect(await second).toMatchObject({ ok: true, value: { standing: null } });
    expect(story).toEqual(['stop', 'opened', `remember ${VAULT}`]);
  });

  test('by a wrong passphrase tells the app nothing', async () => {
    const { calls, kdf, story } = await twoVaults();
    const opening = calls.unlock(bytesOf('another passphrase'));
    await expect.poll(kdf.waiting).toBe(1);
    kdf.go();
    await expect(opening).rejects.toMatchObject({ code: 'wrong-secret' });
    expect(story).toEqual([]);
  });

  test('a vault right after another one leaves no lock of the first behind', async () => {
    const scene = await openScene();
    scene.answer(OTHER);
    await scene.calls.chooseNewVault();
    await scene.calls.createVault(bytesOf(PASSPHRASE));
    expect(scene.ports.files.paths.filter((path) => path.endsWith('.lock'))).toEqual([`${OTHER}.lock`]);
  });
});

describe('locking', () => {
  test('clears the window before anything is waited for; the choice stays', async () => {
    const scene = await openScene();
    await addAccount(scene, 'a');
    await scene.calls.reveal(setId('a'), 1);
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const running = scene.custody.work(() => gate);
    await Promise.resolve();
    const locking = scene.desk.lock();
    expect(scene.story).toEqual(['stop', 'locked', 'reload']);
    release();
    await expect(running).rejects.toMatchObject({ code: 'usage' });
    await locking;
    expect(scene.onShow.now).toBeNull();
    expect(await scene.calls.chosenVault()).toMatchObject({ ok: true, value: { name: 'own' } });
  });

  test('ends an opening', async () => {
    const { calls, desk, kdf, custody } = await twoVaults();
    const opening = calls.unlock(bytesOf(PASSPHRASE));
    await expect.poll(kdf.waiting).toBe(1);
    await desk.lock();
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
    kdf.go();
    await desk.end();
    expect(custody.isOpen).toBe(false);
  });

  test('at the end of the app leaves no lock file, whatever was under way', async () => {
    const { calls, desk, ports, kdf } = await twoVaults();
    const opening = calls.unlock(bytesOf(PASSPHRASE)).catch(() => cancelled);
    await expect.poll(kdf.waiting).toBe(1);
    await desk.end();
    expect(await opening).toEqual(cancelled);
    expect(ports.files.paths.filter((path) => path.endsWith('.lock'))).toEqual([]);
  });
});

describe('a new vault', () => {
  test('gets its place first, with the extension of vaults', async () => {
    const { calls, answer, suggested } = makeScene();
    answer('/safe/my codes', null);
    expect(await calls.chooseNewVault()).toMatchObject({ ok: true, value: { name: 'my codes', folder: '/safe' } });
    expect(await calls.chooseNewVault()).toEqual({ ok: true, value: null });
    expect(suggested[0]).toMatch(/\.coldkeep$/);
  });

  test('never in the place of a file, as is said before a passphrase is thought of', async () => {
    const scene = await openScene();
    scene.answer('/vaults/own');
    await expect(scene.calls.chooseNewVault()).rejects.toMatchObject({ code: 'would-overwrite' });
  });

  test('nor in that of one that came there meanwhile', async () => {
    const { calls, answer, ports } = makeScene();
    answer(VAULT);
    await calls.chooseNewVault();
    ports.files.put(VAULT, bytesOf('another file'));
    await expect(calls.createVault(bytesOf(PASSPHRASE))).rejects.toMatchObject({ code: 'would-overwrite' });
    expect(ports.files.content(VAULT)).toEqual(bytesOf('another file'));
  });

  test('without a place is usage', async () => {
    await expect(makeScene().calls.createVault(bytesOf(PASSPHRASE))).rejects.toMatchObject({ code: 'usage' });
  });

  test('is open, chosen and remembered when it is made, and waits to show its recovery key', async () => {
    const scene = makeScene();
    scene.answer(VAULT);
    await scene.calls.chooseNewVault();
    expect(await scene.calls.chosenVault()).toEqual({ ok: true, value: null });
    const secret = bytesOf(PASSPHRASE);
    expect(await scene.calls.createVault(secret)).toMatchObject({
      ok: true,
      value: { hasRecoveryKeyToShow: true, standing: null, counts: { accounts: 0 } },
    });
    expect(new Set(secret)).toEqual(new Set([0]));
    expect(scene.progress[0]).toEqual({ step: 'deriving', done: null });
    expect(scene.story).toEqual(['opened', `remember ${VAULT}`]);
    expect(await scene.calls.chosenVault()).toMatchObject({ value: { name: 'own' } });
  });

  test('cancelled is not there, and can be made again at once', async () => {
    const kdf = heldKdf();
    const scene = makeScene({ startKdf: kdf.startKdf });
    scene.answer(VAULT);
    await scene.calls.chooseNewVault();
    const first = scene.calls.createVault(bytesOf(PASSPHRASE));
    await expect.poll(kdf.waiting).toBe(1);
    await scene.calls.cancel();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect(scene.ports.files.paths).toEqual([]);
    Object.assign(scene.ports, { startKdf: hashKdf });
    expect(await scene.calls.createVault(bytesOf(PASSPHRASE))).toMatchObject({ ok: true, value: { standing: null } });
  });

  test('with a passphrase that was offered says in the log that it was generated', async () => {
    const { calls, answer, custody } = makeScene();
    answer(VAULT);
    await calls.chooseNewVault();
    const offered = await calls.offerPassphrase();
    if (!offered.ok) throw new Error(offered.code);
    const words = offered.value.split(' ');
    expect(words).toHaveLength(6);
    expect(words.filter((word) => !WORDS.includes(word))).toEqual([]);
    await calls.createVault(bytesOf(offered.value));
    const generated = await custody.work(async ({ state }) => [...state.slots.values()].map((slot) => slot.generated));
    expect(generated).toEqual([true, true]);
  });

  test('no two offers are the same', async () => {
    const { calls } = makeScene();
    expect(await calls.offerPassphrase()).not.toEqual(await calls.offerPassphrase());
  });
});

describe('the recovery key', () => {
  async function justMade(): Promise<Scene> {
    const scene = makeScene();
    scene.answer(VAULT);
    await scene.calls.chooseNewVault();
    await scene.calls.createVault(bytesOf(PASSPHRASE));
    return scene;
  }

  test('is shown once, and opens the vault', async () => {
    const { calls, desk } = await justMade();
    const shown = await calls.recoveryKeyShownOnce();
    if (!shown.ok) throw new Error(shown.code);
    await expect(calls.recoveryKeyShownOnce()).rejects.toMatchObject({ code: 'usage' });
    await desk.lock();
    expect(await calls.unlock(bytesOf(shown.value))).toMatchObject({
      ok: true,
      value: { hasRecoveryKeyToShow: false },
    });
  });

  test.each<[string, (scene: Scene) => Promise<unknown>]>([
    ['it is forgotten', ({ calls }) => calls.forgetRecoveryKey()],
    ['the vault is locked', ({ desk }) => desk.lock()],
    ['the app ends', ({ desk }) => desk.end()],
  ])('is gone once %s', async (_what, happen) => {
    const scene = await justMade();
    await happen(scene);
    await expect(scene.calls.recoveryKeyShownOnce()).rejects.toMatchObject({ code: 'usage' });
    await expect(scene.calls.saveRecoveryKey()).rejects.toMatchObject({ code: 'usage' });
  });

  test('is saved while it is on show, with what it is', async () => {
    const { calls, answer, ports, suggested } = await justMade();
    await expect(calls.saveRecoveryKey()).rejects.toMatchObject({ code: 'usage' });
    const shown = await calls.recoveryKeyShownOnce();
    answer(null, '/stick/key.txt');
    expect(await calls.saveRecoveryKey()).toEqual({ ok: true, value: false });
    expect(await calls.saveRecoveryKey()).toEqual({ ok: true, value: true });
    const key = shown.ok ? shown.value : '';
    const text = new TextDecoder().decode(ports.files.content('/stick/key.txt'));
    expect(text.split('\n')[0]).toBe(key);
    expect(text).toContain('recovery key of the Coldkeep vault "own"');
    expect(suggested.at(-1)).toBe('own recovery key.txt');
  });

  test('is never saved over a file, nor under its own name', async () => {
    const { calls, answer, ports } = await justMade();
    const shown = await calls.recoveryKeyShownOnce();
    const key = shown.ok ? shown.value : '';
    ports.files.put('/stick/key.txt', bytesOf('mine'));
    answer('/stick/key.txt', `/stick/${key.toLowerCase().replaceAll('-', '_')}.txt`);
    await expect(calls.saveRecoveryKey()).rejects.toMatchObject({ code: 'would-overwrite' });
    await expect(calls.saveRecoveryKey()).rejects.toMatchObject({ code: 'usage' });
    expect(ports.files.paths.filter((path) => path.startsWith('/stick'))).toEqual(['/stick/key.txt']);
    expect(ports.files.content('/stick/key.txt')).toEqual(bytesOf('mine'));
  });

  test('is not saved any more when the vault was locked while the dialog stood open', async () => {
    const scene = await justMade();
    await scene.calls.recoveryKeyShownOnce();
    scene.answer('/stick/key.txt');
    const saving = scene.calls.saveRecoveryKey();
    void scene.desk.lock();
    await expect(saving).rejects.toMatchObject({ code: 'usage' });
    expect(scene.ports.files.has('/stick/key.txt')).toBe(false);
  });
});
