/** Puts a new vault file in its place: whole under its name, or not there at all. FORMAT.md section 14. */
import { equalBytes } from '../core/format/bytes.ts';
import { createFile, type FileSystemPort, placeFile } from './file-system.ts';
import { cutOffCreations, unfinishedPath } from './leftovers.ts';
import { acquireLock } from './lock-file.ts';
import type { Ports } from './ports.ts';
import { StorageError, writeFailure } from './storage-error.ts';

/**
 * Writes the whole file under a name of its own, durably, looks at it, and then gives it its name.
 * @throws StorageError `would-overwrite`, `locked` while another program makes a vault there, `disk-full`, `not-writable`,
 * `no-such-file`; or what the file system threw. Nothing is there then.
 */
export async function createVaultFile(ports: Ports, path: string, bytes: Uint8Array): Promise<void> {
  const { files } = ports;
  const lock = await acquireLock({ ...ports, vaultPath: path, breakLock: false });
  const unfinished = unfinishedPath(path, ports.random);
  try {
    await refuseToOverwrite(ports, path);
    await removeCutOff(files, path);
    await createFile(files, unfinished, bytes);
    try {
      await verifyWritten(files, unfinished, bytes);
      await placeFile(files, unfinished, path);
    } catch (error) {
      await files.unlink(unfinished).catch(() => undefined);
      throw error;
    }
  } finally {
    await lock.release();
  }
}

/** The placeholder first: without the unfinished file beside it, it would be a file like any other. */
async function removeCutOff(files: FileSystemPort, path: string): Promise<void> {
  const unfinished = await cutOffCreations(files, path);
  if (unfinished.length > 0) await files.unlink(path).catch(() => undefined);
  for (const each of unfinished) await files.unlink(each);
}

/**
 * An empty file beside an unfinished one is the placeholder of a writer that was cut off, and no file of the user's.
 * @throws StorageError `would-overwrite`.
 */
export async function refuseToOverwrite({ files }: Pick<Ports, 'files'>, path: string): Promise<void> {
  const there = await files.identity(path).catch((error: unknown) => {
    throw writeFailure(error);
  });
  if (there === null) return;
  const isPlaceholder = there.sizeBytes === 0 && (await cutOffCreations(files, path)).length > 0;
  if (!isPlaceholder) throw new StorageError('would-overwrite');
}

/** Finds what the file system garbled. It reads through the cache: what the medium loses later, it cannot see. */
async function verifyWritten(files: FileSystemPort, path: string, bytes: Uint8Array): Promise<void> {
  const written = await files.readFile(path).catch(() => new Uint8Array(0));
  if (!equalBytes(written, bytes)) throw new StorageError('not-writable', 'what was read back differs');
}
