/** The text layer of PDF documents. */
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../main/unpack/pages/pdf.ts';
import { linesOfPage } from '../../../main/unpack/pages/pdf-lines.ts';
import { readFileContents } from '../../../main/unpack/read-file.ts';
import { fileOf, GOOGLE_CODES, googleWords, pdfOf, utf8 } from './made-documents.ts';

const textOf = async (bytes: Uint8Array, password: string | null = null) =>
  (await readPdf(fileOf(bytes, password))).entries[0]?.fields[0]?.text;

it("reads Google's two codes a line as two codes", async () => {
  const { sets } = await readFileContents('x.pdf', await pdfOf([googleWords()]));
  expect(sets).toMatchObject([{ service: 'google', account: 'sam.rivera@gmail.com', generatedAt: '2025-03-14' }]);
  expect(sets[0]?.codes.map(({ text }) => text)).toEqual(GOOGLE_CODES);
});

it('a document of codes alone is named by its file', async () => {
  const words = ['5d4a9-33e61', '6d64c-9453d', '7f66e-6f648'].map((text, at) => ({ text, x: 50, y: 700 - 16 * at }));
  const { sets } = await readFileContents('github-recovery-codes.pdf', await pdfOf([words]));
  expect(sets).toMatchObject([{ service: 'github', codes: words.map(({ text }) => ({ text })) }]);
});

it('reads page after page', async () => {
  const pages = ['one', 'two', 'three'].map((text) => [{ text, x: 50, y: 700 }]);
  expect(await textOf(await pdfOf(pages))).toBe('one\n\ntwo\n\nthree');
});

describe('a document with a password', async () => {
  const locked = await pdfOf([[{ text: 'codes', x: 50, y: 700 }]], 'right');
  it('is opened by it', async () => {
    expect(await textOf(locked, 'right')).toBe('codes');
  });
  it.each([
    ['password-needed', null],
    ['wrong-secret', 'wrong'],
  ])('%s by %j', async (code, password) => {
    await expect(readPdf(fileOf(locked, password))).rejects.toMatchObject({ code });
  });
});

it.each([
  ['a scanned PDF without text', await pdfOf([[]])],
  ['a damaged PDF document', utf8('%PDF-1.7\nnothing')],
  ['a damaged PDF document', utf8('')],
])('%s is called that', async (kind, bytes) => {
  await expect(readPdf(fileOf(bytes))).rejects.toMatchObject({ code: 'unsupported-format', facts: { kind } });
});

describe('places to lines', () => {
  const piece = (text: string, x: number, y: number, width = 10 * text.length) => ({ text, x, y, width, size: 10 });
  it.each([
    ['one after the other', [piece('ab', 0, 0), piece('cd', 20, 0)], ['abcd']],
    ['a blank apart', [piece('ab', 0, 0), piece('cd', 23, 0)], ['ab cd']],
    ['a column apart', [piece('ab', 0, 0), piece('cd', 60, 0)], ['ab\tcd']],
    ['in any order', [piece('cd', 60, 0), piece('ef', 0, -12), piece('ab', 0, 0)], ['ab\tcd', 'ef']],
    ['on one line, a little lower', [piece('ab', 0, 0), piece('cd', 23, -3)], ['ab cd']],
    ['on the next line', [piece('ab', 0, 0), piece('cd', 0, -6)], ['ab', 'cd']],
    ['a paragraph further down', [piece('ab', 0, 0), piece('cd', 0, -30)], ['ab', '', 'cd']],
    ['blanks only', [piece(' ', 0, 0)], []],
  ])('%s', (_title, pieces, lines) => {
    expect(linesOfPage(pieces)).toEqual(lines);
  });
});
