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
/** Heap of the thread: more than the largest file needs, less than what would take the app down. */
const MOST_HEAP_MIB = 768;

export interface FileReader {
  /**
   * What became of each file, in their order; one that cannot be read does not stop the others. The bytes given go over to the
   * thread and are gone here.
   *
   * @param onDone how many files are done
   * @throws UnpackError `cancelled` as soon as the signal says so.
   */
  read(files: readonly FileToRead[], signal: AbortSignal, onDone: (files: number) => void): Promise<FileReading[]>;
}

function startImportWorker(): Worker {
  return new Worker(workerUrl('import-worker', 'unpack'), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MIB },
  });
}

/** The bytes in a buffer that can be handed over: a copy where something else lies in it too, or was handed over with it. */
function ownBytes(bytes: Uint8Array, handedOver: Set<ArrayBufferLike>): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const isOwn = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength && !handedOver.has(buffer);
  handedOver.add(buffer);
  return isOwn ? new Uint8Array(buffer) : Uint8Array.from(bytes);
}

interface Answer {
  readonly reading: FileReading;
  /** The thread has ended, or has to be. */
  readonly isLast: boolean;
}

const outOfMemory = (error: unknown): boolean => errnoOf(error) === 'ERR_WORKER_OUT_OF_MEMORY';

function ask(
  worker: Worker,
  file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> },
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

/** A thread that is there when it is needed, and another one after it was spent. */
class Thread {
  readonly #start: () => Worker;
  #worker: Worker | null = null;

  constructor(start: () => Worker) {
    this.#start = start;
  }

  get worker(): Worker {
    this.#worker ??= this.#start();
    return this.#worker;
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    // A thread that dies while it is being ended has nobody left to tell.
    worker?.on('error', () => undefined);
    await worker?.terminate();
  }
}

/** @param limitMs how long one file may take */
export function createFileReader(start: () => Worker = startImportWorker, limitMs = LONGEST_READING_MS): FileReader {
  return {
    read: async (files, signal, onDone) => {
      const thread = new Thread(start);
      const handedOver = new Set<ArrayBufferLike>();
      // Before the first is handed over: what lies in its buffer would be gone for the others.
      const own = files.map(({ name, bytes }) =>
        bytes.length > LARGEST_FILE_BYTES ? null : { name, bytes: ownBytes(bytes, handedOver) },
      );
      const readings: FileReading[] = [];
      try {
        for (const file of own) {
          if (signal.aborted) throw new UnpackError('cancelled');
          onDone(readings.length);
          if (file === null) {
            readings.push({ error: { code: 'too-large', facts: { limitBytes: LARGEST_FILE_BYTES } } });
            continue;
          }
          const { reading, isLast } = await ask(thread.worker, file, { signal, limitMs });
          readings.push(reading);
          if (isLast) await thread.end();
        }
        onDone(readings.length);
        return readings;
      } finally {
        await thread.end();
      }
    },
  };
}
