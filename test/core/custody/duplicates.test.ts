/** Telling codes that are there already by their fingerprints: vault.md 6. */
import { describe, expect, test } from 'vitest';
import { type AccountWords, isOtherAccount } from '../../../main/core/custody/account-key.ts';
import { findDuplicate, indexFingerprints, numbersOf, setsHoldingAll } from '../../../main/core/custody/duplicates.ts';

const prints = (...letters: readonly string[]) => letters.map((letter) => letter.repeat(16));
const index = indexFingerprints([
  ['one', prints('a', 'b', 'c')],
  ['two', prints('c', 'd', 'd')],
  ['three', prints('c', 'd', 'e')],
]);

describe('a draft', () => {
  test.each([
    ['without codes', [], { kind: 'new' }],
    ['of other codes', ['x', 'y'], { kind: 'new' }],
    ['of all codes of a set', ['a', 'b', 'c'], { kind: 'already-there', set: 'one' }],
    ['of some codes of a set', ['b'], { kind: 'already-there', set: 'one' }],
    ['of a code twice', ['a', 'a'], { kind: 'already-there', set: 'one' }],
    ['of codes in several sets', ['c', 'd'], { kind: 'already-there', set: 'three' }],
    ['with a code that is new', ['a', 'b', 'x'], { kind: 'partly', sets: [{ set: 'one', shared: 2 }] }],
    [
      'of codes that no one set holds',
      ['a', 'd', 'e'],
      {
        kind: 'partly',
        sets: [
          { set: 'three', shared: 2 },
          { set: 'one', shared: 1 },
          { set: 'two', shared: 1 },
        ],
      },
    ],
  ])('%s', (_, letters, expected) => expect(findDuplicate(prints(...letters), index)).toEqual(expected));
  test('is new to an empty vault', () => {
    expect(findDuplicate(prints('a'), indexFingerprints([]))).toEqual({ kind: 'new' });
  });
});

test('the used codes of a later download get the numbers of the set that is there', () => {
  expect(numbersOf(prints('c', 'a', 'x'), prints('a', 'b', 'c'), 1)).toEqual([1, 3]);
  expect(numbersOf(prints('c'), prints('a', 'b', 'c'), 0)).toEqual([2]);
  expect(numbersOf([], prints('a'), 1)).toEqual([]);
});

describe('sets that hold all codes', () => {
  test.each([
    ['no codes', [], []],
    ['of one set', ['a', 'b'], ['one']],
    ['of several', ['c'], ['one', 'two', 'three']],
    ['a code twice', ['d', 'd'], ['two', 'three']],
    ['of no one set', ['a', 'd'], []],
    ['one that is new', ['a', 'x'], []],
  ])('%s', (_, letters, expected) => {
    expect(setsHoldingAll(prints(...letters), index)).toEqual(expected);
  });
});

describe('two descriptions', () => {
  const said = (change: Partial<AccountWords>): AccountWords => ({
    service: 'gitlab',
    instance: 'git.example.org',
    label: null,
    name: 'sam@example.com',
    ...change,
  });

  test.each<[what: string, change: Partial<AccountWords>, isOther: boolean]>([
    ['the same', {}, false],
    ['an address in capitals', { name: 'SAM@example.com' }, false],
    ['no login', { name: null }, false],
    ['no host', { instance: null }, false],
    ['no service', { service: null }, false],
    ['another login', { name: 'kim@example.com' }, true],
    ['another host', { instance: 'git.example.net' }, true],
    ['another service', { service: 'github' }, true],
    ['a label in place of the service', { service: null, label: 'gitlab' }, true],
  ])('%s', (_, change, isOther) => {
    expect(isOtherAccount(said({}), said(change))).toBe(isOther);
    expect(isOtherAccount(said(change), said({}))).toBe(isOther);
  });
});
