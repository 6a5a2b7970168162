/** A proof: boxes in the shape of the code, what is missing or wrong, and what a proof leads to. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuestionView } from '../../preload/views/paper.ts';
import { answersOf, boxesOf, fill, firstEmpty, signsIn, without } from '../../renderer/proof-boxes.ts';
import type { Answers } from './fake-vault.ts';
import { focused, said } from './focus.ts';
import { faultsOf } from './looks.ts';
import { sampleChallenge, sampleSheets } from './sample-paper.ts';
import { ok, sampleAnswers } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

const word: QuestionView = {
  service: 'Ledger',
  account: null,
  number: 1,
  unit: 'word',
  positions: [7],
  shape: [24],
};

describe('the boxes of a proof', () => {
  const boxes = boxesOf(sampleChallenge.questions);
  const empty = boxes.map(() => '');

  test.each([
    [0, ['a'], ['a', '', '', '', '', ''], 1],
    [5, ['a'], ['', '', '', '', '', 'a'], 5],
    [2, ['a', 'b'], ['', '', 'a', 'b', '', ''], 4],
    [4, ['a', 'b', 'c'], ['', '', '', '', 'a', 'b'], 5],
    [3, ['1', '2', '3', '4', '5', '6'], ['1', '2', '3', '4', '5', '6'], 5],
    [0, [], empty, 1],
  ] as const)('signs put into box %i: %j', (at, signs, filled, next) => {
    expect(fill(boxes, empty, at, signs)).toEqual({ filled, next });
  });

  test('signs skip a box for a word', () => {
    const [first, second] = sampleChallenge.questions;
    if (first === undefined || second === undefined) throw new Error('the fixture has no questions');
    const mixed = boxesOf([first, word, second]);
    expect(fill(mixed, ['', '', '', '', ''], 0, ['a', 'b', 'c', 'd']).filled).toEqual(['a', 'b', '', 'c', 'd']);
  });

  test('marks and blanks are no signs', () => {
    expect(signsIn(' 7f-66 e•')).toEqual(['7', 'f', '6', '6', 'e']);
  });

  test('one answer for each question, an empty box found, a wrong pair taken out', () => {
    const filled = ['7', '1', 'a', 'b', '9', '0'];
    expect(answersOf(sampleChallenge.questions, boxes, filled)).toEqual(['71', 'ab', '90']);
    expect(answersOf([word], boxesOf([word]), ['abandon'])).toEqual(['abandon']);
    expect(firstEmpty(filled)).toBe(-1);
    expect(firstEmpty(['a', ' ', 'b'])).toBe(1);
    expect(without(boxes, filled, [1])).toEqual(['7', '1', '', '', '9', '0']);
  });
});

const answers: Answers = {
  ...sampleAnswers,
  sheets: ok(sampleSheets),
  challenge: ok(sampleChallenge),
  answerChallenge: ok({ isProven: false, wrong: [1] }),
  endChallenge: ok(null),
  endCopy: ok(null),
};

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function atProof(given: Answers = answers): Promise<Shown> {
  const shown = await showPage(browser, given);
  const { page } = shown;
  await unlock(page);
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Sheets/ })
    .click();
  await page.getByRole('button', { name: 'Prove: S-0012-MT/1' }).click();
  await page.getByRole('heading', { level: 1, name: 'Prove S-0012-MT/1' }).waitFor();
  return shown;
}

const box = (page: Page, code: number, position: number) =>
  page.getByRole('group', { name: `Code ${code}, characters 3 and 4` }).getByLabel(`Character ${position}`);
const values = (page: Page): Promise<string[]> =>
  page.locator('[data-box]').evaluateAll((boxes) => boxes.map((each) => (each as HTMLInputElement).value));
const button = (page: Page, name: string) => page.getByRole('button', { name });
const place = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['box']);
const title = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

function paste(page: Page, text: string): Promise<void> {
  return page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', given);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

describe('three codes, two characters each', () => {
  let shown: Shown;
  beforeAll(async () => {
    shown = await atProof();
  });

  test('says what to take and how much to fill in; Tab leads from the heading to the first box', async () => {
    const { page } = shown;
    await page.getByText('Take the sheet from its place, Desk drawer, and fill in six characters from it.').waitFor();
    await expect.poll(() => focused(page)).toBe('Prove S-0012-MT/1');
    await page.keyboard.press('Tab');
    expect(await place(page)).toBe('0');
    expect(await page.locator('[data-box]').count()).toBe(6);
  });

  test('a filled box moves on, Backspace moves back, a sign over another takes its place', async () => {
    const { page } = shown;
    await page.keyboard.type('7x');
    expect(await place(page)).toBe('2');
    await page.keyboard.press('Backspace');
    expect(await place(page)).toBe('1');
    expect(await values(page)).toEqual(['7', '', '', '', '', '']);
    await page.keyboard.type('1');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('2');
    expect(await values(page)).toEqual(['7', '2', '', '', '', '']);
    expect(await place(page)).toBe('2');
  });

  test('pressed early, Check names the box that is empty and goes there', async () => {
    const { page, vault } = shown;
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page, 'assertive')).toBe('Character 3 of code 5 is missing.');
    expect(await place(page)).toBe('2');
    expect(await vault.calls('answerChallenge')).toEqual([]);
  });

  test('looks right in every look and size', { timeout: 120_000 }, async () => {
    expect(await faultsOf(shown.page, 'prove')).toEqual([]);
    expect(shown.troubles).toEqual([]);
  });

  test('a paste of as many characters as there are boxes fills all', async () => {
    const { page } = shown;
    await box(page, 5, 4).focus();
    await paste(page, '71-ab 90');
    expect(await values(page)).toEqual(['7', '1', 'a', 'b', '9', '0']);
  });

  test('of a mismatch only the wrong pair is emptied, and the focus is there', { timeout: 120_000 }, async () => {
    const { page, vault } = shown;
    await page.keyboard.press('Enter');
    await page.getByText('Code 5 does not match', { exact: true }).waitFor();
    expect((await vault.calls('answerChallenge')).at(-1)?.args).toEqual([['71', 'ab', '90']]);
    expect(await values(page)).toEqual(['7', '1', '', '', '9', '0']);
    await expect.poll(() => place(page)).toBe('2');
    expect(await said(page, 'assertive')).toBe('Code 5 does not match. Look at the paper again.');
    expect(await faultsOf(page, 'prove-mismatch')).toEqual([]);
  });

  test('a second mismatch is said again', async () => {
    const { page, vault } = shown;
    const before = await page.locator('[data-said="assertive"]').textContent();
    await page.keyboard.type('xy');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await vault.calls('answerChallenge')).length).toBe(2);
    await expect.poll(() => page.locator('[data-said="assertive"]').textContent()).not.toBe(before);
    await expect.poll(() => values(page)).toEqual(['7', '1', '', '', '9', '0']);
  });

  test('who cannot read it is told what that means, and may try again', async () => {
    const { page } = shown;
    await button(page, 'I cannot read it').click();
    await page.getByText('Then this paper does not count').waitFor();
    await button(page, 'Try again').click();
    expect(await page.getByText('Then this paper does not count').count()).toBe(0);
  });

  test('proven: it says so, and names what is to be destroyed now', { timeout: 120_000 }, async () => {
    const { page, vault } = shown;
    await vault.answer(
      'answerChallenge',
      ok({
        isProven: true,
        copy: 'S-0012-MT/1',
        provenAt: '2026-11-24T10:52:00.000Z',
        provenUntil: '2027-11-24',
        destroy: [{ copy: 'S-0008-KQ/1', place: 'Bank box 212' }],
      }),
    );
    await box(page, 5, 3).focus();
    await page.keyboard.type('cd');
    await page.keyboard.press('Enter');
    await expect.poll(() => title(page)).toBe('S-0012-MT/1 is proven');
    await expect.poll(() => focused(page)).toBe('S-0012-MT/1 is proven');
    expect(await said(page)).toBe('S-0012-MT/1 proven');
    expect(await page.getByText('The next proof is due by 24 Nov 2027.', { exact: false }).count()).toBe(1);
    expect(await page.getByText('Now destroy S-0008-KQ/1').count()).toBe(1);
    expect(await faultsOf(page, 'prove-proven')).toEqual([]);
  });

  test('the old copy is called destroyed only after a question', async () => {
    const { page, vault } = shown;
    await button(page, 'It is destroyed').click();
    await page.getByRole('alertdialog', { name: 'Is S-0008-KQ/1 destroyed?' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Not yet');
    expect(await vault.calls('endCopy')).toEqual([]);
    await page.getByRole('alertdialog').getByRole('button', { name: 'It is destroyed' }).click();
    await expect.poll(() => page.getByText('Now destroy S-0008-KQ/1').count()).toBe(0);
    expect((await vault.calls('endCopy')).at(-1)?.args).toEqual(['S-0008-KQ/1', 'destroyed']);
  });

  test('Enter is done, and the challenge is over', async () => {
    const { page, vault } = shown;
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => title(page)).toBe('Sheets and places');
    expect(await vault.calls('endChallenge')).toHaveLength(1);
  });
});

describe('a phrase and troubles', () => {
  test('a phrase is asked for by its words', { timeout: 120_000 }, async () => {
    const shown = await atProof({ ...answers, challenge: ok({ ...sampleChallenge, questions: [word] }) });
    const { page, vault } = shown;
    await page.getByText('fill in one word from it').waitFor();
    await page.getByRole('textbox', { name: 'Word 7' }).fill('absorb');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await vault.calls('answerChallenge')).at(-1)?.args).toEqual([['absorb']]);
    expect(await faultsOf(page, 'prove-words')).toEqual([]);
    await shown.close();
  });

  test('after too many wrong answers others can be asked for', async () => {
    const shown = await atProof({
      ...answers,
      answerChallenge: { ok: false, code: 'proof-failed', facts: {} },
    });
    const { page, vault } = shown;
    await box(page, 2, 3).focus();
    await paste(page, '71ab90');
    await page.keyboard.press('Enter');
    await button(page, 'Ask for other characters').click();
    await expect.poll(() => values(page)).toEqual(['', '', '', '', '', '']);
    expect(await vault.calls('challenge')).toHaveLength(2);
    await shown.close();
  });

  test('a copy that cannot be proven says why', async () => {
    const shown = await atProof({ ...answers, challenge: { ok: false, code: 'copy-not-found', facts: {} } });
    await shown.page.getByText('This copy cannot be proven now').waitFor();
    await button(shown.page, 'Back to the sheets').click();
    await expect.poll(() => title(shown.page)).toBe('Sheets and places');
    await shown.close();
  });
});
