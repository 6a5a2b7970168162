/** 1Password's export: notes, lists that are spread over fields, documents, and what stays out. */
import { describe, expect, it } from 'vitest';
import { readOnePux } from '../../../main/unpack/archives/one-pux.ts';
import type { Contents } from '../../../main/unpack/entry.ts';
import { CANARY_PASSWORD } from '../canary.ts';
import { DOCUMENT_ID, itemOf, onePuxOf, sectionOf } from './one-pux-export.ts';
import { writeZip } from './write-zip.ts';

const text = (written: string): Uint8Array => new TextEncoder().encode(written);
const CODES = text('5d4a9-33e61\r\n');
const DOCUMENT = { fileName: 'github-recovery-codes.txt', documentId: DOCUMENT_ID };
const DOCUMENT_MEMBER = { path: `files/${DOCUMENT_ID}__github-recovery-codes.txt`, bytes: CODES };

const read = (bytes: Uint8Array): Promise<Contents> =>
  readOnePux({ name: 'a.1pux', bytes, text: '', password: null, keyFile: null });
const readItems = (...items: readonly object[]): Promise<Contents> => read(onePuxOf(items));
const fieldsOf = async (...sections: readonly object[]): Promise<(string | null)[][]> => {
  const { entries } = await readItems(itemOf({ title: 'Mozilla' }, { sections }));
  return entries.flatMap(({ fields }) => fields.map(({ source, label, text: written }) => [source, label, written]));
};

describe('a login', () => {
  it('gives its notes, with title, sites and login, and its password nowhere', async () => {
    const item = itemOf(
      { title: ' Google ', url: 'https://accounts.google.com', urls: [{ url: 'https://mail.google.com' }] },
      {
        loginFields: [
          { value: CANARY_PASSWORD, designation: 'password' },
          { value: 'sam.rivera@example.com', designation: 'username' },
          { value: 'web form', designation: '' },
        ],
        notesPlain: 'Backup codes\n9886 4461',
        password: CANARY_PASSWORD,
        passwordHistory: [{ value: CANARY_PASSWORD, time: 1 }],
      },
    );
    expect(await readItems(item)).toEqual({
      entries: [
        {
          title: 'Google',
          addresses: ['https://accounts.google.com', 'https://mail.google.com'],
          account: 'sam.rivera@example.com',
          fields: [{ source: 'Google.notesPlain', label: null, text: 'Backup codes\n9886 4461' }],
          files: [],
        },
      ],
      warnings: [],
      ignored: [],
    });
  });

  it('is found one level deeper, where early exports have it', async () => {
    const { entries } = await readItems({ item: itemOf({ title: 'Google' }, { notesPlain: 'codes' }) });
    expect(entries[0]?.fields[0]?.source).toBe('Google.notesPlain');
  });
});

describe('a section', () => {
  it('of one code a field is one list under its heading', async () => {
    const fields = {
      'code 1': { concealed: 'x2ve9x4w7j' },
      'code 2': { string: 'i0cz1lqxwr' },
      'code 3': 'nijzk2wwsq',
    };
    expect(await fieldsOf(sectionOf('Recovery codes', fields))).toEqual([
      ['Mozilla.sections[0]', 'Recovery codes', 'x2ve9x4w7j\ni0cz1lqxwr\nnijzk2wwsq'],
    ]);
  });

  it('without a heading has the name of its fields', async () => {
    const fields = { 'code 1': { concealed: 'x2ve9x4w7j' }, 'code 2': { concealed: 'i0cz1lqxwr' } };
    expect(await fieldsOf(sectionOf('', fields))).toEqual([['Mozilla.sections[0]', 'code', 'x2ve9x4w7j\ni0cz1lqxwr']]);
  });

  it('of different fields gives each by itself', async () => {
    const fields = { 'backup codes': { string: 'a\nb' }, hint: { string: 'blue' } };
    expect(await fieldsOf({}, sectionOf('Security', fields))).toEqual([
      ['Mozilla.sections[1]', 'Security: backup codes', 'a\nb'],
      ['Mozilla.sections[1]', 'Security: hint', 'blue'],
    ]);
  });

  it('keeps passwords, addresses and dates to itself, and names seeds and cards as left out', async () => {
    const section = sectionOf('More', {
      'old password': { concealed: CANARY_PASSWORD },
      site: { url: 'https://example.com' },
      mail: { email: { email_address: 'sam@example.com', provider: null } },
      day: { date: 1700000000 },
      'one-time password': { totp: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP' },
      card: { creditCardNumber: '4242424242424242' },
      pin: { concealed: '4821' },
    });
    const { entries, ignored } = await readItems(itemOf({ title: 'Shop' }, { sections: [section] }));
    expect(entries[0]?.fields).toEqual([]);
    expect(ignored).toEqual(['JBSWY3DPEHPK3PXP', '4242424242424242', '4821']);
  });

  it('of a card or an identity gives only what people added', async () => {
    const form = { ...sectionOf('', { name: { string: 'Sam' } }, 'cardholder') };
    const added = sectionOf('', { 'backup code': { string: '1234 5678' } });
    const item = { ...itemOf({ title: 'Card' }, { sections: [form, added] }), categoryUuid: '002' };
    const { entries } = await readItems(item);
    expect(entries.flatMap(({ fields }) => fields.map((field) => field.text))).toEqual(['1234 5678']);
  });
});

describe('documents', () => {
  const owner = itemOf({ title: 'GitHub' }, { documentAttributes: DOCUMENT });
  const inField = itemOf({ title: 'GitHub' }, { sections: [sectionOf('', { kit: { file: DOCUMENT } })] });

  it.each([
    ['of an item', owner],
    ['in a field of an item', inField],
  ])('%s belong to it', async (_name, item) => {
    const { entries } = await read(onePuxOf([item], [DOCUMENT_MEMBER]));
    expect(entries.map(({ title, files }) => [title, files.map(({ source, name }) => [source, name])])).toEqual([
      ['GitHub', [['files/...github-recovery-codes.txt', 'github-recovery-codes.txt']]],
    ]);
    expect(entries[0]?.files[0]?.bytes).toEqual(CODES);
  });

  it('that no item names are taken by themselves, pictures of vaults are not', async () => {
    const { entries } = await read(onePuxOf([], [DOCUMENT_MEMBER, { path: 'files/avatar.png', bytes: CODES }]));
    expect(entries.map(({ title, files }) => [title, files.map(({ name }) => name)])).toEqual([
      ['', ['github-recovery-codes.txt']],
    ]);
  });

  it('that are not in the archive are no files, and locked ones are counted', async () => {
    expect((await readItems(owner)).entries[0]?.files).toEqual([]);
    const { entries, warnings } = await read(onePuxOf([owner], [{ ...DOCUMENT_MEMBER, flags: 1 }]));
    expect(entries[0]?.files).toEqual([]);
    expect(warnings).toEqual(['files-not-read:1']);
  });

  it.each([
    ['archived', { state: 'archived' }, 'archived-items-skipped:1'],
    ['in the trash', { trashed: true }, 'trashed-items-skipped:1'],
  ])('of an item that is %s stay out with it', async (_name, state, warning) => {
    const { entries, warnings } = await read(onePuxOf([{ ...owner, ...state }], [DOCUMENT_MEMBER]));
    expect(entries).toEqual([]);
    expect(warnings).toEqual([warning]);
  });
});

describe('an export that is refused', () => {
  it.each([
    ['is no archive', text('export.data')],
    ['has no data', writeZip([{ path: 'export.attributes', bytes: text('{}') }])],
    ['has data that are locked', writeZip([{ path: 'export.data', bytes: text('{}'), flags: 1 }])],
    ['has data that are cut off', writeZip([{ path: 'export.data', bytes: text('{"accounts":[') }])],
  ])('%s', async (_name, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ code: 'unsupported-format' });
  });

  it.each([
    [{}],
    [{ accounts: null }],
    [{ accounts: [null, 7, { vaults: 'x' }, { vaults: [null, { items: [null, 'x', 3] }] }] }],
  ])('is not refused where %j holds nothing', async (data) => {
    const contents = await read(writeZip([{ path: 'export.data', bytes: text(JSON.stringify(data)) }]));
    expect(contents.entries.flatMap(({ fields, files }) => [...fields, ...files])).toEqual([]);
  });
});
