/** The open file of a vault that may be written: appends frames, or is replaced by a new file. FORMAT.md section 14. */

import type { LogEnd } from '../core/custody/read-frames.ts';
import { equalBytes } from '../core/format/bytes.ts';
import { MOST_FILE_BYTES } from '../core/format/limits.ts';
import type { ClockPort } from './clock.ts';
import {
  createFile,
  type FileIdentity,
  type FileSystemPort,
  isSameFile,
  type OpenFile,
  readAll,
  writeAll,
} from './file-system.ts';
import type { NewFile } from './new-file.ts';
import { renameOver } from './rename-over.ts';
import { errnoOf, StorageError, writeFailure } from './storage-error.ts';

/** Tails of the same millisecond that are kept beside each other. */
const MOST_SIDE_FILES = 100;

export class VaultFile {
  readonly #files: FileSystemPort;
  readonly #path: string;
  #identity: FileIdentity;
  /** Null after an fsync failed: what the system then says about this handle cannot be trusted. */
  #handle: OpenFile | null;
  #sizeBytes: number;
  /** False while a rename of ours may be undone by a power cut. */
  #isFolderSynced = true;

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

  /** False after a failure that only a new file mends: {@link append} does nothing then. */
  get isSound(): boolean {
    return this.#handle !== null;
  }

  get isFolderSynced(): boolean {
    return this.#isFolderSynced;
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
    await this.settle(end, now);
    await this.#syncFolder();
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

  /**
   * Makes sure that the file is the one last seen and ends where the log does; a tail goes to a side file (R30). Of a file that
   * is not sound only its length and place are looked at: whoever rewrites it reads all of it again.
   * @throws StorageError `changed-on-disk` (R33), `disk-full` or `not-writable`.
   */
  async settle(end: LogEnd, now: string): Promise<void> {
    const handle = this.#handle;
    if (handle === null) return this.#refuseIfReplaced(end);
    await this.#refuseIfChanged(handle, end);
    if (this.#sizeBytes > end.offset) await this.#cutTail(handle, end.offset, now);
  }

  /**
   * Puts a new file in the place of this one and goes on with it.
   * @throws StorageError `changed-on-disk` when either file is not the one last seen, `not-writable`; the old file is then in its
   * place as it was.
   */
  async replaceBy(next: Pick<NewFile, 'path' | 'identity'>, end: LogEnd, clock: ClockPort): Promise<void> {
    if (this.#handle === null) await this.#refuseIfReplaced(end);
    else await this.#refuseIfChanged(this.#handle, end);
    if (!isSameFile(await this.#lookAt(next.path), next.identity)) throw new StorageError('changed-on-disk');
    // Windows renames over no file that is open.
    await this.close();
    try {
      await renameOver(this.#files, clock, next, this.#path);
    } catch (error) {
      await this.#reopen((there) => isSameFile(there, this.#meant));
      throw writeFailure(error);
    }
    this.#identity = next.identity;
    this.#sizeBytes = next.identity.sizeBytes;
    this.#isFolderSynced = false;
    await this.#syncFolder().catch(() => undefined);
    // Some file systems count inodes anew after a rename.
    await this.#reopen(({ sizeBytes }) => sizeBytes === next.identity.sizeBytes);
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    await handle?.close().catch(() => undefined);
  }

  #lookAt(path: string): Promise<FileIdentity | null> {
    return this.#files.identity(path).catch(() => null);
  }

  get #meant(): FileIdentity {
    return { ...this.#identity, sizeBytes: this.#sizeBytes };
  }

  /** A handle on the file that is meant, or none. */
  async #reopen(isMeant: (there: FileIdentity) => boolean): Promise<void> {
    this.#handle = await this.#files.open(this.#path, 'update').catch(() => null);
    const there = (await this.#handle?.identity().catch(() => null)) ?? null;
    if (there === null || !isMeant(there)) return this.close();
    this.#identity = there;
  }

  async #syncFolder(): Promise<void> {
    if (this.#isFolderSynced) return;
    try {
      await this.#files.syncFolderOf(this.#path);
    } catch (error) {
      throw writeFailure(error);
    }
    this.#isFolderSynced = true;
  }

  async #refuseIfReplaced(end: LogEnd): Promise<void> {
    const there = await this.#lookAt(this.#path);
    const same =
      there !== null &&
      there.sizeBytes >= end.offset &&
      there.inode === this.#identity.inode &&
      there.device === this.#identity.device;
    if (!same) throw new StorageError('changed-on-disk');
  }

  async #refuseIfChanged(handle: OpenFile, end: LogEnd): Promise<void> {
    const same =
      isSameFile(await this.#lookAt(this.#path), this.#meant) &&
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
