/** Backups in the built page: the line over the board, the second place of a new vault, the page of backups, what leaves it. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SafetyFinding } from '../../preload/views/safety.ts';
import { size } from '../../renderer/messages/intl.ts';
import type { Answers } from './fake-vault.ts';
import { focused, said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { sampleOldCopies, samplePage } from './sample-safety.ts';
import { ok, sampleAnswers, sampleView } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

const no = (code: 'disk-full' | 'not-writable' | 'usage') => ({ ok: false, code, facts: {} }) as const;

const answers: Answers = {
  ...sampleAnswers,
  backups: ok(samplePage),
  safetyFinding: ok({ finding: 'no-second-place' }),
  makeBackup: ok({ places: ['beside', 'second'], failed: [] }),
};

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function open(given: Answers = answers): Promise<Shown> {
  const shown = await showPage(browser, given);
  shown.page.setDefaultTimeout(8000);
  await unlock(shown.page);
  return shown;
}

async function atBackups(given: Answers = answers): Promise<Shown> {
  const shown = await open(given);
  await shown.page.getByRole('navigation').getByRole('button', { name: 'Settings' }).press('Enter');
  await shown.page.getByRole('button', { name: 'Backups', exact: true }).press('Enter');
  await shown.page.getByRole('heading', { level: 1, name: 'Backups' }).waitFor();
  return shown;
}

const notice = (page: Page): Locator => page.getByRole('region', { name: 'Safety of this vault' });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

describe('over the board', () => {
  let shown: Shown;
  beforeAll(async () => {
    shown = await open();
  });

  test('one line says what is missing, once aloud, and the rows stand below it', async () => {
    const { page } = shown;
    await notice(page).getByText('Backups lie in one place only').waitFor();
    await expect.poll(() => said(page)).toBe('Backups lie in one place only');
    const line = await notice(page).boundingBox();
    const rows = await page.getByRole('grid').boundingBox();
    expect((line?.y ?? 0) + (line?.height ?? 0)).toBeLessThanOrEqual(rows?.y ?? 0);
    expect(line?.height).toBeLessThan(80);
  });

  test('holds in every look', { timeout: 120_000 }, async () => {
    expect(await faultsOf(shown.page, 'board-safety')).toEqual([]);
    expect(shown.troubles).toEqual([]);
  });

  const findings: readonly [SafetyFinding, string, string][] = [
    [
      { finding: 'backup-failed', place: 'beside', code: 'disk-full' },
      'The last backup beside the vault failed',
      'Back up now',
    ],
    [{ finding: 'old-copies', files: 1 }, 'One older copy is still about', 'See the older copies'],
    [{ finding: 'old-copies', files: 3 }, '3 older copies are still about', 'See the older copies'],
    [
      { finding: 'backup-old', place: 'second', newest: '2026-09-01T08:00:00Z' },
      'The newest backup in the second place is old',
      'Back up now',
    ],
    [
      { finding: 'backup-old', place: 'beside', newest: null },
      'There is no backup beside the vault yet',
      'Back up now',
    ],
  ];
  test.each(findings)('%j', async (finding, title, action) => {
    await shown.vault.tell('onSafety', finding);
    await notice(shown.page).getByText(title).waitFor();
    expect(await notice(shown.page).getByRole('button').allInnerTexts()).toEqual([action]);
  });

  test('Back up now says where one was made', async () => {
    await button(shown.page, 'Back up now').press('Enter');
    await expect.poll(() => said(shown.page)).toBe('Backup made beside the vault and in the second place');
  });

  test('and what failed', async () => {
    const failed = [{ place: 'second', code: 'no-such-file' }] as const;
    await shown.vault.answer('makeBackup', ok({ places: ['beside'], failed }));
    await button(shown.page, 'Back up now').press('Enter');
    await expect
      .poll(() => said(shown.page, 'assertive'))
      .toBe('Backup made beside the vault. Not in the second place: The vault file is gone');
  });

  test('nothing to say is no line', async () => {
    await shown.vault.tell('onSafety', null);
    await notice(shown.page).waitFor({ state: 'detached' });
  });

  test('the older copies lead to their page, and back to the line', async () => {
    await shown.vault.tell('onSafety', { finding: 'old-copies', files: 3 });
    await button(shown.page, 'See the older copies').press('Enter');
    await shown.page.getByRole('heading', { level: 1, name: 'Backups' }).waitFor();
    await shown.page.keyboard.press('Escape');
    await expect.poll(() => focused(shown.page)).toBe('See the older copies');
  });
});

test('a vault that is read-only, and a code without an outcome, come first', async () => {
  const reveal = { set: '0'.repeat(32), account: '0'.repeat(32), service: 'GitHub', login: null, number: 1 };
  const waiting = await open({
    ...answers,
    unlock: ok({ ...sampleView, openReveals: [{ ...reveal, revealedAt: '2026-11-24T08:00:00Z' }] }),
  });
  await waiting.page.getByText('nobody said how it went').waitFor();
  expect(await notice(waiting.page).count()).toBe(0);
  await waiting.close();
  const readOnly = await open({ ...answers, unlock: ok({ ...sampleView, standing: { code: 'locked', facts: {} } }) });
  await readOnly.page.getByRole('grid').waitFor();
  expect(await notice(readOnly.page).count()).toBe(0);
  await readOnly.close();
});

describe('the page of backups', () => {
  let shown: Shown;
  let page: Page;
  beforeAll(async () => {
    shown = await atBackups();
    page = shown.page;
    await page.getByRole('table').waitFor();
  });

  test('says where they go, the newest of each place, and lists them', async () => {
    const places = await page.getByRole('listitem').allInnerTexts();
    expect(places[0]).toContain('/home/sam/Safe/Personal.backups');
    expect(places[1]).toContain('/media/stick');
    for (const place of places) expect(place).toContain('Newest: 23 Nov 2026, at change 410');
    expect(await page.getByRole('row').count()).toBe(7);
    await button(page, 'Show 1 more').press('Enter');
    expect(await page.getByRole('row').count()).toBe(8);
    expect(await page.getByRole('row').filter({ hasText: 'not reachable now' }).count()).toBe(1);
  });

  test('holds in every look', { timeout: 120_000 }, async () => {
    expect(await faultsOf(page, 'backups')).toEqual([]);
    expect(shown.troubles).toEqual([]);
  });

  test('Back up now makes one, and the page is asked for anew', async () => {
    const before = (await shown.vault.calls('backups')).length;
    await button(page, 'Back up now').press('Enter');
    await expect.poll(() => said(page)).toContain('Backup made');
    await expect.poll(async () => (await shown.vault.calls('backups')).length).toBeGreaterThan(before);
  });

  test('a place that cannot be taken is said', async () => {
    await shown.vault.answer('chooseBackupPlace', no('not-writable'));
    await button(page, 'Choose another place').press('Enter');
    await expect.poll(() => said(page, 'assertive')).toContain('The file cannot be written');
  });

  test('a dialog that was cancelled says nothing', async () => {
    await shown.vault.answer('chooseBackupPlace', ok(null));
    const before = await said(page, 'assertive');
    await button(page, 'Choose another place').press('Enter');
    await expect.poll(async () => (await shown.vault.calls('chooseBackupPlace')).length).toBe(2);
    expect(await said(page, 'assertive')).toBe(before);
  });

  test('without a second place one is the next step', async () => {
    await shown.vault.answer('leaveBackupPlace', ok(null));
    await shown.vault.answer('backups', ok({ ...samplePage, second: null }));
    await button(page, 'Have no second place').press('Enter');
    await expect.poll(() => said(page)).toContain('There is no second place any more');
    await button(page, 'Choose a second place').waitFor();
    await page.getByText('A disk that fails takes the vault and the backups beside it').waitFor();
  });

  test('a rescue kit names its files', async () => {
    const files = ['/media/stick/kit/rescue.html', '/media/stick/kit/README.txt', '/media/stick/kit/Personal.coldkeep'];
    await shown.vault.answer('writeRescueKit', ok(files));
    await button(page, 'Write a rescue kit').press('Enter');
    await expect.poll(() => said(page)).toBe('The rescue kit is written: 3 files');
    const list = page.getByRole('list', { name: 'Files of the rescue kit' });
    expect(await list.getByRole('listitem').allInnerTexts()).toEqual(files);
  });
});

describe('older copies', () => {
  let shown: Shown;
  let page: Page;
  beforeAll(async () => {
    shown = await atBackups({ ...answers, backups: ok({ ...samplePage, oldCopies: sampleOldCopies }) });
    page = shown.page;
    await page.getByText('3 older copies are still about').waitFor();
  });

  test('each says what it still gives away, and how to be rid of it', async () => {
    const [ours, away, foreign] = sampleOldCopies.map(({ file }) =>
      page.getByRole('listitem').filter({ hasText: file }),
    );
    expect(await ours?.innerText()).toContain('Backup: it opens with the old passphrase');
    expect(await ours?.getByRole('button').count()).toBe(0);
    expect(await away?.innerText()).toContain('opens with the old passphrase and holds codes that were destroyed');
    expect(await away?.innerText()).toContain('Not reachable now');
    expect(await foreign?.innerText()).toContain('Delete it by hand');
    expect(await foreign?.getByRole('button').count()).toBe(1);
  });

  test('holds in every look', { timeout: 120_000 }, async () => {
    expect(await faultsOf(page, 'backups-old-copies')).toEqual([]);
  });

  test('ours are deleted after a question, the focus on the harmless answer', async () => {
    await button(page, 'Delete the one that can be reached').press('Enter');
    await page.getByRole('alertdialog', { name: 'Delete this older copy?' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Not yet');
    await page.keyboard.press('Enter');
    expect(await shown.vault.calls('destroyOldCopies')).toEqual([]);
    await shown.vault.answer('destroyOldCopies', ok({ destroyed: 1, failed: [], left: [] }));
    await button(page, 'Delete the one that can be reached').press('Enter');
    await button(page, 'Delete').press('Enter');
    await expect.poll(() => said(page)).toBe('1 older copy deleted');
    expect((await shown.vault.calls('destroyOldCopies')).at(-1)?.args).toEqual([['old-1']]);
  });

  test('one that is out of reach is called gone; one that is still there is called out', async () => {
    await shown.vault.answer('oldCopyIsGone', ok(false));
    await page.getByRole('button', { name: /^It is gone: \/media/ }).press('Enter');
    await expect.poll(() => said(page)).toBe('Recorded: that copy is gone');
    await shown.vault.answer('oldCopyIsGone', ok(true));
    await page.getByRole('button', { name: /^It is gone: \/home/ }).press('Enter');
    await expect.poll(() => said(page, 'assertive')).toBe('Recorded as gone, but it is still there. Delete it now.');
    expect((await shown.vault.calls('oldCopyIsGone')).map(({ args }) => args)).toEqual([['old-2'], ['old-3']]);
  });
});

describe('everything in plain text', () => {
  let shown: Shown;
  let page: Page;
  beforeAll(async () => {
    shown = await atBackups();
    page = shown.page;
    await button(page, 'Export everything in plain text').press('Enter');
    await page.getByRole('alertdialog', { name: 'Export every code in plain text?' }).waitFor();
  });

  test('warns first, the focus on the harmless answer', async () => {
    await expect.poll(() => focused(page)).toBe('Cancel');
    await page.getByText('Whoever gets that file has every code in it').waitFor();
    expect(await faultsOf(page, 'backups-plain')).toEqual([]);
  });

  test('asks for the kind, then for the file, and says that it is on the list', async () => {
    await shown.vault.answer('exportPlain', ok({ file: '/home/sam/x.csv', sets: 2, codes: 12, damaged: 0 }));
    await page.getByRole('radio', { name: /^Table/ }).press('Space');
    await button(page, 'Choose the file').press('Enter');
    await expect
      .poll(() => said(page))
      .toBe('12 codes of 2 sets written in plain text. The file stands under Sheets until it is gone');
    expect((await shown.vault.calls('exportPlain')).at(-1)?.args).toEqual(['csv']);
  });
});

test('a vault that is read-only shows its backups and changes nothing', async () => {
  const shown = await atBackups({ ...answers, unlock: ok({ ...sampleView, standing: { code: 'locked', facts: {} } }) });
  await shown.page.getByRole('table').waitFor();
  for (const name of ['Back up now', 'Choose another place', 'Write a rescue kit', 'Bring over from another copy'])
    expect(await button(shown.page, name).isDisabled()).toBe(true);
  expect(await button(shown.page, 'Restore from a backup').isEnabled()).toBe(true);
  await shown.close();
});

test('a page that cannot be had says why, and one without a backup says so', async () => {
  const shown = await atBackups({ ...answers, backups: no('usage') });
  await shown.page.getByRole('alert').filter({ hasText: 'That could not be done' }).waitFor();
  await shown.vault.answer('backups', ok({ ...samplePage, second: null, backups: [] }));
  await button(shown.page, 'Try again').press('Enter');
  await shown.page.getByText('There is no backup of this vault yet.').waitFor();
  await shown.close();
});

test.each([
  [0, '0 kB'],
  [999, '1 kB'],
  [48_000, '48 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [1_440_000, '1.4 MB'],
  [12_600_000, '13 MB'],
  [1_000_000_000, '1 GB'],
])('%i bytes are %s', (bytes, text) => {
  expect(size(bytes)).toBe(text);
});
