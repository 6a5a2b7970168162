/** The kit page as a file: what a reader finds in it, what nobody may find, and that a key never counts without its page. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import type { KitModel } from '../../main/core/paper/kit.ts';
import { drawSheet } from '../../main/sheets/draw-sheet.ts';
import { KitFile } from '../../main/sheets/kit-file.ts';
import { kitModel } from '../../main/sheets/kit-model.ts';
import { replaceWay } from '../../main/vault/ways-in.ts';
import { KIT_KEY, kitOf, longKit } from '../core/paper/models.ts';
import { buildSmallVault, copyOf, openSmall } from '../vault/small-vault.ts';
import { actualTextsOf, draw, latin1, readCodeSigns } from './drawn.ts';

const small = await buildSmallVault('kit');
const solid = (text: string): string => text.replace(/[\s-]/gu, '');

describe.each([
  ['a4', kitOf()],
  ['letter', longKit({ paper: 'letter' })],
] as const)('the file on %s', (_, model) => {
  test('gives the key for copying as it is typed, and only the key', async () => {
    expect(await actualTextsOf((await draw(model)).pdf)).toEqual([KIT_KEY]);
  });

  test.each([true, false])(
    'pdf.js reads the 36 signs from the glyphs, in order (with ActualText: %s)',
    async (withText) => {
      expect((await readCodeSigns((await draw(model, withText)).pdf)).map(solid)).toEqual([solid(KIT_KEY)]);
    },
  );

  test('without a key it has no face of codes and no text for copying', async () => {
    const { pdf } = await draw({ ...model, recoveryKey: null });
    expect(await actualTextsOf(pdf)).toEqual([]);
    expect(await readCodeSigns(pdf)).toEqual(['']);
    expect(latin1(pdf)).not.toContain('CKCODE+');
  });

  test('has no document information, no metadata, no id', async () => {
    const text = latin1((await draw(model)).pdf);
    expect(text).not.toMatch(/\/Info|\/Metadata|\/Producer|\/Creator|\/CreationDate|\/Title|\/ID\b|xpacket/u);
    expect(text).toMatch(/\/PrintScaling \/None/u);
  });

  test('shows neither key nor name nor folder outside its compressed streams', async () => {
    const text = latin1((await draw(model)).pdf).toLowerCase();
    for (const said of [KIT_KEY, ...KIT_KEY.split('-'), model.name, model.file, model.folder, ...model.fingerprint]) {
      const utf16 = Buffer.from(said, 'utf16le').swap16();
      expect(text).not.toContain(said.toLowerCase());
      expect(text).not.toContain(utf16.toString('hex'));
      expect(text).not.toContain(utf16.toString('latin1').toLowerCase());
    }
    expect(text.match(/\/filter \/flatedecode/gu)).toHaveLength(text.match(/\bstream\r?\n/gu)?.length ?? -1);
  });
});

test('has the same bytes on every run', async () => {
  const [first, second] = [await drawSheet([kitOf()]), await drawSheet([kitOf()])];
  expect(first.pages).toBe(1);
  expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
});

test.each<[string, Partial<KitModel>, string]>([
  ['a folder in Chinese', { folder: '/home/王' }, 'U+738B'],
  ['a file in Hebrew', { file: 'כספת.coldkeep' }, 'U+05DB'],
  ['a line break in a folder', { folder: '/a\nb' }, 'U+000A'],
])('%s stops the page: the face has no such sign', async (_, changes, sign) => {
  await expect(drawSheet([kitOf(changes)])).rejects.toMatchObject({
    code: 'glyph-missing',
    facts: { where: 'name', sign },
  });
});

test('accents beside their letters are joined to them', async () => {
  await expect(drawSheet([kitOf({ name: 'Cafe\u0301', folder: '/Users/Zoe\u0308' })])).resolves.toMatchObject({
    pages: 1,
  });
});

describe('from an open vault', () => {
  test('the page says where it is, what opens it, and where its history stands', async () => {
    const session = await openSmall(copyOf(small), small);
    const model = kitModel(session, { recoveryKey: null, paper: 'letter', today: '2026-11-24' });
    expect(model).toEqual({
      layout: 'kit',
      paper: 'letter',
      name: 'own',
      file: 'own.coldkeep',
      folder: '/vaults',
      vaultId: small.vaultId,
      changeNumber: session.point.change,
      fingerprint: session.fingerprint,
      ways: { passphrase: 1, 'passphrase-and-key-file': 0, 'recovery-key': 1, shares: 0, other: 0 },
      recoveryKey: null,
      printedOn: '2026-11-24',
    });
    await session.lock();
  });

  test('a key whose slot is still to be written counts once, and kinds that are not known are counted', () => {
    const slot = {
      id: new Uint8Array(16),
      salt: new Uint8Array(32),
      bytes: new Uint8Array(224),
      work: { kdf: 'none' },
    } as const;
    const vault = {
      path: '/vaults/own',
      vaultId: small.vaultId,
      point: { change: 1, hash: new Uint8Array(32) },
      fingerprint: kitOf().fingerprint,
      slots: [{ ...slot, type: 'shares' } as const, { ...slot, type: null }],
    };
    const waysOf = (recoveryKey: string | null) =>
      kitModel(vault, { recoveryKey, paper: 'a4', today: '2026-11-24' }).ways;
    expect(waysOf(null)).toMatchObject({ 'recovery-key': 0, shares: 1, other: 1 });
    expect(waysOf(KIT_KEY)).toMatchObject({ 'recovery-key': 1, shares: 1, other: 1 });
  });
});

describe('a page with a new key on it', () => {
  const FILE = '/papers/kit.pdf';

  const opened = async () => {
    const ports = copyOf(small);
    ports.files.put('/papers', new Uint8Array());
    const session = await openSmall(ports, small);
    const kit = new KitFile(ports, session, { file: FILE, paper: 'a4' });
    const [, old] = session.slots;
    const issue = () =>
      replaceWay(ports, session, bytesToHex(old?.id ?? new Uint8Array()), { type: 'recovery-key' }, (made) =>
        kit.keep(made),
      );
    return { ports, session, kit, issue };
  };
  /** Whether the key that the vault had before still opens it. */
  const oldOpens = (ports: Awaited<ReturnType<typeof opened>>['ports']) =>
    openSmall(ports, small, { access: 'read', remember: false }).then(
      (session) => session.lock().then(() => true),
      () => false,
    );

  test('is on the list of files in clear, and holds the key that opens the vault from now on', async () => {
    const { ports, session, kit, issue } = await opened();
    const { made } = await issue();
    expect(await actualTextsOf(ports.files.content(FILE))).toEqual([made.recoveryKey]);
    expect([...session.state.plaintexts.keys()]).toEqual([FILE]);
    expect([kit.written, kit.leftOf(made).recoveryKey]).toEqual([[FILE], null]);
    await session.lock();
    expect(await oldOpens(ports)).toBe(false);
  });

  test('that cannot be written leaves the old key, no file and no open work', async () => {
    const { ports, session, kit, issue } = await opened();
    ports.files.plan = ({ operation, path }) => (operation === 'write' && path === FILE ? { errno: 'ENOSPC' } : null);
    await expect(issue()).rejects.toMatchObject({ code: 'disk-full' });
    expect([ports.files.has(FILE), session.state.plaintexts.size, kit.written]).toEqual([false, 0, []]);
    await session.lock();
    expect(await oldOpens(ports)).toBe(true);
  });

  test('over a file that came meanwhile is not written, and that file is nothing of ours', async () => {
    const { ports, session, issue } = await opened();
    ports.files.put(FILE, new Uint8Array([1, 2, 3]));
    await expect(issue()).rejects.toMatchObject({ code: 'would-overwrite' });
    expect([ports.files.content(FILE), session.state.plaintexts.size]).toEqual([new Uint8Array([1, 2, 3]), 0]);
    await session.lock();
    expect(await oldOpens(ports)).toBe(true);
  });

  test('is taken back when the key came to nothing', async () => {
    const { ports, session, kit } = await opened();
    await kit.keep({ recoveryKey: KIT_KEY });
    await kit.discard();
    expect([ports.files.has(FILE), session.state.plaintexts.size, kit.written]).toEqual([false, 0, []]);
    await session.lock();
  });

  test('that cannot be deleted again stays on the list', async () => {
    const { ports, session, kit } = await opened();
    await kit.keep({ recoveryKey: KIT_KEY });
    ports.files.plan = ({ operation, path }) => (operation === 'unlink' && path === FILE ? { errno: 'EACCES' } : null);
    await kit.discard();
    expect([...session.state.plaintexts.keys()]).toEqual([FILE]);
    await session.lock();
  });
});
