/** What a computer says of a copy by its last-seen mark, and how it goes on with an older one: FORMAT.md sections 12 and 13. */
import { bytesToUtf8 } from '@noble/ciphers/utils.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../main/core/errors.ts';
import { encodeHeader } from '../../main/core/format/header.ts';
import { encodeMark, parseMark } from '../../main/core/format/mark.ts';
import type { Comparison } from '../../main/vault/marks.ts';
import type { Log } from '../../main/vault/read-log.ts';
import { judge } from '../../main/vault/standing.ts';
import { flipped, numberedBytes } from '../core/format/numbered-bytes.ts';
import { eventText, keysOf, withFrames } from './crafted-file.ts';
import type { FakePorts } from './fake-ports.ts';
import { codeOf, outcomeOf } from './outcome.ts';
import { buildSmallVault, copyOf, markPath, openSmall, revealed, type SmallVault, used, VAULT } from './small-vault.ts';

let vault: SmallVault;
/** The same vault, changed apart after frame 2. */
let fork: SmallVault;

beforeAll(async () => {
  vault = await buildSmallVault();
  const ports = copyOf(vault, firstFrames(3), 2);
  const session = await openSmall(ports, vault);
  await session.commit([revealed(2)]);
  await session.commit([used(2)]);
  const mark = ports.files.content(markPath(vault));
  const points = [...vault.points.slice(0, 4), session.point];
  await session.lock();
  fork = { ...vault, bytes: ports.files.content(VAULT), points, marks: [...vault.marks.slice(0, 4), mark] };
});

function firstFrames(count: number): Uint8Array {
  return vault.bytes.slice(0, vault.frameStarts[count]);
}

function tornAfter(count: number): Uint8Array {
  return vault.bytes.slice(0, (vault.frameStarts[count] ?? 0) + 300);
}

function changeOfMark(ports: FakePorts): number | undefined {
  if (!ports.files.has(markPath(vault))) return undefined;
  return parseMark(bytesToUtf8(ports.files.content(markPath(vault))))?.change;
}

async function textsOf(ports: FakePorts): Promise<string[]> {
  const session = await openSmall(ports, vault, { access: 'read' });
  return [...(await session.readEvents())].map((bytes) => bytesToUtf8(bytes));
}

describe('a copy is', () => {
  it.each([
    ['seen for the first time without a mark', 5, null, 'good', 7],
    ['the same as the mark', 5, 4, 'good', 7],
    ['newer than the mark', 5, 1, 'good', 7],
    ['rolled back behind the mark', 3, 4, 'read-only rolled-back', 7],
  ])('%s', async (_, frames, mark, expected, change) => {
    const ports = copyOf(vault, firstFrames(frames), mark);
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe(expected);
    expect(changeOfMark(ports)).toBe(change);
  });

  it('diverged when it has another history at the mark', async () => {
    const ports = copyOf(vault, fork.bytes, 4);
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('read-only diverged');
    expect(changeOfMark(ports)).toBe(7);
  });

  it('diverged when it is longer than the mark and has another history there', async () => {
    const ports = copyOf(vault, fork.bytes, 3);
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('read-only diverged');
  });

  it('of a changed key when the mark does not verify', async () => {
    const ports = copyOf(vault);
    const other = encodeMark(
      vault.points[4] ?? { change: 0, hash: numberedBytes(32, 1) },
      numberedBytes(32, 2),
      numberedBytes(16, 3),
    );
    ports.files.put(markPath(vault), new TextEncoder().encode(other));
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('read-only key-changed');
    expect(ports.files.content(markPath(vault))).toEqual(new TextEncoder().encode(other));
  });

  it('seen for the first time when the mark cannot be read as one', async () => {
    const ports = copyOf(vault);
    ports.files.put(markPath(vault), new Uint8Array(10));
    const session = await openSmall(ports, vault);
    expect(session.notices).toContain('first-time');
    expect(changeOfMark(ports)).toBe(7);
    await session.lock();
  });

  it('remembered by opening it, also for reading, unless asked not to', async () => {
    const ports = copyOf(vault, vault.bytes, null);
    await openSmall(ports, vault, { access: 'read', remember: false });
    expect(changeOfMark(ports)).toBeUndefined();
    await openSmall(ports, vault, { access: 'read' });
    expect(changeOfMark(ports)).toBe(7);
  });

  it('good all the same when the mark cannot be written, and that is said', async () => {
    const ports = copyOf(vault, vault.bytes, null);
    ports.files.plan = ({ operation, path }) =>
      operation === 'open' && path.startsWith('/data') ? { errno: 'EROFS' } : null;
    const session = await openSmall(ports, vault);
    expect(session.notices).toEqual(['first-time', 'mark-not-written']);
    await session.commit([revealed(2)]);
    expect(session.notices).toEqual(['first-time', 'mark-not-written']);
    await session.lock();
  });
});

describe('going on with an older copy', () => {
  const behind = (): FakePorts => copyOf(vault, firstFrames(3), 4);

  it('writes nothing by itself (R31)', async () => {
    const ports = behind();
    const session = await openSmall(ports, vault, { acceptOlder: true });
    expect(session.standing.code).toBeNull();
    await session.lock();
    expect(ports.files.content(VAULT)).toEqual(firstFrames(3));
    expect(changeOfMark(ports)).toBe(7);
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('read-only rolled-back');
  });

  it.each([
    ['rolled back', () => behind(), 5, 7],
    ['diverged', () => copyOf(vault, fork.bytes, 4), 7, 7],
    ['cut', () => copyOf(vault, tornAfter(3), 4), 5, 7],
  ])(
    'writes `VaultRestored` first and then the mark, naming what was given up: %s (R31)',
    async (_, make, point, given) => {
      const ports = make();
      const session = await openSmall(ports, vault, { acceptOlder: true });
      const markBefore = ports.files.content(markPath(vault));
      ports.files.calls.length = 0;
      await session.commit([used(3)]);
      const writes = ports.files.calls.filter(({ operation }) => operation === 'write');
      expect(writes.at(-1)?.path).toContain('/data/marks/');
      expect(writes.filter(({ path }) => path === VAULT).length).toBeGreaterThan(0);
      expect(ports.files.content(markPath(vault))).not.toEqual(markBefore);
      await session.lock();
      const [restored = '', asked = ''] = (await textsOf(ports)).slice(-2);
      const hash = bytesToHex((vault.points[4]?.hash ?? new Uint8Array(0)).slice(0, 16));
      expect(JSON.parse(restored)).toMatchObject({
        t: 'VaultRestored',
        d: { fork: point, givenUp: [{ change: given, hash }] },
      });
      expect(JSON.parse(asked).t).toBe('CodeUsed');
      expect(changeOfMark(ports)).toBe(point + 2);
      expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
    },
  );

  it('writes `VaultRestored` once', async () => {
    const ports = behind();
    const session = await openSmall(ports, vault, { acceptOlder: true });
    await session.commit([used(3)]);
    await session.commit([used(2)]);
    await session.lock();
    expect((await textsOf(ports)).filter((text) => text.includes('VaultRestored')).length).toBe(1);
  });

  it('writes `VaultRestored` at the next try when the first one failed', async () => {
    const ports = behind();
    const session = await openSmall(ports, vault, { acceptOlder: true });
    ports.files.plan = ({ operation, path }) => (operation === 'write' && path === VAULT ? { errno: 'ENOSPC' } : null);
    expect(await codeOf(() => session.commit([used(3)]))).toBe('disk-full');
    ports.files.plan = () => null;
    await session.commit([used(3)]);
    await session.lock();
    expect((await textsOf(ports)).slice(-2).map((text) => JSON.parse(text).t)).toEqual(['VaultRestored', 'CodeUsed']);
  });

  it('of a changed key gives up no point, since nobody knows who wrote the mark', async () => {
    const ports = copyOf(vault);
    const mark = encodeMark({ change: 900, hash: numberedBytes(32, 1) }, numberedBytes(32, 2), numberedBytes(16, 3));
    ports.files.put(markPath(vault), new TextEncoder().encode(mark));
    const session = await openSmall(ports, vault, { acceptOlder: true });
    await session.commit([used(3)]);
    await session.lock();
    expect(JSON.parse((await textsOf(ports)).at(-2) ?? '')).toMatchObject({ d: { fork: 7, givenUp: [] } });
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
  });

  it('is seen as newer by a computer whose mark is the point that was given up', async () => {
    const ports = behind();
    const session = await openSmall(ports, vault, { acceptOlder: true });
    await session.commit([used(3)]);
    await session.lock();
    const restored = ports.files.content(VAULT);
    for (const mark of [4, 2, 1]) {
      const elsewhere = copyOf(vault, restored, mark);
      expect(await outcomeOf(() => openSmall(elsewhere, vault)), `mark after frame ${mark}`).toBe('good');
      expect(changeOfMark(elsewhere)).toBe(7);
    }
    // What lies between the fork and that point is not named.
    expect(await outcomeOf(() => openSmall(copyOf(vault, restored, 3), vault))).toBe('read-only diverged');
  });

  it('is seen as newer by two computers that gave up different branches of the same length', async () => {
    const ports = behind();
    const first = await openSmall(ports, vault, { acceptOlder: true });
    await first.commit([used(3)]);
    await first.lock();
    // The other computer's branch ends at the same change number, with another history.
    ports.files.put(markPath(vault), fork.marks[4] ?? new Uint8Array(0));
    const second = await openSmall(ports, vault, { acceptOlder: true });
    await second.commit([used(2)]);
    await second.lock();
    const restored = ports.files.content(VAULT);
    expect(await outcomeOf(() => openSmall(copyOf(vault, restored, 4), vault))).toBe('good');
    expect(await outcomeOf(() => openSmall(copyOf(fork, restored, 4), vault))).toBe('good');
  });

  it('is no way past a damaged record', async () => {
    const damaged = flipped(vault.bytes, (vault.frameStarts[3] ?? 0) + 100);
    const session = await openSmall(copyOf(vault, damaged), vault, { acceptOlder: true });
    expect(session.standing.code).toBe('record-damaged');
    expect(session.isWritable).toBe(false);
    expect(await codeOf(() => session.commit([used(3)]))).toBe('record-damaged');
  });
});

describe('one damaged copy of the header', () => {
  const HEADER_BYTES = 1024;
  const copies: [string, number][] = [
    ['first', 100],
    ['second', HEADER_BYTES + 100],
  ];

  it.each(copies)('the %s: is written anew when the user says so, the history as it was', async (_, at) => {
    const damaged = flipped(vault.bytes, at);
    const ports = copyOf(vault, damaged);
    const session = await openSmall(ports, vault, { acceptOlder: true });
    expect(session.isWritable).toBe(true);
    const mended = ports.files.content(VAULT);
    expect(mended.slice(0, HEADER_BYTES)).toEqual(mended.slice(HEADER_BYTES, 2 * HEADER_BYTES));
    expect(session.point).toEqual(vault.points.at(-1));
    await session.commit([used(3)]);
    await session.lock();
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
    const kept = ports.files.paths.filter((path) => path.includes('.backups/') && path.endsWith('.coldkeep'));
    expect(kept.map((path) => ports.files.content(path))).toEqual([damaged]);
  });

  it.each(copies)('the %s: stays as it is where the file takes no other', async (_, at) => {
    const damaged = flipped(vault.bytes, at);
    const ports = copyOf(vault, damaged);
    ports.files.plan = ({ operation, path }) =>
      operation === 'rename' && path.startsWith(`${VAULT}.`) ? { errno: 'ENOSPC' } : null;
    expect(await codeOf(() => openSmall(ports, vault, { acceptOlder: true }))).toBe('disk-full');
    ports.files.plan = () => null;
    expect(ports.files.content(VAULT)).toEqual(damaged);
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('read-only header-damaged');
  });

  it('is only read where reading was asked for', async () => {
    const damaged = flipped(vault.bytes, 100);
    const ports = copyOf(vault, damaged);
    const session = await openSmall(ports, vault, { access: 'read', acceptOlder: true });
    expect(session.standing.code).toBe('header-damaged');
    expect(ports.files.content(VAULT)).toEqual(damaged);
  });

  it('stays where more is wrong: the yes was to the header alone', async () => {
    const older = flipped(firstFrames(3), 100);
    const ports = copyOf(vault, older, 4);
    const session = await openSmall(ports, vault, { acceptOlder: true });
    expect([session.standing.code, session.isWritable]).toEqual(['header-damaged', false]);
    expect(ports.files.content(VAULT)).toEqual(older);
  });
});

describe('a torn tail', () => {
  it.each([
    ['above it, so an acknowledged change is missing', 4, 'read-only truncated 4'],
    ['at the frame before it', 3, 'good unconfirmed-tail'],
    ['below it', 1, 'good unconfirmed-tail'],
    ['nowhere', null, 'read-only truncated 4'],
  ])('with the mark %s', async (_, mark, expected) => {
    const ports = copyOf(vault, tornAfter(4), mark);
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe(expected);
    expect(ports.files.content(VAULT)).toEqual(tornAfter(4));
  });

  it('is cut by the first append of the writer, after a copy of it was synced (R30)', async () => {
    const ports = copyOf(vault, tornAfter(4), 3);
    const session = await openSmall(ports, vault);
    ports.files.calls.length = 0;
    await session.commit([used(3)]);
    const side = ports.files.paths.find((path) => path.includes('.tail-')) ?? '';
    expect(side).toBe(`${VAULT}.tail-2026-11-24T09-30-12-345Z`);
    expect(ports.files.synced(side)).toEqual(tornAfter(4).slice(vault.frameStarts[4]));
    const order = ports.files.calls.map(({ operation, path }) => `${operation} ${path === side ? 'side' : path}`);
    expect(order.indexOf('sync side')).toBeGreaterThan(-1);
    expect(order.indexOf('sync side')).toBeLessThan(order.indexOf(`truncate ${VAULT}`));
    await session.lock();
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
    expect((await textsOf(ports)).length).toBe(7);
  });

  it('is left alone when it cannot be copied (R30)', async () => {
    const ports = copyOf(vault, tornAfter(4), 3);
    const session = await openSmall(ports, vault);
    for (const operation of ['open', 'write', 'sync']) {
      ports.files.plan = (call) =>
        call.operation === operation && call.path.includes('.tail-') ? { errno: 'ENOSPC' } : null;
      expect(await codeOf(() => session.commit([used(3)]))).toBe('disk-full');
      expect(ports.files.content(VAULT)).toEqual(tornAfter(4));
      expect(ports.files.paths.filter((path) => path.includes('.tail-'))).toEqual([]);
    }
    ports.files.plan = () => null;
    await session.commit([used(3)]);
    await session.lock();
  });

  it('is copied whole when a read is short, and beside an older copy of the same millisecond (R30)', async () => {
    const ports = copyOf(vault, tornAfter(4), 3);
    const older = `${VAULT}.tail-2026-11-24T09-30-12-345Z`;
    ports.files.put(older, Uint8Array.of(1));
    ports.files.plan = ({ operation }) => (operation === 'read' ? { partBytes: 7 } : null);
    const session = await openSmall(ports, vault);
    await session.commit([used(3)]);
    expect(ports.files.content(older)).toEqual(Uint8Array.of(1));
    expect(ports.files.content(`${older}-2`)).toEqual(tornAfter(4).slice(vault.frameStarts[4]));
    await session.lock();
  });

  it('without a mark is gone on with only when the user says so, and is cut then (R31)', async () => {
    const ports = copyOf(vault, tornAfter(4), null);
    const session = await openSmall(ports, vault, { acceptOlder: true });
    await session.commit([used(3)]);
    await session.lock();
    expect(ports.files.paths.some((path) => path.includes('.tail-'))).toBe(true);
    const [restored = ''] = (await textsOf(ports)).slice(-2);
    expect(JSON.parse(restored)).toMatchObject({ t: 'VaultRestored', d: { fork: 6, givenUp: [] } });
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
  });
});

describe('the judgement', () => {
  const none: Log['rest'] = { kind: 'none' };
  const torn: Log['rest'] = { kind: 'torn', facts: { record: 3 } };
  const bad: Log['rest'] = { kind: 'damaged', facts: { record: 3 } };
  const comparisons: Comparison[] = ['first-time', 'same', 'newer', 'rolled-back', 'diverged', 'key-changed'];
  const table: [Log['rest'], (ErrorCode | null)[]][] = [
    [none, [null, null, null, 'rolled-back', 'diverged', 'key-changed']],
    [torn, ['truncated', null, null, 'truncated', 'diverged', 'key-changed']],
    [bad, Array<ErrorCode>(6).fill('record-damaged')],
  ];
  const cases = table.flatMap(([rest, codes]) =>
    comparisons.map((comparison, i) => [rest.kind, comparison, codes[i] ?? null, rest] as const),
  );

  it.each(cases)('of rest %s and comparison %s is %s', (_, comparison, code, rest) => {
    expect(judge({ header: null, rest, comparison, mustNotWrite: false }).code).toBe(code);
  });

  it('puts what cannot be read before what is only not the newest', () => {
    const comparison = 'rolled-back';
    expect(judge({ header: 'header-damaged', rest: none, comparison, mustNotWrite: true }).code).toBe('header-damaged');
    expect(judge({ header: 'newer-version', rest: none, comparison, mustNotWrite: true }).code).toBe('newer-version');
    expect(judge({ header: null, rest: none, comparison, mustNotWrite: true }).code).toBe('unsupported-feature');
    expect(judge({ header: 'newer-version', rest: bad, comparison, mustNotWrite: true }).code).toBe('record-damaged');
  });
});

describe('before the header MAC is verified', () => {
  it('nothing is written, whoever made the header (R29)', async () => {
    const { header } = await keysOf(vault);
    const slots = header.slots.map(({ bytes }) => bytes);
    const { vaultId, fileSalt } = header;
    const forged = encodeHeader({ vaultId, epoch: 9, fileSalt, slots }, numberedBytes(32, 9));
    const ports = copyOf(vault, concatBytes(forged, forged, vault.bytes.slice(2048)));
    expect(await codeOf(() => openSmall(ports, vault, { breakLock: true, acceptOlder: true }))).toBe('header-tampered');
    const changing = new Set(['open', 'write', 'truncate', 'rename', 'unlink', 'makeFolder']);
    expect(ports.files.calls.filter(({ operation }) => changing.has(operation))).toEqual([]);
  });

  it('a wrong secret writes nothing (R15, R29)', async () => {
    const ports = copyOf(vault);
    const secret = 'not the passphrase of it';
    expect(await codeOf(() => openSmall(ports, vault, { secret }))).toBe('wrong-secret');
    expect(ports.files.calls.map(({ operation }) => operation)).toEqual(['identity', 'readFile']);
  });
});

describe('a reader', () => {
  it('takes no lock and touches nothing but the mark (R30)', async () => {
    const ports = copyOf(vault, tornAfter(4), 3);
    const session = await openSmall(ports, vault, { access: 'read' });
    expect(session.isWritable).toBe(false);
    expect(await codeOf(() => session.commit([used(3)]))).toBe('not-writable');
    await session.lock();
    expect(ports.files.calls.filter(({ operation }) => operation === 'open')).toEqual([]);
  });

  it('of a file with an event that it may not write beside still reads it', async () => {
    const keys = await keysOf(vault);
    const bytes = withFrames(vault, keys, 5, [[eventText('FromTheFuture', {})]]);
    const session = await openSmall(copyOf(vault, bytes), vault, { access: 'read' });
    expect(session.state.sets.size).toBe(1);
  });
});
