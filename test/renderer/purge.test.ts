/** A purge in the built page: what is destroyed is named, the name is typed by hand, and the old copies that still hold it are next. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answers } from './fake-vault.ts';
import { focused, said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { samplePage as sampleAccount } from './sample-account.ts';
import { sampleOldCopies, samplePage, samplePurge } from './sample-safety.ts';
import { ok, sampleAnswers } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

const purged = {
  ...sampleAccount,
  sets: sampleAccount.sets.map((set, place) => (place === 0 ? { ...set, purgedAt: '2026-11-24T09:00:00Z' } : set)),
};

const answers: Answers = {
  ...sampleAnswers,
  showAccount: ok(sampleAccount),
  lookAtPurge: ok(samplePurge),
  purgeSet: ok(sampleOldCopies),
  backups: ok({ ...samplePage, oldCopies: [] }),
};

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function atAccount(given: Answers = answers): Promise<Shown> {
  const shown = await showPage(browser, given);
  shown.page.setDefaultTimeout(8000);
  await unlock(shown.page);
  await shown.page.getByRole('row', { name: /Google/ }).focus();
  await shown.page.keyboard.press('Enter');
  await shown.page.getByRole('heading', { level: 1, name: 'Google' }).waitFor();
  return shown;
}

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

async function ask(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^More for the set of/i })
    .first()
    .press('Enter');
  await page.getByRole('menuitem', { name: 'Destroy these codes' }).press('Enter');
}

describe('destroying the codes of a set', () => {
  let shown: Shown;
  let page: Page;
  beforeAll(async () => {
    shown = await atAccount();
    page = shown.page;
    await ask(page);
    await page.getByRole('alertdialog', { name: 'Destroy codes of Google?' }).waitFor();
  });

  test('names what goes and what still holds it, the focus on the harmless answer', async () => {
    await expect.poll(() => focused(page)).toBe('Keep them');
    const dialog = page.getByRole('alertdialog');
    for (const text of [
      '10 codes of the set of 18 Nov 2026, Google, sam.rivera@example.com. 8 of them are unused',
      'for good',
      'Still on paper: S-0009-KQ/1 and S-0009-KQ/2.',
      'Still in clear: /home/sam/Sheets/S-0009.pdf.',
    ])
      await dialog.getByText(text).waitFor();
    expect((await shown.vault.calls('lookAtPurge')).length).toBe(1);
  });

  test('holds in every look', { timeout: 120_000 }, async () => {
    expect(await faultsOf(page, 'purge')).toEqual([]);
    expect(shown.troubles).toEqual([]);
  });

  test.each(['', 'sam.rivera', 'sam.rivera@example.com2'])('is not done for the name "%s"', async (typed) => {
    await page.getByLabel('Type “sam.rivera@example.com” to go on').fill(typed);
    await button(page, 'Destroy them').press('Enter');
    await page.getByText('That is not the name.').waitFor();
    expect(await shown.vault.calls('purgeSet')).toEqual([]);
  });

  test('the name in other letters will do, and the old copies are next', async () => {
    await page.getByLabel('Type “sam.rivera@example.com” to go on').fill(' Sam.Rivera@example.com ');
    await button(page, 'Destroy them').press('Enter');
    await page.getByRole('dialog', { name: 'The codes are destroyed' }).waitFor();
    await expect.poll(() => said(page)).toBe('The codes are destroyed');
    expect((await shown.vault.calls('purgeSet')).map(({ args }) => args)).toEqual([
      (await shown.vault.calls('lookAtPurge'))[0]?.args,
    ]);
    await page.getByText('3 older copies are still about').waitFor();
    expect(await faultsOf(page, 'purge-done')).toEqual([]);
  });

  test('they are deleted from there', async () => {
    await shown.vault.answer('destroyOldCopies', ok({ destroyed: 1, failed: [], left: [] }));
    await button(page, 'Delete the one that can be reached').press('Enter');
    await button(page, 'Delete').press('Enter');
    await page.getByText('No copy that Coldkeep knows of holds them any more.').waitFor();
    await button(page, 'Done').press('Enter');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });
});

test('a purge that fails says why, and that nothing changed', async () => {
  const shown = await atAccount({ ...answers, purgeSet: { ok: false, code: 'disk-full', facts: {} } });
  await ask(shown.page);
  await shown.page.getByLabel('Type “sam.rivera@example.com” to go on').fill('sam.rivera@example.com');
  await button(shown.page, 'Destroy them').press('Enter');
  await shown.page.getByRole('alert').filter({ hasText: 'The disk is full' }).waitFor();
  await button(shown.page, 'Close').press('Enter');
  await expect.poll(() => shown.page.getByRole('dialog').count()).toBe(0);
  await shown.close();
});

test('an account without a login asks for the name of its service', async () => {
  const shown = await atAccount({
    ...answers,
    lookAtPurge: ok({ ...samplePurge, login: null, papers: [], files: [] }),
  });
  await ask(shown.page);
  await shown.page.getByLabel('Type “Google” to go on').waitFor();
  expect(await shown.page.getByText(/^Still/).count()).toBe(0);
  await shown.close();
});

test('a set whose codes were destroyed shows so, has no codes and cannot be destroyed again', async () => {
  const shown = await atAccount({ ...answers, showAccount: ok(purged) });
  const { page } = shown;
  await page.getByText('Destroyed 24 Nov 2026').waitFor();
  await page.getByRole('button', { name: /Destroyed 24 Nov 2026/ }).press('Enter');
  await page.getByText('The codes of this set were destroyed. Its history stays.').waitFor();
  expect(await faultsOf(page, 'purged-set')).toEqual([]);
  await shown.close();
});
