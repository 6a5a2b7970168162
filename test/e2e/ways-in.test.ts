/** Ways into a vault through the built window: changed and added, and what opens it afterwards (vault.md 14). */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../host/launch.ts';
import { makeSampleVault, PASSPHRASE } from './sample-vault.ts';

const NEXT = 'another passphrase for tests only';
const WITH_FILE = 'a third passphrase for tests only';

let app: RunningApp;
let folder: string;
let people: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-ways-'));
  people = join(folder, 'people');
  await mkdir(people);
  const vault = join(folder, 'personal.coldkeep');
  await makeSampleVault(vault, join(folder, 'data'));
  app = await launchApp({ env: { COLDKEEP_DATA_DIR: join(folder, 'data') } });
  app.page.setDefaultTimeout(20_000);
  app.answerDialog(vault);
  await button(/^Open a vault/).click();
});

afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp) => app.page.getByRole('button', { name, exact: typeof name === 'string' });
const heading = (name: string) => app.page.getByRole('heading', { level: 1, name });
const field = () => app.page.getByLabel('Passphrase', { exact: true });
const board = () => app.page.getByRole('grid');

async function unlock(secret: string): Promise<void> {
  await field().fill(secret);
  await button('Unlock').click();
}

async function lock(): Promise<void> {
  await app.page.getByRole('navigation').getByRole('button', { name: 'Lock' }).click();
  await heading('personal is locked').waitFor();
}

async function atWays(): Promise<void> {
  await board().waitFor();
  await app.page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  await button('Ways in').click();
  await heading('Ways in').waitFor();
}

async function typeOwn(passphrase: string, confirm: string): Promise<void> {
  await button('Take one of my own').click();
  await field().fill(passphrase);
  await app.page.getByLabel('The same again', { exact: true }).fill(passphrase);
  await button(confirm).click();
}

test('a changed passphrase: the old one is refused, the new one opens', async () => {
  await unlock(PASSPHRASE);
  await atWays();
  await button(/^Change passphrase/).click();
  await typeOwn(NEXT, 'Change the passphrase');
  await app.page.getByText('Whoever has one of these and the old passphrase').waitFor();
  await lock();
  await unlock(PASSPHRASE);
  await app.page.getByRole('alert').filter({ hasText: 'That does not fit.' }).waitFor();
  await unlock(NEXT);
  await board().waitFor();
});

test('shares: two of three open it', async () => {
  await atWays();
  await button('Shares').click();
  app.answerDialog(people);
  await button('Choose the folder they go into').click();
  await app.page.getByText('3 shares are written').first().waitFor();
  const files = (await readdir(people)).sort();
  expect(files).toHaveLength(3);
  const [first = '', , third = ''] = await Promise.all(files.map((file) => readFile(join(people, file), 'utf8')));
  await lock();
  await button('Use shares instead').click();
  await app.page.getByLabel('Share 1', { exact: true }).fill(first);
  await app.page.getByLabel('Share 2', { exact: true }).fill(third);
  await button('Unlock with these shares').click();
  await board().waitFor();
});

test('a key file opens it with its own passphrase, and only together', async () => {
  const file = join(folder, 'stick key.txt');
  await atWays();
  await button('A passphrase with a key file').click();
  app.answerSaveDialog(file);
  await typeOwn(WITH_FILE, 'Choose where the key file goes');
  await app.page.getByText('The key file is written').first().waitFor();
  await lock();
  await unlock(WITH_FILE);
  await app.page.getByRole('alert').first().waitFor();
  app.answerDialog(file);
  await button('Use a key file').click();
  await app.page.getByText('With the key file stick key.txt').waitFor();
  await unlock(WITH_FILE);
  await board().waitFor();
});

test('a new recovery key opens it', async () => {
  const file = join(folder, 'recovery key.txt');
  await atWays();
  await button(/^New recovery key/).click();
  await button('Make a new one').click();
  await heading('The recovery key of personal').waitFor();
  const groups = await app.page
    .getByRole('list', { name: /^The recovery key/ })
    .getByRole('listitem')
    .allInnerTexts();
  app.answerSaveDialog(file);
  await button('Save as a file').click();
  await button('Go on').click();
  await app.page.getByText('The recovery key is a new one').first().waitFor();
  await lock();
  await unlock(groups.join('-'));
  await board().waitFor();
});

test('nothing in all this broke the content policy or asked for anything from outside', () => {
  expect(app.violations).toEqual([]);
  expect(app.refused).toEqual([]);
  expect(app.mainErrors()).toBe('');
});
