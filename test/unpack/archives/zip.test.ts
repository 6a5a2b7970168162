/** ZIP archives: what is taken out of them, what is counted, and what is refused before it costs anything. */
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readZip } from '../../../main/unpack/archives/zip.ts';
import type { Contents } from '../../../main/unpack/entry.ts';
import { MOST_ZIP_MEMBERS } from '../../../main/unpack/limits.ts';
import { type WrittenMember, writeZip } from './write-zip.ts';

const MIB = 1024 * 1024;
const text = (written: string): Uint8Array => new TextEncoder().encode(written);
const CODES = text('5d4a9-33e61\r\n6d64c-9453d\r\n');
const CODES_MEMBER = { path: 'github-recovery-codes.txt', bytes: CODES };

const read = (bytes: Uint8Array): Promise<Contents> =>
  readZip({ name: 'a.zip', bytes, text: '', password: null, keyFile: null });
const filesOf = async (bytes: Uint8Array): Promise<string[][]> => {
  const { entries } = await read(bytes);
  return entries.flatMap(({ files }) =>
    files.map((file) => [file.source, file.name, new TextDecoder().decode(file.bytes)]),
  );
};
const ONLY_CODES = [[CODES_MEMBER.path, CODES_MEMBER.path, new TextDecoder().decode(CODES)]];

describe('an archive', () => {
  it.each([
    ['stored', writeZip([{ ...CODES_MEMBER, method: 0 }])],
    ['deflated', writeZip([CODES_MEMBER])],
    ['of another program', zipSync({ [CODES_MEMBER.path]: CODES })],
    ['written to a pipe', writeZip([{ ...CODES_MEMBER, hasDescriptor: true }])],
    ['with wide numbers', writeZip([{ ...CODES_MEMBER, isWide: true }], { isWide: true })],
    ['with a comment', writeZip([CODES_MEMBER], { comment: 'PK\u0005\u0006 made at home' })],
    ['behind a program', writeZip([CODES_MEMBER], { before: new Uint8Array(777) })],
    ['behind a program, with wide numbers', writeZip([CODES_MEMBER], { before: new Uint8Array(777), isWide: true })],
  ])('%s gives its files', async (_name, bytes) => {
    expect(await filesOf(bytes)).toEqual(ONLY_CODES);
  });

  it('gives a file its name without the path, wherever that leads', async () => {
    const paths = ['a/b/one.txt', '../../../etc/two.txt', 'C:\\Users\\sam\\three.txt', '/four.txt'];
    const files = await filesOf(writeZip(paths.map((path) => ({ path, bytes: CODES }))));
    expect(files.map(([source, name]) => [source, name])).toEqual([
      ['a/b/one.txt', 'one.txt'],
      ['../../../etc/two.txt', 'two.txt'],
      ['C:\\Users\\sam\\three.txt', 'three.txt'],
      ['/four.txt', 'four.txt'],
    ]);
  });

  it('leaves folders, links and the files of systems out without a word', async () => {
    const others: WrittenMember[] = [
      'folder/',
      'folder\\',
      '__MACOSX/github-recovery-codes.txt',
      'folder/._github-recovery-codes.txt',
      'folder/.DS_Store',
      'Thumbs.db',
    ].map((path) => ({ path, bytes: CODES }));
    const link = { path: 'link.txt', bytes: text('/etc/passwd'), unixMode: 0o120777 };
    const bytes = writeZip([...others, link, { ...CODES_MEMBER, unixMode: 0o100644 }]);
    expect(await filesOf(bytes)).toEqual(ONLY_CODES);
    expect((await read(bytes)).warnings).toEqual([]);
  });

  it('reads names in UTF-8, and others as far as it can', async () => {
    const latin = Uint8Array.of(0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68);
    const files = await filesOf(
      writeZip([
        { path: 'Zürich.txt', bytes: CODES },
        { path: latin, bytes: CODES },
      ]),
    );
    expect(files.map(([, name]) => name)).toEqual(['Zürich.txt', 'Zürich']);
  });

  it.each([
    ['locked with a password', { flags: 1 }],
    ['packed in an unusual way', { method: 14 }],
    ['with another checksum', { crc: 1 }],
    ['larger than the directory says', { unpackedBytes: 3 }],
    ['smaller than the directory says', { unpackedBytes: 300 }],
  ])('counts a file %s as not read', async (_name, change) => {
    const bytes = writeZip([CODES_MEMBER, { path: 'other.txt', bytes: CODES, ...change }]);
    expect(await filesOf(bytes)).toEqual(ONLY_CODES);
    expect((await read(bytes)).warnings).toEqual(['files-not-read:1']);
  });

  it('is empty where there is nothing in it', async () => {
    expect(await filesOf(writeZip([]))).toEqual([]);
  });
});

describe('an archive that is refused', () => {
  it.each([
    ['cut off', writeZip([CODES_MEMBER]).slice(0, -30), 'damaged'],
    ['without an end', CODES, 'damaged'],
    ['all of it locked', writeZip([{ ...CODES_MEMBER, flags: 1 }]), 'locked with a password'],
    ['of Proton Pass, encrypted', writeZip([{ path: 'Proton Pass/data.pgp', bytes: CODES }]), 'PGP'],
    [
      'whose files share their bytes',
      writeZip(
        [{ ...CODES_MEMBER, packedBytes: 90 }, CODES_MEMBER, CODES_MEMBER].map((m) => ({ ...m, packedBytes: 200 })),
      ),
      'damaged',
    ],
  ])('%s: unsupported-format', async (_name, bytes, kind) => {
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'unsupported-format',
      facts: { kind: expect.stringContaining(kind) },
    });
  });

  it('has more members than anybody needs', async () => {
    const of = (count: number): Uint8Array =>
      writeZip(Array.from({ length: count }, (_, at) => ({ path: `${at}`, bytes: new Uint8Array(), method: 0 })));
    expect((await filesOf(of(MOST_ZIP_MEMBERS))).length).toBe(MOST_ZIP_MEMBERS);
    await expect(read(of(MOST_ZIP_MEMBERS + 1))).rejects.toMatchObject({ code: 'too-large' });
  });

  it.each([
    [MIB, 'fine'],
    [MIB + 1, 'too-large'],
  ])('packs %d zeros to a thousandth: %s', async (length, expected) => {
    const outcome = read(writeZip([{ path: 'zeros', bytes: new Uint8Array(length) }])).then(
      () => 'fine',
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : 'no code'),
    );
    expect(await outcome).toBe(expected);
  });

  it('says that it unpacks to gigabytes, and is not tried', async () => {
    const claims = { bytes: CODES, unpackedBytes: 0xffff_fff0 };
    await expect(read(writeZip([{ path: 'huge', ...claims }]))).rejects.toMatchObject({ code: 'too-large' });
  });

  it('unpacks to too much in many small steps', async () => {
    const members = Array.from({ length: 101 }, (_, at) => ({ path: `${at}`, bytes: new Uint8Array(MIB) }));
    await expect(read(writeZip(members))).rejects.toMatchObject({ code: 'too-large' });
  });
});
