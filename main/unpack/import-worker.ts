/** Reads files for the window in a thread of its own; a file that is too much for it takes nothing else along. */
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import type { AccountList } from '../core/custody/account-list.ts';
import { CodedError, type ErrorCode, type ErrorFacts } from '../core/errors.ts';
import type { FieldText, FoundSet, ImportWarning, WhyIgnored } from '../core/importers/draft.ts';
import { placesOf } from '../core/importers/places.ts';
import { plainAccountList } from './account-csv.ts';
import { readFileContents } from './read-file.ts';

export interface FileToRead {
  /** Without its path; empty for what was pasted. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What opens the file where it is locked, as UTF-8; null, or absent, where nothing was given. Wiped afterwards. */
  readonly password?: Uint8Array | null;
  readonly keyFile?: Uint8Array | null;
}

/** A set, and for each of its codes where it stands in the file; null where it was put together. */
export interface PlacedSet {
  readonly set: FoundSet;
  readonly places: readonly (WrittenPlace | null)[];
}

/** Lines of a text inside of an export have no number. */
export interface WrittenPlace {
  readonly line: number | null;
  readonly text: string;
}

export interface LeftOut {
  readonly line: number | null;
  readonly length: number;
  readonly why: WhyIgnored;
}

export interface FileRead {
  readonly error: null;
  /** SHA-256 of the file, hex: the same file twice is one file. */
  readonly hash: string;
  readonly sets: readonly PlacedSet[];
  /** Strings that look like codes and were left out: where they stand, how long they are in signs, and why. */
  readonly ignored: readonly LeftOut[];
  readonly warnings: readonly ImportWarning[];
  /** What it is where it holds no codes, but names accounts. */
  readonly accounts: AccountList | null;
}

export interface FileRefused {
  readonly error: { readonly code: ErrorCode; readonly facts: ErrorFacts };
  /** The bytes of a file that opens with a password, back for whoever wants to try one. */
  readonly locked?: Uint8Array;
}

/** What became of one file. */
export type FileReading = FileRead | FileRefused;

/** A string of one text. */
type PlaceOf = (text: string) => WrittenPlace | null;

function placesIn({ text, source }: FieldText, strings: readonly string[]): PlaceOf {
  const places = placesOf(text, strings);
  return (string) => {
    const place = places.get(string);
    return place === undefined ? null : { line: source === null ? place.line : null, text: place.text };
  };
}

/** @throws CodedError as {@link readFileContents} */
export async function readPlaced({ name, bytes, password = null, keyFile = null }: FileToRead): Promise<FileRead> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const secrets = { password: password === null ? null : new TextDecoder().decode(password), keyFile };
  const { documents, byText, sets, ignored, warnings } = await readFileContents(name, bytes, secrets);
  const placed: PlacedSet[] = [];
  const lines = new Map<string, number | null>();
  documents.forEach((document, at) => {
    const found = byText[at] ?? { sets: [], ignored: [] };
    const codes = found.sets.flatMap((set) => set.codes.map((code) => code.text));
    const placeOf = placesIn(document, [...codes, ...found.ignored.map(({ text }) => text)]);
    for (const set of found.sets) placed.push({ set, places: set.codes.map((code) => placeOf(code.text)) });
    for (const { text } of found.ignored) lines.set(text, placeOf(text)?.line ?? null);
  });
  return {
    error: null,
    hash,
    sets: placed,
    ignored: ignored.map(({ text, why }) => ({ line: lines.get(text) ?? null, length: [...text].length, why })),
    warnings,
    accounts: sets.length === 0 ? plainAccountList(bytes) : null,
  };
}

const NEED_SECRET: ReadonlySet<ErrorCode> = new Set(['password-needed', 'wrong-secret']);

/** What became of a file; anything without a code is thrown. Wipes the file, unless its bytes go back. */
export async function answerTo(file: FileToRead): Promise<FileReading> {
  let goesBack = false;
  try {
    return await readPlaced(file);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    goesBack = NEED_SECRET.has(error.code);
    return { error: { code: error.code, facts: error.facts }, ...(goesBack ? { locked: file.bytes } : {}) };
  } finally {
    if (!goesBack) file.bytes.fill(0);
    file.password?.fill(0);
    file.keyFile?.fill(0);
  }
}

parentPort?.on('message', (file: FileToRead) => {
  void answerTo(file).then(
    (reading) => parentPort?.postMessage(reading),
    (error: unknown) => {
      // A rejection would be no more than a warning; thrown out here, it ends the thread, and whoever started it says so of this file.
      setImmediate(() => {
        throw error;
      });
    },
  );
});
