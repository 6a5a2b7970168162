/** What the system does to the built app, and the app to the system: sleep and locks, files to open, theme, clipboard (desktop.md, "Behaviour"). */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../host/launch.ts';
import { makeSampleVault, PASSPHRASE } from './sample-vault.ts';

const own = { url: 'app://vault/index.html', isMain: true };

let app: RunningApp;
let folder: string;
let vault: string;
let other: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-system-'));
  vault = join(folder, 'personal.coldkeep');
  // Only looked at from outside.
  other = join(folder, 'work.coldkeep');
  await makeSampleVault(vault, join(folder, 'data'));
  app = await launchApp({ env: { COLDKEEP_DATA_DIR: join(folder, 'data') }, args: [vault] });
});

afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

const call = (name: string, ...args: unknown[]): Promise<unknown> => app.invokeFrom(own, name, ...args);
const standsLocked = (name: string): Promise<void> =>
  app.page.getByRole('heading', { level: 1, name: `${name} is locked` }).waitFor();
const isOpen = (path: string): Promise<boolean> =>
  stat(`${path}.lock`).then(
    () => true,
    () => false,
  );
const change = (settings: object): Promise<unknown> => call('changeSettings', settings);

/** By the way of the window, so that it knows. */
async function unlock(): Promise<void> {
  await app.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await app.page.getByRole('button', { name: 'Unlock' }).click();
  await app.page.getByLabel('Passphrase', { exact: true }).waitFor({ state: 'detached' });
  await expect.poll(() => isOpen(vault), { timeout: 20_000 }).toBe(true);
}

describe('a vault that the system opens', () => {
  test('named in the arguments stands locked at the start', async () => {
    await standsLocked('personal');
  });

  test('in a second start comes before the window, out of the dock', async () => {
    await app.minimise();
    await app.main.secondInstance([other]);
    await standsLocked('work');
    expect(await app.main.isMinimised(1)).toBe(false);
  });

  test('by macOS as well', async () => {
    expect(await app.main.openFile(vault)).toBe(true);
    await standsLocked('personal');
  });

  test('locks the one that is open', async () => {
    await unlock();
    await app.main.openFile(other);
    await standsLocked('work');
    expect(await isOpen(vault)).toBe(false);
    await app.main.openFile(vault);
    await standsLocked('personal');
  });
});

describe('the system locks the vault', () => {
  beforeEach(async () => {
    await change({ locksOnSleep: true, locksWithSystem: true, locksOnMinimise: true });
    await unlock();
  });

  test('before it sleeps', async () => {
    await app.power('suspend');
    await standsLocked('personal');
    expect(await isOpen(vault)).toBe(false);
  });

  test('when the window is minimised, and nothing of it where the settings say no', async () => {
    await change({ locksOnSleep: false, locksWithSystem: false, locksOnMinimise: false });
    for (const event of ['suspend', 'lock-screen', 'user-did-resign-active'] as const) await app.power(event);
    await app.minimise();
    expect(await call('settings')).toMatchObject({ ok: true });
    expect(await isOpen(vault)).toBe(true);
    await change({ locksOnMinimise: true });
    await app.minimise();
    await standsLocked('personal');
    expect(await isOpen(vault)).toBe(false);
  });
});

describe('settings', () => {
  test('the theme shows in the page', async () => {
    const isDark = () => app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    await change({ theme: 'dark' });
    await expect.poll(isDark).toBe(true);
    await change({ theme: 'light' });
    await expect.poll(isDark).toBe(false);
  });

  test('screen capture can be allowed, and refused again', async () => {
    await change({ hidesFromCapture: false });
    expect(await app.main.contentProtection(1)).toBe(false);
    await change({ hidesFromCapture: true });
    expect(await app.main.contentProtection(1)).toBe(true);
  });

  test('stand in the data folder', async () => {
    const stored: unknown = JSON.parse(await readFile(join(folder, 'data/settings.json'), 'utf8'));
    expect(stored).toMatchObject({ theme: 'light', hidesFromCapture: true, idleMinutes: 5 });
  });
});

describe('recent vaults', () => {
  test('are there with name, folder and place, and an id is the only way in', async () => {
    await expect
      .poll(() => call('recentVaults'))
      .toMatchObject({
        ok: true,
        value: [{ name: 'personal', folder, isThere: true }],
      });
    expect(await call('chooseRecent', vault)).toMatchObject({ ok: false });
  });
});

describe('a code on the clipboard', () => {
  /** Not by the window's way: the set is what the answer says of it. */
  async function openedSet(): Promise<unknown> {
    const { value } = Object(await call('unlock', new TextEncoder().encode(PASSPHRASE)));
    const row = value.rows.find(({ service }: { readonly service: string }) => service === 'GitHub');
    return row.sets[0].set;
  }

  test('has the mark of a secret, and a lock takes it away', async () => {
    await change({ allowsClipboard: true, locksWithSystem: true });
    const shown = await call('reveal', await openedSet(), 2);
    expect(shown).toMatchObject({ ok: true, value: { text: 'f6a7b-8c9d0', hidesInSeconds: 60 } });
    expect(await call('copyCode')).toEqual({ ok: true, value: null });
    const { text, formats } = await app.clipboard();
    expect(text).toBe('f6a7b-8c9d0');
    expect(Object.keys(formats).length).toBeGreaterThan(1);
    await app.power('lock-screen');
    await expect.poll(async () => (await app.clipboard()).text).toBeNull();
    await standsLocked('personal');
    expect(await call('copyCode')).toMatchObject({ ok: false, code: 'usage' });
  });
});

test('every layer of "no network" is active in the running app', async () => {
  const layers = [
    'content-policy',
    'requests',
    'resolver',
    'proxy',
    'webrtc',
    'navigation',
    'permissions',
    'memory-only',
  ];
  expect(await call('offlineLayers')).toEqual({ ok: true, value: layers.map((layer) => ({ layer, isActive: true })) });
});

test('About has the day of the build', async () => {
  const info = await call('appInfo');
  expect(info).toMatchObject({ ok: true, value: { builtOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) } });
});

test('the dialog for a vault shows vaults only, and one that no test answers is an error', async () => {
  expect(await call('chooseVault')).toMatchObject({ ok: false, code: 'unforeseen' });
  expect(app.dialogs.at(-1)).toEqual({
    title: 'Open a vault',
    button: 'Open',
    extensions: ['coldkeep'],
    suggested: null,
    isMany: false,
    isFolder: false,
  });
});

test.runIf(process.platform !== 'darwin')('there is no menu, the window has the keys', async () => {
  await expect(app.menu('Vault', 'Print…')).rejects.toThrow('There is no Vault');
});
