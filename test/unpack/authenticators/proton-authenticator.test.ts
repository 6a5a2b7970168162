/** Proton Authenticator's export, plain and with a password. */
import { describe, expect, it } from 'vitest';
import { readProtonAuthenticator } from '../../../main/unpack/authenticators/proton-authenticator.ts';
import { fileOf, sealProton } from './sealed-exports.ts';

const SEED = '4SJHB4GSD43FZBAI7C2HLRJGPQ';
const entry = (uri: string, name: string, note: string | null) => ({
  id: 'x',
  content: { uri, entry_type: 'Totp', name },
  note,
});
const DENO = `otpauth://totp/Deno:Mason?secret=${SEED}&issuer=Deno`;
const FILE = { version: 1, entries: [entry(DENO, 'Mason', null), entry(DENO, 'Mason', '1234-5678\n2345-6789')] };
const READ = {
  entries: [
    {
      title: 'Deno',
      addresses: [],
      account: 'Mason',
      fields: [{ source: 'entries[1].note', label: null, text: '1234-5678\n2345-6789' }],
      files: [],
    },
  ],
  warnings: [],
  ignored: [SEED],
};

it('gives the notes with issuer and account', async () => {
  expect(await readProtonAuthenticator(fileOf(FILE))).toEqual(READ);
});

it.each([
  ['steam://ABCDEFGH', 'Steam guard', 'Steam guard', null, ['ABCDEFGH']],
  ['', 'Bank', 'Bank', null, []],
  [`otpauth://totp/?secret=${SEED}&issuer=Deno`, 'Mason', 'Deno', 'Mason', [SEED]],
])('of %j, named %s', async (uri, name, title, account, ignored) => {
  const read = await readProtonAuthenticator(fileOf({ version: 1, entries: [entry(uri, name, 'note')] }));
  expect(read).toMatchObject({ entries: [{ title, account }], ignored });
});

describe('with a password', async () => {
  const sealed = await sealProton(FILE, 'right');
  it('gives the same', async () => {
    expect(await readProtonAuthenticator(fileOf(sealed, 'right'))).toEqual(READ);
  });
  it.each([
    ['password-needed', sealed, null],
    ['wrong-secret', sealed, 'wrong'],
    ['wrong-secret', { ...sealed, content: 'AAAA' }, 'right'],
    ['unsupported-format', { ...sealed, salt: 'AAAA' }, 'right'],
    ['unsupported-format', { ...sealed, content: 7 }, 'right'],
    ['unsupported-format', { version: 1, entries: 'none' }, null],
    ['unsupported-format', '', null],
  ])('%s (case %#)', async (code, value, password) => {
    await expect(readProtonAuthenticator(fileOf(value, password))).rejects.toMatchObject({ code });
  });
});
