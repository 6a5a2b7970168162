/** The built page in a real Chromium, served as main serves it, with a vault that answers what the test says. */
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { START_URL } from '../../main/desktop/scheme.ts';
import { listServedFiles, serveFile } from '../../main/desktop/served-files.ts';
import { testChromium } from '../host/chromium.ts';
import { cleanEnv } from '../host/main-child.ts';
import { type Answers, type FakeVault, installFakeVault } from './fake-vault.ts';

const root = resolve(import.meta.dirname, '../..');
/** A secure context that needs no network: every request is answered here. */
const ORIGIN = 'https://vault.coldkeep.invalid';

export interface Shown {
  readonly page: Page;
  readonly vault: FakeVault;
  /** What the content policy refused, and errors that nobody caught. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

/** One Chromium for all pages of a spec. */
export async function startBrowser(): Promise<Browser> {
  const found = await testChromium();
  return chromium.launch({
    executablePath: found.executablePath,
    env: { ...cleanEnv(), ...found.env },
    chromiumSandbox: found.hasSandbox,
  });
}

async function serve(context: BrowserContext): Promise<void> {
  const files = await listServedFiles(join(root, process.env['COLDKEEP_OUT'] ?? 'out', 'renderer'));
  await context.route('**/*', async (route) => {
    const request = route.request();
    if (!request.url().startsWith(`${ORIGIN}/`)) return route.abort('blockedbyclient');
    const own = new URL(new URL(request.url()).pathname, START_URL).href;
    const answer = await serveFile(files, { url: own, method: request.method() });
    return route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
}

/** A page of its own, 1280 by 800, in light, without motion, in English and UTC. */
export async function showPage(browser: Browser, answers: Answers): Promise<Shown> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  await serve(context);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  const vault = await installFakeVault(page, answers);
  await page.goto(`${ORIGIN}/index.html`);
  return { page, vault, troubles, close: () => context.close() };
}
