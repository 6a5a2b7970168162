/** The kit page by the command line: without secrets at any time, with the recovery key when one is made. paper.md 10. */
import { statSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { actualTextsOf } from '../sheets/drawn.ts';
import { codeSaid, type Ended, GITHUB, type Machine, type Made, machineWithVault, SETUP_MS, VAULT } from './machine.ts';

const KEY = /^[0-9A-Z]{4}(-[0-9A-Z]{4}){8}$/;

let shared: Machine;
let made: Made;

beforeAll(async () => {
  ({ machine: shared, made } = await machineWithVault([GITHUB]));
}, SETUP_MS);

const modeOf = (machine: Machine, name: string): string => (statSync(machine.path(name)).mode & 0o777).toString(8);

/** How opening the vault with this secret ends. */
async function opens(machine: Machine, secret: string, vault = VAULT): Promise<string | null> {
  const ended = await machine.run(['list', vault, '--passphrase-file', machine.write('tried', `${secret}\n`)]);
  return ended.status === 0 ? 'done' : codeSaid(ended);
}

/** The key on a page. */
async function keyOn(machine: Machine, name: string): Promise<string> {
  const [key = '', ...others] = await actualTextsOf(machine.read(name));
  expect([key, others]).toEqual([expect.stringMatching(KEY), []]);
  return key;
}

/** Neither on standard output nor on standard error. */
function saysNothingOf(secret: string, { stdout, stderr }: Ended): boolean {
  return ![stdout, stderr].some((text) => text.includes(secret) || text.includes(secret.replaceAll('-', '')));
}

describe('kit-page', () => {
  test.concurrent.each(['a4', 'letter'])(
    'draws a page without secrets on %s, for its owner, and records nothing',
    async (paper) => {
      const machine = shared.copy();
      const before = machine.read(VAULT);
      const ended = await machine.open(['kit-page', VAULT, '--out', 'kit.pdf', '--paper', paper, '--json']);
      expect([ended.status, JSON.parse(ended.stdout)]).toEqual([0, { file: machine.path('kit.pdf') }]);
      expect(modeOf(machine, 'kit.pdf')).toBe('600');
      expect(await actualTextsOf(machine.read('kit.pdf'))).toEqual([]);
      expect(machine.read(VAULT)).toEqual(before);
    },
  );

  test.concurrent('never writes over a file, nor into a folder that is missing; asks for no secret before it has seen that', async () => {
    const machine = shared.copy();
    for (const [out, code, status] of [
      ['key', 'would-overwrite', 5],
      ['missing/kit.pdf', 'no-such-file', 6],
    ] as const) {
      const ended = await machine.run(['kit-page', VAULT, '--out', out]);
      expect([out, codeSaid(ended), ended.status]).toEqual([out, code, status]);
    }
    expect(machine.text('key').trim()).toBe(made.recoveryKey);
  });

  test.concurrent('says which sign of a folder it cannot print, and leaves no file', async () => {
    const machine = shared.copy();
    machine.rename(VAULT, '保管庫.coldkeep');
    const ended = await machine.open(['kit-page', '保管庫.coldkeep', '--out', 'kit.pdf']);
    expect([codeSaid(ended), machine.has('kit.pdf')]).toEqual(['glyph-missing', false]);
    expect(ended.stderr).toContain('U+4FDD');
  });
});

describe('recovery-key --kit', () => {
  test.concurrent('writes the new key on the page and nowhere else, and keeps the file as open work until it is destroyed', async () => {
    const machine = shared.copy();
    const ended = await machine.open(['recovery-key', VAULT, '--kit', 'kit.pdf', '--json']);
    const { kit, recoveryKey } = JSON.parse(ended.stdout);
    expect([ended.status, kit, recoveryKey, modeOf(machine, 'kit.pdf')]).toEqual([
      0,
      machine.path('kit.pdf'),
      undefined,
      '600',
    ]);
    const key = await keyOn(machine, 'kit.pdf');
    expect(saysNothingOf(key, ended)).toBe(true);
    expect(ended.stderr).toContain(`coldkeep destroyed ${VAULT} kit.pdf`);
    expect([await opens(machine, key), await opens(machine, made.recoveryKey)]).toEqual(['done', 'wrong-secret']);
    machine.write('key', `${key}\n`);
    expect((await machine.open(['list', VAULT])).stderr).toContain('kit.pdf');
    expect((await machine.open(['destroyed', VAULT, 'kit.pdf'])).status).toBe(0);
    expect((await machine.open(['list', VAULT])).stderr).not.toContain('kit.pdf');
  });

  test.concurrent('onto a file that is there changes nothing, and asks for no secret', async () => {
    const machine = shared.copy();
    const before = machine.read(VAULT);
    const ended = await machine.run(['recovery-key', VAULT, '--kit', 'key']);
    expect([codeSaid(ended), ended.status]).toEqual(['would-overwrite', 5]);
    expect(machine.read(VAULT)).toEqual(before);
  });

  test.concurrent('whose page cannot be drawn leaves the old key and no file', async () => {
    const machine = shared.copy();
    machine.rename(VAULT, '保管庫.coldkeep');
    const ended = await machine.open(['recovery-key', '保管庫.coldkeep', '--kit', 'kit.pdf']);
    expect([codeSaid(ended), ended.stdout, machine.has('kit.pdf')]).toEqual(['glyph-missing', '', false]);
    expect(await opens(machine, made.recoveryKey, '保管庫.coldkeep')).toBe('done');
    expect((await machine.open(['list', '保管庫.coldkeep'])).stderr).not.toContain('kit.pdf');
  });
});

describe('create --kit', () => {
  const create = (machine: Machine, ...options: readonly string[]) =>
    machine.run(['create', 'new.coldkeep', '--generate', '--kdf-memory', '64', ...options]);

  test.concurrent('prints the passphrase, and the recovery key only on the page', async () => {
    const machine = shared.copy();
    const ended = await create(machine, '--kit', 'kit.pdf', '--paper', 'letter', '--json');
    expect([ended.status, Object.keys(JSON.parse(ended.stdout))]).toEqual([0, ['vaultId', 'passphrase', 'kit']]);
    const key = await keyOn(machine, 'kit.pdf');
    expect([saysNothingOf(key, ended), await opens(machine, key, 'new.coldkeep')]).toEqual([true, 'done']);
    const log = await machine.run(['log', 'new.coldkeep', '--passphrase-file', machine.write('new-key', `${key}\n`)]);
    expect(log.stdout).toContain(`written: ${machine.path('kit.pdf')}`);
  });

  test.concurrent('whose page fails still gives the secrets: the vault is there', async () => {
    const machine = shared.copy();
    const named = ['create', '保管庫.coldkeep', '--generate', '--kdf-memory', '64', '--kit', 'kit.pdf'];
    const ended = await machine.run(named);
    expect([codeSaid(ended), machine.has('kit.pdf')]).toEqual(['glyph-missing', false]);
    const [, key = ''] = /^Recovery key {2}(\S+)$/m.exec(ended.stdout) ?? [];
    expect(await opens(machine, key, '保管庫.coldkeep')).toBe('done');
  });

  test.concurrent('makes no sense without a recovery key, and no vault is made then', async () => {
    const machine = shared.copy();
    const ended = await create(machine, '--kit', 'kit.pdf', '--no-recovery-key');
    expect([ended.status, codeSaid(ended), machine.has('new.coldkeep')]).toEqual([2, 'usage', false]);
  });
});
