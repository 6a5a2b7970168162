/** After a removal there is a fresh backup, and the copies that are left are told and recorded. FORMAT.md R38, vault.md 14. */
import { describe, expect, it } from 'vitest';
import { makeBackup } from '../../main/vault/backups.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { afterRemoval } from '../../main/vault/removal.ts';
import type { Session } from '../../main/vault/session.ts';
import { replaceWay } from '../../main/vault/ways-in.ts';
import { type FakePorts, TINY_KIB } from './fake-ports.ts';
import { codeOf } from './outcome.ts';
import { buildSmallVault, openSmall, PASSPHRASE, type SmallVault, VAULT } from './small-vault.ts';

const NEW_PASSPHRASE = 'another passphrase of some length';

interface Scene {
  readonly vault: SmallVault;
  readonly ports: FakePorts;
  readonly session: Session;
}

/** A vault whose passphrase was just changed. */
async function changed(seed: string, before: (session: Session, ports: FakePorts) => Promise<unknown>): Promise<Scene> {
  const vault = await buildSmallVault(seed);
  const { ports } = vault;
  const session = await openVault(ports, { path: VAULT, secret: PASSPHRASE, access: 'write' });
  await before(session, ports);
  const way = { type: 'passphrase', passphrase: NEW_PASSPHRASE, memoryKib: TINY_KIB } as const;
  await replaceWay(ports, session, session.slotId, way);
  return { vault, ports, session };
}

const backups = (ports: FakePorts): string[] =>
  ports.files.paths.filter((path) => path.startsWith('/vaults/own.backups/own '));

describe('after a removal', () => {
  it('the fresh backup opens with the new secret alone, and the older one is listed and recorded', async () => {
    const { vault, ports, session } = await changed('listed', (open, at) => makeBackup(at, open));
    const [old = ''] = backups(ports);
    const left = await afterRemoval(ports, session, 'passphrase-changed');
    expect(left.map(({ file, why }) => [file, why])).toEqual([[old, ['passphrase-changed']]]);
    expect([...session.state.oldCopies]).toEqual([
      [old, { reason: 'passphrase-changed', since: '2026-11-24T09:30:12.345Z' }],
    ]);
    const [fresh = '', ...others] = backups(ports).filter((path) => path !== old);
    expect(others).toEqual([]);
    const openWith = (path: string, secret: string): Promise<string> =>
      codeOf(async () => (await openVault(ports, { path, secret, access: 'read', remember: false })).lock());
    expect(await openWith(fresh, NEW_PASSPHRASE)).toBe('done');
    expect(await openWith(fresh, PASSPHRASE)).toBe('wrong-secret');
    expect(await openWith(old, PASSPHRASE)).toBe('done');
    await session.lock();
    expect((await openSmall(ports, vault, { access: 'read' })).state.oldCopies.has(old)).toBe(true);
  });

  it('nothing is recorded where nothing is left', async () => {
    const { ports, session } = await changed('none', async () => {});
    const { change } = session.point;
    expect(await afterRemoval(ports, session, 'passphrase-changed')).toEqual([]);
    expect([session.point.change, backups(ports).length]).toEqual([change, 1]);
    await session.lock();
  });

  it('a backup that cannot be made hides no old copy', async () => {
    const { ports, session } = await changed('full', (open, at) => makeBackup(at, open));
    const [old = ''] = backups(ports);
    ports.files.plan = (call) =>
      call.operation === 'write' && call.path.startsWith('/vaults/own.backups/') ? { errno: 'ENOSPC' } : null;
    expect((await afterRemoval(ports, session, 'passphrase-changed')).map(({ file }) => file)).toEqual([old]);
    expect([...session.state.oldCopies.keys()]).toEqual([old]);
    await session.lock();
  });

  it('a list that cannot be recorded is an error; the secret is removed all the same', async () => {
    const { ports, session } = await changed('lost', (open, at) => makeBackup(at, open));
    ports.files.plan = (call) => (call.operation === 'write' && call.path === VAULT ? { errno: 'ENOSPC' } : null);
    expect(await codeOf(() => afterRemoval(ports, session, 'passphrase-changed'))).toBe('disk-full');
    ports.files.plan = () => null;
    await session.lock();
    const secret = PASSPHRASE;
    expect(await codeOf(() => openVault(ports, { path: VAULT, secret, access: 'read' }))).toBe('wrong-secret');
  });
});
