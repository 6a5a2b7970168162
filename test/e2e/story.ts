/**
 * The whole story of one person, in the order in which it happens (desktop.md): told once, played with the mouse and with the
 * keyboard alone. Each step says what the window has to say aloud.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../host/launch.ts';
import { type DroppedFile, dropFiles } from './drop-files.ts';
import { type Hands, keyboard, mouse } from './hands.ts';

const github = [
  ...[
    '5d4a9-33e61',
    '6d64c-9453d',
    '7f66e-6f648',
    '447f2-b3cec',
    'b5f93-e03fb',
    '68bfa-32da2',
    '29e34-a0a73',
    '93362-09f89',
  ],
  ...[
    'a8da0-e7071',
    'ff60b-bc054',
    '61ec3-8o91f',
    'd956a-2e68e',
    '69909-0be79',
    '1e8af-a3f34',
    '6803b-7d661',
    '0c343-b2c41',
  ],
];
/** What code 11 is meant to be. */
const settled = github.map((code) => code.replace('8o91f', '8091f'));
const newer = github.map((code) => code.split('').reverse().join('').replace('o', '0'));
const discord = [
  'These are your Discord backup codes for account sam.rivera@example.com. Keep these safe!',
  '',
  ...['* n55z-vg78', '* mvej-d77x (used)', '* dq40-wqbq', '* efbj-f1j3', '* 4jtt-f3a6 (used)'],
  ...['* lq8h-v931', '* vnhq-1mwj', '* zx78-jvfw', '* 2603-vqnv', '* 92za-5syi'],
];

/** Every code of the story, as it could stand anywhere. */
const everyCode = [...settled, ...newer, ...discord.slice(2).map((line) => line.slice(2, 11))];

/** What the page is made of, as text and in attributes. */
function pageText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const parts: string[] = [document.title];
    for (const element of document.querySelectorAll('*')) {
      for (const { value } of element.attributes) parts.push(value);
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) parts.push(element.value);
    }
    return `${parts.join('\n')}\n${document.documentElement.textContent}`;
  });
}

export function playStory(way: Hands['name']): void {
  let folder: string;
  let app: RunningApp;
  let page: Page;
  let hands: Hands;
  let passphrase = '';

  const button = (name: string | RegExp): Locator =>
    page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  const heading = (name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name });
  const said = (): Promise<string | null> => page.locator('[data-said="polite"]').textContent();
  /** What is said at once: at a field, in a note, or by itself. */
  const warned = async (): Promise<string> => (await page.getByRole('alert').allTextContents()).join(' ').trim();
  const hears = (text: string | RegExp): Promise<void> => {
    const heard = expect.poll(said, { timeout: 10_000 });
    return typeof text === 'string' ? heard.toContain(text) : heard.toMatch(text);
  };

  const start = async (): Promise<void> => {
    app = await launchApp({ env: { COLDKEEP_DATA_DIR: join(folder, 'data') } });
    page = app.page;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    hands = way === 'mouse' ? mouse(page) : keyboard(page);
  };
  const unlock = async (): Promise<void> => {
    await heading('personal is locked').waitFor();
    await page.keyboard.type(passphrase);
    await hands.press(button('Unlock'), 'Enter');
  };
  /** Files that a service gave: dropped on the window, or chosen by Ctrl+I. */
  const bring = async (files: readonly DroppedFile[]): Promise<void> => {
    if (way === 'mouse') {
      await dropFiles(page, files);
      return;
    }
    for (const { name, text } of files) await writeFile(join(folder, name), text);
    app.answerDialog(...files.map(({ name }) => join(folder, name)));
    await page.keyboard.press('ControlOrMeta+i');
  };
  const answerFrom = async (codes: readonly string[]): Promise<void> => {
    await page.getByRole('textbox').first().waitFor();
    for (const box of await page.getByRole('textbox').all()) {
      const label = await box.getAttribute('aria-label');
      const group = await box.evaluate(
        (element) => element.closest('[role="group"]')?.getAttribute('aria-label') ?? '',
      );
      const code = codes[Number(/\d+/.exec(group)?.[0]) - 1]?.replace('-', '') ?? '';
      await hands.write(box, code.charAt(Number(/\d+/.exec(label ?? '')?.[0]) - 1));
    }
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coldkeep-story-'));
    await start();
    console.log(`the story with the ${way} runs on the stand-in host: ${app.from}`);
  });

  afterAll(async () => {
    await app?.close();
    await rm(folder, { recursive: true, force: true });
  });

  describe(`with the ${way}`, () => {
    test('a vault is made: its six words are typed back once', async () => {
      app.answerSaveDialog(join(folder, 'personal.coldkeep'));
      await hands.press(button(/^Create a vault/));
      await hands.choose(page.getByRole('radio', { name: /^No, I get to it without/ }));
      await hands.press(button('Go on'));
      const words = page.getByRole('list', { name: 'The six words' }).getByRole('listitem');
      await words.first().waitFor();
      passphrase = (await words.allTextContents()).join(' ');
      await hands.press(button('I have written it down'));
      await hands.write(page.getByLabel('The six words'), 'six other words than these here');
      await hands.press(button('Create the vault'));
      await expect.poll(warned).not.toBe('');
      await hands.write(page.getByLabel('The six words'), passphrase);
      await hands.press(button('Create the vault'));
      await heading('The recovery key of personal').waitFor({ timeout: 60_000 });
      expect(await pageText(page)).not.toContain(passphrase);
    });

    test('its recovery key is shown once, and kept on paper or in a file', async () => {
      if (way === 'mouse') {
        app.answerSaveDialog(join(folder, 'recovery-key.txt'));
        await hands.press(button('Save as a file'));
        await hands.press(button('Go on'));
      } else {
        const groups = await page
          .getByRole('list', { name: /nine groups of four/ })
          .getByRole('listitem')
          .allTextContents();
        await hands.press(button('I wrote it down'));
        const field = page.getByRole('textbox', { name: /^Group \d$/ });
        await field.waitFor();
        const asked = Number(
          /\d$/.exec((await field.evaluate((box) => (box as HTMLInputElement).labels?.[0]?.textContent)) ?? '')?.[0],
        );
        await hands.write(field, groups[asked - 1] ?? '');
        await hands.press(button(/^Check it/), 'Enter');
      }
      await hears('The recovery key is kept.');
      await heading('A second place for backups').waitFor();
      await hands.press(button('Later'));
      await heading('There is no account in this vault yet').waitFor();
      expect(await pageText(page)).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
    });

    test('two downloaded files come in; the doubtful sign is asked for and not repaired', async () => {
      await bring([
        { name: 'github-recovery-codes.txt', text: github.join('\n') },
        { name: 'discord_backup_codes.txt', text: discord.join('\n') },
      ]);
      await heading('Check the import').waitFor();
      await hears('Found 2 sets, 26 codes. 1 code needs your eye.');
      const text = await pageText(page);
      for (const code of everyCode.filter((each) => each !== settled[10])) expect(text).not.toContain(code);
      for (const choice of await page.getByRole('radio').all()) expect(await choice.isChecked()).toBe(false);
      await hands.press(button(/^Import 2 sets/));
      await expect.poll(warned).toContain('Say what code 11 is meant to be.');
      await hands.choose(page.getByRole('radio', { name: 'It is a zero' }));
      await hands.write(page.getByRole('combobox', { name: 'Account' }).first(), 's-rivera');
      await hands.press(button(/^Import 2 sets/));
      await hears('2 sets stored, 26 codes');
      await hands.press(button('Go to the board'), 'Enter');
      await heading(/^You can get into both accounts today/).waitFor();
    });

    test('a code is used, alone on the screen; it worked; undone; it did work', async () => {
      await hands.openAccount(/GitHub/);
      await heading('GitHub').waitFor();
      await hands.press(button('Use a code'), 'u');
      await heading('Type this where GitHub asks for a recovery code').waitFor();
      expect((await page.getByRole('img', { name: /^Code 1,/ }).innerText()).replaceAll(/\s/g, '')).toBe(settled[0]);
      await hands.press(button('I have typed it'), 'Enter');
      await heading('Did GitHub let you in?').waitFor();
      expect(await pageText(page)).not.toContain(settled[0]);
      await hands.press(button(/^Yes, it worked/), '1');
      await hears('Code 1 marked used, 15 left');
      await hands.press(button('Undo'), 'z');
      await hears('Code 1 taken back, 16 left');
      await hands.press(button(/^Yes, it worked/), '1');
      await hears('Code 1 marked used, 15 left');
      await hands.press(button('Done'), 'Enter');
      await heading('GitHub').waitFor();
    });

    test('two copies are printed from the true page, and each has its place', async () => {
      await hands.press(button('Print'), 'ControlOrMeta+p');
      await heading('Print a sheet').waitFor();
      const sheet = page.getByRole('checkbox', { name: /^GitHub, s-rivera/ });
      if (!(await sheet.isChecked())) await hands.choose(sheet);
      await page.getByRole('img', { name: /^Page 1 of 1 of sheet S-0001, codes veiled/ }).waitFor();
      await hands.pick(button(/Copies$/), page.getByRole('option', { name: '2', exact: true }));
      app.answerPrint('printed');
      await hands.press(button('Print'), 'ControlOrMeta+p');
      await hears(/^S-0001-[A-Z]{2}, 2 copies wait unproven/);
      const copies = page.getByRole('region', { name: 'Where will each copy lie?' }).getByRole('listitem');
      for (const [at, place] of ['Desk drawer', 'Bank box 212'].entries()) {
        const copy = copies.nth(at);
        await hands.write(copy.getByRole('combobox', { name: /^Place/ }), place);
        await hands.press(copy.getByRole('button', { name: /^Write it down/ }));
        await hears(new RegExp(`^S-0001-[A-Z]{2}/${at + 1} lies in: ${place}`));
      }
    });

    test('one copy is proven from the paper; a wrong answer proves nothing', async () => {
      await hands.press(button(/^Prove/).first());
      await heading(/^Prove S-0001-[A-Z]{2}\/1/).waitFor();
      await answerFrom(newer);
      await hands.press(button(/^Check/));
      await expect.poll(warned).toMatch(/not match/);
      await answerFrom(settled);
      await hands.press(button(/^Check/));
      await hears(/^S-0001-[A-Z]{2}\/1 proven/);
      await hands.press(button('Done'), 'Enter');
    });

    test('a newer set replaces the old one, and the old sheet is to be destroyed', async () => {
      await bring([{ name: 'github-recovery-codes (1).txt', text: newer.join('\n') }]);
      await heading('Check the import').waitFor();
      await hands.write(page.getByRole('combobox', { name: 'Account' }), 's-rivera');
      await hands.choose(page.getByRole('radio', { name: /^Replaces the set of/ }));
      await hands.press(button(/^Import 1 set/));
      await hears('1 set stored, 16 codes');
      await hands.press(button('Go to the board'));
      await page
        .getByRole('row', { name: /GitHub/ })
        .getByText('Old sheet out')
        .waitFor();
      await hands.openAccount(/GitHub/);
      await heading('GitHub').waitFor();
      await button(/Destroy S-0001/).waitFor();
      await hands.press(button(/Destroy S-0001/));
      await heading('Sheets and places').waitFor();
      await hands.press(button(/^Destroyed/).first());
      await page.getByRole('alertdialog').waitFor();
      await hands.press(page.getByRole('alertdialog').getByRole('button', { name: /destroyed/i }));
      await hears(/^S-0001-[A-Z]{2}\/1 .*destroyed/);
    });

    test('locked, nothing of it is in the page; unlocked, all is as it was', async () => {
      await hands.press(button(/^Lock/), 'ControlOrMeta+l');
      await heading('personal is locked').waitFor();
      const text = await pageText(page);
      for (const name of ['GitHub', 'Discord', 's-rivera', 'S-0001', 'Desk drawer', ...everyCode])
        expect(text).not.toContain(name);
      await unlock();
      await heading(/^You can get into both accounts today/).waitFor({ timeout: 60_000 });
    });

    test('quit in the middle of a reveal: the next time the window asks how it went', async () => {
      await hands.openAccount(/GitHub/);
      await heading('GitHub').waitFor();
      await hands.press(button('Use a code'), 'u');
      await page.getByRole('img', { name: /^Code 1,/ }).waitFor();
      await app.close();
      await start();
      await hands.press(button(/^personal/).first());
      await unlock();
      await page
        .getByText(/^A code of GitHub was shown today, and nobody said how it went/)
        .waitFor({ timeout: 60_000 });
      await hands.press(button('Say how it went'));
      await heading('Did GitHub let you in?').waitFor();
      await hands.press(button(/^I did not use it/), '3');
      await hears('Code 1 stays unused, 16 left');
    });

    test('nothing was refused by the content policy, and main said nothing', () => {
      expect(app.violations).toEqual([]);
      expect(app.refused).toEqual([]);
      expect(app.mainErrors()).toBe('');
    });
  });
}
