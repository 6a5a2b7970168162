/** The port for reading files in a worker: one file after the other, each with its limits; whoever waits can end it. */
import { Worker } from 'node:worker_threads';
import type { ErrorCode, ErrorFacts } from '../core/errors.ts';
import { errnoOf } from '../vault/storage-error.ts';
import { workerUrl } from '../worker-url.ts';
import type { FileReading, FileToRead } from './import-worker.ts';
import { LARGEST_FILE_BYTES } from './text.ts';
import { UnpackError } from './unpack-error.ts';

/** Longer than any file of codes takes, even on an old machine. */
const LONGEST_READING_MS = 20_000;
/** As often longer for a locked file: its key may take long to derive, by its owner's wish. */
const LOCKED_TIMES = 6;
/** Heap of the thread: more than the largest file needs, less than what would take the app down. */
const MOST_HEAP_MIB = 768;

/** Files are read in one thread, one after the other; it is there when the first comes. */
export interface FileReader {
  /**
   * What became of one file; one that cannot be read does not stop the next. The bytes go over to the thread and are gone here.
   * @throws UnpackError `cancelled` as soon as the signal says so.
   */
  read(file: FileToRead): Promise<FileReading>;
  /** Ends the thread, and what it remembers of the files. */
  end(): Promise<void>;
}

function startImportWorker(): Worker {
  return new Worker(workerUrl('import-worker', 'unpack'), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MIB },
  });
}

/** The bytes in a buffer that can be handed over: a copy where something else lies in it, too. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength) return new Uint8Array(buffer);
  const own = Uint8Array.from(bytes);
  bytes.fill(0);
  return own;
}

const limitFor = ({ password, keyFile }: Omit<FileToRead, 'bytes'>, limitMs: number): number =>
  (password ?? keyFile ?? null) === null ? limitMs : limitMs * LOCKED_TIMES;

interface Answer {
  readonly reading: FileReading;
  /** The thread has ended, or has to be. */
  readonly isLast: boolean;
}

const outOfMemory = (error: unknown): boolean => errnoOf(error) === 'ERR_WORKER_OUT_OF_MEMORY';

function ask(
  worker: Worker,
  file: FileToRead & { readonly bytes: Uint8Array<ArrayBuffer> },
  { signal, limitMs }: { readonly signal: AbortSignal; readonly limitMs: number },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (settled: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      settled();
    };
    const end = (code: ErrorCode, facts: ErrorFacts = {}): void =>
      settle(() => resolve({ reading: { error: { code, facts } }, isLast: true }));
    const onMessage = (reading: FileReading): void => settle(() => resolve({ reading, isLast: false }));
    const onError = (error: unknown): void => end(outOfMemory(error) ? 'too-large' : 'unforeseen');
    const onExit = (): void => end('unforeseen');
    const onAbort = (): void => settle(() => reject(new UnpackError('cancelled')));
    const timer = setTimeout(() => end('too-large', { limitMs }), limitMs);
    signal.addEventListener('abort', onAbort);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(file, [file.bytes.buffer]);
  });
}

/**
 * @param signal ends whatever is being read
 * @param limitMs how long one file may take
 */
export function createFileReader(
  signal: AbortSignal,
  start: () => Worker = startImportWorker,
  limitMs = LONGEST_READING_MS,
): FileReader {
  let thread: Worker | null = null;
  const end = async (): Promise<void> => {
    const ended = thread;
    thread = null;
    // A thread that dies while it is being ended has nobody left to tell.
    ended?.on('error', () => undefined);
    await ended?.terminate();
  };
  return {
    read: async ({ bytes, ...file }) => {
      if (signal.aborted) throw new UnpackError('cancelled');
      if (bytes.length > LARGEST_FILE_BYTES) {
        return { error: { code: 'too-large', facts: { limitBytes: LARGEST_FILE_BYTES } } };
      }
      thread ??= start();
      const { reading, isLast } = await ask(
        thread,
        { ...file, bytes: ownBytes(bytes) },
        { signal, limitMs: limitFor(file, limitMs) },
      );
      file.password?.fill(0);
      file.keyFile?.fill(0);
      if (isLast) await end();
      return reading;
    },
    end,
  };
}
