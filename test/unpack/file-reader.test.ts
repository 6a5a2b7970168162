/** Files read in a worker: what comes back, what each limit says, and what becomes of the others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { CodedError } from '../../main/core/errors.ts';
import { createFileReader } from '../../main/unpack/file-reader.ts';
import { type FileReading, readPlaced } from '../../main/unpack/import-worker.ts';

const SAMPLES = join(import.meta.dirname, '../core/importers/samples');
const MIB = 1024 * 1024;
const forever = new AbortController().signal;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(join(SAMPLES, name)));
const said = ({ error }: FileReading): unknown => (error === null ? 'read' : error.code);

/** A thread that does what the text of a file says, so that each way of ending can be seen. */
function obedient(): Worker {
  const source = `
    const { parentPort } = require('node:worker_threads');
    parentPort.on('message', ({ bytes }) => {
      const order = new TextDecoder().decode(bytes);
      if (order === 'throw') throw new Error('a sentence that holds 5d4a9-33e61');
      if (order === 'exit') process.exit(3);
      if (order === 'fill') { const all = []; for (;;) all.push(new Array(1e5).fill({})); }
      if (order === 'loop') for (;;);
      parentPort.postMessage({ error: null, hash: order.slice(0, 20), sets: [], ignored: [], warnings: [] });
    });`;
  return new Worker(source, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } });
}

describe('reading in a thread', () => {
  test('gives what reading here would give', async () => {
    const names = ['github-recovery-codes.txt', 'ente-auth-codes.txt', 'no-codes-newsletter.txt'];
    const reader = createFileReader(forever);
    for (const name of names) {
      const reading = await reader.read({ name, bytes: sample(name) });
      expect(reading).toEqual(await readPlaced({ name, bytes: sample(name) }));
    }
    expect(said(await reader.read({ name: 'x.mp4', bytes: bytesOf('\u0000\u0000\u0000\u0018ftypmp42\u0000') }))).toBe(
      'unsupported-format',
    );
    await reader.end();
  });

  test('the bytes go over and are gone here; of a part of a buffer only that part', async () => {
    const reader = createFileReader(forever, obedient);
    const whole = bytesOf('one').slice();
    const shared = bytesOf('[two]');
    await reader.read({ name: '', bytes: whole });
    expect(await reader.read({ name: '', bytes: shared.subarray(1, 4) })).toMatchObject({ hash: 'two' });
    await reader.end();
    expect([whole.length, [...shared]]).toEqual([0, [91, 0, 0, 0, 93]]);
  });

  test('20 MB are handed over, not read here', async () => {
    const reader = createFileReader(forever, obedient);
    const bytes = new Uint8Array(20 * MIB).fill(97);
    const reading = reader.read({ name: 'big.txt', bytes });
    expect(bytes.length).toBe(0);
    expect(said(await reading)).toBe('read');
    await reader.end();
  });
});

describe('limits', () => {
  test.each<[order: string, code: string]>([
    ['throw', 'unforeseen'],
    ['exit', 'unforeseen'],
    ['fill', 'too-large'],
  ])('%s: %s for that file, and the next is read by another thread', async (order, code) => {
    let started = 0;
    const start = (): Worker => {
      started += 1;
      return obedient();
    };
    const reader = createFileReader(forever, start);
    expect(said(await reader.read({ name: '', bytes: bytesOf('before') }))).toBe('read');
    const reading = await reader.read({ name: '', bytes: bytesOf(order) });
    expect(said(reading)).toBe(code);
    expect(JSON.stringify(reading)).not.toContain('5d4a9');
    expect(await reader.read({ name: '', bytes: bytesOf('after') })).toMatchObject({ hash: 'after' });
    await reader.end();
    expect(started).toBe(2);
  });

  test('a file that takes too long: too-large, and its thread is given up', async () => {
    let started = 0;
    const start = (): Worker => {
      started += 1;
      return obedient();
    };
    const reader = createFileReader(forever, start, 1);
    const reading = await reader.read({ name: '', bytes: bytesOf('loop') });
    expect(reading).toEqual({ error: { code: 'too-large', facts: { limitMs: 1 } } });
    await reader.read({ name: '', bytes: bytesOf('loop') });
    await reader.end();
    expect(started).toBe(2);
  });

  test.each([
    [25 * MIB, 'read'],
    [25 * MIB + 1, 'too-large'],
  ])('%i bytes: %s', async (length, expected) => {
    const reader = createFileReader(forever, obedient);
    expect(said(await reader.read({ name: '', bytes: new Uint8Array(length) }))).toBe(expected);
    await reader.end();
  });
});

describe('ending', () => {
  const codeOf = (error: unknown): unknown => (error instanceof CodedError ? error.code : error);

  test('whoever waits is told at once, and the thread goes', async () => {
    const stop = new AbortController();
    const threads: Worker[] = [];
    const start = (): Worker => {
      const thread = obedient();
      threads.push(thread);
      return thread;
    };
    const reader = createFileReader(stop.signal, start);
    await reader.read({ name: '', bytes: bytesOf('before') });
    const reading = reader.read({ name: '', bytes: bytesOf('loop') }).catch(codeOf);
    stop.abort();
    expect(await reading).toBe('cancelled');
    const exited = new Promise((resolve) => threads[0]?.once('exit', resolve));
    await reader.end();
    await exited;
    expect(await reader.read({ name: '', bytes: bytesOf('after') }).catch(codeOf)).toBe('cancelled');
    expect(threads).toHaveLength(1);
  });

  test('without a file there is no thread', async () => {
    const reader = createFileReader(forever, () => {
      throw new Error('nobody asked for one');
    });
    await reader.end();
  });
});
