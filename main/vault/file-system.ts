/**
 * The file system port: every file call of the shell goes through it, so that tests can fail each one in turn.
 *
 * Methods throw what the system threw; the callers turn it into codes, because the same errno means different things to them.
 */
import type { Dirent } from 'node:fs';
import {
  type FileHandle,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  stat,
  statfs,
  unlink,
} from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errnoOf, StorageError } from './storage-error.ts';

export interface FileIdentity {
  readonly sizeBytes: number;
  readonly device: bigint;
  readonly inode: bigint;
}

/** What a folder holds, by its own name; a link is one wherever it leads. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

export interface OpenFile {
  /** Writes some of the bytes at a position; how many is returned, and may be fewer. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  /** Reads up to `length` bytes. */
  read(length: number, position: number): Promise<Uint8Array>;
  sync(): Promise<void>;
  truncate(sizeBytes: number): Promise<void>;
  identity(): Promise<FileIdentity>;
  close(): Promise<void>;
}

export interface FileSystemPort {
  /** All of a file. @throws StorageError `no-such-file` for a folder, a device or a pipe: those may never end, or never begin. */
  readFile(path: string): Promise<Uint8Array>;
  /** `create` fails where a file exists (`EEXIST`) and makes it readable to its owner only. */
  open(path: string, way: 'create' | 'update' | 'read'): Promise<OpenFile>;
  /** Where a symbolic link leads; the path itself where that cannot be told. */
  realPath(path: string): Promise<string>;
  /** Null where there is no such file. */
  identity(path: string): Promise<FileIdentity | null>;
  /** Replaces what is at `to`. */
  rename(from: string, to: string): Promise<void>;
  /** A second name for a file; fails where there is one already (`EEXIST`) and on file systems without links. */
  link(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Makes a folder and those above it, for its owner only, durably. */
  makeFolder(path: string): Promise<void>;
  /** The names in a folder, sorted; none where there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** What is in a folder, sorted by name. */
  entries(folder: string): Promise<FolderEntry[]>;
  /** Bytes that may still be written to the file system of this path, or null where the system does not tell. */
  freeBytes(path: string): Promise<number | null>;
  /** Makes a rename or a new file in the folder of this path durable, where the system can. */
  syncFolderOf(path: string): Promise<void>;
}

/** What network and FUSE file systems say of a sync of a folder, and folders that may be written and not listed. */
const FOLDER_CANNOT_SYNC: ReadonlySet<string> = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EISDIR', 'EACCES', 'EPERM']);

const FLAGS = { create: 'wx', update: 'r+', read: 'r' } as const;

function kindOf(entry: Dirent): FolderEntry['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

const byName = (one: FolderEntry, other: FolderEntry): number => (one.name < other.name ? -1 : 1);

async function identityOf(file: FileHandle): Promise<FileIdentity> {
  const { size, dev, ino } = await file.stat({ bigint: true });
  return { sizeBytes: Number(size), device: dev, inode: ino };
}

function wrap(file: FileHandle): OpenFile {
  return {
    write: async (bytes, position) => (await file.write(bytes, 0, bytes.length, position)).bytesWritten,
    read: async (length, position) => {
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    },
    sync: () => file.sync(),
    truncate: (sizeBytes) => file.truncate(sizeBytes),
    identity: () => identityOf(file),
    close: () => file.close(),
  };
}

export const systemFiles: FileSystemPort = {
  readFile: async (path) => {
    // Asked before the file is opened: opening a pipe that nobody writes holds up a thread for good.
    if (!(await stat(path)).isFile()) throw new StorageError('no-such-file', 'a folder, a device or a pipe');
    const bytes = await readFile(path);
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  },
  open: async (path, way) => wrap(await open(path, FLAGS[way], 0o600)),
  realPath: (path) => realpath(path).catch(() => path),
  identity: async (path) => {
    try {
      const { size, dev, ino } = await stat(path, { bigint: true });
      return { sizeBytes: Number(size), device: dev, inode: ino };
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return null;
      throw error;
    }
  },
  rename,
  link,
  unlink,
  makeFolder: async (path) => {
    const first = await mkdir(path, { recursive: true, mode: 0o700 });
    if (first === undefined) return;
    // Each new folder stands in the one above it, down from the first that was not there.
    for (let made = resolve(path); made.length >= first.length; made = dirname(made)) {
      await systemFiles.syncFolderOf(made);
    }
  },
  list: async (folder) => {
    try {
      return (await readdir(folder)).sort();
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return [];
      throw error;
    }
  },
  entries: async (folder) => {
    const found = await readdir(folder, { withFileTypes: true });
    return found.map((entry) => ({ name: entry.name, kind: kindOf(entry) })).sort(byName);
  },
  freeBytes: (path) =>
    statfs(path).then(
      ({ bavail, bsize }) => bavail * bsize,
      () => null,
    ),
  syncFolderOf: async (path) => {
    if (process.platform === 'win32') return; // Folders cannot be opened there; NTFS journals the entry itself.
    try {
      const folder = await open(dirname(path), 'r');
      try {
        await folder.sync();
      } finally {
        await folder.close();
      }
    } catch (error) {
      if (!FOLDER_CANNOT_SYNC.has(errnoOf(error))) throw error;
    }
  },
};

/** Whether what is there is the file that was meant, as long as it was then. */
export function isSameFile(there: FileIdentity | null, meant: FileIdentity): boolean {
  return (
    there !== null &&
    there.sizeBytes === meant.sizeBytes &&
    there.inode === meant.inode &&
    there.device === meant.device
  );
}

/** Writes all bytes, since a single write may be short. */
export async function writeAll(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const written = await file.write(bytes.subarray(done), position + done);
    if (written <= 0) throw new Error('a write made no progress');
    done += written;
  }
}

/** Reads until `length` bytes are there or the file ends, since a single read may be short. */
export async function readAll(file: OpenFile, length: number, position: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const part = await file.read(length - done, position + done);
    if (part.length === 0) break;
    bytes.set(part, done);
    done += part.length;
  }
  return bytes.subarray(0, done);
}

/** Creates a file that did not exist, durably; on failure nothing of it stays. */
export function createFile(files: FileSystemPort, path: string, bytes: Uint8Array): Promise<void> {
  return createFileOf(files, path, [bytes]);
}

/** The same from parts that are made while it is written. */
export async function createFileOf(files: FileSystemPort, path: string, parts: Iterable<Uint8Array>): Promise<void> {
  const file = await files.open(path, 'create');
  try {
    let position = 0;
    for (const part of parts) {
      await writeAll(file, part, position);
      position += part.length;
    }
    await file.sync();
    await file.close();
    await files.syncFolderOf(path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await files.unlink(path).catch(() => undefined);
    throw error;
  }
}

/**
 * Gives a finished file its name, durably and never over another file: by a second name, or on file systems without links (FAT)
 * over an empty file of our own. @throws what the file system threw, `EEXIST` among it; nothing is at `to` then.
 */
export async function placeFile(files: FileSystemPort, from: string, to: string): Promise<void> {
  try {
    await files.link(from, to);
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') throw error;
    await renameOverPlaceholder(files, from, to);
  }
  try {
    await files.syncFolderOf(to);
  } catch (error) {
    await files.unlink(to).catch(() => undefined);
    throw error;
  }
  await files.unlink(from).catch(() => undefined);
}

async function renameOverPlaceholder(files: FileSystemPort, from: string, to: string): Promise<void> {
  const placeholder = await files.open(to, 'create');
  try {
    await placeholder.close();
    await files.rename(from, to);
  } catch (error) {
    await files.unlink(to).catch(() => undefined);
    throw error;
  }
}

/**
 * Writes a small file of ours that is written often, over itself where it has this size already: within a sector a power cut
 * leaves the old bytes or the new ones, without a sync, and a full disk has room for it. Else it is replaced.
 */
export async function overwriteFile(files: FileSystemPort, path: string, bytes: Uint8Array): Promise<void> {
  if (!(await overwriteInPlace(files, path, bytes).catch(() => false))) await replaceFile(files, path, bytes);
}

async function overwriteInPlace(files: FileSystemPort, path: string, bytes: Uint8Array): Promise<boolean> {
  const file = await files.open(path, 'update');
  try {
    if ((await file.identity()).sizeBytes !== bytes.length) return false;
    await writeAll(file, bytes, 0);
    return true;
  } finally {
    await file.close();
  }
}

/** Replaces a small file of ours in the data folder: after a power cut it is the old one or the new one, never a half. */
export async function replaceFile(files: FileSystemPort, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  const file = await createTemporary(files, temporary);
  try {
    await writeAll(file, bytes, 0);
    await file.sync();
    await file.close();
    await files.rename(temporary, path);
    await files.syncFolderOf(path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await files.unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/** The folder is mostly there and a left-over of a process with this number mostly not, so both are looked after only when needed. */
async function createTemporary(files: FileSystemPort, path: string): Promise<OpenFile> {
  try {
    return await files.open(path, 'create');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') await files.makeFolder(dirname(path));
    else if (errnoOf(error) === 'EEXIST') await files.unlink(path);
    else throw error;
    return files.open(path, 'create');
  }
}
