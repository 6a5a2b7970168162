/** A file system in memory that can fail every call, cut the power at it, and hold it up. */
import { basename, dirname } from 'node:path';
import type { FileIdentity, FileSystemPort, OpenFile } from '../../main/vault/file-system.ts';

export interface FileCall {
  readonly operation:
    | 'readFile'
    | 'open'
    | 'identity'
    | 'rename'
    | 'unlink'
    | 'link'
    | 'makeFolder'
    | 'list'
    | 'freeBytes'
    | 'syncFolder'
    | 'write'
    | 'read'
    | 'sync'
    | 'truncate'
    | 'statHandle'
    | 'close';
  readonly path: string;
}

/** What happens to a call: it fails, or (a write or a read) does a part of its bytes only, and then fails or says how many. */
export interface Fault {
  readonly errno?: string;
  readonly partBytes?: number;
}

interface MemoryFile {
  bytes: Uint8Array;
  readonly inode: bigint;
  /** The content at the last sync: all that a power cut is sure to leave. */
  synced: Uint8Array;
}

export function systemError(errno: string): Error {
  return Object.assign(new Error(errno), { code: errno });
}

export class MemoryFiles implements FileSystemPort {
  readonly calls: FileCall[] = [];
  /** Asked before each call; null lets it through. */
  plan: (call: FileCall) => Fault | null = () => null;
  /** Awaited before each call. */
  holdUp: (path: string) => Promise<void> = async () => {};
  /** What `freeBytes` answers. */
  free: number | null = 2 ** 40;
  readonly #files = new Map<string, MemoryFile>();
  /** Those that were made; one that holds files is there anyway. */
  readonly #folders = new Set<string>();
  #inodes = 1n;

  /** Puts a file there as another program would: under a new inode. */
  put(path: string, bytes: Uint8Array): void {
    this.#files.set(path, { bytes: bytes.slice(), inode: this.#inodes++, synced: bytes.slice() });
  }

  /** Changes a file in place, as another program would. */
  overwrite(path: string, bytes: Uint8Array): void {
    this.#at(path).bytes = bytes.slice();
  }

  remove(path: string): void {
    this.#files.delete(path);
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  get paths(): string[] {
    return [...this.#files.keys()];
  }

  content(path: string): Uint8Array {
    return this.#at(path).bytes.slice();
  }

  synced(path: string): Uint8Array {
    return this.#at(path).synced.slice();
  }

  async readFile(path: string): Promise<Uint8Array> {
    await this.#call({ operation: 'readFile', path });
    return this.content(path);
  }

  async open(path: string, way: 'create' | 'update' | 'read'): Promise<OpenFile> {
    await this.#call({ operation: 'open', path });
    if (way !== 'create') return this.#handle(path, this.#at(path));
    if (this.#files.has(path)) throw systemError('EEXIST');
    this.put(path, new Uint8Array(0));
    return this.#handle(path, this.#at(path));
  }

  /** There are no links here. */
  async realPath(path: string): Promise<string> {
    return path;
  }

  async identity(path: string): Promise<FileIdentity | null> {
    await this.#call({ operation: 'identity', path });
    const file = this.#files.get(path);
    if (file !== undefined) return identityOf(file);
    return this.#isFolder(path) ? { sizeBytes: 0, device: 1n, inode: 0n } : null;
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#call({ operation: 'rename', path: from });
    const file = this.#at(from);
    this.#files.delete(from);
    this.#files.set(to, file);
  }

  async unlink(path: string): Promise<void> {
    await this.#call({ operation: 'unlink', path });
    if (!this.#files.delete(path)) throw systemError('ENOENT');
  }

  async makeFolder(path: string): Promise<void> {
    await this.#call({ operation: 'makeFolder', path });
    this.#folders.add(path);
  }

  async link(from: string, to: string): Promise<void> {
    await this.#call({ operation: 'link', path: to });
    if (this.#files.has(to)) throw systemError('EEXIST');
    this.#files.set(to, this.#at(from));
  }

  async list(folder: string): Promise<string[]> {
    await this.#call({ operation: 'list', path: folder });
    const names = this.paths.filter((path) => dirname(path) === folder).map((path) => basename(path));
    return names.sort();
  }

  async freeBytes(path: string): Promise<number | null> {
    await this.#call({ operation: 'freeBytes', path });
    return this.free;
  }

  async syncFolderOf(path: string): Promise<void> {
    await this.#call({ operation: 'syncFolder', path });
  }

  #isFolder(path: string): boolean {
    return [...this.#folders, ...this.paths].some((each) => each === path || each.startsWith(`${path}/`));
  }

  #at(path: string): MemoryFile {
    const file = this.#files.get(path);
    if (file === undefined) throw systemError('ENOENT');
    return file;
  }

  /** The part of its bytes that the call may do, when the plan lets it do a part. */
  async #call(call: FileCall): Promise<Fault | null> {
    await this.holdUp(call.path);
    this.calls.push(call);
    const fault = this.plan(call);
    if (fault?.errno !== undefined && fault.partBytes === undefined) throw systemError(fault.errno);
    return fault;
  }

  #handle(path: string, file: MemoryFile): OpenFile {
    let open = true;
    const call = (operation: FileCall['operation']): Promise<Fault | null> => {
      if (!open) throw systemError('EBADF');
      return this.#call({ operation, path });
    };
    return {
      write: async (bytes, position) => {
        const fault = await call('write');
        const part = bytes.subarray(0, Math.min(bytes.length, fault?.partBytes ?? bytes.length));
        const grown = new Uint8Array(Math.max(file.bytes.length, position + part.length));
        grown.set(file.bytes);
        grown.set(part, position);
        file.bytes = grown;
        if (fault?.errno !== undefined) throw systemError(fault.errno);
        return part.length;
      },
      read: async (length, position) => {
        const fault = await call('read');
        return file.bytes.slice(position, position + Math.min(length, fault?.partBytes ?? length));
      },
      sync: async () => {
        await call('sync');
        file.synced = file.bytes.slice();
      },
      truncate: async (sizeBytes) => {
        await call('truncate');
        const cut = new Uint8Array(sizeBytes);
        cut.set(file.bytes.subarray(0, sizeBytes));
        file.bytes = cut;
      },
      identity: async () => {
        await call('statHandle');
        return identityOf(file);
      },
      close: async () => {
        if (open) await call('close');
        open = false;
      },
    };
  }
}

function identityOf(file: MemoryFile): FileIdentity {
  return { sizeBytes: file.bytes.length, device: 1n, inode: file.inode };
}

/** Fails the nth call (from 1) that `wanted` picks, once. */
export function failNth(
  nth: number,
  fault: Fault,
  wanted: (call: FileCall) => boolean,
): (call: FileCall) => Fault | null {
  let seen = 0;
  return (call) => {
    if (!wanted(call)) return null;
    seen += 1;
    return seen === nth ? fault : null;
  };
}
