/** Backups, restore, merge and purge through the built window, and what lies on the disk afterwards (vault.md 12 to 16). */
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVault } from '../../main/vault/open-vault.ts';
import { systemPorts } from '../../main/vault/ports.ts';
import { launchApp, type RunningApp } from '../host/launch.ts';
import { makeSampleVault, PASSPHRASE } from './sample-vault.ts';

let app: RunningApp;
let folder: string;
let vault: string;
let beside: string;
let stick: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-safety-'));
  vault = join(folder, 'personal.coldkeep');
  beside = join(folder, 'personal.backups');
  stick = join(folder, 'stick');
  await mkdir(stick);
  await makeSampleVault(vault, join(folder, 'data'));
  app = await launchApp({ env: { COLDKEEP_DATA_DIR: join(folder, 'data') } });
  app.page.setDefaultTimeout(15_000);
});

afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp) => app.page.getByRole('button', { name, exact: typeof name === 'string' });
const heading = (name: string) => app.page.getByRole('heading', { level: 1, name });
const row = (name: RegExp) => app.page.getByRole('row', { name });

/** Names of the backups in a folder, the oldest first. */
async function backupsIn(place: string): Promise<string[]> {
  const names = await readdir(place).catch(() => []);
  return names.filter((name) => name.endsWith('.coldkeep')).sort();
}

async function atBackups(): Promise<void> {
  await app.page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  await button('Backups').click();
  await heading('Backups').waitFor();
}

/** The next code of GitHub is shown and has worked, by the keyboard. */
async function spendCode(): Promise<void> {
  const { page } = app;
  await toBoard();
  await row(/GitHub/).focus();
  await page.keyboard.press('u');
  await heading('Type this where GitHub asks for a recovery code').waitFor();
  await page.keyboard.press('Enter');
  await heading('Did GitHub let you in?').waitFor();
  await page.keyboard.press('1');
  await button('Done').click();
}

async function toBoard(): Promise<void> {
  await app.page
    .getByRole('navigation')
    .getByRole('button', { name: /^Board/ })
    .click();
  await app.page.getByRole('grid').waitFor();
}

test('a vault that is unlocked has a backup, and the board says what is still missing', async () => {
  app.answerDialog(vault);
  await button(/^Open a vault/).click();
  await app.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await button('Unlock').click();
  await app.page.getByText('Backups lie in one place only').first().waitFor();
  const [backup] = await backupsIn(beside);
  expect(await readFile(join(beside, backup ?? ''))).toEqual(await readFile(vault));
});

test('a second place has one at once, and the line is gone', async () => {
  app.answerDialog(stick);
  await button('Choose a place').click();
  await app.page.getByText('Backups go to the second place, too').first().waitFor();
  await button('Choose a place').waitFor({ state: 'detached' });
  expect(await backupsIn(join(stick, 'personal.backups'))).toHaveLength(1);
  expect(app.dialogs.at(-1)).toMatchObject({ isFolder: true });
});

test('a backup is restored after a look at what is lost; the file that was there is kept', async () => {
  const { page } = app;
  await spendCode();
  await toBoard();
  await row(/GitHub/)
    .getByText('2 of 4')
    .waitFor();
  const before = await readFile(vault);
  await atBackups();
  await button('Restore from a backup').click();
  await page.getByRole('radio').first().press('Space');
  await page.getByLabel('Passphrase of the copy').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'What would be lost, by account' }).getByText('GitHub, s-rivera').waitFor();
  await page.getByText('1 code used or refused').waitFor();
  expect(await readFile(vault)).toEqual(before);
  await button('Restore it').click();
  await row(/GitHub/)
    .getByText('3 of 4')
    .waitFor();
  const kept = (await readdir(beside)).find((name) => name.includes('replaced'));
  expect(await readFile(join(beside, kept ?? ''))).toEqual(before);
});

test('what another copy has is brought over, and nothing of this one is lost', async () => {
  const copy = join(stick, 'copy.coldkeep');
  await copyFile(vault, copy);
  await spendCode();
  const elsewhere = await openVault(
    { ...systemPorts(), dataFolder: join(folder, 'elsewhere') },
    { path: copy, secret: PASSPHRASE, access: 'write' },
  );
  const d = { account: 'f'.repeat(32), service: null, instance: null, label: 'Far away', name: null };
  await elsewhere.commit([{ t: 'AccountAdded', d }]);
  await elsewhere.lock();
  await atBackups();
  app.answerDialog(copy);
  await button('Bring over from another copy').click();
  await button('Choose the other copy').click();
  await app.page.getByRole('list', { name: 'What comes over, by account' }).getByText('Far away').waitFor();
  await button('Bring it over').click();
  await row(/Far away/).waitFor();
  await row(/GitHub/)
    .getByText('2 of 4')
    .waitFor();
});

test('a rescue kit is a folder with the vault and a page that opens it', async () => {
  await atBackups();
  app.answerDialog(stick);
  await button('Write a rescue kit').click();
  const files = app.page.getByRole('list', { name: 'Files of the rescue kit' }).getByRole('listitem');
  await expect.poll(() => files.count()).toBe(3);
  const [kit] = (await readdir(stick)).filter((name) => name.startsWith('personal rescue kit'));
  const names = await readdir(join(stick, kit ?? ''));
  expect(names.sort()).toEqual(['README.txt', 'personal.coldkeep', 'rescue.html']);
});

test('destroyed codes are gone from the vault, and from every copy once those are deleted', async () => {
  const { page } = app;
  const copies = async (): Promise<string[]> => {
    const all = await readdir(folder, { recursive: true });
    return all.filter((name) => name.endsWith('.coldkeep') && !name.includes('copy')).sort();
  };
  const before = (await copies()).filter((name) => name !== 'personal.coldkeep');
  await toBoard();
  await row(/GitHub/).press('Enter');
  await heading('GitHub').waitFor();
  await page.getByRole('button', { name: /^More for the set of/i }).click();
  await page.getByRole('menuitem', { name: 'Destroy these codes' }).click();
  await page.getByRole('alertdialog').getByText('2 of them are unused').waitFor();
  await page.getByRole('textbox').fill('s-rivera');
  await button('Destroy them').click();
  await page.getByRole('dialog', { name: 'The codes are destroyed' }).waitFor();
  for (const name of before) await page.getByText(join(folder, name)).waitFor();
  await button(`Delete these ${before.length}`).click();
  await button('Delete').click();
  await page.getByText('No copy that Coldkeep knows of holds them any more.').waitFor();
  await button('Done').click();
  await page.getByText('Destroyed', { exact: true }).waitFor();
  const after = await copies();
  expect(after.filter((name) => before.includes(name))).toEqual([]);
  expect(after).toHaveLength(3);
});

test('nothing in all this broke the content policy or asked for anything from outside, and main stayed awake', async () => {
  expect(app.violations).toEqual([]);
  expect(app.refused).toEqual([]);
  expect(app.mainErrors()).toBe('');
  const { maxMs, p99Ms } = await app.eventLoopDelay();
  console.log(`event loop of main: at most ${maxMs} ms late, 99 of 100 below ${p99Ms} ms`);
});
