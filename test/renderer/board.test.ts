/** The board in the built page: what it reads, where its keys lead, what it says, and what it shows when there is nothing. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { VaultView } from '../../preload/contract.ts';
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

const grid = (): Locator => page.getByRole('grid');
const rowOf = (service: string): Locator => page.getByRole('row', { name: new RegExp(service) });
const search = (): Locator => page.getByRole('textbox', { name: 'Search' });
const press = (key: string): Promise<void> => page.keyboard.press(key);
/** The service whose row has the focus. */
const here = (): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.querySelector('.account-row__name')?.textContent ?? null);
const services = (): Promise<string[]> => page.locator('.account-row__name').allTextContents();
const heading = (name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name });

describe('the board', () => {
  beforeAll(() => open());
  beforeEach(async () => {
    await page.locator('h1').focus();
  });

  test('answers whether one can get in today, and the focus is on the answer', async () => {
    await open();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'You can get into 12 of 14 accounts today',
    );
    expect(await page.getByText('2 have no code. 7 need one step to stay safe.').isVisible()).toBe(true);
    expect(shown.troubles).toEqual([]);
  });

  test('is a grid of all accounts and their groups, of which each row says its place', async () => {
    expect(await grid().getAttribute('aria-rowcount')).toBe('18');
    expect(await grid().getAttribute('aria-label')).toBe('Accounts, most urgent first');
    expect(await rowOf('GitHub').getAttribute('aria-rowindex')).toBe('6');
    expect(await page.getByRole('columnheader').allTextContents()).toEqual([
      'State',
      'Account',
      'Codes left',
      'Paper',
      'Next step',
    ]);
  });

  test('reads a row without its rack', async () => {
    expect(await rowOf('Sentry').ariaSnapshot()).toBe(
      [
        '- row "Low Sentry rivera-studio 2 of 10 Issued 4 Jul 2025 2 places Proven 30 Sep 2026 Get new codes, Sentry":',
        '  - gridcell "Low"',
        '  - gridcell "Sentry rivera-studio"',
        '  - gridcell "2 of 10 Issued 4 Jul 2025"',
        '  - gridcell "2 places Proven 30 Sep 2026"',
        '  - gridcell "Get new codes, Sentry":',
        '    - button "Get new codes, Sentry": Get new codes',
      ].join('\n'),
    );
  });

  test('is one tab stop between the order and the pane', async () => {
    await page.getByRole('button', { name: /Order/ }).focus();
    await press('Tab');
    expect(await here()).toBe('Hetzner');
    await press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Open account');
    await press('Shift+Tab');
    expect(await here()).toBe('Hetzner');
  });

  test.each([
    [['ArrowDown'], 'Hetzner'],
    [['ArrowDown', 'ArrowDown', 'ArrowDown'], 'GitHub'],
    [['ArrowDown', 'End'], 'Stripe'],
    [['ArrowDown', 'End', 'ArrowDown'], 'Stripe'],
    [['ArrowDown', 'End', 'ArrowUp', 'Home'], 'Hetzner'],
    [['ArrowDown', 'PageDown', 'PageUp'], 'Hetzner'],
  ])('%j leads to %s, which is in sight', async (keys, service) => {
    for (const key of keys) await press(key);
    expect(await here()).toBe(service);
    const box = await rowOf(service).boundingBox();
    expect(box?.y).toBeGreaterThan(160);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(800);
    await press('Home');
  });

  test('right leads from a row to its step, and left back', async () => {
    await rowOf('Google').focus();
    await press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Prove S-0012');
    await press('ArrowLeft');
    expect(await here()).toBe('Google');
  });

  test('the pane shows the row that is selected, and reads its page once', async () => {
    await rowOf('Google').click();
    const pane = page.getByRole('region', { name: 'Google, sam.rivera@example.com' });
    await pane.getByText('S-0012-MT/1').waitFor();
    expect(await pane.getByRole('button', { name: 'Use a code' }).isVisible()).toBe(true);
    expect(await pane.getByText('Next step: prove S-0012').isVisible()).toBe(true);
    const asked = async (): Promise<number> =>
      (await shown.vault.calls('showAccount')).filter(({ args }) => args[0] === samplePage.row.id).length;
    await expect.poll(asked).toBe(1);
  });

  test('looks', async () => {
    expect(await faultsOf(page, 'board')).toEqual([]);
  });
});

describe('steps away from the board', () => {
  beforeEach(() => open());

  test('Enter opens the account, and coming back the focus is on its row', async () => {
    await rowOf('Google').focus();
    await press('Enter');
    await heading('Google').waitFor();
    await press('Escape');
    await grid().waitFor();
    expect(await here()).toBe('Google');
  });

  test('the row that was left is there again in a list that is scrolled', async () => {
    await page.setViewportSize({ width: 1280, height: 400 });
    await rowOf('Hetzner').focus();
    await press('End');
    await press('Enter');
    await heading('Google').waitFor();
    await press('Escape');
    await grid().waitFor();
    expect(await here()).toBe('Stripe');
    expect((await rowOf('Stripe').boundingBox())?.y).toBeLessThan(400);
  });

  test('U shows a code of the newest set that has one', async () => {
    await rowOf('Google').focus();
    await press('u');
    await expect.poll(() => shown.vault.calls('reveal')).toHaveLength(1);
    const [call] = await shown.vault.calls('reveal');
    expect(call?.args).toEqual([sampleRows[4]?.sets[0]?.set, null]);
  });

  test('U says so when there is none', async () => {
    await rowOf('Dropbox').focus();
    await press('u');
    expect(await said(page, 'assertive')).toBe('Dropbox has no code left to use');
    expect(await shown.vault.calls('reveal')).toEqual([]);
  });

  test('N does the step of a row', async () => {
    await rowOf('Sentry').focus();
    await press('n');
    await expect.poll(() => shown.vault.calls('chooseFiles')).toHaveLength(1);
  });

  test.each([
    ['Google', 'Prove S-0012', 'challenge', ['S-0012-MT/1']],
    ['GitLab', 'Destroy S-0003', 'sheets', []],
  ] as const)('the button of %s does it: %s', async (service, step, call, args) => {
    await rowOf(service).getByRole('button', { name: step }).click();
    await expect.poll(() => shown.vault.calls(call)).toMatchObject([{ args }]);
  });

  test('N says so when there is nothing to do', async () => {
    await rowOf('Cloudflare').focus();
    await press('n');
    expect(await said(page)).toBe('Nothing is to be done for Cloudflare');
  });

  test('a row that moves to another group keeps the focus', async () => {
    const [, , github] = sampleRows;
    if (github === undefined) throw new Error('the fixture has no GitHub');
    await rowOf('GitHub').focus();
    const { counts, openReveals, notices, change, fingerprint, savedAt } = sampleView;
    const rows = [{ ...github, state: 'ready', group: 'ready', step: null, findings: [] } as const];
    const head = { counts, openReveals, notices, change: change + 1, fingerprint, savedAt };
    await shown.vault.tell('onRows', { ...head, rows, isComplete: true });
    expect(await rowOf('GitHub').getAttribute('aria-rowindex')).toBe('15');
    expect(await here()).toBe('GitHub');
  });

  test('in a window without the pane a click opens the account', async () => {
    await page.setViewportSize({ width: 1024, height: 700 });
    await rowOf('Google').click();
    await heading('Google').waitFor();
  });
});

describe('search, choice and order', () => {
  beforeAll(() => open());
  beforeEach(async () => {
    await search().fill('');
    await rowOf('Hetzner').focus();
    await page.locator('h1').focus();
  });

  test('/ leads to the search, words narrow the list, and it is said how many are left', async () => {
    await press('/');
    await page.keyboard.type('GIT riv');
    expect(await services()).toEqual(['GitHub', 'GitLab']);
    await expect.poll(() => said(page)).toBe('2 accounts match');
    expect(await grid().getAttribute('aria-rowcount')).toBe('4');
    await press('ArrowDown');
    expect(await here()).toBe('GitHub');
  });

  test('Esc empties the search, then goes into the list', async () => {
    await press('Control+k');
    await page.keyboard.type('google');
    expect(await services()).toEqual(['Google']);
    await press('Escape');
    expect(await search().inputValue()).toBe('');
    await expect.poll(() => said(page)).toBe('All 14 accounts shown');
    await press('Escape');
    expect(await here()).toBe('Hetzner');
  });

  test('says what was searched for when nothing matches, and shows all again', async () => {
    await search().fill('gihub');
    await page.getByRole('heading', { name: 'No account matches “gihub”' }).waitFor();
    await expect.poll(() => said(page)).toBe('0 accounts match');
    await page.getByRole('button', { name: 'Clear search' }).click();
    expect((await services()).length).toBe(14);
  });

  test('is there as it was left', async () => {
    await search().fill('goo');
    await press('Enter');
    await press('Enter');
    await heading('Google').waitFor();
    await press('Escape');
    expect(await search().inputValue()).toBe('goo');
    expect(await here()).toBe('Google');
    // The keys of the board are its own again.
    await press('Escape');
    expect(await search().inputValue()).toBe('');
  });

  test('chooses by state', async () => {
    await page.getByRole('button', { name: /State$/ }).click();
    await page.getByRole('option', { name: 'Low' }).click();
    expect(await services()).toEqual(['GitHub', 'Sentry']);
    await expect.poll(() => said(page)).toBe('2 accounts match');
    await page.getByRole('button', { name: /State$/ }).click();
    await page.getByRole('option', { name: 'All states' }).click();
    await expect.poll(() => said(page)).toBe('All 14 accounts shown');
  });

  test('sorts, says so, and is one list then', async () => {
    await page.getByRole('button', { name: /Order$/ }).click();
    await page.getByRole('option', { name: 'Name' }).click();
    expect((await services()).slice(0, 3)).toEqual(['Bitwarden', 'Cloudflare', 'Dropbox']);
    expect(await said(page)).toBe('Sorted by name');
    expect(await grid().getAttribute('aria-label')).toBe('Accounts, by name');
    expect(await page.getByRole('heading', { level: 2, name: 'Ready' }).count()).toBe(0);
  });
});

describe('a board of 3000 accounts', () => {
  const many = Array.from({ length: 3000 }, (_, place) => {
    const row = sampleRows[place % 14];
    if (row === undefined) throw new Error('the fixture has 14 rows');
    return { ...row, id: (place + 1).toString(16).padStart(32, '0'), service: `${row.service} ${place}` };
  });
  const counts = { accounts: 3000, noWayIn: 0, oneStep: 0, sheets: 9 };

  beforeAll(() => open({ counts, rows: many.slice(0, 40) }));

  test('says how far it is while rows are on their way', async () => {
    expect(await page.getByText('40 of 3,000 accounts are here, the rest is on its way.').isVisible()).toBe(true);
    const { openReveals, notices, change, fingerprint, savedAt } = sampleView;
    const head = { counts, openReveals, notices, change, fingerprint, savedAt };
    await shown.vault.tell('onRows', { ...head, rows: many.slice(40, 2000), isComplete: false });
    await shown.vault.tell('onRows', { ...head, rows: many.slice(2000), isComplete: true });
    expect(await page.getByText('Nothing is left to do.').isVisible()).toBe(true);
    expect(await grid().getAttribute('aria-rowcount')).toBe('3004');
    expect(await heading('You can get into all 3,000 accounts today').isVisible()).toBe(true);
  });

  test('draws a few of them only, and any of them when it is gone to', async () => {
    expect(await page.locator('[data-row]').count()).toBeLessThan(40);
    await page.locator('[data-row]').first().focus();
    await press('End');
    expect(await here()).toBe('Stripe 2995');
    expect(await page.locator('[data-row]').count()).toBeLessThan(40);
    await page.locator('.account-list').evaluate((list) => {
      list.scrollTop = list.scrollHeight / 2;
    });
    await expect.poll(() => page.locator('[data-row]').count()).toBeGreaterThan(10);
    // The tab stop is there although it is out of sight.
    expect(await here()).toBe('Stripe 2995');
    await press('ArrowUp');
    expect(await here()).toBe('Stripe 2981');
  });

  test('what is drawn fills what is seen, without a hole, wherever it is scrolled to', async () => {
    const holes = await page.locator('.account-list').evaluate(async (list) => {
      const found: number[] = [];
      for (let turn = 0; turn <= 20; turn += 1) {
        list.scrollTop = (list.scrollHeight * turn) / 20;
        await new Promise((painted) => requestAnimationFrame(painted));
        const { left, top, width, height } = list.getBoundingClientRect();
        for (const part of [0.2, 0.5, 0.9]) {
          const there = document.elementFromPoint(left + width / 2, top + height * part);
          if (there?.closest('[role="row"]') === null) found.push(turn);
        }
      }
      return found;
    });
    expect(holes).toEqual([]);
  });
});

describe('a board in a window that is zoomed to 200 %', () => {
  test('scrolls as a whole, and each row can be gone to and seen', async () => {
    await open();
    await page.setViewportSize({ width: 450, height: 300 });
    await page.locator('[data-row]').first().focus();
    await press('End');
    expect(await here()).toBe('Stripe');
    const box = await rowOf('Stripe').boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(300);
    await page.screenshot({ path: 'test-results/board-zoomed-rows.png' });
    await press('Home');
    expect(await here()).toBe('Hetzner');
    expect((await rowOf('Hetzner').boundingBox())?.y).toBeGreaterThan(60);
  });
});

describe('a vault without an account', () => {
  beforeAll(() => open({ rows: [], counts: { accounts: 0, noWayIn: 0, oneStep: 0, sheets: 0 } }));

  test('says what belongs here and offers to choose files or to type', async () => {
    expect(await heading('There is no account in this vault yet').isVisible()).toBe(true);
    expect(await page.getByRole('heading', { level: 2, name: 'No accounts yet' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Choose files' }).click();
    expect(await shown.vault.calls('chooseFiles')).toHaveLength(1);
    expect(await page.getByRole('button', { name: 'Paste or type' }).isEnabled()).toBe(true);
  });

  test('looks', async () => {
    expect(await faultsOf(page, 'board-empty')).toEqual([]);
  });
});

describe('codes that were shown and never accounted for', () => {
  const reveal = {
    set: sampleRows[2]?.sets[0]?.set ?? '',
    account: sampleRows[2]?.id ?? '',
    service: 'GitHub',
    login: 's-rivera',
    number: 14,
    revealedAt: '2026-11-20T10:00:00.000Z',
  };

  test('are asked about, and the question leads to the outcome', async () => {
    await open({ openReveals: [reveal, { ...reveal, number: 15 }] });
    const bar = page.getByRole('region', { name: 'Say how it went' });
    expect(await bar.innerText()).toContain('A code of GitHub was shown on 20 Nov 2026, and nobody said how it went');
    expect(await bar.innerText()).toContain('1 other code in the same way.');
    await bar.getByRole('button', { name: 'Say how it went' }).click();
    await grid().waitFor({ state: 'detached' });
    await heading('Did GitHub let you in?').waitFor();
  });
});
