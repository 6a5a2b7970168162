/** `restore`, `merge` and `verify --salvage` through the built command line. */
import { beforeAll, describe, expect, test } from 'vitest';
import { numbersInWords } from '../../main/cli/salvage-sentences.ts';
import { damagedRecord } from './broken-vaults.ts';
import { codeSaid, DISCORD, GITHUB, type Machine, machineWithVault, SETUP_MS, VAULT } from './machine.ts';
import { codesShownIn } from './sample-codes.ts';

let shared: Machine;
const OLDER = 'older.coldkeep';
/** A copy that went its own way since: code 3 of Discord used there. */
const APART = 'apart.coldkeep';

beforeAll(async () => {
  ({ machine: shared } = await machineWithVault([GITHUB, DISCORD]));
  shared.write(OLDER, shared.read(VAULT));
  const other = shared.copy();
  const elsewhere = { env: { COLDKEEP_DATA_DIR: other.path('elsewhere') } };
  await other.open(['mark', VAULT, 'discord', '3', 'used'], elsewhere);
  shared.write(APART, other.read(VAULT));
  await shared.open(['mark', VAULT, 'github', '1', 'used']);
}, SETUP_MS);

async function changeOf(machine: Machine): Promise<unknown> {
  const { changeNumber, ok } = Object(await machine.json(['verify', VAULT]));
  return ok ? changeNumber : null;
}

describe('restore', () => {
  test.concurrent('makes an old copy the vault, says what is lost, and keeps what was there', async () => {
    const machine = shared.copy();
    const [current, older] = [machine.read(VAULT), machine.read(OLDER)];
    const before = Number(await changeOf(machine));
    const ended = await machine.open(['restore', VAULT, OLDER, '--yes']);
    expect(ended.status).toBe(0);
    expect(ended.stdout).toContain(`Restored; the vault is at change ${before} now.\n`);
    expect(ended.stderr).toContain(`older.coldkeep is at change ${before - 1}, of 20`);
    expect(ended.stderr).toContain('Restoring it loses 1 change:\n');
    expect(ended.stderr).toMatch(/^GitHub +codes marked used +1$/m);
    const kept = /The file from before is (.+)\n/.exec(ended.stdout)?.[1] ?? '';
    expect(kept).toMatch(/personal\.backups[\\/]personal \d{4}-\d\d-\d\d \d{6} replaced\.coldkeep$/);
    expect(machine.read(kept.slice(machine.folder.length + 1))).toEqual(current);
    expect(machine.read(OLDER)).toEqual(older);
    expect(await changeOf(machine)).toBe(before);
    const { stdout } = await machine.open(['log', VAULT]);
    expect(stdout).toContain(`Went on with an older copy, from change ${before - 1}`);
  });

  test.concurrent('brings a lost vault back', async () => {
    const machine = shared.copy();
    machine.rename(VAULT, 'gone');
    const ended = await machine.open(['restore', VAULT, OLDER, '--yes', '--json']);
    expect(ended.stderr).toContain('There is no vault at that place now.\n');
    expect(JSON.parse(ended.stdout)).toEqual({ changeNumber: expect.any(Number), keptAt: null });
    expect(await machine.json(['verify', VAULT])).toMatchObject({ ok: true });
  });

  test.concurrent('of a vault that cannot be read says that it cannot tell what is lost', async () => {
    const machine = shared.copy();
    machine.write(VAULT, 'a shopping list');
    const ended = await machine.open(['restore', VAULT, OLDER, '--yes']);
    expect(ended.status).toBe(0);
    expect(ended.stderr).toContain('what is lost cannot be told');
    expect(await machine.json(['verify', VAULT])).toMatchObject({ ok: true });
  });

  test.concurrent.each([
    ['itself', [VAULT, VAULT, '--yes'], 2, 'usage'],
    ['a file that is not there, before any secret is asked for', [VAULT, 'missing', '--yes'], 6, 'no-such-file'],
    ['without a terminal and without --yes', [VAULT, OLDER], 2, 'usage'],
    ['what is no vault', [VAULT, 'key', '--yes'], 4, 'not-a-vault'],
  ])('refuses %s', async (_, args, status, code) => {
    const before = shared.read(VAULT);
    const ended = await shared.open(['restore', ...args]);
    expect([ended.status, codeSaid(ended), ended.stdout]).toEqual([status, code, '']);
    expect(shared.read(VAULT)).toEqual(before);
  });
});

describe('merge', () => {
  test.concurrent('brings in what the other copy knows, once', async () => {
    const machine = shared.copy();
    const apart = machine.read(APART);
    const ended = await machine.open(['merge', VAULT, APART, '--yes', '--json']);
    expect(ended.status).toBe(0);
    expect(JSON.parse(ended.stdout)).toEqual({
      changes: 1,
      lines: [{ service: 'Discord', account: 'sam.rivera@example.com', type: 'CodeUsed', count: 1 }],
      conflicts: [],
      regained: [],
    });
    expect(ended.stderr).toMatch(/^Discord, sam\.rivera@example\.com +codes marked used +1$/m);
    expect(codesShownIn(ended.stderr)).toEqual([]);
    const { sets } = Object(await machine.json(['list', VAULT]));
    expect(sets).toMatchObject([
      { service: 'discord', used: 3 },
      { service: 'github', used: 1 },
    ]);
    expect(machine.read(APART)).toEqual(apart);
    const again = await machine.open(['merge', VAULT, APART, '--yes']);
    expect([again.status, codeSaid(again), again.stdout]).toEqual([5, 'nothing-to-merge', '']);
  });

  test.concurrent('of a copy under another key takes its secret from --other-passphrase-file', async () => {
    const machine = shared.copy();
    machine.write('old key', machine.text('key'));
    const made = await machine.open(['new-key', VAULT, '--generate', '--kdf-memory', '64', '--yes', '--json']);
    expect(made.status).toBe(0);
    const { passphrase } = JSON.parse(made.stdout);
    machine.write('words', `${passphrase}\n`);
    const refused = await machine.run(['merge', VAULT, APART, '--yes', '--passphrase-file', 'words']);
    expect([refused.status, codeSaid(refused)]).toEqual([3, 'wrong-secret']);
    const other = ['--other-passphrase-file', 'old key'];
    const ended = await machine.run(['merge', VAULT, APART, '--yes', '--passphrase-file', 'words', ...other]);
    expect([ended.status, ended.stdout]).toEqual([0, 'Brought over 1 change from apart.coldkeep.\n']);
    const next = await machine.run(['next', VAULT, 'discord', '--passphrase-file', 'words']);
    expect(codesShownIn(next.stdout)).toHaveLength(1);
  });

  test.concurrent.each([
    ['without a terminal and without --yes', [VAULT, APART], 2, 'usage'],
    ['an older copy', [VAULT, OLDER, '--yes'], 5, 'nothing-to-merge'],
    ['a file that is not there', [VAULT, 'missing', '--yes'], 6, 'no-such-file'],
  ])('refuses %s', async (_, args, status, code) => {
    const machine = shared.copy();
    const before = machine.read(VAULT);
    const ended = await machine.open(['merge', ...args]);
    expect([ended.status, codeSaid(ended), ended.stdout]).toEqual([status, code, '']);
    expect(machine.read(VAULT)).toEqual(before);
  });
});

describe('verify --salvage', () => {
  test.concurrent('makes a new vault of what still opens, and lists what is missing', async () => {
    const machine = shared.copy();
    damagedRecord(machine);
    const before = machine.read(VAULT);
    const ended = await machine.open(['verify', VAULT, '--salvage', 'saved.coldkeep', '--json']);
    expect([ended.status, codeSaid(ended)]).toEqual([4, 'record-damaged']);
    const { ok, code, salvaged } = JSON.parse(ended.stdout);
    expect([ok, code]).toEqual([false, 'record-damaged']);
    expect(salvaged).toMatchObject({ file: machine.path('saved.coldkeep'), sets: 0, missingFrames: [1] });
    expect(salvaged.missingSets).toEqual([{ id: expect.stringMatching(/^s-/), service: null, account: null }]);
    expect(machine.read(VAULT)).toEqual(before);
    const merged = await machine.open(['merge', 'saved.coldkeep', OLDER, '--yes']);
    expect(merged.status).toBe(0);
    expect(await machine.json(['verify', 'saved.coldkeep'])).toMatchObject({ ok: true });
    const { sets } = Object(await machine.json(['list', 'saved.coldkeep']));
    expect(sets).toHaveLength(2);
  });

  test.concurrent('of a whole vault is a copy in a new file', async () => {
    const machine = shared.copy();
    const ended = await machine.open(['verify', VAULT, '--salvage', 'saved.coldkeep']);
    expect(ended.status).toBe(0);
    expect(ended.stdout).toContain('Saved 8 events and the codes of 2 sets: ');
    expect(ended.stdout).toContain('No record is missing.\n');
    expect(await machine.json(['verify', 'saved.coldkeep'])).toMatchObject({ ok: true, events: 8 });
  });

  test.concurrent('of a file without headers takes that of a copy of it', async () => {
    const machine = shared.copy();
    const headless = machine.read(VAULT);
    machine.write(VAULT, headless.fill(0, 0, 2048));
    const refused = await machine.open(['verify', VAULT, '--salvage', 'saved.coldkeep']);
    expect([refused.status, codeSaid(refused), machine.has('saved.coldkeep')]).toEqual([4, 'header-damaged', false]);
    const ended = await machine.open(['verify', VAULT, '--salvage', 'saved.coldkeep', '--header-from', OLDER]);
    expect([ended.status, codeSaid(ended)]).toEqual([4, 'not-a-vault']);
    expect(ended.stdout).toContain('the codes of 2 sets');
    expect(await machine.json(['verify', 'saved.coldkeep'])).toMatchObject({ ok: true });
  });

  test.concurrent.each([
    ['to write over a file, before a secret is asked for', ['--salvage', OLDER], 5, 'would-overwrite'],
    ['--header-from alone', ['--header-from', OLDER], 2, 'usage'],
  ])('refuses %s', async (_, options, status, code) => {
    const ended = await shared.run(['verify', VAULT, ...options]);
    expect([ended.status, codeSaid(ended), ended.stdout]).toEqual([status, code, '']);
  });
});

test.each([
  [[], ''],
  [[3], '3'],
  [[3, 4], '3 to 4'],
  [[0, 2, 3, 4, 9], '0, 2 to 4, 9'],
])('%j in words: %s', (numbers, words) => {
  expect(numbersInWords(numbers)).toBe(words);
});
