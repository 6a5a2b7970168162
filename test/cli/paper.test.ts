/** Sheets by the command line: what is printed, what is taken back, proofs without a terminal, files in clear. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actualTextsOf } from '../sheets/drawn.ts';
import { answerRightly, rightAnswer } from './answers.ts';
import { codeSaid, DISCORD, GITHUB, type Machine, machineWithVault, SETUP_MS, VAULT } from './machine.ts';
import { DISCORD_CODES, GITHUB_CODES } from './sample-codes.ts';

const DISCORD_UNUSED = DISCORD_CODES.filter((_, index) => index !== 1 && index !== 4);

interface Printed {
  readonly sheet: string;
  readonly copies: readonly string[];
  readonly pages: number;
  readonly file: string;
}

let shared: Machine;
let discordCopy: string;

async function print(machine: Machine, ...args: readonly string[]): Promise<Printed> {
  const { sheet, copies, pages, file } = Object(await machine.json(['print', VAULT, ...args]));
  return { sheet, copies, pages, file };
}

beforeAll(async () => {
  ({ machine: shared } = await machineWithVault([GITHUB, DISCORD]));
  await shared.open(['mark', VAULT, 'github', '1', 'used']);
  const printed = await print(shared, 'discord', '--out', 'discord.pdf');
  discordCopy = printed.copies[0] ?? '';
}, SETUP_MS);

describe('print', () => {
  test.concurrent('a set is printed with its unused codes, in order', async () => {
    const machine = shared.copy();
    const { pages } = await print(machine, 'github', '--out', 'sheet.pdf');
    expect(pages).toBe(1);
    expect(await actualTextsOf(machine.read('sheet.pdf'))).toEqual(GITHUB_CODES.slice(1));
  });

  test.concurrent('copies are in one file, each with its number', async () => {
    const machine = shared.copy();
    const { sheet, copies, pages } = await print(machine, 'github', '--out', 'sheet.pdf', '--copies', '3');
    expect(copies).toEqual([`${sheet}/1`, `${sheet}/2`, `${sheet}/3`]);
    expect(pages).toBe(3);
    expect(await actualTextsOf(machine.read('sheet.pdf'))).toEqual([1, 2, 3].flatMap(() => GITHUB_CODES.slice(1)));
  });

  test.concurrent('no set means every active one with unused codes', async () => {
    const machine = shared.copy();
    machine.write('intranet.txt', 'Recovery codes\n\n0123456789abcdef\nfedcba9876543210\n00112233445566aa\n');
    await machine.open(['import', VAULT, 'intranet.txt', '--service', 'Intranet', '--yes']);
    await machine.open(['set-state', VAULT, 'intranet', 'superseded']);
    await print(machine, '--out', 'all.pdf', '--paper', 'letter');
    expect(await actualTextsOf(machine.read('all.pdf'))).toEqual([...DISCORD_UNUSED, ...GITHUB_CODES.slice(1)]);
    const named = await machine.open(['print', VAULT, 'github', 'intranet', '--out', 'named.pdf']);
    expect([named.status, codeSaid(named), machine.has('named.pdf')]).toEqual([5, 'set-not-active', false]);
  });

  test.concurrent('one set can be packed; several cannot have the layout of one', async () => {
    const machine = shared.copy();
    await print(machine, 'github', '--out', 'packed.pdf', '--layout', 'packed');
    expect(await actualTextsOf(machine.read('packed.pdf'))).toEqual(GITHUB_CODES.slice(1));
    const both = await machine.open(['print', VAULT, 'github', 'discord', '--out', 'x.pdf', '--layout', 'recovery']);
    expect([both.status, codeSaid(both), machine.has('x.pdf')]).toEqual([2, 'usage', false]);
  });

  test.concurrent('never writes over a file, nor into a folder; asks for no secret before it has seen that', async () => {
    const machine = shared.copy();
    const before = machine.read(VAULT);
    mkdirSync(machine.path('folder'));
    for (const [out, code, status] of [
      ['discord.pdf', 'would-overwrite', 5],
      ['folder', 'would-overwrite', 5],
      ['missing/sheet.pdf', 'no-such-file', 6],
      ['discord.pdf/sheet.pdf', 'no-such-file', 6],
    ] as const) {
      const ended = await machine.run(['print', VAULT, 'github', '--out', out]);
      expect([out, codeSaid(ended), ended.status]).toEqual([out, code, status]);
    }
    expect(machine.read(VAULT)).toEqual(before);
  });

  test.concurrent('whose file cannot be written leaves no sheet that counts and no file in clear', async () => {
    const machine = shared.copy();
    const blocks = Math.ceil(machine.read(VAULT).length / 512) + 8;
    const ended = await machine.open(['print', VAULT, 'github', '--out', 'sheet.pdf'], {
      shell: `ulimit -f ${blocks}; exec "$@"`,
    });
    expect([ended.status, codeSaid(ended), ended.stdout, machine.has('sheet.pdf')]).toEqual([
      6,
      'disk-full',
      '',
      false,
    ]);
    const { stdout } = await machine.open(['log', VAULT]);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .slice(-4)
        .map((line) => line.slice(28)),
    ).toEqual([
      expect.stringMatching(/^Sheet S-0002-[A-Z]{2} printed, 1 copy$/),
      `File with codes in clear written: ${machine.path('sheet.pdf')}`,
      `File with codes in clear is gone: ${machine.path('sheet.pdf')}`,
      expect.stringMatching(/^Copy S-0002-[A-Z]{2}\/1 ended: not printed$/),
    ]);
    const [copy] = stdout.match(/S-0002-[A-Z]{2}\/1/) ?? [''];
    expect(codeSaid(await machine.open(['prove', VAULT, copy]))).toBe('copy-not-found');
    expect(codeSaid(await machine.open(['destroyed', VAULT, 'sheet.pdf']))).toBe('no-such-file');
  });
});

/** A file system of a few kilobytes, where this user may mount one. */
function mountTiny(machine: Machine): boolean {
  mkdirSync(machine.path('tiny'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'coldkeep-test', machine.path('tiny')], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

const mounted: string[] = [];
afterAll(() => {
  for (const path of mounted) execFileSync('umount', [path]);
});

test('on a disk that is really full', async ({ skip }) => {
  const machine = shared.copy();
  if (!mountTiny(machine)) return skip('this user may not mount a file system of its own');
  mounted.push(machine.path('tiny'));
  const ended = await machine.open(['print', VAULT, 'github', '--out', 'tiny/sheet.pdf']);
  expect([ended.status, codeSaid(ended), machine.has('tiny/sheet.pdf')]).toEqual([6, 'disk-full', false]);
  const created = await machine.run(['create', `tiny/${'a'.repeat(9)}.coldkeep`, '--generate', '--kdf-memory', '64']);
  expect([created.status, created.stderr]).toEqual([0, expect.stringContaining('The vault was created.')]);
  const imported = await machine.open(['list', VAULT]);
  expect(imported.stderr).not.toContain('tiny/sheet.pdf');
});

describe('files in clear', () => {
  test.concurrent('stay on the list until they are called destroyed', async () => {
    const machine = shared.copy();
    const hint = `coldkeep destroyed ${VAULT} ${shared.path('discord.pdf')}\n`;
    expect((await machine.open(['list', VAULT])).stderr).toBe(
      `A file with codes in clear is not destroyed yet: ${hint}`,
    );
    const first = await machine.open(['destroyed', VAULT, shared.path('discord.pdf')]);
    expect([first.status, first.stdout]).toEqual([0, 'Recorded: that file is gone.\n']);
    expect(first.stderr).toContain('But it is still there: delete it now.');
    expect((await machine.open(['list', VAULT])).stderr).toBe('');
    const again = await machine.open(['destroyed', VAULT, shared.path('discord.pdf')]);
    expect([again.status, codeSaid(again)]).toEqual([6, 'no-such-file']);
  });
});

describe('prove without a terminal', () => {
  test.concurrent('asks one question a line and takes one answer a line', async () => {
    const machine = shared.copy();
    const proving = machine.start(['prove', VAULT, discordCopy.toLowerCase(), '--passphrase-file', 'key']);
    await answerRightly(proving);
    const ended = await proving.ended;
    expect([ended.status, ended.stderr]).toEqual([0, '']);
    const lines = ended.stdout.split('\n');
    expect(lines.slice(3)).toEqual([`Proven: ${discordCopy}.`, '']);
    for (const line of lines.slice(0, 3)) {
      expect(line).toMatch(
        /^Discord, sam\.rivera@example\.com, code \d+: characters \d and \d \(hyphens and blanks not counted\)$/,
      );
    }
    expect(await machine.json(['show', VAULT, 'discord'])).toMatchObject({
      copies: [{ copy: discordCopy, state: 'proven', provenAt: expect.stringMatching(/^\d{4}-/) }],
    });
  });

  test.concurrent('the passphrase can be the first line, and the answers the next', async () => {
    const machine = shared.copy();
    const proving = machine.start(['prove', VAULT, discordCopy, '--passphrase-file', '-']);
    proving.type(machine.text('key').trim());
    await answerRightly(proving);
    expect(await proving.ended).toMatchObject({ status: 0, stderr: '' });
  });

  test.concurrent('a wrong answer proves nothing, and the copy stays unproven', async () => {
    const machine = shared.copy();
    const proving = machine.start(['prove', VAULT, discordCopy, '--passphrase-file', 'key']);
    proving.type(rightAnswer(await proving.line(1)));
    proving.type(rightAnswer(await proving.line(2)));
    proving.type('??');
    const ended = await proving.ended;
    expect([ended.status, codeSaid(ended)]).toEqual([5, 'proof-failed']);
    expect(await machine.json(['show', VAULT, 'discord'])).toMatchObject({ copies: [{ state: 'unproven' }] });
  });

  test.concurrent('too few answers cancel it', async () => {
    const machine = shared.copy();
    const ended = await machine.open(['prove', VAULT, discordCopy], { input: 'A B\n' });
    expect([ended.status, codeSaid(ended), ended.stdout.split('\n')]).toEqual([5, 'cancelled', expect.any(Array)]);
    expect(ended.stdout.split('\n')).toHaveLength(3);
  });
});
