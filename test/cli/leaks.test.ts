/** No code and no name gets where it does not belong: not into a list or a message, nor into a file that is written. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { rightAnswer } from './answers.ts';
import { lockedElsewhere, oldCopy } from './broken-vaults.ts';
import { builtCli } from './built-cli.ts';
import { DISCORD, type Ended, GITHUB, type Machine, type Made, machineWithVault, SETUP_MS, VAULT } from './machine.ts';
import { codesShownIn, DISCORD_CODES, GITHUB_CODES, SAMPLE_CODES } from './sample-codes.ts';

const NAMES = ['github', 'discord', 'sam.rivera', 'example.com'];

/** Everything that was called, by its words. */
const calls = new Map<string, Ended>();
let machine: Machine;
let made: Made;

async function call(args: readonly string[]): Promise<Ended> {
  const ended = await machine.open(args);
  calls.set(args.join(' '), ended);
  return ended;
}

/** Paths of all files in a folder and below. */
function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

beforeAll(async () => {
  ({ machine, made } = await machineWithVault([GITHUB, DISCORD]));
  machine.write('older', machine.read(VAULT));
  await call(['next', VAULT, 'github', '--json']);
  await call(['next', VAULT, 'discord', '--qr']);
  await call(['mark', VAULT, 'github', '1', 'used', '--note', 'on the phone']);
  await call(['undo', VAULT]);
  await call(['mark', VAULT, 'github', '1', 'used']);
  await call(['mark', VAULT, 'github', '1', 'used']);
  await call(['mark', VAULT, 'github', GITHUB_CODES[3] ?? '', 'used']);
  await call(['mark', VAULT, 'github', '1', 'used', GITHUB_CODES[3] ?? '']);
  await call(['mark', VAULT, GITHUB_CODES[3] ?? '', '1', 'used']);
  await call(['import', VAULT, GITHUB, DISCORD, '--yes']);
  await call(['import', VAULT, GITHUB, '--yes', '--update', '--json']);
  calls.set('inspect', await machine.run(['inspect', GITHUB, DISCORD, 'missing.txt']));
  await call(['print', VAULT, '--out', 'sheet.pdf', '--json']);
  const { copies } = Object(await machine.json(['show', VAULT, 'github']));
  const proving = machine.start(['prove', VAULT, copies[0].copy, '--passphrase-file', 'key']);
  for (const asked of [1, 2, 3]) proving.type(rightAnswer(await proving.line(asked)));
  calls.set('prove', await proving.ended);
  await call(['set-state', VAULT, 'discord', 'revoked']);
  for (const args of [
    ['list'],
    ['list', '--json'],
    ['log'],
    ['log', '--json'],
    ['verify'],
    ['slots'],
    ['slots', '--json'],
  ]) {
    const [command = '', ...rest] = args;
    await call([command, VAULT, ...rest]);
  }
  await call(['show', VAULT, 'github']);
  await call(['show', VAULT, 'github', '--json']);
  await call(['show', VAULT, DISCORD_CODES[2] ?? '']);
  calls.set('doctor', await machine.run(['doctor']));
  await call(['destroyed', VAULT, 'sheet.pdf']);
  const aside = machine.read(VAULT);
  oldCopy(machine);
  await call(['next', VAULT, 'github', '--unrecorded']);
  machine.write(VAULT, aside);
  lockedElsewhere(machine);
  await call(['mark', VAULT, 'github', '2', 'used']);
}, SETUP_MS);

const GIVES_CODES = /^(?:next|reveal) /;

describe('codes', () => {
  test('stand on standard output only where the command exists to give them, one at a time', () => {
    expect([...calls.values()].map(({ status }) => status)).toEqual([
      ...[0, 0, 0, 0, 5, 2, 2, 5, 5, 0, 5, 0, 0, 0],
      ...[0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 6],
    ]);
    for (const [words, { stdout }] of calls) {
      expect([words, codesShownIn(stdout).length]).toEqual([words, GIVES_CODES.test(words) ? 1 : 0]);
    }
  });

  test('never stand on standard error', () => {
    for (const [words, { stderr }] of calls) expect([words, codesShownIn(stderr)]).toEqual([words, []]);
  });

  test('stand in no file that was written, except in the pages of the sheet, which are compressed', () => {
    const given = new Set(['passphrase', 'key']);
    const files = filesIn(machine.folder).filter((path) => !given.has(path.slice(machine.folder.length + 1)));
    expect(files.map((path) => path.slice(machine.folder.length + 1)).sort()).toEqual([
      `data/marks/${made.vaultId}.json`,
      `data/places/${made.vaultId}.json`,
      `data/unrecorded/${made.vaultId}.bin`,
      'older',
      'personal.backups/README.txt',
      expect.stringMatching(/^personal\.backups\/personal \d{4}-\d\d-\d\d \d{6} c000007\.coldkeep$/),
      'personal.backups/rescue.html',
      VAULT,
      `${VAULT}.lock`,
      'sheet.pdf',
    ]);
    for (const path of files) {
      const bytes = readFileSync(path);
      for (const encoding of ['latin1', 'utf16le'] as const) {
        const text = bytes.toString(encoding).toLowerCase();
        const found = SAMPLE_CODES.filter((code) => text.includes(code) || text.includes(code.replaceAll('-', '')));
        expect([path, found]).toEqual([path, []]);
      }
    }
  });
});

describe('names of services and accounts', () => {
  test('stand in no file and in no name of a file', () => {
    const page = machine.path('personal.backups', 'rescue.html');
    // It names every service, for everyone the same.
    expect(readFileSync(page)).toEqual(readFileSync(join(dirname(builtCli()), '../rescue/rescue.html')));
    for (const path of filesIn(machine.folder).filter((each) => each !== page)) {
      const name = path.slice(machine.folder.length).toLowerCase();
      const text = `${name}\n${readFileSync(path).toString('latin1').toLowerCase()}`;
      expect([name, NAMES.filter((word) => text.includes(word))]).toEqual([name, []]);
    }
  });
});

test('neither passphrase nor recovery key is repeated anywhere', () => {
  for (const [words, { stdout, stderr }] of calls) {
    const text = (stdout + stderr).toLowerCase();
    expect([words, text.includes(made.passphrase), text.includes(made.recoveryKey.toLowerCase())]).toEqual([
      words,
      false,
      false,
    ]);
  }
});

test('inspect --json gives codes: that is what it is asked for', async () => {
  const { stdout } = await machine.run(['inspect', GITHUB, DISCORD, '--json']);
  expect(codesShownIn(stdout)).toEqual(SAMPLE_CODES);
});
