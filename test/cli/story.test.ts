/** The main job, as the README tells it: from a downloaded file to a used code, a printed sheet and a lost passphrase. */
import { statSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeSaid, DISCORD, type Ended, GITHUB, Machine, type Made, SETUP_MS, VAULT } from './machine.ts';
import { codesShownIn, GITHUB_CODES } from './sample-codes.ts';

const machine = Machine.make();
let made: Made;
let atTheEnd: unknown;

const json = (args: readonly string[]): Promise<unknown> => machine.json(args);

beforeAll(async () => {
  const { stdout } = await machine.run(['create', VAULT, '--generate', '--kdf-memory', '64', '--json']);
  made = JSON.parse(stdout);
  machine.write('passphrase', `${made.passphrase}\n`);
  machine.write('key', `${made.recoveryKey}\n`);
}, SETUP_MS);

/** Lines of `log` without time and id. */
async function happened(): Promise<string[]> {
  const { stdout } = await machine.open(['log', VAULT]);
  return stdout
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/^\S+ \S+ {2}[0-9a-f]{8} {2}/, ''));
}

describe('the main job', () => {
  test('create shows what it generated once, and the file is for its owner only', () => {
    expect(made.vaultId).toMatch(/^[0-9a-f]{32}$/);
    expect(made.passphrase).toMatch(/^[a-z]+(?: [a-z]+){5}$/);
    expect(made.recoveryKey).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(statSync(machine.path(VAULT)).mode & 0o777).toBe(0o600);
  });

  test('import finds 16 codes of GitHub, and 10 of Discord of which 2 are used', async () => {
    const added = await machine.run([
      'import',
      VAULT,
      GITHUB,
      DISCORD,
      '--yes',
      '--passphrase-file',
      'passphrase',
      '--json',
    ]);
    expect(added.status).toBe(0);
    expect(JSON.parse(added.stdout)).toMatchObject({
      added: [
        { service: 'github', account: null, total: 16, unused: 16 },
        { service: 'discord', account: 'sam.rivera@example.com', total: 10, unused: 8 },
      ],
      skipped: [],
      warnings: [],
    });
    expect(added.stderr).toContain('GitHub: 16 codes\n');
    expect(added.stderr).toContain('Discord, sam.rivera@example.com: 10 codes, 2 used\n');
  });

  test('list tells what is left, one line a set', async () => {
    const { stdout, status } = await machine.open(['list', VAULT]);
    expect(status).toBe(0);
    expect(stdout.split('\n').map((line) => line.replaceAll(/ {2,}/g, '|').replace(/^s-\w{8}/, 's-'))).toEqual([
      'Set|Service|Account|Left|State|Last proof',
      's-|Discord|sam.rivera@example.com|8 of 10|active|never',
      's-|GitHub|16 of 16|active|never',
      '',
    ]);
  });

  test('next gives the first code and says how to go on', async () => {
    const next = await machine.open(['next', VAULT, 'github']);
    expect(next.stdout).toBe(`${GITHUB_CODES[0]}\n`);
    expect(next.stderr).toMatch(
      /^Code 1 of GitHub; 15 left once it is used\.\nDid it work\? coldkeep mark personal\.coldkeep s-\w{8} 1 used\|refused\|not-tried\n$/,
    );
  });

  test('mark, undo and mark again', async () => {
    expect((await machine.open(['mark', VAULT, 'github', '1', 'used'])).stdout).toBe(
      'Code 1 of GitHub marked used, 15 left.\n',
    );
    expect((await machine.open(['undo', VAULT])).stdout).toBe('Code 1 of GitHub taken back, 16 left.\n');
    expect((await machine.open(['mark', VAULT, 'github', '1', 'used'])).status).toBe(0);
    expect(await json(['show', VAULT, 'github'])).toMatchObject({ unused: 15, used: 1, openReveals: 0 });
  });

  test('print writes a PDF for its owner only and says what it is', async () => {
    const printed = await machine.open(['print', VAULT, 'github', '--out', 'sheet.pdf']);
    expect(printed.status).toBe(0);
    expect(printed.stdout).toMatch(/^Sheet S-0001-[A-Z]{2}, 1 copy, 1 page: .*\/sheet\.pdf\n$/);
    expect(printed.stderr).toContain('The file holds codes in clear.');
    expect(statSync(machine.path('sheet.pdf')).mode & 0o777).toBe(0o600);
    expect(new TextDecoder('latin1').decode(machine.read('sheet.pdf').subarray(0, 5))).toBe('%PDF-');
    expect(codesShownIn(printed.stdout + printed.stderr)).toEqual([]);
  });

  test('verify says that the file is whole', async () => {
    const { stdout, status } = await machine.open(['verify', VAULT]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Whole: 14 events, change 14, [a-z]+ [a-z]+ [a-z]+ [a-z]+\.\n$/);
  });

  test('log tells all of it, in order', async () => {
    expect(await happened()).toEqual([
      'Vault created',
      'Way in added: passphrase, generated',
      'Way in added: recovery key, generated',
      'Account added: GitHub',
      '16 codes added: GitHub',
      'Account added: Discord, sam.rivera@example.com',
      '10 codes added: Discord, sam.rivera@example.com, 2 of them used already',
      'Code 1 shown: GitHub',
      'Code 1 used: GitHub',
      'Taken back: code 1 used: GitHub',
      'Code 1 used: GitHub',
      'Codes opened to print them: GitHub',
      expect.stringMatching(/^Sheet S-0001-[A-Z]{2} printed, 1 copy$/),
      `File with codes in clear written: ${machine.path('sheet.pdf')}`,
    ]);
    atTheEnd = await json(['list', VAULT]);
  });

  test('a wrong passphrase is refused and shows nothing', async () => {
    const wrong: Ended = await machine.run(['list', VAULT, '--json', '--passphrase-file', '-'], {
      input: 'correct horse battery staple\n',
    });
    expect({ ...wrong, stderr: codeSaid(wrong) }).toEqual({
      status: 3,
      signal: null,
      stdout: '',
      stderr: 'wrong-secret',
    });
  });

  test('passphrase and recovery key open it, and everything is as it was', async () => {
    const byPassphrase = await machine.run(['list', VAULT, '--json', '--passphrase-file', '-'], {
      input: `${made.passphrase.toUpperCase().replaceAll(' ', '-')}\n`,
    });
    expect(JSON.parse(byPassphrase.stdout)).toEqual(atTheEnd);
    const byRecoveryKey = await machine.run(['list', VAULT, '--json'], {
      env: { COLDKEEP_PASSPHRASE_FILE: '-' },
      input: `${made.recoveryKey.toLowerCase().replaceAll('-', ' ')}\n`,
    });
    expect(JSON.parse(byRecoveryKey.stdout)).toEqual(atTheEnd);
  });
});
