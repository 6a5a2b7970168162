/** Two programs at one vault on a real disk: FORMAT.md R33, R34. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVault } from '../../main/vault/create-vault.ts';
import { lockPath } from '../../main/vault/lock-file.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { type Ports, systemPorts } from '../../main/vault/ports.ts';
import type { Session } from '../../main/vault/session.ts';
import { textsOf } from './crash-states.ts';
import { quickKdf, TINY_KIB } from './fake-ports.ts';
import { codeOf } from './outcome.ts';
import { ACCOUNT_ADDED, addSet, PASSPHRASE, revealed, used } from './small-vault.ts';

const CHILD = fileURLToPath(new URL('./storm-child.ts', import.meta.url));
const CHANGES = 18;

let folder: string;
let ports: Ports;
let path: string;
let secret: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-two-'));
  ports = { ...systemPorts(), startKdf: quickKdf().start, dataFolder: join(folder, 'data') };
  path = join(folder, 'own.coldkeep');
  const made = await createVault(ports, { path, passphrase: PASSPHRASE, recoveryKey: true, memoryKib: TINY_KIB });
  secret = made.recoveryKey ?? '';
  const session = await open();
  await session.commit([ACCOUNT_ADDED]);
  await addSet(session);
  // The last frame is one sector.
  await session.commit([revealed(1)]);
  await session.lock();
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function open(request: { readonly breakLock?: boolean } = {}): Promise<Session> {
  return openVault(ports, { path, secret, access: 'write', ...request });
}

interface Program {
  readonly child: ChildProcess;
  /** The next line that it says. */
  readonly next: () => Promise<string>;
}

function start(...args: readonly string[]): Program {
  const child = spawn(process.execPath, [CHILD, path, secret, ports.dataFolder, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout ?? process.stdin })[Symbol.asyncIterator]();
  return { child, next: async () => String((await lines.next()).value) };
}

async function storm(): Promise<string[]> {
  const { child } = start('storm', String(CHANGES));
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  return output.trimEnd().split('\n');
}

describe('two programs that change a vault as fast as they can', () => {
  it('lose nothing: one waits while the other has it, and every acknowledged change is there once (R33, R34)', async () => {
    const lines = (await Promise.all([storm(), storm()])).flat();
    const done = lines.filter((line) => line.startsWith('done '));
    const others = new Set(lines.filter((line) => !line.startsWith('done ')));
    expect(done.length).toBe(2 * CHANGES);
    expect([...others].filter((line) => line !== 'locked')).toEqual([]);
    // Each change number was given once.
    expect(new Set(done).size).toBe(2 * CHANGES);
    const session = await open();
    const notes = (await textsOf(session)).filter((text) => text.includes('"note":"by '));
    expect(notes.length).toBe(2 * CHANGES);
    await session.lock();
    expect(existsSync(lockPath(path))).toBe(false);
  });
});

describe.skipIf(process.platform === 'win32')('a program that was suspended', () => {
  it('keeps its lock, and once it goes on writes nothing over what another one wrote meanwhile (R33, R34)', async () => {
    const { child, next } = start('waits');
    expect(await next()).toBe('open');
    child.kill('SIGSTOP');
    const refused = await open();
    expect(refused.standing).toMatchObject({ code: 'locked', facts: { pid: child.pid } });
    expect(refused.isWritable).toBe(false);
    await refused.lock();
    const breaking = await open({ breakLock: true });
    await breaking.commit([revealed(2)]);
    const { change } = breaking.point;
    child.stdin?.write('go on\n');
    child.kill('SIGCONT');
    expect(await next()).toBe('changed-on-disk');
    const before = readFileSync(path);
    child.stdin?.end('and on\n');
    expect(await next()).toBe('changed-on-disk');
    await once(child, 'close');
    expect(readFileSync(path)).toEqual(before);
    // It gives back no lock that is not its own any more.
    expect(existsSync(lockPath(path))).toBe(true);
    await breaking.commit([used(2)]);
    expect(breaking.point.change).toBe(change + 1);
    await breaking.lock();
  });

  it('goes on as if nothing had been, where nobody wrote', async () => {
    const { child, next } = start('waits');
    expect(await next()).toBe('open');
    child.kill('SIGSTOP');
    child.kill('SIGCONT');
    child.stdin?.end('go on\n');
    expect(await next()).toMatch(/^done /);
    await once(child, 'close');
  });
});

describe('a file that is another one than the session opened', () => {
  const changes: [string, () => void][] = [
    [
      'replaced by a copy of itself',
      () => {
        copyFileSync(path, `${path}.copy`);
        renameSync(`${path}.copy`, path);
      },
    ],
    [
      'with another last change of the same length',
      () => {
        const bytes = readFileSync(path);
        bytes.fill(7, bytes.length - 512);
        writeFileSync(path, bytes);
      },
    ],
    ['cut', () => truncateSync(path, readFileSync(path).length - 512)],
    ['deleted', () => rmSync(path)],
  ];

  it.each(changes)('(%s) is not written to, nor rewritten (R33)', async (_, change) => {
    const session = await open();
    change();
    const before = existsSync(path) ? readFileSync(path) : null;
    expect(await codeOf(() => session.commit([revealed(2)]))).toBe('changed-on-disk');
    expect(await codeOf(() => session.rewrite({ events: [used(2)] }))).toBe('changed-on-disk');
    expect(existsSync(path) ? readFileSync(path) : null).toEqual(before);
    await session.lock();
  });
});
