/** A copy of a vault in another place, which counts only once it was opened there: FORMAT.md 14.1, vault.md 14. */
import { Buffer } from 'node:buffer';
import type { LogEnd } from '../core/custody/read-frames.ts';
import { equalBytes } from '../core/format/bytes.ts';
import { type Header, parseHeader, verifyHeaderMac } from '../core/format/header.ts';
import { recordKey } from '../core/format/keys.ts';
import type { HistoryPoint } from '../core/format/transaction.ts';
import { createFile, type FileSystemPort } from './file-system.ts';
import { readLog } from './read-log.ts';
import { isSamePoint } from './rewrite.ts';
import { readFailure, StorageError, writeFailure } from './storage-error.ts';

export interface CopyMade {
  readonly path: string;
  /** Change number and epoch of the vault in it. */
  readonly change: number;
  readonly epoch: number;
  readonly sizeBytes: number;
}

export interface CopySource {
  /** The file up to the end of its log, as {@link readSource} gives it. */
  readonly bytes: Uint8Array;
  readonly header: Header;
  /** Overwritten meanwhile by a lock: then the copy does not open, and does not stay. */
  readonly vaultKey: Uint8Array;
  readonly point: HistoryPoint;
}

/**
 * Writes what was read of a vault to a file that did not exist, and opens the copy.
 * @throws StorageError `would-overwrite`, `disk-full`, `not-writable`, `no-such-file`; `backup-failed` when the copy is not what
 * it should be. No copy stays then.
 */
export async function copyVault(files: FileSystemPort, source: CopySource, to: string): Promise<CopyMade> {
  const { bytes } = source;
  await createFile(files, to, bytes).catch((error: unknown) => {
    throw writeFailure(error);
  });
  try {
    const copy = await files.readFile(to);
    if (Buffer.compare(copy, bytes) !== 0) throw new StorageError('backup-failed', 'what was read back differs');
    await refuseUnlessOpens(copy, source);
  } catch (error) {
    await files.unlink(to).catch(() => undefined);
    throw error instanceof StorageError ? error : new StorageError('backup-failed', 'the copy does not open');
  }
  return { path: to, change: source.point.change, epoch: source.header.epoch, sizeBytes: bytes.length };
}

/** The bytes of a vault up to the end of its log. @throws StorageError `no-such-file`. */
export async function readSource(files: FileSystemPort, path: string, end: LogEnd): Promise<Uint8Array> {
  const file = await files.readFile(path).catch((error: unknown) => {
    throw readFailure(error);
  });
  return file.subarray(0, end.offset);
}

async function refuseUnlessOpens(copy: Uint8Array, { header: own, vaultKey, point }: CopySource): Promise<void> {
  const header = parseHeader(copy);
  verifyHeaderMac(header, vaultKey);
  const key = recordKey(vaultKey, header.fileSalt);
  try {
    const log = await readLog(copy, header, key, []);
    const same = equalBytes(header.bytes, own.bytes) && log.rest.kind === 'none' && isSamePoint(log.fold.point, point);
    if (!same) throw new StorageError('backup-failed', 'the file is not the one that is open');
  } finally {
    key.fill(0);
  }
}
