/** What a program that was cut off left behind, and what only looks like it: FORMAT.md R34, R37. */
import { describe, expect, it } from 'vitest';
import { createVault } from '../../main/vault/create-vault.ts';
import { unfinishedPath } from '../../main/vault/leftovers.ts';
import { fakePorts, TINY_KIB } from './fake-ports.ts';
import { codeOf } from './outcome.ts';
import { buildSmallVault, copyOf, openSmall, PASSPHRASE, type SmallVault, VAULT } from './small-vault.ts';

const vault = await buildSmallVault();
const other = await buildSmallVault('another');
const NEW = `${VAULT}.0123456789abcdef.new`;
const ASIDE = `${VAULT}.lock.${'a'.repeat(32)}`;

/** The small vault written anew. */
async function rewritten(of: SmallVault): Promise<Uint8Array> {
  const ports = copyOf(of);
  const session = await openSmall(ports, of);
  await session.rewrite({ events: [] });
  await session.lock();
  return ports.files.content(VAULT);
}

const lockOf = (pid: number, host = 'here'): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify({ v: 1, host, pid, started: `start-${pid}`, token: 'ab' })}\n`);

const marks = `/data/marks/${vault.vaultId}.json`;

describe('opening a vault for writing', () => {
  const table: [string, string, () => Promise<Uint8Array> | Uint8Array, 'goes' | 'stays'][] = [
    ['an empty file of a rewrite', NEW, () => new Uint8Array(0), 'goes'],
    ['a file of zeros of a rewrite', NEW, () => new Uint8Array(4096), 'goes'],
    ['half a file of a rewrite', NEW, async () => (await rewritten(vault)).slice(0, 1500), 'goes'],
    ['a whole file of a rewrite', NEW, () => rewritten(vault), 'goes'],
    ['a vault of another id under such a name', NEW, () => rewritten(other), 'stays'],
    ['a file that only ends so', `${VAULT}.new`, () => new Uint8Array(0), 'stays'],
    ['a file with another number', `${VAULT}.0123.new`, () => new Uint8Array(0), 'stays'],
    ['a file of another vault', '/vaults/other.coldkeep.0123456789abcdef.new', () => new Uint8Array(0), 'stays'],
    ['a lock of a dead process that was put aside', ASIDE, () => lockOf(99), 'goes'],
    ['a lock that was cut off and put aside', ASIDE, () => lockOf(99).slice(0, 9), 'goes'],
    ['a lock of a live process that was put aside', ASIDE, () => lockOf(100), 'stays'],
    ['a lock of another host that was put aside', ASIDE, () => lockOf(99, 'there'), 'stays'],
    ['a temporary file of a dead process', `${marks}.99.tmp`, () => new Uint8Array(3), 'goes'],
    ['a temporary file of a live process', `${marks}.100.tmp`, () => new Uint8Array(3), 'stays'],
    ['a temporary file of another vault', `/data/marks/${other.vaultId}.json.99.tmp`, () => new Uint8Array(3), 'stays'],
  ];

  it.each(table)('clears away what is left of a dead program and nothing else: %s', async (_, path, content, fate) => {
    const ports = copyOf(vault);
    ports.files.put(path, await content());
    const session = await openSmall(ports, vault);
    expect(session.isWritable).toBe(true);
    await session.lock();
    expect(ports.files.has(path)).toBe(fate === 'stays');
  });

  it('goes on where nothing can be listed or taken away', async () => {
    const ports = copyOf(vault);
    ports.files.put(NEW, new Uint8Array(0));
    ports.files.plan = ({ operation, path }) =>
      operation === 'list' || (operation === 'unlink' && path === NEW) ? { errno: 'EACCES' } : null;
    const session = await openSmall(ports, vault);
    expect(session.isWritable).toBe(true);
    await session.lock();
  });

  it.each(['read', 'damaged'])('takes nothing away where the vault is only %s', async (how) => {
    const bytes = vault.bytes.slice();
    if (how === 'damaged') bytes[(vault.frameStarts[2] ?? 0) + 100] = 1;
    const ports = copyOf(vault, bytes);
    ports.files.put(NEW, new Uint8Array(0));
    const session = await openSmall(ports, vault, { access: how === 'read' ? 'read' : 'write' });
    await session.lock();
    expect(ports.files.has(NEW)).toBe(true);
  });
});

describe('creating a vault', () => {
  const create = (ports: ReturnType<typeof fakePorts>) =>
    createVault(ports, { path: VAULT, passphrase: PASSPHRASE, recoveryKey: true, memoryKib: TINY_KIB });

  it.each([
    ['an unfinished file', null, () => new Uint8Array(700), 'done', 'goes'],
    ['an unfinished file and its placeholder', 0, () => new Uint8Array(700), 'done', 'goes'],
    ['a whole new vault and its placeholder', 0, () => other.bytes.slice(0, other.frameStarts[1]), 'done', 'goes'],
    ['a file that is not empty', 1, () => new Uint8Array(700), 'would-overwrite', 'stays'],
  ] as const)('where %s was left', async (_, sizeBytes, content, code, fate) => {
    const ports = fakePorts('new');
    ports.files.put(NEW, content());
    if (sizeBytes !== null) ports.files.put(VAULT, new Uint8Array(sizeBytes));
    expect(await codeOf(() => create(ports))).toBe(code);
    expect(ports.files.has(NEW)).toBe(fate === 'stays');
  });

  it('never takes away what may be all that is left of a vault', async () => {
    const ports = fakePorts('new');
    const bytes = await rewritten(other);
    ports.files.put(NEW, bytes);
    ports.files.put(VAULT, new Uint8Array(0));
    expect(await codeOf(() => create(ports))).toBe('would-overwrite');
    ports.files.remove(VAULT);
    expect(await codeOf(() => create(ports))).toBe('done');
    expect(ports.files.content(NEW)).toEqual(bytes);
  });

  it('is refused over an empty file of the user', async () => {
    const ports = fakePorts('new');
    ports.files.put(VAULT, new Uint8Array(0));
    expect(await codeOf(() => create(ports))).toBe('would-overwrite');
  });

  it('is refused while another program makes a vault there', async () => {
    const ports = fakePorts('new');
    ports.files.put(`${VAULT}.lock`, lockOf(100));
    expect(await codeOf(() => create(ports))).toBe('locked');
    expect(ports.files.paths).toEqual([`${VAULT}.lock`]);
  });
});

it('an unfinished file has a name that is never the same twice', () => {
  const { random } = fakePorts('names');
  const names = new Set(Array.from({ length: 100 }, () => unfinishedPath(VAULT, random)));
  expect(names.size).toBe(100);
  for (const name of names) expect(name).toMatch(/^\/vaults\/own\.coldkeep\.[0-9a-f]{16}\.new$/);
});
