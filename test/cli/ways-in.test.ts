/** The ways into a vault through the built command line: changed, issued again, added, removed, made anew with the key. cli.md. */
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { addSlot, newKey, passphrase, removeSlot } from '../../main/cli/commands/ways-in.ts';
import { readCredentials, type SecretOptions } from '../../main/cli/secrets.ts';
import { InputLines, type Terminal } from '../../main/cli/terminal.ts';
import { codeOf } from '../vault/outcome.ts';
import { codeSaid, type Ended, GITHUB, type Machine, type Made, machineWithVault, SETUP_MS, VAULT } from './machine.ts';

let shared: Machine;
let made: Made;

beforeAll(async () => {
  ({ machine: shared, made } = await machineWithVault([GITHUB]));
}, SETUP_MS);

const LEAST = ['--kdf-memory', '64'] as const;
const OWN = 'a passphrase of my own making';
const WORDS = /^[a-z]+( [a-z]+){5}$/;
const KEY = /^[0-9A-Z]{4}(-[0-9A-Z]{4}){8}$/;

/** What a command gave with `--json`. */
function given({ status, stdout, stderr }: Ended): Record<string, unknown> & { left: { file: string }[] } {
  expect([status, stderr]).toEqual([0, expect.any(String)]);
  return JSON.parse(stdout);
}

/** `done`, or the code that opening the vault, or a copy of it, with this secret ends with. */
async function opens(machine: Machine, secret: string, vault = VAULT): Promise<string | null> {
  const ended = await machine.run(['list', vault, '--passphrase-file', machine.write('tried', `${secret}\n`)]);
  return ended.status === 0 ? 'done' : codeSaid(ended);
}

async function slotsOf(
  machine: Machine,
  ...options: string[]
): Promise<{ id: string; type: string; opened: boolean }[]> {
  const ended = await machine.run([
    'slots',
    VAULT,
    '--json',
    ...(options.length > 0 ? options : ['--passphrase-file', 'key']),
  ]);
  return JSON.parse(ended.stdout).slots;
}

/** The backups beside the vault, oldest first. */
function backupsOf(machine: Machine): string[] {
  const names = readdirSync(machine.path('personal.backups')).filter((name) => name.endsWith('.coldkeep'));
  return names.sort().map((name) => `personal.backups/${name}`);
}

const modeOf = (machine: Machine, name: string): string => (statSync(machine.path(name)).mode & 0o777).toString(8);

describe.concurrent('passphrase', () => {
  test('--generate gives the new one; the old one opens the copies that are listed, and not the vault', async () => {
    const machine = shared.copy();
    const changed = given(
      await machine.run(['passphrase', VAULT, '--passphrase-file', 'passphrase', '--generate', ...LEAST, '--json']),
    );
    expect(Object.keys(changed)).toEqual(['slot', 'passphrase', 'left']);
    expect(changed['passphrase']).toMatch(WORDS);
    expect(await opens(machine, String(changed['passphrase']))).toBe('done');
    expect(await opens(machine, made.passphrase)).toBe('wrong-secret');
    const [older = '', ...fresh] = backupsOf(machine);
    expect(fresh.length).toBe(1);
    expect(changed.left).toEqual([
      { file: machine.path(older), kind: 'backup', ours: true, reachable: true, why: ['passphrase-changed'] },
    ]);
  });

  test('takes one’s own from a file, with the recovery key for the only passphrase, and deletes old copies when told', async () => {
    const machine = shared.copy();
    const file = machine.write('new', `${OWN}\n`);
    const ended = await machine.open([
      'passphrase',
      VAULT,
      '--new-passphrase-file',
      file,
      ...LEAST,
      '--delete-old-copies',
    ]);
    expect([ended.status, ended.stdout]).toEqual([0, '']);
    expect(ended.stderr).toContain('The passphrase was changed.');
    expect(ended.stderr).not.toContain(OWN);
    expect(await opens(machine, OWN)).toBe('done');
    expect(backupsOf(machine).length).toBe(1);
  });

  const refused: [string, string[], string][] = [
    ['one that is too short', ['--new-passphrase-file', 'short'], 'passphrase-too-short'],
    ['a way in that is no passphrase', ['--generate', '--slot', '0000'], 'way-in-not-found'],
  ];
  test.each(refused)('with %s changes nothing', async (_, options, code) => {
    const machine = shared.copy();
    machine.write('short', 'too short\n');
    const before = machine.read(VAULT);
    const ended = await machine.open(['passphrase', VAULT, ...options]);
    expect([codeSaid(ended), ended.stdout]).toEqual([code, '']);
    expect(machine.read(VAULT)).toEqual(before);
  });

  test('takes one secret alone from standard input', async () => {
    const words = ['--passphrase-file', '-', '--new-passphrase-file', '-'];
    const ended = await shared.run(['passphrase', VAULT, ...words], { input: `${made.recoveryKey}\n${OWN}\n` });
    expect([ended.status, codeSaid(ended)]).toEqual([2, 'usage']);
  });
});

describe.concurrent('recovery-key', () => {
  test('issues it again: the new one opens the vault, and the old one no more', async () => {
    const machine = shared.copy();
    const ended = await machine.open(['recovery-key', VAULT]);
    const key = /^Recovery key {2}(\S+)\n$/.exec(ended.stdout)?.[1] ?? '';
    expect(key).toMatch(KEY);
    expect(ended.stderr).toContain('opens with a removed way in');
    expect([await opens(machine, key), await opens(machine, made.recoveryKey)]).toEqual(['done', 'wrong-secret']);
  });

  test('makes the first one where there is none', async () => {
    const machine = shared.copy();
    const recovery = (await slotsOf(machine)).find(({ type }) => type === 'recovery-key');
    const gone = await machine.open(['slots', VAULT, 'remove', recovery?.id.slice(0, 8) ?? '']);
    expect([gone.status, gone.stdout]).toEqual([0, '']);
    const issued = given(await machine.run(['recovery-key', VAULT, '--passphrase-file', 'passphrase', '--json']));
    expect([Object.keys(issued), issued.left]).toEqual([['slot', 'recoveryKey', 'left'], []]);
    expect(await opens(machine, String(issued['recoveryKey']))).toBe('done');
    expect(await opens(machine, made.recoveryKey)).toBe('wrong-secret');
  });
});

describe.concurrent('slots add', () => {
  test('shares: one file each for their owner, any two of which open every command', async () => {
    const machine = shared.copy();
    const add = ['slots', VAULT, 'add', 'shares', '--needed', '2', '--of', '3', '--out', 'dealt'];
    const added = given(await machine.open([...add, '--json']));
    expect(Object.keys(added)).toEqual(['slot', 'left']);
    const files = [1, 2, 3].map((i) => `dealt/coldkeep-share-${i}-of-3.txt`);
    expect(files.map((file) => modeOf(machine, file))).toEqual(['600', '600', '600']);
    const [first = '', second = '', third = ''] = files;
    const opened = await slotsOf(machine, '--share-file', third, '--share-file', first);
    expect(opened.find(({ type }) => type === 'shares')).toMatchObject({ opened: true, shares: { needed: 2, of: 3 } });
    const next = await machine.run(['next', VAULT, 'github', '--share-file', second, '--share-file', first]);
    expect(next.status).toBe(0);
    const before = machine.read(VAULT);
    expect(codeSaid(await machine.open(add))).toBe('would-overwrite');
    expect(machine.read(VAULT)).toEqual(before);
  });

  test('shares without a folder go to standard output', async () => {
    const machine = shared.copy();
    const ended = await machine.open(['slots', VAULT, 'add', 'shares', '--needed', '2', '--of', '2']);
    const texts = ended.stdout.split(/(?=^Coldkeep share)/m);
    expect(texts.map((text) => text.split('\n')[0])).toEqual([
      'Coldkeep share 1 of 2, 2 are needed',
      'Coldkeep share 2 of 2, 2 are needed',
    ]);
    const options = texts.flatMap((text, i) => ['--share-file', machine.write(`share-${i}`, text)]);
    expect((await slotsOf(machine, ...options)).find(({ opened }) => opened)?.type).toBe('shares');
  });

  test('key-file: its file for its owner, which opens the vault with its passphrase alone', async () => {
    const machine = shared.copy();
    mkdirSync(machine.path('stick'));
    const file = machine.write('new', `${OWN}\n`);
    const add = ['slots', VAULT, 'add', 'key-file', '--out', 'stick/key.txt', '--new-passphrase-file', file, ...LEAST];
    expect(Object.keys(given(await machine.open([...add, '--json'])))).toEqual(['slot', 'left']);
    expect(modeOf(machine, 'stick/key.txt')).toBe('600');
    const both = ['--passphrase-file', file, '--key-file', 'stick/key.txt'];
    expect((await slotsOf(machine, ...both)).find(({ opened }) => opened)?.type).toBe('passphrase-and-key-file');
    // Its passphrase can be changed; the key file stays the same.
    const changed = given(await machine.run(['passphrase', VAULT, ...both, '--generate', ...LEAST, '--json']));
    expect(changed['passphrase']).toMatch(WORDS);
    const slots = await slotsOf(machine);
    expect(slots.find(({ id }) => id === changed['slot'])?.type).toBe('passphrase-and-key-file');
  });
});

describe.concurrent('new-key', () => {
  test('keeps what opened the vault and issues the recovery key again; the rest is dropped and said', async () => {
    const machine = shared.copy();
    await machine.open(['slots', VAULT, 'add', 'shares', '--needed', '2', '--of', '2', '--out', 'dealt']);
    const before = await slotsOf(machine);
    const done = given(
      await machine.run(['new-key', VAULT, '--passphrase-file', 'passphrase', ...LEAST, '--yes', '--json']),
    );
    expect(Object.keys(done)).toEqual(['slots', 'dropped', 'recoveryKey', 'left']);
    expect(done['dropped']).toEqual(before.filter(({ type }) => type === 'shares').map(({ id }) => id));
    expect(done.left.length).toBeGreaterThan(0);
    expect(await opens(machine, made.recoveryKey)).toBe('wrong-secret');
    expect(await opens(machine, made.passphrase)).toBe('done');
    const key = machine.write('key', `${done['recoveryKey']}\n`);
    const shown = await machine.run(['next', VAULT, 'github', '--passphrase-file', key, '--json']);
    expect(readFileSync(GITHUB, 'utf8')).toContain(JSON.parse(shown.stdout).code);
    expect(new Set((await slotsOf(machine)).map(({ id }) => id))).toEqual(new Set(Object(done['slots'])));
  });
});

describe('a call that cannot be meant', () => {
  /** Nobody to ask, and nothing on standard input. */
  const terminal: Terminal = {
    out: () => undefined,
    say: () => undefined,
    canAsk: false,
    env: {},
    input: new InputLines((async function* () {})()),
    endWith: () => undefined,
    atEnd: () => undefined,
  };
  const calls: [string, () => Promise<void>][] = [
    ['add nothing', () => addSlot(terminal, VAULT, null, {})],
    ['add a kind that there is none of', () => addSlot(terminal, VAULT, 'thumb', {})],
    ['add shares without numbers', () => addSlot(terminal, VAULT, 'shares', {})],
    ['add shares of which more are needed', () => addSlot(terminal, VAULT, 'shares', { needed: 3, of: 2 })],
    ['add a key file without a place', () => addSlot(terminal, VAULT, 'key-file', { generate: true })],
    ['add a recovery key with numbers', () => addSlot(terminal, VAULT, 'recovery-key', { needed: 2 })],
    ['add a recovery key to a place', () => addSlot(terminal, VAULT, 'recovery-key', { out: 'x' })],
    ['add shares with a passphrase', () => addSlot(terminal, VAULT, 'shares', { needed: 2, of: 2, generate: true })],
    ['add a passphrase from nowhere', () => addSlot(terminal, VAULT, 'passphrase', {})],
    ['remove nothing', () => removeSlot(terminal, VAULT, null, {})],
    ['change a passphrase to nothing', () => passphrase(terminal, VAULT, {})],
    ['change a passphrase to two', () => passphrase(terminal, VAULT, { generate: true, newPassphraseFile: 'new' })],
    ['make a new key without a yes', () => newKey(terminal, VAULT, {})],
    ['open with shares and a passphrase', () => opened({ shareFile: ['key'], passphraseFile: 'key' })],
    ['open with shares and a key file', () => opened({ shareFile: ['key'], keyFile: 'key' })],
    ['open with a share from standard input', () => opened({ shareFile: ['-'] })],
    ['open with a key file from standard input', () => opened({ passphraseFile: 'key', keyFile: '-' })],
  ];
  const opened = async (options: SecretOptions): Promise<void> => void (await readCredentials(terminal, options));

  test.each(calls)('%s', async (_, call) => {
    expect(await codeOf(call)).toBe('usage');
  });
});

describe.concurrent('a key file that is not there', () => {
  test('is told before anything is asked', async () => {
    const ended = await shared.run(['list', VAULT, '--key-file', 'missing']);
    expect([codeSaid(ended), ended.stderr]).toEqual(['no-such-file', expect.stringContaining('the key file')]);
  });
});
