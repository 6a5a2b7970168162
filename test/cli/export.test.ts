/** `export --plain`: nobody is locked in (product.md, promise 6). */
import { statSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeSaid, DISCORD, GITHUB, type Machine, machineWithVault, SETUP_MS, VAULT } from './machine.ts';
import { codesShownIn } from './sample-codes.ts';

let shared: Machine;

beforeAll(async () => {
  ({ machine: shared } = await machineWithVault([GITHUB, DISCORD]));
}, SETUP_MS);

const exporting = (format: string, out: string): string[] => [
  'export',
  VAULT,
  '--plain',
  '--format',
  format,
  '--out',
  out,
];

describe('a plain export', () => {
  test.concurrent('as text is read back by the importers: the same codes under the same numbers', async () => {
    const machine = shared.copy();
    expect(Object(await machine.json(exporting('txt', 'all.txt')))).toEqual({
      file: machine.path('all.txt'),
      format: 'txt',
      sets: 2,
      codes: 26,
      purged: 0,
      damaged: 0,
    });
    const inspected = await machine.run(['inspect', 'all.txt', GITHUB, DISCORD, '--json']);
    const [all, github, discord] = JSON.parse(inspected.stdout).files.map(({ sets }: Inspected) => sets.map(essence));
    expect(all).toEqual([...discord, ...github]);
  });

  test.concurrent('is for its owner alone, on the list until it is destroyed, and says so without a code', async () => {
    const machine = shared.copy();
    const ended = await machine.open(exporting('csv', 'all.csv'));
    expect([ended.status, ended.stdout]).toEqual([0, `26 codes of 2 sets: ${machine.path('all.csv')}\n`]);
    expect(ended.stderr).toMatch(/^The file holds every code in clear/m);
    expect(ended.stderr).toMatch(/^In a spreadsheet take the column of codes in as text/m);
    expect(codesShownIn(ended.stderr)).toEqual([]);
    expect(codesShownIn(machine.text('all.csv'))).toHaveLength(26);
    expect(statSync(machine.path('all.csv')).mode & 0o777).toBe(0o600);
    expect((await machine.open(['list', VAULT])).stderr).toContain('all.csv');
    const destroyed = await machine.open(['destroyed', VAULT, 'all.csv']);
    expect([destroyed.status, destroyed.stderr]).toEqual([0, expect.stringContaining('still there')]);
  });

  test.concurrent('has of a purged set no code', async () => {
    const machine = shared.copy();
    await machine.open(['purge', VAULT, 'github', '--yes-destroy', 'GitHub']);
    expect(Object(await machine.json(exporting('txt', 'all.txt')))).toMatchObject({ sets: 1, codes: 10, purged: 1 });
    expect(codesShownIn(machine.text('all.txt'))).toHaveLength(10);
    expect(machine.text('all.txt')).toMatch(/\nGitHub: destroyed on \d{4}-\d\d-\d\d\n$/);
  });

  test.concurrent.each([
    ['a file that is there', ['export', VAULT, '--plain', '--format', 'json', '--out', 'key'], 'would-overwrite', 5],
    ['no word that it is in clear', ['export', VAULT, '--format', 'json', '--out', 'x'], 'usage', 2],
    ['a form that there is not', exporting('xml', 'x'), 'usage', 2],
    ['no form', ['export', VAULT, '--plain', '--out', 'x'], 'usage', 2],
    ['a folder that is not there', exporting('json', 'nowhere/x'), 'no-such-file', 6],
  ] as const)('is refused with %s, and no code is opened', async (_, args, code, status) => {
    const machine = shared.copy();
    const before = machine.read(VAULT);
    const ended = await machine.open(args);
    expect([codeSaid(ended), ended.status]).toEqual([code, status]);
    expect(machine.read(VAULT)).toEqual(before);
    expect(machine.has('x')).toBe(false);
  });
});

interface Inspected {
  readonly sets: readonly { readonly service: string; readonly indexBase: number; readonly codes: readonly object[] }[];
}

function essence({ service, indexBase, codes }: Inspected['sets'][number]): object {
  return { service, indexBase, codes };
}
