/** Codes that come more than once, through the built window and into a real file: nothing is lost, and nothing is there twice. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVault } from '../../main/vault/open-vault.ts';
import { systemPorts } from '../../main/vault/ports.ts';
import { launchApp, type RunningApp } from '../host/launch.ts';
import { dropFiles } from './drop-files.ts';
import { makeSampleVault, PASSPHRASE } from './sample-vault.ts';

/** The set of GitHub that the sample vault has, for s-rivera; its first code is used. */
const FIRST = ['1a2b3-c4d5e', 'f6a7b-8c9d0', '2e3f4-a5b6c', '7d8e9-f0a1b'];
const SECOND = ['aa2b3-c4d5e', 'b6a7b-8c9d0', 'ce3f4-a5b6c', 'dd8e9-f0a1b'];

let app: RunningApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-twice-'));
  await makeSampleVault(join(folder, 'personal.coldkeep'), join(folder, 'data'));
  app = await launchApp({ env: { COLDKEEP_DATA_DIR: join(folder, 'data') } });
  const { page } = app;
  page.setDefaultTimeout(15_000);
  app.answerDialog(join(folder, 'personal.coldkeep'));
  await button(/^Open a vault/).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await button('Unlock').click();
  await page.getByRole('row', { name: /GitHub/ }).waitFor();
});

afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp) => app.page.getByRole('button', { name, exact: typeof name === 'string' });
const list = (heading: string, codes: readonly string[]): string => `${heading}\n\n${codes.join('\n')}\n`;
const stored = async (): Promise<void> => {
  await app.page.getByRole('heading', { name: 'The codes are in the vault' }).waitFor();
  await button('Go to the board').first().click();
};

test('a regenerated set that lies there twice comes in once, in the place of the old one', async () => {
  const { page } = app;
  const text = list('GitHub recovery codes', SECOND);
  await dropFiles(page, [
    { name: 'github-recovery-codes.txt', text },
    { name: 'github-recovery-codes (1).txt', text: `${text}\n` },
  ]);
  await page.getByText(/^The same set is in/).waitFor();
  await page.getByRole('combobox', { name: 'Account' }).first().fill('s-rivera');
  await page.keyboard.press('Tab');
  await page.getByText(/^Replaces the set of/).click();
  await button('Import 1 set').click();
  await stored();
});

test('an older file over it adds nothing and takes over what it shows as used', async () => {
  const { page } = app;
  const marked = FIRST.map((code, at) => (at === 1 ? `${code} (used)` : code));
  await dropFiles(page, [{ name: 'old.txt', text: list('GitHub recovery codes', marked) }]);
  await page.getByText('These codes are in the vault already').waitFor();
  await page.getByText('Take over that one more is used').click();
  await button('Import').click();
  await stored();
});

test('the same codes under another account are kept there, too, when that is said', async () => {
  const { page } = app;
  await dropFiles(page, [{ name: 'kim.txt', text: list('GitHub recovery codes for kim@example.com', SECOND) }]);
  const both = page.getByRole('radiogroup', { name: 'The same codes belong to another account' });
  await both.getByText('Keep them here, too').click();
  await button('Import 1 set').click();
  await stored();
});

test('the vault then has each set once for each account, and every mark', async () => {
  await app.close();
  const ports = { ...systemPorts(), dataFolder: join(folder, 'data') };
  const session = await openVault(ports, {
    path: join(folder, 'personal.coldkeep'),
    secret: PASSPHRASE,
    access: 'read',
  });
  const sets = [...session.state.sets.values()].flatMap(({ account, state, count, codes }) => {
    const owner = session.state.accounts.get(account);
    const used = [...codes.values()].filter(({ marked }) => marked).map(({ number }) => number);
    return owner?.service === 'github' ? [[owner.name, state, count, used]] : [];
  });
  await session.lock();
  expect(sets).toEqual([
    ['s-rivera', 'superseded', 4, [1, 2]],
    ['s-rivera', 'active', 4, []],
    ['kim@example.com', 'active', 4, []],
  ]);
});
