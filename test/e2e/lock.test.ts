/** What a lock leaves in the window: nothing. With a code on show, a filled search box and a dialog open. */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../host/launch.ts';
import { makeSampleVault, PASSPHRASE } from './sample-vault.ts';

let app: RunningApp;
let folder: string;
let vault: string;

/** The first unused code of the sample, its account, its neighbour, and what was typed to find it. */
const secrets = ['f6a7b-8c9d0', 'f6a7b8c9d0', 's-rivera', 'Rivera Studio door', PASSPHRASE, 'github sriv'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-lock-'));
  vault = join(folder, 'personal.coldkeep');
  await makeSampleVault(vault, join(folder, 'data'));
  app = await launchApp({ env: { COLDKEEP_DATA_DIR: join(folder, 'data') } });
  const { page } = app;
  app.answerDialog(vault);
  await page.getByRole('button', { name: /^Open a vault/ }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByLabel('Search', { exact: true }).fill('github sriv');
  await page.getByLabel('Search', { exact: true }).fill('github s-riv');
  await page.getByRole('row', { name: /GitHub/ }).focus();
  await page.keyboard.press('u');
  await page.getByRole('img', { name: /^Code 2,/ }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await app.power('lock-screen');
  await page.getByRole('heading', { name: 'personal is locked' }).waitFor();
});

afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

test('no code, name or passphrase in the page, its storages or its history', async () => {
  const seen = await app.page.evaluate(() => {
    const values = [...document.querySelectorAll('*')].flatMap((element) => [
      ...[...element.attributes].map(({ value }) => value),
      element instanceof HTMLInputElement ? element.value : '',
    ]);
    return [
      document.documentElement.textContent,
      document.title,
      location.href,
      JSON.stringify(history.state),
      JSON.stringify({ ...sessionStorage }),
      JSON.stringify({ ...localStorage }),
      ...performance.getEntries().map(({ name }) => name),
      ...values,
    ].join('\n');
  });
  for (const secret of secrets) expect(seen).not.toContain(secret);
});

test('nothing that the page still holds in memory has them', async () => {
  const cdp = await app.page.context().newCDPSession(app.page);
  await cdp.send('HeapProfiler.collectGarbage');
  const parts: string[] = [];
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  const heap = parts.join('');
  // The snapshot does hold the page's strings: this one is on the screen.
  expect(heap).toContain('is locked');
  for (const secret of secrets) expect(heap).not.toContain(secret);
});

test('main holds no session: the lock is given back and every call about the vault is refused', async () => {
  await expect(stat(`${vault}.lock`)).rejects.toMatchObject({ code: 'ENOENT' });
  const answers = await app.page.evaluate(async () => {
    const { vault: calls } = window as unknown as { vault: Record<string, (...args: unknown[]) => Promise<unknown>> };
    const id = '0'.repeat(32);
    return Promise.all([
      calls['showAccount']?.(id),
      calls['reveal']?.(id, null),
      calls['copyCode']?.(),
      calls['sheets']?.(),
      calls['log']?.({ account: null, text: '', from: 0, count: 10 }),
    ]);
  });
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, code: 'usage' });
});

test('nothing of it was written beside the vault', async () => {
  const data = join(folder, 'data');
  for (const entry of await readdir(data, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = await readFile(join(entry.parentPath, entry.name), 'latin1');
    for (const secret of secrets) expect(text, entry.name).not.toContain(secret);
  }
});
