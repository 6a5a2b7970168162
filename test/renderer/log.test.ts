/** The log in the built page: a table page by page, by words and by account. And the words of every event. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LogPage } from '../../preload/contract.ts';
import type { LogLine } from '../../preload/views/custody.ts';
import { logWords } from '../../renderer/messages/log.ts';
import { focused, said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { googleAccount, samplePage } from './sample-account.ts';
import { ok, sampleAnswers, sampleView } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

const blank: LogLine = {
  event: '0'.repeat(32),
  at: '2026-11-24T10:41:00.000Z',
  type: 'CodeUsed',
  service: 'GitHub',
  account: 's-rivera',
  set: null,
  number: null,
  paper: null,
  count: null,
  detail: null,
  isTakenBack: false,
};

const TOTAL = 100_000;

/** Newest first: the line at a place is about the code of that number. Some far down are several lines high. */
function pageFrom(from: number, total = TOTAL): LogPage {
  const many = Math.min(200, Math.max(0, total - from));
  const lines = Array.from({ length: many }, (_, at): LogLine => {
    const place = from + at;
    return {
      ...blank,
      event: place.toString(16).padStart(32, '0'),
      number: place + 1,
      detail: place > 500 && place % 3 === 0 ? 'a long note '.repeat(12) : null,
      isTakenBack: place === 1,
    };
  });
  return { total, lines };
}

describe('words', () => {
  test.each<[Partial<LogLine>, string]>([
    [{ type: 'VaultCreated' }, 'Vault created'],
    [{ type: 'SlotAdded', detail: 'recovery-key' }, 'Way in added: a recovery key'],
    [{ type: 'SlotAdded', detail: 'passphrase' }, 'Way in added: a passphrase'],
    [{ type: 'SlotRemoved' }, 'Way in removed'],
    [{ type: 'AccountAdded' }, 'Account added'],
    [{ type: 'AccountRenamed', detail: 'sam' }, 'Account renamed: sam'],
    [{ type: 'AccountClosed' }, 'Account closed'],
    [{ type: 'SetAdded', count: 1 }, 'Set of 1 code imported'],
    [{ type: 'SetAdded', count: 10 }, 'Set of 10 codes imported'],
    [{ type: 'MarksUpdated', count: 2 }, 'A later download shows 2 more as used'],
    [{ type: 'SetSuperseded' }, 'Set superseded'],
    [{ type: 'SetRevoked' }, 'Set revoked at the service'],
    [{ type: 'SetCompromised' }, 'Set marked as compromised'],
    [{ type: 'SetActivated' }, 'Set active again'],
    [{ type: 'SetOpened', detail: 'proof' }, 'Codes opened to prove a copy'],
    [{ type: 'CodeRevealed', number: 4 }, 'Code 4 shown'],
    [{ type: 'CodeUsed', number: 4 }, 'Code 4 used'],
    [{ type: 'CodeUsed', number: 4, paper: 'S-0012-KQ/1' }, 'Code 4 used, from S-0012-KQ/1'],
    [{ type: 'CodeRefused', number: 4, detail: 'new phone' }, 'Code 4 refused by the service: “new phone”'],
    [{ type: 'CodeNotTried', number: 4 }, 'Code 4 not used'],
    [{ type: 'OutcomeTakenBack', number: 4 }, 'Outcome of code 4 taken back'],
    [{ type: 'OutcomeTakenBack' }, 'An outcome taken back'],
    [{ type: 'SheetPrinted', paper: 'S-0012-KQ', count: 8, detail: 'pdf' }, 'S-0012-KQ printed as a file, 8 codes'],
    [{ type: 'CopyProven', paper: 'S-0012-KQ/1', detail: 'typed' }, 'S-0012-KQ/1 proven by typing'],
    [{ type: 'CopyPlaced', paper: 'S-0012-KQ/1', detail: 'Desk drawer' }, 'S-0012-KQ/1 placed: Desk drawer'],
    [{ type: 'CopyEnded', paper: 'S-0012-KQ/1', detail: 'not-printed' }, 'S-0012-KQ/1 never printed'],
    [{ type: 'PlaintextWritten', detail: '/tmp/a.pdf' }, 'File with codes in clear written: /tmp/a.pdf'],
    [{ type: 'PlaintextDestroyed', detail: '/tmp/a.pdf' }, 'File with codes in clear is gone: /tmp/a.pdf'],
    [{ type: 'VaultRestored', detail: '407' }, 'Went on with an older copy of this vault, from change 407'],
    [{ type: 'unknown', detail: 'SealBroken' }, 'Something that a newer version of Coldkeep wrote: SealBroken'],
    // Free text that is spelled like a thing every object has is still free text.
    [{ type: 'SetOpened', detail: 'constructor' }, 'Codes opened constructor'],
  ])('%o', (line, words) => {
    expect(logWords({ ...blank, ...line })).toBe(words);
  });
});

describe('the screen', () => {
  let browser: Browser;
  let shown: Shown;
  let page: Page;
  beforeAll(async () => {
    browser = await startBrowser();
    shown = await showPage(browser, { ...sampleAnswers, showAccount: ok(samplePage) });
    page = shown.page;
    page.setDefaultTimeout(8000);
    await unlock(page);
    await page.getByRole('navigation').getByRole('button', { name: 'Log' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Log' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
  });

  const table = (): Locator => page.getByRole('region', { name: 'Events, newest first' });
  const queries = async (): Promise<readonly unknown[]> =>
    (await shown.vault.calls('log')).map(({ args: [query] }) => query);
  let answered = 0;
  /** Answers what was asked so far, each query with its own page. */
  async function answerAll(total = TOTAL): Promise<void> {
    for (const { args } of (await shown.vault.calls('log')).slice(answered)) {
      answered += 1;
      await shown.vault.release('log', ok(pageFrom(Number(Reflect.get(Object(args[0]), 'from')), total)));
    }
  }
  const search = (): Locator => page.getByRole('textbox', { name: 'Search the log' });

  test('says that it is read while nothing is there yet', async () => {
    await page.getByText('Reading the log').waitFor();
    await expect.poll(() => focused(page)).toBe('Log');
    await answerAll();
    await table().waitFor();
    expect(await queries()).toEqual([{ account: null, text: '', from: 0, count: 200 }]);
  });

  test('is a table that knows its length, of which only some rows are drawn', async () => {
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(String(TOTAL + 1));
    const rows = page.getByRole('row');
    expect(await rows.nth(1).getAttribute('aria-rowindex')).toBe('2');
    expect((await rows.nth(1).innerText()).split(/\s*[\t\n]+\s*/)).toEqual([
      '24 Nov 2026, 10:41',
      'Code 1 used',
      expect.stringContaining('GitHub'),
    ]);
    expect(await rows.count()).toBeLessThan(80);
  });

  test('an outcome that was taken back says so', async () => {
    expect(await page.getByRole('row').nth(2).innerText()).toMatch(/Code 2 used\s+Taken back/);
    expect(await page.getByRole('row').nth(3).innerText()).not.toContain('Taken back');
  });

  test('holds in every look', async () => {
    expect(await faultsOf(page, 'log')).toEqual([]);
    expect(shown.troubles).toEqual([]);
  });

  test('a further page is asked for when it comes into sight', async () => {
    await table().press('End');
    await expect
      .poll(async () => (await queries()).at(-1))
      .toEqual({ account: null, text: '', from: TOTAL - 200, count: 200 });
    await page.getByText('Reading…').first().waitFor();
    await answerAll();
    await page.getByText('Code 100,000 used').waitFor();
    // The last lines turned out higher than thought: the end is still the end.
    const below = () => table().evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop);
    await expect.poll(below).toBeLessThan(1);
    expect(await page.getByRole('row').last().getAttribute('aria-rowindex')).toBe(String(TOTAL + 1));
    await table().press('Home');
    await page.getByText('Code 1 used').waitFor();
  });

  test('words are sent once they rest, without blanks around, and the count is said', async () => {
    await search().pressSequentially('desk ');
    await expect
      .poll(async () => (await queries()).at(-1))
      .toEqual({ account: null, text: 'desk', from: 0, count: 200 });
    await answerAll(12);
    await expect.poll(() => said(page)).toBe('12 events found');
    expect(await page.getByRole('row').count()).toBe(13);
  });

  test('an answer to words that have changed meanwhile is for nobody', async () => {
    await search().fill('bank');
    await expect.poll(async () => (await queries()).at(-1)).toMatchObject({ text: 'bank' });
    await search().fill('bank box');
    await expect.poll(async () => (await queries()).at(-1)).toMatchObject({ text: 'bank box' });
    await shown.vault.release('log', ok(pageFrom(0, 5)));
    await shown.vault.release('log', ok(pageFrom(0, 0)));
    answered += 2;
    await page.getByRole('heading', { name: 'No event matches “bank box”' }).waitFor();
    expect(await said(page)).toBe('0 events found');
  });

  test('Esc empties the search and stays', async () => {
    await search().press('Escape');
    await shown.vault.release('log', ok(pageFrom(0)));
    await table().waitFor();
    expect(await search().inputValue()).toBe('');
  });

  test('a new event of the vault reads the log anew', async () => {
    const { rows: _, standing: __, hasRecoveryKeyToShow: ___, ...head } = sampleView;
    await shown.vault.tell('onRows', { ...head, change: 414, rows: [], isComplete: true });
    await shown.vault.release('log', ok(pageFrom(0, 1001)));
    await expect.poll(() => page.getByRole('table').getAttribute('aria-rowcount')).toBe('1002');
  });

  test('export says what was written, and why it was not', async () => {
    await shown.vault.answer('exportLog', ok(false));
    await page.getByRole('button', { name: 'Export' }).press('Enter');
    await expect.poll(async () => (await shown.vault.calls('exportLog')).length).toBe(1);
    await shown.vault.answer('exportLog', ok(true));
    await page.getByRole('button', { name: 'Export' }).press('Enter');
    await expect.poll(() => said(page)).toContain('The log is written');
    await shown.vault.answer('exportLog', { ok: false, code: 'disk-full', facts: {} });
    await page.getByRole('button', { name: 'Export' }).press('Enter');
    await expect.poll(() => said(page, 'assertive')).toContain('The disk is full');
  });

  test('a log that cannot be read says so and is tried again', async () => {
    await search().fill('x');
    await shown.vault.release('log', { ok: false, code: 'unforeseen', facts: {} });
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await shown.vault.release('log', ok({ total: 0, lines: [] }));
    await page.getByRole('button', { name: 'Clear search' }).press('Enter');
    await expect.poll(() => focused(page)).toBe('Search the log');
    await shown.vault.release('log', ok({ total: 0, lines: [] }));
    await page.getByRole('heading', { name: 'Nothing happened yet' }).waitFor();
  });

  test('of one account it says whose it is, leads back, and shows all when asked to', async () => {
    await page.getByRole('navigation').getByRole('button', { name: /Board/ }).press('Enter');
    await page.getByRole('row', { name: /Google/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Google' }).waitFor();
    await page.getByRole('button', { name: 'Log of this account' }).press('Enter');
    await page.getByText('Only Google, sam.rivera@example.com').waitFor();
    await expect.poll(async () => (await queries()).at(-1)).toMatchObject({ account: googleAccount, text: '' });
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('Log of this account');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Show all accounts' }).press('Enter');
    await expect.poll(async () => (await queries()).at(-1)).toMatchObject({ account: null });
    expect(await page.getByText(/^Only /).count()).toBe(0);
  });
});
