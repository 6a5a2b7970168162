/** What a command hands over of new ways in: on standard output, or in files that only their owner can read. */
import { join } from 'node:path';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { createFile } from '../vault/file-system.ts';
import type { MadeSecrets, NewWay } from '../vault/make-way.ts';
import { refuseToOverwrite } from '../vault/place-vault.ts';
import type { Ports } from '../vault/ports.ts';
import { writeFailure } from '../vault/storage-error.ts';
import { fileLine } from './old-copy-sentences.ts';

/** Where new secrets go that are files: a file for a key file, a folder for shares; null for standard output. */
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

/** The keys of `--json`; nothing that was not made is there. */
export function secretsInJson({
  passphrase,
  recoveryKey,
  keyFile,
  shares,
}: MadeSecrets): Readonly<Record<string, unknown>> {
  return {
    ...(passphrase === null ? {} : { passphrase }),
    ...(recoveryKey === null ? {} : { recoveryKey }),
    ...(keyFile === null ? {} : { keyFile }),
    ...(shares.length === 0 ? {} : { shares }),
  };
}

/** What goes to standard output; an empty text where nothing was generated. */
export function secretsInWords({ passphrase, recoveryKey, keyFile, shares }: MadeSecrets): string {
  return [
    passphrase === null ? '' : `Passphrase    ${passphrase}\n`,
    recoveryKey === null ? '' : `Recovery key  ${recoveryKey}\n`,
    keyFile ?? '',
    shares.join('\n'),
  ].join('');
}

/** What a person has to do with it now. */
export function adviceOn(made: MadeSecrets, written: readonly string[]): string {
  const isShown = secretsInWords(made) !== '';
  const shown =
    'Write this down now and keep it apart from this computer: it is not shown again, and nobody can reset it.\n';
  const files = `Written, for your eyes only; keep each apart from the vault:\n${written.map(fileLine).join('')}`;
  return `${isShown ? shown : ''}${written.length > 0 ? files : ''}`;
}
