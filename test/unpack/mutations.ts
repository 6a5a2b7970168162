/**
 * Cuts files of every container short and changes them at random: a reader gives whole Contents or an error with a code, and soon.
 *
 * Each folder of readers lists its files in a `mutation-subjects.ts` of its own; a file there is cut and changed without more ado.
 */
import { bytesToUtf8 } from '@noble/ciphers/utils.js';
import { CodedError } from '../../main/core/errors.ts';
import type { ContainerReader, Contents } from '../../main/unpack/entry.ts';
import { readFileContents } from '../../main/unpack/read-file.ts';
import { decodeText } from '../../main/unpack/text.ts';
import { type SeededRandom, seededRandom } from '../vault/fake-ports.ts';
import { archiveSubjects } from './archives/mutation-subjects.ts';
import { authenticatorSubjects } from './authenticators/mutation-subjects.ts';
import { managerSubjects } from './managers/mutation-subjects.ts';
import { mutateFile } from './mutate-file.ts';
import { pageSubjects } from './pages/mutation-subjects.ts';

/** One good file of a container. */
export interface MutationSubject {
  /** What it is, such as `Bitwarden JSON`. */
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** True for kinds that a reader takes as decoded text. */
  readonly isText: boolean;
  /** What opens it; null where nothing is needed. */
  readonly password: string | null;
  readonly keyFile?: Uint8Array;
  readonly read: ContainerReader;
  /** True for a changed file that asks for more work than the good one: it is within its rights, and takes its time. */
  readonly asksForMore?: (bytes: Uint8Array) => boolean;
}

/** Time of the processor: on a busy machine a quick call can take long by the clock. */
const LONGEST_MS = 2000;

/** How often each outcome came up: `contents`, or the code of an error. */
export type MutationTally = Record<string, number>;

/** Every file of every reader. */
export async function mutationSubjects(): Promise<MutationSubject[]> {
  const folders = [managerSubjects(), archiveSubjects(), authenticatorSubjects(), pageSubjects()];
  return (await Promise.all(folders)).flat();
}

/** What a reader gives for these bytes in place of the file's own. */
export async function readSubject(subject: MutationSubject, bytes: Uint8Array = subject.bytes): Promise<Contents> {
  const { fileName: name, isText, password, keyFile = null, read } = subject;
  return read({ name, bytes, text: isText ? decodeText(bytes).text : '', password, keyFile });
}

/**
 * Cuts the file at up to `cuts` places, evenly spread, its first and last byte among them.
 *
 * @throws Error that names the place, for an error without a code, for half a Contents, for what takes too long.
 */
export async function cutRounds(subject: MutationSubject, cuts: number): Promise<MutationTally> {
  const { length } = subject.bytes;
  const tally: MutationTally = {};
  const places = new Set(Array.from({ length: cuts }, (_, at) => Math.floor((at * (length - 1)) / (cuts - 1))));
  for (const place of places) await tryBytes(subject, subject.bytes.slice(0, place), `cut at ${place}`, tally);
  return tally;
}

export interface ChangeRequest {
  readonly rounds: number;
  readonly seed: string;
  /** Files that pieces are taken from; the subjects without it. */
  readonly others?: readonly MutationSubject[];
}

/**
 * Changes the subjects in turn.
 *
 * @throws Error that names seed and round, for an error without a code, for half a Contents, for what takes too long.
 */
export async function changeRounds(
  subjects: readonly MutationSubject[],
  { rounds, seed, others = subjects }: ChangeRequest,
): Promise<MutationTally> {
  const random: SeededRandom = seededRandom(seed);
  const tally: MutationTally = {};
  for (let round = 0; round < rounds; round++) {
    const subject = subjects[round % subjects.length];
    const other = others[random.below(others.length)];
    if (subject === undefined || other === undefined) throw new RangeError('no subjects');
    await tryBytes(subject, mutateFile(subject, other.bytes, random), `seed ${seed}, round ${round}`, tally);
  }
  return tally;
}

async function tryBytes(subject: MutationSubject, bytes: Uint8Array, where: string, tally: MutationTally) {
  if (subject.asksForMore?.(bytes) === true) return;
  const start = process.cpuUsage();
  const outcome = await outcomeOf(subject, bytes).catch((error: unknown) => {
    throw new Error(`${subject.name}, ${where}: ${bytesToText(bytes)}`, { cause: error });
  });
  const { user, system } = process.cpuUsage(start);
  if ((user + system) / 1000 > LONGEST_MS) throw new Error(`${subject.name}, ${where}: took too long`);
  tally[outcome] = (tally[outcome] ?? 0) + 1;
}

/** Through the reader alone, then the whole way, from telling what the file is to the sets in it. */
async function outcomeOf(subject: MutationSubject, bytes: Uint8Array): Promise<string> {
  const alone = await outcome(async () => checkContents(await readSubject(subject, bytes)));
  const { fileName, password, keyFile = null } = subject;
  await outcome(async () => {
    await readFileContents(fileName, bytes, { password, keyFile });
  });
  return alone;
}

async function outcome(read: () => Promise<void>): Promise<string> {
  try {
    await read();
    return 'contents';
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
}

/** The fixtures are made up, so a failing file may be shown. */
function bytesToText(bytes: Uint8Array): string {
  try {
    return bytesToUtf8(bytes.slice(0, 4000));
  } catch {
    return Buffer.from(bytes.subarray(0, 4000)).toString('base64');
  }
}

/** Types hold at compile time; what was parsed from a file has to hold them, too. */
function checkContents({ entries, warnings, ignored }: Contents): void {
  for (const { title, addresses, account, fields, files } of entries) {
    for (const text of [title, ...addresses, account ?? '']) expectText(text);
    for (const { source, label, text } of fields) [source, label ?? '', text].forEach(expectText);
    for (const { source, name, bytes } of files) {
      [source, name].forEach(expectText);
      if (!(bytes instanceof Uint8Array)) throw new TypeError('a file without bytes');
    }
  }
  [...warnings, ...ignored].forEach(expectText);
}

function expectText(value: unknown): void {
  if (typeof value !== 'string') throw new TypeError(`${typeof value} in place of a text`);
}
