/** What the focus and the live regions say of a page that is shown. */
import type { Page } from 'playwright-core';

/** The name or the text of what has the focus; empty for the page itself. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
    return (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').trim();
  });
}

/** What was said last, without the sign that makes it new. */
export async function said(page: Page, how: 'polite' | 'assertive' = 'polite'): Promise<string> {
  return (await page.locator(`[data-said="${how}"]`).innerText()).replaceAll('\u00a0', '').trim();
}
