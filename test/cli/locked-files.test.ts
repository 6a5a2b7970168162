/** Exports and databases with a password of their own, which is another thing than the passphrase of the vault. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeSaid, GITHUB, type Machine, machineWithVault, SETUP_MS, VAULT } from './machine.ts';

const SAMPLES = join(import.meta.dirname, '../unpack/samples');
const KEEPASS = join(SAMPLES, 'keepass-kdbx4-argon2id.kdbx');
const BITWARDEN = join(SAMPLES, 'bitwarden-encrypted-pbkdf2.json');

let machine: Machine;
beforeAll(async () => {
  ({ machine } = await machineWithVault());
  machine.write('password', 'sample-password\n');
  machine.write('wrong', 'another-password\n');
}, SETUP_MS);

describe('inspect', () => {
  test.concurrent('opens locked files with the password of a file', async () => {
    const ended = await machine.run(['inspect', KEEPASS, BITWARDEN, '--json', '--password-file', 'password']);
    expect(ended.status).toBe(0);
    const { files } = JSON.parse(ended.stdout);
    expect(files.map(({ encoding, sets }: { encoding: string; sets: [] }) => [encoding, sets.length])).toEqual([
      ['kdbx4', 2],
      ['utf-8', 4],
    ]);
  });

  test.concurrent('takes the password from the first line of standard input', async () => {
    const args = ['inspect', KEEPASS, '--json', '--password-file', '-'];
    const ended = await machine.run(args, { input: 'sample-password\n' });
    expect([ended.status, JSON.parse(ended.stdout).files[0].sets.length]).toEqual([0, 2]);
  });

  test.concurrent.each([
    ['password-needed', []],
    ['wrong-secret', ['--password-file', 'wrong']],
  ])('%s, exit 3, and no codes', async (code, options) => {
    const ended = await machine.run(['inspect', KEEPASS, '--json', ...options]);
    expect([ended.status, codeSaid(ended)]).toEqual([3, code]);
    expect(JSON.parse(ended.stdout)).toEqual({ files: [{ file: KEEPASS, error: code, sets: [] }] });
  });

  test.concurrent('a locked file does not stop the others: exit 5', async () => {
    const ended = await machine.run(['inspect', GITHUB, KEEPASS, '--json']);
    expect([ended.status, codeSaid(ended)]).toEqual([5, 'password-needed']);
    expect(JSON.parse(ended.stdout).files[0].sets).toHaveLength(1);
  });

  test.concurrent('a key file that is not there is said before anything is read', async () => {
    const ended = await machine.run(['inspect', KEEPASS, '--import-key-file', 'nowhere.keyx']);
    expect([ended.status, codeSaid(ended), ended.stdout]).toEqual([6, 'no-such-file', '']);
  });

  test.concurrent('what only its account opens is read as far as it goes, and says how to export it', async () => {
    const ended = await machine.run(['inspect', join(SAMPLES, 'bitwarden-account-restricted.json')]);
    expect(ended.status).toBe(0);
    expect(ended.stdout).toContain('export it with a password of its own');
  });
});

describe('import', () => {
  test('adds what a locked file holds, each set with its service and account', async () => {
    const args = ['import', VAULT, KEEPASS, '--password-file', 'password', '--yes'];
    const { added } = Object(await machine.json(args));
    expect(added).toMatchObject([
      { service: 'google', total: 10 },
      { service: 'github', account: 'octo-sam', total: 16 },
    ]);
  });

  test.concurrent.each([
    ['two secrets', ['import', VAULT, KEEPASS, '--yes', '--password-file', '-', '--passphrase-file', '-']],
    ['a file and a secret', ['inspect', '-', '--password-file', '-']],
    ['a key file', ['inspect', KEEPASS, '--import-key-file', '-']],
  ])('standard input cannot be %s', async (_what, args) => {
    const ended = await machine.run(args, { input: 'sample-password\n' });
    expect([ended.status, codeSaid(ended)]).toEqual([2, 'usage']);
  });
});
