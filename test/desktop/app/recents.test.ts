/** The vaults opened last: at most ten paths, newest first, and an answer even where a medium has gone away. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createPresence } from '../../../main/desktop/app/presence.ts';
import { openRecents, type RecentStore } from '../../../main/desktop/app/recents.ts';
import { seededRandom } from '../../vault/fake-ports.ts';
import { failNth, MemoryFiles } from '../../vault/memory-files.ts';
import { FakeWatch, settled } from './fake-watch.ts';

const FILE = '/data/recents.json';

let files: MemoryFiles;
let watch: FakeWatch;
let isKept: boolean;
let minute: number;

beforeEach(() => {
  files = new MemoryFiles();
  watch = new FakeWatch();
  isKept = true;
  minute = 0;
});

const open = (seed = 'run'): Promise<RecentStore> =>
  openRecents({
    files,
    dataFolder: '/data',
    random: seededRandom(seed),
    presence: createPresence(files, watch),
    isKept: () => isKept,
    now: () => `2026-11-24T09:${String(minute++).padStart(2, '0')}:00.000Z`,
  });

const names = async (store: RecentStore): Promise<readonly string[]> => (await store.list()).map(({ name }) => name);
const fileText = (): string => new TextDecoder().decode(files.content(FILE));

async function remember(store: RecentStore, ...paths: readonly string[]): Promise<void> {
  for (const path of paths) await store.remember(path, '');
}

describe('the list', () => {
  test('is empty at first, and no file is made', async () => {
    expect(await (await open()).list()).toEqual([]);
    expect(files.paths).toEqual([]);
  });

  test('says name, folder, time and whether the file is there', async () => {
    const store = await open();
    files.put('/safe/personal.coldkeep', new Uint8Array(1));
    await remember(store, '/safe/personal.coldkeep');
    await remember(store, '/gone/work.coldkeep');
    expect(await store.list()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        name: 'work',
        folder: '/gone',
        openedAt: '2026-11-24T09:01:00.000Z',
        isThere: false,
      },
      {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        name: 'personal',
        folder: '/safe',
        openedAt: '2026-11-24T09:00:00.000Z',
        isThere: true,
      },
    ]);
  });

  test('has a vault once, where it was opened last', async () => {
    const store = await open();
    await remember(store, '/a.coldkeep', '/b.coldkeep', '/a.coldkeep');
    expect(await names(store)).toEqual(['a', 'b']);
  });

  test.each([9, 10, 11])('after %i vaults keeps the ten newest', async (count) => {
    const store = await open();
    const all = Array.from({ length: count }, (_, index) => `${index}`);
    await remember(store, ...all.map((name) => `/${name}.coldkeep`));
    expect(await names(store)).toEqual(all.toReversed().slice(0, 10));
  });

  test('is there at the next start, under other ids', async () => {
    const before = await open('one run');
    await remember(before, '/a.coldkeep');
    const after = await open('another run');
    expect(await names(after)).toEqual(['a']);
    const [old] = await before.list();
    const [fresh] = await after.list();
    expect(fresh?.id).not.toBe(old?.id);
    expect(after.pathOf(old?.id ?? '')).toBeNull();
  });

  test('holds paths and times in the file, and nothing else', async () => {
    await remember(await open(), '/safe/personal.coldkeep');
    expect(JSON.parse(fileText())).toEqual({
      vaults: [{ path: '/safe/personal.coldkeep', openedAt: '2026-11-24T09:00:00.000Z' }],
    });
  });

  test('leaves out of a file what makes no sense', async () => {
    const good = { path: '/a.coldkeep', openedAt: '2026-11-24T09:00:00Z' };
    const bad = [
      null,
      5,
      {},
      { path: '/b' },
      { path: '', openedAt: good.openedAt },
      { ...good, openedAt: 'today' },
      { ...good, path: 7 },
    ];
    files.put(FILE, new TextEncoder().encode(JSON.stringify({ vaults: [...bad, good] })));
    expect(await names(await open())).toEqual(['a']);
  });
});

describe('ids', () => {
  test('lead to the path as long as it is in the list', async () => {
    const store = await open();
    await remember(store, '/a.coldkeep');
    const [{ id } = { id: '' }] = await store.list();
    expect(store.pathOf(id)).toBe('/a.coldkeep');
    await store.forget(id);
    expect(store.pathOf(id)).toBeNull();
  });

  test.each(['', 'a', '/a.coldkeep', '__proto__'])('%j leads nowhere', async (id) => {
    const store = await open();
    await remember(store, '/a.coldkeep');
    expect(store.pathOf(id)).toBeNull();
  });
});

describe('forgetting', () => {
  test('one, and all', async () => {
    const store = await open();
    await remember(store, '/a.coldkeep', '/b.coldkeep', '/c.coldkeep');
    await store.forget((await store.list())[1]?.id ?? '');
    expect(await names(store)).toEqual(['c', 'a']);
    await store.forget(null);
    expect(await names(store)).toEqual([]);
    expect(fileText()).not.toContain('coldkeep');
  });

  test('an id that means nothing takes nothing away', async () => {
    const store = await open();
    await remember(store, '/a.coldkeep');
    await store.forget('0123456789abcdef');
    expect(await names(store)).toEqual(['a']);
  });

  test('that cannot be written is said, and the list stays', async () => {
    const store = await open();
    await remember(store, '/a.coldkeep');
    files.plan = failNth(1, { errno: 'EROFS' }, ({ operation }) => operation === 'open');
    await expect(store.forget(null)).rejects.toMatchObject({ code: 'not-writable' });
    expect(await names(store)).toEqual(['a']);
  });
});

describe('remembering', () => {
  test('does nothing where the settings say so', async () => {
    isKept = false;
    const store = await open();
    await remember(store, '/a.coldkeep');
    expect(await names(store)).toEqual([]);
    expect(files.paths).toEqual([]);
  });

  test('that cannot be written is no trouble of the opening', async () => {
    const store = await open();
    files.plan = ({ operation }) => (operation === 'open' ? { errno: 'EROFS' } : null);
    await remember(store, '/a.coldkeep');
    expect(await names(store)).toEqual([]);
  });
});

describe('a medium that does not answer', () => {
  /** Questions about a path below /dead get no answer until `wake`. */
  function deadMedium(): { readonly asked: string[]; wake(): void } {
    const asked: string[] = [];
    let wake = (): void => undefined;
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const identity = files.identity.bind(files);
    files.identity = async (path) => {
      asked.push(path);
      if (path.startsWith('/dead')) await woken;
      return identity(path);
    };
    return { asked, wake };
  }

  const look = (
    paths: readonly string[],
    presence = createPresence(files, watch),
  ): Promise<ReadonlyMap<string, boolean>> => presence.look(paths);

  test.each([
    [399, false],
    [400, true],
  ])('after %i ms the list is there: %s', async (ms, expected) => {
    deadMedium();
    let isThere = false;
    void look(['/dead/a']).then(() => {
      isThere = true;
    });
    watch.pass(ms);
    await settled();
    expect(isThere).toBe(expected);
  });

  test('counts as not there, and the others are asked all the same', async () => {
    deadMedium();
    files.put('/safe/b', new Uint8Array(1));
    const found = look(['/dead/a', '/safe/b', '/safe/c']);
    await settled();
    watch.pass(400);
    expect([...(await found)]).toEqual([
      ['/dead/a', false],
      ['/safe/b', true],
      ['/safe/c', false],
    ]);
  });

  test('is asked twice at a time at most, so that other file calls still have threads', async () => {
    const { asked } = deadMedium();
    const presence = createPresence(files, watch);
    for (let round = 0; round < 3; round++) {
      const found = look(['/dead/a', '/dead/b', '/dead/c'], presence);
      await settled();
      watch.pass(400);
      await found;
    }
    expect(asked).toEqual(['/dead/a', '/dead/b']);
  });

  test('that comes back is asked again', async () => {
    const { wake } = deadMedium();
    files.put('/dead/a', new Uint8Array(1));
    const presence = createPresence(files, watch);
    const first = look(['/dead/a'], presence);
    watch.pass(400);
    expect((await first).get('/dead/a')).toBe(false);
    wake();
    await settled();
    expect((await look(['/dead/a'], presence)).get('/dead/a')).toBe(true);
    expect(watch.waiting).toBe(0);
  });
});
