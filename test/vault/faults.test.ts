/** What single calls to the disk that fail come to, for an append and for a new vault. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../main/core/errors.ts';
import { createVault } from '../../main/vault/create-vault.ts';
import { type FakePorts, fakePorts, TINY_KIB } from './fake-ports.ts';
import { type FileCall, failNth, type MemoryFiles } from './memory-files.ts';
import { codeOf, outcomeOf } from './outcome.ts';
import { buildSmallVault, copyOf, openSmall, PASSPHRASE, revealed, type SmallVault, VAULT } from './small-vault.ts';

let vault: SmallVault;
beforeAll(async () => {
  vault = await buildSmallVault();
});

const onVault = (operation: FileCall['operation']) => (call: FileCall) =>
  call.operation === operation && call.path === VAULT;

/** The numbers of the codes that were shown, in the order of the log, from a fresh look at the file. */
async function shownIn(ports: FakePorts): Promise<number[]> {
  const reader = copyOf(vault, ports.files.content(VAULT), null);
  const session = await openSmall(reader, vault, { access: 'read' });
  const events = [...(await session.readEvents())].map((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
  return events.filter(({ t }) => t === 'CodeRevealed').map(({ d }) => d.number);
}

describe('an append whose', () => {
  const table: [FileCall['operation'], string, ErrorCode][] = [
    ['write', 'ENOSPC', 'disk-full'],
    ['write', 'EDQUOT', 'disk-full'],
    ['write', 'EFBIG', 'disk-full'],
    ['write', 'EIO', 'not-writable'],
    ['write', 'EROFS', 'not-writable'],
    ['write', 'EACCES', 'not-writable'],
    ['sync', 'EIO', 'not-writable'],
    ['sync', 'ENOSPC', 'disk-full'],
    ['identity', 'EIO', 'changed-on-disk'],
    ['read', 'EIO', 'not-writable'],
  ];

  it.each(table)(
    '%s fails with %s is refused as %s, and the file is as it was (R32)',
    async (operation, errno, code) => {
      const ports = copyOf(vault);
      const session = await openSmall(ports, vault);
      ports.files.plan = failNth(1, { errno }, onVault(operation));
      expect(await codeOf(() => session.commit([revealed(2)]))).toBe(code);
      expect(ports.files.content(VAULT)).toEqual(vault.bytes);
      expect(session.point).toEqual(vault.points[4]);
      await session.lock();
      expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
    },
  );

  it.each([1, 100, 511])('write is short after %i bytes goes on with the rest (R32)', async (partBytes) => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    ports.files.plan = (call) => (onVault('write')(call) ? { partBytes } : null);
    await session.commit([revealed(2)]);
    await session.lock();
    expect(await shownIn(ports)).toEqual([1, 2]);
  });

  it.each([0, 1, 300, 511])('disk is full after %i bytes of it leaves nothing of it (R32)', async (partBytes) => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    ports.files.plan = failNth(1, { partBytes, errno: 'ENOSPC' }, onVault('write'));
    expect(await codeOf(() => session.commit([revealed(2)]))).toBe('disk-full');
    expect(ports.files.content(VAULT)).toEqual(vault.bytes);
    await session.commit([revealed(3)]);
    await session.lock();
    expect(await shownIn(ports)).toEqual([1, 3]);
  });

  it('write makes no progress is refused and does not go round for ever (R32)', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    ports.files.plan = failNth(1, { partBytes: 0 }, onVault('write'));
    expect(await codeOf(() => session.commit([revealed(2)]))).toBe('not-writable');
    await session.lock();
  });

  it('sync failed is the last use of that handle; the next change goes into a new file (R32)', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    ports.files.plan = failNth(1, { errno: 'EIO' }, onVault('sync'));
    expect(await codeOf(() => session.commit([revealed(2)]))).toBe('not-writable');
    ports.files.calls.length = 0;
    await session.commit([revealed(3)]);
    const onOldFile = ports.files.calls.filter(({ path }) => path === VAULT).map(({ operation }) => operation);
    expect(onOldFile.filter((operation) => ['write', 'sync', 'truncate', 'close'].includes(operation))).toEqual([]);
    expect(session.epoch).toBe(2);
    await session.lock();
    const again = await openSmall(ports, vault);
    await again.commit([revealed(2)]);
    await again.lock();
    expect(await shownIn(ports)).toEqual([1, 3, 2]);
  });

  it('write failed and cannot be cut back is the last use of that handle (R32)', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    ports.files.plan = (call) => {
      if (onVault('write')(call)) return { partBytes: 200, errno: 'ENOSPC' };
      return onVault('truncate')(call) ? { errno: 'EIO' } : null;
    };
    expect(await codeOf(() => session.commit([revealed(2)]))).toBe('disk-full');
    ports.files.plan = () => null;
    await session.lock();
    // What is left is a torn tail, which the next writer cuts.
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good unconfirmed-tail');
    const again = await openSmall(ports, vault);
    await again.commit([revealed(3)]);
    await again.lock();
    expect(await shownIn(ports)).toEqual([1, 3]);
  });

  it('sync failed and cannot be cut back leaves the whole frame or nothing, never a half (R32)', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    ports.files.plan = (call) => (onVault('sync')(call) || onVault('truncate')(call) ? { errno: 'EIO' } : null);
    expect(await codeOf(() => session.commit([revealed(2)]))).toBe('not-writable');
    await session.lock();
    ports.files.plan = () => null;
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
    expect(await shownIn(ports)).toEqual([1, 2]);
    const cut = copyOf(vault, ports.files.synced(VAULT));
    expect(await outcomeOf(() => openSmall(cut, vault))).toBe('good');
    expect(await shownIn(cut)).toEqual([1]);
  });

  it('torn tail was cut and whose sync failed then uses the handle no more (R30, R32)', async () => {
    const torn = vault.bytes.slice(0, (vault.frameStarts[4] ?? 0) + 100);
    const ports = copyOf(vault, torn, 3);
    const session = await openSmall(ports, vault);
    ports.files.plan = failNth(1, { errno: 'EIO' }, onVault('sync'));
    expect(await codeOf(() => session.commit([revealed(2)]))).toBe('not-writable');
    await session.commit([revealed(3)]);
    expect(session.epoch).toBe(2);
    await session.lock();
    const again = await openSmall(ports, vault);
    await again.commit([revealed(2)]);
    await again.lock();
    expect(await shownIn(ports)).toEqual([1, 3, 2]);
  });

  it('mark cannot be written is acknowledged all the same', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    for (const operation of ['makeFolder', 'open', 'write', 'close', 'rename']) {
      ports.files.plan = (call) =>
        call.operation === operation && call.path.startsWith('/data') ? { errno: 'EIO' } : null;
      await session.commit([revealed(2)]);
    }
    await session.lock();
    expect(session.notices).toEqual(['mark-not-written']);
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
    expect((await shownIn(ports)).length).toBe(6);
  });
});

describe('a file that another program', () => {
  const changes: [string, (files: MemoryFiles) => void][] = [
    ['replaced by the same bytes', (files) => files.put(VAULT, vault.bytes)],
    ['made longer', (files) => files.overwrite(VAULT, new Uint8Array([...vault.bytes, 0]))],
    ['made shorter', (files) => files.overwrite(VAULT, vault.bytes.slice(0, -512))],
    ['took away', (files) => files.remove(VAULT)],
    [
      'gave another last frame of the same length',
      (files) => {
        const bytes = vault.bytes.slice();
        bytes[(vault.frameStarts[4] ?? 0) + 60] = 1;
        files.overwrite(VAULT, bytes);
      },
    ],
  ];

  it.each(changes)('%s is not written to (R33)', async (_, change) => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    change(ports.files);
    ports.files.calls.length = 0;
    expect(await codeOf(() => session.commit([revealed(2)]))).toBe('changed-on-disk');
    expect(ports.files.calls.filter(({ operation }) => operation === 'write')).toEqual([]);
    await session.lock();
  });
});

describe('a vault that would grow above 1 GiB', () => {
  it('is not written to, or it could not be opened again', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const { VaultFile } = await import('../../main/vault/vault-file.ts');
    const file = await VaultFile.open(ports.files, VAULT);
    const end = {
      offset: 2 ** 30 - 512,
      seq: 5,
      link: new Uint8Array(32),
      lastFrameAt: 0,
      lastFrameHead: new Uint8Array(0),
    };
    expect(await codeOf(() => file.append(new Uint8Array(1024), end, ''))).toBe('too-large');
    expect(ports.files.content(VAULT)).toEqual(vault.bytes);
    await file.close();
    await session.lock();
  });
});

describe('creating a vault', () => {
  const create = (ports: FakePorts): Promise<unknown> =>
    createVault(ports, { path: VAULT, passphrase: PASSPHRASE, recoveryKey: true, memoryKib: TINY_KIB });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'not-writable'],
    ['EACCES', 'not-writable'],
    ['ENOENT', 'no-such-file'],
    ['EEXIST', 'would-overwrite'],
  ])('where the file cannot be made (%s) is refused as %s', async (errno, code) => {
    const ports = fakePorts('new');
    ports.files.plan = failNth(1, { errno }, ({ operation, path }) => operation === 'open' && path.endsWith('.new'));
    expect(await codeOf(() => create(ports))).toBe(code);
    expect(ports.files.paths).toEqual([]);
  });

  it('on a disk that swallows what is written is refused', async () => {
    const ports = fakePorts('new');
    const readFile = ports.files.readFile.bind(ports.files);
    ports.files.readFile = async (path) => (await readFile(path)).fill(0, 512, 1024);
    expect(await codeOf(() => create(ports))).toBe('not-writable');
    expect(ports.files.has(VAULT)).toBe(false);
  });

  it('never writes over a file, and asks before it derives', async () => {
    const ports = {
      ...fakePorts('new'),
      startKdf: () => {
        throw new Error('not asked');
      },
    };
    ports.files.put(VAULT, Uint8Array.of(1, 2, 3));
    expect(await codeOf(() => create(ports))).toBe('would-overwrite');
    expect(ports.files.content(VAULT)).toEqual(Uint8Array.of(1, 2, 3));
  });

  it.each([
    ['x'.repeat(14), TINY_KIB, 'passphrase-too-short'],
    [`1${'x'.repeat(35)}`, TINY_KIB, 'passphrase-unsuitable'],
    [PASSPHRASE, 1024 * 1024 + 1, 'excessive-work-factor'],
    [PASSPHRASE, 7, 'unsupported-feature'],
  ])('with %s and %i KiB is refused as %s before it derives (R11, R13)', async (passphrase, memoryKib, code) => {
    const ports = {
      ...fakePorts('new'),
      startKdf: () => {
        throw new Error('not asked');
      },
    };
    const request = { path: VAULT, passphrase, recoveryKey: false, memoryKib };
    expect(await codeOf(() => createVault(ports, request))).toBe(code);
    expect(ports.files.paths).toEqual([]);
  });

  it('overwrites every secret but the ones it returns', async () => {
    const ports = fakePorts('new');
    await create(ports);
    // Salts, ids and nonces stay in the file; the vault key, the fingerprint key and the recovery key do not.
    const file = ports.files.content(VAULT);
    const contains = (bytes: Uint8Array): boolean =>
      Array.from(file.keys()).some((at) => bytes.every((byte, i) => file[at + i] === byte));
    const left = ports.random.given.filter((bytes) => bytes.some((byte) => byte !== 0) && !contains(bytes));
    // Ids of events and the frame's own nonces aside, which are sealed or public.
    expect(left.filter(({ length }) => length === 32 || length === 20)).toEqual([]);
    expect(ports.random.given.filter((bytes) => bytes.every((byte) => byte === 0)).map(({ length }) => length)).toEqual(
      [20, 32, 32],
    );
  });

  it('without a recovery key and with a generated passphrase of six words opens by those words', async () => {
    const ports = fakePorts('new');
    const made = await createVault(ports, { path: VAULT, passphrase: null, recoveryKey: false, memoryKib: TINY_KIB });
    expect(made.recoveryKey).toBeNull();
    expect(made.passphrase?.split(' ').length).toBe(6);
    const typed = (made.passphrase ?? '').toUpperCase().replaceAll(' ', '-');
    const session = await openSmall(ports, vault, { secret: typed });
    expect([...session.state.slots.values()]).toMatchObject([{ type: 'passphrase', generated: true }]);
    await session.lock();
  });

  it('with an own passphrase returns no secret of it', async () => {
    const ports = fakePorts('new');
    const made = await createVault(ports, {
      path: VAULT,
      passphrase: PASSPHRASE,
      recoveryKey: true,
      memoryKib: TINY_KIB,
    });
    expect(made.passphrase).toBeNull();
    const session = await openSmall(ports, vault, { secret: PASSPHRASE });
    expect([...session.state.slots.values()]).toMatchObject([
      { type: 'passphrase', generated: false },
      { type: 'recovery-key', generated: true },
    ]);
    await session.lock();
  });
});
