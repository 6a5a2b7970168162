/** A real file system that is full: a small tmpfs, where one may be mounted. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeBackup } from '../../main/vault/backups.ts';
import { createVault } from '../../main/vault/create-vault.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { type Ports, systemPorts } from '../../main/vault/ports.ts';
import type { Session } from '../../main/vault/session.ts';
import { StorageError } from '../../main/vault/storage-error.ts';
import { textsOf } from './crash-states.ts';
import { quickKdf, TINY_KIB } from './fake-ports.ts';
import { codeOf } from './outcome.ts';
import { ACCOUNT_ADDED, addSet, PASSPHRASE, revealed, used } from './small-vault.ts';

const DISK_BYTES = 128 * 1024;
const PAGE_BYTES = 4096;

let folder = '';
let whyNot: string | null = null;
let tried = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'coldkeep-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    whyNot = 'no tmpfs may be mounted here: that takes Linux and its administrator';
  }
});

afterAll(() => {
  if (whyNot === null) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  console.info(whyNot ?? `full disks: ${tried} tried`);
});

beforeEach(({ skip }) => {
  skip(whyNot !== null, whyNot ?? '');
});

afterEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
});

interface Disk {
  readonly ports: Ports;
  readonly open: () => Promise<Session>;
}

async function vaultOn(disk: string): Promise<Disk> {
  const ports: Ports = { ...systemPorts(), startKdf: quickKdf().start, dataFolder: join(disk, 'data') };
  const path = join(disk, 'own.coldkeep');
  const made = await createVault(ports, { path, passphrase: PASSPHRASE, recoveryKey: true, memoryKib: TINY_KIB });
  const secret = made.recoveryKey ?? '';
  const open = () => openVault(ports, { path, secret, access: 'write' });
  const session = await open();
  await session.commit([ACCOUNT_ADDED]);
  await addSet(session);
  await session.lock();
  return { ports, open };
}

/** Leaves so many bytes, give or take what the file system rounds. */
async function fill(disk: string, ports: Ports, leftBytes: number): Promise<void> {
  const free = (await ports.files.freeBytes(disk)) ?? 0;
  writeFileSync(join(disk, 'filler'), new Uint8Array(Math.max(0, free - leftBytes)));
}

/** Around every edge of a page: one byte less, none, one more. */
const LEFT = [0, 1, 2, 3, 5]
  .flatMap((pages) => [-1, 0, 1].map((more) => pages * PAGE_BYTES + more))
  .filter((n) => n >= 0);

const operations: [string, (session: Session, ports: Ports) => Promise<unknown>][] = [
  [
    'an append',
    (session) =>
      session.commit([
        { t: 'CodeUsed', d: { set: 'b'.repeat(32), number: 1, when: null, from: null, note: 'n'.repeat(5000) } },
      ]),
  ],
  ['a rewrite', (session) => session.rewrite({ events: [used(2)] })],
  [
    'a backup',
    async (session, ports) => {
      const [failed] = (await makeBackup(ports, session)).failed;
      if (failed !== undefined) throw new StorageError(failed.code);
    },
  ],
];

describe('on a disk that is full', () => {
  it.each(operations)('%s is done or refused as disk-full, and the vault is whole (R32, R37)', async (_, run) => {
    const codes = new Set<string>();
    for (const leftBytes of LEFT) {
      const { ports, open } = await vaultOn(folder);
      const session = await open();
      const before = await textsOf(session);
      await fill(folder, ports, leftBytes);
      const code = await codeOf(() => run(session, ports));
      codes.add(code);
      tried += 1;
      const { change } = session.point;
      rmSync(join(folder, 'filler'));
      await session.commit([revealed(3)]);
      await session.lock();
      const again = await open();
      expect(again.standing.code).toBeNull();
      expect((await textsOf(again)).slice(0, before.length)).toEqual(before);
      expect(again.point.change).toBe(change + 1);
      await again.lock();
      expect(readdirSync(folder).filter((name) => /\.new$|\.lock/.test(name))).toEqual([]);
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    }
    expect([...codes].sort()).toEqual(['disk-full', 'done']);
  });

  it('a vault opens read-only where there is no room for its lock (R34)', async () => {
    const { ports, open } = await vaultOn(folder);
    await fill(folder, ports, 0);
    const session = await open();
    expect(session.standing.code).toBe('disk-full');
    await session.lock();
    rmSync(join(folder, 'filler'));
    const again = await open();
    expect(again.standing.code).toBeNull();
    await again.lock();
  });
});
