/** Every state that a power cut may leave a disk in, from the log of what reached its queue: vault-format facts, section 8.1. */
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import type { SeededRandom } from './fake-ports.ts';
import type { DiskEvent, MemoryFiles } from './memory-files.ts';

const SECTOR_BYTES = 512;

/** What a disk holds: bytes by path. */
export type Image = ReadonlyMap<string, Uint8Array>;

export interface CrashState {
  readonly image: Image;
  /** The last change that the user was told is kept, before the power went; null for none. */
  readonly told: number | null;
  /** How many calls of the log were done. */
  readonly done: number;
}

export interface Limits {
  /** Where the choices of one moment multiply to no more than this, all are tried. */
  readonly mostCombinations: number;
  /** Above that the extremes, every single deviation from them, and this many draws. */
  readonly samples: number;
  readonly random: SeededRandom;
}

type Snapshot = ReturnType<MemoryFiles['snapshot']>;
type FileEvent = Extract<DiskEvent, { kind: 'write' | 'truncate' }>;

/** One file: what is sure to be there, and what was asked for since its last sync. */
interface Contents {
  readonly synced: Uint8Array;
  readonly pending: readonly FileEvent[];
}

/** A change to the names of a folder that is not synced yet: all of it is done or nothing. */
type NameChange = readonly { readonly path: string; readonly inode: bigint | null }[];

/** Something that the disk did or did not do; each option puts itself into a draft of an image. */
interface Choice {
  readonly options: readonly ((draft: Draft) => void)[];
  /** The option in which everything that was asked for is done. */
  readonly newest: number;
}

interface Draft {
  readonly names: Map<string, bigint>;
  readonly files: Map<bigint, { bytes: Uint8Array; sizeBytes: number }>;
}

/** Each different image once for each number that was told, moment after moment. */
export function* crashStates(start: Snapshot, log: readonly DiskEvent[], limits: Limits): Generator<CrashState> {
  const seen = new Set<string>();
  const disk = new Disk(start);
  for (let done = 0; ; done++) {
    for (const image of disk.images(limits)) {
      const key = `${disk.told} ${hashOf(image)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield { image, told: disk.told, done };
    }
    const event = log[done];
    if (event === undefined) return;
    disk.take(event);
  }
}

/** One state that a power cut may leave now, drawn at random. */
export function crashNow(start: Snapshot, log: readonly DiskEvent[], random: SeededRandom): Image {
  const disk = new Disk(start);
  for (const event of log) disk.take(event);
  return disk.drawn(random);
}

function hashOf(image: Image): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of [...image].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

class Disk {
  told: number | null = null;
  readonly #names = new Map<string, bigint>();
  readonly #changes: NameChange[] = [];
  readonly #files = new Map<bigint, Contents>();

  constructor(start: Snapshot) {
    for (const { path, inode, bytes } of start) {
      this.#names.set(path, inode);
      this.#files.set(inode, { synced: bytes, pending: [] });
    }
  }

  take(event: DiskEvent): void {
    if (event.kind === 'told') this.told = event.change;
    else if (event.kind === 'entry') this.#addFile(event.path, event.inode);
    else if (event.kind === 'rename')
      this.#changes.push([
        { path: event.from, inode: null },
        { path: event.to, inode: event.inode },
      ]);
    else if (event.kind === 'unlink') this.#changes.push([{ path: event.path, inode: null }]);
    else if (event.kind === 'syncFolder') this.#syncFolder(event.folder);
    else if (event.kind === 'sync') this.#files.set(event.inode, { synced: this.#current(event.inode), pending: [] });
    else {
      const { synced, pending } = this.#at(event.inode);
      this.#files.set(event.inode, { synced, pending: [...pending, event] });
    }
  }

  #addFile(path: string, inode: bigint): void {
    this.#changes.push([{ path, inode }]);
    if (!this.#files.has(inode)) this.#files.set(inode, { synced: new Uint8Array(0), pending: [] });
  }

  #syncFolder(folder: string): void {
    for (const change of this.#changes.splice(0)) {
      if (change.every(({ path }) => dirname(path) === folder)) apply(change, this.#names);
      else this.#changes.push(change);
    }
  }

  #at(inode: bigint): Contents {
    return this.#files.get(inode) ?? { synced: new Uint8Array(0), pending: [] };
  }

  #current(inode: bigint): Uint8Array {
    return contentsAfter(this.#at(inode)).at(-1) ?? new Uint8Array(0);
  }

  *images(limits: Limits): Generator<Image> {
    const choices = this.#choices();
    for (const picks of combinations(choices, limits)) yield this.#image(choices, picks);
  }

  drawn(random: SeededRandom): Image {
    const choices = this.#choices();
    return this.#image(
      choices,
      choices.map(({ options }) => random.below(options.length)),
    );
  }

  #choices(): Choice[] {
    return [
      ...this.#changes.map(nameChoice),
      ...[...this.#files].flatMap(([inode, file]) => (file.pending.length > 0 ? fileChoices(inode, file) : [])),
    ];
  }

  #image(choices: readonly Choice[], picks: readonly number[]): Image {
    const draft: Draft = { names: new Map(this.#names), files: new Map() };
    for (const [inode, { synced }] of this.#files) {
      draft.files.set(inode, { bytes: synced, sizeBytes: synced.length });
    }
    choices.forEach(({ options }, i) => {
      options[picks[i] ?? 0]?.(draft);
    });
    return new Map([...draft.names].map(([path, inode]) => [path, bytesOf(draft, inode)]));
  }
}

function apply(change: NameChange, names: Map<string, bigint>): void {
  for (const { path, inode } of change) {
    if (inode === null) names.delete(path);
    else names.set(path, inode);
  }
}

function nameChoice(change: NameChange): Choice {
  return { options: [() => {}, ({ names }) => apply(change, names)], newest: 1 };
}

/** The bytes after the sync, and after each event since. */
function contentsAfter({ synced, pending }: Contents): Uint8Array[] {
  const contents = [synced];
  for (const event of pending) {
    const before = contents.at(-1) ?? synced;
    const end = event.kind === 'write' ? event.position + event.bytes.length : event.sizeBytes;
    const after = new Uint8Array(event.kind === 'write' ? Math.max(before.length, end) : end);
    after.set(before.subarray(0, after.length));
    if (event.kind === 'write') after.set(event.bytes, event.position);
    contents.push(after);
  }
  return contents;
}

/** The length, and each sector that was written to since the last sync: as it was, as any write left it, or zeros. */
function fileChoices(inode: bigint, file: Contents): Choice[] {
  const versions = contentsAfter(file);
  const newest = versions.at(-1) ?? file.synced;
  const lengths = [...new Set(versions.map(({ length }) => length))];
  const choices: Choice[] = [];
  if (lengths.length > 1) {
    choices.push({
      options: lengths.map((sizeBytes) => (draft) => {
        const there = draft.files.get(inode);
        if (there !== undefined) there.sizeBytes = sizeBytes;
      }),
      newest: lengths.indexOf(newest.length),
    });
  }
  for (let at = 0; at < Math.max(...lengths); at += SECTOR_BYTES) {
    const sectors = distinct([...versions.map((version) => sectorAt(version, at)), new Uint8Array(SECTOR_BYTES)]);
    if (!wasWritten(file, at)) continue;
    choices.push({
      options: sectors.map((sector) => (draft) => putSector(draft, inode, at, sector)),
      newest: sectors.findIndex((sector) => isSame(sector, sectorAt(newest, at))),
    });
  }
  return choices;
}

function wasWritten({ pending }: Contents, at: number): boolean {
  return pending.some(
    (event) => event.kind === 'write' && event.position < at + SECTOR_BYTES && event.position + event.bytes.length > at,
  );
}

function sectorAt(bytes: Uint8Array, at: number): Uint8Array {
  const sector = new Uint8Array(SECTOR_BYTES);
  sector.set(bytes.subarray(at, at + SECTOR_BYTES));
  return sector;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.every((byte, i) => byte === b[i]);
}

function distinct(sectors: readonly Uint8Array[]): Uint8Array[] {
  return sectors.filter((sector, i) => sectors.findIndex((other) => isSame(other, sector)) === i);
}

function putSector(draft: Draft, inode: bigint, at: number, sector: Uint8Array): void {
  const there = draft.files.get(inode);
  if (there === undefined) return;
  const bytes = new Uint8Array(Math.max(there.bytes.length, at + SECTOR_BYTES));
  bytes.set(there.bytes);
  bytes.set(sector, at);
  there.bytes = bytes;
}

function bytesOf({ files }: Draft, inode: bigint): Uint8Array {
  const { bytes, sizeBytes } = files.get(inode) ?? { bytes: new Uint8Array(0), sizeBytes: 0 };
  const whole = new Uint8Array(sizeBytes);
  whole.set(bytes.subarray(0, sizeBytes));
  return whole;
}

/** For each choice the number of an option: all combinations of few choices, the telling ones of many. */
function* combinations(choices: readonly Choice[], { mostCombinations, samples, random }: Limits): Generator<number[]> {
  const all = choices.reduce((product, { options }) => product * options.length, 1);
  if (all <= mostCombinations) {
    for (let n = 0; n < all; n++) yield digits(n, choices);
    return;
  }
  const extremes = [
    choices.map(() => 0),
    choices.map(({ newest }) => newest),
    choices.map(({ options }) => options.length - 1),
  ];
  for (const extreme of extremes) {
    yield extreme;
    for (const [i, { options }] of choices.entries()) {
      for (let option = 0; option < options.length; option++) yield extreme.with(i, option);
    }
  }
  for (let n = 0; n < samples; n++) yield choices.map(({ options }) => random.below(options.length));
}

function digits(n: number, choices: readonly Choice[]): number[] {
  let rest = n;
  return choices.map(({ options }) => {
    const digit = rest % options.length;
    rest = Math.floor(rest / options.length);
    return digit;
  });
}
