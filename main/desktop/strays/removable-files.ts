/** Files on disk that the window may ask to delete or import: it has ids of them and no path, and after a lock not even those. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { HeldPart } from '../../vault/held-parts.ts';
import type { PlainSource } from '../../vault/plain-source.ts';
import type { RandomPort } from '../../vault/random.ts';

export interface KnownFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** SHA-256 of what was read, hex; null for what could not be read, which is never deleted. */
  readonly hash: string | null;
  readonly held: HeldPart;
  /** It is an export or an archive. */
  readonly holdsMore: boolean;
}

const ID_BYTES = 8;

export class RemovableFiles {
  readonly #random: RandomPort;
  readonly #known = new Map<string, KnownFile>();

  constructor(random: RandomPort) {
    this.#random = random;
  }

  /** @returns its id, random, so that an id of before the lock means nothing after it */
  add(file: KnownFile): string {
    const id = bytesToHex(this.#random.bytes(ID_BYTES));
    this.#known.set(id, file);
    return id;
  }

  /** Null for an id that was not given out. */
  get(id: string): KnownFile | null {
    return this.#known.get(id) ?? null;
  }

  drop(id: string): void {
    this.#known.delete(id);
  }

  forget(): void {
    this.#known.clear();
  }
}

/** What may be deleted, or null. */
export function asSource({ path, sizeBytes, hash }: KnownFile): PlainSource | null {
  return hash === null ? null : { path, sizeBytes, hash };
}
