/** A vault on file systems with other habits than those of Linux: sticks (FAT), Windows, names that fold their case. */
import { describe, expect, it } from 'vitest';
import { makeBackup } from '../../main/vault/backups.ts';
import { createVault } from '../../main/vault/create-vault.ts';
import { lockPath } from '../../main/vault/lock-file.ts';
import { restoreVault } from '../../main/vault/restore.ts';
import { fakePorts, fakeProcesses, TINY_KIB } from './fake-ports.ts';
import { failNth, type Habits } from './memory-files.ts';
import { codeOf, outcomeOf } from './outcome.ts';
import { buildSmallVault, copyOf, openSmall, PASSPHRASE, revealed, used, VAULT } from './small-vault.ts';

const vault = await buildSmallVault();

const FAT: Habits = { hasNoLinks: true, renumbers: true, foldsCase: true };
const WINDOWS: Habits = { hasNoFolderSync: true, foldsCase: true, holdsOpenFiles: true };
const PLACES: [string, Habits][] = [
  ['a stick (FAT)', FAT],
  ['a stick in Windows', { ...FAT, ...WINDOWS }],
  ['a disk of Windows', WINDOWS],
];

describe.each(PLACES)('on %s', (_, habits) => {
  it('a vault is created whole, never over another, and nothing is left beside it', async () => {
    const ports = fakePorts('new');
    ports.files.habits = habits;
    const create = () =>
      createVault(ports, { path: VAULT, passphrase: PASSPHRASE, recoveryKey: true, memoryKib: TINY_KIB });
    const { vaultId } = await create();
    expect(ports.files.paths.sort()).toEqual([`/data/marks/${vaultId}.json`, VAULT]);
    const before = ports.files.content(VAULT);
    expect(await codeOf(create)).toBe('would-overwrite');
    expect(ports.files.content(VAULT)).toEqual(before);
  });

  it('changes go on in the same file after a rewrite', async () => {
    const ports = copyOf(vault);
    ports.files.habits = habits;
    const session = await openSmall(ports, vault);
    await session.commit([revealed(2)]);
    await session.rewrite({ events: [used(2)] });
    await session.commit([revealed(3)]);
    await session.commit([used(3)]);
    expect(session.epoch).toBe(2);
    expect(session.notices).toEqual([]);
    await session.lock();
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
    expect(ports.files.paths.filter((path) => path.startsWith('/vaults/'))).toEqual([VAULT]);
  });

  it('a backup is made and restored', async () => {
    const ports = copyOf(vault);
    ports.files.habits = habits;
    const session = await openSmall(ports, vault);
    const { made, failed } = await makeBackup(ports, session);
    expect(failed).toEqual([]);
    await session.commit([revealed(2)]);
    await session.lock();
    const [backup] = made;
    const request = { path: VAULT, from: backup?.path ?? '', credentials: { secret: vault.recoveryKey } };
    const { keptAt } = await restoreVault(ports, request);
    expect(keptAt === null ? false : ports.files.has(keptAt)).toBe(true);
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
  });
});

describe('names that fold their case', () => {
  it('lead two programs to one lock (R34)', async () => {
    const ports = copyOf(vault);
    ports.files.habits = { foldsCase: true };
    const session = await openSmall(ports, vault);
    const other = {
      ...ports,
      processes: fakeProcesses(
        'here',
        200,
        new Map([
          [100, 'start-100'],
          [200, 'start-200'],
        ]),
      ),
    };
    expect(await outcomeOf(() => openSmall(other, vault, { path: VAULT.toUpperCase() }))).toBe('read-only locked');
    expect(ports.files.has(lockPath(VAULT))).toBe(true);
    await session.lock();
  });
});

describe('a rename that a virus scanner holds up', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])('(%s) is tried again until it is let through', async (errno) => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    let times = 0;
    ports.files.plan = ({ operation, path }) =>
      operation === 'rename' && path.endsWith('.new') && ++times <= 5 ? { errno } : null;
    await session.rewrite({ events: [used(2)] });
    expect(times).toBe(6);
    expect(session.epoch).toBe(2);
    await session.lock();
  });

  it('for more than ten seconds leaves the old file, and the session goes on with it', async () => {
    const ports = copyOf(vault);
    ports.files.habits = WINDOWS;
    const session = await openSmall(ports, vault);
    ports.files.plan = ({ operation }) => (operation === 'rename' ? { errno: 'EBUSY' } : null);
    const before = ports.clock.monotonicMs();
    expect(await codeOf(() => session.rewrite({ events: [used(2)] }))).toBe('not-writable');
    expect(ports.clock.monotonicMs() - before).toBeGreaterThanOrEqual(10_000);
    expect(ports.files.content(VAULT)).toEqual(vault.bytes);
    await session.commit([revealed(2)]);
    await session.lock();
    expect(ports.files.paths.filter((path) => path.startsWith('/vaults/'))).toEqual([VAULT]);
  });
});

/** Another host's. */
const lockOfOther = new TextEncoder().encode(`${JSON.stringify({ v: 1, host: 'there', pid: 1, token: 'ab' })}\n`);

describe('the last-seen mark', () => {
  const onMark = (operation: string) => (call: { operation: string; path: string }) =>
    call.operation === operation && call.path.includes('/marks/');

  it('is written over itself, in one sector and without another file', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    ports.files.log.length = 0;
    await session.commit([revealed(2)]);
    const [mark] = ports.files.paths.filter((path) => path.includes('/marks/'));
    expect(ports.files.content(mark ?? '').length).toBe(256);
    expect(ports.files.log.map(({ kind }) => kind)).toEqual(['write', 'sync', 'write']);
    await session.lock();
  });

  it('is replaced where writing over it fails', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    ports.files.plan = failNth(1, { errno: 'EIO', partBytes: 100 }, onMark('write'));
    await session.commit([revealed(2)]);
    expect(session.notices).toEqual([]);
    await session.lock();
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
  });

  it('is read again while another program writes it', async () => {
    const ports = copyOf(vault);
    const mark = ports.files.paths.find((path) => path.includes('/marks/')) ?? '';
    const whole = ports.files.content(mark);
    const torn = whole.slice();
    torn.set(new TextEncoder().encode('0123456789abcdef'), 40);
    ports.files.overwrite(mark, torn);
    let reads = 0;
    ports.files.plan = (call) => {
      if (onMark('readFile')(call) && ++reads === 2) ports.files.overwrite(mark, whole);
      return null;
    };
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
  });

  it.each(['read', 'write'] as const)(
    'that another program advances after the file was read for %s is no sign of an older file',
    async (access) => {
      const ports = copyOf(vault, vault.bytes.slice(0, vault.frameStarts[4]), 3);
      const newer = vault.marks[4] ?? new Uint8Array(0);
      if (access === 'write') ports.files.put(lockPath(VAULT), lockOfOther);
      ports.files.plan = (call) => {
        if (!onMark('readFile')(call)) return null;
        ports.files.overwrite(VAULT, vault.bytes);
        ports.files.overwrite(call.path, newer);
        return null;
      };
      const session = await openSmall(ports, vault, { access });
      expect(session.standing.code).toBe(access === 'read' ? null : 'locked');
      expect(session.point).toEqual(vault.points[4]);
      await session.lock();
    },
  );
});
