/** Key files and shares as files that only their owner can read: written before the way in counts, taken back when it does not. */
import { join } from 'node:path';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { createFile } from './file-system.ts';
import type { MadeSecrets, NewWay } from './make-way.ts';
import { refuseToOverwrite } from './place-vault.ts';
import type { Ports } from './ports.ts';
import { writeFailure } from './storage-error.ts';

/** Where new secrets go that are files: a file for a key file, a folder for shares; null for neither. */
export class SecretFiles {
  readonly written: string[] = [];
  readonly #ports: Ports;
  readonly #out: string | null;

  constructor(ports: Ports, out: string | undefined) {
    this.#ports = ports;
    this.#out = out ?? null;
  }

  /** Before anything is derived. @throws StorageError `would-overwrite`. */
  async refuseToOverwrite(way: NewWay): Promise<void> {
    for (const file of this.#namesFor(way)) await refuseToOverwrite(this.#ports, file);
  }

  /** @throws CodedError `would-overwrite`, `disk-full`, `not-writable`; call {@link discard} then. */
  async keep({ keyFile, shares }: MadeSecrets): Promise<void> {
    if (this.#out === null) return;
    const { files } = this.#ports;
    try {
      if (shares.length > 0) await files.makeFolder(this.#out);
      const texts = keyFile === null ? shares : [keyFile];
      const names = keyFile === null ? shareNames(this.#out, shares.length) : [this.#out];
      for (const [i, text] of texts.entries()) {
        const name = names[i] ?? '';
        await createFile(files, name, utf8ToBytes(text));
        this.written.push(name);
      }
    } catch (error) {
      throw writeFailure(error);
    }
  }

  /** The change came to nothing: what was written opens nothing. */
  async discard(): Promise<void> {
    for (const file of this.written) await this.#ports.files.unlink(file).catch(() => undefined);
  }

  /** What stands in no file. */
  leftOf(made: MadeSecrets): MadeSecrets {
    return this.written.length === 0 ? made : { ...made, keyFile: null, shares: [] };
  }

  #namesFor(way: NewWay): string[] {
    if (this.#out === null) return [];
    if (way.type === 'shares') return shareNames(this.#out, way.of);
    return way.type === 'passphrase-and-key-file' ? [this.#out] : [];
  }
}

function shareNames(folder: string, of: number): string[] {
  return Array.from({ length: of }, (_, i) => join(folder, `coldkeep-share-${i + 1}-of-${of}.txt`));
}
