/** KeePass databases of both formats, opened with every kind of key, refused before they cost anything. */
import { readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { readKdbx } from '../../../main/unpack/archives/kdbx.ts';
import type { Kdf } from '../../../main/unpack/archives/kdbx-header.ts';
import { checkKdf, MOST_AES_ROUNDS } from '../../../main/unpack/archives/kdbx-kdf.ts';
import type { Contents } from '../../../main/unpack/entry.ts';
import { MOST_ARGON2_KIB_IN_ALL } from '../../../main/unpack/limits.ts';
import { CANARY_PASSWORD } from '../canary.ts';
import { fillWithCodes, hidden, type KdbxKey, type KdbxShape, writeKdbx } from './write-kdbx.ts';

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const read = (bytes: Uint8Array, { password, keyFile }: KdbxKey): Promise<Contents> =>
  readKdbx({ name: 'a.kdbx', bytes, text: '', password, keyFile });

const FIXTURE_KEY = { password: 'fixture ä€', keyFile: null };
const PASSWORD = { password: 'correct horse', keyFile: null };
const PLAIN: KdbxShape = { format: 4, cipher: 'ChaCha20', kdf: 'Aes', isCompressed: true };
const SHAPES: readonly KdbxShape[] = [
  { format: 3, cipher: 'Aes', kdf: 'Aes', isCompressed: true },
  { format: 3, cipher: 'Aes', kdf: 'Aes', isCompressed: false },
  { format: 4, cipher: 'Aes', kdf: 'Aes', isCompressed: true },
  { format: 4, cipher: 'ChaCha20', kdf: 'Argon2d', isCompressed: false },
  { format: 4, cipher: 'Aes', kdf: 'Argon2id', isCompressed: true },
];

describe('a database of KeePassXC', () => {
  it('gives notes, own fields and attachments of what is live, and counts the rest', async () => {
    const { entries, warnings, ignored } = await read(fixture('keepassxc.kdbx'), FIXTURE_KEY);
    expect(entries.map(({ title, account, addresses }) => ({ title, account, addresses }))).toEqual([
      {
        title: 'Google',
        account: 'sam.rivera@example.com',
        addresses: ['https://accounts.google.com', 'https://mail.google.com'],
      },
      { title: 'GitHub', account: 'octo-sam', addresses: ['https://github.com'] },
      { title: 'Mozilla — Zürich', account: 'samr', addresses: [] },
    ]);
    expect(entries.flatMap(({ fields }) => fields)).toEqual([
      { source: 'Google/Notes', label: null, text: 'bought with 1 < 2 & 3' },
      {
        source: 'Google/Backup codes',
        label: 'Backup codes',
        text: '9886 4461\n2817 5403\n8213 9357\n8270 7147\n3332 9040',
      },
      { source: 'GitHub/Notes', label: null, text: 'see the attachment' },
      {
        source: 'Mozilla — Zürich/Code 1',
        label: 'Code',
        text: 'x2ve9x4w7j\ni0cz1lqxwr\nnijzk2wwsq\nq44vkifts9',
      },
    ]);
    expect(
      entries.flatMap(({ files }) => files.map(({ source, name, bytes }) => [source, name, bytes.length])),
    ).toEqual([['GitHub/github-recovery-codes.txt', 'github-recovery-codes.txt', 208]]);
    expect(warnings).toEqual(['history-skipped:2', 'recycle-bin-skipped:1']);
    expect(ignored).toEqual(['JBSWY3DPEHPK3PXP', 'GEZDGNBVGY3TQOJQ']);
    expect(JSON.stringify(entries)).not.toContain(CANARY_PASSWORD);
  });

  it.each([null, ''])('opens by its key file alone, where the password is %j', async (password) => {
    const keyFile = fixture('keepassxc-key-file.keyx');
    const { entries } = await read(fixture('keepassxc-key-file.kdbx'), { password, keyFile });
    expect(entries[0]?.fields[0]?.text).toBe('Backup codes\n1583 8795\n9396 7934\n7746 3360');
  });
});

describe.each(SHAPES.map((shape) => [JSON.stringify(shape), shape] as const))(
  'a database of shape %s',
  (_name, shape) => {
    it('gives what another implementation wrote', async () => {
      const { entries, warnings } = await read(await writeKdbx(shape, PASSWORD, fillWithCodes), PASSWORD);
      expect(entries.flatMap(({ fields }) => fields.map(({ source, text }) => [source, text]))).toEqual([
        ['Google/Notes', 'Ключ & <key> 😀'],
        ['Google/Backup codes', '9886 4461\n2817 5403\n8213 9357'],
      ]);
      const files = entries.flatMap((entry) => entry.files);
      expect(files.map(({ source, bytes }) => [source, new TextDecoder().decode(bytes)])).toEqual([
        ['GitHub/codes.txt', '5d4a9-33e61'],
        ['GitHub/more.txt', '6d64c-9453d'],
      ]);
      expect(warnings).toEqual(['history-skipped:1', 'recycle-bin-skipped:1']);
    });

    it('says that a password does not fit', async () => {
      const bytes = await writeKdbx(shape, PASSWORD, fillWithCodes);
      await expect(read(bytes, { password: 'Correct horse', keyFile: null })).rejects.toMatchObject({
        code: 'wrong-secret',
      });
    });
  },
);

const RAW_KEY = Uint8Array.from({ length: 32 }, (_, at) => at * 7);
const text = (written: string): Uint8Array => new TextEncoder().encode(written);
const xmlKey = (version: string, data: string, hash = ''): Uint8Array =>
  text(
    `<?xml version="1.0"?><KeyFile><Meta><Version>${version}</Version></Meta><Key><Data${hash}>${data}</Data></Key></KeyFile>`,
  );
const keyHash = bytesToHex(sha256(RAW_KEY).subarray(0, 4)).toUpperCase();
const HTML = text('<html><body>codes</body></html>');
/** The last is what the other implementation is given: the key in it, where it does not take the file. */
const KEY_FILES: readonly (readonly [string, Uint8Array, Uint8Array])[] = [
  ['of 32 bytes', RAW_KEY, RAW_KEY],
  ['of 64 hexadecimal digits', text(bytesToHex(RAW_KEY)), RAW_KEY],
  ['in XML of the first version', xmlKey('1.00', Buffer.from(RAW_KEY).toString('base64')), RAW_KEY],
  ['in XML of the second version', xmlKey('2.0', `\n  ${bytesToHex(RAW_KEY)}\n`, ` Hash="${keyHash}"`), RAW_KEY],
  ['of any bytes', text('a picture of a cat'), text('a picture of a cat')],
  ['in XML of another kind', HTML, sha256(HTML)],
];

describe('key files', () => {
  it.each(KEY_FILES)('%s open a database with a password and without one', async (_name, keyFile, key) => {
    for (const password of ['correct horse', null]) {
      const bytes = await writeKdbx(PLAIN, { password, keyFile: key }, fillWithCodes);
      expect((await read(bytes, { password, keyFile })).entries.length).toBe(2);
      const without = { password: password ?? 'something', keyFile: null };
      await expect(read(bytes, without)).rejects.toMatchObject({ code: 'wrong-secret' });
    }
  });

  it.each([
    ['whose check value does not fit', xmlKey('2.0', bytesToHex(RAW_KEY), ' Hash="00000000"')],
    ['whose data are cut off', xmlKey('2.0', bytesToHex(RAW_KEY).slice(2), ` Hash="${keyHash}"`)],
    ['of an unknown version', xmlKey('3.0', bytesToHex(RAW_KEY))],
  ])('%s are called damaged', async (_name, keyFile) => {
    const bytes = await writeKdbx(PLAIN, { password: null, keyFile: RAW_KEY }, fillWithCodes);
    const opened = read(bytes, { password: null, keyFile });
    await expect(opened).rejects.toMatchObject({ code: 'wrong-secret', detail: 'the key file is damaged' });
  });

  it('take a password that was left empty for none, then for an empty one', async () => {
    const bytes = await writeKdbx(PLAIN, { password: '', keyFile: RAW_KEY }, fillWithCodes);
    expect((await read(bytes, { password: '', keyFile: RAW_KEY })).entries.length).toBe(2);
    await expect(read(bytes, { password: null, keyFile: RAW_KEY })).rejects.toMatchObject({ code: 'wrong-secret' });
  });
});

describe('a database that cannot be opened', () => {
  it('asks for a password where none was given', async () => {
    const opened = read(fixture('keepassxc.kdbx'), { password: null, keyFile: null });
    await expect(opened).rejects.toMatchObject({ code: 'password-needed' });
  });

  it('is called by its old format where it is KeePass 1', async () => {
    const kdb = Uint8Array.from(fixture('keepassxc.kdbx'));
    kdb[4] = 0x65;
    const opened = read(kdb, PASSWORD);
    await expect(opened).rejects.toMatchObject({
      code: 'unsupported-format',
      facts: { kind: expect.stringContaining('KeePass 1') },
    });
  });

  const TWOFISH = 'ad68f29f576f4bb9a36ad47af965346c';
  it('names Twofish', async () => {
    const bytes = await writeKdbx({ ...PLAIN, format: 3, cipher: 'Aes' }, PASSWORD, fillWithCodes);
    const hex = bytesToHex(bytes).replace('31c1f2e6bf714350be5805216afc5aff', TWOFISH);
    await expect(read(Uint8Array.from(Buffer.from(hex, 'hex')), PASSWORD)).rejects.toMatchObject({
      code: 'unsupported-format',
      facts: { kind: expect.stringContaining('Twofish') },
    });
  });

  it.each(SHAPES)(
    'is called damaged where any block of it was changed: $format $cipher $isCompressed',
    async (shape) => {
      const bytes = await writeKdbx(shape, PASSWORD, fillWithCodes);
      for (const fromEnd of [40, 60, 200]) {
        const changed = Uint8Array.from(bytes);
        changed[bytes.length - fromEnd] = (changed[bytes.length - fromEnd] ?? 0) ^ 1;
        await expect(read(changed, PASSWORD)).rejects.toMatchObject({ code: 'unsupported-format' });
      }
    },
  );
});

const ARGON2: Extract<Kdf, { kind: 'argon2d' | 'argon2id' }> = {
  kind: 'argon2d',
  salt: new Uint8Array(32),
  memoryKib: 64 * 1024,
  passes: 2,
  lanes: 2,
  version: 0x13,
  secret: new Uint8Array(),
  associated: new Uint8Array(),
};
const codeOf = (kdf: Kdf): string => {
  try {
    checkKdf(kdf);
    return 'fine';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'no code';
  }
};

describe('the costs of a key derivation', () => {
  it.each([
    [0, 'unsupported-format'],
    [1, 'fine'],
    [MOST_AES_ROUNDS - 1, 'fine'],
    [MOST_AES_ROUNDS, 'fine'],
    [MOST_AES_ROUNDS + 1, 'too-large'],
    [2 ** 64, 'too-large'],
  ])('%d rounds of AES: %s', (rounds, expected) => {
    expect(codeOf({ kind: 'aes', seed: new Uint8Array(32), rounds })).toBe(expected);
  });

  it.each([
    [{ memoryKib: 15 }, 'unsupported-format'],
    [{ memoryKib: 16 }, 'fine'],
    [{ memoryKib: 2 ** 20, passes: 4 }, 'fine'],
    [{ memoryKib: 2 ** 20 + 1, passes: 1 }, 'too-large'],
    [{ memoryKib: 64 * 1024, passes: MOST_ARGON2_KIB_IN_ALL / (64 * 1024) }, 'fine'],
    [{ memoryKib: 64 * 1024, passes: MOST_ARGON2_KIB_IN_ALL / (64 * 1024) + 1 }, 'too-large'],
    [{ passes: 0 }, 'unsupported-format'],
    [{ lanes: 0 }, 'unsupported-format'],
    [{ lanes: 256 }, 'unsupported-format'],
    [{ version: 0x12 }, 'unsupported-format'],
    [{ version: 0x10 }, 'fine'],
    [{ salt: new Uint8Array(7) }, 'unsupported-format'],
  ])('Argon2 with %j: %s', (change, expected) => {
    expect(codeOf({ ...ARGON2, ...change })).toBe(expected);
  });

  it('are looked at before anyone is asked for a password', async () => {
    const bytes = await writeKdbx({ ...PLAIN, format: 3, cipher: 'Aes' }, PASSWORD, fillWithCodes);
    // The field of rounds: its number, its length, ten of them.
    const hex = bytesToHex(bytes).replace('0608000a00000000000000', '060800ffffffffffffffff');
    const opened = read(Uint8Array.from(Buffer.from(hex, 'hex')), { password: null, keyFile: null });
    await expect(opened).rejects.toMatchObject({ code: 'too-large' });
  });
});

describe('what a database holds', () => {
  it('is not unpacked beyond the limit', async () => {
    const bytes = await writeKdbx(PLAIN, PASSWORD, async (database) => {
      const entry = database.createEntry(database.getDefaultGroup());
      const large = await database.createBinary(new Uint8Array(1024 * 1024).buffer);
      for (let at = 0; at < 101; at++) entry.binaries.set(`${at}`, large);
    });
    await expect(read(bytes, PASSWORD)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('may be protected everywhere: names, notes and links are told', async () => {
    const bytes = await writeKdbx(PLAIN, PASSWORD, (database) => {
      const entry = database.createEntry(database.getDefaultGroup());
      for (const [key, value] of [
        ['Title', 'GitHub'],
        ['UserName', 'octo-sam'],
        ['URL', 'https://github.com'],
        ['Notes', 'Recovery codes'],
        ['Old password', 'ca9a2-7bad0'],
        ['TimeOtp-Secret-Base32', 'GEZDGNBVGY3TQOJQ'],
        ['TimeOtp-Period', '30'],
        ['KPEX_PASSKEY_PRIVATE_KEY_PEM', 'MIGHAgEAMBMGByqGSM49'],
      ] as const)
        entry.fields.set(key, hidden(value));
    });
    expect(await read(bytes, PASSWORD)).toEqual({
      entries: [
        {
          title: 'GitHub',
          account: 'octo-sam',
          addresses: ['https://github.com'],
          fields: [{ source: 'GitHub/Notes', label: null, text: 'Recovery codes' }],
          files: [],
        },
      ],
      warnings: [],
      ignored: ['GEZDGNBVGY3TQOJQ'],
    });
  });
});
