/** From the locked screen of the fixture into the open vault. */
import type { Page } from 'playwright-core';

export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill('a passphrase for tests only');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'is locked' }).waitFor();
}
