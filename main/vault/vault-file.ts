/** The open file of a vault that may be written: appends frames, and nothing else. FORMAT.md section 14. */
import { equalBytes } from '../core/format/bytes.ts';
import { createFile, type FileIdentity, type FileSystemPort, type OpenFile, readAll, writeAll } from './file-system.ts';
import type { LogEnd } from './read-log.ts';
import { errnoOf, StorageError, writeFailure } from './storage-error.ts';

/** A larger file is neither read nor made (FORMAT.md section 16). */
export const MOST_FILE_BYTES = 2 ** 30;

/** Tails of the same millisecond that are kept beside each other. */
const MOST_SIDE_FILES = 100;

export class VaultFile {
  readonly #files: FileSystemPort;
  readonly #path: string;
  readonly #identity: FileIdentity;
  /** Null after an fsync failed: what the system then says about this handle cannot be trusted. */
  #handle: OpenFile | null;
  #sizeBytes: number;

  private constructor(files: FileSystemPort, path: string, handle: OpenFile, identity: FileIdentity) {
    this.#files = files;
    this.#path = path;
    this.#handle = handle;
    this.#identity = identity;
    this.#sizeBytes = identity.sizeBytes;
  }

  /** @throws StorageError `not-writable`. */
  static async open(files: FileSystemPort, path: string): Promise<VaultFile> {
    try {
      const handle = await files.open(path, 'update');
      try {
        return new VaultFile(files, path, handle, await handle.identity());
      } catch (error) {
        await handle.close().catch(() => undefined);
        throw error;
      }
    } catch (error) {
      throw writeFailure(error);
    }
  }

  /**
   * Appends one frame after the last good one and returns when it is durable.
   * @throws StorageError `changed-on-disk` (R33), `disk-full` or `not-writable` (R32), `too-large`; the file is then as it
   * was, as far as the disk let it be.
   */
  async append(frame: Uint8Array, end: LogEnd, now: string): Promise<void> {
    const handle = this.#handle;
    if (handle === null) throw new StorageError('not-writable', 'an earlier write could not be made durable');
    if (end.offset + frame.length > MOST_FILE_BYTES) throw new StorageError('too-large', 'a vault has at most 1 GiB');
    await this.#refuseIfChanged(handle, end);
    if (this.#sizeBytes > end.offset) await this.#cutTail(handle, end.offset, now);
    try {
      await writeAll(handle, frame, end.offset);
    } catch (error) {
      await this.#cutBack(handle, end.offset);
      throw writeFailure(error);
    }
    try {
      await handle.sync();
    } catch (error) {
      await handle.truncate(end.offset).catch(() => undefined);
      await this.close();
      throw writeFailure(error);
    }
    this.#sizeBytes = end.offset + frame.length;
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    await handle?.close().catch(() => undefined);
  }

  async #refuseIfChanged(handle: OpenFile, end: LogEnd): Promise<void> {
    const there = await this.#files.identity(this.#path).catch(() => null);
    const same =
      there !== null &&
      there.sizeBytes === this.#sizeBytes &&
      there.inode === this.#identity.inode &&
      there.device === this.#identity.device &&
      equalBytes(await this.#readLastFrameHead(handle, end), end.lastFrameHead);
    if (!same) throw new StorageError('changed-on-disk');
  }

  async #readLastFrameHead(handle: OpenFile, end: LogEnd): Promise<Uint8Array> {
    try {
      return await readAll(handle, end.lastFrameHead.length, end.lastFrameAt);
    } catch (error) {
      throw writeFailure(error);
    }
  }

  /** R30: the torn tail goes to a side file first. */
  async #cutTail(handle: OpenFile, keepBytes: number, now: string): Promise<void> {
    try {
      await this.#keepAside(await readAll(handle, this.#sizeBytes - keepBytes, keepBytes), now);
      await handle.truncate(keepBytes);
    } catch (error) {
      throw writeFailure(error);
    }
    this.#sizeBytes = keepBytes;
    try {
      await handle.sync();
    } catch (error) {
      await this.close();
      throw writeFailure(error);
    }
  }

  async #keepAside(tail: Uint8Array, now: string): Promise<void> {
    const path = `${this.#path}.tail-${now.replaceAll(/[:.]/g, '-')}`;
    for (let copy = 1; ; copy++) {
      try {
        return await createFile(this.#files, copy === 1 ? path : `${path}-${copy}`, tail);
      } catch (error) {
        if (errnoOf(error) !== 'EEXIST' || copy === MOST_SIDE_FILES) throw error;
      }
    }
  }

  async #cutBack(handle: OpenFile, keepBytes: number): Promise<void> {
    try {
      await handle.truncate(keepBytes);
      await handle.sync();
    } catch {
      await this.close();
    }
  }
}
