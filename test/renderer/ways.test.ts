/** The ways into an open vault in the built page: the list, each change of it, what is shown once, and what is left. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../preload/contract.ts';
import type { WayView } from '../../preload/views/ways-in.ts';
import type { Answers } from './fake-vault.ts';
import { focused, said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { sampleOldCopies, samplePage } from './sample-safety.ts';
import { ok, sampleAnswers, sampleView } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

const OFFERED = 'marlin cobalt tundra velvet orchid basket';
const OWN = 'nine lives of the cat';
const KEY = '7K3Q-90AB-CDEF-GH1J-KMNP-QRST-VWXY-Z234-5678';

const no = (code: ErrorCode) => ({ ok: false, code, facts: {} }) as const;

const way = (place: number, type: WayView['type'], more: Partial<WayView> = {}): WayView => ({
  slot: String(place).repeat(32),
  type,
  isGenerated: null,
  addedAt: `2026-11-0${place}T10:00:00Z`,
  shares: null,
  work: { kdf: 'argon2id', memoryKib: 256 * 1024, passes: 3 },
  isOpener: false,
  ...more,
});
const drawn = { work: { kdf: 'none' } } as const;
const passphrase = way(1, 'passphrase', { isGenerated: true, isOpener: true });
const recoveryKey = way(2, 'recovery-key', drawn);
const keyFile = way(3, 'passphrase-and-key-file', { isGenerated: false });
const shares = way(4, 'shares', { ...drawn, shares: { needed: 2, of: 3 } });
const unknown = way(5, null, { addedAt: null, work: { kdf: 'scrypt', log2N: 17 } });

const answers: Answers = {
  ...sampleAnswers,
  ways: ok([passphrase, recoveryKey, keyFile, shares, unknown]),
  backups: ok(samplePage),
  offerPassphrase: ok(OFFERED),
  recoveryKeyShownOnce: ok(KEY),
  forgetRecoveryKey: ok(null),
  forgetKeyFile: ok(null),
};

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });
const lines = (page: Page): Locator => page.getByRole('list', { name: 'Ways into this vault' }).getByRole('listitem');
const textOf = (bytes: unknown): string =>
  bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : 'no bytes at all';

async function atWays(more: Answers = {}): Promise<Shown> {
  const shown = await showPage(browser, { ...answers, ...more });
  shown.page.setDefaultTimeout(8000);
  await unlock(shown.page);
  await shown.page.getByRole('navigation').getByRole('button', { name: 'Settings' }).press('Enter');
  await button(shown.page, 'Ways in').press('Enter');
  await heading(shown.page, 'Ways in').waitFor();
  await lines(shown.page).first().waitFor();
  return shown;
}

/** Six words, typed back and confirmed. */
async function typeBack(page: Page, confirm: string): Promise<void> {
  await button(page, 'I have written it down').press('Enter');
  await page.getByLabel('The six words', { exact: true }).fill(OFFERED);
  await button(page, confirm).press('Enter');
}

async function typeOwn(page: Page, confirm: string): Promise<void> {
  await button(page, 'Take one of my own').press('Enter');
  await page.getByLabel('Passphrase', { exact: true }).fill(OWN);
  await page.getByLabel('The same again', { exact: true }).fill(OWN);
  await button(page, confirm).press('Enter');
}

describe('the list', () => {
  let shown: Shown;
  let page: Page;
  beforeAll(async () => {
    shown = await atWays();
    page = shown.page;
  });

  test('says of each what it is, where it came from, and what it costs to try', async () => {
    await expect.poll(() => focused(page)).toBe('Ways in');
    const texts = (await lines(page).allInnerTexts()).map((text) => text.split('\n').filter((line) => line !== ''));
    expect(texts.map((parts) => parts.slice(0, 4))).toMatchObject([
      [
        'Passphrase',
        'Opened with this',
        'Made by chance · Added 1 Nov 2026',
        expect.stringContaining('256 MiB, 3 passes'),
      ],
      ['Recovery key', 'Made by chance · Added 2 Nov 2026', 'Nothing to derive: 160 random bits', expect.anything()],
      [
        'Passphrase with a key file',
        'Chosen · Added 3 Nov 2026',
        expect.stringContaining('Argon2id'),
        expect.anything(),
      ],
      [
        'Shares of a key',
        'Any 2 of 3 · Added 4 Nov 2026',
        expect.stringContaining('Nothing to derive'),
        expect.anything(),
      ],
      ['A way in of a newer Coldkeep', expect.stringContaining('scrypt'), 'Remove'],
    ]);
  });

  test('holds in every look', { timeout: 120_000 }, async () => {
    expect(await faultsOf(page, 'ways')).toEqual([]);
    expect(shown.troubles).toEqual([]);
  });

  test('Esc leads back to the settings, the focus on the way here', async () => {
    await page.keyboard.press('Escape');
    await heading(page, 'Settings').waitFor();
    await expect.poll(() => focused(page)).toBe('Ways in');
  });
});

test('the last way in has no remove, but the reason', async () => {
  const { page, close } = await atWays({ ways: ok([passphrase]) });
  await page.getByText('The last way in cannot be removed.').waitFor();
  expect(await button(page, /^Remove/).count()).toBe(0);
  await close();
});

test('a vault that is open for reading only has the list and the reason', async () => {
  const { page, close } = await atWays({
    unlock: ok({ ...sampleView, standing: { code: 'locked', facts: {} } }),
  });
  await page.getByText('This vault is open for reading only. Its ways in').waitFor();
  expect(await lines(page).count()).toBe(5);
  expect(
    await page
      .getByRole('main')
      .getByRole('button', { name: /Change|New|Remove|Another|Shares/ })
      .count(),
  ).toBe(0);
  await close();
});

test('a list that cannot be had says why, and is asked for again', async () => {
  const shown = await showPage(browser, { ...answers, ways: no('usage') });
  shown.page.setDefaultTimeout(8000);
  await unlock(shown.page);
  await shown.page.getByRole('navigation').getByRole('button', { name: 'Settings' }).press('Enter');
  await button(shown.page, 'Ways in').press('Enter');
  await shown.page.getByRole('alert').filter({ hasText: 'That could not be done' }).waitFor();
  await shown.vault.answer('ways', ok([passphrase]));
  await button(shown.page, 'Try again').press('Enter');
  await lines(shown.page).first().waitFor();
  await shown.close();
});

describe('a passphrase is changed', () => {
  let shown: Shown;
  let page: Page;
  const change = (): Locator => button(page, /^Change passphrase: Passphrase, added/);
  beforeAll(async () => {
    shown = await atWays();
    page = shown.page;
  });

  test('to the six words, once they are typed back; while it runs nobody leaves', async () => {
    await change().press('Enter');
    await expect.poll(() => focused(page)).toBe('A new passphrase');
    expect(await faultsOf(page, 'ways-passphrase')).toEqual([]);
    await typeBack(page, 'Change the passphrase');
    await page.getByText('Changing the ways in.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('navigation').getByRole('button', { name: 'Log' }).press('Enter');
    await expect.poll(() => said(page)).toBe('Wait until the change is made.');
    await heading(page, 'A new passphrase').waitFor();
    const [call] = await shown.vault.calls('changePassphrase');
    expect([call?.args[0], textOf(call?.args[1])]).toEqual([passphrase.slot, OFFERED]);
  });

  test('which keeps the words when it fails, the reason above them', async () => {
    await shown.vault.release('changePassphrase', no('disk-full'));
    await page.getByRole('alert').filter({ hasText: 'The disk is full' }).waitFor();
    await button(page, 'Show the words again').press('Enter');
    expect(await page.getByRole('list', { name: 'The six words' }).getByRole('listitem').allInnerTexts()).toEqual(
      OFFERED.split(' '),
    );
    expect(await page.getByRole('alert').filter({ hasText: 'The disk is full' }).count()).toBe(0);
  });

  test('to one of the user’s own, typed twice; what is wrong with it is said at its field', async () => {
    await shown.vault.answer('changePassphrase', no('passphrase-unsuitable'));
    await typeOwn(page, 'Change the passphrase');
    const field = page.getByLabel('Passphrase', { exact: true });
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.inputValue()).toBe('');
  });

  test('and names the copies that open with the old one, with what that means', async () => {
    await shown.vault.answer('changePassphrase', ok({ left: sampleOldCopies }));
    await shown.vault.answer('backups', ok({ ...samplePage, oldCopies: sampleOldCopies }));
    await page.getByLabel('Passphrase', { exact: true }).fill(OWN);
    await page.getByLabel('The same again', { exact: true }).fill(OWN);
    await button(page, 'Change the passphrase').press('Enter');
    await page.getByText('3 older copies are still about').waitFor();
    await page.getByText('Whoever has one of these and the old passphrase can still read the vault.').waitFor();
    await expect.poll(() => said(page)).toBe('The passphrase is changed');
    await expect.poll(() => focused(page)).toBe('Ways in');
    expect((await shown.vault.calls('changePassphrase')).map(({ args }) => textOf(args[1]))).toEqual([
      OFFERED,
      OWN,
      OWN,
    ]);
    expect(await page.content()).not.toMatch(/marlin|nine lives/);
  });

  test('holds in every look with what is left', { timeout: 120_000 }, async () => {
    expect(await faultsOf(page, 'ways-left')).toEqual([]);
    expect(shown.troubles).toEqual([]);
  });

  test('a copy that is deleted is off the list, and so is the sentence after the last one', async () => {
    await shown.vault.answer('backups', ok(samplePage));
    await shown.vault.answer('oldCopyIsGone', ok(false));
    await button(page, /^It is gone: \/media/).press('Enter');
    await page.getByText('older copies are still about').waitFor({ state: 'detached' });
    expect(await page.getByText('Whoever has one of these').count()).toBe(0);
  });
});

test('a passphrase with a key file asks for the file first, and again after a try', async () => {
  const { page, vault, close } = await atWays({ chooseKeyFile: ok('stick.txt') });
  await button(page, /^Change passphrase: Passphrase with a key file/).press('Enter');
  await page.getByText('Choose the file that goes with it').waitFor();
  expect(await vault.calls('offerPassphrase')).toEqual([]);
  await button(page, 'Choose the key file').press('Enter');
  await page.getByText('With the key file stick.txt').waitFor();
  await vault.answer('changePassphrase', no('disk-full'));
  await typeBack(page, 'Change the passphrase');
  await page.getByRole('alert').filter({ hasText: 'The disk is full' }).waitFor();
  await button(page, 'Choose the key file').waitFor();
  await page.keyboard.press('Escape');
  await heading(page, 'Ways in').waitFor();
  expect((await vault.calls('forgetKeyFile')).length).toBe(1);
  await close();
});

describe('a new recovery key', () => {
  let shown: Shown;
  let page: Page;
  beforeAll(async () => {
    shown = await atWays({
      newRecoveryKey: ok({ left: sampleOldCopies.slice(0, 1) }),
      backups: ok({ ...samplePage, oldCopies: sampleOldCopies }),
    });
    page = shown.page;
  });

  test('asks first, the focus on the harmless answer', async () => {
    await button(page, /^New recovery key: Recovery key/).press('Enter');
    await page.getByRole('alertdialog', { name: 'Make a new recovery key?' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Keep it');
    expect(await shown.vault.calls('newRecoveryKey')).toEqual([]);
  });

  test('is shown once, and nobody walks away from it unasked', async () => {
    await button(page, 'Make a new one').press('Enter');
    await heading(page, 'The recovery key of Personal').waitFor();
    expect((await shown.vault.calls('newRecoveryKey'))[0]?.args).toEqual([recoveryKey.slot]);
    expect(await faultsOf(page, 'ways-recovery-key')).toEqual([]);
    await page.getByRole('navigation').getByRole('button', { name: 'Log' }).press('Enter');
    await page.getByRole('alertdialog', { name: 'Go on without the recovery key?' }).waitFor();
    await button(page, 'Keep looking at it').press('Enter');
    await page.getByText('7K3Q').waitFor();
  });

  test('then what is left of the old one is said, and main has forgotten the new one', async () => {
    await shown.vault.answer('saveRecoveryKey', ok(true));
    await button(page, 'Save as a file').press('Enter');
    await button(page, 'Go on').press('Enter');
    await heading(page, 'Ways in').waitFor();
    await page.getByText('Whoever has one of these and the old recovery key can still read the vault.').waitFor();
    expect(await page.content()).not.toMatch(/7K3Q|KMNP/);
    expect((await shown.vault.calls('forgetRecoveryKey')).length).toBe(1);
  });

  test('is added beside what is there; one that is not kept is said', async () => {
    await shown.vault.answer('newRecoveryKey', ok({ left: [] }));
    await button(page, 'A recovery key').press('Enter');
    await heading(page, 'The recovery key of Personal').waitFor();
    await button(page, 'Go on without it').press('Enter');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Go on without it' }).press('Enter');
    await page.getByText('Its recovery key was not kept.').waitFor();
    expect((await shown.vault.calls('newRecoveryKey')).at(-1)?.args).toEqual([null]);
  });
});

describe('added', () => {
  let shown: Shown;
  let page: Page;
  beforeAll(async () => {
    shown = await atWays();
    page = shown.page;
  });

  test('another passphrase', async () => {
    await shown.vault.answer('addPassphrase', ok(null));
    await button(page, 'Another passphrase').press('Enter');
    await typeBack(page, 'Add the passphrase');
    await page.getByText('The passphrase is added').first().waitFor();
    expect(await shown.vault.isWiped('addPassphrase')).toBe(true);
  });

  test('a fifth passphrase is refused in place', async () => {
    await shown.vault.answer('addPassphrase', no('too-many-ways-in'));
    await button(page, 'Another passphrase').press('Enter');
    await typeBack(page, 'Add the passphrase');
    await page.getByRole('alert').filter({ hasText: 'There are too many ways in' }).waitFor();
    await page.keyboard.press('Escape');
    await lines(page).first().waitFor();
    expect(await page.getByRole('alert').filter({ hasText: 'There are too many ways in' }).count()).toBe(0);
  });

  test('a passphrase with a key file says where the file is; a cancelled dialog keeps the words', async () => {
    await shown.vault.answer('addKeyFile', ok(null));
    await button(page, 'A passphrase with a key file').press('Enter');
    await typeBack(page, 'Choose where the key file goes');
    await page.getByLabel('The six words', { exact: true }).fill(OFFERED);
    await shown.vault.answer('addKeyFile', ok('/media/stick/Personal key file.txt'));
    await button(page, 'Choose where the key file goes').press('Enter');
    await page.getByText('The key file is written').first().waitFor();
    await page.getByText('/media/stick/Personal key file.txt').waitFor();
    expect(await shown.vault.isWiped('addKeyFile')).toBe(true);
  });

  const choose = async (label: string, value: string): Promise<void> => {
    await button(page, new RegExp(`${label}$`)).press('Enter');
    await page.getByRole('option', { name: value, exact: true }).press('Enter');
  };

  test('shares: never fewer in all than are needed', async () => {
    await button(page, 'Shares').press('Enter');
    await heading(page, 'Shares of a key').waitFor();
    expect(await faultsOf(page, 'ways-shares')).toEqual([]);
    await choose('Needed to open', '4');
    await button(page, /Made in all$/).press('Enter');
    expect(await page.getByRole('option').first().innerText()).toBe('4');
    await page.getByRole('option', { name: '5', exact: true }).press('Enter');
    const files = [1, 2, 3, 4, 5].map((place) => `/media/stick/Personal share ${place}.txt`);
    await shown.vault.answer('addShares', ok(files));
    await button(page, 'Choose the folder they go into').press('Enter');
    await page.getByText('Never two together, and never beside the vault').waitFor();
    const listed = page.getByRole('list', { name: 'Files that were written' }).getByRole('listitem');
    expect(await listed.allInnerTexts()).toEqual(files);
    expect((await shown.vault.calls('addShares')).map(({ args }) => args)).toEqual([[4, 5]]);
  });
});

test('a way in is removed after a question, and what it still opens is said', async () => {
  const { page, vault, close } = await atWays({
    removeWay: no('last-way-in'),
    backups: ok({ ...samplePage, oldCopies: sampleOldCopies }),
  });
  await button(page, /^Remove: Shares/).press('Enter');
  await expect.poll(() => focused(page)).toBe('Keep it');
  await button(page, 'Remove').press('Enter');
  await page.getByRole('alert').filter({ hasText: 'This is the last way in' }).waitFor();
  await vault.hold('removeWay');
  await button(page, /^Remove: Shares/).press('Enter');
  await button(page, 'Remove').press('Enter');
  await page.getByText('Changing the ways in.').waitFor();
  expect(await button(page, 'Another passphrase').isDisabled()).toBe(true);
  const before = (await vault.calls('ways')).length;
  await vault.release('removeWay', ok({ left: sampleOldCopies }));
  await page.getByText('Whoever has one of these and what was removed').waitFor();
  await expect.poll(async () => (await vault.calls('ways')).length).toBeGreaterThan(before);
  expect((await vault.calls('removeWay')).map(({ args }) => args)).toEqual([[shares.slot], [shares.slot]]);
  await close();
});

test('a new vault key takes a passphrase, shows a recovery key, and says what was dropped', async () => {
  const { page, vault, close } = await atWays({
    changeVaultKey: ok({ left: sampleOldCopies, dropped: ['shares', 'passphrase-and-key-file', null] }),
    backups: ok({ ...samplePage, oldCopies: sampleOldCopies }),
  });
  await button(page, 'New vault key…').press('Enter');
  await heading(page, 'A passphrase for the new vault key').waitFor();
  await typeOwn(page, 'Make the new vault key');
  await heading(page, 'The recovery key of Personal').waitFor();
  expect(await vault.isWiped('changeVaultKey')).toBe(true);
  await vault.answer('saveRecoveryKey', ok(true));
  await button(page, 'Save as a file').press('Enter');
  await button(page, 'Go on').press('Enter');
  await page.getByText('shares of a key, a passphrase with a key file, and a way in of a newer Coldkeep.').waitFor();
  await page.getByText('3 older copies are still about').waitFor();
  expect(await page.getByText('Whoever has one of these').count()).toBe(0);
  await close();
});

test('the kit page is printed without a key at any time; a failed printer is told', async () => {
  const { page, vault, close } = await atWays({ printKit: no('print-failed') });
  await button(page, 'Print the kit page').press('Enter');
  await page.getByText('was not printed').first().waitFor();
  await vault.answer('printKit', ok(true));
  await button(page, 'Print the kit page').press('Enter');
  await expect.poll(() => said(page)).toContain('The kit page went to the printer.');
  expect((await vault.calls('printKit')).map(({ args }) => args)).toEqual([[], []]);
  await close();
});
