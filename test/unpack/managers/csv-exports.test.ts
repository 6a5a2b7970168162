/** CSV exports of password managers: which they are, what of them is looked at, and what stays out. */
import { describe, expect, it } from 'vitest';
import type { Contents } from '../../../main/unpack/entry.ts';
import { MOST_ENTRIES } from '../../../main/unpack/limits.ts';
import { readCsvExport } from '../../../main/unpack/managers/csv-exports.ts';
import { kindOfCsv } from '../../../main/unpack/managers/csv-kind.ts';
import { CANARY_PASSWORD } from '../canary.ts';
import { CODES, CSV_FIXTURES, FIREFOX } from './csv-fixtures.ts';

const read = (text: string): Promise<Contents> =>
  readCsvExport({ name: 'export.csv', bytes: new Uint8Array(), text, password: null, keyFile: null });

const bitwarden = (row: string): string =>
  `folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n${row}`;
const lastPass = (note: string): string =>
  `url,username,password,extra,name,grouping,fav\nhttp://sn,,,"${note}",Note,,0`;

describe.each(CSV_FIXTURES.map((fixture) => [fixture.manager, fixture] as const))(
  'an export of %s',
  (_name, fixture) => {
    it('is known by its columns', () => {
      expect(kindOfCsv(fixture.text)).toBe(fixture.kind);
    });

    it('gives the text with its entry, its login and where it stood', async () => {
      const { title, account, addresses, source, label } = fixture;
      const { entries, warnings } = await read(fixture.text);
      expect(entries[0]).toEqual({
        title,
        account,
        addresses,
        fields: [{ source, label, text: expect.any(String) }],
        files: [],
      });
      expect(entries[0]?.fields[0]?.text.split(/[\s,]+/)).toEqual(CODES);
      expect(warnings).toEqual([]);
    });

    it('names seeds and cards as left out, and its passwords nowhere', async () => {
      const contents = await read(fixture.text);
      expect(contents.ignored).toEqual(fixture.ignored);
      expect(JSON.stringify(contents)).not.toContain(CANARY_PASSWORD);
    });
  },
);

describe('files without a place for notes', () => {
  it.each([
    ['Firefox', FIREFOX],
    ['an older Chrome', `name,url,username,password\nGitHub,https://github.com,sam,${CANARY_PASSWORD}`],
    ['an older Apple', `Title,URL,Username,Password\nGitHub,https://github.com,sam,${CANARY_PASSWORD}`],
  ])('%s says so, and names what looks like a code in it as left out', async (_name, text) => {
    const { entries, warnings, ignored } = await read(text);
    expect(warnings).toEqual(['no-notes-column']);
    expect(ignored).toEqual([CANARY_PASSWORD]);
    expect(entries.flatMap(({ fields }) => fields)).toEqual([]);
  });

  it('keeps the account of every row', async () => {
    const { entries } = await read(FIREFOX);
    expect(entries).toMatchObject([
      { account: 'octo-sam', addresses: ['https://github.com'] },
      { account: 'sam', addresses: ['https://example.com'] },
    ]);
  });

  it('lists of cards are not said to lack notes', async () => {
    const { warnings, ignored } = await read(
      'type,account_name,account_holder,cc_number,code,expiration_month\ncredit_card,Visa,Sam,4242424242424242,123,1',
    );
    expect({ warnings, ignored }).toEqual({ warnings: [], ignored: ['4242424242424242'] });
  });
});

describe('items that were put away', () => {
  it.each([
    [
      '1Password',
      'Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes',
      'GitHub,,sam,x,,false,true,,old',
      'archived',
    ],
    [
      'KeePassXC',
      '"Group","Title","Username","Password","URL","Notes"',
      '"Root/Recycle Bin","GitHub","sam","x","","old"',
      'bin',
    ],
    [
      'KeePassXC, in German',
      '"Group","Title","Username","Password","URL","Notes"',
      '"Root/Papierkorb","GitHub","sam","x","","old"',
      'bin',
    ],
    ['one that nobody knows', 'name,user,password,notes,deleted_at', 'GitHub,sam,x,old,2025-01-02', 'trashed'],
  ])('%s: are counted, not read', async (_name, header, row, what) => {
    const { entries, warnings } = await read([header, row, row].join('\n'));
    expect(entries).toEqual([]);
    expect(warnings).toEqual([
      `${{ archived: 'archived-items-skipped', bin: 'recycle-bin-skipped', trashed: 'trashed-items-skipped' }[what]}:2`,
    ]);
  });

  it('are not worth a word when nothing was written in them', async () => {
    const { warnings } = await read(
      '"Group","Title","Username","Password","URL","Notes"\n"Recycle Bin","GitHub","sam","x","",""',
    );
    expect(warnings).toEqual([]);
  });
});

describe("Bitwarden's fields", () => {
  it('that hold a code each are one list', async () => {
    const { entries } = await read(
      bitwarden(`,,login,GitHub,,"Code 1: ${CODES[0]}\nCode 2: ${CODES[1]}\nCode 3: ${CODES[2]}",0,,sam,x,`),
    );
    expect(entries[0]?.fields).toEqual([{ source: 'GitHub.fields', label: 'Code', text: CODES.join('\n') }]);
  });

  it('go on over lines without a name', async () => {
    const { entries } = await read(
      bitwarden(`,,login,GitHub,,"Backup: one\n\ntwo\nhttps://example.com\nHint: three",0,,sam,x,`),
    );
    expect(entries[0]?.fields.map(({ label, text }) => [label, text])).toEqual([
      ['Backup', 'one\n\ntwo\nhttps://example.com'],
      ['Hint', 'three'],
    ]);
  });
});

describe("LastPass's notes with a type", () => {
  it('of a card name its number as left out and give its notes', async () => {
    const { entries, ignored } = await read(
      lastPass(
        'NoteType:Credit Card\nName on Card:Sam\nNumber:4242424242424242\nSecurity Code:123\nNotes:hello\nthere',
      ),
    );
    expect(ignored).toEqual(['4242424242424242']);
    expect(entries[0]?.fields).toEqual([{ source: 'Note.extra', label: null, text: 'hello\nthere' }]);
  });

  it('of a person give nothing but their notes', async () => {
    const { entries } = await read(lastPass('NoteType:Passport\nNumber:543826194\nNotes:'));
    expect(entries[0]?.fields).toEqual([]);
  });

  it('of a kind that somebody made give what was named', async () => {
    const { entries } = await read(
      lastPass(`NoteType:Custom_42\nLanguage:en-US\nRecovery codes:${CODES.join('\n')}\nPIN:4821`),
    );
    expect(entries[0]?.fields).toEqual([{ source: 'Note.extra', label: 'Recovery codes', text: CODES.join('\n') }]);
  });
});

describe('forms that a CSV file comes in', () => {
  const header = 'name,url,username,password,note';
  const row = 'GitHub,https://github.com,sam,x,';
  it.each([
    ['a byte order mark', `\uFEFF${header}\n${row}one`, 'one'],
    ['lines that end as on Windows', `${header}\r\n${row}"one\r\ntwo"\r\n`, 'one\ntwo'],
    ['lines that end as on old Macs', `${header}\r${row}one\r`, 'one'],
    ['quotes in quotes', `${header}\n${row}"say ""one"""`, 'say "one"'],
    ['columns in another order', `note,password,name,username,url\none,x,GitHub,sam,https://github.com`, 'one'],
    ['another case', `NAME,URL,Username,PASSWORD,Note\n${row}one`, 'one'],
    ['empty lines', `\n${header}\n\n${row}one\n\n`, 'one'],
    ['commas without quotes in the last column', `${header}\n${row}one,two`, 'one, two'],
    ['line ends written out', `${header}\n${row}"one\\ntwo\\r\\nthree"`, 'one\ntwo\nthree'],
    ['a path of Windows', `${header}\n${row}"C:\\new"`, 'C:\\new'],
    ['a quote that never ends', `${header}\n${row}"one\ntwo`, 'one\ntwo'],
    ['blanks around names', ` name , url , username , password , note \n${row}one`, 'one'],
  ])('%s', async (_name, text, note) => {
    const { entries } = await read(text);
    expect(entries).toMatchObject([{ title: 'GitHub', account: 'sam', fields: [{ text: note }] }]);
  });

  it('a row with fewer cells than the header has what it has', async () => {
    const { entries } = await read(`${header}\nGitHub,https://github.com`);
    expect(entries).toEqual([
      { title: 'GitHub', addresses: ['https://github.com'], account: null, fields: [], files: [] },
    ]);
  });

  it.each([
    [MOST_ENTRIES, 'contents'],
    [MOST_ENTRIES + 1, 'too-large'],
  ])('%i rows give %s', async (rows, outcome) => {
    const contents = read(`${header}\n${'a\n'.repeat(rows)}`);
    const came = await contents
      .then(({ entries }) => (entries.length === rows ? 'contents' : entries.length))
      .catch(({ code }) => code);
    expect(came).toBe(outcome);
  });

  it('a header without rows has no entries', async () => {
    expect(await read(header)).toEqual({ entries: [], warnings: [], ignored: [] });
  });

  it("NordPass's folders are no entries, and its damaged fields are text", async () => {
    const { entries } = await read(
      'name,url,username,password,note,cardholdername,type,custom_fields\nWork,,,,,,folder,\nA,,,,,,password,[oops',
    );
    expect(entries.map(({ title, fields }) => [title, fields.map(({ text }) => text)])).toEqual([['A', ['[oops']]]);
  });

  it("Proton Pass's cards, which it writes as JSON, give their note", async () => {
    const json = JSON.stringify({ number: '4242424242424242', pin: '4821', note: 'hello' }).replaceAll('"', '""');
    const { entries, ignored } = await read(
      `type,name,url,email,username,password,note,totp\ncreditCard,Visa,,,,,"${json}",`,
    );
    expect(entries[0]?.fields).toMatchObject([{ text: 'hello' }]);
    expect(ignored).toEqual(['4242424242424242']);
  });
});

describe('texts that are no export of a password manager', () => {
  it.each([
    ['nothing', ''],
    ['prose', 'Dear Sam, your user name, your password and some notes are below.'],
    ['codes', CODES.join('\n')],
    ['codes in columns', 'service,account,code\nGitHub,sam,82c9b-b791f'],
    ['two words', 'name,note'],
    ['a long line', `${'name,'.repeat(20_000)}`],
  ])('%s', async (_name, text) => {
    expect(kindOfCsv(text)).toBeNull();
    await expect(read(text)).rejects.toMatchObject({ code: 'unsupported-format' });
  });
});
