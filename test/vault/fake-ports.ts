/** Ports for tests: seeded randomness, a clock that stands still, files in memory, a KDF without a thread. */

import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { u64 } from '../../main/core/format/bytes.ts';
import type { ClockPort } from '../../main/vault/clock.ts';
import { derive, nobleArgon2id } from '../../main/vault/derive.ts';
import type { KdfPort } from '../../main/vault/kdf.ts';
import type { ProcessPort } from '../../main/vault/lock-file.ts';
import type { Ports } from '../../main/vault/ports.ts';
import type { RandomPort } from '../../main/vault/random.ts';
import { MemoryFiles } from './memory-files.ts';

/** The least memory that a slot may ask for, in KiB: a derivation takes a millisecond. */
export const TINY_KIB = 8;

/** The same bytes for the same seed; every array that was handed out is kept, to look at it later. */
export interface SeededRandom extends RandomPort {
  readonly given: Uint8Array[];
  /** An even number from 0 to below − 1, near enough for picking test cases. */
  below(below: number): number;
}

export function seededRandom(seed: string): SeededRandom {
  const given: Uint8Array[] = [];
  const start = utf8ToBytes(seed);
  let counter = 0;
  let pool = new Uint8Array(0);
  const draw = (length: number): Uint8Array => {
    while (pool.length < length) pool = concatBytes(pool, sha256(concatBytes(start, u64(counter++))));
    const bytes = pool.slice(0, length);
    pool = pool.slice(length);
    return bytes;
  };
  return {
    given,
    bytes: (length) => {
      const bytes = draw(length);
      given.push(bytes);
      return bytes;
    },
    below: (below) => {
      const [a = 0, b = 0, c = 0, d = 0] = draw(4);
      return (((a * 256 + b) * 256 + c) * 256 + d) % below;
    },
  };
}

/** One host where the processes in the map live, with their starts. */
export function fakeProcesses(host: string, pid: number, alive: ReadonlyMap<number, string | null>): ProcessPort {
  return { host, pid, startOf: (other) => alive.get(other) ?? null, isAlive: (other) => alive.has(other) };
}

/** Derives in this thread with the reference engine; `closed` counts the threads that were given back. */
export function quickKdf(): { readonly start: () => KdfPort; readonly counts: { started: number; closed: number } } {
  const counts = { started: 0, closed: 0 };
  const start = (): KdfPort => {
    counts.started += 1;
    return {
      derive: async (request) => {
        const key = derive(nobleArgon2id, request);
        request.passphrase.fill(0);
        return { key, engine: 'libsodium' };
      },
      close: async () => {
        counts.closed += 1;
      },
    };
  };
  return { start, counts };
}

export interface FakePorts extends Ports {
  readonly files: MemoryFiles;
  readonly random: SeededRandom;
}

/** A day that does not end; time passes by waiting alone. */
export function fakeClock(): ClockPort {
  let ms = 0;
  return {
    now: () => '2026-11-24T09:30:12.345Z',
    today: () => '2026-11-24',
    monotonicMs: () => ms,
    pause: async (forMs) => {
      ms += forMs;
    },
  };
}

export function fakePorts(seed: string, changes: Partial<FakePorts> = {}): FakePorts {
  return {
    files: new MemoryFiles(),
    clock: fakeClock(),
    random: seededRandom(seed),
    processes: fakeProcesses('here', 100, new Map([[100, 'start-100']])),
    startKdf: quickKdf().start,
    dataFolder: '/data',
    ...changes,
  };
}
