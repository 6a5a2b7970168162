/** The calls of the window over one vault: what is chosen, what is being opened, and what locking ends. */
import { describe, expect, test } from 'vitest';
import { createDesk } from '../../main/desktop/desk.ts';
import type { Calls } from '../../main/desktop/ipc.ts';
import type { Opening, VaultPort } from '../../main/desktop/vault-port.ts';
import type { VaultView } from '../../preload/contract.ts';

const view: VaultView = { accounts: [], change: 2, fingerprint: ['a', 'b', 'c', 'd'], standing: null, notices: [] };

interface Scene {
  readonly desk: Calls;
  /** What happened, in order. */
  readonly story: string[];
  readonly openings: Opening[];
  /** Ends the opening that waits. */
  finish(): void;
}

/** A vault whose opening takes until `finish`, or until it is aborted; the dialog answers with `paths` one after another. */
function scene(...paths: (string | null)[]): Scene {
  const story: string[] = [];
  const openings: Opening[] = [];
  let finish = (): void => undefined;
  const vault: VaultPort = {
    open: (opening) => {
      story.push(`open ${opening.path}`);
      openings.push(opening);
      return new Promise((resolve) => {
        finish = () => resolve({ ok: true, value: view });
        opening.signal.addEventListener('abort', () => resolve({ ok: false, code: 'cancelled', facts: {} }));
      });
    },
    lock: async () => {
      story.push('lock');
    },
  };
  const desk = createDesk({
    vault,
    appInfo: async () => ({ ok: true, value: { version: '1', versions: { electron: '', chromium: '', node: '' } } }),
    askForFile: async () => paths.shift() ?? null,
    sendProgress: () => story.push('progress'),
    clearWindow: () => story.push('clear'),
  });
  return { desk, story, openings, finish: () => finish() };
}

const secret = (): Uint8Array => new Uint8Array([1, 2, 3]);

describe('choosing', () => {
  test('gives name and folder, never the path as one', async () => {
    const { desk } = scene('/safe/personal.coldkeep');
    expect(await desk.chooseVault()).toMatchObject({ ok: true, value: { name: 'personal', folder: '/safe' } });
  });

  test('cancelled: null, and what was chosen before stays', async () => {
    const { desk } = scene('/safe/a.coldkeep', null);
    const first = await desk.chooseVault();
    expect(await desk.chooseVault()).toEqual({ ok: true, value: null });
    expect(await desk.chosenVault()).toEqual(first);
  });

  test('another file locks the one that is open and ends an opening', async () => {
    const { desk, story, openings } = scene('/a.coldkeep', '/b.coldkeep');
    await desk.chooseVault();
    const opening = desk.unlock(secret());
    await desk.chooseVault();
    expect(await opening).toMatchObject({ code: 'cancelled' });
    expect(openings[0]?.signal.aborted).toBe(true);
    expect(story).toEqual(['lock', 'open /a.coldkeep', 'lock']);
  });
});

describe('unlocking', () => {
  test('without a chosen file is usage, and the vault is not asked', async () => {
    const { desk, story } = scene();
    expect(await desk.unlock(secret())).toMatchObject({ ok: false, code: 'usage' });
    expect(story).toEqual([]);
  });

  test('answers with the view and overwrites the secret', async () => {
    const { desk, finish } = scene('/a.coldkeep');
    await desk.chooseVault();
    const given = secret();
    const opening = desk.unlock(given);
    finish();
    expect(await opening).toEqual({ ok: true, value: view });
    expect([...given]).toEqual([0, 0, 0]);
  });

  test('a second time while the first waits is usage', async () => {
    const { desk, finish } = scene('/a.coldkeep');
    await desk.chooseVault();
    const first = desk.unlock(secret());
    expect(await desk.unlock(secret())).toMatchObject({ ok: false, code: 'usage' });
    finish();
    expect(await first).toMatchObject({ ok: true });
  });

  test('cancelled: the next one goes through', async () => {
    const { desk, finish } = scene('/a.coldkeep');
    await desk.chooseVault();
    const first = desk.unlock(secret());
    await desk.cancelUnlock();
    expect(await first).toMatchObject({ ok: false, code: 'cancelled' });
    const second = desk.unlock(secret());
    finish();
    expect(await second).toMatchObject({ ok: true });
  });
});

describe('locking', () => {
  test('locks the vault, then clears the window; the choice stays', async () => {
    const { desk, story } = scene('/a.coldkeep');
    const chosen = await desk.chooseVault();
    story.length = 0;
    await desk.lock();
    expect(story).toEqual(['lock', 'clear']);
    expect(await desk.chosenVault()).toEqual(chosen);
  });

  test('ends an opening', async () => {
    const { desk } = scene('/a.coldkeep');
    await desk.chooseVault();
    const opening = desk.unlock(secret());
    await desk.lock();
    expect(await opening).toMatchObject({ ok: false, code: 'cancelled' });
  });
});
