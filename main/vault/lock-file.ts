/** The lock beside a vault: who has it open for writing. A courtesy between programs; FORMAT.md R34. */
// biome-ignore lint/style/noRestrictedImports: /proc is on no disk
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ClockPort } from './clock.ts';
import { createFile, type FileSystemPort } from './file-system.ts';
import type { RandomPort } from './random.ts';
import { errnoOf, StorageError, writeFailure } from './storage-error.ts';

/** This process and what it can tell of others on the same host. */
export interface ProcessPort {
  readonly host: string;
  readonly pid: number;
  /** Something that tells a process from a later one with the same pid, or null where the system has no such thing. */
  startOf(pid: number): string | null;
  isAlive(pid: number): boolean;
}

/** Field 22 of /proc/PID/stat, in clock ticks since boot; the name in field 2 may hold blanks and brackets. */
function linuxStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

export const systemProcesses: ProcessPort = {
  host: hostname(),
  pid: process.pid,
  startOf: (pid) => (process.platform === 'linux' ? linuxStart(pid) : null),
  isAlive,
};

interface LockContent {
  readonly host: string;
  readonly pid: number;
  readonly started: string | null;
  readonly token: string;
}

/**
 * What a look at a lock file tells: who holds it, or that there is none any more, that its writing did not come to an end, or
 * that it cannot be read.
 */
type Holder = LockContent | 'gone' | 'unfinished' | 'unreadable';

/** Writing a lock takes a moment; one that is still unfinished after this long was cut off, and nobody holds it. */
const UNFINISHED_MS = 1000;
const LOOK_AGAIN_MS = 50;

/** How often a lock is tried that others take and give back meanwhile. */
const MOST_ATTEMPTS = 5;

export interface LockFile {
  /** True when the lock of a dead process was taken over. */
  readonly takenOver: boolean;
  release(): Promise<void>;
}

export interface LockRequest {
  readonly files: FileSystemPort;
  readonly random: RandomPort;
  readonly clock: ClockPort;
  readonly processes: ProcessPort;
  readonly vaultPath: string;
  /** Take it over whoever holds it. */
  readonly breakLock: boolean;
}

export function lockPath(vaultPath: string): string {
  return `${vaultPath}.lock`;
}

/** @throws StorageError `locked` with the holder's host and pid, or `not-writable`, `disk-full`, `no-such-file` for its folder. */
export async function acquireLock(request: LockRequest): Promise<LockFile> {
  const { files, random, clock, processes, vaultPath, breakLock } = request;
  const path = lockPath(vaultPath);
  const mine: LockContent = {
    host: processes.host,
    pid: processes.pid,
    started: processes.startOf(processes.pid),
    token: bytesToHex(random.bytes(16)),
  };
  const bytes = utf8ToBytes(`${JSON.stringify({ v: 1, ...mine })}\n`);
  const release = async (): Promise<void> => {
    const there = await readLock(files, path);
    if (tokenOf(there) === mine.token) await files.unlink(path).catch(() => undefined);
  };
  let takenOver = false;
  for (let attempt = 0; ; attempt++) {
    try {
      await createFile(files, path, bytes);
      return { takenOver, release };
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw lockFailure(error);
    }
    const holder = await readFinishedLock(files, path, clock);
    if (attempt >= MOST_ATTEMPTS) throw heldBy(holder);
    if (holder === 'gone') continue;
    if (!breakLock && !isDead(holder, processes)) throw heldBy(holder);
    await putAside(files, path, holder, mine.token);
    takenOver = true;
  }
}

function lockFailure(error: unknown): StorageError {
  return new StorageError(writeFailure(error).code, 'the lock file');
}

function heldBy(holder: Holder): StorageError {
  return typeof holder === 'string'
    ? new StorageError('locked')
    : new StorageError('locked', `process ${holder.pid} on ${holder.host}`, { pid: holder.pid, host: holder.host });
}

/** Two programs may both see a dead lock: the one that finds another's lock in its hands puts it back. */
async function putAside(files: FileSystemPort, path: string, seen: Holder, token: string): Promise<void> {
  const aside = `${path}.${token}`;
  try {
    await files.rename(path, aside);
  } catch {
    return;
  }
  const moved = await readLock(files, aside);
  if (tokenOf(moved) !== tokenOf(seen) && (await files.identity(path).catch(() => null)) === null) {
    await files.rename(aside, path).catch(() => undefined);
    return;
  }
  await files.unlink(aside).catch(() => undefined);
}

/** Whether nobody holds a lock that was put aside, or ever will: its writer is dead, or was cut off. */
export async function isAbandonedLock(files: FileSystemPort, path: string, processes: ProcessPort): Promise<boolean> {
  return isDead(await readLock(files, path), processes);
}

function tokenOf(holder: Holder): string | null {
  return typeof holder === 'string' ? null : holder.token;
}

function isDead(holder: Holder, processes: ProcessPort): boolean {
  if (typeof holder === 'string') return holder === 'unfinished';
  if (holder.host !== processes.host) return false;
  if (!processes.isAlive(holder.pid)) return true;
  const started = processes.startOf(holder.pid);
  return started !== null && holder.started !== null && started !== holder.started;
}

/** Waits for a lock whose writing is under way. */
async function readFinishedLock(files: FileSystemPort, path: string, clock: ClockPort): Promise<Holder> {
  const start = clock.monotonicMs();
  for (;;) {
    const holder = await readLock(files, path);
    if (holder !== 'unfinished' || clock.monotonicMs() - start >= UNFINISHED_MS) return holder;
    await clock.pause(LOOK_AGAIN_MS);
  }
}

async function readLock(files: FileSystemPort, path: string): Promise<Holder> {
  try {
    const text = new TextDecoder().decode(await files.readFile(path));
    if (!text.endsWith('\n')) return 'unfinished';
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return 'unreadable';
    const { host, pid, started, token } = value as Record<string, unknown>;
    if (typeof host !== 'string' || typeof token !== 'string') return 'unreadable';
    if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1) return 'unreadable';
    return { host, pid, started: typeof started === 'string' ? started : null, token };
  } catch (error) {
    return errnoOf(error) === 'ENOENT' ? 'gone' : 'unreadable';
  }
}
