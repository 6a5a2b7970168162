/** The day in the build: the same for equal sources. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtOn } from '../../../build/built-on.ts';

const NOW = Date.UTC(2026, 10, 24, 23, 59, 59);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-built-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('SOURCE_DATE_EPOCH', () => {
  test.each([
    ['0', '1970-01-01'],
    ['1767225599', '2025-12-31'],
    ['1767225600', '2026-01-01'],
  ])('%s: %s', (seconds, expected) => {
    expect(builtOn(folder, { SOURCE_DATE_EPOCH: seconds }, NOW)).toBe(expected);
  });

  test.each(['yesterday', '-1', '1.5', '1e9', ' 1'])('%j is refused', (seconds) => {
    expect(() => builtOn(folder, { SOURCE_DATE_EPOCH: seconds }, NOW)).toThrow('SOURCE_DATE_EPOCH');
  });
});

test('without it and without a repository it is today', () => {
  expect(builtOn(folder, {}, NOW)).toBe('2026-11-24');
  expect(builtOn(folder, { SOURCE_DATE_EPOCH: '' }, NOW)).toBe('2026-11-24');
});

test('in a repository it is the day of the commit in UTC, whatever zone it was made in', async () => {
  const repository = await mkdtemp(join(folder, 'repository-'));
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-C', repository, ...args], {
      stdio: 'ignore',
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: join(folder, 'none'),
        GIT_AUTHOR_DATE: '2026-03-01T01:00:00+0300',
        GIT_COMMITTER_DATE: '2026-03-01T01:00:00+0300',
      },
    });
  };
  git('init');
  git('-c', 'user.name=Sam', '-c', 'user.email=sam@example.invalid', 'commit', '--allow-empty', '-m', 'Begin');
  expect(builtOn(repository, {}, NOW)).toBe('2026-02-28');
  expect(builtOn(repository, { SOURCE_DATE_EPOCH: '0' }, NOW)).toBe('1970-01-01');
  // Unpacked below a repository that is not ours, the sources have no age.
  expect(builtOn(await mkdtemp(join(repository, 'unpacked-')), {}, NOW)).toBe('2026-11-24');
});
