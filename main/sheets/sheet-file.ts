/** Files that hold codes in clear: where one may be written, and what is said when one is gone. */
import { dirname } from 'node:path';
import { eventsOf } from '../vault/events-of.ts';
import { createFile, type FileSystemPort } from '../vault/file-system.ts';
import { refuseToOverwrite } from '../vault/place-vault.ts';
import type { Session } from '../vault/session.ts';
import { StorageError, writeFailure } from '../vault/storage-error.ts';

/**
 * Finds out before a sheet gets its number that its file could not be written.
 *
 * @throws StorageError `would-overwrite`, `no-such-file` for a folder that is not there.
 */
export async function checkSheetPlace(files: FileSystemPort, path: string): Promise<void> {
  await refuseToOverwrite({ files }, path);
  const folder = await files.identity(dirname(path)).catch((error: unknown) => {
    throw writeFailure(error);
  });
  if (folder === null) throw new StorageError('no-such-file', 'the folder of the PDF');
}

/** @throws StorageError `would-overwrite`, `disk-full`, `not-writable`, `no-such-file`; nothing of the file stays then. */
export async function writeSheetFile(files: FileSystemPort, path: string, pdf: Uint8Array): Promise<void> {
  await createFile(files, path, pdf).catch((error: unknown) => {
    throw writeFailure(error);
  });
}

/**
 * Records that a file with codes in clear is gone, because the user says so.
 *
 * @returns Whether it is still there.
 * @throws RefusedError `no-such-file` for one that is not on the list.
 */
export async function recordDestroyed(session: Session, files: FileSystemPort, path: string): Promise<boolean> {
  await session.commit(eventsOf({ type: 'DestroyPlaintext', file: path }, session.state));
  return (await files.identity(path).catch(() => null)) !== null;
}
