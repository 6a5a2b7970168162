/** The page of one account: masks, one button, papers, and what may be done with its sets. */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answers } from './fake-vault.ts';
import { faultsOf } from './looks.ts';
import { activeSet, googleSet, samplePage } from './sample-account.ts';
import { ok, sampleAnswers, sampleView } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

const answers: Answers = {
  ...sampleAnswers,
  showAccount: ok(samplePage),
  undo: ok({ set: googleSet, number: 4, left: 8 }),
  changeSetState: ok(null),
};

let browser: Browser;
let shown: Shown;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const heading = (name: string): Locator => shown.page.getByRole('heading', { level: 1, name });
const button = (name: string | RegExp): Locator => shown.page.getByRole('button', { name });
const press = (key: string): Promise<void> => shown.page.keyboard.press(key);
const codes = (): Locator => shown.page.getByRole('list', { name: 'Codes of the set of 18 Nov 2026' });

async function openAccount(given: Answers = answers): Promise<void> {
  await shown?.close();
  shown = await showPage(browser, given);
  await unlock(shown.page);
  await shown.page.getByRole('row', { name: /Google/ }).focus();
  await press('Enter');
  await heading('Google').waitFor();
}

describe('an account with an active and an older set', () => {
  beforeEach(() => openAccount());

  test('arrives with the focus on its name', async () => {
    expect(await heading('Google').evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('reads each code by number and state, and never a mask', async () => {
    const lines = await codes()
      .getByRole('listitem')
      .evaluateAll((items) => items.map((item) => item.textContent));
    expect(lines).toHaveLength(10);
    expect(lines[0]).toContain('Used 20 Nov 2026');
    expect(lines[3]).toContain('Refused 21 Nov 2026');
    expect(await codes().ariaSnapshot()).not.toContain('•');
  });

  test('only the next code has a button, and it leads to that code', async () => {
    expect(await codes().getByRole('button', { name: 'Use a code' }).count()).toBe(1);
    await button('Use a code').click();
    expect((await shown.vault.calls('reveal')).at(-1)?.args).toEqual([googleSet, 2]);
  });

  test('undo takes back the outcome of its line and says so', async () => {
    await button('Undo what was recorded of code 4').click();
    expect((await shown.vault.calls('undo')).at(-1)?.args).toEqual([activeSet.codes[3]?.outcome]);
    await expect.poll(() => shown.page.locator('[data-said="polite"]').textContent()).toBe('Code 4 taken back, 8 left');
  });

  test('older sets are folded until asked for', async () => {
    expect(await shown.page.getByText('Void', { exact: true }).count()).toBe(0);
    await button(/^Set of 14 Mar 2025/).click();
    expect(await shown.page.getByText('Void', { exact: true }).count()).toBe(4);
  });

  test('a set is marked compromised only after a question, the focus on the harmless answer', async () => {
    await button('More for the Set of 18 Nov 2026').click();
    await shown.page.getByRole('menuitem', { name: 'Somebody else may know it' }).click();
    await shown.page.getByRole('alertdialog', { name: 'Mark this set as compromised?' }).waitFor();
    expect(await button('Leave it').evaluate((element) => element === document.activeElement)).toBe(true);
    await button('Mark it').click();
    await expect
      .poll(() => shown.vault.calls('changeSetState'))
      .toEqual([{ name: 'changeSetState', args: [googleSet, 'compromised'] }]);
  });

  test('Esc goes back to the row that was left', async () => {
    await press('Escape');
    await shown.page.getByRole('grid').waitFor();
    const row = shown.page.getByRole('row', { name: /Google/ });
    expect(await row.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('looks', async () => {
    expect(await faultsOf(shown.page, 'account')).toEqual([]);
    await button(/^Set of 14 Mar 2025/).click();
    await shown.page.screenshot({ path: 'test-results/account-older.png', fullPage: true });
    expect(shown.troubles).toEqual([]);
  });
});

test('a code that was shown asks how it went', async () => {
  const codesWithOpen = activeSet.codes.map((code) => (code.number === 2 ? { ...code, isOpenReveal: true } : code));
  const page = { ...samplePage, sets: [{ ...activeSet, next: 3, codes: codesWithOpen }] };
  await openAccount({ ...answers, showAccount: ok(page) });
  await button('Say how it went').click();
  await heading('Did Google let you in?').waitFor();
  expect(await shown.vault.calls('reveal')).toEqual([]);
});

test('after two refusals a code is taken by hand only', async () => {
  const set = { ...activeSet, next: null, isRefusedTwice: true };
  await openAccount({ ...answers, showAccount: ok({ ...samplePage, sets: [set] }) });
  expect(await button('Use a code').count()).toBe(0);
  await button('Show code 3').click();
  expect((await shown.vault.calls('reveal')).at(-1)?.args).toEqual([googleSet, 3]);
});

test('open for reading only: nothing is offered that would change the vault', async () => {
  await openAccount({ ...answers, unlock: ok({ ...sampleView, standing: { code: 'rolled-back', facts: {} } }) });
  expect(await button('Undo what was recorded of code 4').count()).toBe(0);
  expect(await button(/^More for the/).count()).toBe(0);
  expect(await button('Print').isDisabled()).toBe(true);
});

test('an account that cannot be read says why', async () => {
  await shown?.close();
  shown = await showPage(browser, { ...answers, showAccount: { ok: false, code: 'usage', facts: {} } });
  await unlock(shown.page);
  await shown.page.getByRole('row', { name: /Google/ }).focus();
  await press('Enter');
  await shown.page.getByRole('heading', { name: 'That could not be done' }).waitFor();
});
