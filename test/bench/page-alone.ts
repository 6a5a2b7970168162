/** The page over a vault that is made up, in Chromium: its first picture, its answer to keys, its scrolling; each beside a bare page. */
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { samplePage } from '../renderer/sample-account.ts';
import { sampleAnswers } from '../renderer/sample-views.ts';
import { showPage } from '../renderer/show-page.ts';
import { answerPages, countMatches, isLastDrawn, type Opened, openBoard } from './page/board-page.ts';
import { makeRows } from './page/made-up-rows.ts';
import { type Cells, drawPlainRows, installPlainList, installPlainSearch } from './page/plain-page.ts';
import { installWatch } from './page/watch.ts';
import { CATEGORIES, MARKS, type Scrolling, scrollingOf } from './trace.ts';

/** Searches that find much, little and nothing: 45 keys. */
const SEARCHES = ['github', 'bank box', 'ops-12', 'stripe n', 'drawer', 'harbour', 'zzz', 'a'];
/** A fast typist's pace. */
const KEY_PAUSE_MS = 150;
/** One event of the wheel for each picture; so many to the end, and as many at a time before it is looked whether that is it. */
const WHEEL_PAUSE_MS = 16;
const WHEEL_EVENTS = 300;
const WHEEL_EVENTS_A_LOOK = 20;
/** Over the rows, in both pages. */
const POINTER = { x: 400, y: 400 };
const VIEWPORT = { width: 1280, height: 800 };

export interface Figures {
  readonly firstMs: number;
  /** Until all rows are there; of the board alone. */
  readonly allMs: number | null;
  readonly keysMs: readonly number[];
  readonly scrolling: Scrolling;
}

/** Types all searches into the field that has the focus. */
async function typeSearches(page: Page, check: (query: string) => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => window.watch.keys.splice(0));
  for (const search of SEARCHES) {
    await page.keyboard.press('ControlOrMeta+a');
    for (const key of search) {
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await setTimeout(KEY_PAUSE_MS);
    }
    await check(search);
  }
  const times = await page.evaluate(() => window.watch.keys);
  const keys = SEARCHES.join('').length;
  if (times.length !== keys) throw new Error(`${keys} keys were pressed and ${times.length} were painted`);
  return times;
}

/** From the top to the end by the wheel, under a trace. */
async function scrollThrough(browser: Browser, page: Page): Promise<Scrolling> {
  await page.mouse.move(POINTER.x, POINTER.y);
  const { left: heightPx } = await page.evaluate((at) => window.watch.scrolled(at), POINTER);
  await browser.startTracing(page, { categories: [...CATEGORIES] });
  await page.evaluate((name) => void performance.mark(name), MARKS.from);
  let { top, left } = { top: -1, left: heightPx };
  while (left >= 1) {
    for (let event = 0; event < WHEEL_EVENTS_A_LOOK; event++)
      await Promise.all([page.mouse.wheel(0, heightPx / WHEEL_EVENTS), setTimeout(WHEEL_PAUSE_MS)]);
    const now = await page.evaluate((at) => window.watch.scrolled(at), POINTER);
    if (now.top === top) throw new Error('the wheel does not scroll any more, and the end is not there');
    ({ top, left } = now);
  }
  await page.evaluate((name) => void performance.mark(name), MARKS.to);
  const trace = await browser.stopTracing();
  return scrollingOf(trace);
}

/** @returns the figures, and the text of the rows that were drawn first. */
export async function measureBoard(browser: Browser, accounts: number): Promise<Figures & { readonly cells: Cells }> {
  const { unlock: _, ...answers } = sampleAnswers;
  const shown = await showPage(browser, answers);
  const { page } = shown;
  try {
    await page.evaluate(installWatch);
    await page.evaluate(makeRows, accounts);
    await page.evaluate(answerPages, samplePage);
    await page.getByLabel('Passphrase', { exact: true }).fill('a passphrase for measuring only');
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.waitForFunction(() => window.fakeVault.waiting.some(({ name }) => name === 'unlock'));
    await page.evaluate(() => window.watch.painted());
    const opened: Opened = await page.evaluate(openBoard);
    const search = page.getByLabel('Search', { exact: true });
    await search.click();
    const keysMs = await typeSearches(page, async (query) => {
      const { listed, wanted } = await page.evaluate(countMatches, query);
      if (listed !== wanted) throw new Error(`${query}: ${listed} rows are listed, not ${wanted}`);
    });
    await search.fill('');
    await page.evaluate(() => window.watch.painted());
    const scrolling = await scrollThrough(browser, page);
    if (!(await page.evaluate(isLastDrawn))) throw new Error('at the end of the list its last row is not drawn');
    if (shown.troubles.length > 0) throw new Error(shown.troubles.join('\n'));
    return { ...opened, keysMs, scrolling };
  } finally {
    await shown.close();
  }
}

async function withBarePage<T>(browser: Browser, accounts: number, task: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    await page.setContent('<!doctype html><title>peer</title>');
    await page.evaluate(installWatch);
    await page.evaluate(makeRows, accounts);
    return await task(page);
  } finally {
    await context.close();
  }
}

/** The same in bare pages. @param cells of the rows that the board drew first. */
export async function measurePeers(browser: Browser, accounts: number, cells: Cells): Promise<Figures> {
  const firstMs = await withBarePage(browser, accounts, (page) => page.evaluate(drawPlainRows, cells));
  const keysMs = await withBarePage(browser, accounts, async (page) => {
    await page.evaluate(installPlainSearch, cells.length);
    return typeSearches(page, async () => undefined);
  });
  const scrolling = await withBarePage(browser, accounts, async (page) => {
    await page.evaluate(installPlainList);
    return scrollThrough(browser, page);
  });
  return { firstMs, allMs: null, keysMs, scrolling };
}
