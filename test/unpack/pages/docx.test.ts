/** Word documents. */
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../main/unpack/pages/docx.ts';
import { docxOf, fileOf, docxParagraph as p, utf8 } from './made-documents.ts';

const textOf = async (body: string) => (await readDocx(fileOf(docxOf(body)))).entries[0]?.fields[0]?.text;
const NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>';
const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`;

it.each([
  ['paragraphs', p('a') + p('b &amp; c'), 'a\nb & c'],
  [
    'struck text',
    p('a1b2', '<w:strike/>') + p('b', '<w:strike w:val="false"/>') + p('c', '<w:dstrike w:val="1"/>'),
    '~~a1b2~~\nb\n~~c~~',
  ],
  ['a struck end of a paragraph', p('a', '', '<w:rPr><w:strike/></w:rPr>'), 'a'],
  ['numbers of a list', p('a', '', NUMBERED) + p('b', '', NUMBERED) + p('c'), '1. a\n2. b\nc'],
  ['a list without numbers', p('a', '', NUMBERED.replace('7', '8')), 'a'],
  [
    'a table',
    `<w:tbl><w:tr>${cell('a')}${cell('b')}</w:tr><w:tr>${cell('c')}${cell('d')}</w:tr></w:tbl>`,
    'a\tb\nc\td',
  ],
  [
    'tabs, breaks and dashes',
    '<w:p><w:pPr><w:tabs><w:tab w:pos="9"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r></w:p>',
    'a\tb\n1-2',
  ],
  [
    'hidden and deleted text',
    `${p('a', '<w:vanish/>')}<w:p><w:del><w:r><w:delText>b</w:delText></w:r></w:del><w:r><w:t>c</w:t></w:r></w:p>`,
    'c',
  ],
])('%s', async (_title, body, text) => {
  expect((await textOf(body))?.trim()).toBe(text);
});

describe('a document that is no document', () => {
  const DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>';
  it.each([
    ['no archive', utf8('PK')],
    ['XML that is cut off', docxOf('<w:p>')],
    ['a document type', docxOf(p('&b;'), DOCTYPE)],
  ])('%s', async (_title, bytes) => {
    await expect(readDocx(fileOf(bytes))).rejects.toMatchObject({ code: 'unsupported-format' });
  });
});
