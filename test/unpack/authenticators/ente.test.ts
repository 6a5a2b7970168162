/** Ente Auth's exports: a list of addresses with notes, and the same list sealed. */
import { describe, expect, it } from 'vitest';
import { readLockedEnte } from '../../../main/unpack/authenticators/ente-locked.ts';
import { readEnteText } from '../../../main/unpack/authenticators/ente-text.ts';
import { fileOf, sealEnte } from './sealed-exports.ts';

const SEED = 'JBSWY3DPEHPK3PXP';
const NOTE = '82c9b-b791f\n0ed9c-ee661';

function line(path: string, display: object | string | null, issuer: string | null = 'GitHub'): string {
  const json = typeof display === 'string' ? display : JSON.stringify(display);
  const codeDisplay = display === null ? '' : `&codeDisplay=${encodeURIComponent(json)}`;
  return `otpauth://totp/${path}?secret=${SEED}${issuer === null ? '' : `&issuer=${encodeURIComponent(issuer)}`}${codeDisplay}`;
}
const read = (...lines: readonly string[]) => readEnteText(fileOf(lines.join('\n')));
const GITHUB = line('GitHub:octo-sam', { trashed: false, note: NOTE });

describe('the plain export', () => {
  it.each([
    ['GitHub:octo-sam', 'GitHub', 'GitHub', 'octo-sam'],
    ['GitHub%3Aocto-sam', 'GitHub', 'GitHub', 'octo-sam'],
    ['GitHub:octo-sam', null, 'GitHub', 'octo-sam'],
    ['octo-sam', 'Air Canada', 'Air Canada', 'octo-sam'],
    ['Git+Hub:a+b@example.com', 'Git+Hub', 'Git+Hub', 'a+b@example.com'],
    ['%E0%A4%A:x', 'GitHub', 'GitHub', 'x'],
    ['', null, '', null],
  ])('%s with the issuer %j is of %s, %j', async (path, issuer, title, account) => {
    const { entries, warnings, ignored } = await read(line(path, { note: NOTE }, issuer));
    expect(entries).toEqual([
      { title, addresses: [], account, files: [], fields: [{ source: 'codeDisplay.note', label: null, text: NOTE }] },
    ]);
    expect({ warnings, ignored }).toEqual({ warnings: [], ignored: [SEED] });
  });

  it('skips trashed entries that hold a note, and counts them', async () => {
    const trashed = line('GitHub:a', { trashed: true, note: NOTE });
    const { entries, warnings } = await read(
      trashed,
      trashed,
      line('Shop:x', { trashed: true }),
      line('B:y', { note: 'hi' }),
    );
    expect(entries.map(({ title }) => title)).toEqual(['GitHub']);
    expect(warnings).toEqual(['trashed-items-skipped:2']);
  });

  it.each([
    ['addresses without codeDisplay', line('GitHub:a', null)],
    ['a transfer of Google Authenticator', 'otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU'],
  ])('%s hold seeds and nothing else', async (_title, text) => {
    expect(await read(text, '')).toMatchObject({ entries: [], warnings: ['totp-secret-found'] });
  });

  it('an export whose notes are empty is no list of seeds alone', async () => {
    expect(await read(line('GitHub:a', { note: '' }))).toEqual({ entries: [], warnings: [], ignored: [SEED] });
  });

  it('keeps what stands between the addresses', async () => {
    const { entries } = await read(GITHUB, 'Discord backup codes', 'n55z-vg78', GITHUB);
    expect(entries.map(({ title, fields }) => [title, fields[0]?.text.trim()])).toEqual([
      ['GitHub', NOTE],
      ['GitHub', NOTE],
      ['', 'Discord backup codes\nn55z-vg78'],
    ]);
  });

  it('of a line that was cut off, takes the whole lines of its note only', async () => {
    const { entries } = await read(GITHUB.slice(0, GITHUB.indexOf('ee66') + 3));
    expect(entries[0]?.fields[0]?.text).toBe('82c9b-b791f');
  });

  it.each(['otpauth://', 'otpauth://totp/x?codeDisplay=7', 'otpauth://totp/x?codeDisplay=%7B%22note%22%3A7%7D'])(
    'finds nothing in %s',
    async (text) => {
      expect((await read(text)).entries).toEqual([]);
    },
  );
});

describe('the encrypted export', async () => {
  const sealed = await sealEnte(`${GITHUB}\n`, 'right');

  it('gives what the plain one gives', async () => {
    expect(await readLockedEnte(fileOf(sealed, 'right'))).toEqual(await read(GITHUB));
  });

  const params = sealed.kdfParams;
  it.each([
    ['password-needed', sealed, null],
    ['wrong-secret', sealed, 'wrong'],
    ['wrong-secret', { ...sealed, encryptedData: `AAAA${sealed.encryptedData.slice(4)}` }, 'right'],
    ['too-large', { ...sealed, kdfParams: { ...params, memLimit: 2 ** 30 + 1024 } }, 'right'],
    ['too-large', { ...sealed, kdfParams: { ...params, memLimit: 2 ** 30, opsLimit: 5 } }, 'right'],
    ['too-large', { ...sealed, kdfParams: { ...params, opsLimit: 65 } }, 'right'],
    ['unsupported-format', { ...sealed, kdfParams: { ...params, opsLimit: 0 } }, 'right'],
    ['unsupported-format', { ...sealed, kdfParams: { ...params, memLimit: 8191 } }, 'right'],
    ['unsupported-format', { ...sealed, kdfParams: { ...params, salt: 'AAAA' } }, 'right'],
    ['unsupported-format', { ...sealed, kdfParams: null }, 'right'],
    ['unsupported-format', { ...sealed, encryptionNonce: 'AAAA' }, 'right'],
    ['unsupported-format', { ...sealed, encryptedData: 7 }, 'right'],
    ['unsupported-format', '{', 'right'],
  ])('%s (case %#)', async (code, value, password) => {
    await expect(readLockedEnte(fileOf(value, password))).rejects.toMatchObject({ code });
  });
});
