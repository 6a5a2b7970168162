/** The first screen in the built page: recent vaults, the doors, and what holds the network off. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { OfflineLayer, RecentVault } from '../../preload/views/settings.ts';
import { dayOrTime } from '../../renderer/messages/intl.ts';
import type { Answers } from './fake-vault.ts';
import { focused, said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { ok, sampleAnswers, sampleSettings } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';

const personal: RecentVault = {
  id: 'p',
  name: 'Personal',
  folder: '/home/sam/Safe',
  openedAt: '2026-11-20T08:12:00.000Z',
  isThere: true,
};
const studio: RecentVault = {
  id: 's',
  name: 'Rivera Studio',
  folder: '/media/stick',
  openedAt: '2026-11-02T10:00:00.000Z',
  isThere: false,
};
const parents: RecentVault = { ...personal, id: 'q', name: 'Parents', openedAt: '2026-09-30T10:00:00.000Z' };

const names: readonly OfflineLayer['layer'][] = [
  'content-policy',
  'requests',
  'resolver',
  'proxy',
  'webrtc',
  'navigation',
  'permissions',
  'memory-only',
];
const allActive: readonly OfflineLayer[] = names.map((layer) => ({ layer, isActive: true }));

const answers: Answers = {
  ...sampleAnswers,
  chosenVault: ok(null),
  recentVaults: ok([personal, studio, parents]),
  offlineLayers: ok(allActive),
};

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const rows = (page: Page) => page.getByRole('region', { name: 'Recent vaults' }).getByRole('listitem');

describe('when it was opened', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each([
    ['the first minute of today', new Date(2026, 10, 24, 0, 0), 'Today, 00:00'],
    ['the last minute of today', new Date(2026, 10, 24, 23, 59), 'Today, 23:59'],
    ['the last minute of yesterday', new Date(2026, 10, 23, 23, 59), '23 Nov 2026'],
    ['this day a year ago', new Date(2025, 10, 24, 12, 0), '24 Nov 2025'],
  ])('%s', (_, at, words) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 24, 12, 0) });
    expect(dayOrTime(at.toISOString())).toBe(words);
  });
});

describe('with vaults opened before', () => {
  let shown: Shown;
  beforeAll(async () => {
    shown = await showPage(browser, answers);
  });

  test('the newest has the focus', async () => {
    await rows(shown.page).first().waitFor();
    await expect.poll(() => focused(shown.page)).toContain('Personal');
  });

  test('each says its name, its folder and when; one that is out says so', async () => {
    expect(await rows(shown.page).allInnerTexts()).toEqual([
      expect.stringMatching(/^Personal\s+\/home\/sam\/Safe\s+20 Nov 2026/),
      expect.stringMatching(/^Rivera Studio\s+\/media\/stick, not there now\s+2 Nov 2026/),
      expect.stringMatching(/^Parents\s+\/home\/sam\/Safe\s+30 Sep/),
    ]);
  });

  test('holds in every look', async () => {
    expect(await faultsOf(shown.page, 'welcome')).toEqual([]);
    expect(shown.troubles).toEqual([]);
  });

  test('the layers are one press away, and Esc leads back', async () => {
    const see = shown.page.getByRole('button', { name: 'See them' });
    await see.press('Enter');
    const dialog = shown.page.getByRole('dialog', { name: 'No network' });
    expect(await dialog.getByRole('listitem').count()).toBe(8);
    await expect.poll(() => focused(shown.page)).toBe('Close');
    await shown.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => focused(shown.page)).toBe('See them');
  });

  test('the menu shows what this build is made of', async () => {
    await shown.vault.tell('onMenu', 'about');
    const dialog = shown.page.getByRole('dialog', { name: 'About Coldkeep' });
    await dialog.getByText('153.0.0').waitFor();
    await shown.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('one that is gone says so, and the others stay', async () => {
    await shown.vault.answer('chooseRecent', { ok: false, code: 'no-such-file', facts: {} });
    await rows(shown.page)
      .nth(1)
      .getByRole('button', { name: /^Rivera/ })
      .press('Enter');
    await shown.page.getByRole('alert').filter({ hasText: 'The vault file is gone' }).waitFor();
    expect((await shown.vault.calls('chooseRecent')).map(({ args }) => args)).toEqual([['s']]);
    expect(await rows(shown.page).count()).toBe(3);
  });

  test('one taken off the list hands the focus to the next', async () => {
    await shown.vault.answer('forgetRecent', ok([personal, parents]));
    await shown.page.getByRole('button', { name: 'Remove Rivera Studio from the list' }).press('Enter');
    await rows(shown.page).filter({ hasText: 'Rivera' }).waitFor({ state: 'detached' });
    await expect.poll(() => focused(shown.page)).toBe('Remove Parents from the list');
    expect(await said(shown.page)).toBe('Rivera Studio is off the list. The file stays where it is.');
  });

  test('the last one hands it to the one before', async () => {
    await shown.vault.answer('forgetRecent', ok([personal]));
    await shown.page.getByRole('button', { name: 'Remove Parents from the list' }).press('Enter');
    await rows(shown.page).filter({ hasText: 'Parents' }).waitFor({ state: 'detached' });
    await expect.poll(() => focused(shown.page)).toBe('Remove Personal from the list');
  });

  test('without the list the focus is on the first door', async () => {
    await shown.vault.answer('forgetRecent', ok([]));
    await shown.vault.answer('changeSettings', ok({ ...sampleSettings, keepsRecent: false }));
    await shown.page.getByRole('button', { name: 'Stop keeping it' }).press('Enter');
    await shown.page.getByRole('region', { name: 'Recent vaults' }).waitFor({ state: 'detached' });
    await expect.poll(() => focused(shown.page)).toContain('Open a vault');
    expect((await shown.vault.calls('changeSettings')).at(-1)?.args).toEqual([{ keepsRecent: false }]);
    expect((await shown.vault.calls('forgetRecent')).at(-1)?.args).toEqual([null]);
  });
});

describe('without any', () => {
  let shown: Shown;
  beforeAll(async () => {
    const oneOff = allActive.map((layer) => (layer.layer === 'resolver' ? { ...layer, isActive: false } : layer));
    shown = await showPage(browser, { ...answers, recentVaults: ok([]), offlineLayers: ok(oneOff) });
  });

  test('the doors move up and the first has the focus', async () => {
    await shown.page.getByRole('button', { name: /^Open a vault/ }).waitFor();
    await expect.poll(() => focused(shown.page)).toContain('Open a vault');
    expect(await shown.page.getByRole('region', { name: 'Recent vaults' }).count()).toBe(0);
  });

  test('a layer that is not active is counted and named', async () => {
    await shown.page.getByText('No network, 7 of 8 layers active.').waitFor();
    await shown.page.getByRole('button', { name: 'See them' }).click();
    const layer = shown.page.getByRole('listitem').filter({ hasText: 'No name becomes an address' });
    expect(await layer.innerText()).toContain('Not active');
    await shown.page.getByText('A layer is not active').waitFor();
    await shown.page.getByRole('button', { name: 'Close' }).click();
  });

  test('a dialog that was cancelled changes nothing', async () => {
    await shown.vault.answer('chooseVault', ok(null));
    await shown.page.getByRole('button', { name: /^Open a vault/ }).press('Enter');
    await expect.poll(async () => (await shown.vault.calls('chooseVault')).length).toBe(1);
    await expect.poll(() => focused(shown.page)).toContain('Open a vault');
  });

  test('creating begins with the place that the system asked for', async () => {
    await shown.vault.answer('chooseNewVault', ok({ id: 'n', name: 'New', folder: '/home/sam' }));
    await shown.page.getByRole('button', { name: /^Create a vault/ }).press('Enter');
    await shown.page.getByRole('heading', { level: 1, name: 'Where New is kept' }).waitFor();
  });
});

test('a vault that cannot be chosen is said on the first screen, with the focus on its next step', async () => {
  const { page, close } = await showPage(browser, {
    ...answers,
    chosenVault: { ok: false, code: 'not-a-vault', facts: {} },
  });
  await page.getByRole('alert').filter({ hasText: 'This is not a vault' }).waitFor();
  await rows(page).first().waitFor();
  await expect.poll(() => focused(page)).toBe('Choose another file');
  await close();
});
