/** What a page that has been taken over could try, tried from page code against the built window (architecture.md; electron.md 1). */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CALL_ARGUMENTS } from '../../main/desktop/call-arguments.ts';
import { launchApp, type RunningApp } from '../host/launch.ts';
import { runInPage } from './page-code.ts';

const own = 'app://vault/index.html';
const usage = { ok: false, code: 'usage', facts: {} };

let app: RunningApp;
let folder: string;
let refusedBefore: number;
let violationsBefore: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-walls-'));
  app = await launchApp({ env: { COLDKEEP_DATA_DIR: folder } });
  await app.page.getByRole('heading', { level: 1, name: 'Coldkeep' }).waitFor();
});

afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => {
  refusedBefore = app.refused.length;
  violationsBefore = app.violations.length;
});

const refusedNow = () => app.refused.slice(refusedBefore).map(({ url }) => url);
const directivesNow = () => app.violations.slice(violationsBefore).map(({ directive }) => directive);

describe('headers', () => {
  test('every answer has a policy without unsafe sources, and a nonce of its own', async () => {
    const read = () =>
      app.page.evaluate(async () => {
        const answer = await fetch('/index.html');
        return Object.fromEntries(answer.headers);
      });
    const [first, second] = [await read(), await read()];
    const policy = first['content-security-policy'] ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'nonce-([\w+/=]{24})'; style-src 'nonce-\1'; /);
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
    expect(second['content-security-policy']).not.toBe(policy);
    expect(first).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-dns-prefetch-control': 'off',
    });
    expect(first['permissions-policy']).toMatch(/^accelerometer=\(\), .*usb=\(\)/);
  });

  test('the page is isolated and its origin secure', async () => {
    expect(await app.page.evaluate(() => [crossOriginIsolated, isSecureContext])).toEqual([true, true]);
  });

  test('a path that is not in the list is not there, however it is written', async () => {
    const paths = [
      '/',
      '/main.js',
      '/../main/main.js',
      '/%2e%2e/main/main.js',
      '/assets/',
      '/index.html/',
      '//index.html',
    ];
    const statuses = await app.page.evaluate(
      (list) => Promise.all(list.map(async (path) => (await fetch(new URL(path, location.href))).status)),
      paths.slice(0, 6),
    );
    expect(statuses).toEqual([404, 404, 404, 404, 404, 404]);
  });
});

/** What main tells by itself. */
const events = ['onCountdowns', 'onHidden', 'onLocked', 'onMenu', 'onProgress', 'onRows', 'onSafety'];

describe('the page', () => {
  test('has the calls of the contract and nothing of Node or Electron', async () => {
    const seen = await app.page.evaluate(() => ({
      globals: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', 'global'].filter(
        (name) => name in window,
      ),
      calls: Object.keys(Reflect.get(window, 'vault')).sort(),
      isFrozen: Object.isFrozen(Reflect.get(window, 'vault')),
    }));
    expect(seen).toEqual({
      globals: [],
      calls: [...Object.keys(CALL_ARGUMENTS), ...events].sort(),
      isFrozen: true,
    });
  });

  test('cannot replace what the preload put there', async () => {
    const outcome = await runInPage(app.page, () => {
      try {
        Object.defineProperty(window, 'vault', { value: {} });
        return 'replaced';
      } catch (error) {
        return error instanceof TypeError ? 'refused' : 'other';
      }
    });
    expect(outcome).toBe('refused');
  });
});

describe('a way out', () => {
  const outside = 'https://example.org/x';

  test('fetch to another origin is stopped by the policy, before any request', async () => {
    const outcome = await runInPage(
      app.page,
      (url) =>
        fetch(url).then(
          () => 'answered',
          () => 'refused',
        ),
      outside,
    );
    expect(outcome).toBe('refused');
    expect(directivesNow()).toEqual(['connect-src']);
    expect(refusedNow()).toEqual([]);
  });

  test.each([
    ['an image', 'img-src', (url: string): void => new Image().setAttribute('src', url)],
    ['a WebSocket', 'connect-src', (url: string): void => void new WebSocket(url.replace('https', 'wss'))],
    ['a beacon', 'connect-src', (url: string): void => void navigator.sendBeacon(url)],
    [
      'a frame',
      'frame-src',
      (url: string): void =>
        void document.body.appendChild(Object.assign(document.createElement('iframe'), { src: url })),
    ],
  ] as const)('%s of another origin is stopped by the policy', async (_name, directive, attempt) => {
    await runInPage(app.page, attempt, outside).catch(() => undefined);
    await expect.poll(directivesNow).toContain(directive);
    expect(refusedNow()).toEqual([]);
  });

  test('window.open opens nothing', async () => {
    await app.page.evaluate((url) => {
      window.open(url);
    }, outside);
    await expect.poll(refusedNow).toContain(outside);
    await expect.poll(() => app.page.context().pages().length).toBe(1);
  });

  test.each([outside, 'data:text/html,x', '/index.html?other'])(
    'navigation to %s leaves the page where it is',
    async (url) => {
      await app.page.evaluate((to) => {
        location.href = to;
      }, url);
      if (url.startsWith('data:')) await app.page.evaluate(() => fetch('/index.html').then(() => undefined));
      else await expect.poll(() => refusedNow().length).toBe(1);
      expect(await app.page.getByRole('heading', { level: 1 }).innerText()).toBe('Coldkeep');
      expect(new URL(app.page.url()).pathname + new URL(app.page.url()).search).toBe('/index.html');
    },
  );
});

describe('script that was not built in', () => {
  test.each([
    [
      'an inline script',
      'require-trusted-types-for',
      () => document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' })),
    ],
    [
      'an inline style',
      'style-src-elem',
      () =>
        document.body.append(Object.assign(document.createElement('style'), { textContent: 'body { color: red }' })),
    ],
    ['a style attribute', 'style-src-attr', () => document.body.setAttribute('style', 'color: red')],
    [
      'markup from a string',
      'require-trusted-types-for',
      () => {
        document.createElement('div').innerHTML = '<b>x</b>';
      },
    ],
    [
      'a policy of its own',
      'trusted-types',
      () => {
        Reflect.get(window, 'trustedTypes').createPolicy('mine', {});
      },
    ],
  ] as const)('%s is refused', async (_name, directive, attempt) => {
    await runInPage(app.page, attempt).catch(() => undefined);
    await expect.poll(directivesNow).toContain(directive);
    expect(await app.page.evaluate(() => 'ran' in window)).toBe(false);
  });
});

describe('IPC', () => {
  test.each([
    ['another page in the window', { url: 'https://example.org/', isMain: true }],
    ['a page whose address begins like ours', { url: 'app://vault.example/index.html', isMain: true }],
    ['a frame inside our page', { url: own, isMain: false }],
    ['a frame that is gone', null],
  ])('from %s is refused', async (_name, frame) => {
    expect(await app.invokeFrom(frame, 'appInfo')).toEqual(usage);
  });

  test('from our page is answered', async () => {
    expect(await app.invokeFrom({ url: own, isMain: true }, 'appInfo')).toMatchObject({
      ok: true,
      value: { version: '0.1.0' },
    });
  });

  test.each([
    ['a text for the secret', 'unlock', ['correct horse']],
    ['no secret', 'unlock', []],
    ['an empty secret', 'unlock', [new Uint8Array(0)]],
    ['a secret of 4,097 bytes', 'unlock', [new Uint8Array(4097)]],
    ['a path to open', 'chooseVault', ['/etc/passwd']],
    ['an argument too many', 'lock', [1]],
  ])('%s is refused as usage', async (_name, channel, args) => {
    expect(await app.invokeFrom({ url: own, isMain: true }, channel, ...args)).toEqual(usage);
  });

  test('the host itself lets nobody in without the token of the preload', async () => {
    const outcome = await runInPage(app.page, () =>
      fetch('/.coldkeep-host', { method: 'POST', body: '["object",[]]' }).then(
        () => 'answered',
        () => 'refused',
      ),
    );
    expect(outcome).toBe('refused');
  });
});

describe('what Electron is told', () => {
  test.each(['media', 'notifications', 'clipboard-read', 'geolocation', 'openExternal', 'usb'])(
    'no session grants %s',
    async (permission) => {
      const denied = { isChecked: false, isGranted: false, isDeviceAllowed: false };
      expect(await app.main.permissions(permission)).toEqual([
        { partition: '', ...denied },
        { partition: 'vault', ...denied },
      ]);
    },
  );

  test('Chromium starts without a resolver, a proxy or WebRTC beyond a proxy', () => {
    expect(app.switches).toEqual(
      expect.arrayContaining([
        '--host-resolver-rules=MAP * ~NOTFOUND',
        '--no-proxy-server',
        '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
      ]),
    );
  });

  test('a second start of the app only brings the window to the front', async () => {
    await app.main.secondInstance();
    expect(app.page.context().pages()).toHaveLength(1);
  });
});

test('the window is kept out of screen capture', async () => {
  expect(await app.main.contentProtection(1)).toBe(true);
});
