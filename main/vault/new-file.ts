/** A file that is to take the place of a vault: written under a name of its own, synced, read back. FORMAT.md R37. */
import { createHash } from 'node:crypto';
import { MOST_FILE_BYTES } from '../core/format/limits.ts';
import { type FileIdentity, type FileSystemPort, writeAll } from './file-system.ts';
import { slices } from './slices.ts';
import { StorageError, writeFailure } from './storage-error.ts';

export interface NewFile {
  readonly path: string;
  readonly identity: FileIdentity;
  /** What was read back, equal to what was written. */
  readonly bytes: Uint8Array;
}

/**
 * Writes the parts as they come, syncs and reads back. On failure nothing of the file stays.
 * @throws CodedError `disk-full`, `not-writable`, `too-large`, or what making the parts threw.
 */
export async function writeNewFile(
  files: FileSystemPort,
  path: string,
  parts: AsyncIterable<Uint8Array>,
): Promise<NewFile> {
  try {
    const { identity, hash } = await writeParts(files, path, parts);
    const bytes = await files.readFile(path);
    if (bytes.length !== identity.sizeBytes || (await hashOf(bytes)) !== hash) {
      throw new StorageError('not-writable', 'what was read back differs');
    }
    return { path, identity, bytes };
  } catch (error) {
    await files.unlink(path).catch(() => undefined);
    throw writeFailure(error);
  }
}

const STEP_BYTES = 2 ** 20;

/** SHA-256 in hex, giving way to others: the file may be large. */
async function hashOf(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  const giveWay = slices();
  for (let at = 0; at < bytes.length; at += STEP_BYTES) {
    hash.update(bytes.subarray(at, at + STEP_BYTES));
    await giveWay();
  }
  return hash.digest('hex');
}

async function writeParts(
  files: FileSystemPort,
  path: string,
  parts: AsyncIterable<Uint8Array>,
): Promise<{ readonly identity: FileIdentity; readonly hash: string }> {
  const file = await files.open(path, 'create');
  try {
    const hash = createHash('sha256');
    let position = 0;
    for await (const part of parts) {
      if (position + part.length > MOST_FILE_BYTES) throw new StorageError('too-large', 'a vault has at most 1 GiB');
      await writeAll(file, part, position);
      hash.update(part);
      position += part.length;
    }
    await file.sync();
    const identity = await file.identity();
    await file.close();
    return { identity, hash: hash.digest('hex') };
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
}
