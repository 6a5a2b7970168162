/** Lists of accounts as files: separators, encodings, cells of several lines, and files that are something else. */
import { describe, expect, test } from 'vitest';
import { CodedError } from '../../main/core/errors.ts';
import { plainAccountList, readAccountCsv } from '../../main/unpack/account-csv.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => {
  const units = [0xfeff, ...Array.from(text, (sign) => sign.charCodeAt(0))];
  return Uint8Array.from(units.flatMap((unit) => [unit & 255, unit >> 8]));
};

const codeOf = (bytes: Uint8Array): unknown => {
  try {
    readAccountCsv(bytes);
    return null;
  } catch (error) {
    return error instanceof CodedError ? error.code : error;
  }
};

describe('a list of accounts', () => {
  test.each([
    ['commas', utf8('service,account\nGitHub,sam\n')],
    ['semicolons and CRLF', utf8('service;account\r\nGitHub;sam\r\n')],
    ['tabs', utf8('service\taccount\nGitHub\tsam')],
    ['a line that names the separator', utf8('sep=;\r\nservice;account\r\nGitHub;sam\r\n')],
    ['a byte order mark', utf8('\ufeffservice,account\nGitHub,sam\n')],
    ['UTF-16', utf16('service\taccount\r\nGitHub\tsam\r\n')],
    ['quotes and a cell of two lines', utf8('"service","notes","account"\n"GitHub","a\nb, c","sam"\n')],
  ])('with %s', (_, bytes) => {
    const expected = [{ service: 'github', instance: null, label: null, name: 'sam' }];
    expect(readAccountCsv(bytes).accounts).toEqual(expected);
    expect(plainAccountList(bytes)?.accounts).toEqual(expected);
  });

  test('may have one column when it is called so, and is not guessed to be one then', () => {
    const bytes = utf8('service\nGitHub\nGitLab\n');
    expect(readAccountCsv(bytes).accounts).toHaveLength(2);
    expect(plainAccountList(bytes)).toBeNull();
  });

  test('with passwords is an export: its logins are taken on request alone', () => {
    const bytes = utf8('name,url,username,password,note\nGitHub,https://github.com/login,sam,hunter2,\n');
    expect(readAccountCsv(bytes).accounts).toMatchObject([{ service: 'github', name: 'sam' }]);
    expect(plainAccountList(bytes)).toBeNull();
  });

  test('has at most 50,000 rows', () => {
    const rows = (count: number): Uint8Array =>
      utf8(`service,login\n${Array.from({ length: count }, (_, i) => `GitHub,u${i}`).join('\n')}\n`);
    expect(readAccountCsv(rows(50_000)).accounts).toHaveLength(50_000);
    expect(codeOf(rows(50_001))).toBe('too-large');
  });
});

test.each([
  ['nothing', utf8('')],
  ['free text', utf8('GitHub recovery codes\n\n12345-67890\n')],
  ['a letter with commas', utf8('Dear Sam, Kim, and all,\nthe service, as you know, is down.\n')],
  ['other columns', utf8('colour,size\nred,9\n')],
  ['heads alone', utf8('service,account\n')],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)],
])('%s is none', (_, bytes) => {
  expect(codeOf(bytes)).toBe('no-account-list');
  expect(plainAccountList(bytes)).toBeNull();
});
