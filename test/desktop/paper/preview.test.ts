/** The preview: what is recorded, what is drawn, and that nothing of it outlives it. */
import { describe, expect, test } from 'vitest';
import type { PreviewOrder } from '../../../preload/views/paper.ts';
import { FIRST, held, openDesk, type QuickDrawer, quickDrawer, SECOND } from './paper-desk.ts';

const order: PreviewOrder = { sets: [FIRST.set], layout: 'recovery', paper: 'a4', copies: 2, isShown: false };
const opened = 'SetOpened print';

describe('what is recorded', () => {
  test('a set is opened once for a preview, whatever changes but its being shown', async () => {
    const { calls, events } = await openDesk();
    await calls.previewSheet(order);
    await calls.previewSheet({ ...order, paper: 'letter', copies: 1 });
    await calls.previewSheet({ ...order, layout: 'packed' });
    expect(await events()).toEqual([opened]);
  });

  test('codes that come onto the screen are an opening of their own, each time', async () => {
    const { calls, events } = await openDesk();
    await calls.previewSheet(order);
    await calls.previewSheet({ ...order, isShown: true });
    await calls.previewSheet({ ...order, isShown: true, paper: 'letter' });
    expect(await events()).toEqual([opened, opened]);
    await calls.previewSheet(order);
    expect(await events()).toEqual([opened, opened]);
    await calls.previewSheet({ ...order, isShown: true });
    expect(await events()).toEqual([opened, opened, opened]);
  });

  test('shown at once is one opening', async () => {
    const { calls, events } = await openDesk();
    await calls.previewSheet({ ...order, isShown: true });
    expect(await events()).toEqual([opened]);
  });

  test('of a set that joins, and of no other', async () => {
    const { calls, events } = await openDesk();
    await calls.previewSheet({ ...order, isShown: true });
    await calls.previewSheet({ ...order, sets: [FIRST.set, SECOND.set], layout: 'packed', isShown: true });
    expect(await events()).toEqual([opened, opened]);
  });

  test('after its end it is another preview', async () => {
    const { calls, events } = await openDesk();
    await calls.previewSheet(order);
    await calls.endPreview();
    await calls.previewSheet(order);
    expect(await events()).toEqual([opened, opened]);
  });

  test.each([
    ['an unknown set', { ...order, sets: ['f'.repeat(32)] }, 'set-not-found'],
    ['two sets on the sheet of one', { ...order, sets: [FIRST.set, SECOND.set] }, 'usage'],
  ])('nothing, for %s', async (_, asked, code) => {
    const { calls, events } = await openDesk();
    await expect(calls.previewSheet(asked)).rejects.toMatchObject({ code });
    expect(await events()).toEqual([]);
  });

  test('nothing, where the set is not active any more', async () => {
    const { calls, custody, events } = await openDesk();
    await custody.work((session) => session.commit([{ t: 'SetCompromised', d: { set: FIRST.set } }]));
    await expect(calls.previewSheet(order)).rejects.toMatchObject({ code: 'set-not-active' });
    expect(await events()).toEqual(['SetCompromised']);
  });

  test('where nothing can be recorded there is no preview', async () => {
    const { calls, ports, told } = await openDesk();
    ports.files.plan = ({ operation }) => (operation === 'write' ? { errno: 'ENOSPC' } : null);
    await expect(calls.previewSheet(order)).rejects.toMatchObject({ code: 'disk-full' });
    expect(told.progress).toEqual([]);
  });
});

describe('what is drawn', () => {
  test('the first copy, with the unused codes, under the next number without its letters', async () => {
    const drawer = quickDrawer();
    const { calls, told } = await openDesk(() => drawer);
    expect(await calls.previewSheet({ ...order, isShown: true })).toEqual({
      ok: true,
      value: { pages: [FIRST.unused.join(' ')], number: 'S-0001', replaces: null, isShown: true },
    });
    expect(drawer.asked).toMatchObject([
      { isVeiled: false, models: [{ number: 'S-0001', copy: 1, copies: 2, paper: 'a4', layout: 'recovery' }] },
    ]);
    expect(told.progress).toEqual([{ step: 'drawing', done: 1 }]);
  });

  test('what it replaces is named', async () => {
    const { calls } = await openDesk();
    const printed = await calls.printSheet(order);
    const sheet = printed.ok ? printed.value?.sheet : undefined;
    expect(sheet).toMatch(/^S-0001-[A-Z]{2}$/);
    expect(await calls.previewSheet(order)).toMatchObject({ value: { number: 'S-0002', replaces: sheet } });
  });

  test('by the product, in its thread: true pages, and veiled ones without any code in them', async () => {
    const { calls, custody } = await openDesk(null);
    const pagesOf = async (isShown: boolean): Promise<string> => {
      const preview = await calls.previewSheet({ ...order, isShown });
      return preview.ok ? preview.value.pages.join('') : '';
    };
    const veiled = await pagesOf(false);
    const shown = await pagesOf(true);
    expect(veiled).toMatch(/^<svg .*<\/svg>$/);
    // A code is eight digits and a hyphen; veiled, two of them are eighteen dots of one outline.
    const uses = (svg: string, glyph: string): number => svg.split(`href="#${glyph}"`).length - 1;
    const counted = [...new Set(shown.match(/(?<=href="#)c\d+(?=")/g))].map((glyph) => [
      uses(shown, glyph),
      uses(veiled, glyph),
    ]);
    expect(counted.reduce((sum, [before = 0, after = 0]) => sum + before - after, 0)).toBe(18);
    await custody.lock();
  });
});

describe('nothing outlives', () => {
  test('its end: the drawer is closed with all that it was given', async () => {
    const drawer = quickDrawer();
    const { calls } = await openDesk(() => drawer);
    await calls.previewSheet(order);
    expect(drawer.isClosed).toBe(false);
    await calls.endPreview();
    expect(drawer.isClosed).toBe(true);
  });

  test('a sheet that was printed or saved', async () => {
    for (const print of ['printSheet', 'savePdf'] as const) {
      const { calls, events } = await openDesk();
      await calls.previewSheet(order);
      await calls[print](order);
      const before = await events();
      await calls.previewSheet(order);
      expect(await events()).toEqual([...before, opened]);
    }
  });

  test('a dialog that was cancelled ends nothing', async () => {
    const { calls, outside, events } = await openDesk();
    await calls.previewSheet(order);
    outside.place = null;
    await calls.savePdf(order);
    await calls.previewSheet(order);
    expect(await events()).toEqual([opened]);
  });

  test('a lock: no page comes of a drawing that was under way, and the drawer is closed', async () => {
    const drawn = held<readonly string[]>();
    const started = held<void>();
    const drawer: QuickDrawer = {
      ...quickDrawer(),
      drawSvg: () => {
        started.give();
        return drawn.promise;
      },
      close: () => {
        drawer.isClosed = true;
      },
    };
    const { calls, custody } = await openDesk(() => drawer);
    const preview = calls.previewSheet({ ...order, isShown: true });
    await started.promise;
    await custody.lock();
    expect(drawer.isClosed).toBe(true);
    drawn.give(['a page']);
    await expect(preview).rejects.toMatchObject({ code: 'cancelled' });
    await expect(calls.previewSheet(order)).rejects.toMatchObject({ code: 'usage' });
  });

  test('an end while it is being recorded: nothing is drawn', async () => {
    const drawer = quickDrawer();
    const { calls } = await openDesk(() => drawer);
    const preview = calls.previewSheet(order);
    await calls.endPreview();
    await expect(preview).rejects.toMatchObject({ code: 'cancelled' });
    expect(drawer.asked).toEqual([]);
  });
});

test('a drawing that was cancelled answers so; the preview goes on without another opening', async () => {
  const drawn = held<readonly string[]>();
  const started = held<void>();
  const slow: QuickDrawer = {
    ...quickDrawer(),
    drawSvg: () => {
      started.give();
      return drawn.promise;
    },
    close: () => drawn.give([]),
  };
  const drawers = [slow, quickDrawer()];
  const { calls, cancel, events } = await openDesk(() => drawers.shift() ?? quickDrawer());
  const cancelled = expect(calls.previewSheet(order)).rejects.toMatchObject({ code: 'cancelled' });
  await started.promise;
  cancel();
  await cancelled;
  expect(await calls.previewSheet(order)).toMatchObject({ ok: true, value: { number: 'S-0001' } });
  expect(await events()).toEqual([opened]);
});

test('cancelled before the drawing began, too', async () => {
  const drawer = quickDrawer();
  const { calls, cancel } = await openDesk(() => drawer);
  const cancelled = expect(calls.previewSheet(order)).rejects.toMatchObject({ code: 'cancelled' });
  cancel();
  await cancelled;
  expect(drawer.asked).toEqual([]);
});
