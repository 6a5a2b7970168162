/** Plain files after an import, a look through folders, and lists of accounts: what is said, what is asked, what is done. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answers } from './fake-vault.ts';
import { said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { githubDraft, sampleReview } from './sample-review.ts';
import { droppedSource, sampleList, sampleSource, sampleSweep, syncedSource } from './sample-strays.ts';
import { ok, sampleAnswers } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const LOOKS_MS = 120_000;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const lists = {
  ...sampleReview,
  drafts: [],
  files: [{ name: sampleList.file, error: null, lock: null, warnings: [] }],
  ignored: [],
};

async function open(answers: Answers): Promise<Shown> {
  const shown = await showPage(browser, { ...sampleAnswers, predecessors: ok([]), dropDrafts: ok(null), ...answers });
  await unlock(shown.page);
  return shown;
}

describe('the plain files of an import', () => {
  test('are deleted one by one or together, and what could not be stays with its reason', {
    timeout: LOOKS_MS,
  }, async () => {
    const { page, vault, troubles } = await open({
      chooseFiles: ok({ ...sampleReview, drafts: [{ ...githubDraft, doubtful: [] }], ignored: [] }),
      storeDrafts: ok({
        accounts: ['ab'.repeat(16)],
        sets: 1,
        codes: 16,
        skipped: 0,
        sources: [sampleSource, syncedSource, droppedSource],
      }),
      removeFiles: ok({ removed: ['a1'], failed: [{ id: 'a2', code: 'source-changed' as const }] }),
    });
    await page.keyboard.press('Control+i');
    await button(page, 'Import 1 set').click();
    await page.getByText('Three plain files still hold these codes').waitFor();
    expect(await page.getByText(/Dropbox may keep what is deleted in a trash of its own/).count()).toBe(1);
    expect(await page.getByText(/Coldkeep does not know where it lies/).count()).toBe(1);
    expect(await button(page, `Delete ${droppedSource.file}`).count()).toBe(0);
    await button(page, 'Delete all two').click();
    await page.getByText('Two plain files still hold these codes').waitFor();
    expect((await vault.calls('removeFiles'))[0]?.args).toEqual([['a1', 'a2']]);
    expect(await page.getByText('Not deleted: that file is not the one that was read.').count()).toBe(1);
    expect(await page.getByText(/^Deleted$/).count()).toBe(1);
    expect(await faultsOf(page, 'strays-sources')).toEqual([]);
    expect(troubles).toEqual([]);
  });
});

describe('a look through folders', () => {
  test('says what was found and what was not seen, and a find is imported or deleted', {
    timeout: LOOKS_MS,
  }, async () => {
    const { page, vault, troubles } = await open({
      settings: sampleAnswers.settings ?? ok(null as never),
      sweep: ok(sampleSweep),
      removeFiles: ok({ removed: ['f2'], failed: [] }),
      importFound: ok({ ...lists, accountLists: [sampleList] }),
    });
    await button(page, 'Settings').click();
    await button(page, 'Look for codes in clear').click();
    expect(await page.getByText(/Whoever steals codes looks for files by their names/).count()).toBe(1);
    expect(await faultsOf(page, 'strays-sweep-before')).toEqual([]);
    await button(page, 'Choose folders').click();
    await page.getByRole('heading', { name: '2 files hold codes in clear' }).waitFor();
    expect(await said(page)).toBe('2 files hold codes in clear');
    expect(await page.getByText('16 codes, in the vault').count()).toBe(1);
    expect(await page.getByText('1 folder may not be read').count()).toBe(1);
    expect(await button(page, /^Import .*github-recovery/).count()).toBe(0);
    expect(await button(page, /^Delete .*2fa/).count()).toBe(0);
    await button(page, /^Delete .*github-recovery/).click();
    await page.getByText(/^Deleted$/).waitFor();
    expect(await faultsOf(page, 'strays-sweep')).toEqual([]);
    await button(page, /^Import .*backup codes google/).click();
    await page.getByRole('heading', { name: 'Check the import' }).waitFor();
    expect((await vault.calls('importFound'))[0]?.args).toEqual([['f1']]);
    expect(troubles).toEqual([]);
  });

  test('that finds nothing is no proof, and one under way can be cancelled', async () => {
    const { page, vault } = await open({ cancel: ok(null) });
    await button(page, 'Settings').click();
    await button(page, 'Look for codes in clear').click();
    await button(page, 'Choose folders').click();
    await button(page, 'Cancel').click();
    expect(await vault.calls('cancel')).toHaveLength(1);
    await vault.release('sweep', { ok: false, code: 'cancelled', facts: {} });
    await vault.answer('sweep', ok({ ...sampleSweep, found: [], unreadable: [] }));
    await button(page, 'Choose folders').click();
    await page.getByText('No file is named like codes').waitFor();
    expect(await page.getByText(/That is no proof/).count()).toBe(1);
  });
});

describe('a list of accounts', () => {
  test('is reviewed, added, and undone', { timeout: LOOKS_MS }, async () => {
    const { page, vault, troubles } = await open({
      chooseFiles: ok({ ...lists, accountLists: [sampleList] }),
      storeAccounts: ok({ accounts: ['cd'.repeat(16)], review: { ...lists, accountLists: [] } }),
      closeAccounts: ok(null),
    });
    await page.keyboard.press('Control+i');
    await page.getByRole('heading', { name: 'accounts.csv is a list of accounts' }).waitFor();
    expect(await page.getByText('Row 7: it names no service.').count()).toBe(1);
    expect(await page.getByText('Nothing is taken from Owner and Password.').count()).toBe(1);
    expect(await page.getByText('No recovery codes were found').count()).toBe(0);
    expect(await faultsOf(page, 'strays-accounts')).toEqual([]);
    await button(page, 'Add 3 accounts').click();
    await button(page, 'Undo').waitFor();
    expect((await vault.calls('storeAccounts'))[0]?.args).toEqual(['l1']);
    await button(page, 'Undo').click();
    await expect.poll(() => said(page)).toBe('They are off the board again');
    expect((await vault.calls('closeAccounts'))[0]?.args).toEqual([['cd'.repeat(16)]]);
    expect(troubles).toEqual([]);
  });

  test('a row that is gone leaves the board', async () => {
    const { page, vault } = await open({});
    const rows = page.getByRole('row');
    await expect.poll(() => rows.count()).toBeGreaterThan(1);
    const before = await rows.count();
    const view = sampleAnswers.unlock;
    if (view === undefined || !view.ok) throw new Error('no view');
    const {
      rows: [first],
      counts,
      openReveals,
      notices,
      change,
      fingerprint,
      savedAt,
    } = view.value;
    const head = { counts, openReveals, notices, change: change + 1, fingerprint, savedAt, isComplete: true };
    await vault.tell('onRows', { ...head, rows: [], gone: [first?.id ?? ''] });
    await expect.poll(() => rows.count()).toBe(before - 1);
  });
});
