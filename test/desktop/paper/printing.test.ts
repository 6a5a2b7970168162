/** Sheets to the printer and into files: the record comes first, and what does not get onto paper is taken back. */
import { describe, expect, test } from 'vitest';
import type { PrintOutcome } from '../../../main/desktop/paper/print-port.ts';
import type { PrintOrder } from '../../../preload/views/paper.ts';
import { actualTextsOf } from '../../sheets/drawn.ts';
import { FIRST, FOLDER, held, openDesk, type QuickDrawer, quickDrawer, SECOND } from './paper-desk.ts';

const order: PrintOrder = { sets: [FIRST.set], layout: 'recovery', paper: 'letter', copies: 2 };
const both: PrintOrder = { sets: [FIRST.set, SECOND.set], layout: 'packed', paper: 'a4', copies: 1 };
const printed = ['SetOpened print', 'SheetPrinted printer'];
const saved = ['SetOpened print', 'SheetPrinted pdf', 'PlaintextWritten'];
const neverPrinted = ['CopyEnded not-printed', 'CopyEnded not-printed'];

describe('to the printer', () => {
  test('every copy, with the unused codes; the dialog opens after the record', async () => {
    const desk = await openDesk();
    desk.outside.print = async () => {
      expect(await desk.events()).toEqual(printed);
      return 'printed';
    };
    const answer = await desk.calls.printSheet(order);
    const sheet = answer.ok ? answer.value?.sheet : null;
    expect(sheet).toMatch(/^S-0001-[A-HJKMNP-TV-Z]{2}$/);
    expect(answer).toEqual({
      ok: true,
      value: { sheet, copies: [`${sheet}/1`, `${sheet}/2`], pages: 2, file: null },
    });
    expect(desk.told.jobs).toMatchObject([
      { pages: [FIRST.unused.join(' '), FIRST.unused.join(' ')], paper: 'letter' },
    ]);
    expect(await desk.events()).toEqual(printed);
  });

  test.each<readonly [outcome: PrintOutcome | Error, answer: unknown]>([
    ['cancelled', { ok: true, value: null }],
    ['failed', { code: 'print-failed' }],
    [new Error('no printer at all'), { message: 'no printer at all' }],
  ])('%s: taken back, and the number stays taken', async (outcome, answer) => {
    const { calls, outside, events } = await openDesk();
    outside.print = async () => {
      if (outcome instanceof Error) throw outcome;
      return outcome;
    };
    expect(await calls.printSheet(order).catch((error: unknown) => error)).toMatchObject(Object(answer));
    expect(await events()).toEqual([...printed, ...neverPrinted]);
    expect(await calls.sheets()).toMatchObject({ value: { sheets: [] } });
    outside.print = async () => 'printed';
    expect(await calls.printSheet(both)).toMatchObject({ value: { sheet: expect.stringMatching(/^S-0002-/) } });
  });

  test('a sign that cannot be printed: no dialog, taken back', async () => {
    const { calls, custody, events, told } = await openDesk(null);
    await custody.work((session) =>
      session.commit([{ t: 'AccountRenamed', d: { account: 'a'.repeat(32), name: '日本' } }]),
    );
    await expect(calls.printSheet(order)).rejects.toMatchObject({ code: 'glyph-missing', facts: { where: 'name' } });
    expect(told.jobs).toEqual([]);
    expect(await events()).toEqual(['AccountRenamed', ...printed, ...neverPrinted]);
  });

  test('a second press while the dialog is open makes no second sheet; other work goes on', async () => {
    const { calls, outside, events } = await openDesk();
    const opened = held<void>();
    const dialog = held<PrintOutcome>();
    outside.print = () => {
      opened.give();
      return dialog.promise;
    };
    const first = calls.printSheet(order);
    await opened.promise;
    await expect(calls.printSheet(order)).rejects.toMatchObject({ code: 'usage' });
    await expect(calls.savePdf(order)).rejects.toMatchObject({ code: 'usage' });
    expect(await calls.sheets()).toMatchObject({ value: { sheets: [{ way: 'printer' }] } });
    dialog.give('printed');
    expect(await first).toMatchObject({ ok: true });
    expect(await events()).toEqual(printed);
  });

  test('cancelled while the dialog is open: the pages are gone, taken back, and said', async () => {
    const { calls, cancel, outside, events, told } = await openDesk();
    outside.print = ({ signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve('cancelled'));
        cancel();
      });
    await expect(calls.printSheet(order)).rejects.toMatchObject({ code: 'cancelled' });
    expect(told.jobs[0]?.signal.aborted).toBe(true);
    expect(await events()).toEqual([...printed, ...neverPrinted]);
  });

  test('locked while the dialog is open: the pages are gone, and the record stands, since the paper may exist', async () => {
    const { calls, custody, outside, events, told } = await openDesk();
    const opened = held<void>();
    outside.print = ({ signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve('cancelled'));
        opened.give();
      });
    const printing = expect(calls.printSheet(order)).rejects.toMatchObject({ code: 'usage' });
    await opened.promise;
    await custody.lock();
    await printing;
    expect(told.jobs[0]?.signal.aborted).toBe(true);
    expect(await events()).toEqual(printed);
  });

  test('nothing is recorded where it is refused', async () => {
    const { calls, events } = await openDesk();
    await expect(calls.printSheet({ ...order, sets: ['f'.repeat(32)] })).rejects.toMatchObject({
      code: 'set-not-found',
    });
    await expect(calls.printSheet({ ...both, layout: 'recovery' })).rejects.toMatchObject({ code: 'usage' });
    expect(await events()).toEqual([]);
  });
});

describe('into a file', () => {
  test('that the dialog names, offered by the number alone; with the codes of both sets, verbatim', async () => {
    const { calls, events, ports, told } = await openDesk(null);
    const answer = await calls.savePdf(both);
    expect(answer).toMatchObject({
      ok: true,
      value: { sheet: expect.stringMatching(/^S-0001-/), pages: 1, file: `${FOLDER}/own.pdf` },
    });
    expect(told.questions).toMatchObject([{ suggested: 'S-0001.pdf', kinds: [{ extensions: ['pdf'] }] }]);
    expect(await actualTextsOf(ports.files.content(`${FOLDER}/own.pdf`))).toEqual([...FIRST.unused, ...SECOND.codes]);
    expect(await events()).toEqual(['SetOpened print', ...saved]);
  });

  test('the name gets its ending where it has none, or another', async () => {
    for (const name of ['sheet', 'sheet.', 'sheet.txt']) {
      const { calls, outside, ports } = await openDesk();
      outside.place = `${FOLDER}/${name}`;
      expect(await calls.savePdf(order)).toMatchObject({ value: { file: `${FOLDER}/${name}.pdf` } });
      expect(ports.files.has(`${FOLDER}/${name}.pdf`)).toBe(true);
    }
  });

  test('a cancelled dialog is null, and nothing was recorded', async () => {
    const { calls, outside, events } = await openDesk();
    outside.place = null;
    expect(await calls.savePdf(order)).toEqual({ ok: true, value: null });
    expect(await events()).toEqual([]);
  });

  test('what is refused is refused before the dialog', async () => {
    const { calls, told } = await openDesk();
    await expect(calls.savePdf({ ...order, sets: ['f'.repeat(32)] })).rejects.toMatchObject({ code: 'set-not-found' });
    expect(told.questions).toEqual([]);
  });

  test.each([
    ['a file that is there', `${FOLDER}/there.pdf`, 'would-overwrite'],
    ['a folder that is not there', '/nowhere/sheet.pdf', 'no-such-file'],
  ])('%s: nothing was recorded', async (_, place, code) => {
    const { calls, outside, events, ports } = await openDesk();
    ports.files.put(`${FOLDER}/there.pdf`, new Uint8Array([1]));
    outside.place = place;
    await expect(calls.savePdf(order)).rejects.toMatchObject({ code });
    expect(await events()).toEqual([]);
    expect(ports.files.content(`${FOLDER}/there.pdf`)).toEqual(new Uint8Array([1]));
  });

  test.each([
    ['ENOSPC', 'disk-full'],
    ['EACCES', 'not-writable'],
  ])('a write that fails (%s) leaves no file, and is taken back', async (errno, code) => {
    const { calls, events, ports } = await openDesk();
    ports.files.plan = ({ operation, path }) =>
      operation === 'write' && path.startsWith(FOLDER) ? { errno, partBytes: 3 } : null;
    await expect(calls.savePdf(order)).rejects.toMatchObject({ code });
    expect(ports.files.has(`${FOLDER}/own.pdf`)).toBe(false);
    expect(await events()).toEqual([...saved, 'PlaintextDestroyed', ...neverPrinted]);
  });

  test('a lock waits until it is written or taken back, and a cancel before it ends the drawing', async () => {
    const started = held<void>();
    const drawer: QuickDrawer = {
      ...quickDrawer(),
      drawPdf: () => {
        started.give();
        return new Promise((_, reject) => {
          drawer.close = () => reject(new Error('the thread has ended'));
        });
      },
    };
    const { calls, cancel, custody, events, ports } = await openDesk(() => drawer);
    const saving = expect(calls.savePdf(order)).rejects.toMatchObject({ code: 'usage' });
    await started.promise;
    const locked = custody.lock();
    cancel();
    await Promise.all([saving, locked]);
    expect(ports.files.has(`${FOLDER}/own.pdf`)).toBe(false);
    expect(await events()).toEqual([...saved, 'PlaintextDestroyed', ...neverPrinted]);
  });
});

test('the drawer lives as long as the drawing: it is closed while the dialog is open', async () => {
  const drawer = quickDrawer();
  const { calls, outside } = await openDesk(() => drawer);
  outside.print = async () => {
    expect(drawer.isClosed).toBe(true);
    return 'printed';
  };
  expect(await calls.printSheet(order)).toMatchObject({ ok: true });
});
