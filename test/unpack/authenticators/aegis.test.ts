/** Aegis's export, plain and encrypted. */
import { describe, expect, it } from 'vitest';
import { readAegis } from '../../../main/unpack/authenticators/aegis.ts';
import { aegisSlot, fileOf, sealAegis } from './sealed-exports.ts';

const SEED = 'JBSWY3DPEHPK3PXP';
const entry = (issuer: string, name: string, note: string) => ({
  type: 'totp',
  issuer,
  name,
  note,
  info: { secret: SEED },
});
const DB = {
  version: 3,
  entries: [entry('Facebook', 'sam@example.com', '48304524\n84140964'), entry('Shop', 'x', '')],
};
const plain = (db: unknown) => ({ version: 1, header: { slots: null, params: null }, db });
const FACEBOOK = {
  title: 'Facebook',
  account: 'sam@example.com',
  fields: [{ source: 'entries[0].note', label: null, text: '48304524\n84140964' }],
};

describe('a plain export', () => {
  it('gives each note under its issuer and name, and leaves the seeds out', async () => {
    const { entries, ignored, warnings } = await readAegis(fileOf(plain(DB)));
    expect(entries).toMatchObject([FACEBOOK]);
    expect({ ignored, warnings }).toEqual({ ignored: [SEED], warnings: [] });
  });

  it.each([
    ['GitHub:octo-sam', 'GitHub', 'octo-sam'],
    ['GitHub', 'GitHub', null],
    ['', '', null],
  ])('without an issuer, the name %j says both', async (name, title, account) => {
    const { entries } = await readAegis(fileOf(plain({ entries: [entry('', name, 'x')] })));
    expect(entries).toMatchObject([{ title, account }]);
  });

  it('counts places in the file, not entries with notes', async () => {
    const { entries } = await readAegis(fileOf(plain({ entries: [null, 7, entry('A', 'b', 'c')] })));
    expect(entries[0]?.fields[0]?.source).toBe('entries[2].note');
  });
});

describe('an encrypted export', () => {
  it.each(['first', 'second', 'pässword ✓'])('is opened by %s of three passwords', async (password) => {
    const sealed = sealAegis(DB, 'first', 'second', 'pässword ✓');
    const { entries, ignored } = await readAegis(fileOf(sealed, password));
    expect([entries, ignored]).toMatchObject([[FACEBOOK], [SEED]]);
  });

  it.each([
    ['password-needed', 'no password', sealAegis(DB, 'right'), null],
    ['wrong-secret', 'a wrong password', sealAegis(DB, 'right'), 'wrong'],
    ['wrong-secret', 'an empty password', sealAegis(DB, 'right'), ''],
    ['unsupported-format', 'no slot for a password', sealAegis(DB), 'right'],
    ['unsupported-format', 'a changed database', { ...sealAegis(DB, 'right'), db: 'AAAA' }, 'right'],
  ])('%s: %s', async (code, _title, value, password) => {
    await expect(readAegis(fileOf(value, password))).rejects.toMatchObject({ code });
  });

  it.each([
    ['too-large', { n: 2 ** 21 }],
    ['too-large', { n: 2 ** 20, r: 9 }],
    ['too-large', { p: 17 }],
    ['unsupported-format', { n: 1000 }],
    ['too-large', { n: 2 ** 32 }],
    ['unsupported-format', { r: 0 }],
    ['unsupported-format', { p: '1' }],
  ])('%s: a slot that asks for %j', async (code, cost) => {
    const slots = [{ ...aegisSlot('right', new Uint8Array(32)), ...cost }];
    const sealed = { version: 1, header: { slots, params: {} }, db: 'AAAA' };
    await expect(readAegis(fileOf(sealed, 'right'))).rejects.toMatchObject({ code });
  });
});

it.each(['', '{', '[]', '7', '{"header":{"slots":null}}', '{"header":{"slots":null},"db":{"entries":{}}}'])(
  'refuses %j',
  async (text) => {
    await expect(readAegis(fileOf(text))).rejects.toMatchObject({ code: 'unsupported-format' });
  },
);
