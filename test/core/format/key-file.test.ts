import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCrockford } from '../../../main/core/format/crockford.ts';
import { KEY_FILE_BYTES, readKeyFile, writeKeyFile } from '../../../main/core/format/key-file.ts';
import { codeOf } from './code-of.ts';
import { numberedBytes } from './numbered-bytes.ts';

const key = numberedBytes(KEY_FILE_BYTES, 1);
const text = writeKeyFile(key);
const [heading = '', first = '', second = ''] = text.split('\n');
const signs = (first + second).replaceAll('-', '');
const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));

describe('a key file', () => {
  it('is a heading and two lines of seven groups', () => {
    expect(heading).toBe('Coldkeep key file, version 1');
    expect([first, second]).toEqual([
      expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}$/),
      expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}$/),
    ]);
    expect(text).toBe(`${heading}\n${first}\n${second}\n`);
  });

  it('reads back, whatever its bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: KEY_FILE_BYTES, maxLength: KEY_FILE_BYTES }), (bytes) => {
        expect(readKeyFile(writeKeyFile(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each([
    ['in lower case', text.toLowerCase()],
    ['without its heading', `${first}\n${second}`],
    ['with another heading', `COLDKEEP of Sam, 2026\n${first}\n${second}\n`],
    ['with a line of notes that names it', `${text}kept with the Coldkeep kit\n`],
    ['with line ends of Windows', text.replaceAll('\n', '\r\n')],
    ['with line ends of old', text.replaceAll('\n', '\r')],
    ['in one line', signs],
    ['with blanks for hyphens', text.replaceAll('-', ' ')],
    ['with empty lines', text.replaceAll('\n', '\n\n')],
    ['with O for 0', `${heading}\n${signs.replaceAll('0', 'O')}`],
    ['with l for 1', `${heading}\n${signs.replaceAll('1', 'l')}`],
  ])('reads the same %s (R35)', (_, typed) => {
    expect(readKeyFile(typed)).toEqual(key);
  });

  it('has a 0 and a 1 in it, or the tests of O and l would not bite', () => {
    expect(signs).toMatch(/0.*1|1.*0/);
  });

  it.each([
    ['nothing', ''],
    ['a heading alone', heading],
    ['one sign fewer', text.replace(/.\n$/, '\n')],
    ['one sign more', text.replace(/\n$/, '0\n')],
    ['its first line alone', `${heading}\n${first}\n`],
    ['itself twice', text + text],
    ['the four filling bits that are not zero', `${signs.slice(0, 51)}1${signs.slice(52)}`],
    ['another alphabet', `${heading}\n${'U'.repeat(56)}`],
    ['notes that do not name it', `${text}kept in the desk\n`],
    ['its lines in another order', `${heading}\n${second}\n${first}\n`],
  ])('of %s is damaged (R35)', (_, typed) => {
    expect(codeOf(() => readKeyFile(typed))).toBe('key-file-damaged');
  });

  it('with one sign typed wrong is refused or the same, at every place and for every sign (R35)', () => {
    for (let at = 0; at < signs.length; at++) {
      for (const sign of ASCII) {
        const typed = signs.slice(0, at) + sign + signs.slice(at + 1);
        const code = codeOf(() => expect(readKeyFile(typed)).toEqual(key));
        expect([typed, code]).toEqual([typed, foldCrockford(typed) === signs ? 'done' : 'key-file-damaged']);
      }
    }
  });

  it('with two neighbouring signs in the wrong order is refused, at every place', () => {
    for (let at = 0; at + 1 < signs.length; at++) {
      const [a = '', b = ''] = signs.slice(at, at + 2);
      if (a === b) continue;
      const typed = signs.slice(0, at) + b + a + signs.slice(at + 2);
      expect([at, codeOf(() => readKeyFile(typed))]).toEqual([at, 'key-file-damaged']);
    }
  });
});
