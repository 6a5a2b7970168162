/** Bitwarden's JSON exports: plain, with a password, and for one account only. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Contents } from '../../../main/unpack/entry.ts';
import { MOST_ENTRIES } from '../../../main/unpack/limits.ts';
import { readBitwardenJson } from '../../../main/unpack/managers/bitwarden-json.ts';
import { readLockedBitwarden } from '../../../main/unpack/managers/bitwarden-locked.ts';
import { CANARY_PASSWORD } from '../canary.ts';
import { bitwardenExport, bitwardenItem, bitwardenLogin, GOOGLE_NOTE } from './bitwarden-export.ts';
import { CHEAP, type LockOptions, lockBitwarden } from './lock-bitwarden.ts';

const file = (value: unknown, password: string | null = null) => ({
  name: 'bitwarden_export.json',
  bytes: new Uint8Array(),
  text: typeof value === 'string' ? value : JSON.stringify(value),
  password,
  keyFile: null,
});
const read = (...items: readonly unknown[]): Promise<Contents> => readBitwardenJson(file(bitwardenExport(items)));
const hidden = (name: unknown, value: unknown) => ({ name, value, type: 1, linkedId: null });
const fieldsOf = async (...items: readonly unknown[]) => (await read(...items)).entries.flatMap(({ fields }) => fields);

describe('a plain export', () => {
  it('gives notes and named fields with their entry and login', async () => {
    const { entries } = await readBitwardenJson(file(bitwardenExport()));
    expect(entries.slice(0, 3)).toEqual([
      {
        title: 'Google',
        addresses: ['https://accounts.google.com'],
        account: 'sam.rivera@example.com',
        fields: [{ source: 'items[0].notes', label: null, text: GOOGLE_NOTE }],
        files: [],
      },
      {
        title: 'Discord',
        addresses: ['https://discord.com/login'],
        account: 'sam.rivera@example.com',
        fields: [
          {
            source: 'items[1].fields[0]',
            label: 'Backup codes',
            text: 'bru6-f6wb 3dqy-46qb j1fz-wvtn (used) vcv8-2ca1',
          },
        ],
        files: [],
      },
      {
        title: 'npm recovery codes',
        addresses: [],
        account: null,
        fields: [{ source: 'items[2].notes', label: null, text: 'c48abe9c\n4c5526d8' }],
        files: [],
      },
    ]);
  });

  it('names seeds, PINs and cards as left out; passwords and identities are nowhere', async () => {
    const contents = await readBitwardenJson(file(bitwardenExport()));
    expect(contents.ignored).toEqual(['JBSWY3DPEHPK3PXP', 'JBSW Y3DP EHPK 3PXA', '4821', '4242424242424242']);
    const written = JSON.stringify(contents);
    for (const secret of [CANARY_PASSWORD, '078-05-1120', '"123"']) expect(written).not.toContain(secret);
  });

  it('of an organisation reads as that of a person', async () => {
    const item = bitwardenItem({ name: 'Ops', organizationId: 'o', collectionIds: ['c'], notes: 'hello' });
    const organisation = { encrypted: false, collections: [{ id: 'c', name: 'Ops' }], items: [item] };
    expect((await readBitwardenJson(file(organisation))).entries).toMatchObject([
      { title: 'Ops', fields: [{ text: 'hello' }] },
    ]);
  });

  it('counts items that were deleted or archived, when something was written in them', async () => {
    const { entries, warnings } = await read(
      bitwardenItem({ notes: 'old', deletedDate: '2025-01-02T03:04:05.000Z' }),
      bitwardenItem({ fields: [hidden('Backup', 'old')], deletedDate: '2025-01-02T03:04:05.000Z' }),
      bitwardenItem({ deletedDate: '2025-01-02T03:04:05.000Z' }),
      bitwardenItem({ notes: 'old', archivedDate: '2025-01-02T03:04:05.000Z' }),
    );
    expect(entries).toEqual([]);
    expect(warnings).toEqual(['trashed-items-skipped:2', 'archived-items-skipped:1']);
  });

  it('does not name the seed of an item that it skips', async () => {
    const login = bitwardenLogin({ totp: 'JBSWY3DPEHPK3PXP' });
    const { ignored } = await read(bitwardenItem({ notes: 'old', deletedDate: '2025-01-02', login }));
    expect(ignored).toEqual([]);
  });

  it('takes fields that hold one code each as one list', async () => {
    const codes = ['82c9b-b791f', '0ed9c-ee661', '7f83d-1a8c8'];
    const fields = [
      hidden('Login', 'x y'),
      ...codes.map((code, at) => hidden(`Backup code ${at + 1}`, code)),
      hidden('Hint', 'h'),
    ];
    expect(await fieldsOf(bitwardenItem({ fields }))).toEqual([
      { source: 'items[0].fields[0]', label: 'Login', text: 'x y' },
      { source: 'items[0].fields', label: 'Backup code', text: codes.join('\n') },
      { source: 'items[0].fields[4]', label: 'Hint', text: 'h' },
    ]);
  });

  it.each([
    ['PIN', '4821', ['4821']],
    ['Card PIN', '4821', ['4821']],
    ['CVV', '123', []],
    ['TOTP secret', 'JBSWY3DPEHPK3PXP', ['JBSWY3DPEHPK3PXP']],
    ['anything', 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP', ['JBSWY3DPEHPK3PXP']],
    ['anything', 'otpauth://totp/x?digits=6&secret=JBSWY3DP%3D%zz', ['JBSWY3DP%3D%zz']],
    ['anything', 'otpauth://totp/x?secret=JBSWY3DP%3D&digits=6', ['JBSWY3DP=']],
    ['Password', 'x', []],
    ['Altes Passwort', 'x', []],
    ['App password', 'abcd efgh ijkl mnop', []],
    ['WLAN-Passwort', 'x', []],
    ['Contraseña del wifi', 'x', []],
    ['Backup password', 'x', []],
    ['Mot de passe 2:', 'x', []],
  ])('a field named %s holds no codes', async (name, value, left) => {
    const { entries, ignored } = await read(bitwardenItem({ fields: [hidden(name, value)] }));
    expect([entries[0]?.fields, ignored]).toEqual([[], left]);
  });

  it.each([
    ['One-time passwords', '4829 0806'],
    ['Einmalpasswörter', '4829 0806'],
    ['2FA backup codes', 'JBSWY3DPEHPK3PXP'],
    ['Pins and codes', '4821'],
    ['PIN', '4821\n4822\n4823'],
    ['Password reset codes', '4829 0806'],
    ['Recovery password', '123456-234567-345678'],
    ['Passport', 'x'],
    ['', '4829 0806'],
  ])('a field named "%s" may hold some', async (name, value) => {
    expect(await fieldsOf(bitwardenItem({ fields: [hidden(name, value)] }))).toMatchObject([{ text: value }]);
  });
});

it.each([
  [MOST_ENTRIES, 'contents'],
  [MOST_ENTRIES + 1, 'too-large'],
])('an export of %i items gives %s', async (items, outcome) => {
  const text = `{"encrypted":false,"items":[${'{},'.repeat(items - 1)}{}]}`;
  const came = readBitwardenJson(file(text)).then(({ entries }) => (entries.length === items ? 'contents' : 'fewer'));
  expect(await came.catch(({ code }) => code)).toBe(outcome);
});

describe('values that are not what they should be', () => {
  it.each([
    [
      'numbers in place of texts',
      bitwardenItem({ name: 7, notes: 12_345_678, login: { username: 42, uris: [{ uri: 9 }] } }),
      { title: '7', account: '42', addresses: ['9'], fields: [{ text: '12345678' }] },
    ],
    [
      'types as texts',
      bitwardenItem({ type: '1', name: 'a', fields: [{ name: 'b', value: 'c', type: '0' }] }),
      { fields: [{ label: 'b', text: 'c' }] },
    ],
    ['fields without a type', bitwardenItem({ fields: [{ name: 'b', value: 'c' }] }), { fields: [{ text: 'c' }] }],
    [
      'null everywhere',
      bitwardenItem({ name: null, login: null, fields: null, card: null }),
      { title: '', fields: [] },
    ],
    [
      'lists in place of objects',
      bitwardenItem({ name: [], notes: {}, login: [[]], fields: [[null], 'x', 3] }),
      { title: '', fields: [] },
    ],
    ['no item at all', null, { title: '', fields: [] }],
  ])('%s', async (_name, item, entry) => {
    expect((await read(item)).entries).toMatchObject([entry]);
  });

  it.each([
    ['{', 'unsupported-format'],
    ['[]', 'unsupported-format'],
    ['null', 'unsupported-format'],
  ])('%s is a damaged export', async (text, code) => {
    await expect(readBitwardenJson(file(text))).rejects.toMatchObject({
      code,
      facts: { kind: 'a damaged export of Bitwarden (JSON)' },
    });
  });

  it('an export without items has none', async () => {
    expect(await readBitwardenJson(file('{"encrypted":false,"items":{}}'))).toEqual({
      entries: [],
      warnings: [],
      ignored: [],
    });
  });
});

const VAULT = JSON.stringify(bitwardenExport());
const unlock = (options: LockOptions, password: string | null = options.password, changes = {}): Promise<Contents> =>
  readLockedBitwarden(file({ ...lockBitwarden(VAULT, options), ...changes }, password));
const ARGON2: LockOptions = { password: 'pässword 日', kdfType: 1, kdfIterations: 2, kdfMemory: 1, kdfParallelism: 1 };

describe('an export with a password', () => {
  it.each([
    ['PBKDF2', CHEAP],
    ['Argon2id with one lane', ARGON2],
    ['Argon2id with four lanes', { ...ARGON2, kdfParallelism: 4 }],
  ])('%s opens to what a plain export gives', async (_name, options) => {
    expect(await unlock(options)).toEqual(await readBitwardenJson(file(VAULT)));
  });

  it("opens with Bitwarden's own costs, from a file that another program wrote", async () => {
    const text = readFileSync(new URL('../files/bitwarden-encrypted-pbkdf2.json', import.meta.url), 'utf8');
    const { entries } = await readLockedBitwarden(file(text, 'sample-password'));
    expect(entries.map(({ title }) => title)).toEqual([
      'Google',
      'Discord',
      'npm recovery codes',
      'Stripe',
      'Visa',
      'Shop',
    ]);
  });

  it.each([
    ['without a password', null, 'password-needed'],
    ['with another one', 'sample-passwore', 'wrong-secret'],
    ['with an empty one', '', 'wrong-secret'],
  ])('%s says so', async (_name, password, code) => {
    await expect(unlock(CHEAP, password)).rejects.toMatchObject({ code });
  });

  it('tells damage from a wrong password', async () => {
    const data = String(lockBitwarden(VAULT)['data']);
    const middle = Math.floor(data.length / 2);
    const flipped = data.slice(0, middle) + (data[middle] === 'A' ? 'B' : 'A') + data.slice(middle + 1);
    await expect(unlock(CHEAP, CHEAP.password, { data: flipped })).rejects.toMatchObject({
      code: 'unsupported-format',
    });
  });

  it.each([
    ['no salt', { salt: '' }],
    ['no data', { data: null }],
    ['data of another make', { data: '7.AAAA' }],
    ['a check value that is cut off', { encKeyValidation_DO_NOT_EDIT: '2.AAAA|AAAA' }],
    ['no rounds', { kdfIterations: null }],
    ['no round', { kdfIterations: 0 }],
    ['half a round', { kdfIterations: 1.5 }],
    ['a derivation that nobody knows', { kdfType: 2 }],
    ['Argon2id without memory', { kdfType: 1, kdfMemory: null, kdfParallelism: 1 }],
  ])('with %s is damaged, whatever the password', async (_name, changes) => {
    await expect(unlock(CHEAP, null, changes)).rejects.toMatchObject({ code: 'unsupported-format' });
  });

  const costs = (kdfType: number, kdfIterations: number, kdfMemory = 1, kdfParallelism = 1) => ({
    ...{ kdfType, kdfIterations, kdfMemory, kdfParallelism },
  });
  it.each([
    [costs(0, 2_000_000), 'password-needed'],
    [costs(0, 2_000_001), 'too-large'],
    [costs(1, 64, 16), 'password-needed'],
    [costs(1, 65, 16), 'too-large'],
    [costs(1, 10, 1024), 'password-needed'],
    [costs(1, 11, 1024), 'too-large'],
    [costs(1, 1, 1025), 'too-large'],
    [costs(1, 1, 1, 64), 'password-needed'],
    [costs(1, 1, 1, 65), 'too-large'],
  ])('whose key costs %j is %s', async (changes, code) => {
    await expect(unlock(CHEAP, null, changes)).rejects.toMatchObject({ code });
  });
});

describe('an export that only its account opens', () => {
  it('says so and holds nothing', async () => {
    const restricted = {
      encrypted: true,
      encKeyValidation_DO_NOT_EDIT: '2.AAAA|AAAA|AAAA',
      folders: [],
      items: [{ notes: '2.AA' }],
    };
    const expected: Contents = { entries: [], warnings: ['account-restricted-export'], ignored: [] };
    expect(await readLockedBitwarden(file(restricted, 'any'))).toEqual(expected);
  });
});
