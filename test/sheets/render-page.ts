/** Draws pages of a PDF by pdf.js in the test Chromium. Everything the page loads is answered from memory or node_modules: no port. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Page, type Route } from 'playwright-core';
import { testChromium } from '../host/chromium.ts';

const ORIGIN = 'https://sheet.test';
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.mjs'));
const fonts = join(import.meta.dirname, '../../assets/fonts');

/** File names of the source fonts by face. */
const FONT_FILES: Readonly<Record<string, string>> = {
  text: 'Inter_400Regular.ttf',
  strong: 'Inter_600SemiBold.ttf',
  code: 'SourceCodePro-Medium.ttf',
  'code-light': 'SourceCodePro-Regular.ttf',
};

/** A browser page that holds one PDF at a time. */
export interface SheetPage {
  /** Shows another file from now on. */
  show(pdf: Uint8Array): void;
  /** @returns PNG bytes of a page, counted from 1. */
  render(page: number, dpi: number): Promise<Uint8Array>;
  /** Calls a function of `in-page.js`. */
  call(name: 'compareSigns' | 'compareSvg' | 'loadFaces' | 'renderPage', ...args: readonly unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts the test Chromium with an empty page that can draw PDF files. */
export async function openSheetPage(): Promise<SheetPage> {
  const found = await testChromium();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    env: { ...process.env, ...found.env },
    chromiumSandbox: found.hasSandbox,
    args: ['--font-render-hinting=none', '--force-color-profile=srgb'],
  });
  let current: Uint8Array = new Uint8Array();
  const page = await openPage(browser, () => current);
  const call = (name: string, ...args: readonly unknown[]): Promise<unknown> =>
    page.evaluate(`globalThis.sheets.${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);
  return {
    show: (pdf) => {
      current = pdf;
    },
    render: async (number, dpi) => {
      const png = await call('renderPage', number, dpi);
      return new Uint8Array(Buffer.from(String(png), 'base64'));
    },
    call,
    close: () => browser.close(),
  };
}

async function openPage(browser: Browser, pdf: () => Uint8Array): Promise<Page> {
  const page = await browser.newPage();
  await page.route('**/*', (route) => answer(route, pdf));
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction('globalThis.sheets !== undefined');
  return page;
}

async function answer(route: Route, pdf: () => Uint8Array): Promise<void> {
  const { pathname, origin } = new URL(route.request().url());
  if (origin !== ORIGIN) return route.abort();
  const script = { contentType: 'text/javascript' };
  switch (pathname) {
    case '/':
      return route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/in-page.js"></script>',
      });
    case '/in-page.js':
      return route.fulfill({ ...script, path: join(import.meta.dirname, 'in-page.js') });
    case '/pdf.mjs':
    case '/pdf.worker.mjs':
      return route.fulfill({ ...script, path: join(pdfjs, pathname) });
    case '/sheet.pdf':
      return route.fulfill({ contentType: 'application/pdf', body: Buffer.from(pdf()) });
    default: {
      const file = FONT_FILES[/^\/fonts\/(.+)\.ttf$/u.exec(pathname)?.[1] ?? ''];
      if (file === undefined) return route.abort();
      return route.fulfill({ contentType: 'font/ttf', body: await readFile(join(fonts, file)) });
    }
  }
}

/**
 * Draws one page of a PDF. Starts a browser for it; use {@link openSheetPage} for many.
 *
 * @param page From 1.
 * @returns PNG bytes.
 */
export async function renderPdfPage(pdf: Uint8Array, page: number, dpi: number): Promise<Uint8Array> {
  const sheet = await openSheetPage();
  try {
    sheet.show(pdf);
    return await sheet.render(page, dpi);
  } finally {
    await sheet.close();
  }
}
