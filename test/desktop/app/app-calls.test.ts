/** The calls about the app: settings take effect, a code on show has its time and its copy, and a lock takes both away. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type AppPart, createAppCalls } from '../../../main/desktop/app/app-calls.ts';
import { systemClipboard } from '../../../main/desktop/app/system-clipboard.ts';
import type { Countdowns } from '../../../preload/views/codes.ts';
import {
  ClipboardItem,
  clipboard,
  clipboardFacts,
  copyElsewhere,
  failClipboard,
} from '../../host/electron/clipboard.ts';
import { type FakePorts, fakeClock, fakePorts } from '../../vault/fake-ports.ts';
import { FakeWatch, settled } from './fake-watch.ts';

const CODE = { set: '5f0c1d2e', number: 4, text: '7f3k-92mq' };

let ports: FakePorts;
let watch: FakeWatch;
/** What the window, the screen and the vault were told, in order; countdowns apart. */
let story: string[];
let told: Countdowns[];
let app: AppPart;

const start = (builtOn = '2026-11-20'): Promise<AppPart> =>
  createAppCalls({
    ports,
    watch,
    clipboard: systemClipboard({ clipboard, ClipboardItem }, 'linux'),
    appearance: {
      showTheme: (theme) => story.push(`theme ${theme}`),
      hideFromCapture: (isHidden) => story.push(`hidden from capture ${isHidden}`),
    },
    window: {
      tell: (event, ...what) => {
        const [first] = what;
        if (event === 'countdowns' && first && typeof first === 'object' && 'clipboard' in first) told.push(first);
        else story.push(event);
      },
    },
    build: { version: '1.2.3', versions: { electron: '45', chromium: '154', node: '24' }, builtOn },
    askLayers: async () => [{ layer: 'proxy', isActive: true }],
    lock: () => {
      story.push('lock');
      app.locked();
    },
  });

beforeEach(async () => {
  failClipboard(null);
  copyElsewhere('what was there before');
  ports = fakePorts('app calls');
  watch = new FakeWatch();
  story = [];
  told = [];
  app = await start();
  story.length = 0;
});

const textOnClipboard = (): string | null => clipboardFacts().text;
const done = { ok: true, value: null };

describe('about the app', () => {
  test.each([
    ['2026-11-24', 0],
    ['2026-11-23', 1],
    ['2026-05-28', 180],
    ['2026-11-25', 0],
  ])('built on %s it is %i days old', async (builtOn, ageDays) => {
    expect(await (await start(builtOn)).calls.appInfo()).toEqual({
      ok: true,
      value: { version: '1.2.3', versions: { electron: '45', chromium: '154', node: '24' }, builtOn, ageDays },
    });
  });

  test('the layers are asked for', async () => {
    expect(await app.calls.offlineLayers()).toEqual({ ok: true, value: [{ layer: 'proxy', isActive: true }] });
  });
});

describe('settings', () => {
  test('the stored theme shows from the start', async () => {
    await app.calls.changeSettings({ theme: 'dark' });
    story.length = 0;
    await start();
    expect(story).toEqual(['theme dark']);
  });

  test('theme and capture take effect when they change, and only then', async () => {
    await app.calls.changeSettings({ theme: 'light', hidesFromCapture: false });
    await app.calls.changeSettings({ theme: 'light', idleMinutes: 7 });
    expect(story).toEqual(['theme light', 'hidden from capture false']);
    expect(app.settings().idleMinutes).toBe(7);
  });

  test('a shorter idle time counts at once', async () => {
    app.opened();
    watch.pass(3 * 60_000);
    await app.calls.changeSettings({ idleMinutes: 3 });
    expect(story).toEqual(['lock']);
  });

  test('keeping no recent vaults empties the list', async () => {
    await app.recents.remember('/a.coldkeep', 'a');
    await app.calls.changeSettings({ keepsRecent: false });
    expect(await app.calls.recentVaults()).toEqual({ ok: true, value: [] });
    await app.recents.remember('/b.coldkeep', 'b');
    expect(await app.calls.recentVaults()).toEqual({ ok: true, value: [] });
  });

  test('forgetting gives the list that is left', async () => {
    await app.recents.remember('/a.coldkeep', 'a');
    await app.recents.remember('/b.coldkeep', 'b');
    const listed = await app.calls.recentVaults();
    const [newest] = listed.ok ? listed.value : [];
    expect(newest).toMatchObject({ name: 'b' });
    expect(await app.calls.forgetRecent(newest?.id ?? '')).toMatchObject({ ok: true, value: [{ name: 'a' }] });
    expect(await app.calls.forgetRecent(null)).toEqual({ ok: true, value: [] });
  });
});

describe('a code on show', () => {
  beforeEach(() => app.opened());

  test('hides itself when its time is over, and the window hears it', () => {
    expect(app.onShow.show(CODE)).toBe(60);
    watch.pass(59_999);
    expect(story).toEqual([]);
    watch.pass(1);
    expect(story).toEqual(['hidden']);
    expect(told.at(-1)).toEqual({ reveal: null, lock: null, clipboard: null });
  });

  test('stays as long as the settings say', async () => {
    await app.calls.changeSettings({ revealSeconds: 10 });
    expect(app.onShow.show(CODE)).toBe(10);
    watch.pass(10_000);
    expect(story).toEqual(['hidden']);
  });

  test('kept: another full time', async () => {
    app.onShow.show(CODE);
    watch.pass(59_000);
    expect(await app.calls.keepShowing()).toEqual(done);
    watch.pass(59_999);
    expect(story).toEqual([]);
    watch.pass(1);
    expect(story).toEqual(['hidden']);
  });

  test('hidden by hand: nothing runs, and the window is not told what it asked for', async () => {
    app.onShow.show(CODE);
    expect(await app.calls.hideCode()).toEqual(done);
    watch.pass(61_000);
    expect(story).toEqual([]);
    expect(app.onShow.keep()).toBe(false);
  });

  test.each(['hideCode', 'time', 'lock'] as const)('is gone after %s: it is neither kept nor copied', async (way) => {
    await app.calls.changeSettings({ allowsClipboard: true });
    app.onShow.show(CODE);
    if (way === 'hideCode') await app.calls.hideCode();
    if (way === 'time') watch.pass(60_000);
    if (way === 'lock') app.locked();
    await expect(app.calls.keepShowing()).rejects.toMatchObject({ code: 'usage' });
    await expect(app.calls.copyCode()).rejects.toMatchObject({ code: 'usage' });
    expect(textOnClipboard()).toBe('what was there before');
  });

  test('the second takes the place of the first, with its own time', async () => {
    await app.calls.changeSettings({ allowsClipboard: true });
    app.onShow.show(CODE);
    watch.pass(30_000);
    app.onShow.show({ ...CODE, number: 5, text: 'other' });
    watch.pass(59_999);
    expect(story).toEqual([]);
    await app.calls.copyCode();
    expect(textOnClipboard()).toBe('other');
  });
});

describe('copying', () => {
  beforeEach(async () => {
    await app.calls.changeSettings({ allowsClipboard: true });
    app.opened();
    app.onShow.show(CODE);
  });

  test('is off until somebody switches it on', async () => {
    await app.calls.changeSettings({ allowsClipboard: false });
    await expect(app.calls.copyCode()).rejects.toMatchObject({ code: 'usage' });
    expect(textOnClipboard()).toBe('what was there before');
  });

  test.each([
    [9_999, CODE.text],
    [10_000, null],
    [10_001, null],
  ])('after %i ms of 10 s there is %j', async (ms, text) => {
    expect(await app.calls.copyCode()).toEqual(done);
    watch.pass(ms);
    await settled();
    expect(textOnClipboard()).toBe(text);
  });

  test('the time is told, and ends', async () => {
    await app.calls.copyCode();
    expect(told.at(-1)?.clipboard).toBe(10);
    watch.pass(10_000);
    await settled();
    expect(told.at(-1)?.clipboard).toBeNull();
  });

  test('what somebody else has copied meanwhile stays', async () => {
    await app.calls.copyCode();
    copyElsewhere('a shopping list');
    watch.pass(10_000);
    await settled();
    expect(textOnClipboard()).toBe('a shopping list');
    expect(told.at(-1)?.clipboard).toBeNull();
  });

  test('outlives the code on show, and not the lock', async () => {
    await app.calls.copyCode();
    await app.calls.hideCode();
    expect(textOnClipboard()).toBe(CODE.text);
    app.locked();
    await settled();
    expect(textOnClipboard()).toBeNull();
    expect(watch.waiting).toBe(0);
  });

  test('a lock while it is under way leaves nothing there', async () => {
    const copying = app.calls.copyCode();
    app.locked();
    await copying;
    await settled();
    expect(textOnClipboard()).toBeNull();
    expect(watch.waiting).toBe(0);
  });

  test('cleared by hand', async () => {
    await app.calls.copyCode();
    expect(await app.calls.clearClipboard()).toEqual(done);
    expect(textOnClipboard()).toBeNull();
    expect(told.at(-1)?.clipboard).toBeNull();
  });

  test('switched off in the settings it is cleared', async () => {
    await app.calls.copyCode();
    await app.calls.changeSettings({ allowsClipboard: false });
    expect(textOnClipboard()).toBeNull();
  });

  test('a write that fails is said', async () => {
    failClipboard('write');
    await expect(app.calls.copyCode()).rejects.toMatchObject({ code: 'clipboard-failed' });
    expect(told.at(-1)?.clipboard).toBeNull();
  });

  test('a clear that fails is said and tried again every second until it works', async () => {
    await app.calls.copyCode();
    failClipboard('clear');
    await expect(app.calls.clearClipboard()).rejects.toMatchObject({ code: 'clipboard-failed' });
    watch.pass(5_000);
    await settled();
    expect(told.at(-1)?.clipboard).toBe(0);
    expect(textOnClipboard()).toBe(CODE.text);
    failClipboard(null);
    watch.pass(1_000);
    await settled();
    expect(textOnClipboard()).toBeNull();
    expect(told.at(-1)?.clipboard).toBeNull();
  });

  test('a lock goes on trying as well', async () => {
    await app.calls.copyCode();
    failClipboard('clear');
    app.locked();
    await settled();
    watch.pass(30_000);
    await settled();
    failClipboard(null);
    watch.pass(1_000);
    await settled();
    expect(textOnClipboard()).toBeNull();
    expect(watch.waiting).toBe(0);
  });
});

describe('the end of the app', () => {
  beforeEach(async () => {
    await app.calls.changeSettings({ allowsClipboard: true });
    app.opened();
    app.onShow.show(CODE);
    await app.calls.copyCode();
  });

  test('waits until the clipboard is clear', async () => {
    await app.close();
    expect(textOnClipboard()).toBeNull();
  });

  test.each([
    [1_999, false],
    [2_000, true],
  ])('of a clipboard that never answers it waits %i ms: over is %s', async (ms, expected) => {
    const never = new Promise<string>(() => undefined);
    const stuck = await createAppCalls({
      ports: fakePorts('stuck', { clock: fakeClock() }),
      watch,
      clipboard: {
        writeSecret: () => never.then(() => undefined),
        readText: () => never,
        clear: async () => undefined,
      },
      appearance: { showTheme: () => undefined, hideFromCapture: () => undefined },
      window: { tell: () => undefined },
      build: { version: '', versions: { electron: '', chromium: '', node: '' }, builtOn: '2026-11-20' },
      askLayers: async () => [],
      lock: () => undefined,
    });
    await stuck.calls.changeSettings({ allowsClipboard: true });
    stuck.onShow.show(CODE);
    void stuck.calls.copyCode();
    let isOver = false;
    void stuck.close().then(() => {
      isOver = true;
    });
    watch.pass(ms);
    await settled();
    expect(isOver).toBe(expected);
  });
});

describe('the idle lock', () => {
  test('locks by the way of the user, and activity puts it off', async () => {
    app.opened();
    watch.pass(5 * 60_000 - 1);
    expect(await app.calls.reportActivity()).toEqual(done);
    watch.pass(5 * 60_000 - 1);
    expect(story).toEqual([]);
    watch.pass(1);
    expect(story).toEqual(['lock']);
    expect(watch.waiting).toBe(0);
  });
});
