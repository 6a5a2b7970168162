/** A computer of its own for a test: a folder with a home, a data folder and files, where the built `coldkeep` runs. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { builtCli } from './built-cli.ts';

export const SAMPLES = join(import.meta.dirname, '../../assets/samples');
export const GITHUB = join(SAMPLES, 'github-recovery-codes.txt');
export const DISCORD = join(SAMPLES, 'discord_backup_codes.txt');
export const VAULT = 'personal.coldkeep';

/** For hooks: a build may be made in one. */
export const SETUP_MS = 120_000;

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Another Node than the one of the tests. */
  readonly node?: string;
  /** A command of `sh` in which `"$@"` is the call, such as `exec "$@" >/dev/full`. */
  readonly shell?: string;
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export class Machine {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static make(): Machine {
    const folder = mkdtempSync(join(tmpdir(), 'coldkeep-cli-'));
    folders.push(folder);
    const machine = new Machine(folder);
    mkdirSync(machine.path('home'));
    return machine;
  }

  /** One like this, with all its files: a test on it changes nothing here. */
  copy(): Machine {
    const copy = Machine.make();
    cpSync(this.folder, copy.folder, { recursive: true, preserveTimestamps: true });
    return copy;
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  get dataFolder(): string {
    return this.path('data');
  }

  has(name: string): boolean {
    return existsSync(this.path(name));
  }

  read(name: string): Uint8Array {
    return new Uint8Array(readFileSync(this.path(name)));
  }

  text(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.path(name), content);
    return name;
  }

  rename(from: string, to: string): void {
    renameSync(this.path(from), this.path(to));
  }

  start(args: readonly string[], { env = {}, node = process.execPath, shell }: RunOptions = {}): Started {
    const call = [node, builtCli(), ...args];
    const [command = '', ...rest] = shell === undefined ? call : ['sh', '-c', shell, 'sh', ...call];
    const child = spawn(command, rest, {
      cwd: this.folder,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: this.path('home'),
        COLDKEEP_DATA_DIR: this.dataFolder,
        TZ: 'Pacific/Auckland',
        NO_COLOR: '1',
        ...env,
      },
    });
    return new Started(child);
  }

  /** Runs to the end, with nothing on standard input unless something is given. */
  async run(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
    const started = this.start(args, options);
    started.end(options.input ?? '');
    return started.ended;
  }

  /** As {@link run}, with the recovery key in `key`. */
  open(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
    return this.run([...args, '--passphrase-file', 'key'], options);
  }

  /** Opens and parses what a command gave with `--json`. */
  async json(args: readonly string[]): Promise<unknown> {
    const { status, stdout, stderr } = await this.open([...args, '--json']);
    if (status !== 0) throw new Error(`coldkeep ${args[0]} ended with ${status}: ${stderr}`);
    return JSON.parse(stdout);
  }
}

/** A running `coldkeep`. */
export class Started {
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting: { readonly holds: (stdout: string) => boolean; readonly resolve: () => void }[] = [];
  #stdout = '';
  #stderr = '';

  constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
      for (const { holds, resolve } of this.#waiting) if (holds(this.#stdout)) resolve();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
    });
    // It may end before it has read what it was given.
    child.stdin.on('error', () => undefined);
    this.ended = new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (status, signal) => {
        resolve({ status, signal, stdout: this.#stdout, stderr: this.#stderr });
      });
    });
  }

  /** Resolves when this stands on standard output. Rejects when the command ends without it. */
  async shown(wanted: string): Promise<void> {
    await this.#seen((text) => text.includes(wanted), wanted);
  }

  /** A line of standard output, counted from 1, as soon as it is there. */
  async line(number: number): Promise<string> {
    await this.#seen((text) => text.split('\n').length > number, `line ${number}`);
    return this.#stdout.split('\n')[number - 1] ?? '';
  }

  #seen(holds: (stdout: string) => boolean, wanted: string): Promise<void> {
    if (holds(this.#stdout)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ holds, resolve });
      this.ended.then(({ stdout, stderr }) => {
        if (!holds(stdout)) reject(new Error(`ended without ${wanted}: ${stderr}`));
      }, reject);
    });
  }

  type(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  end(input: string | Uint8Array = ''): void {
    this.#child.stdin.end(input);
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }
}

export interface Made {
  readonly vaultId: string;
  readonly passphrase: string;
  readonly recoveryKey: string;
}

/** A machine with a new vault, its recovery key in `key` and its passphrase in `passphrase`; with both samples if wanted. */
export async function machineWithVault(samples: readonly string[] = []): Promise<{ machine: Machine; made: Made }> {
  const machine = Machine.make();
  const { status, stdout, stderr } = await machine.run(['create', VAULT, '--generate', '--kdf-memory', '64', '--json']);
  if (status !== 0) throw new Error(stderr);
  const made: Made = JSON.parse(stdout);
  machine.write('key', `${made.recoveryKey}\n`);
  machine.write('passphrase', `${made.passphrase}\n`);
  if (samples.length > 0) {
    const added = await machine.open(['import', VAULT, ...samples, '--yes']);
    if (added.status !== 0) throw new Error(added.stderr);
  }
  return { machine, made };
}

/** The code of a line `coldkeep: CODE: sentence` on standard error, of the last one. */
export function codeSaid({ stderr }: Ended): string | null {
  return (
    stderr
      .match(/^coldkeep: ([a-z-]+): [A-Z].*$/gm)
      ?.at(-1)
      ?.split(': ')[1] ?? null
  );
}
