/** A restore in the built page: from the first screen, from a vault that does not open, from an open one; and an older copy gone on with. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../preload/contract.ts';
import type { RestorePreview } from '../../preload/views/safety.ts';
import type { Answers } from './fake-vault.ts';
import { focused, said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { sampleChoice, sampleCopy, sampleLoss, samplePage, sampleVaultFile } from './sample-safety.ts';
import { ok, sampleAnswers, sampleView } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

const no = (code: ErrorCode) => ({ ok: false, code, facts: {} }) as const;
const vault = { id: 'r', name: 'Personal', folder: '/home/sam/Safe' };
const KEPT = '/home/sam/Safe/Personal.backups/Personal 2026-11-24 100000 c000413.coldkeep';

const answers: Answers = {
  ...sampleAnswers,
  startRestore: ok(sampleChoice),
  endRestore: ok(null),
  previewRestore: ok(sampleLoss),
  restore: ok({ vault, view: sampleView, keptAt: KEPT }),
};

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function show(given: Answers): Promise<Shown> {
  const shown = await showPage(browser, given);
  shown.page.setDefaultTimeout(8000);
  return shown;
}

const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const secret = (page: Page): Locator => page.getByLabel('Passphrase of the copy');

describe('from the first screen', () => {
  let shown: Shown;
  let page: Page;
  beforeAll(async () => {
    const nothing = ok({ vault: null, copy: null, known: [] });
    shown = await show({ ...answers, chosenVault: ok(null), startRestore: nothing });
    page = shown.page;
    await page.getByRole('button', { name: /^Restore a backup/ }).press('Enter');
    await heading(page, 'Restore a backup').waitFor();
  });

  test('asks for the copy first, and says so to whoever goes on without', async () => {
    await expect.poll(() => focused(page)).toBe('Restore a backup');
    await secret(page).fill('a passphrase');
    await button(page, 'See what would be lost').press('Enter');
    await expect.poll(() => said(page, 'assertive')).toBe('Choose the copy first.');
    expect(await shown.vault.calls('previewRestore')).toEqual([]);
  });

  test('a copy from the dialog may tell where the vault is', async () => {
    await shown.vault.answer('chooseRestoreCopy', ok({ vault: null, copy: sampleCopy, known: [] }));
    await button(page, 'Choose a file').press('Enter');
    await page.getByText(sampleCopy.name).waitFor();
    expect((await shown.vault.calls('chooseRestoreCopy')).at(-1)?.args).toEqual([null]);
    await button(page, 'See what would be lost').press('Enter');
    await expect.poll(() => said(page, 'assertive')).toBe('Say where the vault is, or where it is to be.');
  });

  test('a new place is asked for by the dialog', async () => {
    await shown.vault.answer('chooseRestoreVault', ok({ vault: sampleVaultFile, copy: sampleCopy, known: [] }));
    await button(page, 'Choose a new place').press('Enter');
    await page.getByText(sampleVaultFile.folder).waitFor();
    expect((await shown.vault.calls('chooseRestoreVault')).at(-1)?.args).toEqual(['place']);
  });

  test('Not now leads back, and main lets go of everything', async () => {
    await button(page, 'Not now').press('Enter');
    await heading(page, 'Coldkeep').waitFor();
    expect((await shown.vault.calls('endRestore')).length).toBe(1);
  });
});

describe('from a vault that does not open', () => {
  let shown: Shown;
  let page: Page;
  beforeAll(async () => {
    shown = await show({ ...answers, unlock: no('record-damaged') });
    page = shown.page;
    await page.getByLabel('Passphrase', { exact: true }).fill('a passphrase for tests only');
    await button(page, 'Unlock').press('Enter');
    await button(page, 'Restore a backup').press('Enter');
    await heading(page, 'Restore a backup').waitFor();
  });

  test('offers the backups beside it, newest first, and the first few of them', async () => {
    const options = page.getByRole('radio');
    expect(await options.count()).toBe(5);
    await button(page, 'Show older ones').press('Enter');
    expect(await options.count()).toBe(6);
    await page.getByText('Change 410, Beside the vault').waitFor();
    await page.getByText(sampleVaultFile.name).waitFor();
  });

  test('holds in every look', { timeout: 120_000 }, async () => {
    expect(await faultsOf(page, 'restore')).toEqual([]);
  });

  test('a wrong passphrase is said at its field, which is empty and has the focus', async () => {
    const known = sampleChoice.known[0];
    const copy = { id: known?.id ?? '', name: known?.name ?? '', folder: '/home/sam/Safe/Personal.backups' };
    await shown.vault.answer('chooseRestoreCopy', ok({ ...sampleChoice, copy }));
    await page.getByRole('radio').first().press('Space');
    await shown.vault.answer('previewRestore', no('wrong-secret'));
    await secret(page).fill('not it');
    await button(page, 'See what would be lost').press('Enter');
    await page.getByText('That does not fit.').waitFor();
    await expect.poll(() => focused(page)).toBe('Passphrase of the copy');
    expect(await secret(page).inputValue()).toBe('');
    expect(await shown.vault.isWiped('previewRestore')).toBe(true);
  });

  test('one that goes with a key file lets that be chosen', async () => {
    await shown.vault.answer('previewRestore', no('key-file-needed'));
    await secret(page).fill('it');
    await button(page, 'See what would be lost').press('Enter');
    await page.getByText('only together with its key file').waitFor();
    await shown.vault.answer('chooseKeyFile', ok('key.txt'));
    await page
      .getByRole('button', { name: /key file/i })
      .first()
      .press('Enter');
    await page.getByText('key.txt').first().waitFor();
  });

  test('shares open it too; they stay in their fields while they do not fit', async () => {
    await button(page, 'Use shares instead').press('Enter');
    const share = (place: number): Locator => page.getByLabel(`Share ${place}`, { exact: true });
    await share(1).fill('one');
    await button(page, 'See what would be lost').press('Enter');
    await page.getByText('At least two shares are needed.').waitFor();
    await share(2).fill('two');
    await shown.vault.answer('previewRestore', no('shares-mixed'));
    await button(page, 'See what would be lost').press('Enter');
    await page.getByRole('alert').filter({ hasText: 'These shares do not belong together' }).waitFor();
    expect((await shown.vault.calls('previewRestore')).at(-1)?.args).toEqual([['one', 'two']]);
    expect([await share(1).inputValue(), await share(2).inputValue()]).toEqual(['one', 'two']);
    await expect.poll(() => share(1).evaluate((area) => area === document.activeElement)).toBe(true);
    expect(await faultsOf(page, 'restore-shares')).toEqual([]);
    await button(page, 'Use a passphrase instead').press('Enter');
  });

  test('what cannot be read says why, over the choices', async () => {
    await shown.vault.answer('previewRestore', no('other-vault'));
    await secret(page).fill('it');
    await button(page, 'See what would be lost').press('Enter');
    await page.getByRole('alert').filter({ hasText: 'That file is of another vault' }).waitFor();
  });

  test('while it compares it can be cancelled', async () => {
    await shown.vault.hold('previewRestore');
    await secret(page).fill('it');
    await button(page, 'See what would be lost').press('Enter');
    await page.getByText('Comparing the two').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await shown.vault.calls('cancel')).length).toBe(1);
    await shown.vault.release('previewRestore', no('cancelled'));
    await secret(page).waitFor();
  });

  test('then says by account what would be lost, and the ways in that change', async () => {
    await shown.vault.answer('previewRestore', ok(sampleLoss));
    await secret(page).fill('it');
    await button(page, 'See what would be lost').press('Enter');
    await heading(page, 'Restore Personal.coldkeep?').waitFor();
    await expect.poll(() => focused(page)).toBe('Restore Personal.coldkeep?');
    await page.getByText('15 changes of the vault would be lost').waitFor();
    const lost = page.getByRole('list', { name: 'What would be lost, by account' }).getByRole('listitem');
    expect(await lost.first().innerText()).toBe('GitHub, s-rivera\n2 codes used or refused and 3 other changes');
    await page.getByText('These ways in come back: a passphrase.').waitFor();
    await page.getByText('These ways in are gone after it: a recovery key.').waitFor();
    await page.getByText('1 set comes back whose codes were destroyed since.').waitFor();
  });

  test('the preview holds in every look', { timeout: 120_000 }, async () => {
    expect(await faultsOf(page, 'restore-preview')).toEqual([]);
  });

  test('Back leads to the choices with nothing lost', async () => {
    await button(page, 'Back').press('Enter');
    await secret(page).waitFor();
    expect(await page.getByRole('radio').first().isChecked()).toBe(true);
  });

  test('the yes restores it, opens it, and says where the file that was there is kept', async () => {
    await secret(page).fill('it');
    await button(page, 'See what would be lost').press('Enter');
    await button(page, 'Restore it').press('Enter');
    await page.getByRole('grid').waitFor();
    await expect
      .poll(() => said(page))
      .toBe(`The backup is restored and open. The file that was there is kept: ${KEPT}`);
    expect(shown.troubles).toEqual([]);
  });
});

describe('what can be said of the file that is replaced', () => {
  const currents: readonly [string, Partial<RestorePreview>, string][] = [
    ['nothing is lost', { lostChanges: 0, lost: [] }, 'Nothing is lost'],
    ['it is gone', { current: { is: 'missing' } }, 'What the vault had since then cannot be told'],
    [
      'it is damaged',
      { current: { is: 'unreadable', code: 'header-damaged' } },
      'The beginning of this file is damaged',
    ],
    ['one change', { lostChanges: 1 }, '1 change of the vault would be lost'],
  ];
  test.each(currents)('%s', async (_, changes, text) => {
    const shown = await show({
      ...answers,
      unlock: no('no-such-file'),
      startRestore: ok({ ...sampleChoice, copy: sampleCopy }),
      previewRestore: ok({ ...sampleLoss, waysBack: [], waysLost: [], purgedBack: 0, ...changes }),
    });
    await shown.page.getByLabel('Passphrase', { exact: true }).fill('a passphrase for tests only');
    await button(shown.page, 'Unlock').press('Enter');
    await button(shown.page, 'Restore a backup').press('Enter');
    await secret(shown.page).fill('it');
    await button(shown.page, 'See what would be lost').press('Enter');
    await shown.page.getByText(text).waitFor();
    await shown.close();
  });
});

describe('from an open vault', () => {
  let shown: Shown;
  let page: Page;
  beforeAll(async () => {
    shown = await show({
      ...answers,
      backups: ok(samplePage),
      startRestore: ok({ ...sampleChoice, copy: sampleCopy }),
    });
    page = shown.page;
    await unlock(page);
    await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).press('Enter');
    await button(page, 'Backups').press('Enter');
    await button(page, 'Restore from a backup').press('Enter');
    await heading(page, 'Restore a backup').waitFor();
  });

  test('stays open until the yes, and Esc leads back to the button', async () => {
    await page.getByText(sampleCopy.name).waitFor();
    await page.keyboard.press('Escape');
    await heading(page, 'Backups').waitFor();
    await expect.poll(() => focused(page)).toBe('Restore from a backup');
  });

  test('when the yes fails the vault is locked, and why is said', async () => {
    await button(page, 'Restore from a backup').press('Enter');
    await secret(page).fill('it');
    await button(page, 'See what would be lost').press('Enter');
    await shown.vault.answer('restore', no('disk-full'));
    await button(page, 'Restore it').press('Enter');
    await heading(page, 'Personal does not open').waitFor();
    await page.getByRole('alert').filter({ hasText: 'The disk is full' }).waitFor();
  });
});

describe('an older copy that opens for reading only', () => {
  const readOnly = (code: ErrorCode): Answers => ({
    ...answers,
    unlock: ok({ ...sampleView, standing: { code, facts: {} } }),
    acceptOlder: ok(null),
  });

  const ways: readonly [ErrorCode, readonly string[]][] = [
    ['rolled-back', ['Restore a backup', 'Go on with this copy']],
    ['truncated', ['Restore a backup', 'Go on with this copy']],
    ['key-changed', ['Restore a backup', 'Go on with this copy']],
    ['diverged', ['Restore a backup', 'Bring both together', 'Go on with this copy']],
    ['record-damaged', ['Restore a backup']],
    ['header-damaged', ['Restore a backup', 'Write the file anew']],
    ['locked', []],
    ['newer-version', []],
  ];
  test.each(ways)('%s offers %j', async (code, names) => {
    const shown = await show(readOnly(code));
    await unlock(shown.page);
    const bar = shown.page.getByRole('region', { name: 'Open for reading only' });
    await bar.waitFor();
    expect(await bar.getByRole('button').allInnerTexts()).toEqual(names);
    if (code === 'diverged') expect(await faultsOf(shown.page, 'older-diverged')).toEqual([]);
    await shown.close();
  });

  test('is gone on with after a plain question, the focus on the harmless answer', async () => {
    const shown = await show(readOnly('rolled-back'));
    const { page } = shown;
    await unlock(page);
    await button(page, 'Go on with this copy').press('Enter');
    await page.getByRole('alertdialog', { name: 'Go on with this copy?' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Keep it for reading');
    await button(page, 'Go on with it').press('Enter');
    await expect
      .poll(async () => (await shown.vault.calls('acceptOlder')).map(({ args }) => args))
      .toEqual([['board']]);
    await shown.close();
  });

  test('with one damaged header is written anew after a question of its own', async () => {
    const shown = await show(readOnly('header-damaged'));
    const { page } = shown;
    await unlock(page);
    await button(page, 'Write the file anew').press('Enter');
    await page.getByRole('alertdialog', { name: 'Write this file anew?' }).waitFor();
    await button(page, 'Write it anew').press('Enter');
    await expect
      .poll(async () => (await shown.vault.calls('acceptOlder')).map(({ args }) => args))
      .toEqual([['board']]);
    await shown.close();
  });

  test('then asks for the passphrase once more, saying why', async () => {
    const shown = await show({ ...answers, chosenVault: ok({ ...vault, goesOn: 'board' }) });
    await shown.page.getByText('It opens for changes again, as you said.').waitFor();
    await unlock(shown.page);
    await shown.page.getByRole('grid').waitFor();
    await shown.close();
  });

  test('that is to be brought together with another opens where that one is chosen', async () => {
    const shown = await show({ ...answers, chosenVault: ok({ ...vault, goesOn: 'merge' }) });
    await shown.page.getByText('then you choose the other copy').waitFor();
    await unlock(shown.page);
    await heading(shown.page, 'Bring over from another copy').waitFor();
    await shown.close();
  });
});
