/** The open file of a vault that may be written: appends frames, and nothing else. FORMAT.md section 14. */
import { equalBytes } from '../core/format/bytes.ts';
import { createFile, type FileIdentity, type FileSystemPort, type OpenFile, writeAll } from './file-system.ts';
import type { LogEnd } from './read-log.ts';
import { StorageError, writeFailure } from './storage-error.ts';

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
      return new VaultFile(files, path, handle, await handle.identity());
    } catch (error) {
      throw writeFailure(error);
    }
  }

  /**
   * Appends one frame after the last good one and returns when it is durable.
   * @throws StorageError `changed-on-disk` (R33), `disk-full` or `not-writable` (R32); the file is then as it was.
   */
  async append(frame: Uint8Array, end: LogEnd, now: string): Promise<void> {
    const handle = this.#handle;
    if (handle === null) throw new StorageError('not-writable', 'an earlier write could not be made durable');
    await this.#refuseIfChanged(handle, end);
    if (this.#sizeBytes > end.offset) await this.#cutTail(handle, end.offset, now);
    try {
      await writeAll(handle, frame, end.offset);
    } catch (error) {
      await this.#cutBack(handle, end.offset);
      throw writeFailure(error);
    }
    await this.#syncOrDrop(handle, end.offset);
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
      equalBytes(await handle.read(end.lastFrameHead.length, end.lastFrameAt), end.lastFrameHead);
    if (!same) throw new StorageError('changed-on-disk');
  }

  /** R30: the torn tail goes to a side file first. */
  async #cutTail(handle: OpenFile, keepBytes: number, now: string): Promise<void> {
    try {
      const tail = await handle.read(this.#sizeBytes - keepBytes, keepBytes);
      await createFile(this.#files, `${this.#path}.tail-${now.replaceAll(/[:.]/g, '-')}`, tail);
      await handle.truncate(keepBytes);
      await handle.sync();
    } catch (error) {
      throw writeFailure(error);
    }
    this.#sizeBytes = keepBytes;
  }

  async #cutBack(handle: OpenFile, keepBytes: number): Promise<void> {
    try {
      await handle.truncate(keepBytes);
      await handle.sync();
    } catch {
      await this.close();
    }
  }

  async #syncOrDrop(handle: OpenFile, keepBytes: number): Promise<void> {
    try {
      await handle.sync();
    } catch (error) {
      await handle.truncate(keepBytes).catch(() => undefined);
      await this.close();
      throw writeFailure(error);
    }
  }
}
