/** The JSON exports of Proton Pass, Enpass and Keeper. */
import { describe, expect, it } from 'vitest';
import type { ContainerReader, Contents } from '../../../main/unpack/entry.ts';
import { readBitwardenJson } from '../../../main/unpack/managers/bitwarden-json.ts';
import { readEnpass } from '../../../main/unpack/managers/enpass.ts';
import { readKeeper } from '../../../main/unpack/managers/keeper.ts';
import { readProtonPass } from '../../../main/unpack/managers/proton-pass.ts';
import { CANARY_PASSWORD } from '../canary.ts';
import { bitwardenExport } from './bitwarden-export.ts';
import { CODES } from './csv-fixtures.ts';
import {
  ENPASS,
  enpassExport,
  enpassField,
  enpassItem,
  KEEPER,
  keeperExport,
  PROTON_PASS,
  protonExport,
  protonItem,
} from './json-fixtures.ts';

const NOTE = CODES.join('\n');
const DISCORD = 'bru6-f6wb 3dqy-46qb j1fz-wvtn';

function read(reader: ContainerReader, value: unknown): Promise<Contents> {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return reader({ name: 'export.json', bytes: new Uint8Array(), text, password: null, keyFile: null });
}

describe('Proton Pass', () => {
  it('gives notes and named fields of every vault; the login is the user name, or the address', async () => {
    const { entries, warnings } = await read(readProtonPass, PROTON_PASS);
    const addresses = ['https://github.com/login'];
    expect(entries.slice(0, 3)).toEqual([
      {
        title: 'GitHub',
        addresses,
        account: 'octo-sam',
        fields: [{ source: 'Personal.items[0].note', label: null, text: NOTE }],
        files: [],
      },
      {
        title: 'Discord',
        addresses,
        account: 'sam@example.com',
        fields: [{ source: 'Personal.items[1].extraFields[0]', label: 'Backup codes', text: DISCORD }],
        files: [],
      },
      {
        title: 'Visa',
        addresses: [],
        account: null,
        fields: [{ source: 'Personal.items[2].note', label: null, text: 'card note' }],
        files: [],
      },
    ]);
    expect(warnings).toEqual(['trashed-items-skipped:1']);
  });

  it('names seeds and cards as left out; passwords and identities are nowhere', async () => {
    const contents = await read(readProtonPass, PROTON_PASS);
    expect(contents.ignored).toEqual(['JBSWY3DPEHPK3PXP', 'JBSWY3DPEHPK3PXA', '4242424242424242']);
    for (const secret of [CANARY_PASSWORD, '4821', '333']) expect(JSON.stringify(contents)).not.toContain(secret);
  });

  it('reads the sections of items of their own make, whose fields may be mere numbers', async () => {
    const sectionFields = CODES.map((content, at) => ({ fieldName: `${at + 1}`, type: 'hidden', data: { content } }));
    const item = protonItem({
      type: 'custom',
      content: { sections: [{ sectionName: 'Recovery codes', sectionFields }] },
    });
    const { entries } = await read(readProtonPass, protonExport([item]));
    expect(entries[0]?.fields).toEqual([
      { source: 'Personal.items[0].extraFields', label: 'Recovery codes', text: NOTE },
    ]);
  });

  it.each([
    ['that is armoured', '-----BEGIN PGP MESSAGE-----\n\nwcBMA\n-----END PGP MESSAGE-----'],
    ['that says so', { version: '1', encrypted: true, vaults: {} }],
  ])('refuses an encrypted export %s, with what to do', async (_name, value) => {
    await expect(read(readProtonPass, value)).rejects.toMatchObject({
      code: 'unsupported-format',
      detail: expect.stringContaining('export it again without a passphrase'),
      facts: { kind: 'an encrypted export of Proton Pass' },
    });
  });

  it.each([
    ['older logins', protonItem({ content: { username: 'sam' } }), { account: 'sam' }],
    ['vaults whose items are no list', 7, { title: '' }],
    [
      'fields without data',
      protonItem({ extraFields: [{ fieldName: 'x' }, null, 7, { data: 'plain', fieldName: 'y' }] }),
      { fields: [{ label: 'y', text: 'plain' }] },
    ],
    ['a state as text', protonItem({}, { state: '1' }), { title: 'GitHub' }],
  ])('bears %s', async (_name, item, entry) => {
    expect((await read(readProtonPass, protonExport([item]))).entries).toMatchObject([entry]);
  });
});

describe('Enpass', () => {
  it('gives notes, named fields and attachments', async () => {
    const { entries, warnings } = await read(readEnpass, ENPASS);
    const addresses = ['https://github.com/login'];
    expect(entries.slice(0, 2)).toEqual([
      {
        title: 'GitHub',
        addresses,
        account: 'octo-sam',
        fields: [{ source: 'items[0].note', label: null, text: NOTE }],
        files: [],
      },
      {
        title: 'Discord',
        addresses,
        account: 'octo-sam',
        fields: [{ source: 'items[1].fields[6]', label: 'Backup codes', text: DISCORD }],
        files: [
          {
            source: 'items[1].attachments[0]',
            name: 'discord_backup_codes.txt',
            bytes: new TextEncoder().encode(NOTE),
          },
        ],
      },
    ]);
    expect(warnings).toEqual(['trashed-items-skipped:1', 'archived-items-skipped:1']);
  });

  it('names seeds, cards and PINs as left out; passwords, identities and what was deleted are nowhere', async () => {
    const contents = await read(readEnpass, ENPASS);
    expect(contents.ignored).toEqual(['JBSWY3DPEHPK3PXP', '4821', '4242424242424242']);
    expect(JSON.stringify(contents)).not.toContain(CANARY_PASSWORD);
  });

  it.each([
    ['Recovery code', true],
    ['Backup codes', true],
    ['Wiederherstellungscode', true],
    ['Password', false],
    ['Backup', true],
    ['Wi-Fi', false],
    ['', false],
  ])('a field of the kind for passwords named "%s" may hold codes: %s', async (label, isRead) => {
    const item = enpassItem({ fields: [enpassField('password', label, '82c9b-b791f', { sensitive: 1 })] });
    const { entries } = await read(readEnpass, enpassExport([item]));
    expect(entries[0]?.fields.length).toBe(isRead ? 1 : 0);
  });

  it('names numbered fields by their section', async () => {
    const fields = [
      enpassField('section', 'Backup codes', ''),
      ...CODES.map((code, at) => enpassField('text', `${at + 1}.`, code)),
    ];
    const { entries } = await read(readEnpass, enpassExport([enpassItem({ fields })]));
    expect(entries[0]?.fields).toEqual([{ source: 'items[0].fields', label: 'Backup codes', text: NOTE }]);
  });

  it('knows an old export of Bitwarden, which has the same two lists', async () => {
    const { encrypted: _, ...old } = bitwardenExport();
    expect(await read(readEnpass, old)).toEqual(await read(readBitwardenJson, bitwardenExport()));
  });

  it.each([
    ['flags that are true', enpassItem({ note: 'x', trashed: true }), []],
    ['no fields', enpassItem({ fields: null, note: 12_345_678 }), [{ fields: [{ text: '12345678' }] }]],
    ['an attachment without bytes', enpassItem({ attachments: [{ name: 'a', data: null }, 7] }), [{ files: [] }]],
    [
      'an attachment with a path',
      enpassItem({ attachments: [{ name: '../a\\b.txt', data: 'eA==' }] }),
      [{ files: [{ name: 'b.txt' }] }],
    ],
  ])('bears %s', async (_name, item, entries) => {
    expect((await read(readEnpass, enpassExport([item]))).entries).toMatchObject(entries);
  });
});

describe('Keeper', () => {
  it('gives notes and custom fields', async () => {
    const { entries } = await read(readKeeper, KEEPER);
    expect([entries[0], entries[3]]).toEqual([
      {
        title: 'GitHub',
        addresses: ['https://github.com/login', 'https://gist.github.com'],
        account: 'octo-sam',
        fields: [
          { source: 'records[0].notes', label: null, text: NOTE },
          { source: 'records[0].custom_fields.Backup codes', label: 'Backup codes', text: DISCORD },
        ],
        files: [],
      },
      {
        title: 'Discord',
        addresses: [],
        account: 'sam',
        fields: [{ source: 'records[3].custom_fields.Recovery codes', label: 'Recovery codes', text: NOTE }],
        files: [],
      },
    ]);
  });

  it('names seeds, cards and PINs as left out; passwords, papers and answers are nowhere', async () => {
    const contents = await read(readKeeper, KEEPER);
    expect(contents.ignored).toEqual(['JBSWY3DPEHPK3PXP', '4821', '4242424242424242', 'JBSW Y3DP EHPK 3PXA']);
    for (const secret of [CANARY_PASSWORD, '543826194', '347']) expect(JSON.stringify(contents)).not.toContain(secret);
  });

  it.each([
    ['$text:Codes', 'Codes'],
    ['$text:Codes:2', 'Codes'],
    ['$multiline:2FA: codes:1', '2FA: codes'],
    ['Codes', 'Codes'],
    ['$note', null],
    ['$note::1', null],
  ])('the key %s is labelled %s', async (key, label) => {
    const { entries } = await read(readKeeper, keeperExport([{ title: 'a', custom_fields: { [key]: 'x' } }]));
    expect(entries[0]?.fields).toMatchObject([{ label, text: 'x' }]);
  });

  it('takes a list as lines, keys that differ by a number as one list, and numbers as texts', async () => {
    const custom = { Codes: CODES, '$text:Code:1': 'a1', '$text:Code:2': 'b2', Pins: 12_345_678 };
    const { entries } = await read(readKeeper, keeperExport([{ custom_fields: custom }]));
    expect(entries[0]?.fields.map(({ label, text }) => [label, text])).toEqual([
      ['Codes', NOTE],
      ['Code', 'a1\nb2'],
      ['Pins', '12345678'],
    ]);
  });

  it.each([
    ['no custom fields', { title: 'a', custom_fields: null }],
    ['a list of them', { title: 'a', custom_fields: ['x'] }],
    ['no record', null],
    ['a key that means something to programs', JSON.parse('{"custom_fields":{"__proto__":{"x":1},"constructor":"y"}}')],
  ])('bears %s', async (_name, record) => {
    expect((await read(readKeeper, keeperExport([record]))).entries).toHaveLength(1);
  });
});

describe.each([
  ['Proton Pass', readProtonPass],
  ['Enpass', readEnpass],
  ['Keeper', readKeeper],
])('%s', (name, reader) => {
  it.each(['{', '[]', '7', ''])('%s is a damaged export', async (text) => {
    await expect(read(reader, text)).rejects.toMatchObject({
      code: 'unsupported-format',
      facts: { kind: `a damaged export of ${name} (JSON)` },
    });
  });
});
