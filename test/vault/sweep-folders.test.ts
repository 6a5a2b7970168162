/** A look through folders: what is found by its name, what is passed over and said, and how it ends. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemFiles } from '../../main/vault/file-system.ts';
import { type SweepWatch, sweepFolders } from '../../main/vault/sweep-folders.ts';
import { failNth, MemoryFiles } from './memory-files.ts';

const ROOT = '/home/sam';

function filesAt(...paths: readonly string[]): MemoryFiles {
  const files = new MemoryFiles();
  for (const path of paths) files.put(`${ROOT}/${path}`, new Uint8Array(7));
  return files;
}

const sweep = (files: MemoryFiles, watch: Partial<SweepWatch> = {}, ...folders: readonly string[]) =>
  sweepFolders(files, folders.length === 0 ? [ROOT] : folders, { signal: new AbortController().signal, ...watch });

const namesOf = (found: readonly { readonly path: string }[]): string[] =>
  found.map(({ path }) => path.slice(ROOT.length + 1));

describe('a sweep', () => {
  test('finds files by their names, in all folders below, and opens none', async () => {
    const files = filesAt('a.txt', 'Downloads/github-recovery-codes.txt', 'Documents/old/2fa.txt', 'b/c.pdf');
    const { found, ...rest } = await sweep(files);
    expect(namesOf(found)).toEqual(['Documents/old/2fa.txt', 'Downloads/github-recovery-codes.txt']);
    expect(found.map(({ sizeBytes }) => sizeBytes)).toEqual([7, 7]);
    expect(rest).toEqual({
      files: 4,
      folders: 5,
      skipped: { folders: 0, links: 0 },
      unreadable: [],
      isPartial: false,
    });
    expect(files.calls.filter(({ operation }) => operation === 'readFile' || operation === 'open')).toEqual([]);
  });

  test('passes over hidden folders, parts of programs and links, and counts them; a folder that is named is looked into', async () => {
    const files = filesAt(
      '.cache/recovery codes.txt',
      'app/node_modules/x/recovery codes.txt',
      'app/.git/recovery codes.txt',
      'link -> elsewhere',
      '.recovery codes.txt',
    );
    const { found, skipped } = await sweep(files);
    expect(namesOf(found)).toEqual(['.recovery codes.txt']);
    expect(skipped).toEqual({ folders: 3, links: 1 });
    expect(namesOf((await sweep(files, {}, `${ROOT}/.cache`)).found)).toEqual(['.cache/recovery codes.txt']);
  });

  test('looks into a folder once, whether it is named twice or lies in another', async () => {
    const files = filesAt('a/codes.txt');
    const { found, folders } = await sweep(files, {}, ROOT, `${ROOT}/a`, ROOT);
    expect([namesOf(found), folders]).toEqual([['a/codes.txt'], 2]);
  });

  test('lists folders that cannot be read, and goes on', async () => {
    const files = filesAt('a/codes.txt', 'b/codes.txt', 'c.txt');
    files.plan = failNth(
      1,
      { errno: 'EACCES' },
      ({ operation, path }) => operation === 'entries' && path.endsWith('/a'),
    );
    const { found, unreadable } = await sweep(files, {}, ROOT, '/not/there', `${ROOT}/c.txt`);
    expect(namesOf(found)).toEqual(['b/codes.txt']);
    expect(unreadable).toEqual([`${ROOT}/a`, '/not/there', `${ROOT}/c.txt`]);
  });

  test.each([
    ['depth', { depth: 1 }, ['a/codes.txt', 'd/codes.txt']],
    ['finds', { finds: 1 }, ['a/codes.txt']],
    ['entries', { entries: 3 }, ['a/codes.txt']],
  ] as const)('stops at the limit of %s, and says so', async (_, limit, expected) => {
    const files = filesAt('a/codes.txt', 'a/b/codes.txt', 'd/codes.txt');
    const limits = { depth: 10, entries: 100, finds: 100, ...limit };
    const { found, isPartial } = await sweep(files, { limits });
    expect([isPartial, namesOf(found)]).toEqual([true, expected]);
  });

  test('ends when it is cancelled, and tells how far it is before', async () => {
    const files = filesAt('a/codes.txt', 'b/codes.txt');
    const mine = new AbortController();
    const told: (readonly [number, number])[] = [];
    const onFolder = (folders: number, found: number): void => {
      told.push([folders, found]);
      if (folders === 2) mine.abort(new Error('enough'));
    };
    await expect(sweep(files, { signal: mine.signal, onFolder })).rejects.toThrow('enough');
    expect(told).toEqual([
      [0, 0],
      [1, 0],
      [2, 1],
    ]);
  });

  test('on a real disk follows no link, not even in a circle', async () => {
    const root = mkdtempSync(join(tmpdir(), 'coldkeep-sweep-'));
    try {
      mkdirSync(join(root, 'a'));
      writeFileSync(join(root, 'a', 'codes.txt'), '1234');
      symlinkSync(root, join(root, 'a', 'round'));
      symlinkSync(join(root, 'a', 'codes.txt'), join(root, 'recovery codes.txt'));
      const { found, skipped } = await sweepFolders(systemFiles, [root], { signal: new AbortController().signal });
      expect(found.map(({ path, sizeBytes }) => [path.endsWith('/a/codes.txt'), sizeBytes])).toEqual([[true, 4]]);
      expect(skipped.links).toBe(2);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
