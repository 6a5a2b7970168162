/** Files as they come to be read: dropped or pasted as bytes, or chosen by path and read when their turn has come. */
import { basename } from 'node:path';
import type { FileOpener, GivenFile } from '../../../preload/views/import-review.ts';
import { LARGEST_FILE_BYTES } from '../../unpack/text.ts';
import { UnpackError } from '../../unpack/unpack-error.ts';
import type { FileSystemPort } from '../../vault/file-system.ts';
import { readFailure, StorageError } from '../../vault/storage-error.ts';
import type { FileSource, Review } from './review.ts';

export interface ComingFile extends FileSource {
  /** @throws CodedError `no-such-file`, `too-large`. */
  bytes(): Promise<Uint8Array>;
  /** What it is opened with, where it was locked before. */
  readonly opener?: FileOpener;
}

/** The window gives no path. What shares its memory with another file gets some of its own, since memory is handed on. */
export function givenFiles(files: readonly (GivenFile | FileOpener)[], review: Review): readonly ComingFile[] {
  const taken = new Set<ArrayBufferLike>();
  return files.map((file) => {
    if ('lock' in file) return lockedFile(file, review);
    const { name, bytes } = file;
    const own = taken.has(bytes.buffer) ? Uint8Array.from(bytes) : bytes;
    taken.add(bytes.buffer);
    return { name, path: null, bytes: async () => own };
  });
}

/**
 * The bytes of a locked file, once more: they are handed on, and the next password may be tried on them, too.
 * @throws DesktopError `usage` for one that is not under review.
 */
function lockedFile(opener: FileOpener, review: Review): ComingFile {
  const { from, bytes } = review.locked(opener.lock);
  return { ...from, opener, bytes: async () => Uint8Array.from(bytes) };
}

export function chosenFiles(paths: readonly string[], files: FileSystemPort): readonly ComingFile[] {
  return paths.map((path) => ({ name: basename(path), path, bytes: () => readChosen(path, files) }));
}

async function readChosen(path: string, files: FileSystemPort): Promise<Uint8Array> {
  try {
    const there = await files.identity(path);
    if (there === null) throw new StorageError('no-such-file');
    if (there.sizeBytes > LARGEST_FILE_BYTES) {
      throw new UnpackError('too-large', null, { limitBytes: LARGEST_FILE_BYTES });
    }
    return await files.readFile(path);
  } catch (error) {
    throw readFailure(error);
  }
}
