/** Looks through folders for files with the names that recovery codes are kept under; of no file more than its name is looked at. */
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isStrayName } from '../core/importers/stray-name.ts';
import type { FileSystemPort, FolderEntry } from './file-system.ts';

export interface SweepLimits {
  /** Folders below folders. */
  readonly depth: number;
  readonly entries: number;
  readonly finds: number;
}

export const SWEEP_LIMITS: SweepLimits = { depth: 40, entries: 2_000_000, finds: 2_000 };

export interface StrayFile {
  /** Absolute path. */
  readonly path: string;
  readonly sizeBytes: number;
}

export interface FolderSweep {
  readonly found: readonly StrayFile[];
  /** Files whose names were looked at. */
  readonly files: number;
  readonly folders: number;
  readonly skipped: {
    /** Hidden folders, and those that hold the parts of programs. */
    readonly folders: number;
    /** Symbolic links, which are not followed. */
    readonly links: number;
  };
  /** Folders that may not be read. */
  readonly unreadable: readonly string[];
  /** A limit was reached: there is more. */
  readonly isPartial: boolean;
}

export interface SweepWatch {
  readonly signal: AbortSignal;
  /** Called once for each folder. */
  readonly onFolder?: (folders: number, found: number) => void;
  readonly limits?: SweepLimits;
}

/** Parts of programs, and what systems keep for themselves: nobody puts a file there by hand. */
const NOT_LOOKED_INTO: ReadonlySet<string> = new Set(['node_modules', '$RECYCLE.BIN', 'System Volume Information']);
/** Where a system shows itself as files. */
const NO_FOLDERS: ReadonlySet<string> = new Set(['/proc', '/sys', '/dev']);

/** A folder may hold very many files: other work waits no longer than this. */
const SLICE_MS = 15;

const isSkipped = (name: string): boolean => name.startsWith('.') || NOT_LOOKED_INTO.has(name);

/** What was seen so far. */
class Walk {
  readonly found: StrayFile[] = [];
  readonly unreadable: string[] = [];
  readonly skipped = { folders: 0, links: 0 };
  files = 0;
  folders = 0;
  isPartial = false;
  readonly #port: FileSystemPort;
  readonly #limits: SweepLimits;
  readonly #seen = new Set<string>();
  readonly #left: { readonly folder: string; readonly depth: number }[] = [];

  constructor(port: FileSystemPort, limits: SweepLimits) {
    this.#port = port;
    this.#limits = limits;
  }

  add(folder: string, depth: number): void {
    if (depth > this.#limits.depth) this.isPartial = true;
    else this.#left.push({ folder, depth });
  }

  /** Looks into the next folder; false when none is left. */
  async step(): Promise<boolean> {
    const next = this.#left.pop();
    if (next === undefined) return false;
    const { folder, depth } = next;
    if (this.#seen.has(folder)) return true;
    this.#seen.add(folder);
    const entries = await this.#entriesOf(folder);
    const below: string[] = [];
    let start = performance.now();
    for (const entry of entries) {
      if (performance.now() - start >= SLICE_MS) {
        await setImmediate();
        start = performance.now();
      }
      if (this.files + this.folders >= this.#limits.entries || this.found.length >= this.#limits.finds) {
        this.isPartial = true;
        this.#left.length = 0;
        return false;
      }
      await this.#take(join(folder, entry.name), entry, below);
    }
    // The first one by name is looked into first.
    for (const each of below.reverse()) this.add(each, depth + 1);
    return true;
  }

  async #entriesOf(folder: string): Promise<readonly FolderEntry[]> {
    try {
      const entries = await this.#port.entries(folder);
      this.folders += 1;
      return entries;
    } catch {
      this.unreadable.push(folder);
      return [];
    }
  }

  async #take(path: string, { name, kind }: FolderEntry, below: string[]): Promise<void> {
    if (kind === 'link') this.skipped.links += 1;
    else if (kind === 'folder') {
      if (isSkipped(name) || NO_FOLDERS.has(path)) this.skipped.folders += 1;
      else below.push(path);
    } else if (kind === 'file') {
      this.files += 1;
      if (!isStrayName(name)) return;
      const there = await this.#port.identity(path).catch(() => null);
      if (there !== null) this.found.push({ path, sizeBytes: there.sizeBytes });
    }
  }
}

/**
 * Goes through folders and all that is below them, in the order of names. Folders that are given are looked into whatever they are
 * called, and also where a link leads to them.
 *
 * @throws StorageError as the signal's reason; what is not a folder, or may not be read, is listed as unreadable.
 */
export async function sweepFolders(
  port: FileSystemPort,
  folders: readonly string[],
  { signal, onFolder = () => undefined, limits = SWEEP_LIMITS }: SweepWatch,
): Promise<FolderSweep> {
  const walk = new Walk(port, limits);
  for (const folder of [...folders].reverse()) walk.add(await port.realPath(resolve(folder)), 0);
  do {
    signal.throwIfAborted();
    onFolder(walk.folders, walk.found.length);
  } while (await walk.step());
  const { found, files, folders: looked, skipped, unreadable, isPartial } = walk;
  return { found, files, folders: looked, skipped, unreadable, isPartial };
}
