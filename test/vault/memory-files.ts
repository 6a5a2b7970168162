/** A file system in memory that can fail every call, cut the power at it, and hold it up. */
import { basename, dirname } from 'node:path';
import type { FileIdentity, FileSystemPort, FolderEntry, OpenFile } from '../../main/vault/file-system.ts';

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
    | 'entries'
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

/** What reached the disk's queue, in order: from it follows what a power cut may leave. Folders are there at once. */
export type DiskEvent =
  | { readonly kind: 'entry'; readonly path: string; readonly inode: bigint }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string; readonly inode: bigint }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'syncFolder'; readonly folder: string }
  | { readonly kind: 'write'; readonly inode: bigint; readonly position: number; readonly bytes: Uint8Array }
  | { readonly kind: 'truncate'; readonly inode: bigint; readonly sizeBytes: number }
  | { readonly kind: 'sync'; readonly inode: bigint }
  /** Not of the disk: from here on the user was told that changes up to this number are kept. */
  | { readonly kind: 'told'; readonly change: number };

/** How a file system differs from that of Linux. */
export interface Habits {
  /** No second names (FAT, exFAT). */
  readonly hasNoLinks?: boolean;
  /** A folder cannot be synced (Windows, some of FUSE); the call does nothing. */
  readonly hasNoFolderSync?: boolean;
  /** The file has another inode number after a rename (FAT, once it left the cache). */
  readonly renumbers?: boolean;
  /** Small and capital letters are the same in a name. */
  readonly foldsCase?: boolean;
  /** A file that is open can be neither renamed, replaced nor taken away (Windows). */
  readonly holdsOpenFiles?: boolean;
}

interface MemoryFile {
  bytes: Uint8Array;
  inode: bigint;
  handles: number;
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
  readonly log: DiskEvent[] = [];
  /** How many calls were made before what is tried began. */
  begunAt = 0;
  habits: Habits = {};
  readonly #files = new Map<string, MemoryFile>();
  /** Those that were made; one that holds files is there anyway. */
  readonly #folders = new Set<string>();
  #inodes = 1n;

  /** Puts a file there as another program would: under a new inode. */
  put(path: string, bytes: Uint8Array): void {
    const inode = this.#inodes++;
    this.#files.set(this.#key(path), { bytes: bytes.slice(), inode, handles: 0, synced: bytes.slice() });
  }

  /** What is on the disk now counts as written long ago. */
  startLog(): void {
    this.log.length = 0;
    for (const file of this.#files.values()) file.synced = file.bytes.slice();
  }

  /** What comes now is what is tried. */
  begin(): void {
    this.begunAt = this.calls.length;
  }

  /** What stands on the disk: names with inodes, and the bytes of each. */
  snapshot(): { readonly path: string; readonly inode: bigint; readonly bytes: Uint8Array }[] {
    return [...this.#files].map(([path, { inode, bytes }]) => ({ path, inode, bytes: bytes.slice() }));
  }

  /** Changes a file in place, as another program would. */
  overwrite(path: string, bytes: Uint8Array): void {
    this.#at(path).bytes = bytes.slice();
  }

  remove(path: string): void {
    this.#files.delete(this.#key(path));
  }

  has(path: string): boolean {
    return this.#files.has(this.#key(path));
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
    if (this.has(path)) throw systemError('EEXIST');
    this.put(path, new Uint8Array(0));
    this.log.push({ kind: 'entry', path, inode: this.#at(path).inode });
    return this.#handle(path, this.#at(path));
  }

  /** There are no links here. */
  async realPath(path: string): Promise<string> {
    return path;
  }

  async identity(path: string): Promise<FileIdentity | null> {
    await this.#call({ operation: 'identity', path });
    const file = this.#files.get(this.#key(path));
    if (file !== undefined) return identityOf(file);
    return this.#isFolder(path) ? { sizeBytes: 0, device: 1n, inode: 0n } : null;
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#call({ operation: 'rename', path: from });
    const file = this.#at(from);
    this.#refuseIfHeld(from);
    this.#refuseIfHeld(to);
    this.log.push({ kind: 'rename', from, to, inode: file.inode });
    this.remove(from);
    this.#files.set(this.#key(to), file);
    if (this.habits.renumbers === true) file.inode = this.#inodes++;
  }

  async unlink(path: string): Promise<void> {
    await this.#call({ operation: 'unlink', path });
    this.#refuseIfHeld(path);
    if (!this.#files.delete(this.#key(path))) throw systemError('ENOENT');
    this.log.push({ kind: 'unlink', path });
  }

  async makeFolder(path: string): Promise<void> {
    await this.#call({ operation: 'makeFolder', path });
    this.#folders.add(path);
  }

  async link(from: string, to: string): Promise<void> {
    await this.#call({ operation: 'link', path: to });
    if (this.habits.hasNoLinks === true) throw systemError('EPERM');
    if (this.has(to)) throw systemError('EEXIST');
    this.#files.set(this.#key(to), this.#at(from));
    this.log.push({ kind: 'entry', path: to, inode: this.#at(from).inode });
  }

  async list(folder: string): Promise<string[]> {
    await this.#call({ operation: 'list', path: folder });
    const names = this.paths.filter((path) => dirname(path) === folder).map((path) => basename(path));
    return names.sort();
  }

  /** `link ->` before a name makes a link of it: nothing here leads anywhere. */
  async entries(folder: string): Promise<FolderEntry[]> {
    await this.#call({ operation: 'entries', path: folder });
    if (!this.#isFolder(folder) || this.has(folder)) throw systemError(this.has(folder) ? 'ENOTDIR' : 'ENOENT');
    const kinds = new Map<string, FolderEntry['kind']>();
    const below = folder === '/' ? '/' : `${folder}/`;
    for (const path of [...this.#folders, ...this.paths]) {
      if (!path.startsWith(below) || path === folder) continue;
      const [name = '', ...deeper] = path.slice(below.length).split('/');
      const kind = name.startsWith('link ->') ? 'link' : deeper.length === 0 && this.has(path) ? 'file' : 'folder';
      kinds.set(name, kind);
    }
    return [...kinds].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async freeBytes(path: string): Promise<number | null> {
    await this.#call({ operation: 'freeBytes', path });
    return this.free;
  }

  async syncFolderOf(path: string): Promise<void> {
    await this.#call({ operation: 'syncFolder', path });
    if (this.habits.hasNoFolderSync !== true) this.log.push({ kind: 'syncFolder', folder: dirname(path) });
  }

  #isFolder(path: string): boolean {
    return [...this.#folders, ...this.paths].some((each) => each === path || each.startsWith(`${path}/`));
  }

  #key(path: string): string {
    return this.habits.foldsCase === true ? path.toLowerCase() : path;
  }

  #refuseIfHeld(path: string): void {
    const handles = this.#files.get(this.#key(path))?.handles ?? 0;
    if (this.habits.holdsOpenFiles === true && handles > 0) throw systemError('EPERM');
  }

  #at(path: string): MemoryFile {
    const file = this.#files.get(this.#key(path));
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
    file.handles += 1;
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
        this.log.push({ kind: 'write', inode: file.inode, position, bytes: part.slice() });
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
        this.log.push({ kind: 'sync', inode: file.inode });
      },
      truncate: async (sizeBytes) => {
        await call('truncate');
        const cut = new Uint8Array(sizeBytes);
        cut.set(file.bytes.subarray(0, sizeBytes));
        file.bytes = cut;
        this.log.push({ kind: 'truncate', inode: file.inode, sizeBytes });
      },
      identity: async () => {
        await call('statHandle');
        return identityOf(file);
      },
      close: async () => {
        if (open) await call('close');
        if (open) file.handles -= 1;
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
