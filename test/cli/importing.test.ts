/** `inspect` and `import`: what comes in, what is skipped, what cannot be read, and names that try to be clever. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeSaid, DISCORD, GITHUB, type Machine, machineWithVault, SETUP_MS, VAULT } from './machine.ts';

const HEADED = 'Recovery codes\n\n0123456789abcdef\nfedcba9876543210\n00112233445566aa\n';
const KEEPASS = Uint8Array.of(0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5, 1, 2, 3, 4);

let shared: Machine;

beforeAll(async () => {
  ({ machine: shared } = await machineWithVault([GITHUB, DISCORD]));
  shared.write('headed.txt', HEADED);
  shared.write('database.kdbx', KEEPASS);
  shared.write('empty.txt', '');
}, SETUP_MS);

describe('import', () => {
  test.concurrent('some new: 0, the others are skipped', async () => {
    const machine = shared.copy();
    const ended = await machine.open(['import', VAULT, GITHUB, 'headed.txt', '--service', 'gitlab', '--yes', '--json']);
    expect(ended.status).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      added: [{ service: 'gitlab', total: 3 }],
      skipped: [{ file: GITHUB, code: 'already-imported' }],
    });
  });

  test.concurrent('none new: already-imported, and the file is as it was', async () => {
    const machine = shared.copy();
    const before = machine.read(VAULT);
    const ended = await machine.open(['import', VAULT, GITHUB, DISCORD, '--yes', '--json']);
    expect([ended.status, codeSaid(ended)]).toEqual([5, 'already-imported']);
    expect(JSON.parse(ended.stdout)).toMatchObject({ added: [], skipped: [{}, {}] });
    expect(machine.read(VAULT)).toEqual(before);
  });

  test.concurrent('the same set in two files of one call comes in once', async () => {
    const machine = shared.copy();
    machine.write('again.txt', HEADED);
    const { added, skipped } = Object(
      await machine.json(['import', VAULT, 'headed.txt', 'again.txt', '--service', 'gitlab', '--yes']),
    );
    expect([added.length, skipped.length, skipped[0].id]).toEqual([1, 1, added[0].id]);
  });

  test.concurrent('a later download is offered --update, which takes over its marks', async () => {
    const machine = shared.copy();
    machine.write('later.txt', readFileSync(DISCORD, 'utf8').replace('n55z-vg78', 'n55z-vg78 (used)'));
    const plain = await machine.open(['import', VAULT, 'later.txt', '--yes']);
    expect([codeSaid(plain), plain.stderr.includes('--update')]).toEqual(['already-imported', true]);
    expect((await machine.open(['import', VAULT, 'later.txt', '--yes', '--update'])).status).toBe(0);
    expect(await machine.json(['show', VAULT, 'discord'])).toMatchObject({ used: 3, unused: 7 });
    expect((await machine.open(['import', VAULT, 'later.txt', '--yes', '--update'])).status).toBe(0);
    expect(await machine.json(['verify', VAULT])).toMatchObject({ changeNumber: 8 });
  });

  test.concurrent('the same codes under another account are kept there, too, with --keep-both, once', async () => {
    const machine = shared.copy();
    const args = ['import', VAULT, DISCORD, '--account', 'kim', '--yes'];
    const plain = await machine.open(args);
    expect([codeSaid(plain), plain.stdout.includes('--keep-both')]).toEqual(['already-imported', true]);
    expect(await machine.json([...args, '--keep-both'])).toMatchObject({ added: [{ account: 'kim', total: 10 }] });
    expect(codeSaid(await machine.open([...args, '--keep-both']))).toBe('already-imported');
    const { sets } = Object(await machine.json(['list', VAULT, 'discord']));
    expect(sets).toHaveLength(2);
  });

  test.concurrent('--only and --leave-out name sets by their numbers in the review', async () => {
    const machine = shared.copy();
    const other = (sign: string) => HEADED.replaceAll('0', sign);
    for (const sign of ['a', 'b', 'c']) machine.write(`${sign}.txt`, other(sign));
    const args = ['import', VAULT, 'a.txt', 'b.txt', 'c.txt', '--service', 'gitlab', '--yes'];
    const { stderr } = await machine.open([...args, '--leave-out', '1,2']);
    expect(stderr).toContain('1. GitLab: 3 codes - left out\n2. GitLab: 3 codes - left out\n3. GitLab: 3 codes\n');
    expect(await machine.json([...args, '--only', '1,3'])).toMatchObject({ added: [{}], skipped: [{ file: 'c.txt' }] });
    for (const wrong of [
      ['--only', '4'],
      ['--only', '0'],
      ['--only', '1;2'],
      ['--leave-out', '1,2,3'],
    ]) {
      expect(codeSaid(await machine.open([...args, ...wrong]))).toBe('usage');
    }
  });

  test.concurrent('a service that the user names speaks for bare codes from standard input', async () => {
    const machine = shared.copy();
    const bare = '48291806\n83824135\n21559283\n97819305\n77163344\n77854208\n35312392\n69680974\n';
    const unnamed = await machine.open(['import', VAULT, '-', '--yes'], { input: bare });
    expect(codeSaid(unnamed)).toBe('nothing-found');
    const named = await machine.open(['import', VAULT, '-', '--service', 'Dropbox', '--yes', '--json'], {
      input: bare,
    });
    expect(JSON.parse(named.stdout)).toMatchObject({ added: [{ service: 'dropbox', total: 8 }] });
  });

  test.concurrent('--replaces supersedes the old set, and needs no service: the old one has it', async () => {
    const machine = shared.copy();
    const ended = await machine.open(['import', VAULT, 'headed.txt', '--replaces', 'github', '--yes', '--json']);
    expect(JSON.parse(ended.stdout)).toMatchObject({ added: [{ service: 'github', total: 3, unused: 3 }] });
    const { sets } = Object(await machine.json(['list', VAULT, 'github']));
    expect(sets.map(({ state, total }: { state: string; total: number }) => [state, total])).toEqual([
      ['active', 3],
      ['superseded', 16],
    ]);
    expect(await machine.json(['next', VAULT, 'github'])).toMatchObject({ code: '0123456789abcdef' });
  });

  test.concurrent.each([
    ['nothing-found', 5, ['empty.txt'], '--yes'],
    ['service-needed', 5, ['headed.txt'], '--yes'],
    ['set-not-found', 5, ['headed.txt'], '--replaces=gitlab'],
    ['unsupported-format', 5, ['database.kdbx'], '--yes'],
    ['no-such-file', 6, ['missing.txt', 'missing-too.txt'], '--yes'],
  ])('%s changes nothing', async (code, status, files, option) => {
    const machine = shared.copy();
    const before = machine.read(VAULT);
    const ended = await machine.open(['import', VAULT, ...files, '--yes', option]);
    expect([codeSaid(ended), ended.status, ended.stdout]).toEqual([code, status, '']);
    expect(machine.read(VAULT)).toEqual(before);
  });

  test.concurrent('what can be read comes in, the rest is listed, exit 5', async () => {
    const machine = shared.copy();
    const args = [
      'import',
      VAULT,
      'missing.txt',
      'headed.txt',
      'database.kdbx',
      '--service',
      'gitlab',
      '--yes',
      '--json',
    ];
    const ended = await machine.open(args);
    expect([ended.status, JSON.parse(ended.stdout).added.length]).toEqual([5, 1]);
    expect(ended.stderr).toMatch(/^coldkeep: no-such-file: .*\(missing\.txt: ENOENT\)/m);
    expect(ended.stderr).toMatch(/^coldkeep: unsupported-format: .*\(database\.kdbx: this is a KeePass database/m);
  });
});

describe('inspect', () => {
  test.concurrent('nothing found is no error', async () => {
    const ended = await shared.run(['inspect', 'empty.txt']);
    expect(ended).toMatchObject({ status: 0, stdout: 'empty.txt\n  no recovery codes\n', stderr: '' });
  });

  test.concurrent('none read: the code of the first, the others are listed', async () => {
    const ended = await shared.run(['inspect', 'missing.txt', 'database.kdbx', '--json']);
    expect([ended.status, codeSaid(ended), ended.stderr.split('\n').length]).toEqual([6, 'no-such-file', 3]);
    expect(JSON.parse(ended.stdout)).toEqual({
      files: [
        { file: 'missing.txt', error: 'no-such-file', sets: [] },
        { file: 'database.kdbx', error: 'unsupported-format', sets: [] },
      ],
    });
  });

  test.concurrent('reads standard input', async () => {
    const ended = await shared.run(['inspect', '-', '--json'], { input: HEADED });
    expect(JSON.parse(ended.stdout)).toMatchObject({ files: [{ file: '-', sets: [{ codes: [{}, {}, {}] }] }] });
  });

  test.concurrent('names of files may hold anything', async () => {
    const machine = shared.copy();
    const names = ['a b.txt', "o'clock.txt", '日本.txt', '-dash.txt', 'new\nline.txt', '\u001b[2J.txt', '$(id).txt'];
    for (const name of names) machine.write(name, HEADED);
    const ended = await machine.run(['inspect', '--', ...names, ...names.map((name) => `missing ${name}`)]);
    expect(ended.status).toBe(5);
    expect(ended.stdout).toBe(
      ['a b', "o'clock", '日本', '-dash', 'new\ufffdline', '\ufffd[2J', '$(id)']
        .map((name) => `${name}.txt\n  Unknown service: 3 codes\n`)
        .join(''),
    );
    expect(ended.stderr.split('\n')).toHaveLength(names.length + 1);
    expect(ended.stderr).not.toContain('\u001b');
  });

  test.concurrent('24 MB are read, more than 25 MB are too large, and what never ends is not read to its end', async () => {
    const paste = `${HEADED}${'a line of no interest at all\n'.repeat(868_000)}`;
    const large = await shared.run(['inspect', '-'], { input: paste });
    expect([large.status, large.stderr]).toEqual([0, '']);
    const endless = await shared.run(['inspect', '/dev/zero']);
    expect([endless.status, codeSaid(endless)]).toEqual([5, 'too-large']);
    const words = await shared.run(['inspect', '-'], { shell: 'yes "a line of no interest" | "$@"' });
    expect([words.status, codeSaid(words)]).toEqual([5, 'too-large']);
  });

  test.concurrent('bytes of no known kind are not taken for text', async () => {
    const machine = shared.copy();
    machine.write(
      'noise.bin',
      Uint8Array.from({ length: 5000 }, (_, i) => (i * 197 + (i >> 3)) & 255),
    );
    const ended = await machine.run(['inspect', 'noise.bin']);
    expect([ended.status, codeSaid(ended)]).toEqual([5, 'unsupported-format']);
  });
});

describe('a name that tries to move the cursor or turn the writing', () => {
  const NAME = 'eve\u001b[2J\u001b]0;x\u0007\r\n\t\u202e\u2066\u061c\u2028\u009b1mend';

  test('is stored as it is and shown without its signs', async () => {
    const machine = shared.copy();
    await machine.open(['import', VAULT, 'headed.txt', '--service', `Shop ${NAME}`, '--account', NAME, '--yes']);
    expect(await machine.json(['list', VAULT, 'shop'])).toMatchObject({
      sets: [{ account: NAME, label: `Shop ${NAME}` }],
    });
    const id = Object(await machine.json(['list', VAULT, 'shop'])).sets[0].id;
    for (const args of [
      ['list', VAULT],
      ['show', VAULT, id],
      ['next', VAULT, id],
      ['mark', VAULT, id, '1', 'refused', '--note', NAME],
      ['undo', VAULT],
      ['set-state', VAULT, id, 'revoked'],
      ['log', VAULT],
    ]) {
      const { stdout, stderr } = await machine.open(args);
      expect([args[0], /[^\n\P{Cc}]|[\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.exec(stdout + stderr)]).toEqual([
        args[0],
        null,
      ]);
    }
  });
});
