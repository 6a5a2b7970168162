/** A picture of the unlock screen in front of a given vault file, for the demo. */
import { launchApp } from '../host/launch.ts';

export interface ScreenshotOptions {
  /** The vault file; only its name and folder are shown, it is not opened. */
  readonly vault: string;
  /** Where the PNG goes. */
  readonly png: string;
  /** Data folder of the app. */
  readonly dataFolder: string;
  readonly colorScheme?: 'light' | 'dark';
}

/** Starts the built app headless, chooses the file and writes a PNG of 1280 by 800. Says which Chromium it was. */
export async function screenshotUnlock({
  vault,
  png,
  dataFolder,
  colorScheme = 'light',
}: ScreenshotOptions): Promise<string> {
  const app = await launchApp({ env: { COLDKEEP_DATA_DIR: dataFolder } });
  try {
    const { page } = app;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    app.answerDialog(vault);
    await page.getByRole('button', { name: /^Open a vault/ }).click();
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    await page.screenshot({ path: png, caret: 'hide' });
    return app.from;
  } finally {
    await app.close();
  }
}
