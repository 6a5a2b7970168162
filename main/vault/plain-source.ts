/** Plain files that codes were read from, and their removal: never another file than the one that was read (desktop.md, "Import"). */
import { bytesToHex } from '@noble/hashes/utils.js';
import { type FileSystemPort, isSameFile } from './file-system.ts';
import { readFailure, StorageError, writeFailure } from './storage-error.ts';
import { systemHash } from './system-hash.ts';

/** A file as it was when it was read. */
export interface PlainSource {
  /** Absolute path, links followed. */
  readonly path: string;
  /** SHA-256, hex. */
  readonly hash: string;
  readonly sizeBytes: number;
}

/** What was read from a path, to be told from what may lie there later. */
export async function plainSource(files: FileSystemPort, path: string, bytes: Uint8Array): Promise<PlainSource> {
  return { path: await files.realPath(path), hash: hashOf(bytes), sizeBytes: bytes.length };
}

function hashOf(bytes: Uint8Array): string {
  return bytesToHex(systemHash(bytes));
}

/**
 * Deletes a file that is still what was read. Its name is taken away, and no trash holds it; its content is not overwritten, since
 * an SSD would write beside it anyway.
 *
 * @throws StorageError `no-such-file`, `source-changed` for a file that is another one by now, `not-writable`.
 */
export async function removeSource(files: FileSystemPort, { path, hash, sizeBytes }: PlainSource): Promise<void> {
  const before = await files.identity(path).catch((error: unknown) => {
    throw readFailure(error);
  });
  if (before === null) throw new StorageError('no-such-file');
  if (before.sizeBytes !== sizeBytes) throw new StorageError('source-changed');
  const bytes = await files.readFile(path).catch((error: unknown) => {
    throw readFailure(error);
  });
  const isWhatWasRead = hashOf(bytes) === hash;
  bytes.fill(0);
  // It may have been replaced while it was read.
  const after = await files.identity(path).catch(() => null);
  if (!isWhatWasRead || !isSameFile(after, before)) throw new StorageError('source-changed');
  try {
    await files.unlink(path);
    await files.syncFolderOf(path);
  } catch (error) {
    throw writeFailure(error);
  }
}
