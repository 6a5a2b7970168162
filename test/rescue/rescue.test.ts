/** The rescue page opens every vault that the product writes, from a file, without a request, and says what is wrong in words. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { formatSetId } from '../../main/core/custody/set-id.ts';
import { createVault } from '../../main/vault/create-vault.ts';
import { type MadeVault, makeVaults } from '../reader/made-vaults.ts';
import { startBrowser } from '../renderer/show-page.ts';
import { fakePorts } from '../vault/fake-ports.ts';
import { PASSPHRASE, VAULT } from '../vault/small-vault.ts';
import type { Golden } from '../vectors/golden.ts';
import { named, openRescuePage, openWith, PAGE, type RescuePage, shownCodes, type WayIn } from './rescue-page.ts';

const GOLDEN = resolve(import.meta.dirname, '../vectors/golden/v1');
const results = resolve(import.meta.dirname, '../../test-results');
/** Noon of the day that the vaults are looked at on. */
const TODAY = new Date('2026-11-24T12:00:00Z');
const MOST_PAGE_BYTES = 256 * 1024;

let browser: Browser;
let made: ReadonlyMap<string, MadeVault>;
let rescue: RescuePage;
let page: Page;

beforeAll(async () => {
  await mkdir(results, { recursive: true });
  [browser, made] = await Promise.all([startBrowser(), makeVaults()]);
}, 120_000);
afterAll(() => browser.close());

beforeEach(async () => {
  rescue = await openRescuePage(browser);
  page = rescue.page;
});
afterEach(async () => {
  const { requests, troubles } = rescue;
  await rescue.close();
  expect([requests, troubles]).toEqual([[], []]);
});

function vaultOf(name: string): MadeVault {
  const vault = made.get(name);
  if (vault === undefined) throw new Error(`no vault is called ${name}`);
  return vault;
}

/** On the day that the vaults were looked at by the product. The clock stands still then. */
async function open(name: string, way: WayIn = vaultOf(name)): Promise<void> {
  await page.clock.setFixedTime(TODAY);
  await openWith(page, vaultOf(name).bytes, way);
}

async function opened(name: string): Promise<void> {
  await open(name);
  await page.getByRole('heading', { name: 'own.coldkeep' }).waitFor();
}

const alert = (): Promise<string> => page.locator('#trouble:not([hidden])').innerText();

interface WayOfGolden extends Pick<Golden, 'sets'> {
  readonly name: string;
  readonly number: number;
  readonly way: WayIn;
}

function goldenWays(): WayOfGolden[] {
  return readdirSync(GOLDEN)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const { ways, sets }: Golden = JSON.parse(readFileSync(join(GOLDEN, file), 'utf8'));
      return ways.map((way, at) => ({ name: file.slice(0, -'.json'.length), number: at + 1, way, sets }));
    });
}

/** What the product sees of the sets that are not purged, in the words of the page. */
function expectedCodes({ seen }: MadeVault): string[] {
  const states: Readonly<Record<string, string>> = { unused: 'Unused', used: 'Used', refused: 'Refused', void: 'Void' };
  return Object.entries(seen.sets).flatMap(([id, { isPurged, codes }]) =>
    isPurged
      ? []
      : codes.map((line) => {
          const [number, state, ...code] = line.split(' ');
          return `${formatSetId(id)} ${number} ${code.join(' ')} ${states[state ?? '']}`;
        }),
  );
}

/** Without the day of an outcome and without what is said of a code that was shown. */
const plain = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(/ \d{4}-\d\d-\d\d$/, '').replace(/Unused, but was shown$/, 'Unused'));

async function showEverySet(): Promise<void> {
  await page.locator('.toggle').evaluateAll((buttons) => {
    for (const each of buttons) if (each instanceof HTMLElement) each.click();
  });
}

describe('opening', () => {
  test('by every way in, after every kind of change, shows the codes and states that the product sees', async () => {
    expect(made.size).toBeGreaterThan(12);
    for (const [name, vault] of made) {
      await page.reload();
      await opened(name);
      expect(await shownCodes(page)).toEqual([]);
      await showEverySet();
      const shown = plain(await shownCodes(page));
      expect({ name, shown: shown.sort() }).toEqual({ name, shown: expectedCodes(vault).sort() });
      const { fingerprint, change } = vault.seen;
      expect(await page.locator('#result').innerText()).toContain(`${fingerprint} (change ${change})`);
    }
  });

  test.each(goldenWays())('the golden vault "$name" by its way $number', async ({ name, way, sets }) => {
    await openWith(page, new Uint8Array(await readFile(join(GOLDEN, `${name}.coldkeep`))), way);
    await page.getByRole('heading', { name: 'own.coldkeep' }).waitFor();
    await showEverySet();
    const shown = await page
      .locator('.set.is-shown tbody')
      .evaluateAll((bodies) =>
        bodies.map((body) => [...body.querySelectorAll('td.code')].map((cell) => cell.textContent)),
      );
    const held = Object.values(sets).filter((codes) => codes !== null);
    expect(shown.map((codes) => JSON.stringify(codes)).sort()).toEqual(
      held.map((codes) => JSON.stringify(codes)).sort(),
    );
  });

  test('takes shares from files as well, several in one', async () => {
    const { bytes, shares = [] } = vaultOf('shares');
    await page.getByLabel('Vault file').setInputFiles(named('own.coldkeep', bytes));
    await page.getByRole('radio', { name: 'Shares' }).check();
    await page.getByLabel('Files with shares').setInputFiles(named('shares.txt', shares.join('\r\n')));
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('heading', { name: 'own.coldkeep' }).waitFor();
  });

  test.each([
    ['a wrong passphrase', 'passphrase', { secret: 'not the passphrase of it' }, 'wrong-secret'],
    ['a mistyped recovery key', 'recovery-key', { secret: '0000-'.repeat(9).slice(0, -1) }, 'recovery-key-mistyped'],
    ['something else as a key file', 'key-file', { secret: PASSPHRASE, keyFile: 'a picture' }, 'key-file-damaged'],
    ['a share alone', 'shares', { secret: '', shares: ['0'] }, 'share-mistyped'],
  ] as const)('says %s in words, with the code', async (_what, name, way, code) => {
    await open(name, way);
    expect(await alert()).toContain(code);
    // The form is there to try again, and nothing of the vault is.
    expect(await page.getByRole('button', { name: 'Open', exact: true }).isEnabled()).toBe(true);
    expect(await page.locator('#result').isHidden()).toBe(true);
  });

  test('tells too few shares from wrong ones', async () => {
    const [share = ''] = vaultOf('shares').shares ?? [];
    await open('shares', { secret: '', shares: [share] });
    expect(await alert()).toContain('shares-missing');
  });

  test('says that the memory does not suffice, and how else the vault opens', async () => {
    await page.evaluate(() => {
      window.Uint32Array = new Proxy(Uint32Array, {
        construct(kind, [length, ...rest]) {
          if (typeof length === 'number' && length >= 2048) throw new RangeError('Array buffer allocation failed');
          return Reflect.construct(kind, [length, ...rest]);
        },
      });
    });
    await open('passphrase');
    expect(await alert()).toMatch(/recovery key.*not-enough-memory/s);
  });

  test.each([
    ['an empty file', () => new Uint8Array(0), 'empty-file'],
    ['another file', () => new Uint8Array(5000).fill(7), 'not-a-vault'],
    ['a vault whose header is gone', (bytes: Uint8Array) => zeroed(bytes, 64, 2048), 'header-damaged'],
  ] as const)('says that %s does not open', async (_what, change, code) => {
    const vault = vaultOf('recovery-key');
    await openWith(page, change(vault.bytes), vault);
    expect(await alert()).toContain(code);
  });

  test.each([
    ['a damaged record', (bytes: Uint8Array) => zeroed(bytes, -700, -690), 'record-damaged(3)'],
    ['a cut end', (bytes: Uint8Array) => bytes.slice(0, -100), 'truncated(4)'],
    ['a damaged copy of the header', (bytes: Uint8Array) => zeroed(bytes, 100, 110), 'header-damaged'],
  ] as const)('shows what stands before %s, and says so', async (_what, change, code) => {
    const vault = vaultOf('recovery-key');
    await openWith(page, change(vault.bytes), vault);
    await page.getByRole('heading', { name: 'own.coldkeep' }).waitFor();
    expect(await page.locator('#result .alert').allInnerTexts()).toEqual([expect.stringContaining(code)]);
    await showEverySet();
    expect(await shownCodes(page)).toHaveLength(3);
  });
});

function zeroed(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const changed = bytes.slice();
  changed.subarray(from, to).fill(0);
  return changed;
}

describe('what it shows', () => {
  test('is found by words of the account, and told to a screen reader', async () => {
    await opened('every-state');
    await page.getByLabel('Search accounts').fill('git.example');
    expect(await page.locator('article:visible h3').allInnerTexts()).toEqual(['Fördertürme (git.example.org)']);
    expect(await page.getByRole('status').innerText()).toBe('1 of 3 accounts');
  });

  test('hides a set again, with every trace of its codes', async () => {
    await opened('recovery-key');
    await page.getByRole('button', { name: 'Show codes' }).click();
    expect(await page.content()).toContain('3333');
    await page.getByRole('button', { name: 'Hide codes' }).click();
    expect(await page.content()).not.toContain('3333');
  });

  test('is for printing what still counts, and on paper nothing else', async () => {
    await opened('every-state');
    await page.getByRole('button', { name: 'Show all for printing' }).click();
    const shown = await page.locator('.set.is-shown h4').allInnerTexts();
    expect(shown).toHaveLength(8);
    expect(shown.every((title) => /, (active|draft)$/.test(title))).toBe(true);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.getByRole('button').locator('visible=true').count()).toBe(0);
    expect(await page.locator('.set:visible').count()).toBe(8);
    const inks = await page
      .locator('.set.is-shown td')
      .evaluateAll((cells) => cells.map((td) => getComputedStyle(td).color));
    expect(new Set(inks)).toEqual(new Set(['rgb(0, 0, 0)']));
    await writeFile(join(results, 'rescue-print.pdf'), await page.pdf({ format: 'A4' }));
  });

  test('is gone after Clear, and the title never held any of it', async () => {
    await opened('recovery-key');
    await showEverySet();
    expect(await page.title()).toBe('Coldkeep rescue page');
    await page.getByRole('button', { name: 'Clear and close' }).click();
    await page.getByRole('button', { name: 'Open', exact: true }).waitFor();
    expect(await page.content()).not.toContain('3333');
    expect(await page.getByRole('textbox', { name: 'Passphrase or recovery key' }).inputValue()).toBe('');
    expect(await page.getByLabel('Vault file').inputValue()).toBe('');
  });
});

describe('the page', () => {
  test(`is one file of at most ${MOST_PAGE_BYTES / 1024} KiB that names no address`, async () => {
    const text = await readFile(PAGE, 'utf8');
    expect((await stat(PAGE)).size).toBeLessThanOrEqual(MOST_PAGE_BYTES);
    expect(text.match(/\b(?:https?|wss?):\/\/[^\s"'`)]+/g) ?? []).toEqual([]);
    expect(text.match(/<(?:script|link|img|iframe)[^>]*\s(?:src|href)=/g) ?? []).toEqual([]);
  });

  test('runs no script and no style but its own, and asks no address', async () => {
    const refused = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const style = document.createElement('style');
      style.textContent = 'body { outline: 1px solid red }';
      document.head.append(style);
      const image = document.createElement('img');
      image.src = 'https://coldkeep.invalid/x.png';
      document.body.append(image);
      const asked = await fetch('https://coldkeep.invalid/').then(
        () => 'answered',
        () => 'refused',
      );
      const script = document.createElement('script');
      let isTyped = true;
      try {
        script.textContent = 'window.ran = true';
        document.body.append(script);
      } catch {
        isTyped = false;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { asked, isTyped, ran: 'ran' in window, violations: violations.map((each) => each.split('-')[0]).sort() };
    });
    expect(refused).toMatchObject({ asked: 'refused', ran: false });
    expect(refused.violations).toEqual(expect.arrayContaining(['connect', 'img', 'style']));
    expect(rescue.troubles.length).toBeGreaterThan(2);
    rescue.troubles.splice(0);
    // Chromium tells of the picture that the policy refused as of a request that failed.
    expect(rescue.requests.splice(0)).toEqual(['https://coldkeep.invalid/x.png csp']);
  });

  test('can be used by everyone, in light and dark, before and after', async () => {
    const faults = [...(await faultsIn('rescue-form'))];
    await open('passphrase', { secret: 'not the passphrase of it' });
    await alert();
    faults.push(...(await faultsIn('rescue-trouble')));
    await opened('every-state');
    await showEverySet();
    faults.push(...(await faultsIn('rescue-codes')));
    await page.setViewportSize({ width: 360, height: 640 });
    const root = page.locator('html');
    expect(await root.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await page.screenshot({ path: join(results, 'rescue-codes-narrow.png') });
    expect(faults).toEqual([]);
  });

  test('stays alive while it makes the key, and says how far it is', async () => {
    // A timer, as everything else in the page that waits for its turn, and what the page says meanwhile.
    await page.evaluate(() => {
      const turns: string[] = [];
      const turn = (): void => {
        turns.push(document.getElementById('step')?.textContent ?? '');
        setTimeout(turn);
      };
      Object.assign(window, { turns });
      turn();
    });
    await openWith(page, await costlyVault(), { secret: PASSPHRASE });
    await page.getByRole('heading', { name: 'own.coldkeep' }).waitFor();
    const turns = await page.evaluate(() => (window as unknown as { turns: string[] }).turns);
    const percents = turns.flatMap((text) => /^Making the key .* (\d+) %/.exec(text)?.[1] ?? []);
    expect(new Set(percents).size).toBeGreaterThan(3);
  });
});

/** A vault whose key takes some tenths of a second. */
async function costlyVault(): Promise<Uint8Array> {
  const ports = fakePorts('costly');
  await createVault(ports, { path: VAULT, passphrase: PASSPHRASE, recoveryKey: false, memoryKib: 8192 });
  return ports.files.content(VAULT);
}

/** What axe finds in both looks, with a picture of each. */
async function faultsIn(name: string): Promise<string[]> {
  const faults: string[] = [];
  // The policy refuses a script that is put into the page; one that the debugger evaluates is no part of it.
  await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Only colours are other ones in the dark.
    const only = colorScheme === 'light' ? null : ['color-contrast'];
    const found = await page.evaluate(async (rules) => {
      const { run } = (window as unknown as { axe: typeof axe }).axe;
      const { violations } = await run(document, {
        resultTypes: ['violations'],
        ...(rules === null ? {} : { runOnly: { type: 'rule', values: rules } }),
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    }, only);
    faults.push(...found.map((fault) => `${name} ${colorScheme}: ${fault}`));
    await page.screenshot({ path: join(results, `${name}-${colorScheme}.png`), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}
