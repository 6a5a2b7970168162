/** RTF documents. */
import { expect, it } from 'vitest';
import { readRtf } from '../../../main/unpack/pages/rtf.ts';
import { fileOf } from './made-documents.ts';

const raw = String.raw;
const textOf = async (body: string) =>
  (await readRtf(fileOf(`{\\rtf1\\ansi\\ansicpg1252 ${body}}`))).entries[0]?.fields[0]?.text;

it.each([
  ['paragraphs', raw`\pard a\par b\line c`, 'a\nb\nc'],
  ['an end of line behind a backslash', 'a\\\nb', 'a\nb'],
  ['tabs and cells', raw`a\tab b\cell c\row d`, 'a\tb\tc\nd'],
  ['bytes of the code page', raw`caf\'e9`, 'café'],
  ['Unicode with a sign for others', raw`a\u8211?b{\uc2\u-10179 ab\uc0\u-8704 c}`, 'a–b\ud83d\ude00c'],
  ['dashes and blanks by name', raw`1234\_5678\~9\endash 1`, '1234-5678\u00a09-1'],
  [
    'struck text',
    raw`{\strike n55z-vg78}\par\strike mvej-d77x\strike0  x\par\plain y`,
    '~~n55z-vg78~~\n~~mvej-d77x~~ x\ny',
  ],
  ['hidden text', raw`a{\v hidden}b`, 'ab'],
  [
    'tables of fonts, colours, pictures',
    raw`{\fonttbl{\f0 Arial;}}{\*\generator x;}{\pict 00ff}{\info{\title t}}a`,
    'a',
  ],
  ['the numbers of a list', raw`{\listtext 1.\tab}a\par{\listtext 2.\tab}b`, '1.\ta\n2.\tb'],
  ['a link', raw`{\field{\*\fldinst HYPERLINK "x"}{\fldrslt a}}`, 'a'],
  ['bytes that are no text', raw`a\bin3 {}}b`, 'ab'],
  ['signs of its own', raw`\{a\\b\}`, '{a\\b}'],
])('%s', async (_title, body, text) => {
  expect(await textOf(body)).toBe(text);
});

it('Japanese by its code page', async () => {
  const bytes = raw`{\rtf1\ansi\ansicpg932 \'83R\'81[\'83h}`
    .replace('R', raw`\'52`)
    .replace('[', raw`\'5b`)
    .replace('h}', raw`\'68}`);
  expect((await readRtf(fileOf(bytes))).entries[0]?.fields[0]?.text).toBe('コード');
});

it('survives 100,000 groups that are never closed', async () => {
  expect(await textOf(`5d4a9-33e61${'{'.repeat(100_000)}`)).toBe('5d4a9-33e61');
});
