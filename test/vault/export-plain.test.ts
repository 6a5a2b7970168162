/** Plain exports of a vault: on record before a code is opened, for the owner only, never over a file, and gone when they fail. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { PlainSet } from '../../main/core/custody/plain-set.ts';
import { CodedError } from '../../main/core/errors.ts';
import { readText } from '../../main/core/importers/read-text.ts';
import { unpack } from '../../main/unpack/document.ts';
import { exportPlain } from '../../main/vault/export-plain.ts';
import type { Session } from '../../main/vault/session.ts';
import { storeSets } from '../../main/vault/store-sets.ts';
import type { FakePorts } from './fake-ports.ts';
import { codeOf } from './outcome.ts';
import { addSet, buildSmallVault, CODES, copyOf, openSmall, SET, type SmallVault, VAULT } from './small-vault.ts';

const OTHER = 'c'.repeat(32);
const FILE = '/out/everything.txt';
const OTHER_CODES = ['a1b2c-3d4e5', 'f6a7b-8c9d0'];

let vault: SmallVault;

beforeAll(async () => {
  vault = await buildSmallVault();
});

/** A vault with a set of three codes, the first used, and a revoked one of two. */
async function open(): Promise<{ ports: FakePorts; session: Session }> {
  const ports = copyOf(vault);
  const session = await openSmall(ports, vault);
  await addSet(session, OTHER, OTHER_CODES);
  await session.commit([{ t: 'SetRevoked', d: { set: OTHER } }]);
  ports.files.put('/out/there', new Uint8Array(1));
  return { ports, session };
}

const textOf = (ports: FakePorts, file = FILE): string => new TextDecoder().decode(ports.files.content(file));

async function logSince(session: Session, before: number): Promise<string[]> {
  const all = [...(await session.readEvents())].map((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
  return all.slice(before).map(({ t, d }) => [t, d.for ?? d.file].join(' '));
}

describe('an export of everything', () => {
  test('has every set, whatever its state, after all of it is on record in one change', async () => {
    const { ports, session } = await open();
    const before = session.point.change;
    let recorded = false;
    ports.files.plan = ({ operation, path }) => {
      if (operation === 'open' && path === FILE) recorded = session.state.plaintexts.has(FILE);
      return null;
    };
    expect(await exportPlain(ports, session, { format: 'txt', file: FILE })).toEqual({
      sets: 2,
      codes: 5,
      purged: 0,
      damaged: 0,
    });
    expect(recorded).toBe(true);
    expect(await logSince(session, before)).toEqual([
      'SetOpened export',
      'SetOpened export',
      `PlaintextWritten ${FILE}`,
    ]);
    expect(session.state.plaintexts.get(FILE)?.sheet).toBe(null);
    const { sets } = readText({ name: 'everything.txt', text: textOf(ports) });
    expect(sets.map(({ retired, codes }) => [retired, codes.map(({ text }) => text)])).toEqual([
      [false, CODES],
      [true, OTHER_CODES],
    ]);
  });

  test('is read by the importer of the product as the file that it is', async () => {
    const { ports, session } = await open();
    await exportPlain(ports, session, { format: 'txt', file: FILE });
    expect((await unpack('everything.txt', ports.files.content(FILE))).documents[0]?.text).toBe(textOf(ports));
  });

  test.each(['json', 'csv', 'txt'] as const)('as %s holds every code', async (format) => {
    const { ports, session } = await open();
    await exportPlain(ports, session, { format, file: FILE });
    for (const code of [...CODES, ...OTHER_CODES]) expect(textOf(ports)).toContain(code);
  });

  test('says of a purged set that it is, without codes', async () => {
    const { ports, session } = await open();
    await session.rewrite({ events: [{ t: 'PayloadPurged', d: { set: OTHER } }], keepsNoOldCopy: true });
    expect(await exportPlain(ports, session, { format: 'json', file: FILE })).toMatchObject({
      sets: 1,
      codes: 3,
      purged: 1,
    });
    const { sets }: { readonly sets: readonly PlainSet[] } = JSON.parse(textOf(ports));
    expect(sets.map(({ purgedAt, codes }) => [purgedAt !== null, codes.map(({ code }) => code)])).toEqual([
      [false, CODES],
      [true, [null, null]],
    ]);
  });

  test('of a vault without codes is nothing', async () => {
    const { ports, session } = await open();
    for (const set of [SET, OTHER]) await session.commit([{ t: 'PayloadPurged', d: { set } }]);
    expect(await codeOf(() => exportPlain(ports, session, { format: 'json', file: FILE }))).toBe('nothing-found');
  });
});

describe('an export of some sets', () => {
  test('opens no other one', async () => {
    const { ports, session } = await open();
    const before = session.point.change;
    await exportPlain(ports, session, { format: 'csv', file: FILE, sets: [OTHER] });
    expect(await logSince(session, before)).toHaveLength(2);
    expect(textOf(ports)).not.toContain(CODES[1]);
    expect(textOf(ports)).toContain(OTHER_CODES[1]);
  });
  test('refuses a purged one', async () => {
    const { ports, session } = await open();
    await session.commit([{ t: 'PayloadPurged', d: { set: OTHER } }]);
    const order = { format: 'csv', file: FILE, sets: [OTHER] } as const;
    expect(await codeOf(() => exportPlain(ports, session, order))).toBe('purged');
  });
});

describe('when it cannot be written', () => {
  test.each([
    ['a file is there', 'would-overwrite', '/out/there'],
    ['the folder is not there', 'no-such-file', '/nowhere/x.txt'],
  ] as const)('because %s, no code is opened', async (_, code, file) => {
    const { ports, session } = await open();
    const before = session.point.change;
    expect(await codeOf(() => exportPlain(ports, session, { format: 'txt', file }))).toBe(code);
    expect(session.point.change).toBe(before);
    expect(ports.files.content('/out/there')).toHaveLength(1);
  });

  test.each([
    ['open', 'EACCES', 'not-writable'],
    ['write', 'ENOSPC', 'disk-full'],
    ['sync', 'EIO', 'not-writable'],
  ] as const)(
    'because %s fails with %s, nothing of it stays, and the record says so',
    async (operation, errno, code) => {
      const { ports, session } = await open();
      const before = session.point.change;
      ports.files.plan = (call) => (call.operation === operation && call.path === FILE ? { errno } : null);
      expect(await codeOf(() => exportPlain(ports, session, { format: 'txt', file: FILE }))).toBe(code);
      expect(await ports.files.identity(FILE)).toBe(null);
      expect((await logSince(session, before)).at(-1)).toBe(`PlaintextDestroyed ${FILE}`);
      expect(session.state.plaintexts.size).toBe(0);
    },
  );

  test('and cannot be taken away either, it stays on the list', async () => {
    const { ports, session } = await open();
    ports.files.plan = ({ operation, path }) =>
      path === FILE && (operation === 'sync' || operation === 'unlink') ? { errno: 'EIO' } : null;
    expect(await codeOf(() => exportPlain(ports, session, { format: 'txt', file: FILE }))).toBe('not-writable');
    expect(session.state.plaintexts.has(FILE)).toBe(true);
  });

  test('because the user stopped it, there is no file, and the record says so', async () => {
    const { ports, session } = await open();
    const stopping = new AbortController();
    const exporting = codeOf(() => exportPlain(ports, session, { format: 'txt', file: FILE, signal: stopping.signal }));
    stopping.abort(new CodedError('interrupted'));
    expect(await exporting).toBe('interrupted');
    expect(await ports.files.identity(FILE)).toBe(null);
    expect(session.state.plaintexts.size).toBe(0);
  });

  test('because the opening cannot be recorded, there is no file', async () => {
    const { ports, session } = await open();
    ports.files.plan = ({ operation, path }) => (operation === 'write' && path === VAULT ? { errno: 'ENOSPC' } : null);
    expect(await codeOf(() => exportPlain(ports, session, { format: 'txt', file: FILE }))).toBe('disk-full');
    expect(ports.files.calls.some(({ operation, path }) => operation === 'open' && path === FILE)).toBe(false);
  });
});

test('a text that was exported goes into another vault whole', async () => {
  const { ports, session } = await open();
  await exportPlain(ports, session, { format: 'txt', file: FILE });
  const { sets } = readText({ name: 'everything.txt', text: textOf(ports) });
  const made = await buildSmallVault('fresh');
  const fresh = copyOf(made);
  const other = await openSmall(fresh, made);
  await other.rewrite({ events: [{ t: 'PayloadPurged', d: { set: SET } }], keepsNoOldCopy: true });
  const decided = sets.map((draft) => ({
    draft,
    service: draft.service,
    label: draft.label,
    account: draft.account,
    replaces: null,
    updatesMarks: false,
  }));
  const { added } = await storeSets(other, fresh.random, decided);
  const opened = other.openedBy(
    await other.commit(added.map(({ set }) => ({ t: 'SetOpened', d: { set, for: 'export' } }))),
  );
  const there = added.map(({ set }) => [
    other.state.sets.get(set)?.state,
    (opened.get(set) ?? []).map(({ number, text }) => `${number} ${text}`),
  ]);
  const numbered = (codes: readonly string[]): string[] => codes.map((text, place) => `${place + 1} ${text}`);
  expect(there).toEqual([
    ['active', numbered(CODES)],
    ['superseded', numbered(OTHER_CODES)],
  ]);
});
