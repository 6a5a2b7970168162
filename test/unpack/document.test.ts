/** What is read as free text, and what is called by its name instead. */
import { describe, expect, it } from 'vitest';
import { unpack } from '../../main/unpack/document.ts';

const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const bytes = (...values: (number | string)[]) =>
  Uint8Array.from(values.flatMap((value) => (typeof value === 'number' ? [value] : [...Buffer.from(value, 'latin1')])));
const zip = (entry: string) =>
  bytes('PK', 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 1, 2, 3, 4, 9, 0, 0, 0, 9, 0, 0, 0, entry.length, 0, 0, 0, entry);
const json = (value: unknown) => utf8(JSON.stringify(value));

const REFUSED: readonly (readonly [string, string, Uint8Array])[] = [
  ['a KeePass database (KDBX)', 'vault.kdbx', bytes(0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5, 1, 0, 4, 0)],
  ['a KeePass 1 database (KDB)', 'vault.kdb', bytes(0x03, 0xd9, 0xa2, 0x9a, 0x65, 0xfb, 0x4b, 0xb5, 3)],
  ['an export of 1Password (1PUX)', 'export.1pux', zip('export.attributes')],
  ['an export of Proton Pass', 'pass.zip', zip('Proton Pass/data.json')],
  ['an Office document', 'codes.docx', zip('[Content_Types].xml')],
  ['a ZIP archive', 'codes.zip', zip('codes.txt')],
  ['a PDF document', 'codes.pdf', bytes('%PDF-1.7\n%', 0xe2, 0xe3)],
  ['a PNG image', 'codes.png', bytes(0x89, 'PNG', 13, 10, 26, 10, 0, 0)],
  ['a JPEG image', 'codes.jpg', bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16, 'JFIF')],
  ['an RTF document', 'codes.rtf', utf8('{\\rtf1\\ansi 1234 5678}')],
  ['an old Office document', 'codes.doc', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  ['a picture or film of a phone (HEIC, MP4)', 'IMG.heic', bytes(0, 0, 0, 24, 'ftypheic', 0)],
  ['an SQLite database', 'x.db', bytes('SQLite format 3', 0)],
  ['a gzip archive', 'x.gz', bytes(0x1f, 0x8b, 8, 0, 0)],
  ['a program', 'x.exe', bytes('MZ', 0x90, 0, 3, 0)],
  ['a binary file of an unknown kind', 'x.bin', bytes(...Array.from({ length: 300 }, (_each, at) => (at * 37) % 256))],
  ['a web page (HTML)', 'codes.html', utf8('<!DOCTYPE html>\n<html><body>1234 5678</body></html>')],
  ['a web page (HTML)', 'codes.txt', utf8('\n<html lang="en"><body>1234 5678</body></html>')],
  ['an XML file', 'codes.xml', utf8('<?xml version="1.0"?><codes/>')],
  ['an SVG image', 'codes.svg', utf8('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['an export of KeePass (XML)', 'keepass.xml', utf8('<?xml version="1.0"?>\n<KeePassFile><Root/></KeePassFile>')],
  ['an export of Bitwarden (JSON)', 'bitwarden.json', json({ encrypted: false, folders: [], items: [] })],
  [
    'an encrypted export of Bitwarden (JSON)',
    'b.json',
    json({ encrypted: true, encKeyValidation_DO_NOT_EDIT: 'x', data: 'y' }),
  ],
  [
    'an encrypted export of Bitwarden (JSON)',
    'b.json',
    json({ encrypted: true, passwordProtected: true, encKeyValidation_DO_NOT_EDIT: 'x' }),
  ],
  ['an export of Proton Pass (JSON)', 'data.json', json({ version: '1', encrypted: false, vaults: {} })],
  ['an export of Aegis (JSON)', 'aegis.json', json({ version: 1, header: {}, db: {} })],
  ['an export of 2FAS (JSON)', 'x.2fas', json({ services: [], schemaVersion: 4 })],
  [
    'an encrypted export of Ente Auth (JSON)',
    'ente.txt',
    json({ version: 1, kdfParams: {}, encryptedData: '', encryptionNonce: '' }),
  ],
  ['an export of Keeper (JSON)', 'k.json', json({ shared_folders: [], records: [] })],
  ['an export of Enpass (JSON)', 'e.json', json({ folders: [], items: [] })],
  ['an export of Proton Authenticator (JSON)', 'p.json', json({ version: 1, entries: [] })],
  ['a JSON file', 'x.txt', json({ codes: ['1234 5678'] })],
  ['a damaged JSON file', 'x.json', utf8('{"codes": [')],
  [
    'an export of Bitwarden (CSV)',
    'b.csv',
    utf8('folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n'),
  ],
  ['an export of LastPass (CSV)', 'l.csv', utf8('url,username,password,totp,extra,name,grouping,fav\n')],
  ['an export of Apple Passwords (CSV)', 'p.csv', utf8('Title,URL,Username,Password,Notes,OTPAuth\r\n')],
  ['an export of Chrome or Edge (CSV)', 'c.csv', utf8('name,url,username,password,note\n')],
  ['an export of Chrome or Edge (CSV)', 'c.txt', utf8('sep=;\n"name";"url";"username";"password"\n')],
  ['an export of Firefox (CSV)', 'f.csv', utf8('"url","username","password","httpRealm","formActionOrigin","guid"\n')],
  [
    'an export of Proton Pass (CSV)',
    'p.csv',
    utf8('type,name,url,email,username,password,note,totp,createTime,modifyTime,vault\n'),
  ],
  ['an export of NordPass (CSV)', 'n.csv', utf8('name,url,additional_urls,username,password,note\n')],
  [
    'an export of Dashlane (CSV)',
    'd.csv',
    utf8('username,username2,username3,title,password,note,url,category,otpSecret\n'),
  ],
  [
    'an export of an authenticator app (otpauth addresses)',
    'ente-auth-codes.txt',
    utf8('otpauth://totp/GitHub:sam?secret=JBSWY3DPEHPK3PXP\notpauth://totp/Shop:x?secret=JBSWY3DPEHPK3PXP\n'),
  ],
  ['an export of an authenticator app (otpauth addresses)', 'x.txt', utf8('otpauth-migration://offline?data=abc')],
  ['a damaged KeePass database (KDBX)', 'vault.kdbx', utf8('hello')],
];

describe('what is not free text', () => {
  it.each(REFUSED)('%s (%s)', (kind, name, content) => {
    expect(() => unpack(name, content)).toThrow(
      expect.objectContaining({ name: 'UnpackError', code: 'unsupported-format', facts: { kind } }),
    );
  });

  it('no content of the file is in the message', () => {
    try {
      unpack('x.json', json({ secret: 'JBSWY3DPEHPK3PXP' }));
      expect.unreachable();
    } catch (error) {
      expect(String(error)).not.toContain('JBSWY3DPEHPK3PXP');
    }
  });

  it('an export of one line of more than 64 KB is called what it is', () => {
    const content = json({ encrypted: false, items: ['x'.repeat(70_000)] });
    expect(() => unpack('b.json', content)).toThrow(expect.objectContaining({ code: 'unsupported-format' }));
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
  ])('%s', (_title, name, text) => {
    expect(unpack(name, utf8(text))).toEqual({
      documents: [{ name, text, source: null }],
      encoding: 'utf-8',
      warnings: [],
    });
  });

  it('a line of more than 64 KB is too large', () => {
    expect(() => unpack('x.txt', utf8('x'.repeat(65_537)))).toThrow(expect.objectContaining({ code: 'too-large' }));
  });
});
