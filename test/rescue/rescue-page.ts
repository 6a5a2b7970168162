/** The built rescue page in a real Chromium, opened as a file, with every request written down. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page, Request } from 'playwright-core';

export const PAGE = join(
  resolve(import.meta.dirname, '../..'),
  process.env['COLDKEEP_OUT'] ?? 'out',
  'rescue/rescue.html',
);

export interface RescuePage {
  readonly page: Page;
  /** What the page asked for beside itself; it never may. */
  readonly requests: string[];
  /** What the content policy refused, and errors that nobody caught. */
  readonly troubles: string[];
  close(): Promise<void>;
}

export interface NamedBytes {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const named = (name: string, bytes: Uint8Array | string): NamedBytes => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});

/** A page of its own, in light, in English and UTC. */
export async function openRescuePage(browser: Browser): Promise<RescuePage> {
  if (!existsSync(PAGE)) throw new Error(`${PAGE} is not there: npm run build makes it`);
  const context = await browser.newContext({
    viewport: { width: 1100, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
    offline: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(50_000);
  const requests: string[] = [];
  const troubles: string[] = [];
  const own = pathToFileURL(PAGE).href;
  const note = (request: Request): void => {
    const failure = request.failure();
    if (request.url() !== own) requests.push([request.url(), failure?.errorText ?? 'answered'].join(' '));
  };
  page.on('requestfailed', note);
  page.on('requestfinished', note);
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  await page.goto(own);
  return { page, requests, troubles, close: () => context.close() };
}

export interface WayIn {
  readonly secret: string;
  readonly keyFile?: string;
  readonly shares?: readonly string[];
}

/** Fills in the form and opens; what comes of it shows in the page. */
export async function openWith(page: Page, bytes: Uint8Array, { secret, keyFile, shares }: WayIn): Promise<void> {
  await page.getByLabel('Vault file').setInputFiles(named('own.coldkeep', bytes));
  if (shares !== undefined && shares.length > 0) {
    await page.getByRole('radio', { name: 'Shares' }).check();
    await page.getByRole('textbox', { name: 'Shares' }).fill(shares.join('\n'));
  } else {
    await page.getByRole('textbox', { name: 'Passphrase or recovery key' }).fill(secret);
    if (keyFile !== undefined) await page.getByLabel('Key file').setInputFiles(named('own.key', keyFile));
  }
  await page.getByRole('button', { name: 'Open', exact: true }).click();
}

/** Every code that is shown, as `set 1 code state`, by the id of the set as people see it. */
export function shownCodes(page: Page): Promise<string[]> {
  return page
    .locator('.set.is-shown')
    .evaluateAll((sets) =>
      sets.flatMap((set) =>
        [...set.querySelectorAll('tbody tr')].map((row) =>
          [
            /s-[0-9a-z]{26}/.exec(set.textContent ?? '')?.[0] ?? '',
            ...[...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''),
          ].join(' '),
        ),
      ),
    );
}
