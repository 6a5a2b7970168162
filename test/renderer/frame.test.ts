/** What stands around the screens of an open vault: places, lock, reading only, messages, dropped files, keys. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { VaultView } from '../../preload/contract.ts';
import type { Countdowns } from '../../preload/views/codes.ts';
import type { Answers } from './fake-vault.ts';
import { said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { samplePage } from './sample-account.ts';
import { ok, sampleAnswers, sampleRows, sampleView } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

const answers: Answers = { ...sampleAnswers, showAccount: ok(samplePage) };

let browser: Browser;
let shown: Shown;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
});

async function open(given: Partial<VaultView> = {}): Promise<void> {
  await shown?.close();
  shown = await showPage(browser, { ...answers, unlock: ok({ ...sampleView, ...given }) });
  page = shown.page;
  await unlock(page);
}

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const press = (key: string): Promise<void> => page.keyboard.press(key);
const places = (): Locator => page.getByRole('navigation', { name: 'Coldkeep' });
const countdown = (given: Partial<Countdowns>): Promise<void> =>
  shown.vault.tell('onCountdowns', { reveal: null, lock: null, clipboard: null, ...given });

/** As the system does it: files over the window, then let go. */
async function drag(step: 'dragenter' | 'drop', names: readonly string[]): Promise<void> {
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const name of given) transfer.items.add(new File([`codes of ${name}`], name));
    return transfer;
  }, names);
  await page.dispatchEvent('body', step, { dataTransfer: data });
}

describe('the side bar', () => {
  beforeAll(() => open());

  test('names the vault, the places with their numbers, and when it was saved', async () => {
    expect(await places().innerText()).toMatch(/Personal\s+Board\s+14\s+Sheets\s+9\s+Log\s+Settings/);
    expect(await places().getByText('Saved 10:41').isVisible()).toBe(true);
  });

  test.each([
    ['Sheets', 'Sheets'],
    ['Log', 'Log'],
    ['Settings', 'Settings'],
  ])('%s leads there and says where one is; Esc leads back', async (name, link) => {
    await places()
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
    expect(await places().locator('[aria-current="page"]').innerText()).toContain(link);
    await press('Escape');
    await page.getByRole('grid', { name: 'Accounts' }).waitFor();
    expect(await places().locator('[aria-current="page"]').innerText()).toContain('Board');
  });

  test('locks, and nothing of the vault stays in the page', async () => {
    await button('Lock').click();
    await expect.poll(() => shown.vault.calls('lock')).toHaveLength(1);
    expect(await page.locator('body').innerText()).not.toContain('GitHub');
  });
});

describe('keys that work everywhere', () => {
  beforeEach(() => open());

  test('Ctrl L locks, also behind a dialog', async () => {
    await press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await press('Control+l');
    await expect.poll(() => shown.vault.calls('lock')).toHaveLength(1);
  });

  test('? shows the keys, Esc puts them away and gives the focus back', async () => {
    await page.getByRole('row', { name: /GitHub/ }).focus();
    await press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard' });
    await sheet.waitFor();
    expect(await sheet.getByText('Do next step').isVisible()).toBe(true);
    expect(await faultsOf(page, 'keyboard')).toEqual([]);
    await press('Escape');
    await sheet.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('GitHub');
  });

  test('/ leads to the search of the board from any place', async () => {
    await places().getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('grid', { name: 'Accounts' }).waitFor({ state: 'detached' });
    await press('/');
    await page.getByRole('grid', { name: 'Accounts' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Search');
  });

  test.each([
    ['Control+i', 'import', 'chooseFiles'],
    ['Control+l', 'lock', 'lock'],
  ] as const)('%s and the menu do the same: %s', async (key, item, call) => {
    await press(key);
    await expect.poll(() => shown.vault.calls(call)).toHaveLength(1);
    await open();
    await shown.vault.tell('onMenu', item);
    await expect.poll(() => shown.vault.calls(call)).toHaveLength(1);
  });
});

describe('before an idle lock', () => {
  beforeAll(() => open());

  test('a bar counts, and it is said at 30 and at 10 seconds and not in between', async () => {
    const bar = page.getByRole('region', { name: 'About to lock' });
    await countdown({ lock: 30 });
    expect(await bar.innerText()).toContain('Locks in 30 seconds');
    await bar.getByText('Nothing was pressed or moved for 5 minutes.').waitFor();
    expect(await said(page, 'assertive')).toBe('Locks in 30 seconds');
    await countdown({ lock: 29 });
    await countdown({ lock: 11 });
    expect(await bar.innerText()).toContain('Locks in 11 seconds');
    expect(await said(page, 'assertive')).toBe('Locks in 30 seconds');
    await countdown({ lock: 10 });
    expect(await said(page, 'assertive')).toBe('Locks in 10 seconds');
    await countdown({ lock: 9 });
    expect(await said(page, 'assertive')).toBe('Locks in 10 seconds');
    await countdown({ lock: null });
    await bar.waitFor({ state: 'detached' });
  });

  test('Stay open says that somebody is here', async () => {
    await open();
    await countdown({ lock: 20 });
    const before = (await shown.vault.calls('reportActivity')).length;
    await button('Stay open').press('Enter');
    await expect.poll(async () => (await shown.vault.calls('reportActivity')).length).toBeGreaterThan(before);
  });

  test('keys and movements are told to main once in a few seconds', async () => {
    await open();
    const before = (await shown.vault.calls('reportActivity')).length;
    for (const x of [10, 20, 30, 40]) await page.mouse.move(x, x);
    await press('ArrowDown');
    await press('ArrowDown');
    expect((await shown.vault.calls('reportActivity')).length - before).toBe(1);
  });
});

describe('files dropped on the window', () => {
  beforeEach(() => open());

  test('are shown a target, and go to the review as bytes and a name', async () => {
    await drag('dragenter', ['github.txt']);
    expect(await page.getByText('Drop to import', { exact: true }).isVisible()).toBe(true);
    expect(await said(page)).toContain('Drop to import');
    await drag('drop', ['github.txt', 'google.txt']);
    await expect.poll(() => shown.vault.calls('readDrafts')).toHaveLength(1);
    const [call] = await shown.vault.calls('readDrafts');
    expect(call?.args[0]).toMatchObject([{ name: 'github.txt' }, { name: 'google.txt' }]);
    expect(await page.getByText('Drop to import', { exact: true }).count()).toBe(0);
  });

  test('are refused while a code is on show', async () => {
    await page.getByRole('row', { name: /Google/ }).focus();
    await press('u');
    await page.getByRole('grid', { name: 'Accounts' }).waitFor({ state: 'detached' });
    await drag('dragenter', ['github.txt']);
    expect(await page.getByText('Finish with it first.', { exact: true }).isVisible()).toBe(true);
    await drag('drop', ['github.txt']);
    expect(await shown.vault.calls('readDrafts')).toEqual([]);
  });
});

describe('a vault that is open for reading only', () => {
  const standing = { code: 'rolled-back', facts: {} } as const;
  const reveal = {
    set: sampleRows[2]?.sets[0]?.set ?? '',
    account: sampleRows[2]?.id ?? '',
    service: 'GitHub',
    login: 's-rivera',
    number: 14,
    revealedAt: '2026-11-20T10:00:00.000Z',
  };
  beforeAll(() => open({ standing, notices: ['lock-taken-over'], openReveals: [reveal] }));

  test('says why over every screen, and what that means', async () => {
    const bar = page.getByRole('region', { name: 'Open for reading only' });
    expect(await bar.innerText()).toContain('This copy is older than it should be.');
    expect(await bar.innerText()).toContain('nothing can be recorded, imported or printed');
  });

  test('nothing that writes can be pressed, and the reason stands beside it', async () => {
    expect(await button('Import').isDisabled()).toBe(true);
    expect(await button('Print').isDisabled()).toBe(true);
    expect(await page.getByText('Reading only', { exact: true }).isVisible()).toBe(true);
    expect(
      await page
        .getByRole('row', { name: /GitHub/ })
        .getByRole('button')
        .count(),
    ).toBe(0);
    await page.getByRole('row', { name: /GitHub/ }).focus();
    await press('n');
    await press('Control+i');
    expect(await said(page, 'assertive')).toContain('Open for reading only');
    expect(await shown.vault.calls('chooseFiles')).toEqual([]);
    await drag('drop', ['github.txt']);
    expect(await shown.vault.calls('readDrafts')).toEqual([]);
  });

  test('looks, with all that can stand around it', async () => {
    await countdown({ lock: 20 });
    expect(await faultsOf(page, 'frame-reading-only')).toEqual([]);
    await countdown({ lock: null });
  });

  test('what the opening found out is read once and put aside', async () => {
    const notice = page.getByRole('region', { name: 'About this opening' });
    expect(await notice.innerText()).toContain('the lock was taken over');
    await notice.getByRole('button', { name: 'Got it' }).click();
    expect(await notice.count()).toBe(0);
  });
});

describe('a message', () => {
  test('stands until it is closed, and is spoken', async () => {
    await open();
    await page.getByRole('row', { name: /Dropbox/ }).focus();
    await press('u');
    const message = page.getByRole('region', { name: 'Message' });
    expect(await message.innerText()).toContain('Dropbox has no code left to use');
    expect(await said(page, 'assertive')).toBe('Dropbox has no code left to use');
    await message.getByRole('button', { name: 'Close this message' }).click();
    expect(await message.count()).toBe(0);
  });
});
