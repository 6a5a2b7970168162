/** Sets of an import changed by hand, several sets of one account, and codes that another account has. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DraftView, ImportReview } from '../../preload/views/import-review.ts';
import type { Answers } from './fake-vault.ts';
import { said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { discordDraft, githubDraft, sampleReview } from './sample-review.ts';
import { ok, sampleAnswers } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

const answers: Answers = {
  ...sampleAnswers,
  chooseFiles: ok(sampleReview),
  predecessors: ok([]),
  dropDrafts: ok(null),
};

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function open(given: Answers): Promise<Shown> {
  const shown = await showPage(browser, given);
  shown.page.setDefaultTimeout(8000);
  await unlock(shown.page);
  await shown.page.keyboard.press('Control+i');
  await shown.page.getByRole('heading', { name: 'Check the import' }).waitFor();
  return shown;
}

const reviewOf = (drafts: readonly DraftView[], changes: Partial<ImportReview> = {}): ImportReview => ({
  ...sampleReview,
  ignored: [],
  drafts,
  ...changes,
});

describe('a set', () => {
  let shown: Shown;
  let page: Page;
  const discord = () => page.getByRole('region', { name: /^Discord, \d+ codes$/ });
  const change = async (code: number, what: string): Promise<void> => {
    await discord()
      .getByRole('button', { name: `Change code ${code}`, exact: true })
      .press('Enter');
    await page.getByRole('menuitem', { name: what }).press('Enter');
  };
  const lastEdit = async (): Promise<unknown> => (await shown.vault.calls('editDraft')).at(-1)?.args;
  beforeAll(async () => {
    shown = await open(answers);
    page = shown.page;
    await discord().getByRole('button', { name: 'Change the split' }).press('Enter');
  });

  test('has a menu at each code, and fields for the whole', async () => {
    expect(
      await discord()
        .getByRole('button', { name: /^Change code \d+$/ })
        .count(),
    ).toBe(10);
    expect(await discord().getByLabel('The first code has the number').inputValue()).toBe('1');
    expect(await faultsOf(page, 'review-edited')).toEqual([]);
  });

  test('gets a code marked used, which is said, and the focus stays at it', async () => {
    const codes = discordDraft.codes.map((code) => (code.number === 3 ? { ...code, isUsed: true } : code));
    await shown.vault.answer('editDraft', ok(reviewOf([githubDraft, { ...discordDraft, codes }], { canUndo: true })));
    await change(3, 'Mark it used');
    await expect.poll(() => said(page)).toBe('Code 3 marked used');
    expect(await lastEdit()).toEqual(['d2', { edit: 'mark', index: 2, used: true }]);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Change code 3');
  });

  test('that is divided goes on in a new one', async () => {
    const first = { ...discordDraft, codes: discordDraft.codes.slice(0, 6) };
    const second = { ...discordDraft, draft: 'd9', splitFrom: 'd2', codes: discordDraft.codes.slice(6) };
    await shown.vault.answer('editDraft', ok(reviewOf([githubDraft, first, second], { canUndo: true })));
    await change(7, 'Begin a new set here');
    await page.getByRole('region', { name: 'Discord, 4 codes' }).waitFor();
    expect(await lastEdit()).toEqual(['d2', { edit: 'split', index: 6 }]);
    await shown.vault.answer('undoEdit', ok(reviewOf([githubDraft, discordDraft])));
    await page.getByRole('button', { name: 'Undo the last change' }).press('Enter');
    await page.getByRole('region', { name: 'Discord, 10 codes' }).waitFor();
  });

  test('has a code typed anew in a field of its own; what is no code is refused there', async () => {
    const start = discord().getByRole('button', { name: 'Change the split' });
    if ((await start.count()) > 0) await start.press('Enter');
    await change(1, 'Type it anew');
    const field = page.getByLabel('Code 1, typed anew');
    await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await field.inputValue()).toBe('');
    await shown.vault.answer('editDraft', { ok: false, code: 'usage', facts: { rule: 'no-code' } });
    await field.fill('?');
    await page.getByRole('button', { name: 'Take it' }).press('Enter');
    await page.getByRole('alert').filter({ hasText: 'This cannot be a code.' }).waitFor();
    await shown.vault.answer('editDraft', ok(reviewOf([githubDraft, discordDraft], { canUndo: true })));
    await field.fill('made-up-9');
    await page.getByRole('button', { name: 'Take it' }).press('Enter');
    await expect.poll(() => field.count()).toBe(0);
    expect(await lastEdit()).toEqual(['d2', { edit: 'retype', index: 0, text: 'made-up-9' }]);
  });
});

test('of two sets of one account it is asked which is in force', async () => {
  const two = [discordDraft, { ...discordDraft, draft: 'd8', file: 'older.txt' }];
  const shown = await open({
    ...answers,
    chooseFiles: ok(reviewOf(two)),
    storeDrafts: { ok: false, code: 'cancelled', facts: {} },
  });
  const { page } = shown;
  await page.getByRole('button', { name: 'Import 2 sets' }).click();
  await page.getByText('There are two sets of this account. Say which one is in force.').first().waitFor();
  expect(await shown.vault.calls('storeDrafts')).toEqual([]);
  await page.getByRole('radio', { name: 'It is the one in force' }).first().press('Space');
  await page
    .getByRole('radio', { name: /^It is an older one/ })
    .last()
    .press('Space');
  await page.getByRole('button', { name: 'Import 2 sets' }).click();
  await expect.poll(async () => (await shown.vault.calls('storeDrafts')).length).toBe(1);
  const [decided] = (await shown.vault.calls('storeDrafts'))[0]?.args ?? [];
  expect(decided).toMatchObject([
    { draft: 'd2', isOld: false },
    { draft: 'd8', isOld: true },
  ]);
  await shown.close();
});

test('codes that another account has are kept there alone, or here too, as the user says', async () => {
  const alreadyThere = { set: '6a'.repeat(16), service: 'Discord', account: 'kim@example.com', newlyUsed: 0 };
  const shown = await open({ ...answers, chooseFiles: ok(reviewOf([{ ...discordDraft, alreadyThere }])) });
  const { page } = shown;
  await page.getByText('They belong to Discord, kim@example.com.').waitFor();
  await page.getByRole('button', { name: /^Import/ }).click();
  await page.getByText('Say whether both accounts have these codes.').first().waitFor();
  expect(await faultsOf(page, 'review-both')).toEqual([]);
  await page.getByRole('radio', { name: /^Keep them here, too/ }).press('Space');
  await page.getByRole('button', { name: 'Import 1 set' }).click();
  await expect.poll(async () => (await shown.vault.calls('storeDrafts')).length).toBe(1);
  const [decided] = (await shown.vault.calls('storeDrafts'))[0]?.args ?? [];
  expect(decided).toMatchObject([{ draft: 'd2', keepsBoth: true }]);
  await shown.close();
});
