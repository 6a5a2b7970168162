/** What `app://vault` serves: the listed files and nothing else, each answer with its policy and a nonce of its own. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listServedFiles, type ServedFiles, serveFile } from '../../main/desktop/served-files.ts';

let folder: string;
let files: ServedFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-served-'));
  const renderer = join(folder, 'renderer');
  await mkdir(join(renderer, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.js'), 'outside');
  await writeFile(
    join(renderer, 'index.html'),
    '<script nonce="COLDKEEP-NONCE"></script><link nonce="COLDKEEP-NONCE">',
  );
  await writeFile(join(renderer, 'assets/a.js'), "'COLDKEEP-NONCE'");
  await writeFile(join(renderer, 'assets/a.woff2'), new Uint8Array([0, 255, 128]));
  await writeFile(join(renderer, 'assets/a.js.map'), '{}');
  await symlink(join(folder, 'secret.js'), join(renderer, 'assets/link.js'));
  files = await listServedFiles(renderer);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => serveFile(files, { url, method });
const nonceOf = (answer: Response): string =>
  /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';

test('files of known kinds are listed; maps and links are not', () => {
  expect([...files.keys()].sort()).toEqual(['/assets/a.js', '/assets/a.woff2', '/index.html']);
});

describe('a listed path', () => {
  test('is answered with its bytes and kind', async () => {
    const answer = await get('app://vault/assets/a.woff2');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'font/woff2']);
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 255, 128]);
  });

  test('has a query without effect', async () => {
    expect((await get('app://vault/assets/a.js?v=1')).status).toBe(200);
  });

  test('the page carries the nonce of its own policy, at both places', async () => {
    const answer = await get('app://vault/index.html');
    const nonce = nonceOf(answer);
    expect(nonce).toHaveLength(24);
    expect(await answer.text()).toBe(`<script nonce="${nonce}"></script><link nonce="${nonce}">`);
  });

  test('no two answers share a nonce', async () => {
    const nonces = await Promise.all(Array.from({ length: 50 }, () => get('app://vault/index.html').then(nonceOf)));
    expect(new Set(nonces).size).toBe(50);
  });

  test('a script is served as it is', async () => {
    expect(await (await get('app://vault/assets/a.js')).text()).toBe("'COLDKEEP-NONCE'");
  });
});

describe('404, with the same policy, for', () => {
  test.each([
    'app://vault/',
    'app://vault',
    'app://vault/assets',
    'app://vault/assets/',
    'app://vault/INDEX.HTML',
    'app://vault/index.html/',
    'app://vault//index.html',
    'app://vault/../secret.js',
    'app://vault/%2e%2e/secret.js',
    'app://vault/..%2fsecret.js',
    'app://vault/assets/link.js',
    'app://vault/assets/a.js.map',
    'app://vault/assets/a.js%00',
    'app://other/index.html',
    'app://vault.example/index.html',
    'https://vault/index.html',
    'file:///index.html',
    'not an address',
  ])('%s', async (url) => {
    const answer = await get(url);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).toBe('');
  });

  test.each(['POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('%s of a listed path', async (method) => {
    expect((await get('app://vault/index.html', method)).status).toBe(404);
  });
});
