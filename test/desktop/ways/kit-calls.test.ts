/** The kit page from the window: the key is on it while it is on show, and nothing is recorded. */
import { describe, expect, test } from 'vitest';
import { createOneSecret } from '../../../main/desktop/one-secret.ts';
import { createKitCalls } from '../../../main/desktop/ways/kit-calls.ts';
import { KIT_KEY } from '../../core/paper/models.ts';
import { held, openDesk } from '../paper/paper-desk.ts';

async function openKit() {
  const desk = await openDesk();
  const recoveryKey = createOneSecret();
  const { printKit } = createKitCalls({ custody: desk.custody, recoveryKey, printPage: desk.printPage });
  return { ...desk, recoveryKey, printKit };
}

describe('what is on the page', () => {
  test('no key where there is none', async () => {
    const { printKit, told } = await openKit();
    expect(await printKit()).toEqual({ ok: true, value: true });
    expect(told.jobs).toMatchObject([{ pages: ['no key'], paper: 'a4' }]);
  });

  test('the key while it is on show: not before it was shown, nor once it is forgotten', async () => {
    const { printKit, recoveryKey, told } = await openKit();
    recoveryKey.keep(KIT_KEY);
    await printKit();
    recoveryKey.showOnce();
    await printKit();
    recoveryKey.forget();
    await printKit();
    expect(told.jobs.map(({ pages }) => pages)).toEqual([['no key'], [KIT_KEY], ['no key']]);
  });

  test('nothing is recorded, printed or not', async () => {
    const { printKit, recoveryKey, outside, events } = await openKit();
    recoveryKey.keep(KIT_KEY);
    recoveryKey.showOnce();
    await printKit();
    outside.print = async () => 'cancelled';
    await printKit();
    expect(await events()).toEqual([]);
  });
});

describe('what becomes of it', () => {
  test('a cancelled dialog is no error', async () => {
    const { printKit, outside } = await openKit();
    outside.print = async () => 'cancelled';
    expect(await printKit()).toEqual({ ok: true, value: false });
  });

  test('a printer that fails is one', async () => {
    const { printKit, outside } = await openKit();
    outside.print = async () => 'failed';
    await expect(printKit()).rejects.toMatchObject({ code: 'print-failed' });
  });

  test('a lock ends the job, whose call answers cancelled', async () => {
    const { printKit, outside, told, custody } = await openKit();
    const dialog = held<'printed'>();
    const isOpen = held<null>();
    outside.print = ({ signal }) => {
      isOpen.give(null);
      signal.addEventListener('abort', () => dialog.give('printed'));
      return dialog.promise;
    };
    const printing = printKit().catch((error: unknown) => error);
    await isOpen.promise;
    await custody.lock();
    expect(await printing).toMatchObject({ code: 'cancelled' });
    expect(told.jobs[0]?.signal.aborted).toBe(true);
  });

  test('only one thing is printed at a time', async () => {
    const { printKit, outside } = await openKit();
    const dialog = held<'printed'>();
    const isOpen = held<null>();
    outside.print = () => {
      isOpen.give(null);
      return dialog.promise;
    };
    const first = printKit();
    await isOpen.promise;
    await expect(printKit()).rejects.toMatchObject({ code: 'usage' });
    dialog.give('printed');
    expect(await first).toEqual({ ok: true, value: true });
  });

  test('a locked vault has no page', async () => {
    const { printKit, custody, told } = await openKit();
    await custody.lock();
    await expect(printKit()).rejects.toMatchObject({ code: 'usage' });
    expect(told.jobs).toEqual([]);
  });
});

test('drawn by the product, in its thread: one page of outlines without any text', async () => {
  const desk = await openDesk(null);
  const recoveryKey = createOneSecret();
  recoveryKey.keep(KIT_KEY);
  recoveryKey.showOnce();
  const { printKit } = createKitCalls({ custody: desk.custody, recoveryKey, printPage: desk.printPage });
  await printKit();
  const [{ pages } = { pages: [] }] = desk.told.jobs;
  expect(pages).toEqual([expect.stringMatching(/^<svg .*<\/svg>$/)]);
  expect(pages.join('')).not.toMatch(/<text|7K3Q|title/u);
  // 36 signs in the face of codes.
  expect(pages.join('').match(/href="#c\d+"/gu)).toHaveLength(36);
});
