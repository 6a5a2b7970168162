/** The lock beside a vault: FORMAT.md R34. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { acquireLock, type LockFile, lockPath, type ProcessPort, systemProcesses } from '../../main/vault/lock-file.ts';
import { fakeClock, fakeProcesses, seededRandom } from './fake-ports.ts';
import { type FileCall, failNth, MemoryFiles } from './memory-files.ts';
import { codeOf } from './outcome.ts';

const VAULT = '/vaults/own.coldkeep';
const LOCK = lockPath(VAULT);
const ALIVE = new Map<number, string | null>([
  [1, 'start-1'],
  [2, 'start-2'],
  [3, null],
]);

function take(files: MemoryFiles, processes: ProcessPort, breakLock = false, clock = fakeClock()): Promise<LockFile> {
  const random = seededRandom(`${processes.host} ${processes.pid}`);
  return acquireLock({ files, random, clock, processes, vaultPath: VAULT, breakLock });
}

const process = (pid: number, host = 'here'): ProcessPort => fakeProcesses(host, pid, ALIVE);

function lockOf(content: unknown): MemoryFiles {
  const files = new MemoryFiles();
  const text = typeof content === 'string' ? content : `${JSON.stringify(content)}\n`;
  files.put(LOCK, new TextEncoder().encode(text));
  return files;
}

const held = { v: 1, host: 'here', pid: 2, started: 'start-2', token: 'ab' };

describe('a lock', () => {
  it('is made with host, pid, start and token, and goes when it is released (R34)', async () => {
    const files = new MemoryFiles();
    const lock = await take(files, process(1));
    expect(lock.takenOver).toBe(false);
    expect(JSON.parse(new TextDecoder().decode(files.content(LOCK)))).toEqual({
      v: 1,
      host: 'here',
      pid: 1,
      started: 'start-1',
      token: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    await lock.release();
    expect(files.paths).toEqual([]);
  });

  it.each([
    ['a live process', held],
    ['a live process without a start, where the system tells none', { ...held, pid: 3, started: null }],
    ['a live process whose start nobody wrote down', { ...held, started: null }],
    ['another host', { ...held, host: 'there', pid: 99 }],
    ['this very process', { ...held, pid: 1, started: 'start-1' }],
  ])('of %s is held (R34)', async (_, content) => {
    const files = lockOf(content);
    const before = files.content(LOCK);
    await expect(take(files, process(1))).rejects.toMatchObject({
      code: 'locked',
      facts: { host: content.host, pid: content.pid },
    });
    expect(files.content(LOCK)).toEqual(before);
    expect(files.paths).toEqual([LOCK]);
  });

  it.each([
    ['no JSON', 'mine\n'],
    ['no object', '[]\n'],
    ['no pid', { ...held, pid: undefined }],
    ['a pid that is none', { ...held, pid: 1.5 }],
    ['a pid of a group', { ...held, pid: -2 }],
    ['pid 0', { ...held, pid: 0 }],
    ['no token', { ...held, token: 1 }],
  ])('that holds %s is held by nobody knows whom (R34)', async (_, content) => {
    const files = lockOf(content);
    await expect(take(files, process(1))).rejects.toMatchObject({ code: 'locked', facts: {} });
    expect((await take(files, process(1), true)).takenOver).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['half a lock', '{"v":1,"host":"he'],
    ['a lock without its line end', JSON.stringify(held)],
  ])('that holds %s was cut off, and is taken over after a second (R34)', async (_, content) => {
    const files = lockOf(content);
    const clock = fakeClock();
    const lock = await take(files, process(1), false, clock);
    expect(lock.takenOver).toBe(true);
    expect(clock.monotonicMs()).toBe(1000);
    await lock.release();
    expect(files.paths).toEqual([]);
  });

  it('that is being written by a live process is held once it is whole (R34)', async () => {
    const files = lockOf('{"v":1,"host":"he');
    const clock = fakeClock();
    let looks = 0;
    const pause = async (ms: number): Promise<void> => {
      if (++looks === 3) files.put(LOCK, new TextEncoder().encode(`${JSON.stringify(held)}\n`));
      await clock.pause(ms);
    };
    await expect(take(files, process(1), false, { ...clock, pause })).rejects.toMatchObject({
      code: 'locked',
      facts: { host: 'here', pid: 2 },
    });
  });

  it('that may not be read is held by nobody knows whom (R34)', async () => {
    const files = lockOf('');
    files.plan = ({ operation }) => (operation === 'readFile' ? { errno: 'EACCES' } : null);
    await expect(take(files, process(1))).rejects.toMatchObject({ code: 'locked', facts: {} });
  });

  it.each([
    ['a dead process', { ...held, pid: 99 }],
    ['a process whose pid another one has now', { ...held, started: 'start-of-old' }],
  ])('of %s on this host is taken over (R34)', async (_, content) => {
    const files = lockOf(content);
    const lock = await take(files, process(1));
    expect(lock.takenOver).toBe(true);
    expect(files.paths).toEqual([LOCK]);
    await lock.release();
    expect(files.paths).toEqual([]);
  });

  it.each([
    ['a live process', held],
    ['another host', { ...held, host: 'there' }],
  ])('of %s is taken over when the user breaks it', async (_, content) => {
    const files = lockOf(content);
    expect((await take(files, process(1), true)).takenOver).toBe(true);
    expect(files.paths).toEqual([LOCK]);
  });

  it('that was broken is not taken away by the one who held it', async () => {
    const files = new MemoryFiles();
    const first = await take(files, process(1));
    const second = await take(files, process(2), true);
    const content = files.content(LOCK);
    await first.release();
    expect(files.content(LOCK)).toEqual(content);
    await second.release();
    expect(files.paths).toEqual([]);
  });

  it('that is given back between two looks is free, not held', async () => {
    const files = lockOf(held);
    files.plan = ({ operation }) => {
      if (operation === 'readFile') files.remove(LOCK);
      return null;
    };
    const lock = await take(files, process(1));
    expect(lock.takenOver).toBe(false);
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'not-writable'],
    ['EACCES', 'not-writable'],
    ['ENOENT', 'no-such-file'],
  ])('that cannot be made (%s) is %s', async (errno, code) => {
    for (const operation of ['open', 'write', 'sync', 'close', 'syncFolder'] satisfies FileCall['operation'][]) {
      const files = new MemoryFiles();
      files.plan = failNth(1, { errno }, (call) => call.operation === operation);
      expect(await codeOf(() => take(files, process(1)))).toBe(code);
      expect(files.paths).toEqual([]);
    }
  });

  it('is tried a few times only when others take and give it back all the while', async () => {
    const files = lockOf(held);
    files.plan = ({ operation }) => (operation === 'readFile' ? { errno: 'ENOENT' } : null);
    expect(await codeOf(() => take(files, process(1)))).toBe('locked');
  });
});

describe('two programs that take a dead lock at the same time', () => {
  it('never both hold it, in whatever order their calls come', async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 300; seed++) {
      const files = lockOf({ ...held, pid: 99 });
      const order = seededRandom(`order ${seed}`);
      files.holdUp = async () => {
        // Now and then one of them stands still while the other does all of its calls.
        const most = order.below(4) === 0 ? 200 : 4;
        for (let turns = order.below(most); turns > 0; turns--) await Promise.resolve();
      };
      const taken = await Promise.allSettled([take(files, process(1)), take(files, process(2))]);
      const holders = taken.filter(({ status }) => status === 'fulfilled').length;
      expect(holders, `seed ${seed}`).toBe(1);
      const refused = taken.find((each) => each.status === 'rejected');
      expect(refused?.reason).toMatchObject({ code: 'locked' });
      const holder = taken[0].status === 'fulfilled' ? 1 : 2;
      expect(JSON.parse(new TextDecoder().decode(files.content(LOCK))).pid, `seed ${seed}`).toBe(holder);
      expect(files.paths).toEqual([LOCK]);
      seen.add(String(holder));
    }
    expect(seen).toEqual(new Set(['1', '2']));
  });
});

describe('the processes of this system', () => {
  it('are alive with a start while they run, and dead when they ended', async () => {
    const child = spawn(globalThis.process.execPath, ['-e', 'process.stdin.resume()'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const pid = child.pid ?? 0;
    expect(systemProcesses.isAlive(pid)).toBe(true);
    const started = systemProcesses.startOf(pid);
    if (globalThis.process.platform === 'linux') expect(started).toMatch(/^\d+$/);
    const files = lockOf({ v: 1, host: hostname(), pid, started, token: 'ab' });
    expect(await codeOf(() => take(files, systemProcesses))).toBe('locked');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(systemProcesses.isAlive(pid)).toBe(false);
    expect(systemProcesses.startOf(pid)).toBeNull();
    expect((await take(files, systemProcesses)).takenOver).toBe(true);
  });

  it('know this one', () => {
    expect(systemProcesses.pid).toBe(globalThis.process.pid);
    expect(systemProcesses.host).toBe(hostname());
    expect(systemProcesses.isAlive(globalThis.process.pid)).toBe(true);
  });
});
