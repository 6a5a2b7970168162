/** Pictures of the window on a vault of the demo: the built app is driven headless through its main screens. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launchApp } from '../host/launch.ts';

export interface PictureOptions {
  readonly vault: string;
  readonly passphrase: string;
  /** Path of a downloaded file of a newer set, with one sign that its service never uses. */
  readonly newerFile: string;
  /** Where the pictures go. */
  readonly folder: string;
  /** Data folder of the app. */
  readonly dataFolder: string;
}

async function leaveReview(page: Page, button: (name: RegExp) => Locator): Promise<void> {
  await button(/^Cancel/).click();
  const question = page.getByRole('alertdialog').getByRole('button', { name: 'Drop it' });
  const board = page.getByRole('grid');
  await question.or(board).waitFor();
  if (await question.isVisible()) await question.click();
  await board.waitFor();
}

/** Names of the PNG files, 1280 by 800, in the order of the story. */
export async function takePictures(options: PictureOptions): Promise<readonly string[]> {
  const app = await launchApp({ env: { COLDKEEP_DATA_DIR: options.dataFolder } });
  const { page } = app;
  const taken: string[] = [];
  const take = async (name: string): Promise<void> => {
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    await page.screenshot({ path: join(options.folder, `${name}.png`), caret: 'hide' });
    taken.push(`${name}.png`);
  };
  const button = (name: RegExp): Locator => page.getByRole('button', { name });
  try {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    app.answerDialog(options.vault);
    await button(/^Open a vault/).click();
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
    await take('unlock');
    await page.getByLabel('Passphrase', { exact: true }).fill(options.passphrase);
    await button(/^Unlock$/).click();
    await page.getByRole('row', { name: /GitHub/ }).waitFor({ timeout: 60_000 });
    await page.getByRole('row', { name: /GitHub/ }).click();
    await take('board');
    app.answerDialog(options.newerFile);
    await page.keyboard.press('ControlOrMeta+i');
    await page.getByText('In the order of the file').waitFor();
    await take('import-review');
    await leaveReview(page, button);
    await page.getByRole('row', { name: /Discord/ }).focus();
    await page.keyboard.press('u');
    await page.getByRole('img', { name: /^Code \d+,/ }).waitFor();
    await take('use-a-code');
    await page.keyboard.press('Enter');
    await button(/^I did not use it/).click();
    await page.getByRole('grid').waitFor();
    await page.getByRole('row', { name: /Discord/ }).focus();
    await page.keyboard.press('Enter');
    await button(/^Print$/).click();
    await page.getByRole('img', { name: /^Page 1 of/ }).waitFor();
    await take('print');
    app.answerPrint('printed');
    await button(/^Print$/).click();
    await page.getByText('Where will each copy lie?').waitFor();
    await button(/^Prove/)
      .first()
      .click();
    await page.getByRole('textbox').first().waitFor();
    await take('prove');
    return taken;
  } finally {
    await app.close();
  }
}
