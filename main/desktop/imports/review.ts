/** The import under review: what was read and nobody has decided on yet. It lives in main alone, and in memory alone. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ErrorCode, ErrorFacts } from '../../core/errors.ts';
import type { FoundSet, ImportWarning } from '../../core/importers/draft.ts';
import type { FileReading, LeftOut, WrittenPlace } from '../../unpack/import-worker.ts';
import type { RandomPort } from '../../vault/random.ts';

/** Where a file came from. */
export interface FileSource {
  /** Without its path; empty for what was pasted. */
  readonly name: string;
  /** The whole path where main knows it, else the name. */
  readonly source: string;
}

export interface ReviewedFile {
  readonly name: string;
  /** Every place that the same bytes came from. */
  readonly sources: Set<string>;
  /** SHA-256, hex; null for a file that was not read. */
  readonly hash: string | null;
  readonly error: { readonly code: ErrorCode; readonly facts: ErrorFacts } | null;
  readonly warnings: readonly ImportWarning[];
  readonly ignored: readonly LeftOut[];
}

export interface ReviewedDraft {
  /** Random, so that an id of an earlier review means nothing in this one. */
  readonly id: string;
  readonly file: ReviewedFile;
  readonly set: FoundSet;
  readonly places: readonly (WrittenPlace | null)[];
}

const ID_BYTES = 8;

export class Review {
  readonly #random: RandomPort;
  #files: ReviewedFile[] = [];
  #drafts = new Map<string, ReviewedDraft>();

  constructor(random: RandomPort) {
    this.#random = random;
  }

  /** In the order in which they came. */
  get files(): readonly ReviewedFile[] {
    return this.#files;
  }

  get drafts(): readonly ReviewedDraft[] {
    return [...this.#drafts.values()];
  }

  draft(id: string): ReviewedDraft | null {
    return this.#drafts.get(id) ?? null;
  }

  /** The same bytes once more are another place of the same file. A file that could not be read before may be tried again. */
  add({ name, source }: FileSource, reading: FileReading): void {
    const hash = reading.error === null ? reading.hash : null;
    this.#files = this.#files.filter((file) => file.error === null || file.name !== name);
    const same = hash === null ? undefined : this.#files.find((file) => file.hash === hash);
    if (same !== undefined) {
      same.sources.add(source);
      return;
    }
    const { warnings, ignored, sets } = reading.error === null ? reading : { warnings: [], ignored: [], sets: [] };
    const file = { name, sources: new Set([source]), hash, error: reading.error, warnings, ignored };
    this.#files.push(file);
    for (const { set, places } of sets) {
      const id = bytesToHex(this.#random.bytes(ID_BYTES));
      this.#drafts.set(id, { id, file, set, places });
    }
  }

  drop(): void {
    this.#files = [];
    this.#drafts = new Map();
  }
}
