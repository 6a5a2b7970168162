/** Printing: what is chosen, the true preview veiled and shown, and what is to be done with each copy. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offeredFirst, searched } from '../../renderer/print-choices.ts';
import { designModel } from '../core/paper/models.ts';
import type { Answers } from './fake-vault.ts';
import { focused, said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { previewOf, samplePlaces, sampleSheets } from './sample-paper.ts';
import { ok, sampleAnswers, sampleRows } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

const setOf = (service: string): string => sampleRows.find((row) => row.service === service)?.sets[0]?.set ?? '';
const pypi = setOf('PyPI');

describe('what is offered to print', () => {
  const names = (printables: ReturnType<typeof searched>): readonly string[] =>
    printables.map(({ row }) => row.service);

  test('first what was asked for, then what no sheet holds yet', () => {
    expect(names(offeredFirst(sampleRows, [setOf('GitHub')]))).toEqual(['GitHub', 'PyPI']);
    expect(names(offeredFirst(sampleRows, []))).toEqual(['PyPI']);
    expect(names(offeredFirst([], []))).toEqual([]);
  });

  test.each([
    ['hub', ['GitHub']],
    ['pve root', ['Proxmox VE']],
    ['parents', []],
    ['no such thing', []],
  ])('a search for %j finds %j', (text, expected) => {
    expect(names(searched(sampleRows, text))).toEqual(expected);
  });

  test('a set without codes left is not offered', () => {
    expect(names(searched(sampleRows, 'dropbox'))).toEqual([]);
    expect(names(searched(sampleRows, ''))).toHaveLength(12);
  });
});

const veiled = previewOf(designModel({ number: 'S-0013' }), false);
const open = previewOf(designModel({ number: 'S-0013' }), true);

const answers: Answers = {
  ...sampleAnswers,
  sheets: ok(sampleSheets),
  previewSheet: ok(veiled),
  endPreview: ok(null),
  printSheet: ok({ sheet: 'S-0013-KQ', copies: ['S-0013-KQ/1', 'S-0013-KQ/2'], pages: 2, file: null }),
  savePdf: ok({ sheet: 'S-0013-KQ', copies: ['S-0013-KQ/1'], pages: 1, file: '/home/sam/Sheets/S-0013-KQ.pdf' }),
  placeCopy: ok(null),
};

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function atPrint(given: Answers = answers): Promise<Shown> {
  const shown = await showPage(browser, given);
  await unlock(shown.page);
  await shown.page.keyboard.press('Control+p');
  await shown.page.getByRole('heading', { level: 1, name: 'Print a sheet' }).waitFor();
  return shown;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const pages = (page: Page) => page.getByRole('region', { name: 'Preview' }).getByRole('img');
const title = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

describe('choosing and looking', () => {
  let shown: Shown;
  beforeAll(async () => {
    shown = await atPrint();
  });

  test('the print key without a set asks for one', async () => {
    const { page, vault } = shown;
    await page.keyboard.press('Control+p');
    await expect.poll(() => said(page, 'assertive')).toBe('Choose a set first.');
    await expect.poll(() => focused(page)).toMatch(/^PyPI, samrivera/);
    expect(await vault.calls('printSheet')).toEqual([]);
    expect(await vault.calls('previewSheet')).toEqual([]);
  });

  test('a chosen set is drawn as it will be on paper, its codes veiled', async () => {
    const { page, vault } = shown;
    await page.keyboard.press('Space');
    await page.getByText('S-0013, codes veiled on screen').waitFor();
    expect((await vault.calls('previewSheet')).at(-1)?.args).toEqual([
      { sets: [pypi], layout: 'recovery', paper: 'a4', copies: 2, isShown: false },
    ]);
    await expect.poll(() => pages(page).evaluate((img: HTMLImageElement) => img.naturalWidth > 0)).toBe(true);
    expect(await pages(page).getAttribute('alt')).toBe('Page 1 of 1 of sheet S-0013, codes veiled');
    expect(shown.troubles).toEqual([]);
  });

  test('looks right in every look and size', { timeout: 120_000 }, async () => {
    expect(await faultsOf(shown.page, 'print')).toEqual([]);
  });

  test('the codes are drawn when that is asked for, and none of them can be read out', {
    timeout: 120_000,
  }, async () => {
    const { page, vault } = shown;
    await vault.answer('previewSheet', ok(open));
    await button(page, 'Show them').click();
    await page.getByText('S-0013, codes shown, in the log').waitFor();
    expect((await vault.calls('previewSheet')).at(-1)?.args).toMatchObject([{ isShown: true }]);
    await expect.poll(() => said(page)).toBe('The codes are drawn on the page now. That was recorded.');
    expect(await page.locator('body').innerText()).not.toContain('7f66e');
    expect(await page.locator('body').ariaSnapshot()).not.toContain('7f66e');
    expect(await faultsOf(page, 'print-shown')).toEqual([]);
  });

  test('several sets are packed, and come veiled', async () => {
    const { page, vault } = shown;
    await vault.answer('previewSheet', ok(veiled));
    await button(page, 'Choose from all 14 accounts').click();
    const dialog = page.getByRole('dialog', { name: 'Choose sets to print' });
    await dialog.getByRole('textbox').fill('github');
    await dialog.getByText('GitHub, s-rivera').click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Several sets are packed on one sheet').waitFor();
    await expect
      .poll(async () => (await vault.calls('previewSheet')).at(-1)?.args)
      .toEqual([{ sets: [pypi, setOf('GitHub')], layout: 'packed', paper: 'a4', copies: 2, isShown: false }]);
  });

  test('the size goes from half to double, and fits at first', async () => {
    const { page } = shown;
    const width = () => pages(page).evaluate((img) => Math.round(img.getBoundingClientRect().width));
    await expect.poll(() => pages(page).count()).toBe(1);
    expect(await page.getByText('Fit', { exact: true }).count()).toBe(1);
    await button(page, 'Larger').click();
    expect(await width()).toBe(794);
    await button(page, 'Smaller').click();
    await button(page, 'Smaller').click();
    expect(await width()).toBe(397);
    await button(page, 'Larger').click();
  });

  test('a picture is given up as soon as its page is', async () => {
    const { page, vault } = shown;
    await vault.answer('previewSheet', ok(veiled));
    const before = (await pages(page).getAttribute('src')) ?? '';
    await page.getByText('Letter', { exact: true }).click();
    await expect.poll(() => pages(page).getAttribute('src')).not.toBe(before);
    const isLeft = await page.evaluate(
      (url) =>
        new Promise((resolve) => {
          const image = new Image();
          image.onload = () => resolve(true);
          image.onerror = () => resolve(false);
          image.src = url;
        }),
      before,
    );
    expect(isLeft).toBe(false);
  });

  test('what cannot be drawn is said in words', async () => {
    const { page, vault } = shown;
    await vault.answer('previewSheet', { ok: false, code: 'glyph-missing', facts: {} });
    await page.getByText('A4', { exact: true }).click();
    await page.getByText('The page cannot be shown').waitFor();
    expect(await page.getByText(/A sign on it is in none of the fonts/).count()).toBe(1);
  });

  test('what failed records no sheet, and says so; so does what was cancelled', async () => {
    const { page, vault } = shown;
    await vault.answer('printSheet', { ok: false, code: 'disk-full', facts: {} });
    await page.keyboard.press('Control+p');
    await expect.poll(() => said(page, 'assertive')).toMatch(/No sheet is recorded/);
    await vault.answer('printSheet', ok(null));
    await button(page, 'Print again').click();
    await expect.poll(() => said(page)).toBe('Nothing was printed. No sheet is recorded');
    expect(await title(page)).toBe('Print a sheet');
  });
});

describe('after printing', () => {
  let shown: Shown;
  beforeAll(async () => {
    shown = await atPrint();
    const { page } = shown;
    await page.getByText('PyPI, samrivera').click();
    await page.getByRole('button', { name: /Copies/ }).click();
    await page.getByRole('option', { name: '2', exact: true }).click();
    await page.keyboard.press('Control+p');
    await page.getByRole('heading', { level: 1, name: 'S-0013-KQ is printed' }).waitFor();
  });

  test('the order had two copies, the preview is over, and each copy waits unproven', async () => {
    const { page, vault } = shown;
    expect((await vault.calls('printSheet')).map(({ args }) => args)).toEqual([
      [{ sets: [pypi], layout: 'recovery', paper: 'a4', copies: 2 }],
    ]);
    expect((await vault.calls('endPreview')).length).toBeGreaterThan(0);
    await expect.poll(() => focused(page)).toBe('S-0013-KQ is printed');
    expect(await said(page)).toBe('S-0013-KQ, 2 copies wait unproven');
    expect(await page.getByText('Unproven', { exact: true }).count()).toBe(2);
  });

  test('looks right in every look and size', { timeout: 120_000 }, async () => {
    expect(await faultsOf(shown.page, 'print-result')).toEqual([]);
  });

  test('a place is asked for, then written down with its seal, by the keyboard alone', async () => {
    const { page, vault } = shown;
    const place = page.getByRole('combobox', { name: 'Place' });
    await place.first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page, 'assertive')).toBe('Say where it lies.');
    await page.keyboard.type('Desk');
    await page.getByRole('option', { name: samplePlaces[1] ?? '' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('004418');
    await page.keyboard.press('Enter');
    await page.getByText('Lies in: Desk drawer, seal 004418.').waitFor();
    expect((await vault.calls('placeCopy')).at(-1)?.args).toEqual(['S-0013-KQ/1', 'Desk drawer', '004418']);
    expect(await said(page)).toBe('S-0013-KQ/1 lies in: Desk drawer');
    await expect.poll(() => focused(page)).toBe('Change');
  });

  test('Prove leads to the proof, and back from there to the list', async () => {
    const { page, vault } = shown;
    await button(page, 'Prove').first().click();
    expect(await title(page)).toBe('Prove S-0013-KQ/1');
    expect((await vault.calls('challenge')).at(-1)?.args).toEqual(['S-0013-KQ/1']);
    await page.keyboard.press('Escape');
    await expect.poll(() => title(page)).toBe('Sheets and places');
  });
});

test('a saved PDF is named with its path, as what it is: codes in clear', async () => {
  const shown = await atPrint();
  const { page } = shown;
  await page.getByText('PyPI, samrivera').click();
  await button(page, 'Save PDF').click();
  await page.getByRole('heading', { level: 1, name: 'S-0013-KQ is saved as a PDF' }).waitFor();
  expect(await page.getByText('The PDF holds the codes in clear').count()).toBe(1);
  expect(await page.getByText('/home/sam/Sheets/S-0013-KQ.pdf').count()).toBe(1);
  await shown.close();
});
