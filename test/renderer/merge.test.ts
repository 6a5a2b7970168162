/** A merge in the built page: the other copy, its secret where it needs one, what comes over, and the yes. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ErrorCode } from '../../preload/contract.ts';
import { focused, said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { sampleCopy, sampleMerge, samplePage } from './sample-safety.ts';
import { ok, sampleAnswers } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

const no = (code: ErrorCode) => ({ ok: false, code, facts: {} }) as const;

let browser: Browser;
let shown: Shown;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser();
  shown = await showPage(browser, {
    ...sampleAnswers,
    backups: ok(samplePage),
    chooseMergeCopy: ok(sampleCopy),
    endMerge: ok(null),
    merge: ok({ changes: 7, accounts: 2 }),
  });
  page = shown.page;
  page.setDefaultTimeout(8000);
  await unlock(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).press('Enter');
  await button('Backups').press('Enter');
  await button('Bring over from another copy').press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Bring over from another copy' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
});

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const secret = (): Locator => page.getByLabel('Passphrase of the other copy');

test('says what it is before anything is chosen', async () => {
  await page.getByText('nothing of this vault is lost').waitFor();
});

test('a dialog that was cancelled stays', async () => {
  await shown.vault.answer('chooseMergeCopy', ok(null));
  await button('Choose the other copy').press('Enter');
  await expect.poll(async () => (await shown.vault.calls('chooseMergeCopy')).length).toBe(1);
  expect(await shown.vault.calls('previewMerge')).toEqual([]);
  await shown.vault.answer('chooseMergeCopy', ok(sampleCopy));
});

test.each([
  ['other-vault', 'That file is of another vault'],
  ['nothing-to-merge', 'There is nothing to bring over'],
] as const)('%s is said, and another file can be chosen', async (code, title) => {
  await shown.vault.answer('previewMerge', no(code));
  await page.getByRole('button', { name: /^Choose (the other copy|another file)$/ }).press('Enter');
  await page.getByRole('alert').filter({ hasText: title }).waitFor();
  await button('Choose another file').waitFor();
});

test('the key of this vault is tried first; a copy under another one asks for its passphrase', async () => {
  await shown.vault.answer('previewMerge', no('wrong-secret'));
  await button('Choose another file').press('Enter');
  await secret().waitFor();
  expect((await shown.vault.calls('previewMerge')).at(-1)?.args).toEqual([null]);
  await expect.poll(() => focused(page)).toBe('Passphrase of the other copy');
  expect(await page.getByText('That does not fit.').count()).toBe(0);
  expect(await faultsOf(page, 'merge-secret')).toEqual([]);
});

test('a wrong one is said in place, and is overwritten', async () => {
  await secret().fill('not it');
  await button('Open it').press('Enter');
  await page.getByText('That does not fit.').waitFor();
  expect(await shown.vault.calls('previewMerge')).toHaveLength(4);
});

test('then tells what comes over by account, and what both changed', async () => {
  await shown.vault.answer('previewMerge', ok(sampleMerge));
  await secret().fill('it');
  await button('Open it').press('Enter');
  await page.getByRole('heading', { level: 2, name: '7 changes come over' }).waitFor();
  const lines = page.getByRole('list', { name: 'What comes over, by account' }).getByRole('listitem');
  expect(await lines.allInnerTexts()).toEqual([
    'GitHub, s-rivera\n1 code used or refused and 1 other change',
    'Sentry, rivera-studio\n1 set imported and 4 other changes',
  ]);
  await page.getByText('The two went apart on 20 Nov 2026.').waitFor();
  await page.getByText('GitHub, s-rivera: the same code was used in both; it counts as used.').waitFor();
  await page.getByText('They do not come over.').waitFor();
  expect(await faultsOf(page, 'merge-preview')).toEqual([]);
  expect(shown.troubles).toEqual([]);
});

test('the yes brings it over, says how much, and leads to the board', async () => {
  await button('Bring it over').press('Enter');
  await page.getByRole('grid').waitFor();
  await expect.poll(() => said(page)).toBe('7 changes of 2 accounts brought over');
  await expect.poll(async () => (await shown.vault.calls('endMerge')).length).toBe(1);
  await expect.poll(() => focused(page)).toContain('You can get into');
});
