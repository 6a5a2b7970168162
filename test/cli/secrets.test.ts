/** Where secrets come from, and what is refused before anybody is asked for one. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  codeSaid,
  type Ended,
  GITHUB,
  type Machine,
  type Made,
  machineWithVault,
  type RunOptions,
  SETUP_MS,
  VAULT,
} from './machine.ts';

let shared: Machine;
let made: Made;

beforeAll(async () => {
  ({ machine: shared, made } = await machineWithVault());
  shared.write('own', 'a passphrase of my own\n');
}, SETUP_MS);

/** Exit status, code and what is said in brackets. */
async function refusal(args: readonly string[], options?: RunOptions): Promise<readonly unknown[]> {
  const ended = await shared.run(args, options);
  expect(ended.stdout).toBe('');
  return [ended.status, codeSaid(ended), /\((.*)\)/.exec(ended.stderr)?.[1]];
}

const list = (file: string, options?: RunOptions): Promise<Ended> =>
  shared.run(['list', VAULT, '--json', '--passphrase-file', file], options);

describe('the secret that opens a vault', () => {
  test.concurrent.each([
    ['without a line end', () => made.recoveryKey],
    ['with the byte order mark of Notepad', () => `\ufeff${made.recoveryKey}\r\n`],
  ])('from a file %s', async (name, text) => {
    expect((await list(shared.write(`secret ${name}`, text()))).status).toBe(0);
  });

  test.concurrent('from the first line of standard input, whatever comes after it', async () => {
    expect((await list('-', { input: `${made.recoveryKey}\r\nmore\n` })).status).toBe(0);
  });

  test.concurrent('from the file that the environment names; the option goes before it', async () => {
    const env = { COLDKEEP_PASSPHRASE_FILE: 'key' };
    expect((await shared.run(['list', VAULT], { env })).status).toBe(0);
    const other = { COLDKEEP_PASSPHRASE_FILE: 'missing' };
    expect((await list('key', { env: other })).status).toBe(0);
    expect(await refusal(['list', VAULT], { env: other })).toEqual([6, 'no-such-file', 'the passphrase file, ENOENT']);
  });

  test.concurrent.each([
    [
      'none is given and there is no terminal',
      ['list', VAULT],
      {},
      [2, 'usage', expect.stringContaining('no terminal')],
    ],
    [
      'standard input is empty',
      ['list', VAULT, '--passphrase-file', '-'],
      {},
      [2, 'usage', 'there is no passphrase on standard input'],
    ],
    [
      'standard input is not UTF-8',
      ['list', VAULT, '--passphrase-file', '-'],
      { input: Uint8Array.of(0x66, 0xfc, 0x72, 10) },
      [2, 'usage', 'the passphrase on standard input is not UTF-8 text'],
    ],
    [
      'the file is a folder',
      ['list', VAULT, '--passphrase-file', '.'],
      {},
      [6, 'no-such-file', 'the passphrase file, EISDIR'],
    ],
    [
      'standard input never ends',
      ['list', VAULT, '--passphrase-file', '-'],
      { shell: 'exec "$@" </dev/zero' },
      [2, 'usage', 'a line on standard input is too long'],
    ],
    [
      'the file never ends',
      ['list', VAULT, '--passphrase-file', '/dev/zero'],
      {},
      [2, 'usage', 'the passphrase file is not UTF-8 text'],
    ],
    [
      'the vault is not there: nobody is asked',
      ['list', 'missing.coldkeep', '--passphrase-file', 'missing'],
      {},
      [6, 'no-such-file', 'the vault'],
    ],
  ] as const)('is refused when %s', async (_, args, options, said) => {
    expect(await refusal(args, options)).toEqual(said);
  });

  test.concurrent('of UTF-16 or of more than one line is called so, before a slow derivation says that it is wrong', async () => {
    shared.write('wide', Buffer.from('\ufeffa passphrase of my own\r\n', 'utf16le'));
    shared.write('two', 'a passphrase of my own\nand its comment\n');
    expect(await refusal(['list', VAULT, '--passphrase-file', 'wide'])).toEqual([
      2,
      'usage',
      'the passphrase file is not UTF-8 text',
    ]);
    expect(await refusal(['create', 'two.coldkeep', '--passphrase-file', 'two'])).toEqual([
      2,
      'usage',
      'the passphrase file has more than one line',
    ]);
    expect(shared.has('two.coldkeep')).toBe(false);
  });
});

describe('standard input for two things', () => {
  test.concurrent.each([
    ['a document and a secret', ['import', VAULT, '-', '--yes', '--passphrase-file', '-'], {}],
    [
      'a document and a secret that the environment names',
      ['import', VAULT, '-', '--yes'],
      { COLDKEEP_PASSPHRASE_FILE: '-' },
    ],
    ['two documents', ['inspect', '-', '-'], {}],
  ] as const)('%s: usage', async (_, args, env) => {
    expect((await refusal(args, { env, input: 'a passphrase of my own\n' })).slice(0, 2)).toEqual([2, 'usage']);
  });

  test.concurrent('a secret, and answers after it: each in its turn', async () => {
    const ended = await shared.run(['prove', VAULT, 'S-0001-KQ/1', '--passphrase-file', '-'], {
      input: `${made.recoveryKey}\nA\n`,
    });
    expect(codeSaid(ended)).toBe('copy-not-found');
  });
});

describe('the secret of a new vault', () => {
  test.concurrent('is refused when short, before anything is derived or written', async () => {
    shared.write('short', 'fourteen signs\n');
    for (const option of ['--passphrase-file', '--new-passphrase-file']) {
      expect((await refusal(['create', 'short.coldkeep', option, 'short'])).slice(0, 2)).toEqual([
        5,
        'passphrase-too-short',
      ]);
    }
    expect(shared.has('short.coldkeep')).toBe(false);
  });

  test.concurrent('of fifteen signs is taken, and opens the vault', async () => {
    shared.write('fifteen', 'fünfzehn Zeiche\n');
    const created = await shared.run([
      'create',
      'fifteen.coldkeep',
      '--passphrase-file',
      'fifteen',
      '--kdf-memory',
      '64',
    ]);
    expect(created.status).toBe(0);
    expect((await shared.run(['list', 'fifteen.coldkeep', '--passphrase-file', 'fifteen'])).status).toBe(0);
  });

  test.concurrent('is not asked for when the file is there already', async () => {
    for (const options of [[], ['--passphrase-file', 'missing']]) {
      expect((await refusal(['create', VAULT, ...options])).slice(0, 2)).toEqual([5, 'would-overwrite']);
    }
  });

  test.concurrent('is not both given and generated, and needs a source without a terminal', async () => {
    expect((await refusal(['create', 'new.coldkeep', '--generate', '--passphrase-file', 'own']))[1]).toBe('usage');
    expect((await refusal(['create', 'new.coldkeep']))[1]).toBe('usage');
    expect(
      (await refusal(['create', 'missing/new.coldkeep', '--passphrase-file', 'own', '--kdf-memory', '64'])).slice(0, 2),
    ).toEqual([6, 'no-such-file']);
  });

  test.concurrent('without a recovery key it says what that means', async () => {
    const options = ['--passphrase-file', 'own', '--no-recovery-key', '--kdf-memory', '64'];
    const created = await shared.run(['create', 'alone.coldkeep', ...options]);
    expect([created.status, created.stdout]).toEqual([0, '']);
    expect(created.stderr).toContain('There is no recovery key: a forgotten passphrase loses the vault.');
  });
});

test('review needs a terminal, or --yes', async () => {
  expect(await refusal(['import', VAULT, GITHUB, '--passphrase-file', 'key'])).toEqual([
    2,
    'usage',
    'no terminal to review on; take what is found with --yes',
  ]);
});
