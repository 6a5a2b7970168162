/** Reads files for the window in a thread of its own; a file that is too much for it takes nothing else along. */
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import type { AccountList } from '../core/custody/account-list.ts';
import { CodedError, type ErrorCode, type ErrorFacts } from '../core/errors.ts';
import type { FieldText, FoundSet, ImportWarning, WhyIgnored } from '../core/importers/draft.ts';
import { type Place, placesOf } from '../core/importers/places.ts';
import { plainAccountList } from './account-csv.ts';
import { readFileContents } from './read-file.ts';

export interface FileToRead {
  /** Without its path; empty for what was pasted. */
  readonly name: string;
  readonly bytes: Uint8Array;
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
}

/** What became of one file. */
export type FileReading = FileRead | FileRefused;

function placesIn(documents: readonly FieldText[], strings: readonly string[]): Map<string, WrittenPlace> {
  const found = new Map<string, WrittenPlace>();
  for (const { text, source } of documents) {
    const left = strings.filter((string) => !found.has(string));
    const written = ({ line, text: shown }: Place): WrittenPlace => ({
      line: source === null ? line : null,
      text: shown,
    });
    for (const [string, place] of placesOf(text, left)) found.set(string, written(place));
  }
  return found;
}

/** @throws CodedError as {@link readFileContents} */
export function readPlaced({ name, bytes }: FileToRead): FileRead {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const { documents, sets, ignored, warnings } = readFileContents(name, bytes);
  const codes = sets.flatMap((set) => set.codes.map((code) => code.text));
  const places = placesIn(documents, [...codes, ...ignored.map(({ text }) => text)]);
  return {
    error: null,
    hash,
    sets: sets.map((set) => ({ set, places: set.codes.map((code) => places.get(code.text) ?? null) })),
    ignored: ignored.map(({ text, why }) => ({ line: places.get(text)?.line ?? null, length: [...text].length, why })),
    warnings,
    accounts: sets.length === 0 ? plainAccountList(bytes) : null,
  };
}

parentPort?.on('message', (file: FileToRead) => {
  try {
    parentPort?.postMessage(readPlaced(file) satisfies FileReading);
  } catch (error) {
    // Anything without a code ends the thread; whoever started it says so of this file.
    if (!(error instanceof CodedError)) throw error;
    parentPort?.postMessage({ error: { code: error.code, facts: error.facts } } satisfies FileReading);
  } finally {
    file.bytes.fill(0);
  }
});
