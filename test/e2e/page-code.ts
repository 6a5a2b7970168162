/** Runs code as the page itself would: what Playwright evaluates may do things that the content policy forbids a page. */
import type { Page } from 'playwright-core';

/**
 * Calls `attempt` in the page's own world from a timer, outside of the debugger's call.
 *
 * Errors come back as rejections; `attempt` must not use anything from around it.
 */
export async function runInPage<T>(
  page: Page,
  attempt: (argument: string) => T | Promise<T>,
  argument = '',
): Promise<T> {
  const holder = await page.evaluateHandle(
    ([fn, given]) =>
      new Promise<{ value: unknown }>((resolve, reject) => {
        setTimeout(() => {
          Promise.resolve()
            .then(() => (fn as (argument: unknown) => unknown)(given))
            .then((value) => resolve({ value }), reject);
        });
      }),
    [await page.evaluateHandle(`(${String(attempt)})`), argument] as const,
  );
  return (await holder.jsonValue()).value as T;
}
