/** A new vault in the built page: the plain question, the passphrase typed back, and the recovery key shown once. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../preload/contract.ts';
import { faultOf } from '../../renderer/typed-back.ts';
import type { Answers } from './fake-vault.ts';
import { focused, said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { ok, sampleAnswers, sampleView } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';

const OFFERED = 'marlin cobalt tundra velvet orchid basket';
const KEY = '7K3Q-90AB-CDEF-GH1J-KMNP-QRST-VWXY-Z234-5678';

const answers: Answers = {
  ...sampleAnswers,
  chosenVault: ok(null),
  chooseNewVault: ok({ id: 'n', name: 'Family', folder: '/home/sam/Safe' }),
  offerPassphrase: ok(OFFERED),
  recoveryKeyShownOnce: ok(KEY),
  forgetRecoveryKey: ok(null),
};

let browser: Browser;
let shown: Shown;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser();
  shown = await showPage(browser, answers);
  page = shown.page;
  page.setDefaultTimeout(8000);
});
afterAll(async () => {
  await browser?.close();
});

const no = (code: ErrorCode) => ({ ok: false, code, facts: {} }) as const;
const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name });
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const words = (): Locator => page.getByRole('list', { name: 'The six words' }).getByRole('listitem');
const typedBack = (): Locator => page.getByLabel('The six words', { exact: true });
const textOf = (bytes: unknown): string =>
  bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : 'no bytes at all';

async function toPlace(): Promise<void> {
  await page.reload();
  await page.getByRole('button', { name: /^Create a vault/ }).press('Enter');
  await heading('Where Family is kept').waitFor();
}

async function toOffer(): Promise<void> {
  await toPlace();
  await page.getByRole('radio', { name: /^No, / }).press('Space');
  await button('Go on').press('Enter');
  await words().first().waitFor();
}

async function toTypeBack(): Promise<void> {
  await toOffer();
  await button('I have written it down').press('Enter');
  await heading('Type it back').waitFor();
}

describe('typing back', () => {
  test.each([
    ['as offered', OFFERED, null],
    ['in capitals', OFFERED.toUpperCase(), null],
    ['with blanks doubled and around', `  ${OFFERED.replaceAll(' ', '   ')}\n`, null],
    ['with dashes', OFFERED.replaceAll(' ', '-'), null],
    ['nothing', '', { fault: 'count', typed: 0, all: 6 }],
    ['five words', OFFERED.split(' ').slice(0, 5).join(' '), { fault: 'count', typed: 5, all: 6 }],
    ['seven words', `${OFFERED} more`, { fault: 'count', typed: 7, all: 6 }],
    ['another first word', OFFERED.replace('marlin', 'merlin'), { fault: 'word', place: 0 }],
    ['another last word', OFFERED.replace('basket', 'baskets'), { fault: 'word', place: 5 }],
    ['a word left out', OFFERED.replace('tundra ', ''), { fault: 'word', place: 2 }],
    ['two words run together', OFFERED.replace('marlin cobalt', 'marlincobalt'), { fault: 'word', place: 0 }],
  ] as const)('%s', (_, typed, fault) => {
    expect(faultOf(typed, OFFERED)).toEqual(fault);
  });
});

describe('the plain question', () => {
  beforeAll(toPlace);

  test('arrives at its heading with no answer preset', async () => {
    await expect.poll(() => focused(page)).toBe('Where Family is kept');
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
  });

  test('asks for an answer before it goes on', async () => {
    await button('Go on').press('Enter');
    await page.getByRole('alert').filter({ hasText: 'One of the two answers is needed.' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
  });

  test('a yes brings calm advice, and the way to another place', async () => {
    await page.getByRole('radio', { name: /^Yes, / }).press('Space');
    await page.getByText('Keep a copy where no code is asked for').waitFor();
    expect(await page.getByRole('alert').filter({ hasText: 'needed' }).count()).toBe(0);
    expect(await faultsOf(page, 'first-run-place')).toEqual([]);
  });

  test('another place asks the question anew', async () => {
    await shown.vault.answer('chooseNewVault', ok({ id: 'm', name: 'Family', folder: '/media/stick' }));
    await button('Choose another place').press('Enter');
    await page.getByText('/media/stick').waitFor();
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
  });

  test('not now leads back to the first screen', async () => {
    await button('Not now').press('Enter');
    await heading('Coldkeep').waitFor();
  });
});

describe('a drawn passphrase', () => {
  test('is shown in six words, and another one when asked for', async () => {
    await toOffer();
    await expect.poll(() => focused(page)).toBe('The passphrase of Family');
    expect(await words().allInnerTexts()).toEqual(OFFERED.split(' '));
    expect(await faultsOf(page, 'first-run-offer')).toEqual([]);
    await shown.vault.answer('offerPassphrase', ok('anvil birch comet dingo ember fjord'));
    await button('Another one').press('Enter');
    await page.getByText('anvil').waitFor();
    expect(await said(page)).toBe('Six other words');
  });

  test('is out of the page while it is typed back, and comes again when asked for', async () => {
    await toTypeBack();
    await expect.poll(() => focused(page)).toBe('The six words');
    expect(await page.content()).not.toMatch(/marlin|cobalt|tundra/);
    await button('Show the words again').press('Enter');
    expect(await words().allInnerTexts()).toEqual(OFFERED.split(' '));
    expect((await shown.vault.calls('offerPassphrase')).length).toBe(1);
  });

  test('a slip is said by its place, and what was typed stays to be mended', async () => {
    await button('I have written it down').press('Enter');
    await typedBack().fill(OFFERED.replace('tundra', 'tundre'));
    await typedBack().press('Enter');
    await page.getByRole('alert').filter({ hasText: 'The third word is another one.' }).waitFor();
    await expect.poll(() => focused(page)).toBe('The six words');
    expect(await typedBack().inputValue()).toContain('tundre');
    expect(await faultsOf(page, 'first-run-type-back')).toEqual([]);
    expect(await shown.vault.calls('createVault')).toEqual([]);
  });

  test('typed back in any case it is the passphrase as it was drawn', async () => {
    await typedBack().fill(OFFERED.toUpperCase().replaceAll(' ', '  '));
    await typedBack().press('Enter');
    await page.getByRole('region', { name: 'Creating' }).waitFor();
    const [call] = await shown.vault.calls('createVault');
    expect(textOf(call?.args[0])).toBe(OFFERED);
  });

  test('when making it is stopped the same words still hold', async () => {
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await shown.vault.calls('cancel')).length).toBe(1);
    await shown.vault.release('createVault', no('cancelled'));
    await typedBack().waitFor();
    expect(await shown.vault.isWiped('createVault')).toBe(true);
    await typedBack().fill(OFFERED);
    await typedBack().press('Enter');
    await page.getByRole('region', { name: 'Creating' }).waitFor();
  });

  test('when it fails the reason is a page, and trying again asks for the same words', async () => {
    await shown.vault.release('createVault', no('disk-full'));
    await heading('Family was not created').waitFor();
    await page.getByRole('alert').filter({ hasText: 'The disk is full' }).waitFor();
    await button('Try again').press('Enter');
    await typedBack().fill(OFFERED);
    await typedBack().press('Enter');
    await shown.vault.release('createVault', ok({ ...sampleView, hasRecoveryKeyToShow: true }));
    await heading('The recovery key of Family').waitFor();
    expect(await page.content()).not.toMatch(/marlin|cobalt|tundra/);
  });
});

describe('a passphrase of one’s own', () => {
  const first = (): Locator => page.getByLabel('Passphrase', { exact: true });
  const second = (): Locator => page.getByLabel('The same again', { exact: true });

  test('says what it needs while it is typed', async () => {
    await toOffer();
    await button('Take one of my own').press('Enter');
    await expect.poll(() => focused(page)).toBe('Passphrase');
    await page.getByText('15 characters at least; 15 more are needed.').waitFor();
    await first().fill('fourteen signs');
    await page.getByText('15 characters at least; 1 more is needed.').waitFor();
    await first().fill('fifteen signs 5');
    await page.getByText('Long enough.').waitFor();
    await first().fill('fifteen signs 5 ');
    await page.getByText('It begins or ends with a blank, which counts as well.').waitFor();
    expect(await faultsOf(page, 'first-run-own')).toEqual([]);
  });

  test('one that is too short is said at its field', async () => {
    await first().fill('fourteen signs');
    await first().press('Enter');
    await page.getByRole('alert').filter({ hasText: 'It has 14 characters; 15 at least are needed.' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Passphrase');
  });

  test('two that differ empty the second field only', async () => {
    await first().fill('fifteen signs 5');
    await second().fill('fifteen signs 6');
    await second().press('Enter');
    await page.getByRole('alert').filter({ hasText: 'The two differ.' }).waitFor();
    await expect.poll(() => focused(page)).toBe('The same again');
    expect([await first().inputValue(), await second().inputValue()]).toEqual(['fifteen signs 5', '']);
    expect(await shown.vault.calls('createVault')).toEqual([]);
  });

  test('one that main refuses is said at the field', async () => {
    await shown.vault.answer('createVault', no('passphrase-unsuitable'));
    await second().fill('fifteen signs 5');
    await second().press('Enter');
    await page.getByRole('alert').filter({ hasText: 'This passphrase cannot be taken.' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Passphrase');
    expect(textOf((await shown.vault.calls('createVault'))[0]?.args[0])).toBe('fifteen signs 5');
    expect(await shown.vault.isWiped('createVault')).toBe(true);
  });
});

describe('the recovery key', () => {
  const group = (place: number): string => KEY.split('-')[place - 1] ?? '';
  const check = (): Locator => page.getByRole('textbox', { name: /^Group \d$/ });

  async function toKey(): Promise<void> {
    await toTypeBack();
    await shown.vault.answer('createVault', ok({ ...sampleView, hasRecoveryKeyToShow: true }));
    await typedBack().fill(OFFERED);
    await typedBack().press('Enter');
    await heading('The recovery key of Family').waitFor();
  }

  test('stands in nine groups under a heading that has the focus', async () => {
    await toKey();
    const groups = page.getByRole('list', { name: 'The recovery key, nine groups of four' }).getByRole('listitem');
    expect(await groups.allInnerTexts()).toEqual(KEY.split('-'));
    await expect.poll(() => focused(page)).toBe('The recovery key of Family');
    expect(await faultsOf(page, 'recovery-key')).toEqual([]);
    expect(shown.troubles).toEqual([]);
  });

  test('a vault about to lock says so, and stays open when asked to', async () => {
    await shown.vault.tell('onCountdowns', { reveal: null, lock: 20, clipboard: null });
    await page.getByText('Locks in 20 seconds').first().waitFor();
    const before = (await shown.vault.calls('reportActivity')).length;
    await button('Stay open').press('Enter');
    await expect.poll(async () => (await shown.vault.calls('reportActivity')).length).toBeGreaterThan(before);
    await shown.vault.tell('onCountdowns', { reveal: null, lock: null, clipboard: null });
  });

  test('going on without it asks first, from the harmless button', async () => {
    await button('Go on without it').press('Enter');
    await page.getByRole('alertdialog', { name: 'Go on without the recovery key?' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Keep looking at it');
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await shown.vault.calls('forgetRecoveryKey')).toEqual([]);
  });

  test('written down, it is out of the page and one group of it is asked for', async () => {
    await button('I wrote it down').press('Enter');
    await heading('One group from your paper').waitFor();
    expect(await page.content()).not.toMatch(/7K3Q|KMNP|VWXY/);
    await check().fill('0000');
    await check().press('Enter');
    await page
      .getByRole('alert')
      .filter({ hasText: /That is not group \d/ })
      .waitFor();
    await expect.poll(() => focused(page)).toMatch(/^Group \d$/);
    expect(await faultsOf(page, 'recovery-key-check')).toEqual([]);
  });

  test('the key can be looked at again', async () => {
    await page.keyboard.press('Escape');
    await heading('The recovery key of Family').waitFor();
    await button('I wrote it down').press('Enter');
  });

  test('the right group in small letters leads into the vault, and main forgets the key', async () => {
    const label = (await focused(page)).match(/\d/)?.[0] ?? '';
    await check().fill(` ${group(Number(label)).toLowerCase()} `);
    await check().press('Enter');
    await heading('A second place for backups').waitFor();
    expect((await shown.vault.calls('forgetRecoveryKey')).length).toBe(1);
    expect(await page.content()).not.toMatch(/7K3Q|KMNP|VWXY/);
  });

  test('a dialog for the file that was cancelled leaves it on show; a file takes it off', async () => {
    await toKey();
    await shown.vault.answer('saveRecoveryKey', ok(false));
    await button('Save as a file').press('Enter');
    await expect.poll(async () => (await shown.vault.calls('saveRecoveryKey')).length).toBe(1);
    await heading('The recovery key of Family').waitFor();
    await shown.vault.answer('saveRecoveryKey', no('not-writable'));
    await button('Save as a file').press('Enter');
    await page.getByRole('alert').filter({ hasText: 'The file cannot be written' }).waitFor();
    await shown.vault.answer('saveRecoveryKey', ok(true));
    await button('Save as a file').press('Enter');
    await heading('The key is in a file').waitFor();
    expect(await page.content()).not.toMatch(/7K3Q|KMNP|VWXY/);
    await button('Go on').press('Enter');
    await heading('A second place for backups').waitFor();
  });

  test('printed on the kit page it stays on show; a cancelled dialog says nothing, a failed printer does', async () => {
    await toKey();
    await shown.vault.answer('printKit', ok(false));
    await button('Print the kit page').press('Enter');
    await expect.poll(async () => (await shown.vault.calls('printKit')).length).toBe(1);
    expect(await page.getByRole('alert').filter({ hasText: 'not printed' }).count()).toBe(0);
    await shown.vault.answer('printKit', no('print-failed'));
    await button('Print the kit page').press('Enter');
    await page.getByRole('alert').filter({ hasText: 'not printed' }).waitFor();
    await shown.vault.answer('printKit', ok(true));
    await button('Print the kit page').press('Enter');
    await expect.poll(() => page.getByRole('alert').filter({ hasText: 'not printed' }).count()).toBe(0);
    await expect.poll(() => said(page)).toContain('The kit page went to the printer, with the key on it.');
    expect((await shown.vault.calls('printKit')).map(({ args }) => args)).toEqual([[], [], []]);
    await heading('The recovery key of Family').waitFor();
  });

  test('one that was shown before this window was loaded says how to get by', async () => {
    await toTypeBack();
    await shown.vault.answer('recoveryKeyShownOnce', no('usage'));
    await shown.vault.answer('createVault', ok({ ...sampleView, hasRecoveryKeyToShow: true }));
    await typedBack().fill(OFFERED);
    await typedBack().press('Enter');
    await heading('The recovery key cannot be shown again').waitFor();
    await page.getByText('The vault opens with its passphrase as before.').waitFor();
    await button('Go on').press('Enter');
    await heading('A second place for backups').waitFor();
  });

  describe('a second place for backups', () => {
    const grid = (): Locator => page.getByRole('grid');
    async function toSecondPlace(): Promise<void> {
      await toKey();
      await shown.vault.answer('saveRecoveryKey', ok(true));
      await button('Save as a file').press('Enter');
      await button('Go on').press('Enter');
      await heading('A second place for backups').waitFor();
    }

    test('is asked for once, the focus on the heading', async () => {
      await toSecondPlace();
      await expect.poll(() => focused(page)).toBe('A second place for backups');
      await page.getByText('New vault, step 5 of 5').waitFor();
      expect(await faultsOf(page, 'first-backup-place')).toEqual([]);
    });

    test('a cancelled dialog asks on', async () => {
      await shown.vault.answer('chooseBackupPlace', ok(null));
      await button('Choose a folder').press('Enter');
      await expect.poll(async () => (await shown.vault.calls('chooseBackupPlace')).length).toBe(1);
      await expect.poll(() => button('Choose a folder').isEnabled()).toBe(true);
      await heading('A second place for backups').waitFor();
    });

    test('one that takes no backup is said', async () => {
      await shown.vault.answer(
        'chooseBackupPlace',
        ok({ places: ['beside'], failed: [{ place: 'second', code: 'disk-full' }] }),
      );
      await button('Choose a folder').press('Enter');
      await page.getByRole('alert').filter({ hasText: 'No backup could be made there' }).waitFor();
    });

    test('one that takes it leads into the vault', async () => {
      await shown.vault.answer('chooseBackupPlace', ok({ places: ['beside', 'second'], failed: [] }));
      await button('Choose a folder').press('Enter');
      await grid().waitFor();
      await expect.poll(() => said(page)).toBe('The vault is open, and its first backup is made.');
    });

    test('so does Later, which main is told', async () => {
      await toSecondPlace();
      await shown.vault.answer('leaveBackupPlace', ok(null));
      await button('Later').press('Enter');
      await grid().waitFor();
      expect((await shown.vault.calls('leaveBackupPlace')).length).toBe(1);
    });
  });
});
