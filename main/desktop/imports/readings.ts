/** Reads files away from main's thread, one request after the other, until it is done or nobody wants it any more. */
import type { Progress } from '../../../preload/contract.ts';
import { CodedError } from '../../core/errors.ts';
import type { FileReader } from '../../unpack/file-reader.ts';
import type { FileReading } from '../../unpack/import-worker.ts';
import type { ComingFile } from './given-files.ts';

/** A file and what became of it. */
export interface ReadFile {
  readonly from: ComingFile;
  readonly reading: FileReading;
}

async function readOne(reader: FileReader, file: ComingFile): Promise<FileReading> {
  try {
    const { password = null, keyFile = null } = file.opener ?? {};
    return await reader.read({ name: file.name, bytes: await file.bytes(), password, keyFile });
  } catch (error) {
    if (!(error instanceof CodedError) || error.code === 'cancelled') throw error;
    return { error: { code: error.code, facts: error.facts } };
  }
}

export class Readings {
  readonly #startReader: (signal: AbortSignal) => FileReader;
  readonly #sendProgress: (progress: Progress) => void;
  readonly #underWay = new Set<AbortController>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(startReader: (signal: AbortSignal) => FileReader, sendProgress: (progress: Progress) => void) {
    this.#startReader = startReader;
    this.#sendProgress = sendProgress;
  }

  /** Runs what belongs to one request, such as the dialog that it begins with; the signal says when it is to end. */
  async cancellable<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const mine = new AbortController();
    this.#underWay.add(mine);
    try {
      return await task(mine.signal);
    } finally {
      this.#underWay.delete(mine);
    }
  }

  /** Ends every request that is under way. */
  cancel(): void {
    for (const each of this.#underWay) each.abort();
  }

  /**
   * Reads files and hands them to `take`, in the order of the requests.
   * @throws UnpackError `cancelled`; what `take` throws.
   */
  read<T>(
    files: readonly ComingFile[],
    signal: AbortSignal,
    take: (read: readonly ReadFile[]) => Promise<T>,
  ): Promise<T> {
    const done = this.#turn.then(async () => take(await this.#readAll(files, signal)));
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #readAll(files: readonly ComingFile[], signal: AbortSignal): Promise<readonly ReadFile[]> {
    const reader = this.#startReader(signal);
    const read: ReadFile[] = [];
    try {
      for (const from of files) {
        this.#sendProgress({ step: 'importing', done: read.length / files.length });
        read.push({ from, reading: await readOne(reader, from) });
      }
      return read;
    } finally {
      await reader.end();
    }
  }
}
