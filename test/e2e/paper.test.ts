/** Sheets through the built app: the pages of the printer and of the file hold the codes of the vault, and nothing is left of them. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawModelsAsSvg } from '../../main/sheets/draw-models.ts';
import { sheetModels } from '../../main/sheets/sheet-models.ts';
import { systemClock } from '../../main/vault/clock.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { systemPorts } from '../../main/vault/ports.ts';
import { launchApp, type RunningApp } from '../host/launch.ts';
import { actualTextsOf, fonts, readCodeSigns } from '../sheets/drawn.ts';
import { openSheetPage, type SheetPage } from '../sheets/render-page.ts';
import { makeSampleVault, type SampleVault } from './sample-vault.ts';

/** What the sample vault holds of GitHub that is not used. */
const UNUSED = ['f6a7b-8c9d0', '2e3f4-a5b6c', '7d8e9-f0a1b'];
/** Shared ink of the printed page and the page as it is drawn, of the page and of its worst band; measured: 0.995 and 0.990. */
const SAME = 0.985;
const DPI = 150;

/** Windows come and go in another process. */
const patience = { timeout: 20_000 };
const own = { url: 'app://vault/index.html', isMain: true };
let folder: string;
let vault: string;
let sample: SampleVault;
let app: RunningApp;
let set: string;

/** Asks as the window does; the value of the answer, or its code. */
async function ask(call: string, ...args: readonly unknown[]): Promise<unknown> {
  const { ok, value, code } = Object(await app.invokeFrom(own, call, ...args));
  return ok === true ? value : code;
}

/** Letter is a whole number of Chromium's pixels, so that nothing is moved by a part of one. */
const order = () => ({ sets: [set], layout: 'recovery', paper: 'letter', copies: 2 });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-paper-'));
  vault = join(folder, 'personal.coldkeep');
  sample = await makeSampleVault(vault, join(folder, 'data'));
  app = await launchApp({ env: { COLDKEEP_DATA_DIR: join(folder, 'data') } });
  await open();
});

async function open(): Promise<void> {
  app.answerDialog(vault);
  await ask('chooseVault');
  const { rows } = Object(await ask('unlock', new TextEncoder().encode(sample.recoveryKey)));
  set = String(Object(rows).find(({ service }: { service: string }) => service === 'GitHub').sets[0].set);
}

/** Numbers of the sheets that count, newest first. */
async function sheetsNow(): Promise<string[]> {
  const { sheets } = Object(await ask('sheets'));
  return Object(sheets).map(({ sheet }: { sheet: string }) => sheet);
}

afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('to the printer', () => {
  let sheetPage: SheetPage;
  beforeAll(async () => {
    sheetPage = await openSheetPage();
  });
  afterAll(() => sheetPage?.close());

  /** The pages that the record in the vault asks for, drawn from the codes that the test knows. */
  async function wantedPages(sheet: string): Promise<string[]> {
    const ports = { ...systemPorts(), dataFolder: join(folder, 'data') };
    const session = await openVault(ports, { path: vault, secret: sample.recoveryKey, access: 'read' });
    const recorded = session.state.sheets.get(sheet);
    if (recorded === undefined) throw new Error(`${sheet} is not recorded`);
    const sets = [...recorded.sets].map(([id, numbers]) => ({ set: id, numbers }));
    const codes = UNUSED.map((text, index) => ({ number: index + 2, text }));
    const printed = { ...recorded, sheet, sets };
    const models = sheetModels(session, printed, new Map([[set, codes]]), systemClock.today());
    await session.lock();
    const pages: string[] = [];
    for await (const { svg } of drawModelsAsSvg(models, fonts, false)) pages.push(svg);
    return pages;
  }

  test('each copy is the page of the record, mark for mark, on paper of its size, under a name that tells nothing', async () => {
    app.answerPrint('printed');
    const { sheet, copies, pages, file } = Object(await ask('printSheet', order()));
    expect([copies, pages, file]).toEqual([[`${sheet}/1`, `${sheet}/2`], 2, null]);
    const [job] = app.printed();
    expect([job?.title, job?.options]).toEqual([
      'Coldkeep',
      { pageSize: 'Letter', isSilent: false, printsBackground: true },
    ]);
    const wanted = await wantedPages(sheet);
    sheetPage.show(job?.pdf ?? new Uint8Array());
    for (const [index, svg] of wanted.entries()) {
      const { pages: printed, sizePt, whole, worst } = Object(await sheetPage.call('compareSvg', index + 1, DPI, svg));
      expect([printed, sizePt]).toEqual([2, [612, 792]]);
      expect([whole >= SAME, worst >= SAME, whole, worst]).toEqual([true, true, whole, worst]);
    }
  });

  test('A4 as well', async () => {
    app.answerPrint('printed');
    await ask('printSheet', { ...order(), paper: 'a4', copies: 3 });
    const document = await PDFDocument.load(app.printed().at(-1)?.pdf ?? new Uint8Array());
    const sizes = document.getPages().map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())]);
    expect(sizes).toEqual([1, 2, 3].map(() => [595, 842]));
  });

  test('a cancelled dialog is null, a failure has its code; both are taken back', async () => {
    app.answerPrint('cancelled');
    expect(await ask('printSheet', order())).toBe(null);
    app.answerPrint('failed');
    expect(await ask('printSheet', order())).toBe('print-failed');
    expect((await sheetsNow()).map((sheet) => sheet.slice(0, 6))).toEqual(['S-0002', 'S-0001']);
  });

  test('no window and no page stays, and nothing that the page asked for was refused', async () => {
    await expect.poll(() => app.pages().length, patience).toBe(1);
    expect(app.refused).toEqual([]);
    expect(app.violations).toEqual([]);
    expect(app.mainErrors()).toBe('');
  });
});

test('a file holds the codes, sign for sign, and is readable to its owner only', async () => {
  const path = join(folder, 'sheet.pdf');
  app.answerSaveDialog(path);
  expect(await ask('savePdf', order())).toMatchObject({ pages: 2, file: path });
  expect(app.dialogs.at(-1)).toMatchObject({ suggested: 'S-0005.pdf', extensions: ['pdf'] });
  const pdf = new Uint8Array(await readFile(path));
  expect(await actualTextsOf(pdf)).toEqual([...UNUSED, ...UNUSED]);
  const [signs] = await readCodeSigns(pdf);
  expect(signs?.replaceAll(/\s/g, '')).toContain(UNUSED.join(''));
  expect((await stat(path)).mode & 0o077).toBe(0);
  app.answerSaveDialog(path);
  expect(await ask('savePdf', order())).toBe('would-overwrite');
  expect(await ask('destroyPlaintext', path)).toBe(true);
});

test('a preview is shown by pages', async () => {
  const veiled = Object(await ask('previewSheet', { ...order(), isShown: false }));
  expect(veiled).toMatchObject({ pages: [expect.stringMatching(/^<svg /)], number: 'S-0006', isShown: false });
  expect(await ask('previewSheet', { ...order(), sets: [], isShown: false })).toBe('usage');
});

describe('while the print dialog is open', () => {
  /** A dialog that nobody answers. */
  async function openDialog(): Promise<{ readonly printing: Promise<unknown> }> {
    app.answerPrint(new Promise(() => undefined));
    const printing = ask('printSheet', order());
    await expect.poll(() => app.pages().length, patience).toBe(2);
    return { printing };
  }

  test('the user can cancel: the page is gone, and the sheet is taken back', async () => {
    const { printing } = await openDialog();
    await ask('cancel');
    expect(await printing).toBe('cancelled');
    await expect.poll(() => app.pages().length, patience).toBe(1);
    expect((await sheetsNow())[0]).toMatch(/^S-0005-/);
  });

  test('a lock takes the page away; the sheet stays unproven, since it may be on paper', async () => {
    const { printing } = await openDialog();
    await ask('lock');
    expect(await printing).toBe('usage');
    await expect.poll(() => app.pages().length, patience).toBe(1);
    await open();
    expect((await sheetsNow())[0]).toMatch(/^S-0007-/);
  });

  test('closing the window ends the app', async () => {
    await openDialog();
    await app.page.close();
    expect(await app.ended).toBe(0);
    await expect(stat(`${vault}.lock`)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
