/** The way into a vault that is there, in the built page: what is said of each trouble, where the focus is, and late answers. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../preload/contract.ts';
import { focused } from './focus.ts';
import { faultsOf } from './looks.ts';
import { ok, sampleAnswers, sampleView } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';

let browser: Browser;
let shown: Shown;

beforeAll(async () => {
  browser = await startBrowser();
  shown = await showPage(browser, sampleAnswers);
});
afterAll(async () => {
  await browser?.close();
});

const no = (code: ErrorCode) => ({ ok: false, code, facts: {} }) as const;
const field = (page: Page): Locator => page.getByLabel('Passphrase', { exact: true });
const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });

async function enter(page: Page, secret = 'a passphrase for tests only'): Promise<void> {
  await field(page).fill(secret);
  await field(page).press('Enter');
}

/** From wherever the page is back to the locked vault, as after a lock. */
async function lockedAgain(): Promise<void> {
  await shown.page.reload();
  await heading(shown.page, 'Personal is locked').waitFor();
}

describe('a locked vault', () => {
  beforeAll(lockedAgain);

  test('has the focus in the one field', async () => {
    await expect.poll(() => focused(shown.page)).toBe('Passphrase');
    expect(await shown.page.getByText('A recovery key fits here as well.').count()).toBe(1);
  });

  test('holds in every look', async () => {
    expect(await faultsOf(shown.page, 'unlock')).toEqual([]);
    expect(shown.troubles).toEqual([]);
  });

  test('says that Caps Lock is on', async () => {
    const press = (isOn: boolean): Promise<void> =>
      field(shown.page).evaluate((input, modifierCapsLock) => {
        input.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, modifierCapsLock }));
      }, isOn);
    await press(true);
    await shown.page.getByText('Caps Lock is on.').waitFor();
    await press(false);
    await shown.page.getByText('Caps Lock is on.').waitFor({ state: 'detached' });
  });
});

describe('four troubles, four messages', () => {
  test('a wrong passphrase is said in place, the focus in the emptied field', async () => {
    await lockedAgain();
    await shown.vault.answer('unlock', no('wrong-secret'));
    await enter(shown.page);
    const alert = shown.page.getByRole('alert').filter({ hasText: 'That does not fit.' });
    await alert.waitFor();
    expect(await alert.innerText()).toContain('The header of the file is whole. Mind the keyboard layout.');
    expect(await field(shown.page).inputValue()).toBe('');
    await expect.poll(() => focused(shown.page)).toBe('Passphrase');
    expect(await shown.vault.isWiped('unlock')).toBe(true);
    expect(await faultsOf(shown.page, 'unlock-wrong')).toEqual([]);
  });

  test.each([
    ['record-damaged', 'This file is damaged', 'Keep the file as it is and restore a backup.', 'Choose another file'],
    ['newer-version', 'A newer Coldkeep made this vault', 'Open it with that version.', 'Choose another file'],
    ['rolled-back', 'This copy is older than it should be', 'Open the newer copy.', 'Choose another file'],
    ['not-enough-memory', 'This computer is short of memory', 'Close other programs and try again', 'Try again'],
  ] as const)('%s', async (code, title, next, step) => {
    await lockedAgain();
    await shown.vault.answer('unlock', no(code));
    await enter(shown.page);
    await heading(shown.page, 'Personal does not open').waitFor();
    const alert = shown.page.getByRole('alert').filter({ hasText: title });
    expect(await alert.innerText()).toContain(next);
    await expect.poll(() => focused(shown.page)).toBe(step);
    if (code === 'record-damaged') expect(await faultsOf(shown.page, 'unlock-damaged')).toEqual([]);
  });

  test('a file that is in the way of memory is tried again with an empty field', async () => {
    await shown.page.getByRole('button', { name: 'Try again' }).press('Enter');
    await heading(shown.page, 'Personal is locked').waitFor();
    expect(await field(shown.page).inputValue()).toBe('');
    await expect.poll(() => focused(shown.page)).toBe('Passphrase');
  });

  test('another file takes its place', async () => {
    await lockedAgain();
    await shown.vault.answer('unlock', no('record-damaged'));
    await shown.vault.answer('chooseVault', ok({ id: 'b', name: 'Backup', folder: '/media/stick' }));
    await enter(shown.page);
    await shown.page.getByRole('button', { name: 'Choose another file' }).press('Enter');
    await heading(shown.page, 'Backup is locked').waitFor();
  });
});

describe('while it opens', () => {
  test('Esc asks main to stop, and the answer brings the empty field back without a word of blame', async () => {
    await lockedAgain();
    await shown.vault.hold('unlock');
    await enter(shown.page);
    const progress = shown.page.getByRole('region', { name: 'Opening' });
    await progress.waitFor();
    await shown.vault.tell('onProgress', { step: 'deriving', done: 0.5 });
    await expect.poll(() => shown.page.getByRole('progressbar').getAttribute('value')).toBe('0.5');
    expect(await faultsOf(shown.page, 'unlock-deriving')).toEqual([]);
    await shown.page.keyboard.press('Escape');
    await expect.poll(async () => (await shown.vault.calls('cancel')).length).toBe(1);
    await shown.vault.release('unlock', no('cancelled'));
    await field(shown.page).waitFor();
    await expect.poll(() => focused(shown.page)).toBe('Passphrase');
    expect(await field(shown.page).getAttribute('aria-invalid')).toBeNull();
    expect(await shown.vault.isWiped('unlock')).toBe(true);
  });

  test('one press of Enter is one opening', async () => {
    await lockedAgain();
    await shown.vault.hold('unlock');
    await field(shown.page).fill('a passphrase for tests only');
    await field(shown.page).evaluate((input: HTMLInputElement) => {
      input.form?.requestSubmit();
      input.form?.requestSubmit();
    });
    await shown.page.getByRole('region', { name: 'Opening' }).waitFor();
    expect((await shown.vault.calls('unlock')).length).toBe(1);
  });

  test('a lock meanwhile wins over an opening that succeeds too late', async () => {
    await shown.vault.tell('onLocked');
    await shown.page.getByRole('region', { name: 'Opening' }).waitFor({ state: 'detached' });
    await shown.vault.release('unlock', ok(sampleView));
    expect(await shown.vault.isWiped('unlock')).toBe(true);
    expect(await shown.page.getByRole('heading').count()).toBe(0);
  });
});

describe('other ways on', () => {
  test('another vault leads to the first screen', async () => {
    await lockedAgain();
    await shown.page.getByRole('button', { name: 'Another vault' }).press('Enter');
    await heading(shown.page, 'Coldkeep').waitFor();
    await expect.poll(() => focused(shown.page)).toContain('Open a vault');
  });

  test('locking an open vault clears the window at once, before main has answered', async () => {
    await lockedAgain();
    await shown.vault.answer('unlock', ok(sampleView));
    await enter(shown.page);
    await shown.page.getByText('GitHub').first().waitFor();
    await shown.vault.hold('lock');
    await shown.page.getByRole('button', { name: 'Lock' }).press('Enter');
    await shown.page.getByText('GitHub').first().waitFor({ state: 'detached' });
    expect(await shown.page.locator('#root').innerText()).toBe('');
    await shown.vault.release('lock', no('unforeseen'));
    await shown.page.getByRole('alert').filter({ hasText: 'did not foresee' }).waitFor();
  });
});

describe('a vault with a key file', () => {
  const both = { passphrase: true, keyFile: true, recoveryKey: true, shares: false };

  test('offers it beside the passphrase, and leaves it out again', async () => {
    const { page, vault, close } = await showPage(browser, { ...sampleAnswers, waysOffered: ok(both) });
    await vault.answer('chooseKeyFile', ok('stick.txt'));
    await vault.answer('forgetKeyFile', ok(null));
    await page.getByRole('button', { name: 'Use a key file' }).press('Enter');
    await page.getByText('With the key file stick.txt').waitFor();
    await page.getByRole('button', { name: 'Leave the key file out' }).press('Enter');
    await page.getByRole('button', { name: 'Use a key file' }).waitFor();
    expect((await vault.calls('forgetKeyFile')).length).toBe(1);
    await close();
  });

  test('asks for it where no passphrase opens alone, and says what is wrong with a file', async () => {
    const { page, vault, close } = await showPage(browser, {
      ...sampleAnswers,
      waysOffered: ok({ ...both, passphrase: false }),
      chooseKeyFile: no('key-file-damaged'),
      unlock: no('key-file-needed'),
    });
    await page.getByRole('button', { name: 'Choose the key file' }).press('Enter');
    await page.getByRole('alert').filter({ hasText: 'That is not a whole key file' }).waitFor();
    await enter(page);
    await page.getByRole('alert').filter({ hasText: 'only together with its key file' }).waitFor();
    await vault.answer('chooseKeyFile', ok('stick.txt'));
    await vault.answer('unlock', ok(sampleView));
    await page.getByRole('button', { name: 'Choose the key file' }).press('Enter');
    await page.getByText('With the key file stick.txt').waitFor();
    await enter(page);
    await page.getByText('GitHub').first().waitFor();
    await close();
  });
});

describe('a vault with shares', () => {
  let page: Page;
  let held: Shown;
  const share = (place: number): Locator => page.getByLabel(`Share ${place}`, { exact: true });
  const open = (): Promise<void> => page.getByRole('button', { name: 'Unlock with these shares' }).press('Enter');
  beforeAll(async () => {
    held = await showPage(browser, {
      ...sampleAnswers,
      waysOffered: ok({ passphrase: true, keyFile: false, recoveryKey: false, shares: true }),
    });
    page = held.page;
    page.setDefaultTimeout(8000);
  });
  afterAll(() => held.close());

  test('has a form for them, the focus in its first field', async () => {
    await page.getByRole('button', { name: 'Use shares instead' }).press('Enter');
    await expect.poll(() => share(1).evaluate((area) => area === document.activeElement)).toBe(true);
    expect(await faultsOf(page, 'unlock-shares')).toEqual([]);
    expect(held.troubles).toEqual([]);
  });

  test('asks for two at least before main is asked', async () => {
    await share(1).fill('one');
    await open();
    await page.getByRole('alert').filter({ hasText: 'At least two shares are needed.' }).waitFor();
    expect(await held.vault.calls('unlockWithShares')).toEqual([]);
  });

  test.each([
    [
      'missing',
      { ok: false, code: 'shares-missing', facts: { have: 2, needed: 3 } },
      '3 shares are needed; 2 are here.',
    ],
    ['mistyped', no('share-mistyped'), 'That share does not fit its check characters'],
    ['mixed', no('shares-mixed'), 'These shares do not belong together'],
  ] as const)('%s: said in place, the fields kept', async (_, answer, text) => {
    await share(2).fill('two');
    await held.vault.answer('unlockWithShares', answer);
    await open();
    await page.getByRole('alert').filter({ hasText: text }).waitFor();
    expect([await share(1).inputValue(), await share(2).inputValue()]).toEqual(['one', 'two']);
  });

  test('those that fit open it, and nothing of them stays', async () => {
    await page.getByRole('button', { name: 'Another share' }).press('Enter');
    await share(3).fill('three');
    const fields = await page.locator('textarea').elementHandles();
    await held.vault.answer('unlockWithShares', ok(sampleView));
    await open();
    await page.getByText('GitHub').first().waitFor();
    expect((await held.vault.calls('unlockWithShares')).at(-1)?.args).toEqual([['one', 'two', 'three']]);
    for (const field of fields) expect(await field.evaluate((area) => (area as HTMLTextAreaElement).value)).toBe('');
  });
});
