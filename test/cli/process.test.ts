/** How `coldkeep` behaves as a process: pipes that close, disks that fill up, signals, and a power cut in the middle. */
import { statSync, watch } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { codeSaid, DISCORD, GITHUB, type Machine, machineWithVault, SETUP_MS, type Started, VAULT } from './machine.ts';

const LOCK = `${VAULT}.lock`;
let shared: Machine;
let copy: string;

beforeAll(async () => {
  ({ machine: shared } = await machineWithVault([GITHUB, DISCORD]));
  [copy] = Object(await shared.json(['print', VAULT, 'discord', '--out', 'sheet.pdf'])).copies;
}, SETUP_MS);

/** Resolves at the first change of a file in the folder of the machine that leaves something in it, or when the command ends. */
async function changed(machine: Machine, name: string, started: Started): Promise<void> {
  const seen = new AbortController();
  const written = new Promise<void>((resolve) => {
    watch(machine.folder, { signal: seen.signal }, (_, file) => {
      if (file === name && statSync(machine.path(name), { throwIfNoEntry: false })?.size) resolve();
    });
  });
  await Promise.race([written, started.ended]);
  seen.abort();
}

describe('a pipe that closes', () => {
  test.concurrent.each(['log', 'list'])('%s | head -1 is no error', async (command) => {
    const ended = await shared.open([command, VAULT], {
      shell: '{ "$@"; echo "status $?" >&2; } | head -1',
    });
    expect(ended.stdout.split('\n')).toHaveLength(2);
    expect(ended.stderr).toMatch(/(?:^|\n)status 0\n$/);
    expect(codeSaid(ended)).toBeNull();
  });

  test.concurrent('a change is made to the end although nobody reads what is said about it', async () => {
    const machine = shared.copy();
    machine.write('gitlab.txt', 'GitLab recovery codes\n\n0123456789abcdef\nfedcba9876543210\n00112233445566aa\n');
    await machine.open(['import', VAULT, 'gitlab.txt', '--yes'], { shell: '"$@" 2>&1 | true' });
    expect(await machine.json(['list', VAULT, 'gitlab'])).toMatchObject({ sets: [{ service: 'gitlab', total: 3 }] });
    expect(machine.has(LOCK)).toBe(false);
  });
});

describe('a standard output that is full', () => {
  test.concurrent.each([[['list']], [['log', '--json']]])('%j does not look done', async ([command = '', ...rest]) => {
    const ended = await shared.open([command, VAULT, ...rest], { shell: 'exec "$@" >/dev/full' });
    expect([ended.status, codeSaid(ended)]).toEqual([6, 'disk-full']);
  });
});

describe('a signal', () => {
  test.concurrent.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s gives the lock back, exit 130', async (signal) => {
    const machine = shared.copy();
    const proving = machine.start(['prove', VAULT, copy, '--passphrase-file', 'key']);
    await proving.shown('character');
    expect(machine.has(LOCK)).toBe(true);
    proving.kill(signal);
    const ended = await proving.ended;
    expect([ended.status, ended.stderr]).toEqual([
      130,
      'coldkeep: interrupted: Stopped. Run the command again when you are ready.\n',
    ]);
    expect(machine.has(LOCK)).toBe(false);
  });

  test.concurrent('while a sheet is drawn: the sheet does not count, and no file is left', async () => {
    const machine = shared.copy();
    const printing = machine.start([
      'print',
      VAULT,
      'github',
      '--out',
      'late.pdf',
      '--copies',
      '99',
      '--passphrase-file',
      'key',
    ]);
    await changed(machine, VAULT, printing);
    printing.kill('SIGINT');
    expect((await printing.ended).status).toBe(130);
    expect([machine.has('late.pdf'), machine.has(LOCK)]).toEqual([false, false]);
    const { copies } = Object(await machine.json(['show', VAULT, 'github']));
    expect(new Set(copies.map((each: { state: string }) => each.state))).toEqual(new Set(['ended']));
    expect((await machine.open(['list', VAULT])).stderr).not.toContain('late.pdf');
  });

  test.concurrent('whenever it comes, no lock stays', async () => {
    const machine = shared.copy();
    for (const number of [1, 2]) {
      const marking = machine.start(['mark', VAULT, 'github', String(number), 'used', '--passphrase-file', 'key']);
      await changed(machine, LOCK, marking);
      marking.kill('SIGINT');
      expect([0, 130]).toContain((await marking.ended).status);
      expect(machine.has(LOCK)).toBe(false);
    }
  });
});

/** When a `mark` is cut off: as soon as this is so. */
const MOMENTS: Readonly<Record<string, (machine: Machine, marking: Started) => Promise<void>>> = {
  'the lock is written': (machine, marking) => changed(machine, LOCK, marking),
  'the vault was written to': (machine, marking) => changed(machine, VAULT, marking),
  'it was acknowledged': (_, marking) => marking.shown('marked used'),
};

test.concurrent('kill -9 in the middle of mark: what was acknowledged stays, and the vault opens', async () => {
  const machine = shared.copy();
  const rounds = [...Object.values(MOMENTS), ...Object.values(MOMENTS)];
  const acknowledged: number[] = [];
  let takenOver = 0;
  for (const [index, moment] of rounds.entries()) {
    const number = index + 1;
    const marking = machine.start(['mark', VAULT, 'github', String(number), 'used', '--passphrase-file', 'key']);
    await moment(machine, marking);
    marking.kill('SIGKILL');
    if ((await marking.ended).stdout.includes('marked used')) acknowledged.push(number);
    const left = machine.has(LOCK);
    if (left) takenOver += 1;
    const again = await machine.open(['mark', VAULT, 'discord', '1', 'not-tried']);
    expect([again.status, again.stderr]).toEqual([
      0,
      left ? 'coldkeep: took over the lock of a program that ended without giving it back.\n' : '',
    ]);
  }
  const { codes } = Object(await machine.json(['show', VAULT, 'github']));
  for (const number of acknowledged) expect(codes[number - 1]).toMatchObject({ number, state: 'used' });
  expect(await machine.json(['verify', VAULT])).toMatchObject({ ok: true, code: null });
  expect(acknowledged.length).toBeGreaterThan(1);
  expect(takenOver).toBeGreaterThan(0);
});

describe('help and version', () => {
  test.concurrent('--version is that of the package', async () => {
    expect(await shared.run(['--version'])).toEqual({
      status: 0,
      signal: null,
      stdout: `${packageJson.version}\n`,
      stderr: '',
    });
  });

  test.concurrent('without a command: help on standard error, exit 2', async () => {
    const ended = await shared.run([]);
    expect([ended.status, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toContain('Usage: coldkeep');
  });

  test.concurrent('--help of a command is a result', async () => {
    const ended = await shared.run(['next', '--help']);
    expect([ended.status, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toContain('Example:\n  $ coldkeep next personal.coldkeep github\n');
  });
});
