/** SERVICE/ACCOUNT words of the command line. */
import { describe, expect, test } from 'vitest';
import type { EventBody, EventData } from '../../../main/core/custody/events.ts';
import { findAccount } from '../../../main/core/custody/find-account.ts';
import { fold } from './given.ts';
import { KIM, SAM, samAdded } from './sample.ts';

const names: Readonly<Record<string, string>> = { github: 'GitHub', gitlab: 'GitLab' };
const displayName = (service: string) => names[service] ?? null;

/** The id of the account that is meant, or how many are. */
function find(word: string, ...events: readonly EventBody[]): string | number {
  const found = findAccount(fold(...events), word, displayName);
  if (found.ok) return found.account.id;
  expect(found.rejection.code).toBe('account-not-found');
  return Number(found.rejection.facts['meant']);
}

const kim = (change: Partial<EventData['AccountAdded']> = {}): EventBody => ({
  t: 'AccountAdded',
  d: { account: KIM, service: 'github', instance: null, label: null, name: 'kim', ...change },
});

describe('the account is meant by', () => {
  test.each(['github/sam', 'GitHub/SAM', ' github/sam ', 'github'])('"%s"', (word) => {
    expect(find(word, samAdded)).toBe(SAM);
  });
  test.each(['GitLab/git.example.org/kim', 'gitlab/kim', 'gitlab', 'work/kim', 'Work'])('"%s"', (word) => {
    expect(find(word, samAdded, kim({ service: 'gitlab', instance: 'git.example.org', label: 'Work' }))).toBe(KIM);
  });
  test('a label and a login that hold slashes', () => {
    expect(find('club/north/a/b', kim({ service: null, label: 'Club/North', name: 'a/b' }))).toBe(KIM);
  });
  test('the service of an account that has no login', () => {
    expect(find('github', kim({ name: null }))).toBe(KIM);
  });
});

describe('no account is meant by', () => {
  test.each(['', '/', 'github/', '/sam', 'sam', 'git', 'github/sam/x', 'null'])('"%s"', (word) => {
    expect(find(word, samAdded)).toBe(0);
  });
  test('the name of one that is closed', () => {
    expect(find('github/sam', samAdded, { t: 'AccountClosed', d: { account: SAM } })).toBe(0);
  });
});

test('several are meant by a service alone, or where only the instance tells them apart', () => {
  expect(find('github', samAdded, kim())).toBe(2);
  const two = [samAdded, kim({ name: 'sam', instance: 'ghe.example.org' })];
  expect(find('github/sam', ...two)).toBe(2);
  expect(find('github/ghe.example.org/sam', ...two)).toBe(KIM);
});
