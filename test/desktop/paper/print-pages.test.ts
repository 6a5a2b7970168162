/** Pages to be printed: an address answers once, and the document can do nothing but be printed. */
import { describe, expect, test } from 'vitest';
import { createPrintPages } from '../../../main/desktop/paper/print-pages.ts';

const svgs = ['<svg id="one"></svg>', '<svg id="two"></svg>'];
const get = (url: string, method = 'GET') => ({ url, method });

test('an address is one of our own, and no two are the same', () => {
  const pages = createPrintPages();
  const urls = Array.from({ length: 50 }, () => pages.offer(svgs, 'a4').url);
  expect(urls.every((url) => /^app:\/\/vault\/print\/[0-9a-f]{32}$/.test(url))).toBe(true);
  expect(new Set(urls).size).toBe(50);
});

describe('the first GET', () => {
  test.each([
    ['a4', '210mm 297mm'],
    ['letter', '215.9mm 279.4mm'],
  ] as const)(
    'gives the pages in order, on %s without margins, under a name that tells nothing',
    async (paper, size) => {
      const pages = createPrintPages();
      const answer = pages.answer(get(pages.offer(svgs, paper).url));
      const text = await answer.text();
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(text).toContain('<title>Coldkeep</title>');
      expect(text).toContain(`@page { size: ${size}; margin: 0 }`);
      expect(text).toContain(`<body>${svgs.join('')}</body>`);
    },
  );

  test('allows one style of its own and nothing else', async () => {
    const pages = createPrintPages();
    const answer = pages.answer(get(pages.offer(svgs, 'a4').url));
    const policy = answer.headers.get('content-security-policy') ?? '';
    const nonce = /<style nonce="([^"]{24})">/.exec(await answer.text())?.[1];
    expect(policy.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      `style-src 'nonce-${nonce}'`,
      "trusted-types 'none'",
    ]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('404, and nothing in it, for', () => {
  test('the second GET', async () => {
    const pages = createPrintPages();
    const { url } = pages.offer(svgs, 'a4');
    pages.answer(get(url));
    const again = pages.answer(get(url));
    expect([again.status, await again.text()]).toEqual([404, '']);
  });

  test('what was dropped', () => {
    const pages = createPrintPages();
    const { url, drop } = pages.offer(svgs, 'a4');
    drop();
    expect(pages.answer(get(url)).status).toBe(404);
  });

  test.each([
    ['POST', (url: string) => url],
    ['GET', (url: string) => `${url}/`],
    ['GET', (url: string) => url.slice(0, -1)],
    ['GET', (url: string) => url.replace('vault', 'vault.example')],
    ['GET', () => 'app://vault/print/'],
    ['GET', () => 'app://vault/index.html'],
    ['GET', () => 'not an address'],
  ] as const)('%s of another address, and the page still waits: %s', async (method, other) => {
    const pages = createPrintPages();
    const { url } = pages.offer(svgs, 'a4');
    expect(pages.answer(get(other(url), method)).status).toBe(404);
    expect(pages.answer(get(url)).status).toBe(200);
  });
});
