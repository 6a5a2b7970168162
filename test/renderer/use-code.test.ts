/** One code alone on the screen: what can be pressed, what is said, and that the code is gone when it should be. */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MarkedCode, ShownCode } from '../../preload/views/codes.ts';
import type { Answers } from './fake-vault.ts';
import { faultsOf } from './looks.ts';
import { googleAccount, googleSet, samplePage } from './sample-account.ts';
import { ok, sampleAnswers, sampleSettings } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

const CODE = '4e0b1-97d3c';

const shownCode: ShownCode = {
  set: googleSet,
  number: 2,
  text: CODE,
  leftAfter: 7,
  left: 8,
  doubt: null,
  recordedAt: '2026-11-24T10:42:00.000Z',
  hidesInSeconds: 60,
};

const marked: MarkedCode = {
  set: googleSet,
  number: 2,
  outcome: 'used',
  event: 'e'.repeat(32),
  left: 7,
  next: 3,
  isRefusedTwice: false,
  isSetRevoked: false,
  needsNewCode: false,
  crossOff: [{ copy: 'S-0012-MT/1', place: 'Desk drawer' }],
};

const answers: Answers = {
  ...sampleAnswers,
  showAccount: ok(samplePage),
  reveal: ok(shownCode),
  hideCode: ok(null),
  keepShowing: ok(null),
  markCode: ok(marked),
  undo: ok({ set: googleSet, number: 2, left: 8 }),
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
const polite = (): Promise<string | null> => shown.page.locator('[data-said="polite"]').textContent();
const press = (key: string): Promise<void> => shown.page.keyboard.press(key);
const focused = (): Promise<string> => shown.page.evaluate(() => document.activeElement?.textContent ?? '');
/** Whether the signs of the code stand anywhere in the page, as text or in an attribute. */
const isInPage = (): Promise<boolean> =>
  shown.page.evaluate((code) => {
    const texts = [...document.querySelectorAll('*')].flatMap((element) => [
      element.textContent,
      ...[...element.attributes].map(({ value }) => value),
    ]);
    return texts.some((text) => code.split('-').some((part) => text.replaceAll(/\s/g, '').includes(part)));
  }, CODE);

/** The account is opened from the board, the code from the account, all by keys. */
async function openCode(given: Answers = answers): Promise<void> {
  await shown?.close();
  shown = await showPage(browser, given);
  await unlock(shown.page);
  await shown.page.getByRole('row', { name: /Google/ }).focus();
  await press('Enter');
  await heading('Google').waitFor();
  await press('u');
  await shown.page.getByRole('main', { name: 'Use a code' }).waitFor();
}

describe('with a code on show', () => {
  beforeEach(() => openCode());

  test('asks main once for the next code of the set', async () => {
    await heading('Type this where Google asks for a recovery code').waitFor();
    expect(await shown.vault.calls('reveal')).toEqual([{ name: 'reveal', args: [googleSet, null] }]);
  });

  test('the code is seen and not heard', async () => {
    const code = shown.page.getByRole('img', { name: 'Code 2, on the screen. Press S to have it spelled out.' });
    await code.waitFor();
    expect((await code.textContent())?.replaceAll(/\s/g, '')).toBe(CODE);
    expect(await isInPage()).toBe(true);
    const tree = await shown.page.locator('body').ariaSnapshot();
    expect(tree).not.toContain('4e0b1');
    expect(tree).not.toContain('97d3c');
    expect(await shown.page.title()).toBe('Coldkeep');
  });

  test('S spells it by name, and S again shows it whole', async () => {
    await heading('Type this where Google asks for a recovery code').waitFor();
    await press('s');
    await heading('Read it out, one by one').waitFor();
    const spelled = shown.page.getByRole('region', { name: 'Read it out, one by one' });
    expect(await spelled.locator('small').allTextContents()).toEqual([
      ...['four', 'echo', 'zero', 'bravo', 'one'],
      ...['nine', 'seven', 'delta', 'three', 'charlie'],
    ]);
    await press('s');
    await heading('Type this where Google asks for a recovery code').waitFor();
  });

  test('Space gives more time, on the button that has the focus as well', async () => {
    await heading('Type this where Google asks for a recovery code').waitFor();
    await expect.poll(() => focused()).toContain('I have typed it');
    await press('Space');
    expect(await shown.vault.calls('keepShowing')).toHaveLength(1);
    await heading('Type this where Google asks for a recovery code').waitFor();
  });

  test('H takes it out of the page; Enter shows it again', async () => {
    await heading('Type this where Google asks for a recovery code').waitFor();
    await press('h');
    await heading('The code is hidden').waitFor();
    expect(await isInPage()).toBe(false);
    expect(await shown.vault.calls('hideCode')).not.toHaveLength(0);
    await press('Enter');
    await heading('Type this where Google asks for a recovery code').waitFor();
    expect((await shown.vault.calls('reveal')).at(-1)?.args).toEqual([googleSet, 2]);
  });

  test('when its time is over it is gone, and that is said', async () => {
    await heading('Type this where Google asks for a recovery code').waitFor();
    await shown.vault.tell('onCountdowns', { reveal: 10, lock: null, clipboard: null });
    await shown.page.getByText('Hides in 10 seconds').first().waitFor();
    expect(await polite()).toBe('Hides in 10 seconds');
    await shown.vault.tell('onHidden');
    await heading('The code is hidden').waitFor();
    expect(await isInPage()).toBe(false);
    expect(await polite()).toBe('Code 2 is hidden');
  });

  test('leaving asks first what came of it, and the code is gone by then', async () => {
    await heading('Type this where Google asks for a recovery code').waitFor();
    await press('Escape');
    await heading('Did Google let you in?').waitFor();
    expect(await isInPage()).toBe(false);
    await press('Enter');
    expect(await shown.vault.calls('markCode')).toEqual([]);
    await press('Escape');
    await heading('Google').waitFor();
    expect(await polite()).toBe('Code 2 waits for its outcome');
  });

  test('1 says that it worked; Z takes that back and asks again', async () => {
    await heading('Type this where Google asks for a recovery code').waitFor();
    await press('Enter');
    await heading('Did Google let you in?').waitFor();
    await press('1');
    await heading('You are in. 7 codes left.').waitFor();
    expect(await polite()).toBe('Code 2 marked used, 7 left');
    await shown.page.getByText('Cross off code 2 on paper').waitFor();
    await press('z');
    await heading('Did Google let you in?').waitFor();
    expect(await polite()).toBe('Code 2 taken back, 8 left');
    expect((await shown.vault.calls('undo')).at(-1)?.args).toEqual([marked.event]);
  });

  test('2 says what to check and leads to the next code', async () => {
    await shown.vault.answer('markCode', ok({ ...marked, outcome: 'refused' }));
    await heading('Type this where Google asks for a recovery code').waitFor();
    await press('Enter');
    await heading('Did Google let you in?').waitFor();
    await press('2');
    await heading('Code 2 was refused. Seven are left.').waitFor();
    await press('Enter');
    await heading('Type this where Google asks for a recovery code').waitFor();
    expect((await shown.vault.calls('reveal')).at(-1)?.args).toEqual([googleSet, 3]);
  });

  test('after two refusals no further code is offered', async () => {
    await shown.vault.answer('markCode', ok({ ...marked, outcome: 'refused', next: null, isRefusedTwice: true }));
    await heading('Type this where Google asks for a recovery code').waitFor();
    await press('Enter');
    await heading('Did Google let you in?').waitFor();
    await press('2');
    await heading('Two codes in a row were refused').waitFor();
    expect(await shown.page.getByRole('button', { name: /^Show code/ }).count()).toBe(0);
  });

  test('3 leaves it unused and goes back, with a way to undo', async () => {
    await shown.vault.answer('markCode', ok({ ...marked, outcome: 'not-tried', left: 8 }));
    await heading('Type this where Google asks for a recovery code').waitFor();
    await press('Enter');
    await heading('Did Google let you in?').waitFor();
    await press('3');
    await heading('Google').waitFor();
    expect(await polite()).toBe('Code 2 stays unused, 8 left');
    await shown.page.getByRole('button', { name: 'Undo', exact: true }).waitFor();
  });

  test('nothing is copied unless the settings allow it', async () => {
    await heading('Type this where Google asks for a recovery code').waitFor();
    expect(await shown.page.getByRole('button', { name: 'Copy' }).count()).toBe(0);
  });
});

test('when it may, a copy is said with its time, and can be cleared', async () => {
  await openCode({
    ...answers,
    settings: ok({ ...sampleSettings, allowsClipboard: true }),
    copyCode: ok(null),
    clearClipboard: ok(null),
  });
  await shown.page.getByRole('button', { name: 'Copy' }).click();
  expect(await polite()).toBe('Code 2 is on the clipboard for 10 seconds. Clipboard managers may keep it longer');
});

test('a code that cannot be recorded is shown only on request, and the page says so', async () => {
  await openCode({
    ...answers,
    reveal: { ok: false, code: 'not-recordable', facts: {} },
    revealUnrecorded: ok({ ...shownCode, recordedAt: null }),
  });
  await heading('This opening cannot be written into the log').waitFor();
  expect(await isInPage()).toBe(false);
  await shown.page.getByRole('button', { name: 'Show it all the same' }).click();
  await shown.page.getByText(/not in the log yet/).waitFor();
  expect((await shown.vault.calls('revealUnrecorded')).at(-1)?.args).toEqual([googleSet, 2]);
});

test.each([
  ['a long run in fours', 'a1b2c3d4e5f60718', ['a1b2', 'c3d4', 'e5f6', '0718']],
  ['six signs whole', '482916', ['482916']],
  ['groups as written', '1234 5678', ['1234', '5678']],
  ['a phrase by words', 'correct horse battery staple', ['correct', 'horse', 'battery', 'staple']],
])('shows %s', async (_name, text, groups) => {
  await openCode({ ...answers, reveal: ok({ ...shownCode, text }) });
  await shown.page.getByRole('img', { name: /^Code 2/ }).waitFor();
  expect(await shown.page.locator('.code-text__group').allTextContents()).toEqual(groups);
});

describe('looks', () => {
  test('on show, spelled, asked, worked, refused', async () => {
    await openCode();
    await heading('Type this where Google asks for a recovery code').waitFor();
    const faults = [...(await faultsOf(shown.page, 'use-code'))];
    await press('s');
    await heading('Read it out, one by one').waitFor();
    faults.push(...(await faultsOf(shown.page, 'use-code-spelled')));
    await press('h');
    await heading('The code is hidden').waitFor();
    faults.push(...(await faultsOf(shown.page, 'use-code-hidden')));
    await shown.page.getByRole('button', { name: 'I have typed it' }).click();
    await heading('Did Google let you in?').waitFor();
    faults.push(...(await faultsOf(shown.page, 'use-code-outcome')));
    await press('1');
    await heading('You are in. 7 codes left.').waitFor();
    faults.push(...(await faultsOf(shown.page, 'use-code-worked')));
    expect(faults).toEqual([]);
    expect(shown.troubles).toEqual([]);
  });

  test('a code of 64 signs', async () => {
    await openCode({ ...answers, reveal: ok({ ...shownCode, text: 'a1B2'.repeat(16) }) });
    await shown.page.getByRole('img', { name: /^Code 2/ }).waitFor();
    expect(await faultsOf(shown.page, 'use-code-long')).toEqual([]);
  });
});

test('the account is where one comes back to', async () => {
  await openCode();
  await heading('Type this where Google asks for a recovery code').waitFor();
  await press('Enter');
  await heading('Did Google let you in?').waitFor();
  await press('Escape');
  await heading('Google').waitFor();
  expect((await shown.vault.calls('showAccount')).at(-1)?.args).toEqual([googleAccount]);
});
