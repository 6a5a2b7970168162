/** What lies about in clear: deleted after an import, found by a sweep, and never deleted while its codes are nowhere else. */
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { removalQuestion } from '../../main/cli/plain-files.ts';
import { codeSaid, DISCORD, GITHUB, type Machine, machineWithVault, SETUP_MS, VAULT } from './machine.ts';
import { codesShownIn } from './sample-codes.ts';

const HUB = readFileSync(GITHUB, 'utf8');
const LOOSE = 'Recovery codes\n\n0123456789abcdef\nfedcba9876543210\n00112233445566aa\n';

let shared: Machine;

beforeAll(async () => {
  ({ machine: shared } = await machineWithVault([DISCORD]));
  mkdirSync(shared.path('Downloads'));
  shared.write('Downloads/github-recovery-codes.txt', HUB);
}, SETUP_MS);

describe('after an import', () => {
  test.concurrent('the plain files are named', async () => {
    const machine = shared.copy();
    const ended = await machine.open(['import', VAULT, 'Downloads/github-recovery-codes.txt', '--yes']);
    expect(ended.stderr).toContain(`  ${machine.path('Downloads/github-recovery-codes.txt')}\n`);
    expect(ended.stderr).toContain('--remove-source');
    expect(machine.has('Downloads/github-recovery-codes.txt')).toBe(true);
  });

  test.concurrent('--remove-source deletes them; nothing is said of them in the vault', async () => {
    const machine = shared.copy();
    const file = machine.path('Downloads/github-recovery-codes.txt');
    const ended = await machine.open(['import', VAULT, file, '--yes', '--remove-source', '--json']);
    expect(JSON.parse(ended.stdout)).toMatchObject({ added: [{ service: 'github' }], removed: [file] });
    expect(machine.has('Downloads/github-recovery-codes.txt')).toBe(false);
    expect(ended.stderr).toContain('Deleted is not wiped');
    expect((await machine.open(['log', VAULT])).stdout).not.toContain('Downloads');
  });

  test.concurrent('also where all of it was there already, and in a synced folder the service is named', async () => {
    const machine = shared.copy();
    mkdirSync(machine.path('Dropbox'));
    const file = machine.write('Dropbox/discord_backup_codes.txt', readFileSync(DISCORD));
    const ended = await machine.open(['import', VAULT, file, '--yes', '--remove-source']);
    expect([codeSaid(ended), machine.has(file)]).toEqual(['already-imported', false]);
    expect(ended.stderr).toContain('Dropbox may keep what was deleted in its own trash');
  });

  test.concurrent('standard input is no file', async () => {
    const machine = shared.copy();
    const ended = await machine.open(['import', VAULT, '-', '--yes', '--remove-source', '--json'], {
      input: `GitHub recovery codes\n\n${HUB}`,
    });
    expect(JSON.parse(ended.stdout)).toMatchObject({ added: [{ service: 'github' }], removed: [] });
  });
});

describe('the question', () => {
  const file = { source: { path: '/a/co\u202edes.txt', hash: '', sizeBytes: 1025 }, sets: [], ignored: 0 };

  test.each([
    ['all', 0, 'Delete /a/co\ufffddes.txt, 2 KiB?'],
    ['none', 0, 'Delete /a/co\ufffddes.txt, 2 KiB? But its codes are not in the vault.'],
    [null, 0, 'Delete /a/co\ufffddes.txt, 2 KiB? But no codes were found in it.'],
    [
      'some',
      2,
      'Delete /a/co\ufffddes.txt, 2 KiB? But it holds codes that are not in the vault, and 2 strings that look like codes were left out.',
    ],
  ] as const)('names path and size, and what would be lost: %s, %i', (held, ignored, question) => {
    expect(removalQuestion({ ...file, ignored }, held)).toBe(question);
  });
});

describe('sweep', () => {
  const lay = (): Machine => {
    const machine = shared.copy();
    for (const folder of ['Downloads/deep', 'Downloads/.hidden', 'Downloads/node_modules'])
      mkdirSync(machine.path(folder));
    machine.write('Downloads/deep/discord_backup_codes.txt', readFileSync(DISCORD));
    machine.write('Downloads/deep/backup codes.txt', LOOSE);
    machine.write('Downloads/deep/2fa.txt', 'Nothing of the kind.\n');
    machine.write('Downloads/deep/notes.txt', LOOSE);
    machine.write('Downloads/.hidden/recovery codes.txt', LOOSE);
    machine.write('Downloads/node_modules/recovery codes.txt', LOOSE);
    machine.write(
      'Downloads/recovery codes.kdbx',
      Uint8Array.of(0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5, 1, 2, 3, 4),
    );
    symlinkSync(machine.path('Downloads/deep/notes.txt'), machine.path('Downloads/recovery codes.txt'));
    return machine;
  };

  test.concurrent('finds by name, says what they hold and what is in the vault, and shows no code', async () => {
    const machine = lay();
    const ended = await machine.open(['sweep', 'Downloads', '--vault', VAULT, '--json']);
    const { found, skipped, unreadable, partial } = JSON.parse(ended.stdout);
    const names = found.map(({ file, codes, inVault }: { file: string; codes?: number; inVault?: string | null }) => [
      file.slice(machine.path('Downloads/').length),
      codes,
      inVault,
    ]);
    expect(names.slice(0, 1)).toEqual([['github-recovery-codes.txt', 16, 'none']]);
    expect(found[1]).toMatchObject({ error: expect.any(String) });
    expect(names.slice(2)).toEqual([
      ['deep/2fa.txt', 0, null],
      ['deep/backup codes.txt', 3, 'none'],
      ['deep/discord_backup_codes.txt', 10, 'all'],
    ]);
    expect([skipped, unreadable, partial, ended.status]).toEqual([{ folders: 2, links: 1 }, [], false, 0]);

    const shown = await machine.run(['sweep', 'Downloads']);
    expect(shown.status).toBe(0);
    expect(shown.stdout).toMatch(/^16 codes +\d+ bytes +\/.*github-recovery-codes\.txt$/m);
    expect(shown.stderr).toContain('coldkeep import VAULT');
    expect(codesShownIn(shown.stdout + shown.stderr + ended.stdout + ended.stderr)).toEqual([]);
  });

  test.concurrent('--remove --yes deletes only what is wholly in the vault', async () => {
    const machine = lay();
    const { stdout, stderr } = await machine.open([
      'sweep',
      'Downloads',
      '--vault',
      VAULT,
      '--remove',
      '--yes',
      '--json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ removed: [machine.path('Downloads/deep/discord_backup_codes.txt')] });
    expect(machine.has('Downloads/deep/discord_backup_codes.txt')).toBe(false);
    for (const kept of ['github-recovery-codes.txt', 'deep/backup codes.txt', 'deep/2fa.txt']) {
      expect(machine.has(`Downloads/${kept}`)).toBe(true);
      expect(stderr).toContain(
        `Kept, since not all of its codes are in the vault: ${machine.path('Downloads', kept)}\n`,
      );
    }
  });

  test.concurrent('an export whose codes are all in the vault stays: what else is in it may be nowhere else', async () => {
    const machine = shared.copy();
    const item = { type: 2, name: 'Discord', notes: readFileSync(DISCORD, 'utf8'), secureNote: { type: 0 } };
    const text = JSON.stringify({ encrypted: false, folders: [], items: [item] });
    const file = machine.path(machine.write('Downloads/bitwarden_export_20240101.json', text));
    const options = ['--vault', VAULT, '--remove', '--yes', '--json'];
    const { stdout, stderr } = await machine.open(['sweep', 'Downloads', ...options]);
    expect(JSON.parse(stdout)).toMatchObject({ removed: [], found: [{ file, codes: 10, inVault: 'all' }, {}] });
    expect(stderr).toContain(`Kept, since it holds more than codes: ${file}\n`);
    expect(machine.has('Downloads/bitwarden_export_20240101.json')).toBe(true);
  });

  test.concurrent('says what it could not look into: some 5, all 6', async () => {
    const machine = lay();
    const some = await machine.run(['sweep', 'Downloads', 'not-there', '--json']);
    expect([some.status, JSON.parse(some.stdout).unreadable]).toEqual([5, [machine.path('not-there')]]);
    const all = await machine.run(['sweep', 'not-there']);
    expect([all.status, codeSaid(all)]).toEqual([6, 'no-such-file']);
  });

  test.concurrent.each([[['--remove']], [['--yes']], [['--remove', '--yes']]])(
    '%j alone is a usage error',
    async (options) => {
      const machine = lay();
      expect(codeSaid(await machine.run(['sweep', 'Downloads', ...options]))).toBe('usage');
      expect(machine.has('Downloads/github-recovery-codes.txt')).toBe(true);
    },
  );
});
