import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCrockford, encodeCrockford } from '../../../main/core/format/crockford.ts';
import { looksLikeRecoveryKey, readRecoveryKey, writeRecoveryKey } from '../../../main/core/format/recovery-key.ts';
import { numberedBytes } from './numbered-bytes.ts';

const key = numberedBytes(20, 1);
const text = writeRecoveryKey(key) ?? '';
const signs = text.replaceAll('-', '');
const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));

describe('a recovery key', () => {
  it('is written as nine groups of four', () => {
    expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){8}$/);
  });

  it('reads back, whatever its bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
        const written = writeRecoveryKey(bytes);
        expect(written === null ? bytes : readRecoveryKey(written)).toEqual(bytes);
      }),
    );
  });

  it('without any digit is drawn again', () => {
    // AAAA… is ten times 0b01010; the check signs decide whether there is a digit.
    const letters = Array.from({ length: 400 }, (_, i) => {
      const bytes = decodeCrockford('A'.repeat(24) + encodeCrockford(numberedBytes(5, i)).replaceAll(/\d/g, 'B'));
      return bytes === null ? null : writeRecoveryKey(bytes);
    });
    expect(letters).toContain(null);
    for (const each of letters) if (each !== null) expect(each).toMatch(/\d/);
  });

  it.each([
    ['in lower case', text.toLowerCase()],
    ['without hyphens', signs],
    ['with blanks', text.replaceAll('-', ' ')],
    ['with blanks and hyphens', text.replaceAll('-', ' - ')],
    ['with line ends', `${text.slice(0, 19)}\n${text.slice(20)}\n`],
    ['with blanks around it', `  ${text}  `],
    ['with O for 0', text.replaceAll('0', 'O')],
    ['with o for 0', text.replaceAll('0', 'o')],
    ['with I for 1', text.replaceAll('1', 'I')],
    ['with l for 1', text.replaceAll('1', 'l')],
  ])('reads the same %s (R17)', (_, typed) => {
    expect(looksLikeRecoveryKey(typed)).toBe(true);
    expect(readRecoveryKey(typed)).toEqual(key);
  });

  it('has a 0 and a 1 in it, or the tests of O, I and L would not bite', () => {
    expect(signs).toMatch(/0/);
    expect(signs).toMatch(/1/);
  });

  it('with one sign typed wrong is refused or the same, at every place and for every sign (R17)', () => {
    for (let at = 0; at < signs.length; at++) {
      for (const sign of ASCII) {
        const typed = signs.slice(0, at) + sign + signs.slice(at + 1);
        const same = sign.toUpperCase().replace('O', '0').replace(/[IL]/, '1') === signs[at];
        expect(readRecoveryKey(typed), typed).toEqual(same ? key : null);
      }
    }
  });

  it('with two neighbours or two groups swapped is refused, unless they are equal (R17)', () => {
    const groups = text.split('-');
    for (let at = 0; at + 1 < signs.length; at++) {
      const [a = '', b = ''] = [signs[at], signs[at + 1]];
      const typed = signs.slice(0, at) + b + a + signs.slice(at + 2);
      expect(readRecoveryKey(typed)).toEqual(a === b ? key : null);
    }
    for (let at = 0; at + 1 < groups.length; at++) {
      const swapped = groups.with(at, groups[at + 1] ?? '').with(at + 1, groups[at] ?? '');
      expect(readRecoveryKey(swapped.join('-'))).toBeNull();
    }
  });

  it('with a sign too few or too many is refused (R17)', () => {
    for (let at = 0; at < signs.length; at++) {
      expect(readRecoveryKey(signs.slice(0, at) + signs.slice(at + 1))).toBeNull();
      expect(readRecoveryKey(`${signs.slice(0, at)}7${signs.slice(at)}`)).toBeNull();
    }
  });
});

describe('the shape of a recovery key', () => {
  it.each([
    ['34 signs', signs.slice(0, 34), true],
    ['33 signs', signs.slice(0, 33), false],
    ['38 signs', `${signs}22`, true],
    ['39 signs', `${signs}222`, false],
    ['nine groups, one of three signs', text.slice(0, -1), true],
    ['eight groups', text.replace('-', ''), false],
    ['ten groups', `${text.slice(0, 2)}-${text.slice(2)}`, false],
    ['letters only', 'a'.repeat(36), false],
    ['digits only', '1'.repeat(36), true],
    ['a sign outside the alphabet, a letter still', `U${signs.slice(1)}`, true],
    ['a letter that is not ASCII', `ä${signs.slice(1)}`, false],
    ['other punctuation', text.replaceAll('-', '.'), false],
    ['nothing', '', false],
  ])('has or has not: %s (R17)', (_, typed, expected) => {
    expect(looksLikeRecoveryKey(typed)).toBe(expected);
  });
});

describe('Crockford base32', () => {
  it.each([
    ['', ''],
    ['00', '00'],
    ['ff', 'ZW'],
    ['0102', '0410'],
    ['ffffffffff', 'ZZZZZZZZ'],
  ])('of %s is %s', (hex, expected) => {
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    expect(encodeCrockford(bytes)).toBe(expected);
    expect(decodeCrockford(expected)).toEqual(bytes);
  });

  it('refuses filling bits that are not zero', () => {
    expect(decodeCrockford('ZX')).toBeNull();
    expect(decodeCrockford(`${'0'.repeat(25)}1`)).toBeNull();
    expect(decodeCrockford('0'.repeat(26))).toEqual(new Uint8Array(16));
  });

  it('reads back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(decodeCrockford(encodeCrockford(bytes).toLowerCase())).toEqual(bytes);
      }),
    );
  });
});
