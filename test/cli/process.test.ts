/** How `coldkeep` behaves as a process: pipes that close, disks that fill up, signals, and a power cut in the middle. */
import { type FSWatcher, statSync, watch } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { codeSaid, DISCORD, GITHUB, type Machine, machineWithVault, SETUP_MS, type Started, VAULT } from './machine.ts';

const LOCK = `${VAULT}.lock`;
let shared: Machine;

beforeAll(async () => {
  ({ machine: shared } = await machineWithVault([GITHUB, DISCORD]));
  await shared.open(['print', VAULT, 'discord', '--out', 'sheet.pdf']);
}, SETUP_MS);

/** The first copy on the shared machine. */
async function firstCopy(): Promise<string> {
  const { copies } = Object(await shared.json(['show', VAULT, 'discord']));
  return copies[0].copy;
}

/** Resolves at the first change of a file in the folder of the machine that leaves something in it. */
function changed(machine: Machine, name: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher: FSWatcher = watch(machine.folder, (_, file) => {
      if (file !== name || !statSync(machine.path(name), { throwIfNoEntry: false })?.size) return;
      watcher.close();
      resolve();
    });
  });
}

describe('a pipe that closes', () => {
  test.each(['log', 'list', 'slots'])('%s | head -1 is no error', async (command) => {
    const ended = await shared.open([command, VAULT], {
      shell: '{ "$@"; echo "status $?" >&2; } | head -1',
    });
    expect(ended.stdout.split('\n')).toHaveLength(2);
    expect(ended.stderr).toMatch(/(?:^|\n)status 0\n$/);
    expect(codeSaid(ended)).toBeNull();
  });

  test('a change is made to the end although nobody reads what is said about it', async () => {
    const machine = shared.copy();
    machine.write('gitlab.txt', 'GitLab recovery codes\n\n0123456789abcdef\nfedcba9876543210\n00112233445566aa\n');
    await machine.open(['import', VAULT, 'gitlab.txt', '--yes'], { shell: '"$@" 2>&1 | true' });
    expect(await machine.json(['list', VAULT, 'gitlab'])).toMatchObject({ sets: [{ service: 'gitlab', total: 3 }] });
    expect(machine.has(LOCK)).toBe(false);
  });
});

describe('a standard output that is full', () => {
  test.each([[['list']], [['list', '--json']], [['log', '--json']]])(
    '%j does not look done',
    async ([command = '', ...rest]) => {
      const ended = await shared.open([command, VAULT, ...rest], { shell: 'exec "$@" >/dev/full' });
      expect([ended.status, codeSaid(ended)]).toEqual([6, 'disk-full']);
    },
  );
});

describe('a signal', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s gives the lock back, exit 130', async (signal) => {
    const machine = shared.copy();
    const copy = await firstCopy();
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

  test('while a sheet is drawn: the sheet does not count, and no file is left', async () => {
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
    await changed(machine, VAULT);
    printing.kill('SIGINT');
    expect((await printing.ended).status).toBe(130);
    expect([machine.has('late.pdf'), machine.has(LOCK)]).toEqual([false, false]);
    const { copies } = Object(await machine.json(['show', VAULT, 'github']));
    expect(new Set(copies.map((each: { state: string }) => each.state))).toEqual(new Set(['ended']));
    expect((await machine.open(['list', VAULT])).stderr).not.toContain('late.pdf');
  });

  test('whenever it comes, no lock stays', async () => {
    const machine = shared.copy();
    for (const number of [1, 2, 3]) {
      const marking = machine.start(['mark', VAULT, 'github', String(number), 'used', '--passphrase-file', 'key']);
      await changed(machine, LOCK);
      marking.kill('SIGINT');
      expect([0, 130]).toContain((await marking.ended).status);
      expect(machine.has(LOCK)).toBe(false);
    }
  });
});

/** When a `mark` is cut off: as soon as this is so. */
const MOMENTS: Readonly<Record<string, (machine: Machine, marking: Started) => Promise<void>>> = {
  'the lock is written': (machine) => changed(machine, LOCK),
  'the vault was written to': (machine) => changed(machine, VAULT),
  'it was acknowledged': (_, marking) => marking.shown('marked used'),
};

test('kill -9 in the middle of mark: what was acknowledged stays, and the vault opens', async () => {
  const machine = shared.copy();
  const rounds = [...Object.values(MOMENTS), ...Object.values(MOMENTS)];
  let takenOver = 0;
  for (const [index, moment] of rounds.entries()) {
    const number = index + 1;
    const marking = machine.start(['mark', VAULT, 'github', String(number), 'used', '--passphrase-file', 'key']);
    await moment(machine, marking);
    marking.kill('SIGKILL');
    const { stdout } = await marking.ended;
    const left = machine.has(LOCK);
    const again = await machine.open(['mark', VAULT, 'discord', '1', 'not-tried']);
    if (left) takenOver += 1;
    expect([again.status, again.stderr]).toEqual([
      0,
      left ? 'coldkeep: took over the lock of a program that ended without giving it back.\n' : '',
    ]);
    const { codes } = Object(await machine.json(['show', VAULT, 'github']));
    if (stdout.includes('marked used')) expect(codes[index]).toMatchObject({ number, state: 'used' });
    expect(await machine.json(['verify', VAULT])).toMatchObject({ ok: true, code: null });
  }
  expect(takenOver).toBeGreaterThan(0);
});

describe('help and version', () => {
  test('--version is that of the package', async () => {
    expect(await shared.run(['--version'])).toEqual({
      status: 0,
      signal: null,
      stdout: `${packageJson.version}\n`,
      stderr: '',
    });
  });

  test('without a command: help on standard error, exit 2', async () => {
    const ended = await shared.run([]);
    expect([ended.status, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toContain('Usage: coldkeep');
  });

  test('--help of a command is a result', async () => {
    const ended = await shared.run(['next', '--help']);
    expect([ended.status, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toContain('Example:\n  $ coldkeep next personal.coldkeep github\n');
  });
});
