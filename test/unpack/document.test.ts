/** What is read as free text, what is called by its name instead, and what comes out of other files. */
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../main/unpack/document.ts';

const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const bytes = (...values: (number | string)[]) =>
  Uint8Array.from(values.flatMap((value) => (typeof value === 'number' ? [value] : [...Buffer.from(value, 'latin1')])));
const json = (value: unknown) => utf8(JSON.stringify(value));

/** Kinds that there is no reader for. */
const REFUSED: readonly (readonly [string, string, Uint8Array])[] = [
  ['a KeePass 1 database (KDB)', 'vault.kdb', bytes(0x03, 0xd9, 0xa2, 0x9a, 0x65, 0xfb, 0x4b, 0xb5, 3)],
  ['an old Office document', 'codes.doc', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  ['a picture or film of a phone (HEIC, MP4)', 'IMG.heic', bytes(0, 0, 0, 24, 'ftypheic', 0)],
  ['an SQLite database', 'x.db', bytes('SQLite format 3', 0)],
  ['a gzip archive', 'x.gz', bytes(0x1f, 0x8b, 8, 0, 0)],
  ['a program', 'x.exe', bytes('MZ', 0x90, 0, 3, 0)],
  ['a binary file of an unknown kind', 'x.bin', bytes(...Array.from({ length: 300 }, (_each, at) => (at * 37) % 256))],
  ['an XML file', 'codes.xml', utf8('<?xml version="1.0"?><codes/>')],
  ['an SVG image', 'codes.svg', utf8('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a JSON file', 'x.txt', json({ codes: ['1234 5678'] })],
  ['a damaged JSON file', 'x.json', utf8('{"codes": [')],
  ['a message that is encrypted with PGP', 'data.pgp', utf8('-----BEGIN PGP MESSAGE-----\n\nwcBMA1234abcd\n')],
  ['a damaged KeePass database (KDBX)', 'vault.kdbx', utf8('hello')],
];

describe('what cannot be read', () => {
  it.each(REFUSED)('%s (%s)', async (kind, name, content) => {
    await expect(unpack(name, content)).rejects.toMatchObject({
      name: 'UnpackError',
      code: 'unsupported-format',
      facts: { kind },
    });
  });

  it('no content of the file is in the message', async () => {
    const said = await unpack('x.json', json({ secret: 'JBSWY3DPEHPK3PXP' })).catch(String);
    expect(said).toContain('a JSON file');
    expect(said).not.toContain('JBSWY3DPEHPK3PXP');
  });

  it('more than 25 MB are too large', async () => {
    const bytesOver = new Uint8Array(25 * 1024 * 1024 + 1).fill(97);
    await expect(unpack('x.txt', bytesOver)).rejects.toMatchObject({ code: 'too-large' });
  });
});

describe('files inside of a file', () => {
  const CODES = '82c9b-b791f\n0ed9c-ee661\n7f83d-1a8c8\n504ed-39f62\n';
  const zip = (files: Record<string, Uint8Array>) => zipSync(files);
  const item = { type: 1, name: 'GitHub', notes: `Recovery codes\n${CODES}`, login: { username: 'octo-sam' } };
  const bitwarden = json({ encrypted: false, folders: [], items: [item] });

  it('come under their own names and the path that leads to them', async () => {
    const { documents, encoding, warnings } = await unpack(
      'both.zip',
      zip({ 'codes/github.txt': utf8(CODES), 'export.json': bitwarden }),
    );
    expect({ encoding, warnings }).toEqual({ encoding: 'zip', warnings: [] });
    expect(documents).toMatchObject([
      { name: 'github.txt', text: CODES, source: 'codes/github.txt' },
      { source: 'export.json/items[0].notes', entry: { title: 'GitHub', account: 'octo-sam', field: null } },
    ]);
  });

  it('that cannot be read are counted, and stop nothing', async () => {
    const files = { 'a.txt': utf8(CODES), 'b.db': bytes('SQLite format 3', 0), 'c.json': utf8('{') };
    const { documents, warnings } = await unpack('x.zip', zip(files));
    expect(documents).toHaveLength(1);
    expect(warnings).toEqual(['files-not-read:2']);
  });

  it('where none can be read, the archive cannot', async () => {
    await expect(unpack('x.zip', zip({ 'b.db': bytes('SQLite format 3', 0) }))).rejects.toMatchObject({
      code: 'unsupported-format',
      facts: { kind: 'an SQLite database' },
    });
  });

  it.each([
    [1, 1],
    [2, 1],
    [3, 0],
  ])('an archive %d deep gives %d of its texts', async (depth, found) => {
    let file = zip({ 'codes.txt': utf8(CODES) });
    for (let level = 1; level < depth; level += 1) file = zip({ 'inner.zip': file, 'note.txt': utf8('hello') });
    const { documents } = await unpack('x.zip', file);
    expect(documents.filter(({ text }) => text === CODES)).toHaveLength(found);
  });
});

describe('free text', () => {
  it.each([
    ['an empty file', 'empty.txt', ''],
    ['blank lines', 'blank.txt', '\r\n\r\n'],
    ['a list of codes', 'codes.txt', '1234 5678\n'],
    ['a list of codes without an ending', 'codes', '1234 5678\n'],
    ['an array of strings', 'codes.json', '["1234 5678","2345 6789"]'],
    ['a text that begins like a bitmap', 'note.txt', 'BM is short for benchmark.'],
    ['a text that begins like a program', 'note.txt', 'MZ 1234'],
    ['a text that begins with a bracket', 'note.txt', '{old codes}\n1234 5678'],
    [
      'a text with one otpauth address',
      'note.txt',
      'GitHub\notpauth://totp/x?secret=JBSWY3DPEHPK3PXP\nrecovery codes\n1234 5678\n',
    ],
    ['CSV that no password manager writes', 'values.csv', 'time,value\n1,2\n'],
    ['Markdown with a tag', 'note.md', '<details>\n1234 5678\n</details>'],
    ['text with an escape sign of a terminal', 'terminal.txt', '\u001B[1mcodes\u001B[0m\n1234 5678\n'],
  ])('%s', async (_title, name, text) => {
    expect(await unpack(name, utf8(text))).toEqual({
      documents: [{ name, text, source: null }],
      encoding: 'utf-8',
      ignored: [],
      warnings: [],
    });
  });

  it('a line of more than 64 KB is too large', async () => {
    await expect(unpack('x.txt', utf8('x'.repeat(65_537)))).rejects.toMatchObject({ code: 'too-large' });
  });
});
