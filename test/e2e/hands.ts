/** Two ways to do the same: with the mouse, and with the keyboard alone. The keyboard never places the focus by itself: it tabs there. */
import type { Locator, Page } from 'playwright-core';

export interface Hands {
  readonly name: 'mouse' | 'keyboard';
  /** A button. With the keyboard by its key where it has one, else by Tab and Enter. */
  press(target: Locator, key?: string): Promise<void>;
  /** One choice of several, or a box to check. */
  choose(target: Locator): Promise<void>;
  /** An entry of a list that a button opens. */
  pick(opener: Locator, option: Locator): Promise<void>;
  /** Text into a field, in place of what is in it. */
  write(field: Locator, text: string): Promise<void>;
  /** The row of an account on the board, and into its page. */
  openAccount(name: RegExp): Promise<void>;
}

/** More stops than any screen has. */
const MOST_STOPS = 150;

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}`);
}

export function mouse(page: Page): Hands {
  return {
    name: 'mouse',
    press: (target) => target.click(),
    choose: (target) => target.locator('xpath=ancestor::label').click(),
    pick: async (opener, option) => {
      await opener.click();
      await option.click();
    },
    write: async (field, text) => {
      await field.click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    openAccount: async (name) => {
      await page.getByRole('row', { name }).dblclick();
    },
  };
}

/** A group of choices has one stop; the arrows go from one to the next. */
async function chooseByKeys(page: Page, target: Locator): Promise<void> {
  if ((await target.getAttribute('type')) !== 'radio') {
    await reach(page, target);
    await page.keyboard.press('Space');
    return;
  }
  const group = page.getByRole('radiogroup').filter({ has: target });
  await target.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await group.evaluate((element) => element.contains(document.activeElement))) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Space');
  for (let step = 0; step < MOST_STOPS && !(await target.isChecked()); step++) await page.keyboard.press('ArrowDown');
}

export function keyboard(page: Page): Hands {
  return {
    name: 'keyboard',
    press: async (target, key) => {
      await target.waitFor();
      if (key !== undefined) {
        await page.keyboard.press(key);
        return;
      }
      await reach(page, target);
      await page.keyboard.press('Enter');
    },
    choose: (target) => chooseByKeys(page, target),
    pick: async (opener, option) => {
      await reach(page, opener);
      await page.keyboard.press('Enter');
      await option.waitFor();
      for (let step = 0; step < MOST_STOPS && !(await hasFocus(option)); step++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
    write: async (field, text) => {
      await reach(page, field);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    openAccount: async (name) => {
      const row = page.getByRole('row', { name });
      const grid = page.getByRole('grid');
      await row.waitFor();
      for (let stop = 0; stop < MOST_STOPS; stop++) {
        if (await grid.evaluate((element) => element.contains(document.activeElement))) break;
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Home');
      for (let step = 0; step < MOST_STOPS && !(await hasFocus(row)); step++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
  };
}
