/** The built window from its first screen to the lock and back: what a user does, in the order of doing it (desktop.md, screens 1 and 2). */
import { appendFile, copyFile, mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../host/launch.ts';
import { makeCostlyVault, makeSampleVault, makeSlowVault, PASSPHRASE, type SampleVault } from './sample-vault.ts';

let app: RunningApp;
let folder: string;
let vault: string;
let sample: SampleVault;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-window-'));
  vault = join(folder, 'personal.coldkeep');
  sample = await makeSampleVault(vault, join(folder, 'data'));
  app = await launchApp({ env: { COLDKEEP_DATA_DIR: join(folder, 'data') } });
  console.log(`window.test.ts runs on the stand-in host: ${app.from}`);
});

afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

const field = () => app.page.getByLabel('Passphrase', { exact: true });
const heading = (name: string | RegExp) => app.page.getByRole('heading', { level: 1, name });
const button = (name: string | RegExp) => app.page.getByRole('button', { name });

async function openFile(path: string): Promise<void> {
  app.answerDialog(path);
  await button(/^Open a vault/).click();
}

/** Back to the first screen from wherever the test before has left the window. */
async function toWelcome(): Promise<void> {
  if (await button(/^Lock/).isVisible()) {
    await button(/^Lock/).click();
    await heading(/is locked$/).waitFor();
  }
  if (await button('Another vault').isVisible()) await button('Another vault').click();
  await heading('Coldkeep').waitFor();
}

async function enter(secret: string): Promise<void> {
  await field().fill(secret);
  await button('Unlock').click();
}

describe('from Welcome to the vault and back', () => {
  beforeEach(toWelcome);

  test('Welcome has one door, and the focus is on it', async () => {
    expect(await button(/^Open a vault/).evaluate((door) => door === document.activeElement)).toBe(true);
    expect(await app.page.title()).toBe('Coldkeep');
  });

  test('a cancelled dialog stays on Welcome', async () => {
    app.answerDialog();
    await button(/^Open a vault/).click();
    await heading('Coldkeep').waitFor();
    expect(await field().count()).toBe(0);
  });

  test('a chosen file stands locked by name and folder, the focus in its field', async () => {
    await openFile(vault);
    await heading('personal is locked').waitFor();
    await app.page.getByText(folder, { exact: true }).waitFor();
    await app.page.getByText('A recovery key fits here as well.').waitFor();
    expect(await field().evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await app.page.title()).toBe('Coldkeep');
  });

  test('the eye shows the passphrase and hides it again', async () => {
    await openFile(vault);
    await field().fill('abc');
    expect(await field().getAttribute('type')).toBe('password');
    await button('Show the passphrase').click();
    expect(await field().getAttribute('type')).toBe('text');
    await button('Show the passphrase').click();
    expect(await field().getAttribute('type')).toBe('password');
  });

  test('a wrong passphrase is said in place, the focus in the emptied field', async () => {
    await openFile(vault);
    await enter('not the passphrase at all');
    await app.page.getByText('That does not fit.').waitFor();
    expect(await field().inputValue()).toBe('');
    expect(await field().evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await field().getAttribute('aria-invalid')).toBe('true');
  });

  test('an empty field asks nothing of main', async () => {
    await openFile(vault);
    await button('Unlock').click();
    expect(await field().evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await app.page.getByText('That does not fit.').count()).toBe(0);
  });

  test('the right passphrase shows which accounts one can get into, and no code', async () => {
    await openFile(vault);
    await enter(PASSPHRASE);
    await heading('You can get into 1 of 2 accounts today').waitFor();
    const rows = app.page.getByRole('row');
    await rows.filter({ hasText: 'Rivera Studio door' }).getByText('0 of 2').waitFor();
    await rows.filter({ hasText: 'GitHub' }).getByText('3 of 4').waitFor();
    expect(await app.page.content()).not.toMatch(/1a2b3|482916/);
    expect(await app.page.title()).toBe('Coldkeep');
  });

  test('the recovery key opens it as well, typed into the same field', async () => {
    await openFile(vault);
    await enter(sample.recoveryKey);
    await heading('You can get into 1 of 2 accounts today').waitFor();
  });

  test('Lock clears the page and gives the lock file back; the vault stands locked again', async () => {
    await openFile(vault);
    await enter(PASSPHRASE);
    await heading('You can get into 1 of 2 accounts today').waitFor();
    await stat(`${vault}.lock`);
    await button(/^Lock/).click();
    await heading('personal is locked').waitFor();
    expect(await app.page.content()).not.toContain('s-rivera');
    await expect(stat(`${vault}.lock`)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('Ctrl+L locks', async () => {
    await openFile(vault);
    await enter(PASSPHRASE);
    await heading('You can get into 1 of 2 accounts today').waitFor();
    await app.page.keyboard.press('Control+l');
    await heading('personal is locked').waitFor();
  });
});

describe('a long opening', () => {
  let slow: string;
  let slowSample: SampleVault;

  beforeAll(async () => {
    slow = join(folder, 'slow.coldkeep');
    slowSample = await makeSlowVault(slow, join(folder, 'data'));
  });
  beforeEach(toWelcome);

  test('shows what it does, and Esc ends it', async () => {
    const costly = join(folder, 'costly.coldkeep');
    await makeCostlyVault(costly);
    await openFile(costly);
    await enter(PASSPHRASE);
    await app.page.getByText('Making the key', { exact: true }).waitFor();
    await app.page.keyboard.press('Escape');
    await field().waitFor();
    expect(await app.page.getByRole('alert').allTextContents()).toEqual(['']);
  });

  test('Cancel ends the derivation, leaves no lock, and the next try opens', async () => {
    await openFile(slow);
    await enter(PASSPHRASE);
    await button('Cancel').click();
    await field().waitFor();
    await expect(stat(`${slow}.lock`)).rejects.toMatchObject({ code: 'ENOENT' });
    await enter(slowSample.recoveryKey);
    await heading('There is no account in this vault yet').waitFor();
    await app.page.getByRole('heading', { name: 'No accounts yet' }).waitFor();
  });
});

describe('a file that does not open is said by what is wrong with it, with a next step', () => {
  beforeEach(toWelcome);

  const broken: readonly [name: string, title: string, make: (path: string) => Promise<void>][] = [
    ['empty', 'This file is empty', (path) => writeFile(path, '')],
    ['note', 'This is not a vault', (path) => writeFile(path, 'milk, eggs, bread\n'.repeat(200))],
    ['gone', 'The vault file is gone', async () => undefined],
  ];

  test.each(broken)('%s: %s', async (name, title, make) => {
    const path = join(folder, `${name}.coldkeep`);
    await make(path);
    await openFile(path);
    await enter(PASSPHRASE);
    await app.page.getByRole('heading', { level: 2, name: title }).waitFor();
    app.answerDialog(vault);
    await button('Choose another file').click();
    await heading('personal is locked').waitFor();
  });

  test('an older copy opens for reading and says so', async () => {
    const path = join(folder, 'older.coldkeep');
    await makeSampleVault(path, join(folder, 'data'));
    const whole = (await stat(path)).size;
    const older = join(folder, 'older copy.coldkeep');
    await copyFile(path, older);
    await truncate(older, whole - 600);
    await openFile(older);
    await enter(PASSPHRASE);
    await app.page.getByText('Open for reading only.', { exact: true }).waitFor();
    await app.page.getByText('Changes at the end of this file are missing').first().waitFor();
  });
});

test('a change that was never finished is left out, and the window says so', async () => {
  await toWelcome();
  const torn = join(folder, 'torn.coldkeep');
  await copyFile(vault, torn);
  await appendFile(torn, new Uint8Array(511));
  await openFile(torn);
  await enter(PASSPHRASE);
  await heading('You can get into 1 of 2 accounts today').waitFor();
  await app.page.getByText('The last change in the file was never confirmed and is left out.').waitFor();
});

test('closing the window locks the vault and ends the app', async () => {
  const other = await launchApp({ env: { COLDKEEP_DATA_DIR: join(folder, 'data') } });
  const own = { url: 'app://vault/index.html', isMain: true };
  const path = join(folder, 'closed.coldkeep');
  await makeSampleVault(path, join(folder, 'data'));
  other.answerDialog(path);
  await other.invokeFrom(own, 'chooseVault');
  const opened = await other.invokeFrom(own, 'unlock', new TextEncoder().encode(PASSPHRASE));
  expect(opened).toMatchObject({ ok: true, value: { standing: null } });
  await stat(`${path}.lock`);
  await other.page.close();
  expect(await other.ended).toBe(0);
  await expect(stat(`${path}.lock`)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('nothing in all this broke the content policy or asked for anything from outside, and main stayed awake', async () => {
  expect(app.violations).toEqual([]);
  expect(app.refused).toEqual([]);
  expect(app.mainErrors()).toBe('');
  const { maxMs, p99Ms } = await app.eventLoopDelay();
  console.log(`event loop of main: at most ${maxMs} ms late, 99 of 100 below ${p99Ms} ms`);
  expect(maxMs).toBeGreaterThan(0);
});
