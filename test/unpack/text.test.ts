/** Bytes to text: marks, encodings, limits. */
import { describe, expect, it } from 'vitest';
import { checkLines, decodeText, LARGEST_FILE_BYTES, LONGEST_LINE_UNITS } from '../../main/unpack/text.ts';

const TEXT = 'Códigos de recuperación\n1234 5678\n';
const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const utf16le = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const utf16be = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());
const join = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

describe('encodings', () => {
  it.each([
    ['UTF-8', utf8(TEXT), 'utf-8'],
    ['UTF-8 with its mark', join([0xef, 0xbb, 0xbf], utf8(TEXT)), 'utf-8'],
    ['UTF-16 LE with its mark', join([0xff, 0xfe], utf16le(TEXT)), 'utf-16le-bom'],
    ['UTF-16 BE with its mark', join([0xfe, 0xff], utf16be(TEXT)), 'utf-16be-bom'],
    ['UTF-16 LE without', utf16le(TEXT), 'utf-16le'],
    ['UTF-16 BE without', utf16be(TEXT), 'utf-16be'],
    ['windows-1252', new Uint8Array(Buffer.from(TEXT, 'latin1')), 'windows-1252'],
  ])('%s', (_title, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: TEXT, encoding });
  });

  it('typographic signs of windows-1252 are not control signs', () => {
    expect(decodeText(Uint8Array.of(0x93, 0x31, 0x94, 0x96)).text).toBe('“1”–');
  });

  it.each([0, 1, 2, 3])('%i bytes are a text', (count) => {
    expect(decodeText(utf8('abc'.slice(0, count)))).toEqual({ text: 'abc'.slice(0, count), encoding: 'utf-8' });
  });

  it('half a sign at the end of UTF-16 does no harm', () => {
    expect(decodeText(join([0xff, 0xfe], utf16le('ab'), [0x63])).text.startsWith('ab')).toBe(true);
  });
});

describe('limits', () => {
  it('25 MB are read, one byte more is not', () => {
    const largest = new Uint8Array(LARGEST_FILE_BYTES).fill(0x0a);
    expect(decodeText(largest).text).toHaveLength(LARGEST_FILE_BYTES);
    const larger = new Uint8Array(LARGEST_FILE_BYTES + 1).fill(0x0a);
    expect(() => decodeText(larger)).toThrow(expect.objectContaining({ name: 'UnpackError', code: 'too-large' }));
  });

  it.each(['\n', '\r\n', '\r'])('a line of 64 KB is read, one sign more is not (%j)', (end) => {
    const longest = 'x'.repeat(LONGEST_LINE_UNITS);
    expect(() => checkLines(`a${end}${longest}${end}b`)).not.toThrow();
    expect(() => checkLines(longest)).not.toThrow();
    for (const text of [`a${end}${longest}y${end}b`, `${longest}y${end}`, `a${end}${longest}y`]) {
      expect(() => checkLines(text)).toThrow(expect.objectContaining({ code: 'too-large' }));
    }
  });
});
