/** `add`, `correct`, `move`, `rename` and `purge`: what came in wrong is put right, and only one command destroys. */
import { beforeAll, describe, expect, test } from 'vitest';
import { codeSaid, DISCORD, GITHUB, type Machine, machineWithVault, SETUP_MS, VAULT } from './machine.ts';
import { codesShownIn } from './sample-codes.ts';

let shared: Machine;

beforeAll(async () => {
  ({ machine: shared } = await machineWithVault([GITHUB, DISCORD]));
}, SETUP_MS);

const show = async (machine: Machine, set: string) => Object(await machine.json(['show', VAULT, set]));

describe('add', () => {
  test.concurrent('takes codes of a file to the end of the set, marks and all', async () => {
    const machine = shared.copy();
    machine.write('more.txt', '17. aaaaa-11111\n18. bbbbb-22222 (used)\n');
    const added = Object(await machine.json(['add', VAULT, 'github', '--codes-file', 'more.txt']));
    expect(added).toEqual({ id: expect.stringMatching(/^s-/), numbers: [17, 18], total: 18, unused: 17 });
    const { code } = Object(await machine.json(['reveal', VAULT, 'github', '17']));
    expect(code).toBe('aaaaa-11111');
    expect((await show(machine, 'github')).codes[17]).toMatchObject({ number: 18, state: 'used' });
  });

  test.concurrent('says what it did without saying a code, from standard input too', async () => {
    const machine = shared.copy();
    const ended = await machine.open(['add', VAULT, 'github', '--codes-file', '-'], { input: 'ccccc-33333\n' });
    expect([ended.status, ended.stdout]).toEqual([0, 'Code 17 was added to GitHub; 17 of 17 left.\n']);
    expect(`${ended.stdout}${ended.stderr}`).not.toContain('ccccc');
  });

  test.concurrent.each([
    ['already-imported', '5d4a9-33e61'],
    ['nothing-found', 'Buy milk, call Anna.'],
  ])('refuses with %s, and the set stays as it is', async (code, text) => {
    const machine = shared.copy();
    machine.write('more.txt', text);
    const ended = await machine.open(['add', VAULT, 'github', '--codes-file', 'more.txt']);
    expect([codeSaid(ended), ended.status]).toEqual([code, 5]);
    expect(ended.stderr).not.toContain(text);
    expect((await show(machine, 'github')).total).toBe(16);
  });
});

describe('correct', () => {
  test.concurrent('puts another text in the place of a code', async () => {
    const machine = shared.copy();
    machine.write('code.txt', 'ddddd-44444\n');
    const call = ['correct', VAULT, 'github', '3', '--code-file', 'code.txt'];
    expect(Object(await machine.json(call))).toMatchObject({ number: 3, changed: true });
    expect(Object(await machine.json(['reveal', VAULT, 'github', '3'])).code).toBe('ddddd-44444');
    expect(Object(await machine.json(call))).toMatchObject({ number: 3, changed: false });
    const { stdout } = await machine.open(['log', VAULT]);
    expect(stdout).toContain('Code 3 corrected: GitHub');
    expect(stdout).not.toContain('ddddd');
  });

  test.concurrent('refuses a number that the set has not', async () => {
    const machine = shared.copy();
    machine.write('code.txt', 'ddddd-44444\n');
    const ended = await machine.open(['correct', VAULT, 'github', '17', '--code-file', 'code.txt']);
    expect([codeSaid(ended), ended.status]).toEqual(['usage', 2]);
  });
});

describe('move and rename', () => {
  test.concurrent('a set goes to a new account, which gets another name, and to one that is there', async () => {
    const machine = shared.copy();
    expect(Object(await machine.json(['move', VAULT, 'github', 'Intranet/sam']))).toMatchObject({
      service: null,
      label: 'Intranet',
      account: 'sam',
      newAccount: true,
    });
    expect(Object(await machine.json(['rename', VAULT, 'intranet/sam', 'samantha']))).toEqual({
      service: null,
      instance: null,
      label: 'Intranet',
      account: 'samantha',
      before: 'sam',
    });
    const moved = await machine.open(['move', VAULT, 'discord', 'Intranet/samantha']);
    expect(moved.stdout).toMatch(/^The set belongs to Intranet, samantha now\.\n$/);
    const { sets } = Object(await machine.json(['list', VAULT]));
    expect(sets.map(({ label, account }: { label: string; account: string }) => [label, account])).toEqual([
      ['Intranet', 'samantha'],
      ['Intranet', 'samantha'],
    ]);
  });

  test.concurrent('a name that another account has is refused', async () => {
    const machine = shared.copy();
    await machine.open(['move', VAULT, 'discord', 'github/kim']);
    const ended = await machine.open(['rename', VAULT, 'github/kim', '']);
    expect([codeSaid(ended), ended.status]).toEqual(['usage', 2]);
    expect(ended.stderr).toContain('another account of that service has this name');
  });
});

describe('purge', () => {
  test.concurrent('says what it destroys and where it still is, and destroys only that', async () => {
    const machine = shared.copy();
    await machine.open(['backups', VAULT, 'now']);
    await machine.open(['print', VAULT, 'github', '--out', 'sheet.pdf']);
    const ended = await machine.open(['purge', VAULT, 'github', '--yes-destroy', 'GitHub']);
    expect([ended.status, ended.stdout]).toEqual([0, 'The codes of GitHub are destroyed in this vault.\n']);
    expect(ended.stderr).toMatch(/^This destroys all 16 codes of GitHub, set s-\w{8}, for good; 16 unused\./);
    expect(ended.stderr).toMatch(/They are still on paper: S-0001-[A-Z]{2}\/1\./);
    expect(ended.stderr).toContain(machine.path('sheet.pdf'));
    expect(ended.stderr).toMatch(/holds destroyed codes +backup +\S*personal\.backups/);
    expect(codesShownIn(ended.stderr)).toEqual([]);
    expect(await show(machine, 'github')).toMatchObject({ total: 16, unused: 0, purgedAt: expect.any(String) });
    expect((await machine.open(['list', VAULT])).stdout).toMatch(/active, purged/);
    expect(codeSaid(await machine.open(['reveal', VAULT, 'github', '2']))).toBe('purged');
    expect((await machine.open(['verify', VAULT])).status).toBe(0);
  });

  test.concurrent('with --delete-old-copies leaves no backup that holds the codes', async () => {
    const machine = shared.copy();
    const call = ['purge', VAULT, 'github', '--yes-destroy', 'GitHub', '--delete-old-copies'];
    const purged = Object(await machine.json(call));
    expect(purged).toMatchObject({ codes: 16, copies: [], files: [], oldCopies: [] });
    expect(purged.deleted.length).toBeGreaterThan(0);
    const { backups } = Object(await machine.json(['backups', VAULT]));
    expect(backups.length).toBeGreaterThan(0);
    for (const { file } of backups) {
      expect(purged.deleted).not.toContain(file);
      const copy = Object(await machine.json(['show', file, 'github']));
      expect(copy.purgedAt).toEqual(expect.any(String));
    }
  });

  test.concurrent.each([
    ['the wrong name', ['--yes-destroy', 'Discord'], 'cancelled', 5],
    ['no name and no terminal', [], 'usage', 2],
  ] as const)('with %s destroys nothing', async (_, options, code, status) => {
    const machine = shared.copy();
    const before = machine.read(VAULT);
    const ended = await machine.open(['purge', VAULT, 'github', ...options]);
    expect([codeSaid(ended), ended.status]).toEqual([code, status]);
    expect(machine.read(VAULT)).toEqual(before);
  });
});
