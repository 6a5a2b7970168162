/** Runs coldkeep_reader.py over vectors, all of them in one process, and says what it made of each. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Vector, writeVector } from '../vectors/vector.ts';

const SCRIPT = join(import.meta.dirname, 'coldkeep_reader.py');
const NAMES = ['python3', 'python'];

export interface ReadCode {
  readonly number: number;
  readonly state: string;
  readonly code?: string;
}

export interface ReadSet {
  readonly id: string;
  readonly set: string;
  readonly kind: string;
  readonly use: string;
  readonly state: string;
  readonly isPurged: boolean;
  readonly left: number;
  readonly trouble?: string;
  readonly codes: readonly ReadCode[];
}

/** As `--json` prints it. */
export interface ReadVault {
  readonly vault: string;
  readonly epoch: number;
  readonly change: number;
  readonly fingerprint: string;
  readonly events: number;
  readonly hasTail: boolean;
  readonly findings: readonly string[];
  readonly accounts: readonly {
    readonly account: string | null;
    readonly service: string | null;
    readonly name: string | null;
    readonly isClosed: boolean;
    readonly sets: readonly ReadSet[];
  }[];
}

export interface PythonRead {
  /** `success` or a code of FORMAT.md section 15 with its record, `truncated(3)`. */
  readonly code: string;
  readonly opens: 'no' | 'read-only' | 'yes';
  readonly vault: ReadVault | null;
}

/** What a vector is for a reader: the file, what opens it, and the last-seen mark. */
export type Given = Pick<Vector, 'bytes'> & Partial<Pick<Vector, 'secret' | 'keyFile' | 'shares' | 'mark'>>;

/** The name of a Python that is new enough, or null. */
export function findPython(): string | null {
  const isNewEnough = 'import sys; sys.exit(sys.version_info < (3, 9))';
  return NAMES.find((name) => spawnSync(name, ['-c', isNewEnough]).status === 0) ?? null;
}

export function runPython(python: string, args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(python, [SCRIPT, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
}

/** Everything in a folder of vectors, by name. */
export function readFolder(python: string, folder: string, today: string): ReadonlyMap<string, PythonRead> {
  const { stdout, stderr, status } = runPython(python, ['--vectors', folder, '--today', today]);
  if (status !== 0) throw new Error(`the reader ended with ${status}: ${stderr}`);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line): [string, PythonRead] => {
      const { file, ...read }: PythonRead & { file: string } = JSON.parse(line);
      return [file.replace(/\.txt$/, ''), read];
    }),
  );
}

/** The same for vaults in memory, which go through a folder that is removed again. */
export function readAll(
  python: string,
  given: ReadonlyMap<string, Given>,
  today: string,
): ReadonlyMap<string, PythonRead> {
  const folder = mkdtempSync(join(tmpdir(), 'coldkeep-reader-'));
  try {
    for (const [name, each] of given) {
      const vector: Vector = { ...each, name, rules: [], note: '', expect: 'success', opens: 'yes', content: null };
      writeFileSync(join(folder, `${name}.txt`), writeVector(vector));
    }
    return readFolder(python, folder, today);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
