import { utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { checkNewPassphrase, passphraseBytes } from '../../../main/core/format/passphrase.ts';
import { canonicalSpelling, fingerprintWords, generatePassphrase, WORDS } from '../../../main/core/format/words.ts';
import { codeOf } from './code-of.ts';
import { numberedBytes } from './numbered-bytes.ts';

describe('the bytes of a passphrase', () => {
  it('are the UTF-8 of its NFKC form', () => {
    expect(passphraseBytes('a\u0308')).toEqual(utf8ToBytes('ä'));
    expect(passphraseBytes('\uff11\ufb01')).toEqual(utf8ToBytes('1fi'));
    expect(passphraseBytes('')).toEqual(new Uint8Array(0));
  });

  it('keep blanks, line ends and case', () => {
    expect(passphraseBytes(' A b\n')).toEqual(utf8ToBytes(' A b\n'));
  });
});

describe('a new passphrase', () => {
  it.each([
    ['14 letters', 'x'.repeat(14), 'passphrase-too-short'],
    ['15 letters', 'x'.repeat(15), 'done'],
    ['nothing', '', 'passphrase-too-short'],
    ['14 signs beyond the first plane', '🔑'.repeat(14), 'passphrase-too-short'],
    ['15 signs beyond the first plane', '🔑'.repeat(15), 'done'],
    ['15 signs that NFKC makes 14 of', `${'x'.repeat(13)}a\u0308`, 'passphrase-too-short'],
    ['an unassigned code point', `${'x'.repeat(20)}\u0378`, 'passphrase-unsuitable'],
    ['a noncharacter', `${'x'.repeat(20)}\ufffe`, 'passphrase-unsuitable'],
    ['half a character', `${'x'.repeat(20)}\ud83d`, 'passphrase-unsuitable'],
    ['the shape of a recovery key', `1${'x'.repeat(35)}`, 'passphrase-unsuitable'],
    ['the shape of a recovery key in wide digits', '\uff11'.repeat(36), 'passphrase-unsuitable'],
    ['a code point for private use', `${'x'.repeat(20)}\ue000`, 'done'],
  ])('of %s: %s (R13)', (_, text, code) => {
    expect(codeOf(() => checkNewPassphrase(text))).toBe(code);
  });
});

describe('a generated passphrase', () => {
  it('is six words of the list, the ones that were drawn', () => {
    const draws = [0, 1, 7775, 7775, 42, 0];
    const drawn = draws[Symbol.iterator]();
    const text = generatePassphrase((below) => {
      expect(below).toBe(7776);
      return drawn.next().value ?? 0;
    });
    expect(text).toBe(draws.map((number) => WORDS[number]).join(' '));
  });

  it('has a list of 7,776 different words of small letters to draw from', () => {
    expect(WORDS.length).toBe(7776);
    expect(new Set(WORDS).size).toBe(7776);
    for (const word of WORDS) expect(word).toMatch(/^[a-z]+$/);
  });
});

describe('the canonical spelling', () => {
  const [a = '', b = '', c = ''] = [WORDS[100], WORDS[2000], WORDS[7000]];
  it.each([
    ['capitals', `${a.toUpperCase()} ${b}`, `${a} ${b}`],
    ['hyphens', `${a}-${b}-${c}`, `${a} ${b} ${c}`],
    ['underscores and plus signs', `${a}_${b}+${c}`, `${a} ${b} ${c}`],
    ['several blanks', ` ${a}   ${b}\n`, `${a} ${b}`],
    ['wide letters', String.fromCharCode(...[...a].map((sign) => sign.charCodeAt(0) + 0xfee0), 32) + b, `${a} ${b}`],
    ['nothing to change', `${a} ${b}`, null],
    ['one word', `${a.toUpperCase()}`, null],
    ['words without anything between', `${a}${b}${c}`, null],
    ['a word that is not in the list', `${a}-xqzk`, null],
    ['digits between words', `${a}7${b}`, null],
    ['nothing', '', null],
    ['signs only', '- -', null],
  ])('is tried for %s (R14)', (_, text, expected) => {
    expect(canonicalSpelling(text)).toBe(expected);
  });
});

describe('the fingerprint for the eye', () => {
  it.each([
    ['zero', 0n, [0, 0, 0, 0]],
    ['one', 1n, [0, 0, 0, 1]],
    ['the base', 7776n, [0, 0, 1, 0]],
    ['the highest', 7776n ** 4n - 1n, [7775, 7775, 7775, 7775]],
    ['one more than the highest', 7776n ** 4n, [0, 0, 0, 0]],
  ])('of %s is the digits of base 7776, high first', (_, number, digits) => {
    const hash = new Uint8Array(32).fill(0xff);
    for (let i = 0; i < 8; i++) hash[i] = Number((number >> BigInt(56 - 8 * i)) & 0xffn);
    expect(fingerprintWords(hash)).toEqual(digits.map((digit) => WORDS[digit]));
  });

  it('does not depend on what comes after 8 bytes', () => {
    const hash = numberedBytes(32, 1);
    expect(fingerprintWords(hash.slice().fill(0, 8))).toEqual(fingerprintWords(hash));
  });
});
