/** SET words of the command line. */
import { describe, expect, test } from 'vitest';
import type { EventBody } from '../../../main/core/custody/events.ts';
import { findSet } from '../../../main/core/custody/find-set.ts';
import { formatSetId } from '../../../main/core/custody/set-id.ts';
import { fold } from './given.ts';
import { KIM, OTHER, SAM, SET, samAdded, setAdded, superseded, THIRD, TODAY } from './sample.ts';

const names: Readonly<Record<string, string>> = { github: 'GitHub', aws: 'Amazon Web Services' };
const displayName = (service: string) => names[service] ?? null;

/** The id of the set that is meant, or the code. */
function find(word: string, ...events: readonly EventBody[]): string {
  const found = findSet(fold(...events), word, TODAY, displayName);
  return found.ok ? found.set.id : found.rejection.code;
}

const account = (id: string, service: string | null, name: string | null, label: string | null = null): EventBody => ({
  t: 'AccountAdded',
  d: { account: id, service, instance: null, label, name },
});
const other = setAdded({ set: OTHER, account: KIM });

describe('by name', () => {
  const one = [account(SAM, 'github', 'sam@example.org', 'Work'), setAdded()];
  test.each([
    'github',
    'GITHUB',
    ' github ',
    'GitHub',
    'work',
    'github/sam@example.org',
    'GitHub/Sam@Example.org',
    'Work/sam@example.org',
  ])('"%s" is the set', (word) => expect(find(word, ...one)).toBe(SET));
  test.each(['', 'git', 'github/', 'github/sam', 'sam@example.org', 'hub', '/sam@example.org', 's-', 'null'])(
    '"%s" is no set',
    (word) => expect(find(word, ...one)).toBe('set-not-found'),
  );
  test('a label, or a login, may hold slashes', () => {
    const club = [account(SAM, null, 'a/b', 'Club/North'), setAdded()];
    expect(find('club/north', ...club)).toBe(SET);
    expect(find('Club/North/a/b', ...club)).toBe(SET);
    expect(find('club', ...club)).toBe('set-not-found');
  });
  test('a login is told where the service names two accounts', () => {
    const two = [samAdded, account(KIM, 'github', 'kim'), setAdded(), other];
    expect(find('github', ...two)).toBe('ambiguous-set');
    expect(find('github/kim', ...two)).toBe(OTHER);
  });
  test('an account without a login is named by its service alone', () => {
    expect(find('aws', account(SAM, 'aws', null), setAdded())).toBe(SET);
    expect(find('aws/null', account(SAM, 'aws', null), setAdded())).toBe('set-not-found');
  });
  test('a set whose account is missing is found by its id only', () => {
    expect(find('github', setAdded())).toBe('set-not-found');
    expect(find(formatSetId(SET), setAdded())).toBe(SET);
  });
});

describe('of several sets of one name', () => {
  const second = setAdded({ set: OTHER });
  test('the only active one is meant', () => {
    expect(find('github', samAdded, setAdded(), second, superseded(SET, OTHER))).toBe(OTHER);
    expect(find('github', samAdded, setAdded({ expiresAt: '2026-03-01' }), second)).toBe(OTHER);
    expect(find('github', samAdded, setAdded({ state: 'draft' }), second)).toBe(OTHER);
  });
  test('an inactive one is meant where it is the only one', () => {
    expect(find('github', samAdded, setAdded(), superseded())).toBe(SET);
  });
  test('two active ones, or none of several, are ambiguous, with their ids', () => {
    const third = setAdded({ set: THIRD });
    const active = findSet(fold(samAdded, setAdded(), second, third, superseded()), 'github', TODAY, displayName);
    const sets = `${formatSetId(OTHER)}, ${formatSetId(THIRD)}`;
    expect(active).toEqual({ ok: false, rejection: { code: 'ambiguous-set', facts: { sets, count: 2 } } });
    expect(find('github', samAdded, setAdded(), second, superseded(), superseded(OTHER))).toBe('ambiguous-set');
  });
});

describe('by id', () => {
  const near = `${SET.slice(0, 30)}ff`;
  const two = [samAdded, setAdded(), setAdded({ set: near }), superseded()];
  test('whole, in either case, it is the set', () => {
    expect(find(formatSetId(SET), ...two)).toBe(SET);
    expect(find(formatSetId(SET).toUpperCase(), ...two)).toBe(SET);
  });
  test('four signs are enough where they name one', () => {
    const far = setAdded({ set: 'f'.repeat(32) });
    expect(find('s-zzzz', samAdded, setAdded(), far)).toBe('f'.repeat(32));
    expect(find('s-zzz', samAdded, setAdded(), far)).toBe('set-not-found');
  });
  test('a beginning of two sets is ambiguous, though only one is active', () => {
    expect(find('s-0000', ...two)).toBe('ambiguous-set');
  });
  test('a name in the form of an id is found where no id begins so', () => {
    expect(find('s-bank', account(SAM, null, null, 'S-Bank'), setAdded())).toBe(SET);
  });
});

test('an empty vault has no set', () => expect(find('github')).toBe('set-not-found'));
