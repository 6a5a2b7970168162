/** `backups` and `rescue-kit` through the built command line. vault.md 14, cli.md. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeSaid, type Ended, GITHUB, Machine, machineWithVault, SETUP_MS, VAULT } from './machine.ts';

const BESIDE = 'personal.backups';

let shared: Machine;

beforeAll(async () => {
  ({ machine: shared } = await machineWithVault([GITHUB]));
}, SETUP_MS);

function backupsIn(machine: Machine, folder = BESIDE): string[] {
  const path = machine.path(folder);
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.coldkeep')) : [];
}

function stick(machine: Machine): string {
  mkdirSync(machine.path('stick'), { recursive: true });
  return 'stick';
}

/** What this computer remembers of places, as text. */
function placesSaid(machine: Machine): string {
  const [name = ''] = readdirSync(machine.path('data/places'));
  return machine.text(`data/places/${name}`);
}

const ok = ({ status, stderr }: Ended): void => expect([status, stderr]).toEqual([0, expect.any(String)]);

describe.concurrent('the backup of the day', () => {
  test('a command that changes the vault makes the first one, beside it, and says nothing', async () => {
    const machine = Machine.make();
    await machine.run(['create', VAULT, '--generate', '--kdf-memory', '64', '--json']).then(({ stdout }) => {
      machine.write('key', `${JSON.parse(stdout).recoveryKey}\n`);
    });
    expect(backupsIn(machine)).toEqual([]);
    const added = await machine.open(['import', VAULT, GITHUB, '--yes', '--json']);
    ok(added);
    expect(added.stderr).not.toContain('backup');
    expect(backupsIn(machine)).toEqual([expect.stringMatching(/^personal \d{4}-\d\d-\d\d \d{6} c000005\.coldkeep$/)]);
    expect(readdirSync(machine.path(BESIDE))).toContain('README.txt');
  });

  test('a second change on the same day makes none, and neither does reading', async () => {
    const machine = shared.copy();
    const before = backupsIn(machine);
    ok(await machine.open(['mark', VAULT, 'github', '1', 'used']));
    ok(await machine.open(['list', VAULT]));
    expect(backupsIn(machine)).toEqual(before);
  });

  test('one that fails is one line, and the change is written all the same', async () => {
    const machine = shared.copy();
    machine.rename(BESIDE, 'elsewhere');
    writeFileSync(machine.path(BESIDE), 'in the way');
    const ended = await machine.open(['mark', VAULT, 'github', '1', 'used']);
    expect([ended.status, codeSaid(ended)]).toEqual([0, 'backup-failed']);
    expect(ended.stderr.match(/backup-failed/g)).toHaveLength(1);
    expect(Object(await machine.json(['show', VAULT, 'github'])).used).toBe(1);
  });
});

describe.concurrent('backups', () => {
  test('lists without any secret', async () => {
    const machine = shared.copy();
    const { status, stdout, stderr } = await machine.run(['backups', VAULT, '--json']);
    expect([status, stderr]).toEqual([0, '']);
    const { second, backups } = JSON.parse(stdout);
    expect(second).toBeNull();
    expect(backups).toEqual([
      {
        file: expect.stringMatching(/personal\.backups\/personal .* c000005\.coldkeep$/),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        change: 5,
        epoch: 1,
        place: 'beside',
        sizeBytes: expect.any(Number),
        reachable: true,
      },
    ]);
    const words = await machine.run(['backups', VAULT]);
    expect(words.stdout).toMatch(/^Made \(UTC\) +Change +Size +Place +File\n/);
    expect(words.stderr).toMatch(/^There is no second place;/);
  });

  test('lists what lies beside a vault that is gone or damaged', async () => {
    const machine = shared.copy();
    machine.write(VAULT, new Uint8Array(2048));
    const { status, stdout } = await machine.run(['backups', VAULT, '--json']);
    expect([status, JSON.parse(stdout).backups.length]).toEqual([0, 1]);
  });

  test('now makes one, which opens by itself', async () => {
    const machine = shared.copy();
    ok(await machine.open(['mark', VAULT, 'github', '1', 'used']));
    const { made, failed } = Object(await machine.json(['backups', VAULT, 'now']));
    expect([made.length, failed, made[0].change]).toEqual([1, [], 6]);
    expect(Object(await machine.json(['show', made[0].path, 'github'])).used).toBe(1);
  });

  test('now fails where there is no room for any', async () => {
    const machine = shared.copy();
    machine.rename(BESIDE, 'elsewhere');
    writeFileSync(machine.path(BESIDE), 'in the way');
    const ended = await machine.open(['backups', VAULT, 'now']);
    expect([ended.status, codeSaid(ended)]).toEqual([6, 'backup-failed']);
  });

  test('place names a second folder and makes the first backup there; none takes it back', async () => {
    const machine = shared.copy();
    ok(await machine.open(['backups', VAULT, 'place', stick(machine)]));
    expect(backupsIn(machine, 'stick/personal.backups')).toHaveLength(1);
    expect(JSON.parse((await machine.run(['backups', VAULT, '--json'])).stdout).second).toBe(machine.path('stick'));
    ok(await machine.open(['backups', VAULT, 'place', 'none']));
    expect(JSON.parse((await machine.run(['backups', VAULT, '--json'])).stdout).second).toBeNull();
  });

  test('a place that is away is said, exit 6, and the backup beside is made', async () => {
    const machine = shared.copy();
    ok(await machine.open(['backups', VAULT, 'place', stick(machine)]));
    machine.rename('stick', 'drawer');
    const before = backupsIn(machine).length;
    const ended = await machine.open(['backups', VAULT, 'now']);
    expect([ended.status, codeSaid(ended), backupsIn(machine).length]).toEqual([6, 'backup-failed', before + 1]);
    const listed = JSON.parse((await machine.run(['backups', VAULT, '--json'])).stdout).backups;
    expect(listed.filter(({ reachable }: { reachable: boolean }) => !reachable)).toHaveLength(1);
  });

  test.each([
    ['a place that is not there', ['place', 'stikc'], 'no-such-file'],
    ['the folder of the vault', ['place', '.'], 'usage'],
    ['a place without a folder', ['place'], 'usage'],
    ['a folder without a place', ['now', 'stick'], 'usage'],
    ['another word', ['later'], 'usage'],
    ['--yes with a listing', ['--yes'], 'usage'],
    ['--gone of a file that is on no list', ['forget-old', '--gone', 'letter.txt'], 'no-such-file'],
    ['forget-old without a yes', ['forget-old'], 'usage'],
  ])('%s is refused', async (_, args, code) => {
    const machine = shared.copy();
    const ended = await machine.open(['backups', VAULT, ...args]);
    expect(codeSaid(ended)).toBe(code);
    expect(placesSaid(machine)).not.toContain('"second":"');
  });

  test('forget-old has nothing to do where no secret was removed', async () => {
    const machine = shared.copy();
    const before = backupsIn(machine);
    const { status, stdout } = await machine.open(['backups', VAULT, 'forget-old', '--yes']);
    expect([status, stdout, backupsIn(machine)]).toEqual([0, 'No old copy is on the list.\n', before]);
  });

  test('forget-old deletes what an old passphrase opens, and leaves what is out of reach on the list', async () => {
    const machine = shared.copy();
    ok(await machine.open(['backups', VAULT, 'place', stick(machine)]));
    machine.rename('stick', 'drawer');
    machine.write('new', 'another passphrase of some length\n');
    ok(await machine.run(['passphrase', VAULT, '--passphrase-file', 'passphrase', '--new-passphrase-file', 'new']));
    const result = Object(await machine.json(['backups', VAULT, 'forget-old', '--yes']));
    expect(result.destroyed.length).toBeGreaterThan(0);
    expect(result.left).toEqual([
      {
        file: expect.stringContaining(join('stick', 'personal.backups')),
        kind: 'backup',
        ours: true,
        reachable: false,
        why: ['passphrase-changed'],
      },
    ]);
    for (const name of backupsIn(machine)) {
      const tried = await machine.run(['list', join(BESIDE, name), '--passphrase-file', 'passphrase']);
      expect(codeSaid(tried)).toBe('wrong-secret');
    }
    const [{ file }] = result.left;
    ok(await machine.open(['backups', VAULT, 'forget-old', '--gone', file]));
    expect(Object(await machine.json(['backups', VAULT, 'forget-old', '--yes'])).left).toEqual([]);
  });
});

describe('rescue-kit', () => {
  test('writes page, README and a copy that opens, records the copy, and never goes over one', async () => {
    const machine = shared.copy();
    const { files } = Object(await machine.json(['rescue-kit', VAULT, 'kit']));
    expect(files).toEqual(['rescue.html', 'README.txt', VAULT].map((name) => machine.path('kit', name)));
    expect(machine.text('kit/rescue.html')).toContain('<title>Coldkeep rescue page</title>');
    ok(await machine.open(['list', 'kit/personal.coldkeep']));
    expect((await machine.open(['log', VAULT])).stdout).toContain(machine.path('kit', VAULT));
    expect(codeSaid(await machine.open(['rescue-kit', VAULT, 'kit']))).toBe('would-overwrite');
  });
});
