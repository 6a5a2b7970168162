/** Backups: what is kept, where they go, what counts as one, and what fails without harm. vault.md 14. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter } from '../../main/core/custody/days.ts';
import { parseBackupName, parseReplacedName, writeBackupName } from '../../main/vault/backup-name.ts';
import { nameSecondPlace, readPlaces, writeSecondPlace } from '../../main/vault/backup-places.ts';
import { backUpBeforeRewrite, backUpIfDue, backupStanding, listBackups, makeBackup } from '../../main/vault/backups.ts';
import { createVault } from '../../main/vault/create-vault.ts';
import { type DatedBackup, keptBackups } from '../../main/vault/kept-backups.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { BUILT_PAGE } from '../../main/vault/rescue-kit.ts';
import { README_TEXT } from '../../main/vault/rescue-readme.ts';
import type { Session } from '../../main/vault/session.ts';
import { type FakePorts, fakePorts, TINY_KIB } from './fake-ports.ts';
import { codeOf } from './outcome.ts';
import { type SettableClock, settableClock } from './settable-clock.ts';
import { buildSmallVault, openSmall, revealed, type SmallVault, used, VAULT } from './small-vault.ts';

const START = '2026-11-24T09:30:12.345Z';
const BESIDE = '/vaults/own.backups';
const STICK = '/media/stick';
const SECOND = `${STICK}/own.backups`;

interface Scene {
  readonly vault: SmallVault;
  readonly ports: FakePorts;
  readonly clock: SettableClock;
  readonly session: Session;
}

/** A small vault, open for writing; its history ends at change 7. */
async function scene(second: string | null = null): Promise<Scene> {
  const clock = settableClock(START);
  const ports = fakePorts('backups', { clock });
  const vault = await buildSmallVault('backups', ports);
  if (second !== null) {
    await ports.files.makeFolder(second);
    await writeSecondPlace(ports, vault.vaultId, second);
  }
  return { vault, ports, clock, session: await openSmall(ports, vault) };
}

function pathsIn(ports: FakePorts, folder: string): string[] {
  return ports.files.paths.filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.coldkeep')).sort();
}

/** As if the stick had been pulled out. */
function pullOut(ports: FakePorts, place: string = STICK): void {
  ports.files.plan = ({ path }) => (path === place || path.startsWith(`${place}/`) ? { errno: 'ENOENT' } : null);
}

const at = (day: string, time = '09:30:00'): DatedBackup => ({ at: `${day}T${time}Z`, serial: 1 });

describe('what is kept', () => {
  const NOW = '2026-11-25T12:00:00Z'; // A Wednesday.

  test.each([0, 1, 4, 5])('%i of one day are all kept', (count) => {
    const list = Array.from({ length: count }, (_, hour) => at('2026-11-25', `0${hour}:00:00`));
    expect([...keptBackups(list, NOW)]).toHaveLength(count);
  });

  test('of six of one day the first goes', () => {
    const list = Array.from({ length: 6 }, (_, hour) => at('2026-11-25', `0${hour}:00:00`));
    expect(new Set(list.slice(1))).toEqual(keptBackups(list, NOW));
  });

  test('of six in one second the first goes', () => {
    const list = [1, 2, 3, 4, 5, 6].map((serial) => ({ ...at('2026-11-25'), serial }));
    expect(new Set(list.slice(1))).toEqual(keptBackups(list, NOW));
  });

  test.each([
    ['the Sunday before the last five, of the same week', '2026-11-22', '2026-11-22', 0],
    ['the Sunday of the week before', '2026-11-15', '2026-11-15', 1],
    ['the Monday of the eighth week', '2026-10-05', '2026-10-05', 1],
    ['the Sunday of the ninth week', '2026-10-04', '2026-10-04', 0],
  ])('%s', (_, day, __, kept) => {
    const five = [23, 24, 25]
      .map((date) => at(`2026-11-${date}`))
      .concat(at('2026-11-25', '10:00:00'), at('2026-11-22', '23:59:59'));
    expect([...keptBackups([at(day), ...five], NOW)].filter((each) => each.at === `${day}T09:30:00Z`)).toHaveLength(
      kept,
    );
  });

  test('of each of the eight weeks the newest is kept', () => {
    const daily = Array.from({ length: 100 }, (_, days) => at(dayAfter(NOW, -days)));
    const kept = [...keptBackups(daily, NOW)].map((each) => each.at.slice(0, 10)).sort();
    expect(kept).toEqual([
      '2026-10-11',
      '2026-10-18',
      '2026-10-25',
      '2026-11-01',
      '2026-11-08',
      '2026-11-15',
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
    ]);
  });

  test('one of a time to come is kept, and takes no place from the others', () => {
    const list = Array.from({ length: 5 }, (_, hour) => at('2026-11-25', `0${hour}:00:00`));
    const toCome = [at('2027-01-01'), at('2031-01-01')];
    expect(keptBackups([...toCome, ...list], NOW)).toEqual(new Set([...toCome, ...list]));
  });

  test('the newest that is not of a time to come is kept, and never more than thirteen of the others', () => {
    const day = fc.integer({ min: -400, max: 3 }).map((days) => at(dayAfter(NOW, days)));
    fc.assert(
      fc.property(fc.array(day, { maxLength: 60 }), (list) => {
        const kept = keptBackups(list, NOW);
        const past = list.filter((each) => each.at <= NOW);
        const newest = past
          .map((each) => each.at)
          .sort()
          .at(-1);
        expect([...kept].some((each) => each.at === newest)).toBe(past.length > 0);
        expect([...kept].filter((each) => each.at <= NOW).length).toBeLessThanOrEqual(13);
        for (const each of list.filter((other) => other.at > NOW)) expect(kept.has(each)).toBe(true);
      }),
    );
  });
});

describe('names', () => {
  test.each([
    [{ at: START, change: 412, serial: 1 }, 'own 2026-11-24 093012 c000412.coldkeep'],
    [{ at: START, change: 0, serial: 2 }, 'own 2026-11-24 093012 c000000-2.coldkeep'],
    [{ at: START, change: 9_007_199_254_740_991, serial: 1 }, null],
    [{ at: START, change: 1_234_567, serial: 10 }, 'own 2026-11-24 093012 c1234567-10.coldkeep'],
  ])('%j is %s', (name, written) => {
    if (written === null) return expect(parseBackupName(writeBackupName('own', name))).toBeNull();
    expect(writeBackupName('own', name)).toBe(written);
    return expect(parseBackupName(written)).toEqual({ ...name, at: '2026-11-24T09:30:12Z' });
  });

  test.each([
    'own.coldkeep',
    'own 2026-11-24 093012 c000412.coldkeep.bak',
    'own 2026-13-24 093012 c000412.coldkeep',
    'own 2026-11-24 253012 c000412.coldkeep',
    'own 2026-11-24 093012 c412.coldkeep',
    'own 2026-11-24 093012 c000412-0.coldkeep',
    'own 2026-11-24 093012 c000412.coldkeep.0123456789abcdef.new',
    '2026-11-24 093012 c000412.coldkeep',
  ])('%s is none', (name) => {
    expect(parseBackupName(name)).toBeNull();
    expect(parseReplacedName(name)).toBeNull();
  });
});

describe('making one', () => {
  test('it is the vault, byte for byte, under a name with time and change', async () => {
    const { ports, session } = await scene();
    const done = await makeBackup(ports, session);
    const file = `${BESIDE}/own 2026-11-24 093012 c000007.coldkeep`;
    expect(done).toEqual({
      made: [{ path: file, change: 7, epoch: 1, sizeBytes: ports.files.content(VAULT).length }],
      failed: [],
      pruned: [],
    });
    expect(ports.files.content(file)).toEqual(ports.files.content(VAULT));
    expect(ports.files.synced(file)).toEqual(ports.files.content(VAULT));
  });

  test('two in one second stand beside each other', async () => {
    const { ports, session } = await scene();
    for (const _ of [1, 2, 3]) await makeBackup(ports, session);
    expect(pathsIn(ports, BESIDE)).toEqual([
      `${BESIDE}/own 2026-11-24 093012 c000007-2.coldkeep`,
      `${BESIDE}/own 2026-11-24 093012 c000007-3.coldkeep`,
      `${BESIDE}/own 2026-11-24 093012 c000007.coldkeep`,
    ]);
  });

  test('it goes to the second place, too, and can be opened there by itself', async () => {
    const { ports, session, vault } = await scene(STICK);
    const { made } = await makeBackup(ports, session);
    expect(made.map(({ path }) => path)).toEqual([...pathsIn(ports, BESIDE), ...pathsIn(ports, SECOND)]);
    const [, copy] = made;
    const opened = await openVault(ports, { path: copy?.path ?? '', secret: vault.recoveryKey, access: 'read' });
    expect([opened.standing.code, opened.point]).toEqual([null, session.point]);
  });

  test('one that does not read back as it was written is taken away, and the older ones stay', async () => {
    const { ports, session, clock } = await scene();
    await makeBackup(ports, session);
    const before = pathsIn(ports, BESIDE);
    clock.set('2026-11-25T09:30:12.345Z');
    ports.files.plan = ({ operation, path }) => {
      if (operation === 'readFile' && path.startsWith(BESIDE)) ports.files.overwrite(path, new Uint8Array(4096));
      return null;
    };
    const { made, failed, pruned } = await makeBackup(ports, session);
    expect([made, failed, pruned]).toEqual([[], [{ place: 'beside', folder: BESIDE, code: 'backup-failed' }], []]);
    ports.files.plan = () => null;
    expect(ports.files.paths.filter((path) => path.startsWith(BESIDE) && !path.endsWith('.txt'))).toEqual(before);
    expect((await readPlaces(ports, session.vaultId)).written.map(({ file }) => file)).toEqual(before);
  });

  test.each([
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'not-writable'],
    ['EIO', 'not-writable'],
  ])('a second place that says %s fails as %s, and the one beside is made', async (errno, code) => {
    const { ports, session } = await scene(STICK);
    ports.files.plan = ({ operation, path }) => (operation === 'write' && path.startsWith(STICK) ? { errno } : null);
    const { made, failed } = await makeBackup(ports, session);
    expect(made.map(({ path }) => path)).toEqual(pathsIn(ports, BESIDE));
    expect(failed).toEqual([{ place: 'second', folder: SECOND, code }]);
    expect(ports.files.paths.filter((path) => path.startsWith(STICK))).toEqual([]);
  });

  test('a copy to a second place that could not be remembered is not made', async () => {
    const { ports, session, vault } = await scene(STICK);
    const list = `/data/places/${vault.vaultId}.json`;
    ports.files.plan = ({ operation, path }) =>
      operation === 'open' && path.startsWith(`${list}.`) ? { errno: 'EACCES' } : null;
    const { made, failed } = await makeBackup(ports, session);
    expect(made.map(({ path }) => path)).toEqual(pathsIn(ports, BESIDE));
    expect([failed, pathsIn(ports, SECOND)]).toEqual([[{ place: 'second', folder: SECOND, code: 'not-writable' }], []]);
  });

  test('after any failing call the vault is as it was, and what has the name of a backup is whole', async () => {
    const { ports, session } = await scene(STICK);
    const vault = ports.files.content(VAULT);
    let tried = 0;
    for (let nth = 1; ; nth++) {
      let seen = 0;
      ports.files.plan = () => (++seen === nth ? { errno: 'EIO' } : null);
      await makeBackup(ports, session);
      ports.files.plan = () => null;
      for (const path of [...pathsIn(ports, BESIDE), ...pathsIn(ports, SECOND)]) {
        expect(ports.files.content(path)).toEqual(vault);
      }
      expect(ports.files.content(VAULT)).toEqual(vault);
      if (seen < nth) break;
      tried = nth;
    }
    expect(tried).toBeGreaterThan(50);
  });
});

describe('taking older ones away', () => {
  async function everyDay(count: number): Promise<Scene> {
    const made = await scene();
    for (let day = 0; day < count; day++) {
      made.clock.set(`${dayAfter('2026-09-01', day)}T10:00:00.000Z`);
      await makeBackup(made.ports, made.session);
    }
    return made;
  }

  test('after a hundred days the last five and one of each of the seven weeks before are there', async () => {
    const { ports, session } = await everyDay(100);
    expect(pathsIn(ports, BESIDE)).toHaveLength(11);
    const newest = pathsIn(ports, BESIDE).at(-1);
    expect(newest).toBe(`${BESIDE}/own 2026-12-09 100000 c000007.coldkeep`);
    const { written } = await readPlaces(ports, session.vaultId);
    expect(written.map(({ file }) => file).sort()).toEqual(pathsIn(ports, BESIDE));
  });

  test('what is not certainly ours is left alone', async () => {
    const { ports, session } = await everyDay(5);
    const other = '/vaults/other.coldkeep';
    await createVault(ports, { path: other, passphrase: null, recoveryKey: true, memoryKib: TINY_KIB });
    const foreign = {
      [`${BESIDE}/own 2020-01-01 000000 c000001.coldkeep`]: ports.files.content(other),
      [`${BESIDE}/own 2020-01-02 000000 c000001.coldkeep`]: new Uint8Array(2048),
      [`${BESIDE}/own 2020-01-03 000000.coldkeep`]: ports.files.content(VAULT),
      [`${BESIDE}/own 2020-01-04 000000 replaced.coldkeep`]: ports.files.content(VAULT),
      [`${BESIDE}/notes.txt`]: new Uint8Array(1),
    };
    for (const [path, bytes] of Object.entries(foreign)) ports.files.put(path, bytes);
    ports.files.put(`${BESIDE}/own 2020-01-05 000000 c000001.coldkeep`, ports.files.content(VAULT));
    const { pruned } = await makeBackup(ports, session);
    expect(pruned).toEqual([
      `${BESIDE}/own 2020-01-05 000000 c000001.coldkeep`,
      `${BESIDE}/own 2026-09-01 100000 c000007.coldkeep`,
    ]);
    for (const path of Object.keys(foreign)) expect(ports.files.has(path), path).toBe(true);
  });

  test('a clock that was set back prunes nothing of the time to come, and the new one is made and stays', async () => {
    const { ports, session, clock } = await everyDay(5);
    const before = pathsIn(ports, BESIDE);
    clock.set('2020-02-03T10:00:00.000Z');
    const { made, pruned } = await makeBackup(ports, session);
    expect(pruned).toEqual([]);
    expect(pathsIn(ports, BESIDE)).toEqual([...made.map(({ path }) => path), ...before]);
  });

  test('what was never finished is taken away by the next one', async () => {
    const { ports, session } = await everyDay(1);
    const unfinished = `${BESIDE}/own 2026-09-01 100000 c000007-2.coldkeep.0123456789abcdef.new`;
    ports.files.put(unfinished, new Uint8Array(100));
    await makeBackup(ports, session);
    expect(ports.files.has(unfinished)).toBe(false);
  });

  test('one that cannot be taken away is no failure', async () => {
    const { ports, session } = await everyDay(5);
    ports.files.plan = ({ operation, path }) =>
      operation === 'unlink' && path.endsWith('.coldkeep') ? { errno: 'EPERM' } : null;
    const { made, failed, pruned } = await makeBackup(ports, session);
    expect([made.length, failed, pruned]).toEqual([1, [], []]);
  });
});

describe('what is due', () => {
  test('a vault without any backup gets one, and then none on the same day', async () => {
    const { ports, session } = await scene();
    expect((await backUpIfDue(ports, session))?.made).toHaveLength(1);
    await session.commit([revealed(2)]);
    expect(await backUpIfDue(ports, session)).toBeNull();
  });

  test('the next day gets one when something changed, and none when nothing did', async () => {
    const { ports, session, clock } = await scene();
    await backUpIfDue(ports, session);
    clock.set('2026-11-25T00:00:00.000Z');
    expect(await backUpIfDue(ports, session)).toBeNull();
    await session.commit([revealed(2)]);
    expect((await backUpIfDue(ports, session))?.made.map(({ path }) => path)).toEqual([
      `${BESIDE}/own 2026-11-25 000000 c000008.coldkeep`,
    ]);
  });

  test('one of a time to come is not one of today', async () => {
    const { ports, session, clock } = await scene();
    await backUpIfDue(ports, session);
    await session.commit([revealed(2)]);
    clock.set('2026-11-24T09:30:00.000Z');
    expect((await backUpIfDue(ports, session))?.made).toHaveLength(1);
    expect(await backUpIfDue(ports, session)).toBeNull();
  });

  test('a damaged file of today is none', async () => {
    const { ports, session } = await scene();
    ports.files.put(`${BESIDE}/own 2026-11-24 093011 c000007.coldkeep`, new Uint8Array(512));
    expect((await backUpIfDue(ports, session))?.made).toHaveLength(1);
  });

  test('a second place that is away is told of once, tried each time, and served when it is back', async () => {
    const { ports, session } = await scene(STICK);
    pullOut(ports);
    expect((await backUpIfDue(ports, session))?.failed).toEqual([
      { place: 'second', folder: SECOND, code: 'no-such-file' },
    ]);
    expect(await backUpIfDue(ports, session)).toBeNull();
    ports.files.plan = () => null;
    expect((await backUpIfDue(ports, session))?.made.map(({ path }) => path)).toEqual(pathsIn(ports, SECOND));
    expect(await backUpIfDue(ports, session)).toBeNull();
  });

  test('before a rewrite there is one of the last change, or the rewrite does not happen', async () => {
    const { ports, session } = await scene();
    await backUpBeforeRewrite(ports, session);
    await backUpBeforeRewrite(ports, session);
    expect(pathsIn(ports, BESIDE)).toHaveLength(1);
    await session.commit([revealed(2)]);
    ports.files.plan = ({ path }) => (path.startsWith(BESIDE) ? { errno: 'ENOSPC' } : null);
    expect(await codeOf(() => backUpBeforeRewrite(ports, session))).toBe('backup-failed');
    ports.files.plan = () => null;
    await backUpBeforeRewrite(ports, session);
    expect(pathsIn(ports, BESIDE)).toHaveLength(2);
  });
});

describe('the second place', () => {
  test('is a folder that is there', async () => {
    const { ports, session } = await scene();
    await ports.files.makeFolder(STICK);
    expect(await codeOf(() => nameSecondPlace(ports, session, '/media/stikc'))).toBe('no-such-file');
    expect(await codeOf(() => nameSecondPlace(ports, session, STICK))).toBe('done');
    expect(await readPlaces(ports, session.vaultId)).toMatchObject({ second: STICK, asked: true });
  });

  test('that takes no folder is refused, and not remembered', async () => {
    const { ports, session } = await scene();
    await ports.files.makeFolder(STICK);
    ports.files.plan = ({ operation }) => (operation === 'makeFolder' ? { errno: 'EROFS' } : null);
    expect(await codeOf(() => nameSecondPlace(ports, session, STICK))).toBe('not-writable');
    expect(await readPlaces(ports, session.vaultId)).toMatchObject({ second: null, asked: false });
  });

  test('named anew is taken although the backups that were there are gone', async () => {
    const { ports, session } = await scene(STICK);
    await makeBackup(ports, session);
    const isGone = (path: string) => path === SECOND || path.startsWith(`${SECOND}/`);
    let isFormatted = true;
    ports.files.plan = ({ operation, path }) => {
      if (operation === 'makeFolder' && path === SECOND) isFormatted = false;
      return isFormatted && operation === 'identity' && isGone(path) ? { errno: 'ENOENT' } : null;
    };
    expect((await makeBackup(ports, session)).failed).toMatchObject([{ place: 'second', code: 'no-such-file' }]);
    await nameSecondPlace(ports, session, STICK);
    expect((await makeBackup(ports, session)).failed).toEqual([]);
  });

  test.each(['/vaults', '/vaults/', BESIDE])('is not %s, where the vault is', async (folder) => {
    const { ports, session } = await scene();
    await makeBackup(ports, session);
    expect(await codeOf(() => nameSecondPlace(ports, session, folder))).toBe('usage');
  });

  test('is asked for once, whatever the answer', async () => {
    const { ports, session } = await scene();
    expect(await readPlaces(ports, session.vaultId)).toEqual({ second: null, asked: false, written: [] });
    await writeSecondPlace(ports, session.vaultId, null);
    expect(await readPlaces(ports, session.vaultId)).toEqual({ second: null, asked: true, written: [] });
    await writeSecondPlace(ports, session.vaultId, STICK);
    expect(await readPlaces(ports, session.vaultId)).toEqual({ second: STICK, asked: true, written: [] });
  });

  test('keeps what was written when it is changed', async () => {
    const { ports, session } = await scene(STICK);
    const { made } = await makeBackup(ports, session);
    await writeSecondPlace(ports, session.vaultId, null);
    const { written } = await readPlaces(ports, session.vaultId);
    expect(written.map(({ file }) => file)).toEqual(made.map(({ path }) => path));
  });

  test('an empty mount point is not taken for the stick', async () => {
    const { ports, session, clock } = await scene(STICK);
    await makeBackup(ports, session);
    for (const path of ports.files.paths) if (path.startsWith(SECOND)) ports.files.remove(path);
    ports.files.plan = ({ operation, path }) =>
      operation === 'identity' && path === SECOND ? { errno: 'ENOENT' } : null;
    clock.set('2026-11-25T10:00:00.000Z');
    const { failed } = await makeBackup(ports, session);
    expect([failed, pathsIn(ports, SECOND)]).toEqual([[{ place: 'second', folder: SECOND, code: 'no-such-file' }], []]);
  });

  test.each([
    ['not JSON', 'x'],
    ['of another version', '{"v":2,"second":"/elsewhere","asked":true,"written":[]}'],
    ['a list', '[]'],
    ['of other types', '{"v":1,"second":7,"asked":"yes","written":[{"file":"/x"},null,7]}'],
  ])('a list that is %s is as if there were none', async (_, text) => {
    const { ports, session } = await scene();
    ports.files.put(`/data/places/${session.vaultId}.json`, new TextEncoder().encode(text));
    expect(await readPlaces(ports, session.vaultId)).toEqual({ second: null, asked: false, written: [] });
    expect((await makeBackup(ports, session)).made).toHaveLength(1);
  });

  test('what is remembered holds paths and numbers, and nothing of the content', async () => {
    const { ports, session } = await scene(STICK);
    await makeBackup(ports, session);
    const text = new TextDecoder().decode(ports.files.content(`/data/places/${session.vaultId}.json`));
    expect(Object.keys(JSON.parse(text)).sort()).toEqual(['asked', 'second', 'v', 'written']);
    for (const word of ['github', 'someone', '1111-2222']) expect(text).not.toContain(word);
  });
});

describe('listing', () => {
  test('both places, the newest first, with those on a stick that is out', async () => {
    const { ports, session, clock } = await scene(STICK);
    await makeBackup(ports, session);
    clock.set('2026-11-25T10:00:00.000Z');
    await session.commit([revealed(2)]);
    await makeBackup(ports, session);
    pullOut(ports);
    const list = await listBackups(ports, VAULT, session.vaultId);
    expect(list.map((each) => [each.place, each.change, each.isReachable, each.at.slice(0, 10)])).toEqual([
      ['beside', 8, true, '2026-11-25'],
      ['second', 8, false, '2026-11-25'],
      ['beside', 7, true, '2026-11-24'],
      ['second', 7, false, '2026-11-24'],
    ]);
    expect(new Set(list.map(({ sizeBytes }) => sizeBytes > 0))).toEqual(new Set([true]));
  });

  test('one that a restore replaced is listed, too, without a change', async () => {
    const { ports, session } = await scene();
    ports.files.put(`${BESIDE}/own 2026-11-24 080000 replaced.coldkeep`, ports.files.content(VAULT));
    expect((await listBackups(ports, VAULT, session.vaultId)).map(({ at: time, change }) => [time, change])).toEqual([
      ['2026-11-24T08:00:00Z', null],
    ]);
  });

  test('works without the vault, for whoever lost it', async () => {
    const { ports, session } = await scene();
    await makeBackup(ports, session);
    ports.files.remove(VAULT);
    expect((await listBackups(ports, VAULT, null)).map(({ change }) => change)).toEqual([7]);
  });

  test('a folder that cannot be listed has none', async () => {
    const { ports, session } = await scene();
    await makeBackup(ports, session);
    ports.files.plan = ({ operation }) => (operation === 'list' ? { errno: 'EACCES' } : null);
    expect(await listBackups(ports, VAULT, session.vaultId)).toEqual([]);
  });

  test('the standing tells what the board says', async () => {
    const { ports, session } = await scene();
    expect(await backupStanding(ports, session)).toEqual({
      hasSecondPlace: false,
      isSecondReachable: false,
      isAsked: false,
      newest: { beside: null, second: null },
      isDue: true,
    });
    await ports.files.makeFolder(STICK);
    await writeSecondPlace(ports, session.vaultId, STICK);
    await makeBackup(ports, session);
    const standing = await backupStanding(ports, session);
    expect([standing.hasSecondPlace, standing.isSecondReachable, standing.isAsked, standing.isDue]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect([standing.newest.beside?.change, standing.newest.second?.change]).toEqual([7, 7]);
    await session.commit([used(2)]);
    pullOut(ports);
    const later = await backupStanding(ports, session);
    expect([later.isSecondReachable, later.newest.second?.isReachable, later.isDue]).toEqual([false, false, false]);
  });
});

describe('what lies beside the backups', () => {
  const PAGE = new TextEncoder().encode('<!doctype html><title>Coldkeep rescue</title>');

  test('a README in each place, and the page of the build', async () => {
    const { ports, session } = await scene(STICK);
    ports.files.put(BUILT_PAGE, PAGE);
    await makeBackup(ports, session);
    for (const folder of [BESIDE, SECOND]) {
      expect(new TextDecoder().decode(ports.files.content(`${folder}/README.txt`))).toBe(README_TEXT);
      expect(ports.files.content(`${folder}/rescue.html`)).toEqual(PAGE);
    }
  });

  test('an older page is replaced, and a README of the user stays', async () => {
    const { ports, session } = await scene();
    ports.files.put(BUILT_PAGE, PAGE);
    ports.files.put(`${BESIDE}/rescue.html`, new TextEncoder().encode('<title>Coldkeep rescue, older</title>'));
    const own = new TextEncoder().encode('My own notes');
    ports.files.put(`${BESIDE}/README.txt`, own);
    await makeBackup(ports, session);
    expect(ports.files.content(`${BESIDE}/rescue.html`)).toEqual(PAGE);
    expect(ports.files.content(`${BESIDE}/README.txt`)).toEqual(own);
  });

  test('a place that takes the backup and not the page has its backup', async () => {
    const { ports, session } = await scene();
    ports.files.put(BUILT_PAGE, PAGE);
    ports.files.plan = ({ operation, path }) =>
      operation === 'open' && /rescue|README/.test(path) ? { errno: 'ENOSPC' } : null;
    expect((await makeBackup(ports, session)).failed).toEqual([]);
    expect(ports.files.paths.filter((path) => /rescue|README/.test(path))).toEqual([BUILT_PAGE]);
  });
});
