/** The built app over the stand-in host, with a real vault: from the opening in main to the first picture in the window. */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { launchApp, type RunningApp } from '../host/launch.ts';
import type { EventLoopDelay } from '../host/sides.ts';
import { firstCells, type OpeningTimes, unlockAndWatch } from './page/opening.ts';
import { drawPlainRows } from './page/plain-page.ts';
import { installWatch } from './page/watch.ts';
import { least } from './row.ts';

export interface Opening extends OpeningTimes {
  /** Of main, from the press to the last row, and while nothing goes on. */
  readonly delay: EventLoopDelay;
  readonly idleDelay: EventLoopDelay;
}

const IDLE_MS = 1_000;

async function openOnce({ page, eventLoopDelay }: RunningApp, secret: string, accounts: number): Promise<Opening> {
  await page.evaluate(installWatch);
  await page.getByLabel('Passphrase', { exact: true }).fill(secret);
  await eventLoopDelay();
  await setTimeout(IDLE_MS);
  const idleDelay = await eventLoopDelay();
  const times = await page.evaluate(unlockAndWatch, accounts);
  return { ...times, delay: await eventLoopDelay(), idleDelay };
}

export interface OpenedVault {
  readonly path: string;
  /** A recovery key: no key derivation. */
  readonly secret: string;
  readonly accounts: number;
}

/** The rows that the window shows first, in a bare page of the same Chromium. */
async function drawBeside({ page }: RunningApp): Promise<number> {
  const cells = await page.evaluate(firstCells);
  const beside = await page.context().newPage();
  try {
    await beside.setContent('<!doctype html><title>peer</title>');
    await beside.evaluate(installWatch);
    return await beside.evaluate(drawPlainRows, cells);
  } finally {
    await beside.close();
  }
}

export interface Openings {
  readonly openings: readonly Opening[];
  readonly plainMs: number;
}

/** Unlocks that vault so many times, in one run of the app. */
export async function measureOpenings(folder: string, vault: OpenedVault, times: number): Promise<Openings> {
  const app = await launchApp({ args: [vault.path], env: { COLDKEEP_DATA_DIR: join(folder, 'data') } });
  try {
    const openings: Opening[] = [];
    const plain: number[] = [];
    for (let time = 0; time < times; time++) {
      openings.push(await openOnce(app, vault.secret, vault.accounts));
      plain.push(await drawBeside(app));
      await app.page.getByRole('button', { name: /^Lock/ }).click();
      await app.page.getByRole('heading', { level: 1, name: /is locked$/ }).waitFor();
    }
    return { openings, plainMs: least(plain) };
  } finally {
    await app.close();
  }
}
