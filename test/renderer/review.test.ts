/** The review of an import: what is asked, what is said, and that no code is on show but the doubtful one. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DraftDecision } from '../../preload/views/import-review.ts';
import { doubtfulSigns, meantApart, meantSigns, serviceMeant } from '../../renderer/draft-forms.ts';
import { warningInWords } from '../../renderer/messages/review.ts';
import type { Answers } from './fake-vault.ts';
import { focused, said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { googleAccount, samplePage } from './sample-account.ts';
import {
  discordDraft,
  doubtfulText,
  emptyReview,
  githubDraft,
  knownDraft,
  oldGithubSet,
  samplePredecessors,
  sampleReview,
  services,
} from './sample-review.ts';
import { droppedSource, sampleSource } from './sample-strays.ts';
import { ok, sampleAnswers } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

describe('what a doubtful sign may have been', () => {
  test.each([
    ['61ec3-8o91f', [7], '61ec3-8091f', ['0']],
    ['lo-42', [0, 1], '10-42', ['1', '0']],
    ['oo-42', [0, 1], '00-42', ['0']],
    ['ab', [0], 'ab', null],
    ['ab', [0], 'ax', null],
    ['ab', [0], 'abc', null],
  ] as const)('%s at %j, suggested %s: %j', (text, at, suggestion, expected) => {
    expect(meantSigns({ text, at }, suggestion)).toEqual(expected);
  });

  test('each sign is named once', () => {
    expect(doubtfulSigns({ text: 'o1o!', at: [0, 2, 3] })).toEqual(['o', '!']);
  });

  test('two suggestions that would have one name are told apart by their text', () => {
    const doubt = { index: 0, id: 1, number: 1, text: 'oxo', at: [0, 2], alphabet: '', suggestions: ['0xo', 'ox0'] };
    expect(meantApart(doubt)).toEqual([['0'], null]);
  });
});

describe('warnings in words', () => {
  test.each([
    ['duplicates-dropped:1', '1 repeated code was left out.'],
    ['duplicates-dropped:2', '2 repeated codes were left out.'],
    ['outside-alphabet:3', '3 codes have a character that the service never uses.'],
    ['order-uncertain', 'The codes stood in columns without numbers, so their order is not sure.'],
    ['totp-secret-found', 'The file holds the secret of an authenticator. Coldkeep does not take it.'],
  ] as const)('%s', (warning, expected) => {
    expect(warningInWords(warning)).toBe(expected);
  });
});

describe('the service that a name means', () => {
  test.each([
    ['', { service: null, label: null }],
    ['  ', { service: null, label: null }],
    ['GitHub', { service: 'github', label: null }],
    ['gitlab', { service: 'gitlab', label: null }],
    ['Club of Rivers', { service: null, label: 'Club of Rivers' }],
  ])('%j', (text, expected) => {
    expect(serviceMeant(githubDraft, text, services)).toEqual(expected);
  });
});

const answers: Answers = {
  ...sampleAnswers,
  chooseFiles: ok(sampleReview),
  readDrafts: ok(sampleReview),
  predecessors: ok([]),
  dropDrafts: ok(null),
  showAccount: ok(samplePage),
  compareDraft: ok({ code: 'made-up-1', line: '  1. made-up-1' }),
  storeDrafts: ok({
    accounts: [googleAccount],
    sets: 2,
    codes: 26,
    skipped: 0,
    sources: [sampleSource, droppedSource],
  }),
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
  await unlock(shown.page);
  await shown.page.keyboard.press('Control+i');
  return shown;
}

const github = (page: Page) => page.getByRole('region', { name: 'GitHub, 16 codes' });
const discord = (page: Page) => page.getByRole('region', { name: 'Discord, 10 codes' });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const title = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

async function stored(shown: Shown): Promise<readonly DraftDecision[]> {
  const calls = await shown.vault.calls('storeDrafts');
  return (calls.at(-1)?.args[0] ?? []) as readonly DraftDecision[];
}

describe('two files with one doubtful code', () => {
  let shown: Shown;
  beforeAll(async () => {
    shown = await open({ ...answers, predecessors: ok(samplePredecessors) });
    await github(shown.page).getByText('Its 3 codes become void.').waitFor();
  });

  test('arrives on the heading and says what was found', async () => {
    await expect.poll(() => focused(shown.page)).toBe('Check the import');
    expect(await said(shown.page)).toBe('Found 2 sets, 26 codes. 1 code needs your eye.');
  });

  test('says of each file how it was split', async () => {
    const { page } = shown;
    expect(await github(page).getByText('15 read cleanly, each 5 + 5 characters. One needs your eye.').count()).toBe(1);
    expect(
      await discord(page).getByText('All read cleanly, each 4 + 4 characters. The file marks 3 as used.').count(),
    ).toBe(1);
    expect(await discord(page).getByText('Left out: 13 characters, line 14').count()).toBe(1);
  });

  test('reads numbers and states, and no code but the doubtful one', async () => {
    const { page } = shown;
    const codes = discord(page).getByRole('list', { name: 'Codes in the order of the file' });
    expect(await codes.getByRole('listitem').nth(1).innerText()).toMatch(/^2\s+Used$/);
    const lines = await page.locator('.split li').allInnerTexts();
    expect(lines).toHaveLength(26);
    expect(lines.every((line) => /^\d+(\s+(Used|Look))?$/.test(line))).toBe(true);
    expect(await github(page).locator('.doubt__text').textContent()).toBe(doubtfulText);
    expect(await page.locator('main').ariaSnapshot()).not.toContain('•');
    expect(await page.title()).toBe('Coldkeep');
  });

  test('the doubtful sign stands out, and the alphabet of the service is the reason', async () => {
    const { page } = shown;
    expect(await github(page).locator('mark').innerText()).toBe('o');
    const reason = 'The file has the letter o. GitHub uses 0 to 9 and a to f only.';
    expect(await github(page).getByText(reason).count()).toBe(1);
  });

  test('nothing is preset', async () => {
    expect(await shown.page.getByRole('radio', { checked: true }).count()).toBe(0);
  });

  test('looks right in every look and size', { timeout: 120_000 }, async () => {
    expect(await faultsOf(shown.page, 'review')).toEqual([]);
    expect(shown.troubles).toEqual([]);
  });

  test('Enter asks for the answer that is missing, and stores nothing', async () => {
    const { page, vault } = shown;
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page, 'assertive')).toBe('Say what code 11 is meant to be.');
    await expect.poll(() => focused(page)).toBe('It is a zero');
    expect(await vault.calls('storeDrafts')).toEqual([]);
  });

  test('answered by the keyboard, it asks what about the set that is there', async () => {
    const { page } = shown;
    await page.keyboard.press('Space');
    await github(page).getByText('Its 3 codes become void.').waitFor();
    await button(page, 'Import 2 sets').click();
    await expect.poll(() => said(page, 'assertive')).toBe('Say whether this set replaces one that is there.');
    await expect.poll(() => focused(page)).toMatch(/^Replaces the set of 1 Mar 2024/);
    await page.keyboard.press('Space');
    await discord(page).getByText('Stands beside it, both stay active').click();
  });

  test('looks right when all is answered', { timeout: 120_000 }, async () => {
    expect(await faultsOf(shown.page, 'review-answered')).toEqual([]);
  });

  test('stores what was decided, code by code', async () => {
    const { page } = shown;
    await button(page, 'Import 2 sets').click();
    await expect.poll(() => title(page)).toBe('The codes are in the vault');
    expect(await stored(shown)).toEqual([
      {
        draft: githubDraft.draft,
        service: 'github',
        label: null,
        account: 's-rivera',
        replaces: oldGithubSet,
        settled: [{ index: 10, text: '61ec3-8091f' }],
        updatesMarks: false,
        keepsBoth: false,
        isOld: false,
      },
      {
        draft: discordDraft.draft,
        service: 'discord',
        label: null,
        account: 'sam.rivera@example.com',
        replaces: null,
        settled: [],
        updatesMarks: false,
        keepsBoth: false,
        isOld: false,
      },
    ]);
    expect(await said(page)).toBe('2 sets stored, 26 codes');
  });

  test('then names the plain files, in honest words, and Enter goes on', { timeout: 120_000 }, async () => {
    const { page } = shown;
    await expect.poll(() => focused(page)).toBe('The codes are in the vault');
    expect(await page.getByText('/home/sam/Downloads/github-recovery-codes.txt').count()).toBe(1);
    expect(await page.getByText(/Deleting is not wiping/).count()).toBe(1);
    expect(await faultsOf(page, 'review-stored')).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => title(page)).toBe('Google');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });
});

describe('answering otherwise', () => {
  let shown: Shown;
  beforeAll(async () => {
    shown = await open();
    await github(shown.page).waitFor();
  });

  test('a code can be typed, and an empty one is asked for', async () => {
    const { page } = shown;
    await github(page).getByText('Type it yourself').click();
    await button(page, 'Import 2 sets').click();
    await expect.poll(() => focused(page)).toBe('Code 11 as it should be');
    expect(await said(page, 'assertive')).toBe('Type code 11, or choose another answer.');
    await page.keyboard.type(' 61ec3-8d91f ');
  });

  test('a service that the catalogue lacks becomes a label, and none is asked for', async () => {
    const { page } = shown;
    const field = discord(page).getByRole('combobox', { name: 'Service' });
    await field.fill('');
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Unknown service, 10 codes' }).waitFor();
    await button(page, 'Import 2 sets').click();
    await expect.poll(() => focused(page)).toBe('Service');
    expect(await said(page, 'assertive')).toBe('Say which service these codes belong to.');
    await page.keyboard.type('Club of Rivers');
    await page.keyboard.press('Tab');
    await page.getByRole('region', { name: 'Club of Rivers, 10 codes' }).waitFor();
  });

  test('a set can be left out and taken back in', async () => {
    const { page } = shown;
    const club = page.getByRole('region', { name: 'Club of Rivers, 10 codes' });
    await club.getByRole('button', { name: 'Leave this set out' }).click();
    expect(await button(page, 'Import 1 set').count()).toBe(1);
    await club.getByRole('button', { name: 'Take it back in' }).click();
    expect(await button(page, 'Import 2 sets').count()).toBe(1);
  });

  test('one code at a time is compared with its line, and hidden again', async () => {
    const { page, vault } = shown;
    await github(page).getByRole('button', { name: 'Compare one with its line' }).click();
    await github(page).getByText('1. made-up-1').waitFor();
    await button(page, 'Next code').click();
    expect((await vault.calls('compareDraft')).at(-1)?.args).toEqual([githubDraft.draft, 1]);
    await page
      .getByRole('region', { name: 'Club of Rivers, 10 codes' })
      .getByRole('button', { name: 'Compare one with its line' })
      .click();
    await expect.poll(() => page.getByText('1. made-up-1').count()).toBe(1);
    expect(await github(page).getByText('1. made-up-1').count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await page.getByText('1. made-up-1').count()).toBe(0);
    expect(await title(page)).toBe('Check the import');
  });

  test('leaving asks first; staying keeps every answer, leaving drops the import', async () => {
    const { page, vault } = shown;
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog', { name: 'Drop this import?' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Stay here');
    await page.keyboard.press('Enter');
    expect(await github(page).getByRole('textbox', { name: 'Code 11 as it should be' }).inputValue()).toContain(
      '8d91f',
    );
    await page.getByRole('navigation').getByRole('button', { name: 'Log' }).click();
    await button(page, 'Drop it').click();
    await expect.poll(() => title(page)).toBe('Log');
    expect(await vault.calls('dropDrafts')).toHaveLength(1);
    expect(await vault.calls('storeDrafts')).toEqual([]);
  });

  test('what was typed and named goes to main as it stands', async () => {
    const { page } = shown;
    await page.keyboard.press('Control+i');
    await github(page).getByText('Keep the letter o').click();
    await discord(page).getByRole('combobox', { name: 'Account' }).fill('');
    await page.keyboard.press('Tab');
    await discord(page).getByText('hard to tell apart').waitFor();
    await button(page, 'Import 2 sets').click();
    await expect.poll(() => title(page)).toBe('The codes are in the vault');
    const [first, second] = await stored(shown);
    expect(first?.settled).toEqual([{ index: 10, text: doubtfulText }]);
    expect(second).toMatchObject({ service: 'discord', label: null, account: null, replaces: null });
  });
});

describe('while main is asked for older sets', () => {
  test('Import waits for the answer, and then asks what about them', async () => {
    const { predecessors: _, ...without } = answers;
    const review = { ...sampleReview, drafts: [discordDraft] };
    const shown = await open({ ...without, chooseFiles: ok(review) });
    const { page, vault } = shown;
    await discord(page).waitFor();
    await button(page, 'Import 1 set').click();
    expect(await vault.calls('storeDrafts')).toEqual([]);
    await vault.answer('predecessors', ok(samplePredecessors));
    // The question that is under way is never answered: another account asks anew.
    await discord(page).getByRole('combobox', { name: 'Account' }).fill('sam');
    await page.keyboard.press('Tab');
    await button(page, 'Import 1 set').click();
    await expect.poll(() => said(page, 'assertive')).toBe('Say whether this set replaces one that is there.');
    await expect.poll(() => focused(page)).toMatch(/^Replaces the set of 1 Mar 2024/);
    await shown.close();
  });
});

describe('a set that is in the vault already', () => {
  test('is not added; newly used marks are taken over when that is chosen', async () => {
    const review = { ...sampleReview, drafts: [knownDraft], files: [], ignored: [] };
    const shown = await open({ ...answers, chooseFiles: ok(review) });
    const { page, vault } = shown;
    await page.getByText('These codes are in the vault already').waitFor();
    await button(page, /^Import/).click();
    expect(await said(page, 'assertive')).toMatch(/^Nothing is left to import/);
    expect(await vault.calls('storeDrafts')).toEqual([]);
    await page.getByText('Take over that 2 more are used').click();
    await button(page, /^Import/).click();
    await expect.poll(() => title(page)).toBe('The codes are in the vault');
    expect(await stored(shown)).toMatchObject([{ draft: knownDraft.draft, updatesMarks: true, replaces: null }]);
    await shown.close();
  });
});

describe('ways in', () => {
  let shown: Shown;
  beforeAll(async () => {
    shown = await open({ ...answers, chooseFiles: ok(emptyReview) });
    await shown.page.getByRole('heading', { name: 'No recovery codes were found' }).waitFor();
  });

  test('where nothing is found, each file says why', { timeout: 120_000 }, async () => {
    const { page } = shown;
    expect(await page.getByText('This kind of file cannot be read yet', { exact: false }).count()).toBe(1);
    expect(await page.getByText('Line 9: 12 characters').count()).toBe(1);
    expect(await faultsOf(page, 'review-nothing')).toEqual([]);
  });

  test('Tab leaves the field to paste into; its text goes as bytes', async () => {
    const { page, vault } = shown;
    await vault.hold('readDrafts');
    await button(page, 'Paste or type').last().click();
    await page.getByRole('dialog', { name: 'Paste or type codes' }).waitFor();
    await page.keyboard.type('GitHub 1a2b3-4c5d6');
    await page.keyboard.press('Tab');
    await expect.poll(() => focused(page)).toBe('Cancel');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('progressbar', { name: 'Reading the files' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    const names = (await vault.calls('readDrafts')).map(({ args: [files] }) => (files as { name: string }[])[0]?.name);
    expect(names).toEqual(['']);
  });

  test('a reading can be cancelled', async () => {
    const { page, vault } = shown;
    await vault.tell('onProgress', { step: 'importing', done: 0.5 });
    expect(await page.getByRole('progressbar').getAttribute('value')).toBe('0.5');
    await button(page, 'Cancel').first().click();
    expect(await vault.calls('cancel')).toHaveLength(1);
  });

  test('after a lock in the middle, the next opening says that nothing was stored', async () => {
    const { page, vault } = shown;
    await vault.tell('onLocked');
    await page.reload();
    await unlock(page);
    expect(await said(page)).toBe('The import was dropped when the vault locked. Nothing of it was stored');
    await page.reload();
    await unlock(page);
    expect(await said(page)).not.toMatch(/dropped/);
  });

  test('files that are dropped are read here: a name and bytes, never a path', async () => {
    const { page, vault } = shown;
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['1a2b3-4c5d6'], 'github-recovery-codes.txt'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await github(page).waitFor();
    const [call] = await vault.calls('readDrafts');
    const [files] = (call?.args ?? []) as readonly (readonly object[])[];
    expect(files?.map((file) => Object.keys(file))).toEqual([['name', 'bytes']]);
  });
});
