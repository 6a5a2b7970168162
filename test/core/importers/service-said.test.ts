/** A draft whose service the user names takes what that service is known for. */
import { describe, expect, test } from 'vitest';
import type { FoundSet } from '../../../main/core/importers/draft.ts';
import { readText } from '../../../main/core/importers/read-text.ts';
import { asOfService } from '../../../main/core/importers/service-said.ts';

function found(name: string, text: string): FoundSet {
  const [set] = readText({ name, text }).sets;
  if (set === undefined) throw new Error('nothing was found');
  return set;
}

const BARE = found('My recovery codes.txt', 'Recovery codes\n\nAB12-CD34\nEF56-GH78\nJK90-LM12\n');

describe('codes of no known service', () => {
  test('are numbered and used as the service does that the user names', () => {
    const keys = found(
      'My recovery keys.txt',
      'Recovery codes\n\na1b2-c3d4-e5f6-a7b8\nb1b2-c3d4-e5f6-a7b8\nc1b2-c3d4-e5f6-a7b8\n',
    );
    expect(asOfService(keys, 'proxmox')).toMatchObject({ service: 'proxmox', indexBase: 0, use: 'single' });
  });
  test('keep their texts, and are compared as the service compares', () => {
    const said = asOfService(BARE, 'sentry');
    expect(said.codes.map(({ text }) => text)).toEqual(BARE.codes.map(({ text }) => text));
    expect(said.codes.map(({ key }) => key)).toEqual(
      ['ab12cd34', 'ef56gh78', 'jk90lm12'].map((key) => key.toUpperCase()),
    );
  });
  test('stay as they are for a service that nobody knows', () => {
    expect(asOfService(BARE, null)).toBe(BARE);
  });
});

test('a draft that was read as one of that service stays', () => {
  const github = found('github-recovery-codes.txt', '1a2b3-c4d5e\nf6a7b-8c9d0\n0a1b2-c3d4e\n');
  expect(asOfService(github, 'github')).toBe(github);
});

test('the host that was found with one service is not that of another', () => {
  const set = { ...BARE, service: 'gitlab', instance: 'git.example.org' };
  expect(asOfService(set, 'github').instance).toBeNull();
  expect(asOfService({ ...BARE, instance: 'git.example.org' }, 'gitlab').instance).toBe('git.example.org');
});
