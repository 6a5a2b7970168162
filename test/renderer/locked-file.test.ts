/** A file of the review that opens with a password: asked for in place, wrong ones said there, nothing kept. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../preload/contract.ts';
import type { ImportReview } from '../../preload/views/import-review.ts';
import { focused } from './focus.ts';
import { faultsOf } from './looks.ts';
import { sampleReview } from './sample-review.ts';
import { ok, sampleAnswers } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

const locked = (id: string, code: ErrorCode, takesKeyFile: boolean): ImportReview => ({
  ...sampleReview,
  drafts: [],
  ignored: [],
  files: [{ name: 'safe.kdbx', error: { code, facts: {} }, lock: { id, takesKeyFile }, warnings: [] }],
});

const opened: ImportReview = {
  ...locked('', 'wrong-secret', true),
  files: [{ name: 'safe.kdbx', error: null, lock: null, warnings: ['history-skipped:2'] }],
};

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const password = (page: Page) => page.getByLabel('Password of this file');
const openIt = (page: Page) => page.getByRole('button', { name: 'Open', exact: true });

describe('a locked file', () => {
  let shown: Shown;
  let page: Page;
  beforeAll(async () => {
    shown = await showPage(browser, {
      ...sampleAnswers,
      predecessors: ok([]),
      chooseFiles: ok(locked('l1', 'password-needed', true)),
      readDrafts: ok(locked('l2', 'wrong-secret', true)),
    });
    page = shown.page;
    page.setDefaultTimeout(8000);
    await unlock(page);
    await page.keyboard.press('Control+i');
    await password(page).waitFor();
  });

  test('asks for its password, and says nothing of it as a failure', async () => {
    expect(await page.getByRole('heading', { name: 'A file is locked' }).count()).toBe(1);
    expect(await page.getByText('It was not read').count()).toBe(0);
    expect(await faultsOf(page, 'locked-file')).toEqual([]);
  });

  test('is opened with what was typed, which is wiped afterwards, and says in place when that does not fit', async () => {
    await password(page).fill('not this one');
    await password(page).press('Enter');
    await page.getByText('That does not fit this file.').waitFor();
    const [call] = await shown.vault.calls('readDrafts');
    expect(call?.args).toEqual([[{ lock: 'l1', password: new TextEncoder().encode('not this one'), keyFile: null }]]);
    expect(await password(page).inputValue()).toBe('');
    await expect.poll(() => focused(page)).toBe('Password of this file');
  });

  test('takes a key file', async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'It has a key file' }).click();
    await (await chooser).setFiles({ name: 'safe.keyx', mimeType: 'text/xml', buffer: Buffer.from('key') });
    await page.getByText('Key file: safe.keyx').waitFor();
    await shown.vault.answer('readDrafts', ok(opened));
    await password(page).fill('this one');
    await openIt(page).click();
    await page.getByText('2 older versions of items were skipped.').waitFor();
    const call = (await shown.vault.calls('readDrafts')).at(-1);
    const [files] = (call?.args ?? []) as readonly (readonly object[])[];
    expect(files).toEqual([
      { lock: 'l2', password: new TextEncoder().encode('this one'), keyFile: new TextEncoder().encode('key') },
    ]);
    expect(await password(page).count()).toBe(0);
  });
});
