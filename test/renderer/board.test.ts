/** The board in the built page, over a vault that answers from a fixture. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleAnswers } from './sample-views.ts';
import { type Shown, showPage, startBrowser } from './show-page.ts';
import { unlock } from './unlock.ts';

let browser: Browser;
let shown: Shown;

beforeAll(async () => {
  browser = await startBrowser();
  shown = await showPage(browser, sampleAnswers);
  await unlock(shown.page);
});

afterAll(async () => {
  await browser?.close();
});

test('arrives with the focus on its heading', async () => {
  const focused = await shown.page.evaluate(() => document.activeElement?.tagName);
  expect(focused).toBe('H1');
  expect(shown.troubles).toEqual([]);
});
