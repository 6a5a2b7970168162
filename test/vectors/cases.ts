/** What all groups of vectors share: the ways in, the words for an outcome, and the two files that most of them start from. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import type { ErrorCode } from '../../main/core/errors.ts';
import { fingerprintWords } from '../../main/core/format/words.ts';
import {
  CODES,
  created,
  type FilePlan,
  type FramePlan,
  history,
  type Keys,
  makeFile,
  SET,
  type SmallFile,
} from './small-file.ts';
import type { Vector } from './vector.ts';
import { RECOVERY_TEXT, recoverySlot } from './ways.ts';

/** A vector before it has its name, made anew at each call. */
export type Case = () => Omit<Vector, 'name'>;
export type Cases = Readonly<Record<string, Case>>;
type Given = Partial<Pick<Vector, 'secret' | 'keyFile' | 'shares' | 'mark' | 'record' | 'tail'>>;

/** One slot, one frame: enough for everything that is decided before the log is read. */
export function tiny(changes: Partial<FilePlan> = {}): SmallFile {
  return makeFile({ slots: [recoverySlot], frames: (keys) => [created(keys)], ...changes });
}

/** Frame 0 and one more. */
export function two(second: FramePlan | ((keys: Keys) => FramePlan), changes: Partial<FilePlan> = {}): SmallFile {
  return tiny({ frames: (keys) => [created(keys), typeof second === 'function' ? second(keys) : second], ...changes });
}

/** Four frames with a set of three codes. */
export function whole(changes: Partial<FilePlan> = {}): SmallFile {
  return makeFile({ slots: [recoverySlot], frames: history, ...changes });
}

export const WHOLE_SETS = { [SET]: CODES };

function contentOf(
  file: SmallFile,
  frames: number,
  sets: NonNullable<Vector['content']>['sets'],
): NonNullable<Vector['content']> {
  const point = file.points[frames - 1] ?? file.start;
  return {
    events: file.events[frames - 1] ?? 0,
    change: point.change,
    words: fingerprintWords(point.hash),
    sets,
  };
}

/** The file does not open. */
export function refused(
  expect: ErrorCode,
  rules: string,
  note: string,
  bytes: Uint8Array,
  given: Given = {},
): Omit<Vector, 'name'> {
  return {
    expect,
    opens: 'no',
    rules: rules.split(' '),
    note,
    secret: RECOVERY_TEXT,
    ...given,
    content: null,
    bytes,
  };
}

interface Opened {
  readonly file: SmallFile;
  /** The bytes, where they are not those of the file as it was made. */
  readonly bytes?: Uint8Array;
  /** How many frames count; all where it is not said. */
  readonly frames?: number;
  readonly sets?: NonNullable<Vector['content']>['sets'];
}

/** The file opens read-only, with the frames before the damage. */
export function readOnly(
  expect: ErrorCode,
  rules: string,
  note: string,
  { file, bytes = file.bytes, frames = file.frames.length, sets = {} }: Opened,
  given: Given = {},
): Omit<Vector, 'name'> {
  const content = contentOf(file, frames, sets);
  return {
    expect,
    opens: 'read-only',
    rules: rules.split(' '),
    note,
    secret: RECOVERY_TEXT,
    ...given,
    content,
    bytes,
  };
}

/** Frame `record` fails, and what stands before it is read. */
export function damaged(
  rules: string,
  note: string,
  file: SmallFile,
  record = file.frames.length - 1,
  bytes = file.bytes,
): Omit<Vector, 'name'> {
  if (record === 0) return refused('record-damaged', rules, note, bytes, { record });
  return readOnly('record-damaged', rules, note, { file, bytes, frames: record }, { record });
}

export function success(
  rules: string,
  note: string,
  { file, bytes = file.bytes, frames = file.frames.length, sets = {} }: Opened,
  given: Given = {},
): Omit<Vector, 'name'> {
  const content = contentOf(file, frames, sets);
  return {
    expect: 'success',
    opens: 'yes',
    rules: rules.split(' '),
    note,
    secret: RECOVERY_TEXT,
    ...given,
    content,
    bytes,
  };
}

/** The file with other header copies. */
export function withCopies(file: SmallFile, first: Uint8Array, second = first): Uint8Array {
  return concatBytes(first, second, ...file.frames);
}

/** The file with other frames. */
export function withTheFrames(file: SmallFile, ...frames: readonly Uint8Array[]): Uint8Array {
  return concatBytes(file.copy, file.copy, ...frames);
}

export function changed(bytes: Uint8Array, edit: (bytes: Uint8Array) => void): Uint8Array {
  const copy = bytes.slice();
  edit(copy);
  return copy;
}

export function flipAt(bytes: Uint8Array, at: number): Uint8Array {
  return changed(bytes, (copy) => {
    copy[at] = (copy[at] ?? 0) ^ 1;
  });
}

export const hash = (bytes: Uint8Array): Uint8Array => sha256(bytes);
