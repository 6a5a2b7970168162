/** Fields that hold one code each, joined to a list. */
import { describe, expect, it } from 'vitest';
import { joinNumbered } from '../../../main/unpack/managers/numbered-fields.ts';

const fields = (...named: readonly (readonly [string | null, string])[]) =>
  named.map(([label, text], at) => ({ source: `fields[${at}]`, label, text }));
const joined = (...named: readonly (readonly [string | null, string])[]) =>
  joinNumbered(fields(...named), 'fields').map(({ source, label, text }) => [source, label, text]);

describe('joined to one', () => {
  it.each([
    ['names that differ by a number', ['Code 1', 'Code 2'], 'Code'],
    ['numbers in any dress', ['Backup code #1', 'Backup code (2)', 'backup code [3]:'], 'Backup code'],
    ['one name for all', ['Backup', 'Backup'], 'Backup'],
    ['names that are numbers', ['1', '2.', '3)'], null],
    ['no names', [null, null], null],
  ] as const)('%s', (_name, labels, label) => {
    const codes = labels.map((_label, at) => `code-${at}`);
    expect(joined(...labels.map((name, at) => [name, codes[at] ?? ''] as const))).toEqual([
      ['fields', label, codes.join('\n')],
    ]);
  });

  it('a remark behind the number goes with its code', () => {
    expect(joined(['Code 1 (used)', 'a'], ['Code 2', 'b'])).toEqual([['fields', 'Code', 'a (used)\nb']]);
  });

  it('numbers from 0 stay, because the service asks for them', () => {
    expect(joined(['Key 0', 'a'], ['Key 1', 'b'], ['Key 2', 'c'])).toEqual([['fields', 'Key', '0: a\n1: b\n2: c']]);
  });
});

describe('left apart', () => {
  it.each([
    ['other names', ['GitHub', 'Discord'], ['a', 'b']],
    ['texts of several lines', ['Code 1', 'Code 2'], ['a\nb', 'c']],
    ['long texts', ['Code 1', 'Code 2'], ['a', 'b'.repeat(129)]],
    ['nothing in them', ['Code 1', 'Code 2'], ['a', ' ']],
    ['one alone', ['Code 1'], ['a']],
  ] as const)('%s', (_name, labels, texts) => {
    const named = labels.map((label, at) => [label, texts[at] ?? ''] as const);
    expect(joinNumbered(fields(...named), 'fields')).toEqual(fields(...named));
  });

  it('what stands between other fields', () => {
    expect(joined(['Code 1', 'a'], ['Hint', 'h'], ['Code 2', 'b']).map(([source]) => source)).toEqual([
      'fields[0]',
      'fields[1]',
      'fields[2]',
    ]);
  });
});
