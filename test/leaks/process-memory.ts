/** Looks for bytes in the memory of another process, as Linux shows it. */
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';

const CHUNK_BYTES = 16 * 1024 * 1024;

/** Why memory cannot be looked at here, in words; null where it can. */
export function whyNot(): string | null {
  return existsSync('/proc/self/mem') ? null : 'this system does not show the memory of a process';
}

/** How often each needle stands in the memory that the process may write, and how many bytes were looked at. */
export function findInMemory(
  pid: number,
  needles: ReadonlyMap<string, Uint8Array>,
): { readonly found: ReadonlyMap<string, number>; readonly bytes: number } {
  const found = new Map([...needles.keys()].map((name) => [name, 0]));
  const overlap = Math.max(...[...needles.values()].map(({ length }) => length)) - 1;
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  let bytes = 0;
  try {
    for (const { start, end } of writableRegions(pid)) {
      for (let at = start; at < end; at += CHUNK_BYTES) {
        const chunk = readChunk(memory, at, Math.min(CHUNK_BYTES + overlap, end - at));
        bytes += Math.min(chunk.length, CHUNK_BYTES);
        for (const [name, needle] of needles) found.set(name, (found.get(name) ?? 0) + count(chunk, needle));
      }
    }
  } finally {
    closeSync(memory);
  }
  return { found, bytes };
}

function writableRegions(pid: number): { start: number; end: number }[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, start, end, rights] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? [];
      if (start === undefined || end === undefined || !rights?.startsWith('rw')) return [];
      return [{ start: Number.parseInt(start, 16), end: Number.parseInt(end, 16) }];
    });
}

/** As much as can be read: a region may have gone meanwhile. */
function readChunk(memory: number, at: number, length: number): Buffer {
  const chunk = Buffer.alloc(length);
  try {
    return chunk.subarray(0, readSync(memory, chunk, 0, length, at));
  } catch {
    return chunk.subarray(0, 0);
  }
}

function count(chunk: Buffer, needle: Uint8Array): number {
  let times = 0;
  for (let at = chunk.indexOf(needle); at >= 0; at = chunk.indexOf(needle, at + 1)) times += 1;
  return times;
}
