/** The notes in Ente Auth's plain export. */
import { describe, expect, it } from 'vitest';
import { readTexts } from '../../main/core/importers/read-texts.ts';
import { unpack } from '../../main/unpack/document.ts';

const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));

function entry(path: string, display: object | null, issuer = 'GitHub'): string {
  const codeDisplay = display === null ? '' : `&codeDisplay=${encodeURIComponent(JSON.stringify(display))}`;
  return `otpauth://totp/${path}?secret=JBSWY3DPEHPK3PXP&issuer=${encodeURIComponent(issuer)}${codeDisplay}`;
}

const CODES = [
  '82c9b-b791f',
  '0ed9c-ee661',
  '7f83d-1a8c8',
  '504ed-39f62',
  'be5bb-f029d',
  '7e3ec-c2f2b',
  '3435f-7fa84',
  '06b6e-6ef73',
  'd0f92-8f185',
  '5d390-c7645',
  '51b7a-24d43',
  '470c8-e3c18',
  '40deb-43b51',
  '00e8a-02b86',
  '6b3dd-6e538',
  '54eb2-553d7',
];
const NOTE = CODES.join('\n');

function read(...lines: readonly string[]): ReturnType<typeof readTexts> {
  const { documents, warnings } = unpack('ente-auth-codes.txt', utf8(lines.join('\n')));
  return readTexts(documents, warnings);
}

describe('an Ente export in plain text', () => {
  it('gives the codes of each note with issuer, account and where they stood', () => {
    const { sets, ignored } = read(
      entry('GitHub:octo-sam', { trashed: false, note: NOTE }),
      entry('Shop:x', { trashed: false, note: '' }, 'Shop'),
    );
    expect(sets).toMatchObject([
      { service: 'github', account: 'octo-sam', source: 'codeDisplay.note', codes: CODES.map((text) => ({ text })) },
    ]);
    expect(JSON.stringify({ sets, ignored })).not.toContain('JBSWY3DPEHPK3PXP');
  });

  it('takes issuer and account from an encoded path as well', () => {
    const { sets } = read(entry('GitHub%3Aocto-sam', { note: NOTE }));
    expect(sets).toMatchObject([{ service: 'github', account: 'octo-sam' }]);
  });

  it('skips trashed entries that hold a note, and counts them', () => {
    const trashed = entry('GitHub:a', { trashed: true, note: NOTE });
    const { sets, warnings } = read(
      trashed,
      trashed,
      entry('Shop:x', { trashed: true }),
      entry('Bank:y', { note: 'hello' }),
    );
    expect(sets).toEqual([]);
    expect(warnings).toEqual(['trashed-items-skipped:2']);
  });

  it.each([
    ['without any codeDisplay', [entry('GitHub:a', null), entry('Shop:x', null)]],
    ['whose codeDisplay is no JSON', ['otpauth://totp/GitHub:a?secret=JBSWY3DPEHPK3PXP&codeDisplay=%7Bnote']],
    ['whose codeDisplay is no object', ['otpauth://totp/GitHub:a?secret=JBSWY3DPEHPK3PXP&codeDisplay=7']],
  ])('a list %s has no place for notes and is refused', (_title, lines) => {
    expect(() => unpack('x.txt', utf8(lines.join('\n')))).toThrow(
      expect.objectContaining({ code: 'unsupported-format' }),
    );
  });

  it('survives addresses that cannot be parsed', () => {
    const { sets } = read('otpauth://', 'otpauth://totp/%E0%A4%A?x', entry('GitHub:octo-sam', { note: NOTE }));
    expect(sets).toHaveLength(1);
  });
});
