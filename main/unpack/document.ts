/** A file to the texts that the importers read, or the name of what it is and cannot be read. */

import { CodedError } from '../core/errors.ts';
import type { FieldText, IgnoredText, ImportWarning } from '../core/importers/draft.ts';
import { isSeedShaped } from '../core/importers/seeds.ts';
import { type ContainerEncoding, encodingOfContainer } from './container-encoding.ts';
import type { Contents, Entry, EntryFile } from './entry.ts';
import { kindOfText } from './export-kind.ts';
import { type FileKind, isBinary, kindOfBytes } from './file-kind.ts';
import { DEEPEST_LEVEL, MOST_ENTRIES, MOST_UNPACKED_BYTES } from './limits.ts';
import { readerOf } from './readers.ts';
import { checkLines, decodeText, type EncodingName, LARGEST_FILE_BYTES } from './text.ts';
import { UnpackError } from './unpack-error.ts';

/** What opens a file that is locked. */
export interface FileSecrets {
  readonly password: string | null;
  /** A KeePass key file. */
  readonly keyFile: Uint8Array | null;
}

export const NO_SECRETS: FileSecrets = { password: null, keyFile: null };

export interface UnpackedFile {
  readonly documents: readonly FieldText[];
  readonly encoding: EncodingName | ContainerEncoding;
  /** Strings that are no codes by the place that they stand in. */
  readonly ignored: readonly IgnoredText[];
  readonly warnings: readonly ImportWarning[];
}

/**
 * Opens one file: free text, an export, an archive, a document. An empty file is a text without lines. Files inside of it are
 * opened likewise; one that cannot be read does not stop the others, and is counted.
 *
 * @param name the file's name, without its path; empty for what has none
 * @throws UnpackError `unsupported-format` for what cannot be read, with the name of the kind in `facts.kind`; `too-large` beyond a
 *   limit; `password-needed` and `wrong-secret` for what is locked.
 */
export function unpack(name: string, bytes: Uint8Array, secrets: FileSecrets = NO_SECRETS): Promise<UnpackedFile> {
  return new Unpacking(secrets).open(name, bytes, 0);
}

interface Recognised {
  /** Null for free text. */
  readonly kind: FileKind | null;
  readonly text: string;
  readonly encoding: EncodingName | ContainerEncoding;
}

/** One file and all files inside of it, which share what they may cost. */
class Unpacking {
  readonly #secrets: FileSecrets;
  #bytesLeft = MOST_UNPACKED_BYTES;
  #entriesLeft = MOST_ENTRIES;

  constructor(secrets: FileSecrets) {
    this.#secrets = secrets;
  }

  async open(name: string, bytes: Uint8Array, level: number): Promise<UnpackedFile> {
    if (bytes.length > LARGEST_FILE_BYTES) throw new UnpackError('too-large', 'a file of more than 25 MB');
    const { kind, text, encoding } = recognise(name, bytes);
    if (kind === null) {
      checkLines(text);
      return { documents: [{ name, text, source: null }], encoding, ignored: [], warnings: [] };
    }
    if (kind.container === null) return refuse(kind.is);
    const read = await readerOf(kind.container);
    const contents = await read({ name, bytes, text, ...this.#secrets });
    return { ...(await this.#texts(name, contents, level)), encoding };
  }

  async #texts(
    name: string,
    { entries, ignored, warnings }: Contents,
    level: number,
  ): Promise<Omit<UnpackedFile, 'encoding'>> {
    this.#entriesLeft -= entries.length;
    if (this.#entriesLeft < 0) throw new UnpackError('too-large', 'too many entries', { limit: MOST_ENTRIES });
    const found: Omit<UnpackedFile, 'encoding'>[] = [{ documents: [], ignored: ignored.map(whyIgnored), warnings }];
    const failures: CodedError[] = [];
    for (const entry of entries) {
      found.push({ documents: fieldTexts(name, entry), ignored: [], warnings: [] });
      for (const file of entry.files) {
        try {
          found.push(inside(await this.#inner(file, level + 1), entry, file));
        } catch (error) {
          if (!(error instanceof CodedError)) throw error;
          failures.push(error);
        }
      }
    }
    const documents = found.flatMap((each) => each.documents);
    const [first] = failures;
    // Nothing else is in it: what was wrong with the one thing in an archive is what is wrong with the archive.
    if (documents.length === 0 && first !== undefined) throw first;
    const notRead: ImportWarning[] = failures.length > 0 ? [`files-not-read:${failures.length}`] : [];
    return {
      documents,
      ignored: found.flatMap((each) => each.ignored),
      warnings: [...found.flatMap((each) => each.warnings), ...notRead],
    };
  }

  async #inner({ name, bytes }: EntryFile, level: number): Promise<UnpackedFile> {
    if (level > DEEPEST_LEVEL) return refuse('a file deep inside of other files');
    this.#bytesLeft -= bytes.length;
    if (this.#bytesLeft < 0) {
      throw new UnpackError('too-large', 'an archive that unpacks to too much', { limitBytes: MOST_UNPACKED_BYTES });
    }
    return this.open(name, bytes, level);
  }
}

function refuse(kind: string): never {
  throw new UnpackError('unsupported-format', `this is ${kind}, which cannot be read`, { kind });
}

function recognise(name: string, bytes: Uint8Array): Recognised {
  const binary = kindOfBytes(bytes);
  const container = binary?.container ?? null;
  const encoding = container === null ? null : encodingOfContainer(container, bytes);
  if (binary !== null && (container === null || encoding !== null)) {
    return { kind: binary, text: '', encoding: encoding ?? 'utf-8' };
  }
  const decoded = decodeText(bytes);
  if (binary !== null) return { kind: binary, ...decoded };
  if (isBinary(decoded.text)) refuse('a binary file of an unknown kind');
  return { kind: kindOfText(name, decoded.text), ...decoded };
}

const whyIgnored = (text: string): IgnoredText => ({ text, why: isSeedShaped(text) ? 'seed' : 'known-place' });

/** A document that is one text is named by its file. */
function fieldTexts(name: string, { title, addresses, account, fields }: Entry): FieldText[] {
  return fields.map(({ source, label, text }) => ({
    name: source === '' ? name : '',
    text,
    source: source === '' ? null : source,
    entry: { title, addresses, account, field: label },
  }));
}

/** The texts of a file inside of an entry: its name speaks for them first, then the entry. */
function inside(
  { documents, ignored, warnings }: UnpackedFile,
  { title, addresses, account }: Entry,
  { source }: EntryFile,
): Omit<UnpackedFile, 'encoding'> {
  const entry = { title, addresses, account, field: null };
  return {
    documents: documents.map((document) => ({
      ...document,
      source: document.source === null ? source : `${source}/${document.source}`,
      entry: document.entry ?? entry,
    })),
    ignored,
    warnings,
  };
}
