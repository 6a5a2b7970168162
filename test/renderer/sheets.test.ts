/** Sheets and places: what counts, what is to be crossed off or destroyed, and what cannot be taken back. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answers } from './fake-vault.ts';
import { focused, said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { sampleSheets } from './sample-paper.ts';
import { ok, sampleAnswers } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

const answers: Answers = {
  ...sampleAnswers,
  sheets: ok(sampleSheets),
  endCopy: ok(null),
  placeCopy: ok(null),
  destroyPlaintext: ok(true),
};

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function atSheets(given: Answers = answers): Promise<Shown> {
  const shown = await showPage(browser, given);
  await unlock(shown.page);
  await shown.page
    .getByRole('navigation')
    .getByRole('button', { name: /^Sheets/ })
    .click();
  await shown.page.getByRole('heading', { level: 1, name: 'Sheets and places' }).waitFor();
  return shown;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const sheet = (page: Page, name: string) => page.getByRole('region', { name });

describe('sheets of a vault', () => {
  let shown: Shown;
  beforeAll(async () => {
    shown = await atSheets();
    await sheet(shown.page, 'S-0012-MT').waitFor();
  });

  test('newest first, each copy with its state, place and proof', async () => {
    const { page } = shown;
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      'S-0012-MT',
      'S-0009-KQ',
      'S-0003-MT',
      'Earlier sheets (1)',
    ]);
    const copies = sheet(page, 'S-0009-KQ').getByRole('list', { name: 'Copies of S-0009-KQ' });
    const line = await copies.getByRole('listitem').first().innerText();
    for (const part of ['S-0009-KQ/1', 'Bank box 212', 'Seal 004417', 'Proven', '12 Mar 2026']) {
      expect(line).toContain(part);
    }
  });

  test('says what to cross off and what replaces what', async () => {
    const { page } = shown;
    expect(await sheet(page, 'S-0009-KQ').getByText('Cross off by hand').count()).toBe(1);
    expect(await sheet(page, 'S-0009-KQ').getByText('codes 3 and 4').count()).toBe(1);
    expect(await sheet(page, 'S-0012-MT').getByText('Replaces S-0008-KQ').count()).toBe(1);
    expect(await sheet(page, 'S-0003-MT').getByText('Replaced by S-0010-AB').count()).toBe(1);
  });

  test('an old copy is destroyed, not proven', async () => {
    const old = sheet(shown.page, 'S-0003-MT');
    expect(await old.getByRole('button', { name: /^Prove/ }).count()).toBe(0);
    expect(await old.getByRole('button', { name: 'Destroyed: S-0003-MT/1' }).count()).toBe(1);
  });

  test('sheets without a copy left are folded', async () => {
    const { page } = shown;
    expect(await sheet(page, 'S-0001-AB').count()).toBe(0);
    await button(page, 'Earlier sheets (1)').click();
    expect(await sheet(page, 'S-0001-AB').getByText('Destroyed 2 Mar 2024').count()).toBe(1);
  });

  test('looks right in every look and size', { timeout: 120_000 }, async () => {
    expect(await faultsOf(shown.page, 'sheets')).toEqual([]);
    expect(shown.troubles).toEqual([]);
  });

  test('a copy is called lost only after a question, the focus on the harmless answer', async () => {
    const { page, vault } = shown;
    await button(page, 'Lost: S-0012-MT/2').click();
    await page.getByRole('alertdialog', { name: 'Is S-0012-MT/2 lost?' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Not yet');
    await page.keyboard.press('Enter');
    expect(await vault.calls('endCopy')).toEqual([]);
    await expect.poll(() => focused(page)).toBe('Lost: S-0012-MT/2');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'It is lost' }).click();
    await expect.poll(() => said(page)).toBe('S-0012-MT/2 is lost. Make new codes for what is on it');
    expect((await vault.calls('endCopy')).at(-1)?.args).toEqual(['S-0012-MT/2', 'lost']);
  });

  test('a copy gets its place in a dialog, and the list is asked for anew', async () => {
    const { page, vault } = shown;
    const before = (await vault.calls('sheets')).length;
    await button(page, 'Place: S-0012-MT/2').click();
    await page.getByRole('dialog', { name: 'Where S-0012-MT/2 lies' }).waitFor();
    await page.getByRole('combobox', { name: 'Place' }).fill("Parents' house");
    await page.keyboard.press('Tab');
    await button(page, 'Write it down').click();
    await expect.poll(async () => (await vault.calls('sheets')).length).toBeGreaterThan(before);
    expect((await vault.calls('placeCopy')).at(-1)?.args).toEqual(['S-0012-MT/2', "Parents' house", null]);
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  test('a plain file that is said to be gone and is not is called out', async () => {
    const { page, vault } = shown;
    await button(page, 'It is gone: /home/sam/Sheets/S-0003.pdf').click();
    await expect.poll(() => said(page, 'assertive')).toBe('The file is still there. Delete it, and empty the trash');
    expect((await vault.calls('destroyPlaintext')).at(-1)?.args).toEqual(['/home/sam/Sheets/S-0003.pdf']);
    await vault.answer('destroyPlaintext', ok(false));
    await button(page, 'It is gone: /home/sam/Sheets/S-0003.pdf').click();
    await expect.poll(() => said(page)).toBe('Recorded: the file is gone');
  });

  test('the step of the board to destroy a copy arrives with that copy in focus', async () => {
    const { page } = shown;
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Board/ })
      .click();
    await page.getByRole('row', { name: /GitLab/ }).focus();
    await page.keyboard.press('n');
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['copy']))
      .toBe('S-0003-MT/1');
  });
});

test('without a sheet the one way to the first is offered', async () => {
  const shown = await atSheets({ ...answers, sheets: ok({ sheets: [], files: [], places: [] }) });
  await shown.page.getByRole('heading', { name: 'No sheets yet' }).waitFor();
  expect(await shown.page.getByText('1 account has codes that exist only in this file.').count()).toBe(1);
  await button(shown.page, 'Print the first sheet').click();
  await expect.poll(() => shown.page.getByRole('heading', { level: 1 }).innerText()).toBe('Print a sheet');
  await shown.close();
});

test('a list that cannot be had says why', async () => {
  const shown = await atSheets({ ...answers, sheets: { ok: false, code: 'changed-on-disk', facts: {} } });
  await shown.page.getByText('The sheets cannot be shown').waitFor();
  await shown.close();
});
