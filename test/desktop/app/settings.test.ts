/** Settings on this computer: what may be in the file, what a change does, and what becomes of a file that makes no sense. */
import { describe, expect, test } from 'vitest';
import { DEFAULTS, openSettings, parseChange, type SettingsStore } from '../../../main/desktop/app/settings.ts';
import type { Settings } from '../../../preload/views/settings.ts';
import { failNth, MemoryFiles } from '../../vault/memory-files.ts';

const PATH = '/data/settings.json';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function open(text?: string | Uint8Array): { readonly files: MemoryFiles; readonly opened: Promise<SettingsStore> } {
  const files = new MemoryFiles();
  if (text !== undefined) files.put(PATH, typeof text === 'string' ? bytes(text) : text);
  return { files, opened: openSettings(files, '/data') };
}

const inFile = (files: MemoryFiles): unknown => JSON.parse(new TextDecoder().decode(files.content(PATH)));

describe('at the first start', () => {
  test('the defaults count, and no file is made', async () => {
    const { files, opened } = open();
    expect((await opened).now()).toEqual({
      idleMinutes: 5,
      locksOnSleep: true,
      locksWithSystem: true,
      locksOnMinimise: false,
      revealSeconds: 60,
      allowsClipboard: false,
      clipboardSeconds: 10,
      theme: 'system',
      hidesFromCapture: true,
      keepsRecent: true,
    });
    expect(files.paths).toEqual([]);
  });
});

describe('reading', () => {
  test('what was stored counts', async () => {
    const stored: Settings = { ...DEFAULTS, idleMinutes: 60, theme: 'dark', allowsClipboard: true };
    expect((await open(JSON.stringify(stored)).opened).now()).toEqual(stored);
  });

  test('a value out of its range gives way to the default, the others count', async () => {
    const { files, opened } = open('{"idleMinutes": 9999, "revealSeconds": 30, "tray": true, "__proto__": 1}');
    expect((await opened).now()).toEqual({ ...DEFAULTS, revealSeconds: 30 });
    expect(files.paths).toEqual([PATH]);
  });

  test.each([
    ['no JSON', bytes('{"idleMinutes": 5')],
    ['nothing', bytes('')],
    ['a list', bytes('[]')],
    ['null', bytes('null')],
    ['no UTF-8', Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)],
    ['too much', bytes(`{"idleMinutes": 7}${' '.repeat(65_536)}`)],
  ])('%s: the defaults count and the file is kept aside', async (_name, content) => {
    const { files, opened } = open(content);
    expect((await opened).now()).toEqual(DEFAULTS);
    expect(files.paths).toEqual([`${PATH}.damaged`]);
    expect(files.content(`${PATH}.damaged`)).toEqual(content);
  });

  test('a file that cannot be read stays where it is', async () => {
    const { files } = open('{"idleMinutes": 7}');
    files.plan = ({ operation }) => (operation === 'readFile' ? { errno: 'EACCES' } : null);
    expect((await openSettings(files, '/data')).now()).toEqual(DEFAULTS);
    expect(files.paths).toEqual([PATH]);
  });
});

describe('changing', () => {
  test('writes the whole, tells what was and what is, and gives it back', async () => {
    const { files, opened } = open();
    const store = await opened;
    const heard: unknown[] = [];
    store.onChange((now, before) => void heard.push([now.theme, before.theme]));
    expect(await store.change({ theme: 'dark' })).toEqual({ ...DEFAULTS, theme: 'dark' });
    expect(store.now().theme).toBe('dark');
    expect(inFile(files)).toEqual({ ...DEFAULTS, theme: 'dark' });
    expect(heard).toEqual([['dark', 'system']]);
  });

  test('two at once keep each other', async () => {
    const { files, opened } = open();
    const store = await opened;
    await Promise.all([store.change({ theme: 'dark' }), store.change({ idleMinutes: 7 })]);
    expect(inFile(files)).toEqual({ ...DEFAULTS, theme: 'dark', idleMinutes: 7 });
  });

  test.each([
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'not-writable'],
  ])('%s: %s, nothing has changed, nobody has heard of it, and the next one goes through', async (errno, code) => {
    const { files, opened } = open();
    const store = await opened;
    const heard: unknown[] = [];
    store.onChange((now) => void heard.push(now));
    files.plan = failNth(1, { errno }, ({ operation }) => operation === 'write');
    await expect(store.change({ theme: 'dark' })).rejects.toMatchObject({ code });
    expect(store.now()).toEqual(DEFAULTS);
    expect(heard).toEqual([]);
    expect(files.paths).toEqual([]);
    await store.change({ theme: 'light' });
    expect(store.now().theme).toBe('light');
  });
});

describe('what the window may ask for', () => {
  const numbers: readonly [keyof Settings, number, number][] = [
    ['idleMinutes', 1, 60],
    ['revealSeconds', 10, 300],
    ['clipboardSeconds', 5, 60],
  ];

  test.each(numbers)('%s from %i to %i', (name, least, most) => {
    for (const value of [least, least + 1, most - 1, most])
      expect(parseChange({ [name]: value })).toEqual({ [name]: value });
    for (const value of [least - 1, most + 1, least + 0.5, Number.NaN, Number.POSITIVE_INFINITY, `${least}`, null])
      expect(parseChange({ [name]: value })).toBeNull();
  });

  test.each([
    'locksOnSleep',
    'locksWithSystem',
    'locksOnMinimise',
    'allowsClipboard',
    'hidesFromCapture',
    'keepsRecent',
  ])('%s: yes or no', (name) => {
    for (const value of [true, false]) expect(parseChange({ [name]: value })).toEqual({ [name]: value });
    for (const value of [0, 1, 'true', null, undefined]) expect(parseChange({ [name]: value })).toBeNull();
  });

  test('one of three themes', () => {
    for (const theme of ['system', 'light', 'dark']) expect(parseChange({ theme })).toEqual({ theme });
    expect(parseChange({ theme: 'sepia' })).toBeNull();
  });

  test('several at once, and none', () => {
    expect(parseChange({ theme: 'dark', idleMinutes: 1 })).toEqual({ theme: 'dark', idleMinutes: 1 });
    expect(parseChange({})).toEqual({});
  });

  test.each([null, undefined, 5, 'theme', [], ['theme']])('not %j', (given) => {
    expect(parseChange(given)).toBeNull();
  });

  test.each(['tray', 'toString', '__proto__', 'constructor'])('not a setting named %s', (name) => {
    expect(parseChange(Object.fromEntries([[name, true]]))).toBeNull();
    expect(parseChange(JSON.parse(`{"${name}": true}`))).toBeNull();
  });
});
