/** A vault that opens read-only: reading commands work and say so, writing commands change nothing, verify judges. */
import { symlinkSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { ERRORS, type ErrorCode } from '../../main/core/errors.ts';
import {
  cutOff,
  damagedHeaderCopy,
  damagedRecord,
  lockedElsewhere,
  oldCopy,
  otherKey,
  ownWay,
} from './broken-vaults.ts';
import { codeSaid, DISCORD, GITHUB, type Machine, machineWithVault, SETUP_MS, VAULT } from './machine.ts';
import { GITHUB_CODES } from './sample-codes.ts';

const BROKEN: readonly (readonly [ErrorCode, (machine: Machine) => void | Promise<void>])[] = [
  ['header-damaged', damagedHeaderCopy],
  ['record-damaged', damagedRecord],
  ['truncated', cutOff],
  ['rolled-back', oldCopy],
  ['diverged', ownWay],
  ['key-changed', otherKey],
];

const WRITING: readonly (readonly string[])[] = [
  ['import', VAULT, DISCORD, '--yes', '--account', 'second'],
  ['undo', VAULT],
  ['print', VAULT, '--out', 'sheet.pdf'],
  ['prove', VAULT, 'S-0001-KQ/1'],
];

let shared: Machine;

beforeAll(async () => {
  ({ machine: shared } = await machineWithVault([GITHUB, DISCORD]));
  shared.write('older', shared.read(VAULT));
  await shared.open(['mark', VAULT, 'github', '1', 'used']);
}, SETUP_MS);

async function brokenBy(breakIt: (machine: Machine) => void | Promise<void>): Promise<Machine> {
  const machine = shared.copy();
  await breakIt(machine);
  return machine;
}

describe('a vault that is', () => {
  test.concurrent.each(BROKEN)(
    '%s: it is listed with one line about it, judged by verify, and not changed',
    async (code, breakIt) => {
      const machine = await brokenBy(breakIt);
      const before = machine.read(VAULT);

      const listed = await machine.open(['list', VAULT, '--json']);
      expect([listed.status, codeSaid(listed), listed.stderr.split('\n').length]).toEqual([0, code, 2]);
      expect(JSON.parse(listed.stdout)).toEqual({ sets: expect.any(Array) });

      const verified = await machine.open(['verify', VAULT, '--json']);
      expect([verified.status, codeSaid(verified)]).toEqual([ERRORS[code].exit, code]);
      expect(JSON.parse(verified.stdout)).toEqual({
        ok: false,
        code,
        events: expect.any(Number),
        changeNumber: expect.any(Number),
        fingerprint: expect.stringMatching(/^[a-z]+(?:-[a-z]+){3}$/),
      });

      const marked = await machine.open(['mark', VAULT, 'github', '2', 'used']);
      expect([marked.status, codeSaid(marked), marked.stdout]).toEqual([ERRORS[code].exit, code, '']);
      expect(machine.read(VAULT)).toEqual(before);
      expect(machine.has(`${VAULT}.lock`)).toBe(false);
    },
  );
});

test.concurrent.each(WRITING)('%s changes nothing in an older copy', async (...args) => {
  const machine = await brokenBy(oldCopy);
  const before = machine.read(VAULT);
  const ended = await machine.open(args);
  expect([ended.status, codeSaid(ended), ended.stdout]).toEqual([4, 'rolled-back', '']);
  expect(machine.read(VAULT)).toEqual(before);
  expect(machine.has('sheet.pdf')).toBe(false);
});

describe('an older copy', () => {
  test.concurrent('is read every time with the same line: reading it does not make it the newest', async () => {
    const machine = await brokenBy(oldCopy);
    for (const command of [
      ['show', VAULT, 'github'],
      ['log', VAULT],
      ['slots', VAULT],
      ['list', VAULT],
    ]) {
      const ended = await machine.open(command);
      expect([ended.status, codeSaid(ended)]).toEqual([0, 'rolled-back']);
    }
  });

  test.concurrent('is gone on with by --accept-older, which the log tells; after that it is the newest', async () => {
    const machine = await brokenBy(oldCopy);
    const marked = await machine.open(['mark', VAULT, 'github', '2', 'used', '--accept-older']);
    expect([marked.status, marked.stdout]).toEqual([0, 'Code 2 of GitHub marked used, 15 left.\n']);
    const log = await machine.open(['log', VAULT]);
    expect([log.status, log.stderr]).toEqual([0, '']);
    expect(log.stdout).toContain('Went on with an older copy, from change 7');
    expect(await machine.json(['verify', VAULT])).toMatchObject({ ok: true });
  });

  test.concurrent('the newer copy that comes back is refused then', async () => {
    const machine = shared.copy();
    const newer = machine.read(VAULT);
    oldCopy(machine);
    await machine.open(['mark', VAULT, 'github', '2', 'used', '--accept-older']);
    machine.write(VAULT, newer);
    expect(codeSaid(await machine.open(['verify', VAULT]))).toBe('rolled-back');
  });
});

test.concurrent('one damaged header is written anew by --accept-older, and the log is as it was', async () => {
  const machine = await brokenBy(damagedHeaderCopy);
  const log = (await machine.open(['log', VAULT])).stdout;
  const marked = await machine.open(['mark', VAULT, 'github', '2', 'used', '--accept-older']);
  expect([marked.status, marked.stdout]).toEqual([0, 'Code 2 of GitHub marked used, 14 left.\n']);
  expect(await machine.json(['verify', VAULT])).toMatchObject({ ok: true });
  expect((await machine.open(['log', VAULT])).stdout.startsWith(log)).toBe(true);
});

describe('what cannot be recorded', () => {
  test.concurrent('is not shown', async () => {
    const machine = await brokenBy(oldCopy);
    const next = await machine.open(['next', VAULT, 'github']);
    expect([next.status, codeSaid(next), next.stdout]).toEqual([6, 'not-recordable', '']);
    expect(next.stderr).toContain('rolled-back: This copy is older than the one last seen on this computer.');
  });

  test.concurrent('is shown with --unrecorded, and recorded at the next chance', async () => {
    const machine = await brokenBy(oldCopy);
    const before = machine.read(VAULT);
    const next = await machine.open(['next', VAULT, 'github', '--unrecorded', '--json']);
    expect(next.status).toBe(0);
    expect(JSON.parse(next.stdout)).toMatchObject({ number: 1, code: GITHUB_CODES[0] });
    expect(codeSaid(next)).toBe('rolled-back');
    expect(machine.read(VAULT)).toEqual(before);
    machine.write(VAULT, shared.read(VAULT));
    await machine.open(['mark', VAULT, 'discord', '1', 'not-tried']);
    const { stdout } = await machine.open(['log', VAULT]);
    expect(stdout.match(/Code \d+ shown: .*|Code \d+ not tried: .*/g)).toEqual([
      'Code 1 shown: GitHub',
      'Code 1 not tried: Discord, sam.rivera@example.com',
    ]);
  });

  test.concurrent('because the disk is full, the same', async () => {
    const machine = shared.copy();
    const blocks = Math.floor(machine.read(VAULT).length / 512);
    const full = { shell: `ulimit -f ${blocks}; exec "$@"` };
    const next = await machine.open(['next', VAULT, 'github'], full);
    expect([next.status, codeSaid(next), next.stdout]).toEqual([6, 'not-recordable', '']);
    expect((await machine.open(['next', VAULT, 'github', '--unrecorded'], full)).stdout).toBe(`${GITHUB_CODES[1]}\n`);
    expect(machine.read(VAULT)).toEqual(shared.read(VAULT));
    expect(await machine.json(['verify', VAULT])).toMatchObject({ ok: true });
  });
});

describe('a lock', () => {
  test.concurrent('of another computer stops writing and not reading', async () => {
    const machine = await brokenBy(lockedElsewhere);
    const before = machine.read(VAULT);
    expect(await machine.open(['list', VAULT])).toMatchObject({ status: 0, stderr: '' });
    for (const args of [
      ['next', VAULT, 'github'],
      ['next', VAULT, 'github', '--unrecorded'],
      ['mark', VAULT, 'github', '2', 'used'],
    ]) {
      const ended = await machine.open(args);
      expect([ended.status, codeSaid(ended), ended.stdout]).toEqual([6, 'locked', '']);
      expect(ended.stderr).toContain('host another-computer');
    }
    expect(machine.read(VAULT)).toEqual(before);
    expect(machine.has(`${VAULT}.lock`)).toBe(true);
  });

  test.concurrent('stands beside the file that a link leads to, whoever comes by which name', async ({ skip }) => {
    if (process.platform === 'win32') return skip('links need a privilege there');
    const machine = await brokenBy(lockedElsewhere);
    symlinkSync(machine.path(VAULT), machine.path('link.coldkeep'));
    const marked = await machine.open(['mark', 'link.coldkeep', 'github', '2', 'used']);
    expect([marked.status, codeSaid(marked)]).toEqual([6, 'locked']);
    expect(machine.has('link.coldkeep.lock')).toBe(false);
  });

  test.concurrent.each([
    ['of another computer', lockedElsewhere],
    ['of a kind that is not known', (machine: Machine) => void machine.write(`${VAULT}.lock`, '{"v":9}\n')],
  ])('%s is taken over with --break-lock', async (_, breakIt) => {
    const machine = await brokenBy(breakIt);
    expect(codeSaid(await machine.open(['mark', VAULT, 'github', '2', 'used']))).toBe('locked');
    const marked = await machine.open(['mark', VAULT, 'github', '2', 'used', '--break-lock']);
    expect([marked.status, marked.stderr]).toEqual([
      0,
      'coldkeep: took over the lock of a program that ended without giving it back.\n',
    ]);
    expect(machine.has(`${VAULT}.lock`)).toBe(false);
  });
});

describe('what this computer notes', () => {
  test.concurrent('with --read-only it notes nothing', async () => {
    const other = { env: { COLDKEEP_DATA_DIR: shared.path('never-made') } };
    expect(await shared.open(['list', VAULT, '--read-only'], other)).toMatchObject({ status: 0, stderr: '' });
    expect(shared.has('never-made')).toBe(false);
  });

  test.concurrent('it says when it cannot note what it saw, at once or after a change', async () => {
    const machine = shared.copy();
    machine.write('file', '');
    const notice = 'coldkeep: this computer could not note what it saw, so it will not recognise an older copy.\n';
    const other = { env: { COLDKEEP_DATA_DIR: machine.path('file') } };
    expect(await machine.open(['list', VAULT], other)).toMatchObject({ status: 0, stderr: notice });
    expect(await machine.open(['mark', VAULT, 'github', '2', 'used'], other)).toMatchObject({
      status: 0,
      stderr: notice,
    });
  });
});

describe('a vault path that is', () => {
  test.concurrent.each([
    ['a folder', 'home'],
    ['a device that never ends', '/dev/zero'],
  ])('%s is refused', async (_, path) => {
    const ended = await shared.open(['list', path]);
    expect([ended.status, codeSaid(ended), ended.stdout]).toEqual([6, 'no-such-file', '']);
  });
});

describe('verify', () => {
  test.concurrent('of what is no vault prints its judgement, too', async () => {
    const machine = shared.copy();
    machine.write(VAULT, 'a shopping list');
    const verified = await machine.open(['verify', VAULT, '--json']);
    expect([verified.status, JSON.parse(verified.stdout)]).toEqual([
      4,
      { ok: false, code: 'not-a-vault', events: 0, changeNumber: 0, fingerprint: null },
    ]);
  });

  test.concurrent('compares with an anchor', async () => {
    const { changeNumber, fingerprint } = Object(await shared.json(['verify', VAULT]));
    const verify = async (anchor: string): Promise<unknown> => {
      const ended = await shared.open(['verify', VAULT, '--anchor', anchor]);
      return [ended.status, codeSaid(ended)];
    };
    expect(await verify(`${changeNumber}:${fingerprint}`)).toEqual([0, null]);
    expect(await verify(`${changeNumber}:${String(fingerprint).toUpperCase().replaceAll('-', ' ')}`)).toEqual([
      0,
      null,
    ]);
    expect(await verify(`${changeNumber - 1}:${fingerprint}`)).toEqual([4, 'diverged']);
    expect(await verify(`${changeNumber + 1}:${fingerprint}`)).toEqual([4, 'rolled-back']);
    expect(await verify(`${changeNumber}:${'0'.repeat(64)}`)).toEqual([4, 'diverged']);
    expect(await verify('not an anchor')).toEqual([2, 'usage']);
  });
});
