/** What lies about in clear, through the built window and on a real disk: found, imported, deleted; and a list of accounts on the board. */
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../host/launch.ts';
import { dropFiles } from './drop-files.ts';
import { makeSampleVault, PASSPHRASE } from './sample-vault.ts';

const CODES = '824cc6d988645592\n0123456789abcdef\nfedcba9876543210\n00112233445566aa\n';

let app: RunningApp;
let folder: string;
let downloads: string;
let codes: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-strays-'));
  downloads = join(folder, 'Downloads');
  codes = join(downloads, 'gitlab-recovery-codes.txt');
  await mkdir(downloads);
  await writeFile(codes, CODES);
  await makeSampleVault(join(folder, 'personal.coldkeep'), join(folder, 'data'));
  app = await launchApp({ env: { COLDKEEP_DATA_DIR: join(folder, 'data') } });
  app.page.setDefaultTimeout(15_000);
});

afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp) => app.page.getByRole('button', { name, exact: typeof name === 'string' });
const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

test('a sweep finds a file, which is imported and then deleted after a question of the system', async () => {
  const { page } = app;
  app.answerDialog(join(folder, 'personal.coldkeep'));
  await button(/^Open a vault/).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await button('Unlock').click();
  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  await button('Look for codes in clear').click();
  app.answerDialog(downloads);
  await button('Choose folders').click();
  await page.getByText(/4 codes, not in the vault/).waitFor();
  expect(app.dialogs.at(-1)).toMatchObject({ isFolder: true, isMany: true });
  await button(`Import ${codes}`).click();
  await button('Import 1 set').click();
  await page.getByText('One plain file still holds these codes').waitFor();
  app.answerQuestion('Keep it');
  await button(`Delete ${codes}`).click();
  await expect.poll(() => app.questions.length).toBe(1);
  expect(await isThere(codes)).toBe(true);
  app.answerQuestion('Delete the file');
  await button(`Delete ${codes}`).click();
  await page.getByText('The plain files are deleted').waitFor();
  expect(await isThere(codes)).toBe(false);
  expect(app.questions[1]).toMatchObject({ message: 'Delete this file?', defaultId: 0, cancelId: 0 });
  expect(app.questions[1]?.detail).toContain(`${codes}, 68 bytes.`);
});

test('a list of accounts shows on the board what has no way back, and is taken off again', async () => {
  const { page } = app;
  await dropFiles(page, [{ name: 'accounts.csv', text: 'service,login\nDiscord,sam\nBank of Rivers,\n' }]);
  await button('Add 2 accounts').click();
  await page
    .getByRole('row', { name: /Bank of Rivers/ })
    .getByText('No codes')
    .waitFor();
  await button('Undo').click();
  await page.getByRole('row', { name: /Bank of Rivers/ }).waitFor({ state: 'detached' });
});
