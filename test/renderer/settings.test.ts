/** Settings, the proof of no network, and About, in the built page. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppInfo } from '../../preload/views/settings.ts';
import { aboutWords } from '../../renderer/messages/about.ts';
import { focused, said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { ok, sampleAnswers, sampleSettings } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

let browser: Browser;
let shown: Shown;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser();
  shown = await showPage(browser, {
    ...sampleAnswers,
    offlineLayers: ok([
      { layer: 'content-policy', isActive: true },
      { layer: 'requests', isActive: true },
      { layer: 'resolver', isActive: false },
    ]),
  });
  page = shown.page;
  page.setDefaultTimeout(8000);
  await unlock(page);
});
afterAll(async () => {
  await browser?.close();
});

const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name });
const lastChange = async (): Promise<unknown> => (await shown.vault.calls('changeSettings')).at(-1)?.args[0];

describe('settings', () => {
  beforeAll(async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).press('Enter');
    await heading('Settings').waitFor();
  });

  test('arrive at their heading and show what holds', async () => {
    await expect.poll(() => focused(page)).toBe('Settings');
    await page.getByRole('button', { name: /5 minutes/ }).waitFor();
    expect(await page.getByRole('checkbox', { name: /A code on show may be copied/ }).isChecked()).toBe(false);
    expect(await page.getByText('a clipboard manager or any other program may keep it').count()).toBe(1);
  });

  test('hold in every look', async () => {
    expect(await faultsOf(page, 'settings')).toEqual([]);
    expect(shown.troubles).toEqual([]);
  });

  test('a system without protection from capture says so and offers no switch', async () => {
    const capture = page.getByRole('checkbox', { name: /Keep the window out of screenshots/ });
    expect(await capture.isDisabled()).toBe(true);
    expect(await capture.isChecked()).toBe(false);
    expect(await page.getByText('Linux has no way to do this').count()).toBe(1);
  });

  test.each([
    ['Lock when the computer goes to sleep', { locksOnSleep: false }, 'Saved: off'],
    ['Lock when the screen is locked', { locksWithSystem: false }, 'Saved: off'],
    ['Lock when the window is minimised', { locksOnMinimise: true }, 'Saved: on'],
    ['A code on show may be copied', { allowsClipboard: true }, 'Saved: on'],
  ] as const)('%s', async (name, change, words) => {
    await shown.vault.answer('changeSettings', ok({ ...sampleSettings, ...change }));
    await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).press('Space');
    await expect.poll(() => said(page)).toBe(words);
    expect(await lastChange()).toEqual(change);
  });

  test('the time on the clipboard counts once copying is on', async () => {
    expect(await page.getByRole('button', { name: /Clear it after/ }).isEnabled()).toBe(true);
  });

  test('minutes are chosen from a list by keys alone', async () => {
    await shown.vault.answer('changeSettings', ok({ ...sampleSettings, idleMinutes: 10 }));
    await page.getByRole('button', { name: /Lock when nobody/ }).press('Enter');
    await page.getByRole('option', { name: '5 minutes', exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page)).toBe('Saved: locks after 10 minutes');
    expect(await lastChange()).toEqual({ idleMinutes: 10 });
    await page.getByRole('button', { name: /10 minutes/ }).waitFor();
  });

  test('dark is chosen by an arrow key', async () => {
    await shown.vault.answer('changeSettings', ok({ ...sampleSettings, theme: 'light' }));
    await page.getByRole('radio', { name: 'As the system' }).press('ArrowRight');
    await expect.poll(() => said(page)).toBe('Saved: light');
    expect(await lastChange()).toEqual({ theme: 'light' });
  });

  test('a change that was not saved is said and does not show', async () => {
    await shown.vault.answer('changeSettings', { ok: false, code: 'disk-full', facts: {} });
    const sleep = page.getByRole('checkbox', { name: /goes to sleep/ });
    await sleep.press('Space');
    await expect.poll(() => said(page, 'assertive')).toContain('The disk is full');
    expect(await sleep.isChecked()).toBe(true);
  });

  test('without a list to keep there is none', async () => {
    await shown.vault.answer('changeSettings', ok({ ...sampleSettings, keepsRecent: false }));
    await shown.vault.answer('forgetRecent', ok([]));
    await page.getByRole('checkbox', { name: /Keep a list/ }).press('Space');
    await expect.poll(async () => (await shown.vault.calls('forgetRecent')).map(({ args }) => args)).toEqual([[null]]);
  });
});

describe('about', () => {
  test('says what the build is made of, and Esc leads back to where it was opened', async () => {
    await page.getByRole('button', { name: 'About this build of Coldkeep' }).press('Enter');
    await heading('About Coldkeep').waitFor();
    expect(await page.getByRole('term').allInnerTexts()).toEqual([
      'Version',
      'Built',
      'Electron',
      'Chromium',
      'Node.js',
    ]);
    expect(await page.getByRole('link').count()).toBe(0);
    await page.keyboard.press('Escape');
    await heading('Settings').waitFor();
    await expect.poll(() => focused(page)).toBe('About this build of Coldkeep');
  });

  test('an old build says so', async () => {
    const versions = { electron: '45.4.1', chromium: '153.0.0', node: '24.21.0' };
    await shown.vault.answer('appInfo', ok({ version: '0.1.0', versions, builtOn: '2026-01-10', ageDays: 318 }));
    await page.getByRole('button', { name: 'About this build of Coldkeep' }).press('Enter');
    await page.getByText('This build is 10 months old').waitFor();
    expect(await faultsOf(page, 'about')).toEqual([]);
  });

  test.each([
    [0, null],
    [179, null],
    [180, 'This build is 6 months old'],
    [181, 'This build is 6 months old'],
    [729, 'This build is 24 months old'],
    [730, 'This build is 2 years old'],
  ])('%i days', (ageDays, title) => {
    const info: AppInfo = {
      version: '0.1.0',
      versions: { electron: '45.4.1', chromium: '153.0.0', node: '24.21.0' },
      builtOn: '2026-01-10',
      ageDays,
    };
    expect(aboutWords.old(info)?.title ?? null).toBe(title);
  });
});

describe('no network', () => {
  test('each layer says whether it is active, and what is left to the system', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'No network' }).press('Enter');
    await heading('No network').waitFor();
    await expect.poll(() => focused(page)).toBe('No network');
    await page.getByRole('heading', { level: 2, name: '2 of 3 layers are active' }).waitFor();
    const layers = await page.getByRole('list', { name: 'Layers' }).getByRole('listitem').allInnerTexts();
    expect(layers.map((text) => text.split('\n').at(-1))).toEqual(['Active', 'Active', 'Not active']);
    await page.getByRole('heading', { level: 2, name: 'What Coldkeep cannot hold back' }).waitFor();
    expect(await page.getByRole('link').count()).toBe(0);
    expect(await faultsOf(page, 'offline')).toEqual([]);
  });
});
