/** What every screen has to hold in every look: no finding of axe, nothing cut off, no surprise in the content policy. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const results = resolve(import.meta.dirname, '../../test-results');

interface Look {
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly forcedColors: 'active' | 'none';
}

const looks: readonly Look[] = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'forced-colors', colorScheme: 'light', forcedColors: 'active' },
];

/** The size of text that a user has not changed, in pixels. */
const USUAL_TEXT = 16;

/** Sizes in CSS pixels: the drawn one, the smallest window, that window zoomed to 200 %, and text alone at 200 %. */
const sizes = [
  { name: '1280x800', width: 1280, height: 800, text: USUAL_TEXT },
  { name: '900x600', width: 900, height: 600, text: USUAL_TEXT },
  { name: '900x600-zoomed-to-200', width: 450, height: 300, text: USUAL_TEXT },
  { name: '900x600-text-at-200', width: 900, height: 600, text: 2 * USUAL_TEXT },
];

/** As the user's own setting does it: `rem` follows in the page and in media queries alike. */
async function setTextSize(page: Page, px: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: px, fixed: px } });
  await cdp.detach();
}

/** Boxes that stick out of the window sideways, and boxes whose own words do not fit into them. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['the page'] : [];
    const boxes = [...document.body.querySelectorAll('*')].filter((box) => {
      const style = getComputedStyle(box);
      const isHidden = style.clipPath !== 'none' || box.tagName === 'INPUT' || box.closest('svg') !== null;
      const isCut = style.overflowX !== 'visible' && box.scrollWidth > box.clientWidth + 1;
      const { left, right } = box.getBoundingClientRect();
      return !isHidden && (isCut || left < -1 || right > innerWidth + 1);
    });
    return [...wide, ...boxes.map((box) => `${box.tagName.toLowerCase()}.${box.className}`)];
  });
}

/** Rules whose answer is another one in another look; all others are asked once, in light. */
const lookRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds in the page as it stands. Its script is put in once per page. */
async function axeFaults(page: Page, rules: readonly string[] | null): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await run(document, {
      resultTypes: ['violations'],
      ...(only === null ? {} : { runOnly: { type: 'rule', values: [...only] } }),
    });
    return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, rules);
}

/** Words that lie on other words, and words that lie outside of the part of their box that can be seen or scrolled to. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words: { readonly text: string; readonly element: Element; readonly boxes: readonly DOMRect[] }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = (node.textContent ?? '').trim();
      if (element === null || text === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest('.said, svg, [role="tooltip"], option') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      words.push({ text, element, boxes: [...range.getClientRects()].filter(({ width }) => width > 0) });
    }
    // What floats over the rest on purpose is compared with its own kind only.
    const layer = (element: Element): Element | null =>
      element.closest('[role="dialog"], [role="alertdialog"], [data-floats]');
    const meet = (one: DOMRect, other: DOMRect): boolean =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4;
    const seen = (box: DOMRect, element: Element): boolean => {
      for (let holder = element.parentElement; holder !== null; holder = holder.parentElement) {
        if (getComputedStyle(holder).overflowY === 'visible') continue;
        const { top, bottom } = holder.getBoundingClientRect();
        if (box.bottom <= top || box.top >= bottom) return false;
      }
      return true;
    };
    const found: string[] = [];
    words.forEach((one, place) => {
      for (const other of words.slice(place + 1)) {
        if (layer(one.element) !== layer(other.element)) continue;
        const touch = one.boxes.some((box) =>
          other.boxes.some((there) => meet(box, there) && seen(box, one.element) && seen(there, other.element)),
        );
        if (touch) found.push(`"${one.text.slice(0, 40)}" lies on "${other.text.slice(0, 40)}"`);
      }
    });
    return found;
  });
}

/** Everything that is wrong with the screen that is shown now; leaves the window as it was drawn. */
export async function faultsOf(page: Page, screen: string): Promise<string[]> {
  const faults: string[] = [];
  await mkdir(results, { recursive: true });
  for (const look of looks) {
    await page.emulateMedia({
      colorScheme: look.colorScheme,
      forcedColors: look.forcedColors,
      reducedMotion: 'reduce',
    });
    const found = await axeFaults(page, look.name === 'light' ? null : lookRules);
    faults.push(...found.map((fault) => `${look.name}: ${fault}`));
    await page.screenshot({ path: join(results, `${screen}-${look.name}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
  for (const { name, width, height, text } of sizes) {
    await page.setViewportSize({ width, height });
    await setTextSize(page, text);
    faults.push(...(await cutOff(page)).map((box) => `${name}: ${box} is cut off`));
    faults.push(...(await overlaps(page)).map((fault) => `${name}: ${fault}`));
    await page.screenshot({ path: join(results, `${screen}-${name}.png`) });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await setTextSize(page, USUAL_TEXT);
  return faults;
}
